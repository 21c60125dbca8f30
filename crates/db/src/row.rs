//! One row of an answer.

use crate::Value;

static NULL: Value = Value::Null;

/// One row, its cells in the order of the statement's columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row(pub(crate) Vec<Value>);

impl Row {
    /// The cell at position `i`, from 0; `Null` beyond the last column.
    pub fn value(&self, i: usize) -> &Value {
        self.0.get(i).unwrap_or(&NULL)
    }

    /// Moves the cell at position `i` out, leaving `Null`.
    pub fn take(&mut self, i: usize) -> Value {
        self.0.get_mut(i).map(std::mem::take).unwrap_or_default()
    }

    /// How many cells there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether the statement has no columns at all.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

//! What is wrong with a data file, and where.

use std::fmt;

/// A mistake in a data file of the demo.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fault {
    /// Name of the file.
    pub file: &'static str,
    /// Line in it, counted from one; 0 when it is the file as a whole.
    pub line: usize,
    /// What is wrong.
    pub what: String,
}

impl Fault {
    /// A mistake at a line.
    pub fn at(file: &'static str, line: usize, what: impl Into<String>) -> Self {
        Self {
            file,
            line,
            what: what.into(),
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.what)
    }
}

impl std::error::Error for Fault {}

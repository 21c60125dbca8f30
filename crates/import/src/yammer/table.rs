//! A table with a line of column names: read along, or from a row one has been at before.

use std::fs::File;
use std::io::BufReader;

use csv::{Position, Reader, ReaderBuilder, StringRecord};

use crate::Problem;

/// A row, whose cells have names.
pub(super) struct Row {
    columns: std::sync::Arc<Vec<String>>,
    cells: StringRecord,
}

impl Row {
    /// A cell; empty when the column is not there.
    pub fn get(&self, column: &str) -> &str {
        let at = self.columns.iter().position(|c| c == column);
        at.and_then(|at| self.cells.get(at))
            .unwrap_or_default()
            .trim()
    }

    /// A cell with a moment, which may say `null`.
    pub fn moment(&self, column: &str) -> &str {
        match self.get(column) {
            "null" => "",
            moment => moment,
        }
    }
}

/// A table.
pub(super) struct Table<'a> {
    reader: Reader<BufReader<&'a mut File>>,
    columns: std::sync::Arc<Vec<String>>,
}

impl<'a> Table<'a> {
    /// From its beginning.
    pub fn new(file: &'a mut File) -> Result<Self, Problem> {
        use std::io::Seek;
        let broken = |e: String| Problem::Unreadable(format!("a table: {e}"));
        file.rewind().map_err(|e| broken(e.to_string()))?;
        let mut reader = ReaderBuilder::new()
            .flexible(true)
            .from_reader(BufReader::new(file));
        let heads = reader.headers().map_err(|e| broken(e.to_string()))?;
        let column = |head: &str| head.trim_start_matches('\u{feff}').trim().to_lowercase();
        let columns = std::sync::Arc::new(heads.iter().map(column).collect());
        Ok(Self { reader, columns })
    }

    /// Where the next row is.
    pub fn position(&self) -> Position {
        self.reader.position().clone()
    }

    /// Goes to a row.
    pub fn seek(&mut self, to: &Position) -> Result<(), Problem> {
        if self.reader.position().byte() == to.byte() {
            return Ok(());
        }
        let done = self.reader.seek(to.clone());
        done.map_err(|e| Problem::Unreadable(format!("a table: {e}")))
    }

    /// The next row.
    pub fn next(&mut self) -> Option<Result<Row, csv::Error>> {
        let mut cells = StringRecord::new();
        match self.reader.read_record(&mut cells) {
            Ok(false) => None,
            Ok(true) => Some(Ok(Row {
                columns: self.columns.clone(),
                cells,
            })),
            Err(e) => Some(Err(e)),
        }
    }
}

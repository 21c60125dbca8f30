//! A row for each run in a file, so that a loss shows.

use std::collections::HashMap;
use std::path::Path;

use super::table::{Row, Table, Unit};

/// What each row begins with.
pub const FIRST: [&str; 5] = ["date", "commit", "machine", "load", "people"];
/// So much of a figure may be lost before it is said.
const LOSS: f64 = 0.25;

/// A run: where and when, then its figures by name.
type Run = HashMap<String, String>;

/// All runs that were kept, the last one last, with the names of their columns.
#[derive(Default)]
pub struct History {
    columns: Vec<String>,
    runs: Vec<Run>,
}

impl History {
    /// Reads the file, if there is one.
    pub fn read(file: &Path) -> Self {
        let Ok(text) = std::fs::read_to_string(file) else {
            return Self {
                columns: FIRST.map(str::to_owned).to_vec(),
                runs: Vec::new(),
            };
        };
        let cells = |line: &str| -> Vec<String> { line.split(',').map(str::to_owned).collect() };
        let mut lines = text.lines();
        let columns = lines.next().map(cells).unwrap_or_default();
        let run = |line| columns.iter().cloned().zip(cells(line)).collect();
        let runs = lines.map(run).collect();
        Self { columns, runs }
    }

    /// What fell by more than a quarter against the last run on the same machine with as many people.
    pub fn losses(&self, about: &[String; 5], table: &Table) -> Vec<String> {
        let alike = |run: &&Run| {
            [2, 4]
                .iter()
                .all(|n| run.get(FIRST[*n]) == Some(&about[*n]))
        };
        let before: Vec<&Run> = self.runs.iter().rev().filter(alike).collect();
        let mut losses = Vec::new();
        for (name, now, more) in figures(table) {
            let old = before
                .iter()
                .find_map(|run| run.get(&name)?.parse::<f64>().ok());
            let Some(old) = old else { continue };
            let lost = if more {
                now < old * (1.0 - LOSS)
            } else {
                now > old / (1.0 - LOSS)
            };
            if lost {
                losses.push(format!("{name}: {now:.3}, was {old:.3}"));
            }
        }
        losses
    }

    /// Adds this run and writes the file.
    pub fn add(mut self, about: [String; 5], table: &Table, file: &Path) -> std::io::Result<()> {
        let mut run: Run = FIRST.map(str::to_owned).into_iter().zip(about).collect();
        for (name, figure, _) in figures(table) {
            if !self.columns.contains(&name) {
                self.columns.push(name.clone());
            }
            run.insert(name, format!("{figure:.3}"));
        }
        self.runs.push(run);
        let line = |run: &Run| {
            let cell = |column| run.get(column).map_or("", String::as_str).replace(',', ";");
            self.columns.iter().map(cell).collect::<Vec<_>>().join(",")
        };
        let lines: Vec<String> = self.runs.iter().map(line).collect();
        std::fs::write(
            file,
            format!("{}\n{}\n", self.columns.join(","), lines.join("\n")),
        )
    }
}

/// Name, figure, and whether more of it is better; what stands beside a limit has its share, too.
fn figures(table: &Table) -> Vec<(String, f64, bool)> {
    let of = |row: &Row| {
        let itself = (row.key.clone(), row.figure, row.unit == Unit::PerSecond);
        let share = row
            .limit
            .map(|(_, share)| (format!("{}-share", row.key), share, true));
        [Some(itself), share]
    };
    table.rows.iter().flat_map(of).flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::super::table::Target;
    use super::*;

    fn about(people: &str) -> [String; 5] {
        ["2026-11-22", "abc", "4 cores", "0.1", people].map(str::to_owned)
    }

    fn table(rate: f64, wait: f64) -> Table {
        let mut table = Table::default();
        table.rates(
            "home",
            "home".to_owned(),
            &[(rate, 100.0)],
            Target::Share(0.7),
        );
        table.figure(
            "wait",
            "wait".to_owned(),
            (wait, Unit::Millis),
            Target::AtMost(50.0),
        );
        table
    }

    #[test]
    fn a_loss_against_the_last_run_of_the_same_kind_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("history.csv");
        History::read(&file)
            .add(about("1005"), &table(80.0, 10.0), &file)
            .unwrap();
        History::read(&file)
            .add(about("28000"), &table(8.0, 90.0), &file)
            .unwrap();
        let history = History::read(&file);
        assert!(
            history
                .losses(&about("1005"), &table(70.0, 12.0))
                .is_empty()
        );
        let losses = history.losses(&about("1005"), &table(50.0, 14.0));
        assert_eq!(
            losses,
            [
                "home: 50.000, was 80.000",
                "home-share: 0.500, was 0.800",
                "wait: 14.000, was 10.000"
            ]
        );
        assert!(
            history
                .losses(&about("5000"), &table(1.0, 999.0))
                .is_empty()
        );
    }

    #[test]
    fn a_promise_is_kept_or_not() {
        let table = table(80.0, 51.0);
        assert_eq!(table.rows[0].met(), Some(true));
        assert_eq!(table.rows[1].met(), Some(false));
        assert!(
            table
                .under("Targets")
                .contains("| home | 80.0/s | 100/s | 0.80 | at least 0.7 | yes |")
        );
    }
}

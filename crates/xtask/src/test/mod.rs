//! `cargo xtask test`: one command that installs what is missing and passes everything.

mod count;
mod install;
mod sections;

use std::ops::AddAssign;
use std::path::Path;
use std::time::{Duration, Instant};

use crate::Failure;

/// How many passed and failed.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Tally {
    passed: usize,
    failed: usize,
}

impl Tally {
    /// One thing that either passed or did not.
    fn one(ok: bool) -> Tally {
        Tally {
            passed: ok.into(),
            failed: (!ok).into(),
        }
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Tally) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

type Section = fn(&Path) -> Result<Tally, Failure>;

const SECTIONS: &[(&str, &str, Section)] = &[
    ("install", "What is missing", install::run),
    ("fmt", "Formatting", sections::fmt),
    ("clippy", "Clippy", sections::clippy),
    ("tidy", "Tidy: the rules of the house", sections::tidy),
    (
        "deny",
        "Dependencies: bans, licences, sources",
        sections::deny,
    ),
    (
        "rust",
        "Rust: unit and integration tests, SQLite and PostgreSQL",
        sections::rust,
    ),
    ("doc", "Rust: examples in the documentation", sections::doc),
    (
        "scripts",
        "Scripts of the pages, in Node",
        sections::scripts,
    ),
    ("journeys", "Journeys in a real browser", sections::journeys),
    (
        "clients",
        "Clients that people have already",
        sections::clients,
    ),
];

/// Runs all sections, or those named with `--only`.
pub fn run(root: &Path, arguments: &[String]) -> Result<bool, Failure> {
    let only = chosen(arguments)?;
    let started = Instant::now();
    let mut done = Vec::new();
    for (name, title, section) in SECTIONS {
        if !only.is_empty() && !only.contains(name) {
            continue;
        }
        println!("\n━━ {title} ({name}) ━━");
        let began = Instant::now();
        let tally = section(root).unwrap_or_else(|failure| {
            eprintln!("{failure}");
            Tally::one(false)
        });
        let took = began.elapsed();
        println!(
            "━━ {name}: {} passed, {} failed, {}",
            tally.passed,
            tally.failed,
            clock(took)
        );
        done.push((*name, tally, took));
        if *name == "install" && tally.failed > 0 {
            break;
        }
    }
    Ok(close(&done, started.elapsed()))
}

fn chosen(arguments: &[String]) -> Result<Vec<&str>, Failure> {
    let mut only = Vec::new();
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        let section = match argument.strip_prefix("--only") {
            Some("") => rest.next().map(String::as_str),
            Some(value) => value.strip_prefix('='),
            None => None,
        };
        match section {
            Some(name) if SECTIONS.iter().any(|section| section.0 == name) => only.push(name),
            Some(name) => return Err(format!("no such section: {name}").into()),
            None => return Err(format!("not understood: {argument}").into()),
        }
    }
    Ok(only)
}

/// The table and the closing line that sums it.
fn close(done: &[(&str, Tally, Duration)], took: Duration) -> bool {
    println!("\n━━ Sum ━━");
    let mut sum = Tally::default();
    for (name, tally, took) in done {
        println!(
            "{name:>10} {:>6} passed {:>4} failed {:>8}",
            tally.passed,
            tally.failed,
            clock(*took)
        );
        sum += *tally;
    }
    println!("{:>34} {:>8}\n", "", clock(took));
    println!("{} passed, {} failed", sum.passed, sum.failed);
    sum.failed == 0 && sum.passed > 0
}

fn clock(took: Duration) -> String {
    let seconds = took.as_secs();
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sections_are_chosen_by_name() {
        let asked = ["--only", "fmt", "--only=rust"].map(str::to_owned);
        assert_eq!(chosen(&asked).unwrap(), ["fmt", "rust"]);
        assert!(chosen(&["--only".to_owned(), "nothing".to_owned()]).is_err());
        assert!(chosen(&["--only".to_owned()]).is_err());
        assert!(chosen(&["fmt".to_owned()]).is_err());
    }

    #[test]
    fn one_failure_fails_the_sum() {
        let second = Duration::from_secs(1);
        let good = (
            "a",
            Tally {
                passed: 3,
                failed: 0,
            },
            second,
        );
        let bad = ("b", Tally::one(false), second);
        assert!(close(&[good], second));
        assert!(!close(&[good, bad], second));
        assert!(!close(&[], second));
    }
}

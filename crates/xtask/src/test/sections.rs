//! The sections after the installation: each runs one tool and counts what it found.

use std::path::Path;
use std::process::Command;

use super::{Tally, count};
use crate::process::{show, target};
use crate::{Failure, tidy};

fn cargo(root: &Path, words: &[&str]) -> Command {
    let mut command = Command::new("cargo");
    command.args(words).current_dir(root);
    command
}

/// `cargo fmt --check`.
pub fn fmt(root: &Path) -> Result<Tally, Failure> {
    Ok(Tally::one(
        show(&mut cargo(root, &["fmt", "--all", "--check"]))?.ok,
    ))
}

/// Clippy with every warning an error.
pub fn clippy(root: &Path) -> Result<Tally, Failure> {
    let words = [
        "clippy",
        "--workspace",
        "--all-targets",
        "--keep-going",
        "--locked",
        "--",
        "-D",
        "warnings",
    ];
    Ok(Tally::one(show(&mut cargo(root, &words))?.ok))
}

/// The rules of the house, one by one.
pub fn tidy(root: &Path) -> Result<Tally, Failure> {
    let (passed, failed) = tidy::report(root)?;
    Ok(Tally { passed, failed })
}

/// Bans, licences and sources; the advisories need a database from the network.
pub fn deny(root: &Path) -> Result<Tally, Failure> {
    let mut tally = Tally::default();
    for check in ["bans", "licenses", "sources"] {
        let one = show(&mut cargo(root, &["deny", "--locked", "check", check]))?;
        tally += Tally::one(one.ok);
    }
    Ok(tally)
}

/// Every test of the workspace, on both engines.
pub fn rust(root: &Path) -> Result<Tally, Failure> {
    let words = [
        "nextest",
        "run",
        "--workspace",
        "--locked",
        "--no-fail-fast",
    ];
    let outcome = show(&mut cargo(root, &words))?;
    Ok(agree(count::nextest(&outcome.said), outcome.ok))
}

/// Examples in doc comments.
pub fn doc(root: &Path) -> Result<Tally, Failure> {
    let outcome = show(&mut cargo(
        root,
        &["test", "--workspace", "--doc", "--locked"],
    ))?;
    let tally = count::libtest(&outcome.said);
    if outcome.ok && tally == Tally::default() {
        return Ok(Tally::one(true));
    }
    Ok(agree(tally, outcome.ok))
}

/// What the scripts of the pages compute, without a browser.
pub fn scripts(root: &Path) -> Result<Tally, Failure> {
    node(root, "e2e/scripts")
}

/// Builds the program as the tests of the workspace did: by itself it would have fewer features, and all below it be built once more.
fn build(root: &Path) -> Result<bool, Failure> {
    let words = ["test", "--workspace", "--no-run", "--locked"];
    Ok(show(&mut cargo(root, &words))?.ok)
}

/// Builds the program and walks through it as its people would.
pub fn journeys(root: &Path) -> Result<Tally, Failure> {
    if !build(root)? {
        return Ok(Tally::one(false));
    }
    node(root, "e2e/journeys")
}

/// Builds the program and lets real apps spend a day at it.
pub fn clients(root: &Path) -> Result<Tally, Failure> {
    if !build(root)? {
        return Ok(Tally::one(false));
    }
    let mut command = Command::new(root.join("clients/.venv/bin/python"));
    command
        .args(["-m", "pytest", "-p", "no:cacheprovider", "-q"])
        .current_dir(root.join("clients"))
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .env("CORNER_BIN", target(root).join("debug/corner"));
    let outcome = show(&mut command)?;
    let mut tally = agree(count::pytest(&outcome.said), outcome.ok);
    tally += node(root, "clients")?;
    Ok(tally)
}

fn node(root: &Path, folder: &str) -> Result<Tally, Failure> {
    let mut files: Vec<_> = std::fs::read_dir(root.join(folder))?
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.to_string_lossy().ends_with(".test.mjs"))
        .collect();
    files.sort();
    let mut command = Command::new("node");
    command
        .args(["--test", "--test-reporter=spec", "--test-concurrency=2"])
        .args(files);
    command
        .current_dir(root)
        .env("CORNER_BIN", target(root).join("debug/corner"));
    let outcome = show(&mut command)?;
    Ok(agree(count::node(&outcome.said), outcome.ok))
}

/// A runner that is not content has a failure, even if it could not count it; one that ran nothing too.
fn agree(mut tally: Tally, ok: bool) -> Tally {
    if tally.failed == 0 && (!ok || tally.passed == 0) {
        tally.failed = 1;
    }
    tally
}

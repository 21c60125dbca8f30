//! Trials of the whole: built as a release, in a program of their own (`crates/trial`), so that chores stay small.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::{Failure, process};

/// `cargo xtask bench`: measures, beside what was promised, into the paper and the history.
pub fn bench(root: &Path, rest: &[String]) -> Result<bool, Failure> {
    let built = build(root)?;
    let commit = process::ask(git(root).args(["rev-parse", "--short", "HEAD"])).unwrap_or_default();
    let day = process::ask(Command::new("date").args(["-u", "+%F"])).unwrap_or_default();
    let machine = machine();
    let mut command = Command::new(built.join("trial"));
    command.current_dir(root);
    // `bench import` measures moving in, `bench sizes` cost against size.
    let (trial, rest) = match rest.split_first() {
        Some((word, rest)) if ["import", "sizes"].contains(&word.as_str()) => (word.as_str(), rest),
        _ => ("bench", rest),
    };
    command.arg(trial);
    let mut option = |name: &str, value: &std::ffi::OsStr| {
        command.arg(name).arg(value);
    };
    option("--corner", built.join("corner").as_os_str());
    option("--report", root.join("docs/performance.md").as_os_str());
    option(
        "--history",
        root.join("docs/performance-history.csv").as_os_str(),
    );
    option("--folder", built.as_os_str());
    option("--note", format!("{day} at {commit}, {machine}").as_ref());
    option("--date", day.as_ref());
    option("--commit", commit.as_ref());
    option("--machine", machine.as_ref());
    option(
        "--command",
        format!("cargo xtask bench {}", rest.join(" "))
            .trim()
            .as_ref(),
    );
    run(command.args(rest))
}

/// Which processor, and how many of it.
fn machine() -> String {
    let cores = process::ask(&mut Command::new("nproc")).unwrap_or_default();
    let known = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = known
        .lines()
        .find_map(|line| line.strip_prefix("model name"));
    let model = model.map(|rest| rest.trim_start_matches([' ', '\t', ':']));
    format!("{cores} x {}", model.unwrap_or("processor")).replace(',', " ")
}

/// `cargo xtask replay --data DIR`: real talk through the real operations, compared afterwards.
pub fn replay(root: &Path, rest: &[String]) -> Result<bool, Failure> {
    let built = build(root)?;
    run(Command::new(built.join("trial")).arg("replay").args(rest))
}

/// `cargo xtask world --store DIR`: an organisation as large as one likes, into a store.
pub fn world(root: &Path, rest: &[String]) -> Result<bool, Failure> {
    let built = build(root)?;
    run(Command::new(built.join("trial")).arg("world").args(rest))
}

/// Builds both programs; where they are.
fn build(root: &Path) -> Result<PathBuf, Failure> {
    let mut cargo = Command::new("cargo");
    cargo.current_dir(root);
    if !run(cargo.args(["build", "--release", "-p", "corner", "-p", "trial"]))? {
        return Err("it does not build".into());
    }
    let target = std::env::var_os("CARGO_TARGET_DIR").map(PathBuf::from);
    Ok(target
        .unwrap_or_else(|| root.join("target"))
        .join("release"))
}

fn git(root: &Path) -> Command {
    let mut git = Command::new("git");
    git.current_dir(root);
    git
}

fn run(command: &mut Command) -> Result<bool, Failure> {
    Ok(command.status()?.success())
}

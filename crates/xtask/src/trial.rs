//! Trials of the whole: built as a release, in a program of their own (`crates/trial`), so that chores stay small.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::{Failure, process};

/// `cargo xtask bench`: measures and adds the figures to the paper.
pub fn bench(root: &Path, rest: &[String]) -> Result<bool, Failure> {
    let built = build(root)?;
    let commit = process::ask(git(root).args(["rev-parse", "--short", "HEAD"]));
    let day = process::ask(Command::new("date").args(["-u", "+%F"]));
    let cores = process::ask(&mut Command::new("nproc"));
    let note = format!(
        "{} at {}, {} cores",
        day.unwrap_or_default(),
        commit.unwrap_or_default(),
        cores.unwrap_or_default()
    );
    let mut command = Command::new(built.join("trial"));
    // `bench import` measures moving in.
    let import = rest.first().is_some_and(|word| word == "import");
    let rest = &rest[usize::from(import)..];
    command.current_dir(root);
    command.arg(if import { "import" } else { "bench" });
    command.arg("--corner").arg(built.join("corner"));
    command
        .arg("--report")
        .arg(root.join("docs/performance.md"));
    command.arg("--folder").arg(&built).arg("--note").arg(note);
    run(command.args(rest))
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

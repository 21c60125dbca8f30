//! `cargo xtask screenshots`: the main pages of the demo, wide and on a phone, light and dark.

use std::path::Path;
use std::process::Command;

use crate::Failure;
use crate::process::{show, target};

/// Builds the program and lets a browser take the pictures into `docs/screenshots`.
pub fn run(root: &Path, arguments: &[String]) -> Result<bool, Failure> {
    let mut build = Command::new("cargo");
    build
        .args(["build", "--package", "corner", "--locked"])
        .current_dir(root);
    if !show(&mut build)?.ok {
        return Ok(false);
    }
    let mut node = Command::new("node");
    node.arg("screenshots.mjs")
        .args(arguments)
        .current_dir(root.join("e2e"));
    Ok(show(node.env("CORNER_BIN", target(root).join("debug/corner")))?.ok)
}

//! A file is rarely over 300 lines and never over 500, unit tests not counted.

use super::Broken;
use super::source::{at_tests, is_test};
use super::tree::Tree;
use crate::Failure;

const LONG: usize = 300;
const NEVER: usize = 500;

/// Files over 500 lines without a named exception.
pub fn check(tree: &Tree) -> Result<Broken, Failure> {
    let giants =
        counted(tree).filter(|(path, lines)| *lines > NEVER && !tree.excused("size", path));
    Ok(giants
        .map(|(path, lines)| {
            format!("{path}: {lines} lines (at most {NEVER}, or tidy.toml [size] with the reason)")
        })
        .collect())
}

/// Files over 300 lines, longest first: to look at, not an error.
pub fn long(tree: &Tree) -> Broken {
    let mut long: Vec<_> = counted(tree)
        .filter(|(_, lines)| (LONG + 1..=NEVER).contains(lines))
        .collect();
    long.sort_by_key(|(_, lines)| std::cmp::Reverse(*lines));
    long.into_iter()
        .map(|(path, lines)| format!("{path}: {lines} lines"))
        .collect()
}

/// Whether this file needs its exception.
pub fn over(tree: &Tree, path: &str) -> bool {
    counted(tree).any(|(file, lines)| file == path && lines > NEVER)
}

fn counted(tree: &Tree) -> impl Iterator<Item = (&str, usize)> {
    tree.texts()
        .filter(|(path, _)| !is_test(path))
        .filter_map(|(path, text)| {
            let written = [".rs", ".js", ".mjs", ".css", ".sql", ".ftl"]
                .iter()
                .any(|end| path.ends_with(end));
            let text = if path.ends_with(".rs") {
                at_tests(text).0
            } else {
                text
            };
            written.then_some((path, text.lines().count()))
        })
}

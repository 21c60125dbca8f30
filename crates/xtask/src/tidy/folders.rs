//! At most 15 entries in a folder and three levels below `src`.

use super::Broken;
use super::tree::Tree;
use crate::Failure;

const ENTRIES: usize = 15;
const LEVELS: usize = 3;

/// Full and deep folders without a named exception.
pub fn check(tree: &Tree) -> Result<Broken, Failure> {
    let mut broken = Vec::new();
    for (path, entries) in tree.folders() {
        if entries > ENTRIES && !tree.excused("folder", path) {
            broken.push(format!("{path}: {entries} entries (at most {ENTRIES}, or tidy.toml [folder] with the reason)"));
        }
        if levels(path) > LEVELS && !tree.excused("depth", path) {
            broken.push(format!(
                "{path}: {} levels below src (at most {LEVELS})",
                levels(path)
            ));
        }
    }
    Ok(broken)
}

/// Whether this folder needs its exception.
pub fn over(tree: &Tree, path: &str) -> bool {
    tree.folders()
        .any(|(folder, entries)| folder == path && entries > ENTRIES)
}

/// Whether this folder lies deeper than allowed.
pub fn deep(tree: &Tree, path: &str) -> bool {
    tree.folders()
        .any(|(folder, _)| folder == path && levels(folder) > LEVELS)
}

/// A file in `src` is one level below it, so `src/a/b` holds the third.
fn levels(folder: &str) -> usize {
    folder
        .split_once("/src")
        .map_or(0, |(_, below)| below.matches('/').count() + 1)
}

#[cfg(test)]
mod tests {
    #[test]
    fn levels_are_counted_to_the_file() {
        assert_eq!(super::levels("crates/web/src"), 1);
        assert_eq!(super::levels("crates/web/src/parts/compose"), 3);
        assert_eq!(super::levels("docs/decisions"), 0);
    }
}

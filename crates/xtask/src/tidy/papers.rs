//! The papers tell of the code as it is.

use super::Broken;
use super::tree::Tree;
use crate::Failure;

/// Every crate is named in ARCHITECTURE.md as `crates/name`, and every such name is a crate.
pub fn crates(tree: &Tree) -> Result<Broken, Failure> {
    let text = tree
        .text("ARCHITECTURE.md")
        .ok_or("ARCHITECTURE.md is missing")?;
    let named = names(text);
    let there: Vec<&str> = tree.crates().collect();
    let silent = there
        .iter()
        .filter(|name| !named.contains(name))
        .map(|name| format!("ARCHITECTURE.md: does not name crates/{name}"));
    let gone = named
        .iter()
        .filter(|name| !there.contains(name))
        .map(|name| format!("ARCHITECTURE.md: there is no crates/{name}"));
    Ok(silent.chain(gone).collect())
}

fn names(text: &str) -> Vec<&str> {
    let mut names: Vec<&str> = text
        .split("crates/")
        .skip(1)
        .map(|rest| {
            rest.split(|character: char| !character.is_alphanumeric() && character != '_')
                .next()
                .unwrap_or("")
        })
        .filter(|name| !name.is_empty())
        .collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// Relative links of Markdown files point to what exists.
pub fn links(tree: &Tree) -> Result<Broken, Failure> {
    let mut broken = Vec::new();
    for (path, text) in tree.texts().filter(|(path, _)| path.ends_with(".md")) {
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        for target in targets(text) {
            if !tree.root.join(folder).join(target).exists() {
                broken.push(format!("{path}: no such file: {target}"));
            }
        }
    }
    Ok(broken)
}

/// The files that `[text](target)` and `src="target"` mean, without anchors and addresses.
fn targets(text: &str) -> Vec<&str> {
    let marked = text
        .split("](")
        .skip(1)
        .filter_map(|rest| rest.split([')', '\n']).next());
    let pictures = text
        .split("src=\"")
        .skip(1)
        .filter_map(|rest| rest.split(['"', '\n']).next());
    marked
        .chain(pictures)
        .map(|target| target.split('#').next().unwrap_or(target))
        .filter(|target| !target.is_empty() && !target.contains(':') && !target.starts_with('/'))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn crates_are_read_from_the_text() {
        assert_eq!(
            names("see crates/db and `crates/web/src/`, crates/*"),
            ["db", "web"]
        );
    }

    #[test]
    fn links_are_read_from_the_text() {
        let text = "[a](docs/a.md#top) [b](https://example.org) [c](#here)\n<img src=\"x.png\">";
        assert_eq!(targets(text), ["docs/a.md", "x.png"]);
    }
}

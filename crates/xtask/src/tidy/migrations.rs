//! Migrations are forward only: what has landed is listed with its hash and stays as it is.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;

use sha2::{Digest, Sha256};

use super::Broken;
use super::tree::Tree;
use crate::Failure;

/// Hash and name of each migration that landed, as `sha256sum` writes them.
const LIST: &str = "crates/store/migrations.sha256";
const FOLDER: &str = "crates/store/migrations/";

/// A listed migration is unchanged, and every migration is listed.
pub fn check(tree: &Tree) -> Result<Broken, Failure> {
    let (listed, there) = (listed(tree), there(tree));
    let mut broken = Vec::new();
    for (name, hash) in &listed {
        match there.get(name) {
            None => broken.push(format!("{FOLDER}{name}: landed and is gone")),
            Some(now) if now != hash => broken.push(format!(
                "{FOLDER}{name}: landed and was edited; write a new one (before the first release: --lock-migrations)"
            )),
            Some(_) => {}
        }
    }
    let new = there.keys().filter(|name| !listed.contains_key(*name));
    broken.extend(
        new.map(|name| format!("{FOLDER}{name}: not listed; cargo xtask tidy --lock-migrations")),
    );
    Ok(broken)
}

/// Lists what is not listed yet. A line changes only before the first release, when there is no database to break.
pub fn lock(tree: &Tree) -> Result<bool, Failure> {
    let mut all = there(tree);
    if released(tree) {
        all.extend(listed(tree));
    }
    let mut text = String::new();
    for (name, hash) in &all {
        writeln!(text, "{hash}  {name}")?;
    }
    fs::write(tree.root.join(LIST), text)?;
    println!("{LIST}: {} migrations", all.len());
    Ok(true)
}

/// Whether CHANGELOG.md has a version.
fn released(tree: &Tree) -> bool {
    let mut headings = tree
        .text("CHANGELOG.md")
        .unwrap_or_default()
        .lines()
        .filter_map(|line| line.strip_prefix("## "));
    headings.any(|heading| heading.starts_with(|first: char| first.is_ascii_digit()))
}

fn listed(tree: &Tree) -> BTreeMap<String, String> {
    let lines = tree.text(LIST).unwrap_or_default().lines();
    lines
        .filter_map(|line| line.split_once("  "))
        .map(|(hash, name)| (name.to_owned(), hash.to_owned()))
        .collect()
}

fn there(tree: &Tree) -> BTreeMap<String, String> {
    let files = tree
        .texts()
        .filter_map(|(path, text)| Some((path.strip_prefix(FOLDER)?, text)));
    files
        .filter(|(name, _)| name.ends_with(".sql"))
        .map(|(name, text)| (name.to_owned(), hash(text)))
        .collect()
}

fn hash(text: &str) -> String {
    Sha256::digest(text.as_bytes())
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn hashes_as_sha256sum_does() {
        assert_eq!(
            super::hash(""),
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        );
    }
}

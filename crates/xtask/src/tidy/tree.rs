//! The files of the workspace, read once, and the named exceptions of tidy.toml.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use toml::{Table, Value};

use crate::Failure;

/// Folders at the top that are ours.
const OURS: &[&str] = &[
    "crates", "deploy", "docs", "e2e", ".ci", ".config", ".cargo",
];

/// Everything tidy looks at, by path from the root with `/`.
pub struct Tree {
    /// The folder of the workspace.
    pub root: PathBuf,
    texts: BTreeMap<String, String>,
    folders: BTreeMap<String, usize>,
    exceptions: Table,
}

impl Tree {
    /// Reads the workspace at `root`.
    pub fn read(root: &Path) -> Result<Tree, Failure> {
        let exceptions = toml::from_str(&fs::read_to_string(root.join("tidy.toml"))?)?;
        let mut tree = Tree {
            root: root.to_path_buf(),
            texts: BTreeMap::new(),
            folders: BTreeMap::new(),
            exceptions,
        };
        for entry in fs::read_dir(root)? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            if entry.file_type()?.is_dir() {
                if OURS.contains(&name.as_str()) {
                    tree.walk(&name)?;
                }
            } else if name != ".git" {
                tree.take(&name)?;
            }
        }
        Ok(tree)
    }

    fn walk(&mut self, folder: &str) -> Result<(), Failure> {
        let mut entries = 0;
        for entry in fs::read_dir(self.root.join(folder))? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            if matches!(name.as_str(), "node_modules" | "target") {
                continue;
            }
            entries += 1;
            let path = format!("{folder}/{name}");
            if entry.file_type()?.is_dir() {
                self.walk(&path)?;
            } else {
                self.take(&path)?;
            }
        }
        self.folders.insert(folder.to_owned(), entries);
        Ok(())
    }

    /// Keeps a file if it is text.
    fn take(&mut self, path: &str) -> Result<(), Failure> {
        if let Ok(text) = String::from_utf8(fs::read(self.root.join(path))?) {
            self.texts.insert(path.to_owned(), text);
        }
        Ok(())
    }

    /// Every text file: path and content.
    pub fn texts(&self) -> impl Iterator<Item = (&str, &str)> {
        self.texts
            .iter()
            .map(|(path, text)| (path.as_str(), text.as_str()))
    }

    /// The Rust files of our crates.
    pub fn rust(&self) -> impl Iterator<Item = (&str, &str)> {
        self.texts()
            .filter(|(path, _)| path.starts_with("crates/") && path.ends_with(".rs"))
    }

    /// One file.
    pub fn text(&self, path: &str) -> Option<&str> {
        self.texts.get(path).map(String::as_str)
    }

    /// Every folder and how many entries it has.
    pub fn folders(&self) -> impl Iterator<Item = (&str, usize)> {
        self.folders
            .iter()
            .map(|(path, entries)| (path.as_str(), *entries))
    }

    /// The names of our crates.
    pub fn crates(&self) -> impl Iterator<Item = &str> {
        self.texts.keys().filter_map(|path| {
            path.strip_prefix("crates/")?
                .strip_suffix("/Cargo.toml")
                .filter(|name| !name.contains('/'))
        })
    }

    /// Whether tidy.toml excuses this path, with a reason.
    pub fn excused(&self, kind: &str, path: &str) -> bool {
        let reason = self
            .exceptions
            .get(kind)
            .and_then(|kind| kind.get(path))
            .and_then(Value::as_str);
        reason.is_some_and(|reason| !reason.trim().is_empty())
    }

    /// All exceptions: kind and path.
    pub fn exceptions(&self) -> impl Iterator<Item = (&str, &str)> {
        self.exceptions.iter().flat_map(|(kind, paths)| {
            let paths = paths.as_table().into_iter().flat_map(Table::keys);
            paths.map(move |path| (kind.as_str(), path.as_str()))
        })
    }
}

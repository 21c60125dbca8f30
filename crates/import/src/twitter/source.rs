//! Where an archive lies: a ZIP file, a folder, or one file of it.

use std::collections::HashMap;
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use crate::Problem;
use crate::archive::Archive;

/// An archive of one person.
pub(crate) enum Source {
    Zip(Box<Archive>),
    /// Files by the name they have in an archive.
    Files(HashMap<String, PathBuf>),
}

impl Source {
    /// Opens whatever it is.
    pub fn open(path: &Path) -> Result<Self, Problem> {
        let broken = |e: std::io::Error| Problem::unreadable(path, &e.to_string());
        if path.is_dir() {
            let mut files = HashMap::new();
            for folder in [
                path.to_owned(),
                path.join("data"),
                path.join("data/tweets_media"),
            ] {
                if folder.is_dir() {
                    for entry in fs::read_dir(&folder).map_err(broken)? {
                        let file = entry.map_err(broken)?.path();
                        let name = file.strip_prefix(path).unwrap_or(&file).to_string_lossy();
                        if file.is_file() {
                            files.insert(name.into_owned(), file.clone());
                        }
                    }
                }
            }
            return Ok(Self::Files(files));
        }
        if path.extension().is_some_and(|e| e == "js") {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let one = (name.into_owned(), path.to_owned());
            return Ok(Self::Files(HashMap::from([one])));
        }
        let known = ["Your archive.html"];
        Ok(Self::Zip(Box::new(Archive::open(path, &known)?)))
    }

    /// Names of all parts, each with the name of its file alone.
    pub fn parts(&self) -> HashMap<String, String> {
        let file = |name: &str| name.rsplit('/').next().unwrap_or_default().to_owned();
        match self {
            Self::Zip(zip) => zip.parts().map(|(n, _)| (n.to_owned(), file(n))).collect(),
            Self::Files(files) => files.keys().map(|n| (n.clone(), file(n))).collect(),
        }
    }

    /// Reads along a part.
    pub fn stream(&mut self, name: &str) -> Result<Box<dyn Read + '_>, Problem> {
        match self {
            Self::Zip(zip) => Ok(Box::new(zip.stream(name)?)),
            Self::Files(files) => {
                let path = files.get(name).cloned().unwrap_or_default();
                let file = File::open(&path);
                let file = file.map_err(|e| Problem::unreadable(&path, &e.to_string()))?;
                Ok(Box::new(file))
            }
        }
    }

    /// A whole part.
    pub fn bytes(&mut self, name: &str) -> Result<Option<Vec<u8>>, Problem> {
        match self {
            Self::Zip(zip) => zip.bytes(name),
            Self::Files(files) => match files.get(name) {
                Some(path) => fs::read(path)
                    .map(Some)
                    .map_err(|e| Problem::unreadable(path, &e.to_string())),
                None => Ok(None),
            },
        }
    }
}

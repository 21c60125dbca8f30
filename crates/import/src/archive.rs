//! ZIP files: parts found by name, whatever folder they were packed with.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};

use zip::ZipArchive;

use crate::Problem;

/// Bytes of a part that is read whole: lists of people and places, images.
const WHOLE: u64 = 64 * 1024 * 1024;

/// A ZIP file.
pub(crate) struct Archive {
    path: PathBuf,
    zip: ZipArchive<BufReader<File>>,
    /// Parts by name without the folder around all, with their place and size.
    parts: BTreeMap<String, (usize, u64)>,
}

impl Archive {
    /// Opens one; names are taken from where `known` stands.
    pub fn open(path: &Path, known: &[&str]) -> Result<Self, Problem> {
        let broken = |e: String| Problem::unreadable(path, &e);
        let file = File::open(path).map_err(|e| broken(e.to_string()))?;
        let mut zip = ZipArchive::new(BufReader::new(file))
            .map_err(|e| broken(format!("this is not a ZIP file, or it is damaged: {e}")))?;
        let mut all = Vec::new();
        for at in 0..zip.len() {
            let part = zip.by_index_raw(at).map_err(|e| broken(e.to_string()))?;
            // A name that is no text is none of those that are looked for.
            let Ok(name) = part.name() else { continue };
            if part.is_file() && !name.contains("__MACOSX") {
                all.push((name.into_owned(), at, part.size()));
            }
        }
        let around = all
            .iter()
            .filter(|(name, ..)| known.iter().any(|k| ends_with(name, k)))
            .map(|(name, ..)| &name[..name.rfind('/').map_or(0, |slash| slash + 1)])
            .min_by_key(|folder| folder.len())
            .unwrap_or_default()
            .to_owned();
        let parts = all.iter().filter_map(|(name, at, size)| {
            let name = name.strip_prefix(&around)?;
            Some((name.to_owned(), (*at, *size)))
        });
        Ok(Self {
            path: path.to_owned(),
            parts: parts.collect(),
            zip,
        })
    }

    /// Names and sizes of all parts, by name.
    pub fn parts(&self) -> impl Iterator<Item = (&str, u64)> {
        let parts = self.parts.iter();
        parts.map(|(name, (_, size))| (name.as_str(), *size))
    }

    /// Whether there is such a part.
    pub fn has(&self, name: &str) -> bool {
        self.parts.contains_key(name)
    }

    /// Reads along a part.
    pub fn stream<'a>(&'a mut self, name: &str) -> Result<impl Read + use<'a>, Problem> {
        let path = &self.path;
        let (at, _) = self
            .parts
            .get(name)
            .copied()
            .ok_or_else(|| Problem::unreadable(path, &format!("{name} is not in it")))?;
        self.zip
            .by_index(at)
            .map_err(|e| Problem::unreadable(path, &format!("{name}: {e}")))
    }

    /// A whole part, if it is there and not too large.
    pub fn bytes(&mut self, name: &str) -> Result<Option<Vec<u8>>, Problem> {
        if !self.has(name) {
            return Ok(None);
        }
        let mut bytes = Vec::new();
        let read = self.stream(name)?.take(WHOLE + 1).read_to_end(&mut bytes);
        read.map_err(|e| Problem::unreadable(&self.path, &format!("{name}: {e}")))?;
        if bytes.len() as u64 > WHOLE {
            let why = format!("{name} is larger than {} MB", WHOLE / 1024 / 1024);
            return Err(Problem::unreadable(&self.path, &why));
        }
        Ok(Some(bytes))
    }
}

/// Whether a name in a ZIP file is `known`, in whatever folder.
fn ends_with(name: &str, known: &str) -> bool {
    name.strip_suffix(known)
        .is_some_and(|rest| rest.is_empty() || rest.ends_with('/'))
}

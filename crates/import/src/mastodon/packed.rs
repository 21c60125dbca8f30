//! An archive however it is packed: parts by name, and several of them in whatever order they lie.

use std::collections::HashSet;
use std::fs::File;
use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};

use flate2::read::GzDecoder;

use super::is_called;
use crate::Problem;
use crate::archive::Archive;

/// Bytes of an image that is worth a try.
const IMAGE: u64 = 32 * 1024 * 1024;

/// An archive.
pub(super) enum Packed {
    Zip(Box<Archive>),
    /// A tar file, with or without gzip: it can only be read along.
    Tar(PathBuf),
    /// `outbox.json` alone.
    One(PathBuf),
}

impl Packed {
    /// Opens whatever it is, by its first bytes.
    pub fn open(path: &Path) -> Result<Self, Problem> {
        let mut first = [0; 4];
        let mut file = File::open(path).map_err(|e| broken(path, &e))?;
        let read = file.read(&mut first).map_err(|e| broken(path, &e))?;
        Ok(match &first[..read] {
            [b'P', b'K', 3 | 5, ..] => Self::Zip(Box::new(Archive::open(path, &["outbox.json"])?)),
            [0x1f, 0x8b, ..] => Self::Tar(path.to_owned()),
            [b'{' | b'[' | b' ' | b'\n' | 0xef, ..] => Self::One(path.to_owned()),
            _ => Self::Tar(path.to_owned()),
        })
    }

    /// Names of all parts.
    pub fn names(&mut self) -> Result<HashSet<String>, Problem> {
        let mut names = HashSet::new();
        match self {
            Self::Zip(zip) => names.extend(zip.parts().map(|(name, _)| name.to_owned())),
            Self::One(_) => {}
            Self::Tar(path) => walk(path, |name, _| {
                names.insert(name.to_owned());
                Ok(true)
            })?,
        }
        Ok(names)
    }

    /// Reads along the part with this name, in whatever folder; `None` when there is none.
    pub fn with<T>(
        &mut self,
        name: &str,
        read: impl FnOnce(&mut dyn Read) -> T,
    ) -> Result<Option<T>, Problem> {
        match self {
            Self::Zip(zip) => {
                let part = zip.parts().find(|(part, _)| is_called(part, name));
                let Some(part) = part.map(|(part, _)| part.to_owned()) else {
                    return Ok(None);
                };
                Ok(Some(read(&mut zip.stream(&part)?)))
            }
            Self::One(path) if name == "outbox.json" => {
                let mut file = File::open(&*path).map_err(|e| broken(path, &e))?;
                Ok(Some(read(&mut file)))
            }
            Self::One(_) => Ok(None),
            Self::Tar(path) => {
                let (mut read, mut done) = (Some(read), None);
                walk(path, |part, stream| {
                    if is_called(part, name) {
                        done = read.take().map(|read| read(stream));
                    }
                    Ok(done.is_none())
                })?;
                Ok(done)
            }
        }
    }

    /// Hands on each of the wanted parts.
    pub fn each(
        &mut self,
        wanted: &HashSet<String>,
        mut take: impl FnMut(&str, Vec<u8>) -> Result<(), Problem>,
    ) -> Result<(), Problem> {
        if wanted.is_empty() {
            return Ok(());
        }
        match self {
            Self::One(_) => Ok(()),
            Self::Zip(zip) => {
                for name in wanted {
                    if let Some(bytes) = zip.bytes(name)? {
                        take(name, bytes)?;
                    }
                }
                Ok(())
            }
            Self::Tar(path) => walk(path, |name, stream| {
                if wanted.contains(name) {
                    let mut bytes = Vec::new();
                    let read = stream.take(IMAGE).read_to_end(&mut bytes);
                    read.map_err(|e| Problem::Unreadable(format!("{name}: {e}")))?;
                    take(name, bytes)?;
                }
                Ok(true)
            }),
        }
    }
}

/// Hands on each part of a tar file until `take` wants no more.
fn walk(
    path: &Path,
    mut take: impl FnMut(&str, &mut dyn Read) -> Result<bool, Problem>,
) -> Result<(), Problem> {
    let mut first = [0; 2];
    let mut file = File::open(path).map_err(|e| broken(path, &e))?;
    let read = file.read(&mut first).map_err(|e| broken(path, &e))?;
    let file = BufReader::new(File::open(path).map_err(|e| broken(path, &e))?);
    let stream: Box<dyn Read> = match &first[..read] {
        [0x1f, 0x8b] => Box::new(GzDecoder::new(file)),
        _ => Box::new(file),
    };
    let mut tar = tar::Archive::new(stream);
    for entry in tar.entries().map_err(|e| broken(path, &e))? {
        let mut entry = entry.map_err(|e| broken(path, &e))?;
        let name = entry.path().map_err(|e| broken(path, &e))?;
        let name = name.to_string_lossy().trim_start_matches("./").to_owned();
        if entry.header().entry_type().is_file() && !take(&name, &mut entry)? {
            return Ok(());
        }
    }
    Ok(())
}

fn broken(path: &Path, why: &std::io::Error) -> Problem {
    Problem::unreadable(path, &why.to_string())
}

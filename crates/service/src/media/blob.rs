//! Where the bytes of pictures stay: named by what they are, so the same picture is kept once and nothing kept ever
//! changes.
//!
//! Another place (object storage) is another [`BlobStore`].

mod disk;

use std::io;
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::time::Duration;
use std::{error, fmt};

use futures_util::future::BoxFuture;
use sha2::{Digest, Sha256};

pub use disk::DiskBlobs;

/// The types that are kept, by their ending. The ending is part of the name, so a name alone says how to serve it.
const TYPES: [(&str, &str); 5] = [
    ("jpg", "image/jpeg"),
    ("png", "image/png"),
    ("webp", "image/webp"),
    ("gif", "image/gif"),
    ("bin", "application/octet-stream"),
];
const HEX: usize = 64;

/// The name of some kept bytes: their SHA-256 in hex and an ending.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key(String);

impl Key {
    fn of(bytes: &[u8], mime: &str) -> Key {
        let known = TYPES.iter().find(|(_, of)| *of == mime);
        let ending = known.map_or("bin", |(ending, _)| ending);
        let mut name = String::with_capacity(HEX + 5);
        for byte in Sha256::digest(bytes) {
            name.extend(
                [byte >> 4, byte & 15].map(|half| char::from_digit(half.into(), 16).unwrap_or('0')),
            );
        }
        Key(format!("{name}.{ending}"))
    }

    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The media type to serve it as.
    pub fn mime(&self) -> &'static str {
        let known = TYPES
            .iter()
            .find(|(ending, _)| self.0.get(HEX + 1..) == Some(*ending));
        known.map_or("application/octet-stream", |(_, mime)| mime)
    }

    fn matches(&self, bytes: &[u8]) -> bool {
        Key::of(bytes, self.mime()) == *self
    }

    fn path(&self, root: &Path) -> PathBuf {
        // The name is ASCII and long enough: there is no other way to make a key.
        root.join(&self.0[..2]).join(&self.0[2..4]).join(&self.0)
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// It is not the name of anything kept here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAKey;

impl FromStr for Key {
    type Err = NotAKey;

    fn from_str(name: &str) -> Result<Key, NotAKey> {
        let (hex, ending) = name.split_once('.').ok_or(NotAKey)?;
        let plain = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
        let valid = hex.len() == HEX
            && hex.bytes().all(plain)
            && TYPES.iter().any(|(known, _)| *known == ending);
        valid.then(|| Key(name.to_owned())).ok_or(NotAKey)
    }
}

/// Why bytes could not be kept or had again.
#[derive(Debug)]
pub enum BlobProblem {
    /// There is nothing of that name.
    NotFound,
    /// The disk is full, or what may be used of it.
    Full,
    /// Anything else.
    Io(io::Error),
}

impl fmt::Display for BlobProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            BlobProblem::NotFound => write!(f, "no such file"),
            BlobProblem::Full => write!(f, "the disk is full"),
            BlobProblem::Io(error) => write!(f, "{error}"),
        }
    }
}

impl error::Error for BlobProblem {}

impl From<io::Error> for BlobProblem {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => BlobProblem::NotFound,
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => BlobProblem::Full,
            _ => BlobProblem::Io(error),
        }
    }
}

/// Something kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Its name.
    pub key: Key,
    /// Its length in bytes.
    pub bytes: u64,
}

/// A place for bytes.
pub trait BlobStore: Send + Sync {
    /// Keeps bytes and answers their name, when they are safely on disk. Keeping them again is cheap and makes them
    /// young again.
    fn put<'a>(&'a self, bytes: Vec<u8>, mime: &'a str) -> BoxFuture<'a, Result<Key, BlobProblem>>;

    /// The bytes of that name.
    fn read<'a>(&'a self, key: &'a Key) -> BoxFuture<'a, Result<Vec<u8>, BlobProblem>>;

    /// Whether there is something of that name.
    fn exists<'a>(&'a self, key: &'a Key) -> BoxFuture<'a, Result<bool, BlobProblem>>;

    /// Removes it, if it was kept at least `age` ago; answers whether it did. The age protects what has been kept but
    /// is not yet referred to: nobody can be between the two for that long.
    fn remove<'a>(
        &'a self,
        key: &'a Key,
        age: Duration,
    ) -> BoxFuture<'a, Result<bool, BlobProblem>>;

    /// What there is whose name begins with this byte: everything, in 256 parts.
    fn list(&self, first: u8) -> BoxFuture<'_, Result<Vec<Kept>, BlobProblem>>;

    /// Checks a part against the names and answers what is damaged.
    fn damaged(&self, first: u8) -> BoxFuture<'_, Result<Vec<Key>, BlobProblem>>;
}

#[cfg(test)]
mod tests;

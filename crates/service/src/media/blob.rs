//! Where the bytes of pictures stay: named by what they are, so the same picture is kept once and nothing kept ever
//! changes.
//!
//! Another place (object storage) is another [`BlobStore`].

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use std::{error, fmt};

use futures_util::future::BoxFuture;
use sha2::{Digest, Sha256};

/// The types that are kept, by their ending. The ending is part of the name, so a name alone says how to serve it.
const TYPES: [(&str, &str); 5] = [
    ("jpg", "image/jpeg"),
    ("png", "image/png"),
    ("webp", "image/webp"),
    ("gif", "image/gif"),
    ("bin", "application/octet-stream"),
];
const HEX: usize = 64;
/// The folder of what is being written, and how old something in it is when nobody is writing it any more.
const UNFINISHED: &str = "new";
const ABANDONED: Duration = Duration::from_secs(24 * 60 * 60);

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

    /// The bytes of that name as an open file, to be sent in pieces.
    fn open<'a>(&'a self, key: &'a Key) -> BoxFuture<'a, Result<tokio::fs::File, BlobProblem>>;

    /// Whether there is something of that name.
    fn exists<'a>(&'a self, key: &'a Key) -> BoxFuture<'a, Result<bool, BlobProblem>>;

    /// Removes it, if it was kept at least `age` ago; answers whether it did. The age protects what has been kept but
    /// is not yet referred to: nobody can be between the two for that long.
    fn remove<'a>(
        &'a self,
        key: &'a Key,
        age: Duration,
    ) -> BoxFuture<'a, Result<bool, BlobProblem>>;

    /// Everything there is, by name.
    fn list(&self) -> BoxFuture<'_, Result<Vec<Kept>, BlobProblem>>;

    /// Checks every file against its name and answers those that are damaged.
    fn damaged(&self) -> BoxFuture<'_, Result<Vec<Key>, BlobProblem>>;
}

/// Bytes in a folder of the local disk.
#[derive(Clone, Debug)]
pub struct DiskBlobs {
    root: PathBuf,
    /// Keeping what is there already and removing what is old must not pass each other.
    gate: Arc<Mutex<()>>,
}

impl DiskBlobs {
    /// Uses `root`, which is made when something is first kept.
    pub fn new(root: impl Into<PathBuf>) -> Self {
        DiskBlobs {
            root: root.into(),
            gate: Arc::default(),
        }
    }

    fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce(&DiskBlobs) -> Result<T, BlobProblem> + Send + 'static,
    ) -> BoxFuture<'static, Result<T, BlobProblem>> {
        let blobs = self.clone();
        Box::pin(async move {
            let done = tokio::task::spawn_blocking(move || work(&blobs)).await;
            done.unwrap_or_else(|error| Err(BlobProblem::Io(io::Error::other(error))))
        })
    }

    /// Written beside, made durable, and only then given its name: a file that has its name is whole.
    fn write(&self, key: &Key, bytes: &[u8]) -> Result<(), BlobProblem> {
        let path = key.path(&self.root);
        let folder = path.parent().unwrap_or(&self.root);
        make_folder(folder)?;
        let beside = self.root.join(UNFINISHED);
        make_folder(&beside)?;
        let unfinished = beside.join(format!("{:032x}", rand::random::<u128>()));
        let written = write_durably(&unfinished, bytes).and_then(|()| {
            let _gate = self.gate.lock().unwrap_or_else(PoisonError::into_inner);
            fs::rename(&unfinished, &path)
        });
        if let Err(error) = written {
            // Best effort: what stays behind is swept when everything is next listed.
            let _ = fs::remove_file(&unfinished);
            return Err(error.into());
        }
        File::open(folder)?.sync_all()?;
        Ok(())
    }

    fn remove_old(&self, key: &Key, age: Duration) -> Result<bool, BlobProblem> {
        let path = key.path(&self.root);
        let _gate = self.gate.lock().unwrap_or_else(PoisonError::into_inner);
        let kept = match fs::metadata(&path) {
            Ok(kept) => kept.modified()?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
            Err(error) => return Err(error.into()),
        };
        if kept.elapsed().unwrap_or_default() < age {
            return Ok(false);
        }
        fs::remove_file(&path)?;
        Ok(true)
    }

    /// Removes what a crash left half written.
    fn sweep(&self) -> Result<(), BlobProblem> {
        for path in entries(&self.root.join(UNFINISHED))? {
            if fs::metadata(&path)?
                .modified()?
                .elapsed()
                .unwrap_or_default()
                > ABANDONED
            {
                fs::remove_file(&path)?;
            }
        }
        Ok(())
    }

    fn walk(&self) -> Result<Vec<Kept>, BlobProblem> {
        self.sweep()?;
        let mut kept = Vec::new();
        for first in entries(&self.root)? {
            for second in entries(&first)? {
                for path in entries(&second)? {
                    let name = path.file_name().and_then(|name| name.to_str());
                    let Some(Ok(key)) = name.map(str::parse::<Key>) else {
                        continue;
                    };
                    kept.push(Kept {
                        bytes: fs::metadata(&path)?.len(),
                        key,
                    });
                }
            }
        }
        kept.sort_by(|a, b| a.key.cmp(&b.key));
        Ok(kept)
    }
}

impl BlobStore for DiskBlobs {
    fn put<'a>(&'a self, bytes: Vec<u8>, mime: &'a str) -> BoxFuture<'a, Result<Key, BlobProblem>> {
        let mime = mime.to_owned();
        self.run(move |blobs| {
            let key = Key::of(&bytes, &mime);
            blobs.write(&key, &bytes)?;
            Ok(key)
        })
    }

    fn read<'a>(&'a self, key: &'a Key) -> BoxFuture<'a, Result<Vec<u8>, BlobProblem>> {
        let key = key.clone();
        self.run(move |blobs| Ok(fs::read(key.path(&blobs.root))?))
    }

    fn open<'a>(&'a self, key: &'a Key) -> BoxFuture<'a, Result<tokio::fs::File, BlobProblem>> {
        Box::pin(async move { Ok(tokio::fs::File::open(key.path(&self.root)).await?) })
    }

    fn exists<'a>(&'a self, key: &'a Key) -> BoxFuture<'a, Result<bool, BlobProblem>> {
        Box::pin(async move { Ok(tokio::fs::try_exists(key.path(&self.root)).await?) })
    }

    fn remove<'a>(
        &'a self,
        key: &'a Key,
        age: Duration,
    ) -> BoxFuture<'a, Result<bool, BlobProblem>> {
        let key = key.clone();
        self.run(move |blobs| blobs.remove_old(&key, age))
    }

    fn list(&self) -> BoxFuture<'_, Result<Vec<Kept>, BlobProblem>> {
        self.run(DiskBlobs::walk)
    }

    fn damaged(&self) -> BoxFuture<'_, Result<Vec<Key>, BlobProblem>> {
        self.run(|blobs| {
            let mut damaged = Vec::new();
            for Kept { key, .. } in blobs.walk()? {
                if !key.matches(&fs::read(key.path(&blobs.root))?) {
                    damaged.push(key);
                }
            }
            Ok(damaged)
        })
    }
}

fn write_durably(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::create_new(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// Makes a folder and, where it is new, makes its name in the folder above durable too.
fn make_folder(path: &Path) -> io::Result<()> {
    if path.is_dir() {
        return Ok(());
    }
    if let Some(above) = path.parent().filter(|above| !above.as_os_str().is_empty()) {
        make_folder(above)?;
        match fs::create_dir(path) {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(error),
            _ => return File::open(above)?.sync_all(),
        }
    }
    fs::create_dir_all(path)
}

/// What is in a folder; nothing when it is not one.
fn entries(folder: &Path) -> io::Result<Vec<PathBuf>> {
    match fs::read_dir(folder) {
        Ok(entries) => entries.map(|entry| Ok(entry?.path())).collect(),
        Err(error)
            if matches!(
                error.kind(),
                io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
            ) =>
        {
            Ok(Vec::new())
        }
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests;

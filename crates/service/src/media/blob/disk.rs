//! Bytes in a folder of the local disk.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use futures_util::future::BoxFuture;

use super::{BlobProblem, BlobStore, Kept, Key};

/// The folder of what is being written, and how old something in it is when nobody is writing it any more.
pub(super) const UNFINISHED: &str = "new";
const ABANDONED: Duration = Duration::from_secs(24 * 60 * 60);

/// Bytes in a folder of the local disk.
#[derive(Clone, Debug)]
pub struct DiskBlobs {
    pub(super) root: PathBuf,
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

    fn walk(&self, first: u8) -> Result<Vec<Kept>, BlobProblem> {
        let mut kept = Vec::new();
        for second in entries(&self.root.join(format!("{first:02x}")))? {
            for path in entries(&second)? {
                let name = path.file_name().and_then(|name| name.to_str());
                let Some(Ok(key)) = name.map(str::parse::<Key>) else {
                    continue;
                };
                match fs::metadata(&path) {
                    Ok(file) => kept.push(Kept {
                        bytes: file.len(),
                        key,
                    }),
                    // Removed meanwhile.
                    Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                    Err(error) => return Err(error.into()),
                }
            }
        }
        kept.sort_by(|a, b| a.key.cmp(&b.key));
        Ok(kept)
    }

    fn check(&self, first: u8) -> Result<Vec<Key>, BlobProblem> {
        let mut damaged = Vec::new();
        for Kept { key, .. } in self.walk(first)? {
            match fs::read(key.path(&self.root)) {
                Ok(bytes) if key.matches(&bytes) => {}
                Ok(_) => damaged.push(key),
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => return Err(error.into()),
            }
        }
        Ok(damaged)
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

    fn list(&self, first: u8) -> BoxFuture<'_, Result<Vec<Kept>, BlobProblem>> {
        self.run(move |blobs| {
            blobs.sweep()?;
            blobs.walk(first)
        })
    }

    fn damaged(&self, first: u8) -> BoxFuture<'_, Result<Vec<Key>, BlobProblem>> {
        self.run(move |blobs| blobs.check(first))
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

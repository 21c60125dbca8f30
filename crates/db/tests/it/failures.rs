//! What goes wrong outside the program: disks, files, other processes.

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use db::{Db, Error, Options};
use tempfile::TempDir;

use crate::{file, read, shown, sqlite, write};

const FILL: &str = "INSERT INTO blob (body) VALUES ($1)";

async fn opened(path: &Path) -> Result<Db, Error> {
    let mut options = Options::new(format!("sqlite:{}", path.display()));
    options.busy = Duration::from_millis(100);
    Db::open(&options).await
}

/// A small disk of its own, if we may have one; gone with this.
struct Disk(TempDir);

impl Disk {
    fn mount() -> Option<Disk> {
        let dir = tempfile::tempdir().unwrap();
        let mount = |dir: &Path| {
            Command::new("mount")
                .args(["-t", "tmpfs", "-o", "size=1m", "none"])
                .arg(dir)
                .output()
        };
        mount(dir.path())
            .is_ok_and(|done| done.status.success())
            .then_some(Disk(dir))
    }

    fn read_only(&self) {
        let remount = Command::new("mount")
            .args(["-o", "remount,ro"])
            .arg(self.0.path())
            .status();
        assert!(remount.unwrap().success());
    }

    fn file(&self) -> std::path::PathBuf {
        self.0.path().join("test.db")
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(self.0.path()).status();
    }
}

/// Fills what there is, then looks whether everything still works for those who read and, later, write.
async fn fill(db: &Db) {
    let body = "x".repeat(50_000);
    let mut kept = 0;
    let full = loop {
        match write(db, FILL, vec![body.as_str().into()]).await {
            Ok(_) => kept += 1,
            Err(error) => break error,
        }
        assert!(kept < 1000, "it never filled");
    };
    assert_eq!(full, Error::Full);
    let together: Vec<_> = (0..8)
        .map(|_| {
            let (db, body) = (db.clone(), body.clone());
            tokio::spawn(async move { write(&db, FILL, vec![body.into()]).await })
        })
        .collect();
    for one in together {
        let result = one.await.unwrap();
        kept += i64::from(result.is_ok());
        assert!(matches!(result, Ok(1) | Err(Error::Full)), "{result:?}");
    }
    let rows = read(db, "SELECT count(*) FROM blob", vec![]).await.unwrap();
    assert_eq!(
        shown(&rows),
        kept.to_string(),
        "what was acknowledged, no more and no less"
    );
}

#[tokio::test]
async fn a_full_file() {
    let (_dir, db) = sqlite().await;
    write(&db, "CREATE TABLE blob (body TEXT NOT NULL)", vec![])
        .await
        .unwrap();
    db.write(|tx| tx.first("PRAGMA max_page_count = 200", &[]))
        .await
        .unwrap_or_else(|e: Error| panic!("{e}"));
    fill(&db).await;
    db.write(|tx| tx.first("PRAGMA max_page_count = 2000", &[]))
        .await
        .unwrap_or_else(|e: Error| panic!("{e}"));
    assert_eq!(write(&db, FILL, vec!["y".into()]).await, Ok(1));
}

#[tokio::test]
async fn a_full_disk() {
    let Some(disk) = Disk::mount() else { return };
    let db = opened(&disk.file()).await.unwrap();
    write(&db, "CREATE TABLE blob (body TEXT NOT NULL)", vec![])
        .await
        .unwrap();
    let ballast = disk.0.path().join("ballast");
    std::fs::write(&ballast, vec![0; 300_000]).unwrap();
    fill(&db).await;
    std::fs::remove_file(ballast).unwrap();
    assert_eq!(write(&db, FILL, vec!["y".into()]).await, Ok(1));
    assert_eq!(db.check().await, Ok(vec![]));
}

#[tokio::test]
async fn a_read_only_disk() {
    let Some(disk) = Disk::mount() else { return };
    let missing = disk.0.path().join("other.db");
    let db = opened(&disk.file()).await.unwrap();
    write(&db, "CREATE TABLE blob (body TEXT NOT NULL)", vec![])
        .await
        .unwrap();
    db.close().await;
    disk.read_only();
    assert_eq!(opened(&disk.file()).await.err(), Some(Error::ReadOnly));
    assert_eq!(opened(&missing).await.err(), Some(Error::ReadOnly));
}

#[tokio::test]
async fn files_that_cannot_be() {
    let dir = tempfile::tempdir().unwrap();
    let said = |result: Result<Db, Error>| result.err().unwrap().to_string();
    let nowhere = dir.path().join("none/test.db");
    assert_eq!(
        said(opened(&nowhere).await),
        format!(
            "{}: No such file or directory (os error 2)",
            nowhere.display()
        )
    );
    assert!(matches!(opened(dir.path()).await, Err(Error::Io(_))));
    let text = dir.path().join("text.db");
    std::fs::write(
        &text,
        "not a database at all, just some text that is long enough".repeat(100),
    )
    .unwrap();
    let error = opened(&text).await.err().unwrap();
    assert!(
        matches!(&error, Error::Corrupt(what) if what.contains("text.db")),
        "{error:?}"
    );
}

#[tokio::test]
async fn a_damaged_file_is_noticed() {
    let (dir, db) = sqlite().await;
    write(&db, "CREATE TABLE blob (body TEXT NOT NULL)", vec![])
        .await
        .unwrap();
    for _ in 0..50 {
        write(&db, FILL, vec!["z".repeat(3000).into()])
            .await
            .unwrap();
    }
    assert_eq!(db.check().await, Ok(vec![]));
    db.close().await;
    let path = dir.path().join("test.db");
    let mut bytes = std::fs::read(&path).unwrap();
    bytes[8 * 4096..12 * 4096].fill(0xAB);
    std::fs::write(&path, bytes).unwrap();
    let db = Db::open(&file(&dir)).await.unwrap();
    let found = db.check().await;
    assert!(
        matches!(&found, Err(Error::Corrupt(_)))
            || found.as_ref().is_ok_and(|lines| !lines.is_empty()),
        "{found:?}"
    );
}

#[tokio::test]
async fn another_process_holds_the_file() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("test.db");
    let mine = opened(&path).await.unwrap();
    write(&mine, "CREATE TABLE blob (body TEXT NOT NULL)", vec![])
        .await
        .unwrap();
    let theirs = opened(&path).await.unwrap();
    let (locked, is_locked) = tokio::sync::oneshot::channel();
    let (go, wait) = std::sync::mpsc::channel::<()>();
    let holding = tokio::spawn(async move {
        theirs
            .write(move |tx| {
                tx.execute(FILL, &["theirs".into()])?;
                locked.send(()).unwrap();
                wait.recv_timeout(Duration::from_secs(10)).unwrap();
                Ok::<_, Error>(())
            })
            .await
    });
    is_locked.await.unwrap();
    assert_eq!(
        write(&mine, FILL, vec!["mine".into()]).await,
        Err(Error::Busy)
    );
    assert_eq!(
        shown(
            &read(&mine, "SELECT count(*) FROM blob", vec![])
                .await
                .unwrap()
        ),
        "0"
    );
    go.send(()).unwrap();
    holding.await.unwrap().unwrap();
    assert_eq!(write(&mine, FILL, vec!["mine".into()]).await, Ok(1));
}

use std::fs::{self, File};

use proptest::prelude::*;

use super::disk::UNFINISHED;

use super::*;

fn store() -> (tempfile::TempDir, DiskBlobs) {
    let folder = tempfile::tempdir().unwrap();
    let blobs = DiskBlobs::new(folder.path().join("not/yet/there"));
    (folder, blobs)
}

fn first_byte(key: &Key) -> u8 {
    u8::from_str_radix(&key.as_str()[..2], 16).unwrap()
}

/// All parts.
async fn all(blobs: &DiskBlobs) -> Vec<Kept> {
    let mut all = Vec::new();
    for first in 0..=u8::MAX {
        all.extend(blobs.list(first).await.unwrap());
    }
    all
}

#[tokio::test]
async fn what_is_kept_can_be_had_again() {
    let (_folder, blobs) = store();
    let key = blobs.put(b"hello".to_vec(), "image/png").await.unwrap();
    assert_eq!(
        key.as_str(),
        "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824.png"
    );
    assert_eq!(key.mime(), "image/png");
    assert_eq!(blobs.read(&key).await.unwrap(), b"hello");
    assert!(blobs.exists(&key).await.unwrap());
}

#[tokio::test]
async fn the_same_bytes_are_kept_once() {
    let (_folder, blobs) = store();
    let first = blobs.put(b"same".to_vec(), "image/gif").await.unwrap();
    let second = blobs.put(b"same".to_vec(), "image/gif").await.unwrap();
    assert_eq!(first, second);
    let other = blobs
        .put(b"other!".to_vec(), "application/x-strange")
        .await
        .unwrap();
    assert_eq!(other.mime(), "application/octet-stream");
    let mut expected = vec![
        Kept {
            key: first,
            bytes: 4,
        },
        Kept {
            key: other,
            bytes: 6,
        },
    ];
    expected.sort_by(|a, b| a.key.cmp(&b.key));
    assert_eq!(all(&blobs).await, expected);
}

#[tokio::test]
async fn only_what_is_old_is_removed() {
    let (_folder, blobs) = store();
    let key = blobs.put(b"new".to_vec(), "image/png").await.unwrap();
    assert!(!blobs.remove(&key, Duration::from_secs(60)).await.unwrap());
    assert!(blobs.exists(&key).await.unwrap());
    assert!(blobs.remove(&key, Duration::ZERO).await.unwrap());
    assert!(!blobs.exists(&key).await.unwrap());
    assert!(!blobs.remove(&key, Duration::ZERO).await.unwrap());
    assert!(matches!(blobs.read(&key).await, Err(BlobProblem::NotFound)));
}

#[tokio::test]
async fn keeping_it_again_makes_it_young() {
    let (_folder, blobs) = store();
    let key = blobs.put(b"once".to_vec(), "image/png").await.unwrap();
    let path = key.path(&blobs.root);
    let old = fs::metadata(&path).unwrap().modified().unwrap() - Duration::from_secs(1000);
    File::options()
        .write(true)
        .open(&path)
        .unwrap()
        .set_modified(old)
        .unwrap();
    blobs.put(b"once".to_vec(), "image/png").await.unwrap();
    assert!(!blobs.remove(&key, Duration::from_secs(500)).await.unwrap());
}

#[tokio::test]
async fn damage_is_found_and_strangers_are_left_alone() {
    let (_folder, blobs) = store();
    let whole = blobs.put(b"whole".to_vec(), "image/png").await.unwrap();
    let hurt = blobs.put(b"hurt".to_vec(), "image/jpeg").await.unwrap();
    fs::write(hurt.path(&blobs.root), b"hurT").unwrap();
    fs::write(whole.path(&blobs.root).with_file_name("notes.txt"), b"mine").unwrap();
    assert_eq!(blobs.damaged(first_byte(&hurt)).await.unwrap(), vec![hurt]);
    assert_eq!(all(&blobs).await.len(), 2);
}

#[tokio::test]
async fn nothing_half_written_stays() {
    let (_folder, blobs) = store();
    blobs.put(b"a".to_vec(), "image/png").await.unwrap();
    let beside = blobs.root.join(UNFINISHED);
    assert_eq!(fs::read_dir(&beside).unwrap().count(), 0);
    let left = beside.join("left by a crash");
    fs::write(&left, b"half").unwrap();
    let file = File::options().write(true).open(&left).unwrap();
    file.set_modified(std::time::UNIX_EPOCH + Duration::from_secs(1))
        .unwrap();
    all(&blobs).await;
    assert!(!left.exists());
}

#[test]
fn a_full_disk_is_told_from_other_trouble() {
    // ENOSPC, EDQUOT, EACCES.
    assert!(matches!(
        io::Error::from_raw_os_error(28).into(),
        BlobProblem::Full
    ));
    assert!(matches!(
        io::Error::from_raw_os_error(122).into(),
        BlobProblem::Full
    ));
    assert!(matches!(
        io::Error::from_raw_os_error(13).into(),
        BlobProblem::Io(_)
    ));
}

#[test]
fn only_real_names_are_names() {
    let hex = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";
    assert!(format!("{hex}.jpg").parse::<Key>().is_ok());
    for name in [
        String::new(),
        hex.to_owned(),
        format!("{hex}.exe"),
        format!("{hex}.jpg.png"),
        format!("{}.jpg", hex.to_uppercase()),
        format!("{}.jpg", &hex[1..]),
        format!("../{hex}.jpg"),
        format!("{}/../../../x.jpg", &hex[..50]),
        format!("{}é.jpg", &hex[2..]),
    ] {
        assert_eq!(name.parse::<Key>(), Err(NotAKey), "{name}");
    }
}

proptest! {
    #[test]
    fn a_name_never_leaves_the_folder(name in ".{0,80}") {
        if let Ok(key) = name.parse::<Key>() {
            let path = key.path(Path::new("/root"));
            prop_assert!(path.components().count() == 5);
        }
    }
}

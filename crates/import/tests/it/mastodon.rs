//! Mastodon.

use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::write::GzEncoder;
use model::{Audience, ImportSource};
use testkit::World;

use crate::pack::{data, files, png, zip};
use crate::steps::{attempt, found, in_order, left, one, options, run};

fn parts() -> Vec<(String, Vec<u8>)> {
    let mut all = files(&data("mastodon"));
    all.push((
        "media_attachments/files/1/original/loaf.png".to_owned(),
        png(),
    ));
    all
}

fn tar_gz(folder: &Path) -> PathBuf {
    let file = folder.join("archive.tar.gz");
    let mut tar = tar::Builder::new(GzEncoder::new(
        std::fs::File::create(&file).unwrap(),
        Compression::fast(),
    ));
    // The images lie before what names them.
    for (name, bytes) in parts().into_iter().rev() {
        let mut header = tar::Header::new_gnu();
        header.set_size(bytes.len() as u64);
        header.set_mode(0o644);
        tar.append_data(&mut header, name, bytes.as_slice())
            .unwrap();
    }
    tar.into_inner().unwrap().finish().unwrap();
    file
}

testkit::on_both! {
    async fn an_archive_comes_along_however_it_is_packed(w: World) {
        let folder = tempfile::tempdir().unwrap();
        let mut asked = options(ImportSource::Mastodon, tar_gz(folder.path()));
        asked.owner = Some("ann".to_owned());
        let report = run(&w, &asked).await;
        assert_eq!((report.people.here, report.people.formerly), (1, 0));
        assert_eq!((report.posts, report.replies, report.shared, report.edited), (5, 1, 1, 1));
        assert_eq!((report.tags, report.images, report.files, report.ties), (1, 1, 1, 2));
        assert_eq!(left(&report), [("direct-post", 1), ("no-time", 1), ("notice", 1), ("post-not-here", 1), ("unreadable", 1)]);
        in_order(&w).await;
        let packed = folder.path().join("archive.zip");
        std::fs::write(&packed, zip(&parts(), "archive-1/")).unwrap();
        asked.file = packed;
        assert!(run(&w, &asked).await.is_unchanged());

        let first = one(&w, w.ben, "first").await;
        assert_eq!(first.status.source, "First, with a #loaf & more\n📎 film.mp4");
        assert_eq!((first.media.len(), first.status.favourites_count), (1, 1));
        let second = one(&w, w.ben, "second").await;
        assert_eq!(second.status.source, "Second thought, @ben@other.example and @eva@social.example\nsee https://bakery.example/a-long-way");
        assert_eq!((second.status.note.as_str(), second.status.reply_to_id), ("Long", Some(first.status.id)));
        assert!(second.status.edited_at.is_some());
        assert_eq!(one(&w, w.ben, "rye").await.status.source, "Rye or wheat?\n- Rye\n- Wheat");
        assert_eq!(one(&w, w.ben, "statuses").await.status.source, "🔁 https://other.example/users/ben/statuses/9");
        // What was for those who follow stays so.
        assert!(found(&w, w.ben, "only").await.is_empty());
        assert_eq!(one(&w, w.ann, "only").await.status.audience, Audience::Followers);
    }

    async fn direct_posts_come_when_asked_for(w: World) {
        let mut asked = options(ImportSource::Mastodon, data("mastodon/outbox.json"));
        asked.direct_messages = true;
        let map = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(map.path(), "ann@social.example,ann\nben@other.example,ben\n").unwrap();
        asked.map = Some(map.path().to_owned());
        let report = run(&w, &asked).await;
        assert_eq!((report.posts, report.mentions, report.images, report.files), (6, 1, 0, 2));
        assert!(one(&w, w.eva, "second").await.status.html.contains("/@ben"));
        let between = one(&w, w.ann, "between").await;
        assert_eq!(between.status.audience, Audience::Named);
        for other in [w.ben, w.eva] {
            assert!(found(&w, other, "between").await.is_empty());
        }
        in_order(&w).await;
    }

    async fn lists_tie_people_who_are_here(w: World) {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| {
            let file = folder.path().join(name);
            std::fs::write(&file, text).unwrap();
            file
        };
        let map = write("who.map", "ben@social.example,ben\neva@social.example;x,eva\n");
        std::fs::write(&map, "ben@social.example,ben\neva@social.example,eva\n").unwrap();
        run(&w, &options(ImportSource::Mastodon, data("mastodon/outbox.json"))).await;
        let mut asked = options(ImportSource::Mastodon, data("mastodon/outbox.json"));
        asked.map = Some(map);
        for (name, text, ties, strangers) in [
            ("following_accounts.csv", "Account address,Show boosts,Languages\n\nben@social.example,true,\n\n@nare@թութ.հայ,true,\"en,fr\"\n", 1, 1),
            ("new-following-imports.txt", "Account address,Show boosts\r\nbob,true\r\nEVA@social.example,false\r\n", 1, 1),
            ("muted_accounts.csv", "Account address,Hide notifications\neva@social.example,true\n", 1, 0),
            ("lists.csv", "Bakers,ben@social.example\nBakers,eva@social.example\nOthers,zoe@x.example\n", 2, 1),
            ("bookmarks.txt", "https://social.example/users/ann/statuses/1\nhttps://x.example/1\n", 1, 1),
            ("blocked_accounts.csv", "zoe@x.example\n", 0, 1),
        ] {
            asked.file = write(name, text);
            asked.owner = None;
            assert!(attempt(&w, &asked).await.unwrap_err().to_string().contains("--as"));
            asked.owner = Some("carla".to_owned());
            let report = run(&w, &asked).await;
            assert_eq!((report.ties, report.left.values().map(|l| l.count).sum::<u64>()), (ties, strangers), "{name}");
            let again = run(&w, &asked).await;
            assert_eq!((again.ties, again.ties_known), (0, ties), "{name}");
        }
        let lists = service::lists::all(&w.ctx, w.carla.actor).await.unwrap();
        assert_eq!((lists.len(), lists[0].members_count), (1, 2));
        in_order(&w).await;
    }
}

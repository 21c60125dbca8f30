//! Twitter.

use model::{Audience, ImportSource, Time};
use testkit::World;

use crate::pack::{data, files, png, zip};
use crate::steps::{found, in_order, left, one, options, run};

testkit::on_both! {
    async fn an_archive_comes_along_once(w: World) {
        let folder = tempfile::tempdir().unwrap();
        let mut all = files(&data("twitter"));
        all.push(("data/tweets_media/1500000000000000001-LOAF.png".to_owned(), png()));
        all.push(("Your archive.html".to_owned(), Vec::new()));
        let file = folder.path().join("twitter.zip");
        std::fs::write(&file, zip(&all, "")).unwrap();
        let asked = options(ImportSource::Twitter, file);
        let report = run(&w, &asked).await;
        // By the address in the archive.
        assert_eq!((report.people.here, report.people.formerly, report.authors), (1, 0, 1));
        assert_eq!((report.posts, report.posts_known, report.replies, report.shared), (4, 1, 1, 1));
        assert_eq!((report.tags, report.images, report.files, report.ties), (2, 1, 1, 1));
        assert_eq!(left(&report), [("breaks-off", 1), ("no-time", 1), ("not-here", 2), ("post-not-here", 1), ("unreadable", 1)]);
        in_order(&w).await;
        assert!(run(&w, &asked).await.is_unchanged());

        let first = one(&w, w.ben, "fresh").await;
        assert_eq!(first.status.source, "Fresh from the oven https://bakery.example/loaf\n📎 https://pbs.example/thumb/FILM.jpg");
        assert_eq!((first.author.handle.as_str(), first.status.audience), ("ann", Audience::Everyone));
        assert_eq!(first.status.created_at, Time::from_secs(1_646_128_800));
        assert_eq!((first.media.len(), first.status.favourites_count), (1, 1));
        let second = one(&w, w.ben, "says").await;
        // Whoever is called so there is not who is called so here.
        assert_eq!(second.status.source, "@bakerben@twitter.com And @ann says <yes> & no #Sourdough #bread");
        assert_eq!(second.status.reply_to_id, Some(first.status.id));
        assert_eq!(one(&w, w.ben, "nobody").await.status.reply_to_id, None);
        assert!(!one(&w, w.ben, "nobody").await.status.html.contains("/@ben"));
    }

    async fn tweets_alone_are_of_whom_one_says(w: World) {
        let mut asked = options(ImportSource::Twitter, data("twitter/data/tweets.js"));
        asked.dry_run = true;
        let planned = run(&w, &asked).await;
        assert_eq!((planned.people.formerly, planned.posts, planned.files), (1, 4, 2));
        asked.dry_run = false;
        asked.owner = Some("@eva".to_owned());
        let report = run(&w, &asked).await;
        assert_eq!((report.people.here, report.people.formerly, report.posts), (1, 0, 4));
        assert_eq!(found(&w, w.ben, "from:eva").await.len(), 4);
        assert!(run(&w, &asked).await.is_unchanged());
        in_order(&w).await;
    }
}

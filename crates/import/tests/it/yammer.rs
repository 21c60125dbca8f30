//! Yammer. The export is synthetic: written by hand after the documented columns.

use std::path::{Path, PathBuf};

use model::{Audience, ImportSource, Time};
use testkit::World;

use crate::pack::{data, files, png, zip};
use crate::steps::{found, in_order, left, one, options, run};

fn export(folder: &Path) -> PathBuf {
    let mut all = files(&data("yammer"));
    all.push(("files/70.png".to_owned(), png()));
    let file = folder.join("export.zip");
    std::fs::write(&file, zip(&all, "export-1/")).unwrap();
    file
}

testkit::on_both! {
    async fn a_network_comes_along_once(w: World) {
        let folder = tempfile::tempdir().unwrap();
        let mut asked = options(ImportSource::Yammer, export(folder.path()));
        let report = run(&w, &asked).await;
        assert_eq!((report.people.here, report.people.formerly, report.authors), (2, 1, 3));
        assert_eq!((report.open_groups, report.closed_groups, report.conversations), (1, 3, 0));
        assert_eq!((report.posts, report.replies, report.threads), (7, 2, 2));
        assert_eq!((report.mentions, report.tags, report.images, report.files), (2, 1, 1, 1));
        assert_eq!(left(&report), [
            ("deleted", 1), ("direct", 1), ("direct-message", 2), ("earlier-wording", 1), ("no-time", 1), ("notice", 1), ("unreadable", 2),
        ]);
        in_order(&w).await;
        assert!(run(&w, &asked).await.is_unchanged());

        let root = one(&w, w.eva, "wheat").await;
        assert_eq!(root.status.source, "Wheat is #sour_dough\nup, again\n📎 recipe.pdf");
        assert_eq!(root.status.created_at, Time::from_secs(1_367_409_600));
        assert_eq!(root.media.len(), 1);
        let answer = one(&w, w.eva, "answer").await;
        assert_eq!(answer.status.source, "An answer, @ann and @cleo");
        let third = one(&w, w.eva, "third").await;
        assert_eq!((answer.status.reply_to_id, third.status.reply_to_id), (Some(root.status.id), Some(answer.status.id)));
        assert_eq!(one(&w, w.eva, "company").await.status.audience, Audience::Everyone);
        for private in ["safe", "list"] {
            assert!(found(&w, w.eva, private).await.is_empty());
            assert_eq!(found(&w, w.ben, private).await.len(), 1);
        }
        asked.direct_messages = true;
        let report = run(&w, &asked).await;
        assert_eq!((report.posts, report.conversations, report.replies), (2, 1, 1));
        in_order(&w).await;
    }
}

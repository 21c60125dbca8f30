//! Slack.

use std::path::PathBuf;

use model::{Audience, ImportSource, Time};
use tempfile::TempDir;
use testkit::World;

use crate::pack::{data, files, png, zip};
use crate::steps::{attempt, found, in_order, left, one, options, run};

fn export(folder: &TempDir) -> PathBuf {
    let mut all = files(&data("slack"));
    all.push(("__uploads/F2LOAF/loaf.png".to_owned(), png()));
    let file = folder.path().join("export.zip");
    std::fs::write(&file, zip(&all, "Acme export/")).unwrap();
    file
}

testkit::on_both! {
    async fn what_was_said_comes_along_once(w: World) {
        let folder = tempfile::tempdir().unwrap();
        let mut asked = options(ImportSource::Slack, export(&folder));
        asked.dry_run = true;
        let planned = run(&w, &asked).await;
        assert!(found(&w, w.ann, "oven").await.is_empty());
        asked.dry_run = false;
        let report = run(&w, &asked).await;
        assert_eq!(service::imports::Report { dry_run: false, ..planned }, report);
        assert_eq!((report.posts, report.posts_known, report.authors), (16, 1, 7));
        assert_eq!((report.people.here, report.people.formerly, report.people.created), (2, 6, 0));
        assert_eq!((report.open_groups, report.closed_groups, report.conversations), (2, 1, 0));
        assert_eq!((report.threads, report.replies), (2, 4));
        assert_eq!((report.mentions, report.tags, report.reactions, report.edited), (5, 1, 3, 1));
        assert_eq!((report.images, report.files), (1, 2));
        assert_eq!(left(&report), [
            ("breaks-off", 1), ("channel-unknown", 1), ("direct", 3), ("direct-day", 2), ("emoji", 1), ("empty", 1),
            ("file-gone", 1), ("file-unknown", 1), ("no-author", 2), ("no-time", 1), ("notice", 2), ("unreadable", 2),
        ]);
        in_order(&w).await;

        let again = run(&w, &asked).await;
        assert!(again.is_unchanged(), "{again:?}");
        assert_eq!((again.posts_known, again.people.known, again.places_known), (17, 8, 3));
        in_order(&w).await;
    }

    async fn words_times_threads_and_reactions_are_kept(w: World) {
        let folder = tempfile::tempdir().unwrap();
        run(&w, &options(ImportSource::Slack, export(&folder))).await;
        let root = one(&w, w.eva, "morning").await;
        assert_eq!(root.status.source, "Good morning @ben, the **new** oven is here: https://oven.example/x?a=1&b=2 #bread");
        assert!(root.status.html.contains("/@ben"), "{}", root.status.html);
        assert_eq!(root.status.created_at, Time::from_micros(1_614_590_100_000_200));
        assert_eq!(root.status.id.time(), Time::from_millis(1_614_590_100_000));
        assert_eq!(root.author.handle, "ann");
        assert_eq!(root.status.replies_count, 3);
        let given: Vec<(&str, i64)> = root.reactions.iter().map(|r| (r.emoji.as_str(), r.count)).collect();
        assert_eq!(given, [("👍🏼", 2), ("🇩🇰", 1)]);

        let answer = one(&w, w.eva, "great").await;
        assert_eq!(answer.status.source, "*Great* news for !oven-room and !ops-private");
        assert_eq!(answer.status.reply_to_id, Some(root.status.id));
        assert_eq!(answer.status.edited_at, Some(Time::from_secs(1_614_590_300)));
        let late = one(&w, w.eva, "late").await;
        assert_eq!(late.status.thread_id, root.status.id);
        // A dot after a name would be part of it.
        assert!(late.status.source.starts_with("A late answer, @ben ..right? @"), "{}", late.status.source);
        assert!(late.status.source.ends_with(". @ben") && late.status.html.matches("class=\"mention\"").count() == 3, "{}", late.status.html);
        // What they answer is not there: the first of them stands in for it.
        let first = one(&w, w.eva, "something").await;
        assert_eq!(first.status.reply_to_id, None);
        assert_eq!(one(&w, w.eva, "another").await.status.reply_to_id, Some(first.status.id));

        let alarm = one(&w, w.eva, "warning").await;
        assert_eq!(alarm.status.source, "Warning\nOven 1 (https://oven.example/1)\n240 °C > 230 °C\nSince: 09:00");
        assert!(alarm.author.bot && alarm.author.former);
        let loaf = one(&w, w.eva, "loaf").await;
        assert_eq!((loaf.media.len(), loaf.media[0].description.as_str()), (1, "A loaf"));
        let file = one(&w, w.eva, "recipe from:ben").await;
        assert_eq!(file.status.source, "📎 recipe https://acme.example/files/F1");
        let code = one(&w, w.eva, "temp").await;
        assert_eq!(code.status.source, "```\ntemp = 240\nif temp > 230: @U01ANN\n```");
    }

    async fn emoji_of_the_workspace_become_our_own(w: World) {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("emoji.zip");
        let mut all = files(&data("slack"));
        let list = r#"{"ok":true,"emoji":{"crumb":"https://emoji.example/crumb.png","party-parrot":"alias:crumb"}}"#;
        all.push(("emoji.json".to_owned(), list.into()));
        all.push(("emojis/crumb.png".to_owned(), png()));
        all.push(("emojis/never-used.png".to_owned(), png()));
        std::fs::write(&file, zip(&all, "")).unwrap();
        let mut asked = options(ImportSource::Slack, file);
        asked.dry_run = true;
        let planned = run(&w, &asked).await;
        assert!(w.ctx.emoji().find("crumb").is_none());
        asked.dry_run = false;
        let report = run(&w, &asked).await;
        assert_eq!(service::imports::Report { dry_run: false, ..planned }, report);
        assert_eq!((report.emoji, report.reactions, report.left.get("emoji")), (1, 4, None));
        let root = one(&w, w.eva, "morning").await;
        let given: Vec<(&str, i64)> = root.reactions.iter().map(|r| (r.emoji.as_str(), r.count)).collect();
        assert_eq!(given, [("👍🏼", 2), (":crumb:", 1), ("🇩🇰", 1)]);
        assert!(w.ctx.emoji().find("never_used").is_none());
        let again = run(&w, &asked).await;
        assert!(again.is_unchanged(), "{again:?}");
        assert_eq!((again.emoji, again.emoji_known), (0, 1));

        // Who took it away does not find it back.
        let crumb = w.ctx.emoji().find("crumb").unwrap().id;
        service::emoji::delete(&w.ctx, w.ann.actor, crumb).await.unwrap();
        assert!(run(&w, &asked).await.is_unchanged());
        assert!(w.ctx.emoji().find("crumb").is_none());
    }

    async fn reactions_with_emoji_that_are_here_come_along(w: World) {
        let folder = tempfile::tempdir().unwrap();
        let mut asked = options(ImportSource::Slack, export(&folder));
        asked.dry_run = true;
        let named = run(&w, &asked).await.left.remove("emoji").unwrap();
        assert_eq!((named.count, named.examples), (1, vec![":party_parrot:".to_owned()]));
        let new = service::emoji::NewEmoji { shortcode: "party_parrot".to_owned(), category: String::new(), listed: true };
        service::emoji::create(&w.ctx, w.ann.actor, new, png()).await.unwrap();
        asked.dry_run = false;
        let report = run(&w, &asked).await;
        assert_eq!((report.emoji, report.reactions, report.left.get("emoji")), (0, 4, None));
        let root = one(&w, w.eva, "morning").await;
        assert!(root.reactions.iter().any(|r| r.emoji == ":party_parrot:" && r.count == 1));
    }

    async fn who_was_not_in_a_private_channel_reads_nothing_of_it(w: World) {
        let folder = tempfile::tempdir().unwrap();
        run(&w, &options(ImportSource::Slack, export(&folder))).await;
        let secret = one(&w, w.ben, "safe").await;
        assert!(matches!(secret.status.audience, Audience::Group(_)));
        assert_eq!(secret.status.source, "The code of the safe is with @dora");
        for other in [w.ann, w.carla, w.dario, w.eva] {
            assert!(found(&w, other, "safe").await.is_empty());
        }
        assert!(found(&w, w.ann, "lunch").await.is_empty());
    }

    async fn direct_messages_come_when_asked_for(w: World) {
        let folder = tempfile::tempdir().unwrap();
        let mut asked = options(ImportSource::Slack, export(&folder));
        asked.direct_messages = true;
        let report = run(&w, &asked).await;
        assert_eq!((report.posts, report.conversations), (19, 2));
        assert_eq!(left(&report).first(), Some(&("alone", 1)));
        in_order(&w).await;
        assert!(run(&w, &asked).await.is_unchanged());
    }

    async fn people_are_made_or_mapped_when_asked_for(w: World) {
        let folder = tempfile::tempdir().unwrap();
        let map = folder.path().join("map.csv");
        std::fs::write(&map, "there,handle\n@Gus,eva\ndora@acme.example,@dario\n").unwrap();
        let mut asked = options(ImportSource::Slack, export(&folder));
        asked.map = Some(map.clone());
        asked.create_people = true;
        let report = run(&w, &asked).await;
        // Who left, guests and programs never get an account to sign in with.
        assert_eq!((report.people.here, report.people.created, report.people.formerly), (4, 0, 4));
        assert_eq!(one(&w, w.ben, "something").await.author.handle, "eva");
        assert!(one(&w, w.ben, "safe").await.status.source.ends_with("@dario"));

        let w = World::new(w.ctx.db().engine()).await;
        asked.map = None;
        let report = run(&w, &asked).await;
        assert_eq!((report.people.here, report.people.created, report.people.formerly), (2, 1, 5));
        let dora = service::accounts::list(&w.ctx, w.ann.actor, Default::default()).await.unwrap();
        let dora = dora.items.iter().find(|p| p.account.handle == "dora").unwrap();
        assert_eq!(dora.account.state, model::AccountState::Active);

        std::fs::write(&map, "gus;nobody\n").unwrap();
        asked.map = Some(map);
        let refused = attempt(&w, &asked).await.unwrap_err().to_string();
        assert_eq!(refused, "map: no-such-person (1)");
    }

    async fn what_is_no_export_is_refused(w: World) {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("export.zip");
        std::fs::write(&file, "not a ZIP file").unwrap();
        let asked = options(ImportSource::Slack, file.clone());
        let why = attempt(&w, &asked).await.unwrap_err().to_string();
        assert!(why.contains("export.zip") && why.contains("ZIP"), "{why}");
        std::fs::write(&file, zip(&[("a.txt".to_owned(), vec![])], "")).unwrap();
        let why = attempt(&w, &asked).await.unwrap_err().to_string();
        assert!(why.contains("no export of Slack"), "{why}");
        let none = options(ImportSource::Slack, folder.path().join("none.zip"));
        assert!(attempt(&w, &none).await.is_err());
        // Only owners move in.
        let by = import::run(&w.ctx, w.dario.actor, &asked, &mut crate::steps::Unseen).await;
        assert!(by.unwrap_err().to_string().contains("not allowed"));
    }
}

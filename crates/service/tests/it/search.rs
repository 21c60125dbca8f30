//! Finding what one may see, the same on both engines.

use model::{Audience, Page};
use service::search::{self, Problem};
use service::statuses::{self, Draft, PollDraft, Revision};
use testkit::{Person, World};

async fn find(w: &World, who: Person, input: &str) -> Vec<String> {
    w.run_events().await;
    let found = search::posts(&w.ctx, who.actor, input, Page::first(20))
        .await
        .unwrap();
    found
        .page
        .items
        .iter()
        .map(|s| s.status.source.clone())
        .collect()
}

testkit::on_both! {
    async fn words_are_found_in_all_their_forms(w: testkit::World) {
        w.post(w.ann, "The machines were running all night").await;
        w.post(w.ben, "De fietsen staan in de kelder bij de koffie").await;
        w.post(w.carla, "Le macchine sono pronte, perché no?").await;
        assert_eq!(find(&w, w.eva, "machine run").await, ["The machines were running all night"]);
        assert_eq!(find(&w, w.eva, "fiets").await.len(), 1);
        assert_eq!(find(&w, w.eva, "macchina perche").await.len(), 1);
        assert_eq!(find(&w, w.eva, "koff*").await.len(), 1);
        assert!(find(&w, w.eva, "koff").await.is_empty());
        assert_eq!(find(&w, w.eva, "\"running all\"").await.len(), 1);
        assert!(find(&w, w.eva, "\"all running\"").await.is_empty());
        assert!(find(&w, w.eva, "machine -night").await.is_empty());
        assert!(find(&w, w.eva, "it's \"' OR 1 = 1 ) (").await.is_empty(), "hostile signs are words, or nothing");
    }

    async fn operators_narrow(w: testkit::World) {
        w.post(w.ann, "coffee for @ben #beans https://example.org/x").await;
        w.post(w.ben, "coffee for nobody").await;
        let poll = PollDraft { options: vec!["tea".to_owned(), "cocoa".to_owned()], multiple: false, seconds: 600 };
        w.draft(w.eva, Draft { text: "which coffee?".to_owned(), poll: Some(poll), ..Draft::default() }).await;
        assert_eq!(find(&w, w.eva, "coffee").await.len(), 3);
        assert_eq!(find(&w, w.eva, "coffee from:@ann").await.len(), 1);
        assert_eq!(find(&w, w.eva, "coffee -from:ann").await.len(), 2);
        assert_eq!(find(&w, w.eva, "from:me").await, ["which coffee?"]);
        assert_eq!(find(&w, w.eva, "to:ben").await.len(), 1);
        assert_eq!(find(&w, w.eva, "#beans").await.len(), 1);
        assert_eq!(find(&w, w.eva, "in:beans coffee").await.len(), 1);
        assert_eq!(find(&w, w.eva, "has:link").await.len(), 1);
        assert_eq!(find(&w, w.eva, "has:poll").await, ["which coffee?"]);
        assert_eq!(find(&w, w.eva, "cocoa").await.len(), 1, "answers of a poll are found");
        assert_eq!(find(&w, w.eva, "coffee after:2026-03-01").await.len(), 3);
        assert!(find(&w, w.eva, "coffee before:2026-03-02").await.is_empty());
        assert!(find(&w, w.eva, "coffee after:2026-03-02").await.is_empty());
        let odd = search::posts(&w.ctx, w.eva.actor, "from:zoe has:cheese", Page::first(5)).await.unwrap();
        assert_eq!(odd.nobody, ["zoe"]);
        assert_eq!(odd.problems, [Problem::UnknownHas("cheese".to_owned())]);
    }

    async fn only_what_the_searcher_may_see(w: testkit::World) {
        w.post_to(w.ann, Audience::Unit(w.product), "secret recipe #hush").await;
        w.post_to(w.ann, Audience::Named, "recipe for @ben").await;
        assert_eq!(find(&w, w.ben, "recipe").await.len(), 2);
        assert_eq!(find(&w, w.carla, "recipe").await.len(), 1);
        assert!(find(&w, w.eva, "recipe").await.is_empty());
        assert!(find(&w, w.eva, "-nothing from:ann").await.is_empty());
        assert_eq!(search::tags(&w.ctx, w.carla.actor, "#hu", 5).await.unwrap().len(), 1);
        assert!(search::tags(&w.ctx, w.eva.actor, "#hu", 5).await.unwrap().is_empty());
    }

    async fn edits_and_deletions_are_followed(w: testkit::World) {
        let post = w.post(w.ann, "about zebras").await;
        assert_eq!(find(&w, w.ben, "zebra").await.len(), 1);
        let new = Revision { text: "about giraffes".to_owned(), ..Revision::default() };
        statuses::edit(&w.ctx, w.ann.actor, post.status.id, new).await.unwrap();
        assert!(find(&w, w.ben, "zebra").await.is_empty());
        assert_eq!(find(&w, w.ben, "giraffe").await.len(), 1);
        statuses::delete(&w.ctx, w.ann.actor, post.status.id).await.unwrap();
        assert!(find(&w, w.ben, "giraffe").await.is_empty());
        statuses::restore(&w.ctx, w.ann.actor, post.status.id).await.unwrap();
        assert_eq!(find(&w, w.ben, "giraffe").await.len(), 1);
    }

    async fn people_and_units_by_name(w: testkit::World) {
        let names = async |input: &str| -> Vec<String> {
            search::people(&w.ctx, w.eva.actor, input, 5).await.unwrap().into_iter().map(|p| p.handle).collect()
        };
        assert_eq!(names("carla con").await, ["carla"]);
        assert_eq!(names("ROASTERY").await.len(), 2, "by unit");
        assert!(names("100%").await.is_empty());
        let units = search::units(&w.ctx, w.eva.actor, "roast", 5).await.unwrap();
        assert_eq!(units[0].name, "Roastery");
    }
}

#[tokio::test]
async fn words_that_come_one_by_one_are_put_in_order() {
    let w = World::new(db::Engine::Sqlite).await;
    let pieces = "select count(distinct id >> 37) from status_words_data where id > 10";
    let begin = |tx: &mut store::Tx| store::search::expect_many(tx, false);
    w.ctx.db().write(begin).await.unwrap();
    for n in 0..100 {
        w.post(w.ann, &format!("number{n} of many")).await;
        w.run_events().await;
    }
    let row = w
        .ctx
        .db()
        .read(move |c| c.first(pieces, &[]))
        .await
        .unwrap();
    let count: i64 = store::param::Get::get(row.as_ref().unwrap(), 0).unwrap();
    assert!((1..=21).contains(&count), "{count} pieces");
    for n in [0, 7, 64, 99] {
        assert_eq!(find(&w, w.eva, &format!("\"number{n} of\"")).await.len(), 1);
    }
}

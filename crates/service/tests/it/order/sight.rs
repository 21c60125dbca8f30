//! What hiding, limiting and suspending does at every door where posts are seen or counted.

use model::{Page, StatusId, StrikeKind};
use service::live::{self, News};
use service::statuses::{Deed, Draft};
use service::strikes;
use service::timelines;
use service::{Refusal, notifications, profiles, search, statuses, suggestions, tags, views};
use testkit::{Person, World};

use super::{act, deed, report};

/// The doors at which `who` meets the post.
async fn doors(w: &World, who: Person, id: StatusId) -> Vec<&'static str> {
    let (ctx, actor, page) = (&w.ctx, who.actor, Page::first(20));
    let mut open = Vec::new();
    let mut note = |door, there: bool| {
        if there {
            open.push(door);
        }
    };
    let on = |found: Vec<views::StatusView>| found.iter().any(|v| v.content().status.id == id);
    note("permalink", views::status(ctx, actor, id).await.is_ok());
    note(
        "home",
        on(timelines::home(ctx, actor, page).await.unwrap().items),
    );
    note(
        "everyone",
        on(timelines::everyone(ctx, actor, page).await.unwrap().items),
    );
    note(
        "tag",
        on(timelines::tag(ctx, actor, "beans", page)
            .await
            .unwrap()
            .items),
    );
    note(
        "person",
        on(
            timelines::person(ctx, actor, w.ben.id, store::timelines::Part::Posts, page)
                .await
                .unwrap()
                .items,
        ),
    );
    note(
        "unit",
        on(timelines::unit(ctx, actor, w.roastery, page)
            .await
            .unwrap()
            .items),
    );
    note(
        "favourites",
        on(timelines::favourites(ctx, actor, page).await.unwrap().items),
    );
    let found = search::posts(ctx, actor, "harvest", page).await.unwrap();
    note("search", on(found.page.items));
    note("history", statuses::history(ctx, actor, id).await.is_ok());
    note("why", timelines::why(ctx, actor, id).await.is_ok());
    note(
        "react",
        statuses::react(ctx, actor, id, Deed::Bookmark)
            .await
            .is_ok(),
    );
    note(
        "favourited_by",
        statuses::favourited_by(ctx, actor, id, page).await.is_ok(),
    );
    open
}

const ALL: [&str; 12] = [
    "permalink",
    "home",
    "everyone",
    "tag",
    "person",
    "unit",
    "favourites",
    "search",
    "history",
    "why",
    "react",
    "favourited_by",
];

async fn scene(w: &World) -> StatusId {
    for person in [w.eva, w.carla] {
        w.follow(person, w.ben).await;
    }
    let id = w
        .post(w.ben, "The harvest is in #beans @dario")
        .await
        .status
        .id;
    for person in [w.eva, w.carla, w.dario, w.ben] {
        statuses::react(&w.ctx, person.actor, id, Deed::Favourite)
            .await
            .unwrap();
    }
    w.run_events().await;
    id
}

testkit::on_both! {
    async fn a_hidden_post_is_there_for_its_author_and_moderators_only(w: World) {
        let id = scene(&w).await;
        let answer = w.reply(w.eva, id, "how much?").await.status.id;
        let quoting = w.draft(w.eva, Draft { text: "look".to_owned(), quote_of: Some(id), ..Draft::default() }).await.status.id;
        statuses::react(&w.ctx, w.eva.actor, id, Deed::Boost).await.unwrap();
        let dario = w.member("fay").await;
        assert_eq!(doors(&w, w.eva, id).await, ALL);
        let before = w.account(w.ben).await.statuses_count;
        let strike = act(&w, w.carla, w.ben, StrikeKind::Hide, &[id]).await;
        assert!(doors(&w, w.eva, id).await.is_empty());
        assert!(doors(&w, dario, id).await.is_empty());
        assert_eq!(doors(&w, w.carla, id).await, ALL);
        assert!(doors(&w, w.ben, id).await.contains(&"permalink"));
        // What hangs on it: a gap, a quote of nothing, nothing boosted, no notice, no count.
        let thread = timelines::thread(&w.ctx, w.eva.actor, answer, timelines::Window::default()).await.unwrap();
        assert!(matches!(thread.above[0], timelines::Node::Gap(_)));
        let quote = views::status(&w.ctx, w.eva.actor, quoting).await.unwrap().quote;
        assert_eq!(quote, Some(views::Quote::Unseen));
        let notices = notifications::list(&w.ctx, w.eva.actor, Vec::new(), Page::first(20)).await.unwrap();
        assert!(notices.items.iter().all(|g| g.status.as_ref().is_none_or(|s| s.status.id != id)));
        assert_eq!(w.account(w.ben).await.statuses_count, before - 1);
        let wrong = w.ctx.db().read(store::facts::wrong).await.unwrap();
        assert!(wrong.is_empty(), "{wrong:?}");
        let found = tags::popular(&w.ctx, 10).await.unwrap();
        assert!(found.iter().all(|t| t.0.key != "beans"));
        let refused = statuses::post(&w.ctx, w.eva.actor, Draft { text: "re".to_owned(), reply_to: Some(id), ..Draft::default() }).await;
        assert!(matches!(refused, Err(Refusal::Invalid { field: "reply_to", why: "gone", .. })));
        strikes::undo(&w.ctx, w.carla.actor, strike).await.unwrap();
        assert_eq!(doors(&w, w.eva, id).await, ALL);
        assert_eq!(w.account(w.ben).await.statuses_count, before);
    }

    async fn a_hidden_post_that_is_deleted_is_counted_once(w: World) {
        let id = w.post(w.ben, "one").await.status.id;
        let strike = act(&w, w.carla, w.ben, StrikeKind::Hide, &[id]).await;
        statuses::delete(&w.ctx, w.ben.actor, id).await.unwrap();
        assert!(w.ctx.db().read(store::facts::wrong).await.unwrap().is_empty());
        strikes::undo(&w.ctx, w.carla.actor, strike).await.unwrap();
        assert!(w.ctx.db().read(store::facts::wrong).await.unwrap().is_empty());
        statuses::restore(&w.ctx, w.ben.actor, id).await.unwrap();
        assert!(w.ctx.db().read(store::facts::wrong).await.unwrap().is_empty());
        assert_eq!(w.account(w.ben).await.statuses_count, 1);
    }

    async fn a_limited_person_reaches_their_followers_only(w: World) {
        let id = scene(&w).await;
        let fay = w.member("fay").await;
        let strike = act(&w, w.carla, w.ben, StrikeKind::Limit, &[]).await;
        // Followers read on, but not where everyone looks; the one who was named does not follow.
        let near: Vec<_> = ALL.into_iter().filter(|d| !["everyone", "tag", "search"].contains(d)).collect();
        assert_eq!(doors(&w, w.eva, id).await, near);
        assert_eq!(doors(&w, w.carla, id).await, near);
        assert!(doors(&w, fay, id).await.is_empty());
        let own = doors(&w, w.ben, id).await;
        assert!(own.contains(&"everyone") && own.contains(&"search"));
        let notices = notifications::list(&w.ctx, fay.actor, Vec::new(), Page::first(20)).await.unwrap();
        assert!(notices.items.is_empty());
        let met = suggestions::list(&w.ctx, w.ann.actor, 20).await.unwrap();
        assert!(met.iter().all(|s| s.card.id != w.ben.id));
        // New ones too, and live.
        let mut far = live::watch(&w.ctx, fay.actor, None).await.unwrap();
        let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
        let running = tokio::spawn(live::run(w.ctx.clone(), async { let _ = stopped.await; }));
        tokio::task::yield_now().await;
        let new = w.post(w.ben, "more harvest #beans").await.status.id;
        w.run_events().await;
        w.post(w.ann, "last").await;
        w.run_events().await;
        let Some((_, News::Post { id: first, .. })) = far.next().await else { panic!("no post") };
        assert_ne!(first, new);
        let _ = stop.send(());
        running.await.unwrap();
        assert!(matches!(
            strikes::act(&w.ctx, w.carla.actor, deed(w.ben.id, StrikeKind::Limit, &[])).await,
            Err(Refusal::Conflict("limited"))
        ));
        strikes::undo(&w.ctx, w.carla.actor, strike).await.unwrap();
        assert!(doors(&w, fay, id).await.contains(&"everyone"));
    }

    async fn a_suspended_person_is_out_at_once(w: World) {
        let id = scene(&w).await;
        let secret = service::auth::sessions::create(&w.ctx, w.ben.id, "Browser", "::1").await.unwrap();
        let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
        let running = tokio::spawn(live::run(w.ctx.clone(), async { let _ = stopped.await; }));
        let mut open = live::watch(&w.ctx, w.ben.actor, None).await.unwrap();
        tokio::task::yield_now().await;
        let mut suspended = deed(w.ben.id, StrikeKind::Suspend, &[]);
        suspended.hide_all = true;
        let strike = strikes::act(&w.ctx, w.carla.actor, suspended).await.unwrap();
        w.run_events().await;
        assert!(service::auth::sessions::find(&w.ctx, &secret, "::1").await.unwrap().is_none());
        loop {
            match open.next().await {
                Some((_, News::Ended)) => break,
                Some(_) => {}
                None => panic!("ended without a word"),
            }
        }
        assert!(open.next().await.is_none());
        let _ = stop.send(());
        running.await.unwrap();
        assert!(doors(&w, w.eva, id).await.is_empty());
        assert!(doors(&w, w.carla, id).await.contains(&"permalink"));
        strikes::undo(&w.ctx, w.carla.actor, strike).await.unwrap();
        assert!(doors(&w, w.eva, id).await.contains(&"home"));
        assert_eq!(w.account(w.ben).await.state, model::AccountState::Active);
        let _ = profiles::show(&w.ctx, w.eva.actor, "ben").await.unwrap();
    }

    async fn a_hidden_post_leaves_open_screens(w: World) {
        let id = scene(&w).await;
        let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
        let running = tokio::spawn(live::run(w.ctx.clone(), async { let _ = stopped.await; }));
        let mut eva = live::watch(&w.ctx, w.eva.actor, None).await.unwrap();
        let mut dario = live::watch(&w.ctx, w.dario.actor, None).await.unwrap();
        tokio::task::yield_now().await;
        act(&w, w.carla, w.ben, StrikeKind::Hide, &[id]).await;
        w.run_events().await;
        assert_eq!(eva.next().await.unwrap().1, News::Gone { id });
        assert_eq!(dario.next().await.unwrap().1, News::Change { id });
        report(&w, w.eva, w.ben, &[]).await;
        w.run_events().await;
        assert_eq!(dario.next().await.unwrap().1, News::Reports { n: 1 });
        let _ = stop.send(());
        running.await.unwrap();
    }
}

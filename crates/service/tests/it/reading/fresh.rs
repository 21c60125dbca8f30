//! What was kept against what is worked out anew: random histories through the operations, and after every step each page that
//! is said to hold must read as it would now.

use std::sync::Arc;
use std::time::Duration;

use model::{AccountId, FilterAction, Page, PageOf, Time};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use service::accounts::{self, ProfileDraft, Stands};
use service::filters::{self, FilterDraft, Until};
use service::fresh::{self, Concern, Known, Shows};
use service::statuses::{self, Deed, Draft, PollDraft, Revision};
use service::timelines::{self, InFull};
use service::views::{self, StatusView, Whole};
use service::{Ctx, follows, media, pauses, tags};
use testkit::{Engine, Person, World, on_both};

use super::memory::{Life, Step, step};
use crate::media::upload;

/// A page with everyone in it, as apps show it.
#[derive(Debug, PartialEq)]
struct Shown {
    page: PageOf<StatusView>,
    people: Vec<(AccountId, Arc<Whole>)>,
}

struct Kept {
    shown: Shown,
    concern: Concern,
    known: Known,
}

async fn page(ctx: &Ctx, who: Person, shows: Shows) -> InFull {
    let first = Page::first(6);
    let page = match shows {
        Shows::Home => timelines::home_in_full(ctx, who.actor, first).await,
        _ => timelines::everyone_in_full(ctx, who.actor, first).await,
    };
    page.unwrap()
}

/// As it is looked up anew, and when it ends by itself; what is kept of posts must not show.
async fn show(ctx: &Ctx, who: Person, shows: Shows) -> (Shown, Option<Time>) {
    let anew = ctx.with_parts(|parts| parts.prepared = 0);
    let kept = page(ctx, who, shows).await;
    let found = page(&anew, who, shows).await;
    let what = format!("{shows:?} of {}", who.id);
    assert_eq!(kept.page, found.page, "{what}");
    assert_eq!(kept.around, found.around, "around {what}");
    assert_eq!(kept.until, found.until, "end of {what}");
    let (posts, people) = (found.around.named.keys(), found.around.people.keys());
    let again = views::around(ctx, posts.copied().collect(), people.copied().collect());
    assert_eq!(again.await.unwrap(), found.around, "around {what} again");
    let first = Page::first(6);
    let plain = match shows {
        Shows::Home => timelines::home(ctx, who.actor, first).await,
        _ => timelines::everyone(ctx, who.actor, first).await,
    };
    let page = found.page.map(Arc::unwrap_or_clone);
    assert_eq!(plain.unwrap(), page, "without what is around {what}");
    assert_eq!(fresh::next_end(ctx, who.id).await.unwrap(), found.until);
    let mut people: Vec<(AccountId, Arc<Whole>)> = found.around.people.into_iter().collect();
    people.sort_by_key(|(id, _)| *id);
    (Shown { page, people }, found.until)
}

async fn keep(ctx: &Ctx, who: Person, shows: Shows) -> Option<Kept> {
    let now = ctx.now();
    let known = fresh::known(ctx).await.unwrap()?;
    let (shown, ends) = show(ctx, who, shows).await;
    let people = shown.people.iter().map(|(id, _)| *id);
    let concern = Concern::posts(who.id, shows, &shown.page.items, people, now);
    Some(Kept {
        shown,
        concern: concern.until(ends),
        known,
    })
}

/// What the histories of timelines leave out: everything that only changes how a post or a person looks.
async fn touch(life: &Life, s: Step) {
    let (ctx, cast) = (&life.w.ctx, &life.cast);
    let who = cast[s.whom as usize % cast.len()];
    let post = life.post(s);
    let soon = Duration::from_secs(60 + u64::from(s.pause) * 40);
    let deed = |deed: Deed| async move {
        if let Some(post) = post {
            let _ = statuses::react(ctx, who.actor, post, deed).await;
        }
    };
    match s.how % 16 {
        0 => deed(Deed::Favourite).await,
        1 => deed(Deed::Unfavourite).await,
        2 => deed(Deed::React("🎉".to_owned())).await,
        3 => deed(Deed::Unreact("🎉".to_owned())).await,
        4 => deed(Deed::Bookmark).await,
        5 => deed(Deed::Unbookmark).await,
        6 => deed(Deed::Pin).await,
        7 => deed(Deed::Unpin).await,
        8 => {
            let quote = Draft {
                text: format!("{} is right", s.pause),
                quote_of: post,
                ..Draft::default()
            };
            let _ = statuses::post(ctx, who.actor, quote).await;
        }
        9 => {
            let asked = Draft {
                text: "Tea or coffee?".to_owned(),
                poll: Some(PollDraft {
                    options: vec!["Tea".to_owned(), "Coffee".to_owned()],
                    multiple: false,
                    seconds: soon.as_secs(),
                }),
                ..Draft::default()
            };
            let _ = statuses::post(ctx, who.actor, asked).await;
        }
        10 | 11 => {
            if let Some(post) = post {
                let _ = statuses::vote(ctx, who.actor, post, vec![i64::from(s.pause % 2)]).await;
            }
        }
        12 => {
            let draft = ProfileDraft {
                name: format!("Somebody {}", s.pause),
                ..ProfileDraft::default()
            };
            let _ = accounts::update(ctx, who.actor, who.id, draft).await;
        }
        13 => {
            let stands = [Stands::Ever, Stands::HalfHour][s.pause as usize % 2];
            let _ = accounts::set_status_line(ctx, who.actor, "☕", "brewing", stands).await;
        }
        14 => {
            let until = ctx.now().plus(soon);
            let _ = pauses::begin(ctx, who.actor, until, "In the garden").await;
        }
        _ => {
            let draft = FilterDraft {
                phrase: "coffee".to_owned(),
                whole_word: true,
                action: FilterAction::Warn,
                until: Until::For(soon),
            };
            let _ = filters::create(ctx, who.actor, draft).await;
        }
    }
}

async fn live(engine: Engine, steps: Vec<Step>) -> (usize, usize) {
    let mut life = Life::new(engine, 1_000).await;
    let mut kept: Vec<[Option<Kept>; 2]> = life.cast.iter().map(|_| [None, None]).collect();
    let (mut held, mut asked) = (0, 0);
    for (i, step) in steps.iter().enumerate() {
        if step.what % 2 == 0 {
            life.take(*step).await;
        } else {
            life.w
                .clock
                .advance(Duration::from_secs(u64::from(step.who)));
            touch(&life, *step).await;
        }
        // Where events wait for their place in line nothing is certain.
        if i % 4 == 3 || engine == Engine::Postgres {
            service::events::run_once(&life.w.ctx).await.unwrap();
        }
        for (at, pages) in kept.iter_mut().enumerate() {
            let who = life.cast[at];
            for (page, shows) in pages.iter_mut().zip([Shows::Home, Shows::Everyone]) {
                let known = fresh::known(&life.w.ctx).await.unwrap();
                let (ctx, now) = (&life.w.ctx, life.w.ctx.now());
                asked += 1;
                if let (Some(old), Some(known)) = (&mut *page, known)
                    && fresh::holds(ctx, &old.concern, old.known, known, now)
                {
                    held += 1;
                    let (shown, _) = show(ctx, who, shows).await;
                    assert_eq!(old.shown, shown, "{shows:?} of {} after {step:?}", who.id);
                } else {
                    *page = keep(ctx, who, shows).await;
                }
            }
        }
    }
    (held, asked)
}

fn histories(engine: Engine, cases: u32) {
    let config = Config {
        cases,
        failure_persistence: None,
        max_shrink_iters: 10,
        ..Config::default()
    };
    let all = proptest::collection::vec(step(), 30..60);
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let mut runner = TestRunner::new_with_rng(config, rng);
    let outcome = runner.run(&all, |steps| {
        testkit::engine::run(async move {
            let (held, asked) = live(engine, steps).await;
            assert!(held * 10 > asked, "only {held} of {asked} pages held");
        });
        Ok(())
    });
    outcome.unwrap();
}

#[test]
fn what_is_kept_reads_as_it_would_now() {
    histories(Engine::Sqlite, 24);
}

#[test]
fn what_is_kept_reads_as_it_would_now_on_postgres() {
    histories(Engine::Postgres, 1);
}

/// Whether it still holds.
async fn stands(w: &World, kept: &Kept) -> bool {
    service::events::run_once(&w.ctx).await.unwrap();
    let known = fresh::known(&w.ctx).await.unwrap().unwrap();
    fresh::holds(&w.ctx, &kept.concern, kept.known, known, w.ctx.now())
}

on_both! {
    async fn what_does_not_concern_it_leaves_it_and_a_tag_that_is_added_brings_a_post(w: World) {
        tags::follow(&w.ctx, w.eva.actor, "red").await.unwrap();
        let post = w.post(w.ben, "Nothing to see").await.status.id;
        service::events::run_once(&w.ctx).await.unwrap();
        let kept = keep(&w.ctx, w.eva, Shows::Home).await.unwrap();
        assert!(kept.shown.page.items.is_empty());
        w.post(w.ben, "Nothing again").await;
        assert!(stands(&w, &kept).await, "a stranger's post does not concern it");
        let revision = Revision {
            text: "Now it is #red".to_owned(),
            ..Revision::default()
        };
        statuses::edit(&w.ctx, w.ben.actor, post, revision).await.unwrap();
        assert!(!stands(&w, &kept).await);
        assert_eq!(show(&w.ctx, w.eva, Shows::Home).await.0.page.items.len(), 1);
    }

    async fn words_for_an_image_end_it(w: World) {
        follows::follow(&w.ctx, w.eva.actor, w.ben.id).await.unwrap();
        let image = upload(&w, w.ben, 1).await;
        let draft = Draft {
            text: "Look".to_owned(),
            media: vec![image],
            ..Draft::default()
        };
        w.draft(w.ben, draft).await;
        service::events::run_once(&w.ctx).await.unwrap();
        let kept = keep(&w.ctx, w.eva, Shows::Home).await.unwrap();
        assert!(stands(&w, &kept).await);
        media::describe(&w.ctx, w.ben.actor, image, "Beans in a bag").await.unwrap();
        assert!(!stands(&w, &kept).await);
    }
}

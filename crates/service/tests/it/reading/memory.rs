//! The index in memory against the statements of the store: random histories through the operations, and after every few
//! steps every timeline of everybody, page by page, both ways. It may never answer otherwise than they do.

use std::time::Duration;

use model::{
    AccountId, AccountState, Audience, GroupKind, GroupLevel, ListId, Page, Part, Role, StatusId,
    StrikeKind, TagId, Timeline, UnitId, UnitKind,
};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use service::filters::Until;
use service::groups::{self, GroupDraft};
use service::statuses::{self, Deed, Draft, Revision};
use service::units::{self, UnitDraft};
use service::{accounts, follows, lists, quiet, strikes, tags, timelines};
use testkit::{Engine, Person, World};

/// What somebody does: the numbers choose who, to whom, and what.
#[derive(Debug, Clone, Copy)]
pub(super) struct Step {
    pub(super) what: u8,
    pub(super) who: u8,
    pub(super) whom: u8,
    pub(super) post: u8,
    pub(super) how: u8,
    pub(super) pause: u8,
}

pub(super) fn step() -> impl Strategy<Value = Step> {
    any::<[u8; 6]>().prop_map(|[what, who, whom, post, how, pause]| Step {
        what,
        who,
        whom,
        post,
        how,
        pause,
    })
}

pub(super) struct Life {
    pub(super) w: World,
    pub(super) cast: Vec<Person>,
    lists: Vec<ListId>,
    groups: Vec<(String, Audience)>,
    units: Vec<UnitId>,
    posts: Vec<StatusId>,
    strikes: Vec<model::StrikeId>,
}

const TAGS: [&str; 2] = ["red", "blue"];

fn group(name: &str, kind: GroupKind) -> GroupDraft {
    GroupDraft {
        name: name.to_owned(),
        kind,
        purpose: String::new(),
        rules: String::new(),
    }
}

impl Life {
    pub(super) async fn new(engine: Engine, remembered: usize) -> Self {
        let w = World::remembering(engine, remembered).await;
        let cast = vec![
            w.ann,
            w.ben,
            w.carla,
            w.dario,
            w.eva,
            w.member("fritz").await,
        ];
        let mut lists = Vec::new();
        for who in &cast {
            lists.push(lists::create(&w.ctx, who.actor, "list").await.unwrap());
        }
        let mut groups = Vec::new();
        for kind in [GroupKind::Open, GroupKind::Closed, GroupKind::Secret] {
            let draft = group(&format!("Group {kind:?}"), kind);
            let slug = groups::create(&w.ctx, w.ben.actor, draft).await.unwrap();
            let group = groups::show(&w.ctx, w.ben.actor, &slug).await.unwrap();
            groups.push((slug, Audience::Group(group.group.id)));
        }
        Self {
            units: vec![w.acme, w.product, w.roastery, w.sales],
            w,
            cast,
            lists,
            groups,
            posts: Vec::new(),
            strikes: Vec::new(),
        }
    }

    pub(super) fn post(&self, s: Step) -> Option<StatusId> {
        let newest = self.posts.iter().rev();
        newest
            .skip(s.post as usize % self.posts.len().clamp(1, 30))
            .copied()
            .next()
    }

    /// Does a step. What is refused is refused.
    pub(super) async fn take(&mut self, s: Step) {
        let pause = if s.pause.is_multiple_of(8) {
            90_000
        } else {
            u64::from(s.pause)
        };
        self.w.clock.advance(Duration::from_secs(1 + pause));
        let who = self.cast[s.who as usize % self.cast.len()];
        let whom = self.cast[s.whom as usize % self.cast.len()];
        match s.what % 32 {
            0..10 => self.write(s, who).await,
            10..15 => self.deed(s, who).await,
            15..18 => self.change(s, who).await,
            18..22 => self.tie(s, who, whom).await,
            22..26 => self.place(s, who, whom).await,
            26..28 => self.organise(s, whom).await,
            28 => self.keep_order(s, whom).await,
            29 => self.w.run_events().await,
            _ => {
                let _ = follows::follow(&self.w.ctx, who.actor, whom.id).await;
            }
        }
    }

    async fn write(&mut self, s: Step, who: Person) {
        let tag = ["", "", " #red", " #red #blue"][s.how as usize % 4];
        let named = ["", "", "", " @ann", " @eva @fritz"][s.whom as usize % 5];
        let reply = s.pause.is_multiple_of(3);
        let audience = match s.how / 4 % 12 {
            0 => Some(Audience::Unit(self.w.product)),
            1 => Some(Audience::Unit(self.w.roastery)),
            2 => Some(Audience::Followers),
            3 => Some(Audience::Named),
            4 | 5 => Some(self.groups[s.whom as usize % 3].1),
            _ => None,
        };
        let draft = Draft {
            text: format!("{}{tag}{named}", self.posts.len()),
            audience,
            wider_ok: true,
            reply_to: self.post(s).filter(|_| reply),
            ..Draft::default()
        };
        let written = statuses::post(&self.w.ctx, who.actor, draft).await;
        self.posts.extend(written.map(|view| view.status.id));
    }

    async fn deed(&mut self, s: Step, who: Person) {
        let Some(post) = self.post(s) else { return };
        let deed = match s.how % 8 {
            0..5 => Deed::Boost,
            5 => Deed::Unboost,
            6 => Deed::Mute,
            _ => Deed::Unmute,
        };
        let _ = statuses::react(&self.w.ctx, who.actor, post, deed).await;
    }

    async fn change(&mut self, s: Step, who: Person) {
        let Some(post) = self.post(s) else { return };
        let ctx = &self.w.ctx;
        match s.how % 4 {
            0 => {
                let _ = statuses::delete(ctx, who.actor, post).await;
            }
            1 => {
                let _ = statuses::restore(ctx, who.actor, post).await;
            }
            _ => {
                let revision = Revision {
                    text: ["plain", "#blue", "@ben @carla", "#red @dario"][s.pause as usize % 4]
                        .to_owned(),
                    ..Revision::default()
                };
                let _ = statuses::edit(ctx, who.actor, post, revision).await;
            }
        }
    }

    async fn tie(&mut self, s: Step, who: Person, whom: Person) {
        let (ctx, me) = (&self.w.ctx, who.actor);
        let list = self.lists[s.who as usize % self.lists.len()];
        let tag = TAGS[s.pause as usize % 2];
        let handles = ["ann", "ben", "carla", "dario", "eva", "fritz"];
        let _ = match s.how % 12 {
            0 | 1 => follows::unfollow(ctx, me, whom.id).await,
            2 => follows::remove_follower(ctx, me, whom.id).await,
            3 => quiet::mute(ctx, me, whom.id, Until::Ever).await,
            4 => {
                let until = Until::For(Duration::from_secs(u64::from(s.pause) * 2_000));
                quiet::mute(ctx, me, whom.id, until).await
            }
            5 => quiet::unmute(ctx, me, whom.id).await,
            6 => quiet::block(ctx, me, whom.id).await,
            7 => quiet::unblock(ctx, me, whom.id).await,
            8 => tags::follow(ctx, me, tag).await,
            9 => tags::unfollow(ctx, me, tag).await,
            10 => lists::remove(ctx, me, list, whom.id).await,
            _ => lists::add(ctx, me, list, handles[s.whom as usize % 6]).await,
        };
    }

    async fn place(&mut self, s: Step, who: Person, whom: Person) {
        let (ctx, me) = (&self.w.ctx, who.actor);
        let slug = &self.groups[s.whom as usize % 3].0;
        let unit = ["acme", "product", "roastery", "sales"][s.pause as usize % 4];
        let level = [GroupLevel::All, GroupLevel::Mentions, GroupLevel::Nothing];
        let _ = match s.how % 8 {
            0 | 1 => groups::join(ctx, me, slug).await,
            2 => groups::leave(ctx, me, slug).await,
            3 | 4 => groups::set_level(ctx, me, slug, level[s.pause as usize % 3]).await,
            5 => groups::remove(ctx, self.w.ben.actor, slug, whom.id).await,
            6 => units::join(ctx, me, unit).await,
            _ => units::leave(ctx, me, unit).await,
        };
    }

    /// Units move, groups open and close, people change their work or leave the house and come back.
    async fn organise(&mut self, s: Step, whom: Person) {
        let (ctx, admin) = (&self.w.ctx, self.w.ann.actor);
        match s.how % 6 {
            0 | 1 => {
                let at = 1 + s.who as usize % 3;
                let names = ["Acme", "Product", "Roastery", "Sales"];
                let draft = UnitDraft {
                    name: names[at].to_owned(),
                    kind: UnitKind::Division,
                    parent: Some(self.units[s.pause as usize % 4]),
                    about: String::new(),
                };
                let _ = units::update(ctx, admin, self.units[at], draft).await;
            }
            2 | 3 => {
                let at = s.who as usize % 3;
                let kinds = [
                    GroupKind::Open,
                    GroupKind::Closed,
                    GroupKind::Announcement,
                    GroupKind::Secret,
                ];
                let draft = group(&format!("Group {at}"), kinds[s.pause as usize % 4]);
                let slug = self.groups[at].0.clone();
                let changed = groups::update(ctx, self.w.ben.actor, &slug, draft).await;
                if let Ok(slug) = changed {
                    self.groups[at].0 = slug;
                }
            }
            4 => {
                let role = [Role::Member, Role::Moderator][s.pause as usize % 2];
                let _ = accounts::set_role(ctx, admin, whom.id, role).await;
            }
            _ => {
                let states = [
                    AccountState::Active,
                    AccountState::Former,
                    AccountState::Active,
                ];
                let state = states[s.pause as usize % 3];
                let _ = accounts::set_state(ctx, admin, whom.id, state).await;
            }
        }
    }

    async fn keep_order(&mut self, s: Step, whom: Person) {
        let (ctx, keeper) = (&self.w.ctx, self.w.dario.actor);
        if s.how.is_multiple_of(3) {
            if let Some(strike) = self.strikes.pop() {
                let _ = strikes::undo(ctx, keeper, strike).await;
            }
            return;
        }
        let kinds = [StrikeKind::Hide, StrikeKind::Limit, StrikeKind::Suspend];
        let act = strikes::Act {
            target: whom.id,
            kind: kinds[s.pause as usize % kinds.len()],
            rule: None,
            words: "Please mind the house rules.".to_owned(),
            posts: self.post(s).into_iter().collect(),
            report: None,
            settle_all: false,
            hide_all: s.how.is_multiple_of(2),
        };
        self.strikes.extend(strikes::act(ctx, keeper, act).await);
    }

    async fn lines(&self, at: usize) -> Vec<Timeline> {
        let find = |name: &'static str| {
            let found = self.w.ctx.db().read(move |c| store::tags::find(c, name));
            async move { found.await.unwrap().map(|tag| tag.id) }
        };
        let mut found: Vec<TagId> = Vec::new();
        for name in TAGS {
            found.extend(find(name).await);
        }
        let mut lines = vec![
            Timeline::Home,
            Timeline::Everyone,
            Timeline::List(self.lists[at]),
        ];
        lines.extend(found.into_iter().map(Timeline::Tag));
        lines.extend(self.units.iter().map(|id| Timeline::Unit(*id)));
        lines.extend(self.groups.iter().filter_map(|(_, of)| match of {
            Audience::Group(id) => Some(Timeline::Group(*id)),
            _ => None,
        }));
        for part in [Part::Posts, Part::Replies, Part::Media, Part::All] {
            let whose = self.cast[(at + part as usize) % self.cast.len()].id;
            lines.push(Timeline::Person(whose, part));
        }
        lines
    }

    /// Every timeline of one person, from one end to the other and back, both ways to ask.
    async fn compare(&self, at: usize, limit: i64) {
        let viewer = self.cast[at].id;
        for line in self.lines(at).await {
            for up in [false, true] {
                let mut page = if up {
                    Page::newer(0, limit)
                } else {
                    Page::first(limit)
                };
                loop {
                    let (memory, store) = self.both(viewer, line, page).await;
                    assert_eq!(memory, store, "{line:?} of {viewer} at {page:?}");
                    let Some(last) = memory.get(limit as usize - 1) else {
                        break;
                    };
                    page = if up {
                        Page::newer(last.get(), limit)
                    } else {
                        Page::older(last.get(), limit)
                    };
                }
            }
            // From the middle, bounded on both sides.
            if let Some(middle) = self.posts.get(self.posts.len() / 2) {
                let newest = Page {
                    since: Some(middle.get()),
                    ..Page::first(limit)
                };
                let (memory, store) = self.both(viewer, line, newest).await;
                assert_eq!(memory, store, "{line:?} of {viewer} since {middle}");
            }
        }
    }

    async fn both(
        &self,
        viewer: AccountId,
        line: Timeline,
        page: Page,
    ) -> (Vec<StatusId>, Vec<StatusId>) {
        let now = self.w.ctx.now();
        let memory = timelines::ids(&self.w.ctx, viewer, line, page)
            .await
            .unwrap();
        let look = move |c: &mut store::Conn| store::timelines::page(c, viewer, line, &page, now);
        (memory, self.w.ctx.db().read(look).await.unwrap())
    }
}

async fn live(engine: Engine, remembered: usize, steps: Vec<Step>) -> f64 {
    let mut life = Life::new(engine, remembered).await;
    for (i, step) in steps.iter().enumerate() {
        life.take(*step).await;
        // Who acted looks at once; now and then everybody does.
        let limit = 1 + i64::from(step.how % 6);
        life.compare(step.who as usize % life.cast.len(), limit)
            .await;
        if i % 10 == 9 {
            // Some of them with events that have no place in line yet, some without.
            service::events::run_once(&life.w.ctx).await.unwrap();
            for at in 0..life.cast.len() {
                life.compare(at, limit).await;
            }
        }
    }
    let size = life.w.ctx.index().size();
    assert!(size.posts <= remembered + remembered / 8 + 1);
    size.answered as f64 / size.asked as f64
}

fn histories(engine: Engine, cases: u32, remembered: usize, least: f64) {
    let config = Config {
        cases,
        failure_persistence: None,
        max_shrink_iters: 20,
        ..Config::default()
    };
    let all = proptest::collection::vec(step(), 30..60);
    let mut runner = TestRunner::new_with_rng(
        config,
        proptest::test_runner::TestRng::deterministic_rng(
            proptest::test_runner::RngAlgorithm::ChaCha,
        ),
    );
    let outcome = runner.run(&all, |steps| {
        testkit::engine::run(async move {
            let known = live(engine, remembered, steps).await;
            assert!(known > least, "memory answered only {known} of all pages");
        });
        Ok(())
    });
    outcome.unwrap();
}

#[test]
fn memory_answers_as_sqlite_does() {
    histories(Engine::Sqlite, 12, 10_000, 0.9);
}

#[test]
fn memory_and_older_pages_answer_as_sqlite_does() {
    histories(Engine::Sqlite, 12, 8, 0.9);
}

#[test]
fn memory_answers_as_postgres_does() {
    histories(Engine::Postgres, 1, 12, 0.9);
}

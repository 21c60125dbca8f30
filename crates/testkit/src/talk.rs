//! A talk that goes wherever chance leads, the same for the same seed: for tests that compare two ways to show it.

use std::time::Duration;

use model::{Audience, FilterAction, StatusId};
use service::accounts::{ProfileDraft, update};
use service::filters::{self, FilterDraft, Until};
use service::quiet;
use service::statuses::{self, Deed, Draft, PollDraft, Revision};

use crate::{Person, World};

/// Who talks of what.
pub struct Talk<'w> {
    world: &'w World,
    cast: [Person; 5],
    posts: Vec<StatusId>,
    chance: u64,
}

const WORDS: [&str; 6] = [
    "good morning",
    "see #roast, @ben & <all>",
    "spoiler: \"tea\"",
    "https://example.org/a?b=1&c=2",
    "@eva @carla have you seen `this`?",
    "**so** it goes :no_such_emoji:",
];

impl<'w> Talk<'w> {
    /// Everybody follows everybody; nobody has said anything yet.
    pub async fn new(world: &'w World, seed: u64) -> Self {
        let cast = [world.ann, world.ben, world.carla, world.dario, world.eva];
        for who in cast {
            for whom in cast.into_iter().filter(|whom| whom.id != who.id) {
                world.follow(who, whom).await;
            }
        }
        Self {
            world,
            cast,
            posts: Vec::new(),
            chance: seed | 1,
        }
    }

    /// Everybody.
    pub fn cast(&self) -> [Person; 5] {
        self.cast
    }

    /// A number below `most`.
    fn dice(&mut self, most: usize) -> usize {
        // Marsaglia's xorshift: small, and the same for ever.
        self.chance ^= self.chance << 13;
        self.chance ^= self.chance >> 7;
        self.chance ^= self.chance << 17;
        (self.chance >> 11) as usize % most
    }

    fn somebody(&mut self) -> Person {
        self.cast[self.dice(5)]
    }

    fn some_post(&mut self) -> Option<StatusId> {
        let back = self.dice(self.posts.len().clamp(1, 20));
        self.posts.iter().rev().nth(back).copied()
    }

    /// Something happens. What is refused is refused.
    pub async fn step(&mut self) {
        let pause = [1, 7, 400, 90_000][self.dice(4)];
        self.world.clock.advance(Duration::from_secs(pause));
        match self.dice(12) {
            0..4 => self.write().await,
            4..9 => self.deed().await,
            9 => self.change().await,
            10 => self.person().await,
            _ => self.world.run_events().await,
        }
    }

    async fn write(&mut self) {
        let (who, text) = (self.somebody(), WORDS[self.dice(6)]);
        let audience = match self.dice(6) {
            0 => Some(Audience::Unit(self.world.roastery)),
            1 => Some(Audience::Followers),
            _ => None,
        };
        let (reply, quote) = (self.dice(4) == 0, self.dice(5) == 0);
        let (reply, quote) = (
            self.some_post().filter(|_| reply),
            self.some_post().filter(|_| quote),
        );
        let poll = (self.dice(5) == 0).then(|| PollDraft {
            options: vec!["tea".to_owned(), "coffee".to_owned()],
            multiple: false,
            seconds: 3_600,
        });
        let draft = Draft {
            text: text.to_owned(),
            note: ["", "", "", "about <tea>"][self.dice(4)].to_owned(),
            audience,
            wider_ok: true,
            reply_to: reply,
            quote_of: quote,
            poll,
            ..Draft::default()
        };
        let written = statuses::post(&self.world.ctx, who.actor, draft).await;
        self.posts.extend(written.map(|view| view.status.id));
    }

    async fn deed(&mut self) {
        let (who, Some(post)) = (self.somebody(), self.some_post()) else {
            return;
        };
        let emoji = || "🎉".to_owned();
        let deed = match self.dice(12) {
            0 | 1 => Deed::Favourite,
            2 => Deed::Unfavourite,
            3 => Deed::React(emoji()),
            4 => Deed::Unreact(emoji()),
            5 => Deed::Bookmark,
            6 | 7 => Deed::Boost,
            8 => Deed::Unboost,
            9 => Deed::Pin,
            10 => Deed::Mute,
            _ => {
                let choice = self.dice(2) as i64;
                let _ = statuses::vote(&self.world.ctx, who.actor, post, vec![choice]).await;
                return;
            }
        };
        let _ = statuses::react(&self.world.ctx, who.actor, post, deed).await;
    }

    async fn change(&mut self) {
        let (who, Some(post)) = (self.somebody(), self.some_post()) else {
            return;
        };
        let ctx = &self.world.ctx.clone();
        if self.dice(3) == 0 {
            let _ = statuses::delete(ctx, who.actor, post).await;
            return;
        }
        let revision = Revision {
            text: WORDS[self.dice(6)].to_owned(),
            ..Revision::default()
        };
        let _ = statuses::edit(ctx, who.actor, post, revision).await;
    }

    async fn person(&mut self) {
        let (who, ctx) = (self.somebody(), self.world.ctx.clone());
        if self.dice(3) == 0 {
            let draft = FilterDraft {
                phrase: ["tea", "morning"][self.dice(2)].to_owned(),
                whole_word: false,
                action: [FilterAction::Warn, FilterAction::Hide][self.dice(2)],
                until: Until::For(Duration::from_secs(10_000)),
            };
            let _ = filters::create(&ctx, who.actor, draft).await;
            return;
        }
        if self.dice(3) == 0 {
            let whom = self.somebody();
            let _ = match self.dice(2) {
                0 => quiet::block(&ctx, who.actor, whom.id).await,
                _ => quiet::unblock(&ctx, who.actor, whom.id).await,
            };
            return;
        }
        let draft = ProfileDraft {
            name: format!("Name <{}>", self.dice(100)),
            title: ["", "Taster & co"][self.dice(2)].to_owned(),
            unit: Some([self.world.sales, self.world.roastery][self.dice(2)]),
            about: ["", "I know @ann"][self.dice(2)].to_owned(),
            time_zone: ["", "America/New_York", "Asia/Tokyo"][self.dice(3)].to_owned(),
            ..ProfileDraft::default()
        };
        let _ = update(&ctx, who.actor, who.id, draft).await;
    }
}

//! Whom somebody followed, muted and kept in lists, and what they liked and saved: as far as it is here.

use std::collections::HashMap;

use model::{AccountId, AccountState, EventKind, ImportKind, ListId, StatusId, Time};
use store::{Conn, Tx};

use super::Import;
use crate::{Actor, Answer, Ctx};

/// What ties somebody to a person or a post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tie {
    /// They follow a person.
    Follow(String),
    /// They mute a person.
    Mute(String),
    /// They block a person.
    Block(String),
    /// They keep a person in the list with this title.
    Member(String, String),
    /// They like a post.
    Favourite(String),
    /// They saved a post.
    Bookmark(String),
}

/// A tie to what is here.
#[derive(Clone)]
enum Real {
    Follow(AccountId),
    Mute(AccountId),
    Block(AccountId),
    Member(String, AccountId),
    Favourite(StatusId),
    Bookmark(StatusId),
}

impl Tie {
    /// The person it is a tie to.
    fn person(&self) -> Option<&String> {
        match self {
            Self::Follow(key) | Self::Mute(key) | Self::Block(key) | Self::Member(_, key) => {
                Some(key)
            }
            Self::Favourite(_) | Self::Bookmark(_) => None,
        }
    }
}

impl Import {
    /// Ties `owner` to people and posts that are here; those that are not are left.
    pub async fn tie(&mut self, owner: &str, ties: Vec<Tie>) -> Answer<()> {
        self.settle().await?;
        self.meet(vec![owner.to_owned()]).await?;
        let people = ties.iter().filter_map(Tie::person).cloned().collect();
        self.recognise(people).await?;
        let posts = self.posts_here(&ties).await?;
        let Some(owner) = self.people.get(owner).map(|known| known.id) else {
            return Ok(());
        };
        let mut real = Vec::new();
        for tie in ties {
            match self.real(owner, &tie, &posts) {
                Some(tie) => real.push(tie),
                None => self.leave(left(&tie), named(&tie)),
            }
        }
        if self.plan.dry_run {
            self.report.ties += real.len() as u64;
            return Ok(());
        }
        for some in real.chunks(500) {
            let (ctx, some, asked) = (self.ctx.clone(), some.to_vec(), some.len() as u64);
            let actor = Actor {
                id: owner,
                ..self.actor
            };
            let new = self
                .ctx
                .write(move |tx| bind(&ctx, tx, actor, &some))
                .await?;
            self.report.ties += new;
            self.report.ties_known += asked - new;
        }
        Ok(())
    }

    async fn posts_here(&self, ties: &[Tie]) -> Answer<HashMap<String, i64>> {
        let keys: Vec<String> = ties
            .iter()
            .filter_map(|tie| match tie {
                Tie::Favourite(key) | Tie::Bookmark(key) => Some(key.clone()),
                _ => None,
            })
            .collect();
        let source = self.plan.source;
        self.ctx
            .read(move |c| Ok(store::imports::find(c, source, ImportKind::Status, &keys)?))
            .await
    }

    fn real(&self, owner: AccountId, tie: &Tie, posts: &HashMap<String, i64>) -> Option<Real> {
        let known = |key: &String| self.people.get(key).map(|known| known.id);
        let other = |key: &String| known(key).filter(|id| *id != owner);
        let post = |key: &String| posts.get(key).map(|id| StatusId::from(*id));
        Some(match tie {
            Tie::Follow(key) => Real::Follow(other(key)?),
            Tie::Mute(key) => Real::Mute(other(key)?),
            Tie::Block(key) => Real::Block(other(key)?),
            Tie::Member(title, key) => Real::Member(title.clone(), known(key)?),
            Tie::Favourite(key) => Real::Favourite(post(key)?),
            Tie::Bookmark(key) => Real::Bookmark(post(key)?),
        })
    }
}

fn left(tie: &Tie) -> &'static str {
    match tie.person() {
        Some(_) => "not-here",
        None => "post-not-here",
    }
}

fn named(tie: &Tie) -> &str {
    match tie {
        Tie::Follow(key) | Tie::Mute(key) | Tie::Block(key) | Tie::Member(_, key) => key,
        Tie::Favourite(key) | Tie::Bookmark(key) => key,
    }
}

/// How many are new.
fn bind(ctx: &Ctx, tx: &mut Tx, actor: Actor, ties: &[Real]) -> Answer<u64> {
    let mut new = 0;
    for tie in ties {
        new += u64::from(one(ctx, tx, actor, tie)?);
    }
    if new > 0 {
        // Their own screens look again; whom they follow hears nothing of it.
        let event = ctx.event(EventKind::PreferencesChanged, actor);
        store::events::append(tx, &event)?;
    }
    Ok(new)
}

/// Whether it is new.
fn one(ctx: &Ctx, tx: &mut Tx, actor: Actor, tie: &Real) -> Answer<bool> {
    let me = actor.id;
    let (act, now) = (ctx.id::<StatusId>().get(), ctx.now());
    Ok(match tie {
        Real::Follow(other) => {
            may_follow(tx, me, *other, now)? && store::follows::insert(tx, me, *other, now)?
        }
        Real::Mute(other) => {
            let new = store::quiet::muted_until(tx, me, *other, now)?.is_none();
            if new {
                store::quiet::mute(tx, me, *other, None, now)?;
            }
            new
        }
        Real::Block(other) => {
            let new = !store::quiet::list_blocked(tx, me)?.contains(other);
            if new {
                store::quiet::block(tx, me, *other, now)?;
                // The other's following and lists change with it.
                let mut event = ctx.event(EventKind::PreferencesChanged, actor);
                event.target_id = Some(*other);
                store::events::append(tx, &event)?;
            }
            new
        }
        Real::Member(title, other) => {
            let id = list(ctx, tx, me, title)?;
            store::lists::add(tx, id, *other, now)?
        }
        Real::Favourite(post) => store::statuses::reactions::favourite(tx, act, me, *post)?,
        Real::Bookmark(post) => store::statuses::reactions::bookmark(tx, act, me, *post)?,
    })
}

/// One follows who is here, and neither blocks nor is blocked.
fn may_follow(c: &mut Conn, me: AccountId, other: AccountId, now: Time) -> Answer<bool> {
    let here = store::accounts::get(c, other)?.state == AccountState::Active;
    let stands = store::follows::relationships(c, me, &[other], now)?;
    Ok(here && !stands.iter().any(|r| r.blocking || r.blocked_by))
}

/// Their list with this title, made when there is none.
fn list(ctx: &Ctx, tx: &mut Tx, me: AccountId, title: &str) -> Answer<ListId> {
    let title: String = title
        .trim()
        .chars()
        .take(crate::policy::limit::LIST_TITLE_CHARS)
        .collect();
    let lists = store::lists::list(tx, me)?;
    if let Some(list) = lists.into_iter().find(|l| l.title == title) {
        return Ok(list.id);
    }
    let id = ctx.id();
    store::lists::insert(tx, id, me, &title, ctx.now())?;
    Ok(id)
}

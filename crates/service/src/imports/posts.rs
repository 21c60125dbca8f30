//! Posts and messages, a batch at a time: while one is written, the next is made ready.

use std::collections::{HashMap, HashSet};

use model::{AccountId, Audience, ImportKind, StatusId, Time};
use store::Conn;
use store::imports::Answered;
use tokio::task::JoinHandle;

use super::prepare::{Asked, Batch, Ready};
use super::{Import, Word};
use crate::{Answer, Refusal};

/// A post or message, as another service knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Post {
    /// Its id there.
    pub key: String,
    /// Who wrote it: their id there.
    pub author: String,
    /// When.
    pub at: Time,
    /// Who may see it.
    pub whom: Whom,
    /// What it answers.
    pub answers: Option<Answers>,
    /// What it says.
    pub words: Vec<Word>,
    /// Content note.
    pub note: String,
    /// When it was changed.
    pub edited_at: Option<Time>,
    /// Emoji, or a shortcode between colons, and the ids of those who reacted with it.
    pub reactions: Vec<(String, Vec<String>)>,
    /// Images that come later, so that it may say nothing.
    pub images: usize,
    /// Files of it that its words name.
    pub files: usize,
    /// It only passes on what somebody else said, and its words name that.
    pub shared: bool,
}

/// Who may see a post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Whom {
    /// Everyone in the organisation.
    Everyone,
    /// Those who follow its author.
    Followers,
    /// Those it names.
    Named,
    /// Who may read a place that was opened.
    Place(String),
}

/// What a post answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answers {
    /// Its id there.
    pub key: String,
    /// The id of what began the thread: it is answered when the other is not there; and when neither is, the first
    /// answer takes its place.
    pub thread: Option<String>,
}

/// The batch that is being written, and what can be answered in it.
pub(super) struct Pending {
    writing: JoinHandle<Answer<()>>,
    keys: HashMap<String, Answered>,
    stand_ins: HashMap<String, Answered>,
}

/// What a dry run has seen, which is nowhere written: hashes of names.
#[derive(Debug, Default)]
pub(super) struct Seen {
    posts: HashSet<u64>,
    stand_ins: HashSet<u64>,
}

/// What can be answered.
#[derive(Debug, Default)]
pub(super) struct Targets {
    pub keys: HashMap<String, Answered>,
    pub stand_ins: HashMap<String, Answered>,
}

impl Targets {
    /// What a post answers, or what stands in for it.
    pub fn get(&self, answers: &Answers) -> Option<Answered> {
        let thread = answers.thread.as_ref();
        let found = self.keys.get(&answers.key);
        let found = found.or_else(|| self.keys.get(thread?));
        found.or_else(|| self.stand_ins.get(thread?)).copied()
    }
}

impl Import {
    /// Brings in posts that nobody brought in before. What they answer must be in this batch or an earlier one.
    pub async fn post(&mut self, batch: Vec<Post>) -> Answer<()> {
        let asked = batch.len() as u64;
        for post in &batch {
            if let Some(thread) = post.answers.as_ref().and_then(|a| a.thread.as_ref()) {
                let thread = self.hash(thread);
                self.threads.insert(thread);
            }
        }
        let mut batch = self.new_ones(batch).await?;
        self.report.posts_known += asked - batch.len() as u64;
        if batch.is_empty() {
            return Ok(());
        }
        batch.sort_by_key(|post| post.at);
        self.meet(people_of(&batch)).await?;
        self.recognise(outsiders_of(&batch)).await?;
        let targets = self.targets(&batch).await?;
        let ids = self.ids(&batch).await?;
        let asked = batch
            .into_iter()
            .zip(ids)
            .filter_map(|(post, id)| self.ask(post, id))
            .collect();
        let ready = tokio::task::spawn_blocking(move || Batch::make(asked, targets))
            .await
            .map_err(|e| Refusal::Internal(db::Error::Io(e.to_string())))?;
        self.count(&ready);
        if self.plan.dry_run {
            self.remember_seen(&ready);
            return Ok(());
        }
        for Ready { status, .. } in &ready.posts {
            self.came(status.audience, status.id);
        }
        self.settle().await?;
        let (ctx, actor, source) = (self.ctx.clone(), self.actor, self.plan.source);
        self.pending = Some(Pending {
            keys: ready.keys(),
            stand_ins: ready.stand_ins(),
            writing: tokio::spawn(async move {
                let ctx_ = ctx.clone();
                ctx.write(move |tx| ready.write(&ctx_, tx, actor, source))
                    .await
            }),
        });
        Ok(())
    }

    /// Waits until the batch before is durable.
    pub(super) async fn settle(&mut self) -> Answer<()> {
        match self.pending.take() {
            Some(pending) => pending
                .writing
                .await
                .map_err(|e| Refusal::Internal(db::Error::Io(e.to_string())))?,
            None => Ok(()),
        }
    }

    /// Remembers the newest of each group.
    fn came(&mut self, audience: Audience, id: StatusId) {
        if let Audience::Group(group) = audience {
            let newest = self.newest.entry(group).or_insert(id);
            *newest = id.max(*newest);
        }
    }

    /// Nobody in a group has to catch up with its past. Once at the end: with each batch it would be a fifth of all the work.
    pub(super) async fn read_groups(&mut self) -> Answer<()> {
        let newest = std::mem::take(&mut self.newest);
        self.ctx
            .write(move |tx| {
                for (group, id) in newest {
                    store::imports::read_group(tx, group, id)?;
                }
                Ok(())
            })
            .await
    }

    /// Those that did not come before, each once.
    async fn new_ones(&mut self, batch: Vec<Post>) -> Answer<Vec<Post>> {
        let keys: Vec<String> = batch.iter().map(|post| post.key.clone()).collect();
        let source = self.plan.source;
        let here = self
            .ctx
            .read(move |c| Ok(store::imports::find(c, source, ImportKind::Status, &keys)?))
            .await?;
        let mut met = HashSet::new();
        let mut new = Vec::new();
        for post in batch {
            let pending = self.pending.as_ref();
            let known = here.contains_key(&post.key)
                || pending.is_some_and(|p| p.keys.contains_key(&post.key))
                || self.seen.posts.contains(&self.hash(&post.key));
            if let (Some(id), Whom::Place(place)) = (here.get(&post.key), &post.whom)
                && let Some(home) = self.places.get(place)
            {
                let audience = home.audience();
                self.came(audience, StatusId::from(*id));
            }
            if known {
                let author = self.hash(&post.author);
                self.authors.insert(author);
            } else if met.insert(post.key.clone()) {
                new.push(post);
            }
        }
        Ok(new)
    }

    /// What these answer and is here already.
    async fn targets(&mut self, batch: &[Post]) -> Answer<Targets> {
        let answers = batch.iter().filter_map(|post| post.answers.as_ref());
        let keys = answers.flat_map(|a| a.thread.iter().chain([&a.key]));
        let keys: HashSet<String> = keys.cloned().collect();
        let keys: Vec<String> = keys.into_iter().collect();
        let mut targets = Targets::default();
        for key in &keys {
            let hash = self.hash(key);
            let unreal = || Answered {
                id: StatusId::from(0),
                thread_id: StatusId::from(0),
                author_id: 0.into(),
            };
            if self.seen.posts.contains(&hash) {
                targets.keys.insert(key.clone(), unreal());
            } else if self.seen.stand_ins.contains(&hash) {
                targets.stand_ins.insert(key.clone(), unreal());
            }
        }
        if let Some(pending) = &self.pending {
            for key in &keys {
                let found = pending.keys.get(key).map(|a| (key.clone(), *a));
                targets.keys.extend(found);
                let found = pending.stand_ins.get(key).map(|a| (key.clone(), *a));
                targets.stand_ins.extend(found);
            }
        }
        let source = self.plan.source;
        let (posts, stand_ins) = self
            .ctx
            .read(move |c| {
                let posts = answered(c, source, ImportKind::Status, &keys)?;
                Ok((posts, answered(c, source, ImportKind::Thread, &keys)?))
            })
            .await?;
        targets.keys.extend(posts);
        targets.stand_ins.extend(stand_ins);
        Ok(targets)
    }

    /// Ids that sort where the posts were written, and that nothing has yet.
    async fn ids(&mut self, batch: &[Post]) -> Answer<Vec<StatusId>> {
        let (node, now) = (self.ctx.node(), self.ctx.now());
        let mut wanted: Vec<i64> = Vec::with_capacity(batch.len());
        let mut last = 0;
        for post in batch {
            let id = model::IdGen::at(post.at.min(now), node, 0).max(last + 1);
            wanted.push(id);
            last = id;
        }
        if self.plan.dry_run {
            return Ok(wanted.into_iter().map(StatusId::from).collect());
        }
        let pending = self.pending.as_ref().map(|p| p.keys.values().map(|a| a.id));
        let mut taken: HashSet<StatusId> = pending.into_iter().flatten().collect();
        let mut ids: Vec<StatusId> = Vec::with_capacity(wanted.len());
        let mut open: Vec<StatusId> = wanted.into_iter().map(StatusId::from).collect();
        while !open.is_empty() {
            let asked = open.clone();
            let here = self
                .ctx
                .read(move |c| Ok(store::imports::taken(c, &asked)?))
                .await?;
            taken.extend(here);
            // From the first that is taken on, all move up until each is free.
            let first = open.iter().position(|id| taken.contains(id));
            ids.extend(open.drain(..first.unwrap_or(open.len())));
            let mut last = ids.last().map_or(0, |id| id.get());
            for id in &mut open {
                let mut next = id.get().max(last + 1);
                while taken.contains(&StatusId::from(next)) {
                    next += 1;
                }
                *id = StatusId::from(next);
                last = next;
            }
        }
        Ok(ids)
    }

    /// A post with everything it takes to make it ready.
    fn ask(&mut self, post: Post, id: StatusId) -> Option<Asked> {
        let written = self.write_out(&post.words);
        let author = self.people.get(&post.author)?.id;
        let audience = match &post.whom {
            Whom::Everyone => Audience::Everyone,
            Whom::Followers => Audience::Followers,
            Whom::Named => Audience::Named,
            Whom::Place(key) => match self.places.get(key) {
                Some(home) => home.audience(),
                None => {
                    self.leave("no-place", &post.key);
                    return None;
                }
            },
        };
        if written.source.trim().is_empty() && post.images == 0 {
            self.leave("empty", &post.key);
            return None;
        }
        let hash = self.hash(&post.author);
        self.authors.insert(hash);
        let reactions = self.reactions(post.reactions);
        Some(Asked {
            id,
            key: post.key,
            author,
            at: post.at.min(self.ctx.now()),
            audience,
            answers: post.answers,
            written,
            note: post.note,
            edited_at: post.edited_at,
            reactions,
            files: post.files,
            shared: post.shared,
        })
    }

    /// Who reacted with which emoji, each once; emoji that are not here are left.
    fn reactions(&mut self, given: Vec<(String, Vec<String>)>) -> Vec<(String, AccountId)> {
        let mut all: Vec<(String, AccountId)> = Vec::new();
        for (emoji, people) in given {
            if !self.has_emoji(&emoji) {
                self.leave("emoji", &emoji);
                continue;
            }
            for person in people {
                let Some(person) = self.people.get(&person).map(|known| known.id) else {
                    continue;
                };
                if !all.iter().any(|(e, p)| *p == person && *e == emoji) {
                    all.push((emoji.clone(), person));
                }
            }
        }
        all
    }

    fn count(&mut self, batch: &Batch) {
        let report = &mut self.report;
        for Ready { status, .. } in &batch.posts {
            report.posts += 1;
            report.replies += u64::from(status.reply_to_id.is_some());
        }
        for post in &batch.posts {
            report.mentions += post.named as u64;
            report.tags += post.tags.len() as u64;
            report.reactions += post.reactions.len() as u64;
            report.edited += u64::from(post.status.edited_at.is_some());
            report.files += post.files as u64;
            report.shared += u64::from(post.shared);
            if post.cut {
                report.leave("too-long", &post.key);
            }
        }
    }

    fn remember_seen(&mut self, batch: &Batch) {
        for post in &batch.posts {
            let hash = self.hash(&post.key);
            self.seen.posts.insert(hash);
            if let Some(key) = &post.stands_in {
                let hash = self.hash(key);
                self.seen.stand_ins.insert(hash);
            }
        }
    }
}

fn answered(
    c: &mut Conn,
    source: model::ImportSource,
    kind: ImportKind,
    keys: &[String],
) -> Answer<HashMap<String, Answered>> {
    let found = store::imports::find(c, source, kind, keys)?;
    let ids: Vec<StatusId> = found.values().copied().map(StatusId::from).collect();
    let here = store::imports::answered(c, &ids)?;
    let one = |(key, id)| Some((key, *here.get(&StatusId::from(id))?));
    Ok(found.into_iter().filter_map(one).collect())
}

/// Everyone outside who is named.
fn outsiders_of(batch: &[Post]) -> HashSet<String> {
    let words = batch.iter().flat_map(|post| &post.words);
    let outside = words.filter_map(|word| match word {
        Word::Outside { key, .. } => Some(key.clone()),
        _ => None,
    });
    outside.collect()
}

/// Everyone who wrote, reacted, or is named.
fn people_of(batch: &[Post]) -> Vec<String> {
    let mut keys = HashSet::new();
    for post in batch {
        keys.insert(&post.author);
        keys.extend(post.reactions.iter().flat_map(|(_, people)| people));
        keys.extend(post.words.iter().filter_map(|word| match word {
            Word::Person { key, .. } => Some(key),
            _ => None,
        }));
    }
    let mut keys: Vec<String> = keys.into_iter().cloned().collect();
    keys.sort_unstable();
    keys
}

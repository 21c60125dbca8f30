//! Posts with their words, tags, whom they name, and the notices of it.

use std::ops::Range;

use db::Value;
use model::{IdGen, StatusId, Time};
use store::{Tx, search};

use super::{TOGETHER, World};
use crate::dice::Dice;
use crate::world::threads::For;
use crate::world::words::{Corpus, TOPICS, names, topic};

const STATUS: &str = "insert into statuses (id, author_id, thread_id, reply_to_id, reply_to_account_id, audience, audience_id, source,
    html, language, has_link, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'en', $10, $11)";
const TAG: &str = "insert into tags (id, key, name, created_at) values ($1, $2, $2, $3)";
const TAGGED: &str = "insert into status_tags (tag_id, status_id) values ($1, $2)";
const NAMED: &str = "insert into mentions (status_id, account_id) values ($1, $2)";
const NOTICE: &str =
    "insert into notifications (id, account_id, kind, from_id, status_id, group_key, created_at)
    values ($1, $2, $3, $4, $5, $6, $7)";
/// Bytes of words that are gathered before the index of words writes a part of itself: fewer parts need less merging.
const GATHER: &str = "insert into status_words (status_words, rank) values ('hashsize', 67108864)";
/// As it is otherwise.
const AS_EVER: &str = "delete from status_words_config where k = 'hashsize'";

/// Ids of a post, and of the notices it may bring.
struct Ids {
    post: i64,
    notices: [i64; 2],
}

impl World<'_> {
    pub(super) async fn tags(&mut self, start: Time) {
        let ids: Vec<i64> = (0..=TOPICS).map(|_| self.ids.next(start)).collect();
        let rows = ids.iter().enumerate().map(|(rank, id)| (*id, topic(rank)));
        let rows = rows.collect();
        self.write(rows, move |tx, (id, name)| {
            let values: [Value; 3] = [(*id).into(), name.into(), start.micros().into()];
            tx.execute(TAG, &values).map(drop)
        })
        .await;
        self.tags = ids;
    }

    /// Writes the posts, composed on all cores while those before are written.
    pub(super) async fn posts(&self, corpus: &Corpus) {
        self.run(GATHER.to_owned()).await;
        let notices = IdGen::new(3);
        let ids = |plan: &crate::world::threads::Plan| {
            let at = Time::from_secs(plan.at);
            Ids {
                post: self.ids.next(at),
                notices: [notices.next(at), notices.next(at)],
            }
        };
        let ids: Vec<Ids> = self.drawn.plans.iter().map(ids).collect();
        let mut writing = None;
        for first in (0..ids.len()).step_by(TOGETHER) {
            let posts = self.compose(&ids, first..ids.len().min(first + TOGETHER), corpus);
            if let Some(before) = writing.take() {
                finish(before).await;
            }
            let ctx = self.ctx.clone();
            writing = Some(tokio::spawn(async move {
                let change = move |tx: &mut Tx| posts.iter().try_for_each(|post| post.put(tx));
                ctx.db().write(change).await
            }));
        }
        if let Some(before) = writing {
            finish(before).await;
        }
        self.run(AS_EVER.to_owned()).await;
    }

    fn compose(&self, ids: &[Ids], range: Range<usize>, corpus: &Corpus) -> Vec<Post> {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        let each = range.len().div_ceil(cores).max(1);
        let parts = range.clone().step_by(each);
        let part = |first: usize| first..range.end.min(first + each);
        std::thread::scope(|threads| {
            let write = |part: Range<usize>| part.map(|n| self.post(ids, n, corpus)).collect();
            let start = |first| threads.spawn(move || -> Vec<Post> { write(part(first)) });
            let started: Vec<_> = parts.map(start).collect();
            let done = started.into_iter().map(|t| t.join().expect("posts"));
            done.flatten().collect()
        })
    }

    fn post(&self, ids: &[Ids], n: usize, corpus: &Corpus) -> Post {
        let plan = self.drawn.plans[n];
        let mut dice = Dice((self.drawn.seed << 40) ^ 0x5eed ^ ((n as u64) << 8));
        let author = plan.author as usize;
        let follows = self.drawn.follows.get(author);
        let named = follows.and_then(|all| names(all, &mut dice));
        let named = named.map(|n| n as usize);
        let source = corpus.text(named.map(|n| self.handles[n].as_str()), &mut dice);
        let known = named.iter().map(|n| self.handles[*n].clone()).collect();
        let composed = text::compose(&source, &known);
        let target = plan.answers.map(|t| t as usize);
        let answered = target.map(|t| self.people[self.drawn.plans[t].author as usize]);
        let mut concerned: Vec<i64> = named.iter().map(|n| self.people[*n]).collect();
        concerned.extend(answered);
        concerned.sort_unstable();
        concerned.dedup();
        concerned.retain(|who| *who != self.people[author]);
        Post {
            id: ids[n].post,
            author: self.people[author],
            thread: ids[plan.thread as usize].post,
            answers: target.map(|t| ids[t].post).zip(answered),
            audience: match plan.audience {
                For::Everyone => (0, None),
                For::Unit(department) => (1, Some(self.departments[department])),
                For::Followers => (2, None),
            },
            index: text::search::index(&composed.plain, text::Lang::from_code("en")),
            has_link: source.contains("://"),
            tags: composed
                .tags
                .iter()
                .filter_map(|tag| self.tag(tag))
                .collect(),
            html: composed.html,
            source,
            at: Time::from_secs(plan.at),
            told: concerned.into_iter().zip(ids[n].notices).collect(),
        }
    }

    fn tag(&self, name: &str) -> Option<i64> {
        let rank: usize = name.strip_prefix("topic")?.parse().ok()?;
        self.tags.get(rank).copied()
    }
}

async fn finish(writing: tokio::task::JoinHandle<Result<(), db::Error>>) {
    writing.await.expect("no panic").expect("posts");
}

/// A post ready to be written.
struct Post {
    id: i64,
    author: i64,
    thread: i64,
    answers: Option<(i64, i64)>,
    audience: (i64, Option<i64>),
    source: String,
    html: String,
    tags: Vec<i64>,
    index: text::search::Index,
    has_link: bool,
    at: Time,
    /// Who is told of it, by which notice.
    told: Vec<(i64, i64)>,
}

impl Post {
    fn put(&self, tx: &mut Tx) -> Result<(), db::Error> {
        let (target, answered) = self.answers.unzip();
        let at = self.at.micros();
        let values: [Value; 11] = [
            self.id.into(),
            self.author.into(),
            self.thread.into(),
            target.into(),
            answered.into(),
            self.audience.0.into(),
            self.audience.1.into(),
            (&self.source).into(),
            (&self.html).into(),
            self.has_link.into(),
            at.into(),
        ];
        tx.execute(STATUS, &values)?;
        for tag in &self.tags {
            tx.execute(TAGGED, &[(*tag).into(), self.id.into()])?;
        }
        for (who, notice) in &self.told {
            tx.execute(NAMED, &[self.id.into(), (*who).into()])?;
            let (kind, word) = if answered == Some(*who) {
                (model::NotificationKind::Reply, "reply")
            } else {
                (model::NotificationKind::Mention, "mention")
            };
            let values: [Value; 7] = [
                (*notice).into(),
                (*who).into(),
                kind.code().into(),
                self.author.into(),
                self.id.into(),
                format!("{word}-{}", self.id).into(),
                at.into(),
            ];
            tx.execute(NOTICE, &values)?;
        }
        search::insert(tx, StatusId::from(self.id), &self.index)
    }
}

//! The world into a store: rows by the thousand, through the driver.

use std::time::Duration;

use db::Value;
use model::{AccountState, IdGen, Role, StatusId, Time, Unit, UnitKind};
use service::Ctx;
use store::Tx;
use store::accounts::NewAccount;

use super::shape::Shape;
use super::talk::{Corpus, Plan, names};
use super::ties::CORPORATE;
use crate::dice::Dice;

/// Rows of one transaction.
const TOGETHER: usize = 20_000;

const STATUS: &str = "insert into statuses (id, author_id, thread_id, reply_to_id, reply_to_account_id, audience, audience_id, source,
    html, language, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'en', $10)";
const NOTICE: &str =
    "insert into notifications (id, account_id, kind, from_id, status_id, group_key, created_at)
    values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing";
const COUNTS: [&str; 5] = [
    "update accounts set following_count = (select count(*) from follows where follower_id = accounts.id)",
    "update accounts set followers_count = (select count(*) from follows where followee_id = accounts.id)",
    "update accounts set statuses_count = (select count(*) from statuses where author_id = accounts.id and deleted_at is null),
        last_status_at = (select created_at from statuses where author_id = accounts.id and deleted_at is null order by id desc limit 1)",
    "update statuses set replies_count = (select count(*) from statuses r where r.reply_to_id = statuses.id)
        where id in (select reply_to_id from statuses where reply_to_id is not null)",
    "update tags set statuses_count = (select count(*) from status_tags t join statuses s on s.id = t.status_id
        where t.tag_id = tags.id and s.audience = 0)",
];

/// A post is for its author's department, or followers, so often; else for everyone.
const FOR_UNIT: f64 = 0.08;
const FOR_FOLLOWERS: f64 = 0.02;

/// The world as it goes into the store.
pub struct World<'a> {
    pub ctx: &'a Ctx,
    pub shape: &'a Shape,
    pub follows: &'a [Vec<u32>],
    pub ids: IdGen,
    /// Ids of people by number, corporate accounts last.
    pub people: Vec<i64>,
    pub handles: Vec<String>,
    pub departments: Vec<i64>,
}

impl<'a> World<'a> {
    /// Writes units, people and follows. Everybody came before the first post.
    pub async fn begin(
        ctx: &'a Ctx,
        (shape, follows): (&'a Shape, &'a [Vec<u32>]),
        start: Time,
    ) -> Self {
        let mut world = Self {
            ctx,
            shape,
            follows,
            ids: IdGen::new(2),
            people: Vec::new(),
            handles: Vec::new(),
            departments: Vec::new(),
        };
        world.units(start).await;
        world.people(start).await;
        world.follows(start).await;
        world
    }

    async fn units(&mut self, start: Time) {
        let unit = |id: i64, parent: Option<i64>, kind, name: String| Unit {
            id: id.into(),
            parent_id: parent.map(Into::into),
            kind,
            slug: text::slug(&name),
            name,
            about: String::new(),
            members_count: 0,
        };
        let company: i64 = self.ids.next(start);
        let mut units = vec![unit(company, None, UnitKind::Company, "Trial".to_owned())];
        let mut divisions: Vec<i64> = Vec::new();
        for n in 0..self.shape.divisions {
            divisions.push(self.ids.next(start));
            let name = format!("Division {}", n + 1);
            units.push(unit(divisions[n], Some(company), UnitKind::Division, name));
        }
        for (n, department) in self.shape.departments.iter().enumerate() {
            self.departments.push(self.ids.next(start));
            let (above, name) = (
                divisions[department.division],
                format!("Department {}", n + 1),
            );
            units.push(unit(
                self.departments[n],
                Some(above),
                UnitKind::Department,
                name,
            ));
        }
        self.write(units, move |tx, unit| store::units::insert(tx, unit, start))
            .await;
    }

    async fn people(&mut self, start: Time) {
        let mut rows = Vec::new();
        for number in 0..self.shape.people.len() + CORPORATE.0 {
            let id: i64 = self.ids.next(start);
            let person = self.shape.people.get(number);
            let (handle, name) = match person {
                Some(_) => (format!("person{number}"), format!("Person {number}")),
                None => (format!("news{number}"), format!("News {number}")),
            };
            self.people.push(id);
            self.handles.push(handle.clone());
            rows.push((
                id,
                handle,
                name,
                person.map(|p| self.departments[p.department]),
            ));
        }
        self.write(rows, move |tx, (id, handle, name, unit)| {
            let new = NewAccount {
                id: (*id).into(),
                handle,
                name,
                email: None,
                role: Role::Member,
                state: AccountState::Active,
                bot: false,
            };
            store::accounts::insert(tx, &new, start)?;
            if let Some(unit) = unit {
                store::units::join(tx, (*unit).into(), new.id, start)?;
                store::accounts::set_unit(tx, new.id, Some((*unit).into()), start)?;
            }
            Ok(())
        })
        .await;
    }

    async fn follows(&self, start: Time) {
        let sql = "insert into follows (follower_id, followee_id, created_at) values ($1, $2, $3)";
        let at = start.micros();
        let of = |(who, all): (usize, &Vec<u32>)| {
            let who = self.people[who];
            let whom: Vec<i64> = all.iter().map(|n| self.people[*n as usize]).collect();
            whom.into_iter()
                .map(move |whom| [who.into(), whom.into(), at.into()])
        };
        let rows: Vec<[Value; 3]> = self.follows.iter().enumerate().flat_map(of).collect();
        self.write(rows, move |tx, row| tx.execute(sql, row).map(drop))
            .await;
    }

    /// Writes the posts, composed on all cores while those before are written.
    pub async fn posts(&self, plans: &[Plan], corpus: &Corpus) {
        let mut last: i64 = 0;
        let ids: Vec<i64> = plans
            .iter()
            .map(|plan| {
                last = self
                    .ids
                    .next::<i64>(Time::from_micros(plan.at * 1_000_000))
                    .max(last + 1);
                last
            })
            .collect();
        let mut writing = None;
        for first in (0..plans.len()).step_by(TOGETHER) {
            let upto = plans.len().min(first + TOGETHER);
            let posts = self.compose((plans, &ids), first..upto, corpus);
            if let Some(before) = writing.take() {
                finish(before).await;
            }
            let ctx = self.ctx.clone();
            writing = Some(tokio::spawn(async move {
                ctx.db()
                    .write(move |tx| posts.iter().try_for_each(|post| post.put(tx)))
                    .await
            }));
        }
        if let Some(before) = writing {
            finish(before).await;
        }
    }

    fn compose(
        &self,
        (plans, ids): (&[Plan], &[i64]),
        range: std::ops::Range<usize>,
        corpus: &Corpus,
    ) -> Vec<Post> {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        let each = range.len().div_ceil(cores).max(1);
        let parts: Vec<_> = range
            .clone()
            .step_by(each)
            .map(|first| first..range.end.min(first + each))
            .collect();
        std::thread::scope(|threads| {
            let started: Vec<_> = parts
                .into_iter()
                .map(|part| {
                    threads.spawn(move || -> Vec<Post> {
                        part.map(|n| self.post(plans, ids, n, corpus)).collect()
                    })
                })
                .collect();
            let done = started.into_iter().map(|t| t.join().expect("posts"));
            done.flatten().collect()
        })
    }

    fn post(&self, plans: &[Plan], ids: &[i64], n: usize, corpus: &Corpus) -> Post {
        let (plan, mut dice) = (plans[n], Dice(0x5eed ^ ((n as u64) << 8)));
        let author = plan.author as usize;
        let named = names(&self.follows[author], &mut dice).map(|n| n as usize);
        let source = corpus.text(named.map(|n| self.handles[n].as_str()), &mut dice);
        let known = named.iter().map(|n| self.handles[*n].clone()).collect();
        let composed = text::compose(&source, &known);
        let thrown = dice.share();
        let (audience, whose) = match self.shape.people.get(author) {
            Some(person) if thrown < FOR_UNIT => (1, Some(self.departments[person.department])),
            Some(_) if thrown < FOR_UNIT + FOR_FOLLOWERS => (2, None),
            _ => (0, None),
        };
        let target = plan.answers.map(|t| t as usize);
        let answered = target.map(|t| self.people[plans[t].author as usize]);
        let mut concerned: Vec<i64> = named.iter().map(|n| self.people[*n]).collect();
        concerned.extend(answered);
        concerned.sort_unstable();
        concerned.dedup();
        concerned.retain(|who| *who != self.people[author]);
        Post {
            id: ids[n],
            author: self.people[author],
            thread: ids[plan.thread as usize],
            answers: target.map(|t| ids[t]).zip(answered),
            audience: (audience, whose),
            index: text::search::index(&composed.plain, text::Lang::from_code("en")),
            html: composed.html,
            tags: composed.tags,
            source,
            at: Time::from_micros(plan.at * 1_000_000),
            told: concerned
                .into_iter()
                .map(|who| (who, self.ids.next(Time::from_micros(plan.at * 1_000_000))))
                .collect(),
        }
    }

    /// Counts everything once, and lets SQLite look at what there is.
    pub async fn count(&self) {
        for sql in COUNTS {
            let counted = self.ctx.db().write(move |tx| tx.execute(sql, &[])).await;
            counted.expect("counts");
        }
        let analyzed = self.ctx.db().write(|tx| tx.all("analyze", &[])).await;
        analyzed.expect("statistics");
    }

    pub(super) async fn write<T: Send + 'static>(
        &self,
        rows: Vec<T>,
        put: impl Fn(&mut Tx, &T) -> Result<(), db::Error> + Send + Copy + 'static,
    ) {
        let mut rows = rows.into_iter();
        loop {
            let batch: Vec<T> = rows.by_ref().take(TOGETHER).collect();
            if batch.is_empty() {
                return;
            }
            let all = move |tx: &mut Tx| batch.iter().try_for_each(|row| put(tx, row));
            self.ctx.db().write(all).await.expect("rows");
        }
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
    tags: Vec<String>,
    index: text::search::Index,
    at: Time,
    /// Who is told of it, by which notice.
    told: Vec<(i64, i64)>,
}

impl Post {
    fn put(&self, tx: &mut Tx) -> Result<(), db::Error> {
        let (target, answered) = self.answers.unzip();
        let at = self.at.micros();
        let values: [Value; 10] = [
            self.id.into(),
            self.author.into(),
            self.thread.into(),
            target.into(),
            answered.into(),
            self.audience.0.into(),
            self.audience.1.into(),
            (&self.source).into(),
            (&self.html).into(),
            at.into(),
        ];
        tx.execute(STATUS, &values)?;
        let id = StatusId::from(self.id);
        for tag in &self.tags {
            let fresh = (self.id + 1).into();
            let tag = store::tags::find_or_insert(tx, fresh, tag, self.at)?;
            let sql = "insert into status_tags (tag_id, status_id) values ($1, $2) on conflict do nothing";
            tx.execute(sql, &[tag.get().into(), self.id.into()])?;
        }
        for (who, notice) in &self.told {
            store::statuses::insert::mention(tx, id, &[(*who).into()])?;
            let reply = answered == Some(*who);
            let (kind, word) = if reply {
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
        store::search::put(tx, id, &self.index)
    }
}

/// How long ago the first post was.
pub fn span(days: i64) -> Duration {
    Duration::from_secs(days as u64 * 86_400)
}

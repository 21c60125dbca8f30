//! The limit of posting: the same rows in the same tables with the same indexes, through the same driver and group commit,
//! written as plain prepared statements with nothing looked up or thought about.

use std::sync::Mutex;
use std::sync::atomic::{AtomicI64, Ordering};

use db::{Db, Tx, Value};
use model::{IdGen, Time};
use service::{Actor, Ctx};

use crate::dice::Dice;

const STATUS: &str =
    "insert into statuses (id, author_id, thread_id, audience, source, html, language, created_at)
    values ($1, $2, $1, 0, $3, $4, 'en', $5)";
const COUNT: &str =
    "update accounts set statuses_count = statuses_count + 1, last_status_at = $2 where id = $1";
const EVENT: &str = "insert into events (id, seq, kind, account_id, status_id, data, created_at)
    values ($1, $2, 1, $3, $4, '', $5)";
const WORDS: &str = "insert into status_words (rowid, words, stems) values ($1, $2, $3)";

/// A store that rows are written to.
pub struct Raw {
    db: Db,
    ids: IdGen,
    seq: AtomicI64,
    people: Vec<Actor>,
    /// Words of posts that are not written yet.
    words: Mutex<Vec<Vec<Value>>>,
}

/// Posts whose words are written together: each savepoint would make the index write by itself.
const TOGETHER: usize = 256;

impl Raw {
    /// Writes to the store of `ctx`, in the name of `people`.
    pub fn new(ctx: &Ctx, people: Vec<Actor>) -> Self {
        Self {
            db: ctx.db().clone(),
            ids: IdGen::new(3),
            // Beyond those of the people.
            seq: AtomicI64::new(1_000_000),
            people,
            words: Mutex::default(),
        }
    }

    /// Writes what is there when a post is answered: the post, its author's count, the event in line.
    pub async fn post(&self, writer: usize, now: Time, dice: &mut Dice) {
        let rows = self.rows(writer, now, dice.text());
        self.write(move |tx| {
            let each = |(sql, values): &(&str, Vec<Value>)| tx.execute(sql, values).map(drop);
            rows.iter().try_for_each(each)
        })
        .await;
    }

    /// The same, with the words it is found by, many at once.
    pub async fn post_with_words(&self, writer: usize, now: Time, dice: &mut Dice) {
        let source = dice.text();
        let index = text::search::index(&source, text::language(&source));
        let rows = self.rows(writer, now, source);
        let id = rows[0].1[0].clone();
        let due = {
            let mut words = self.words.lock().expect("words");
            words.push(vec![id, index.words.into(), index.stems.into()]);
            let full = words.len() >= TOGETHER;
            full.then(|| std::mem::take(&mut *words))
        };
        self.write(move |tx| {
            let each = |(sql, values): &(&str, Vec<Value>)| tx.execute(sql, values).map(drop);
            rows.iter().try_for_each(each)?;
            let mut due = due.iter().flatten();
            due.try_for_each(|values| tx.execute(WORDS, values).map(drop))
        })
        .await;
    }

    async fn write(&self, change: impl FnOnce(&mut Tx) -> Result<(), db::Error> + Send + 'static) {
        self.db.write(change).await.expect("rows");
    }

    fn rows(&self, writer: usize, now: Time, source: String) -> [(&'static str, Vec<Value>); 3] {
        let (status, event): (i64, i64) = (self.ids.next(now), self.ids.next(now));
        let author = self.people[writer].id.get();
        let seq = self.seq.fetch_add(1, Ordering::Relaxed);
        let (now, html) = (now.micros(), format!("<p>{source}</p>"));
        let post: [Value; 5] = [
            status.into(),
            author.into(),
            source.into(),
            html.into(),
            now.into(),
        ];
        let event: [Value; 5] = [
            event.into(),
            seq.into(),
            author.into(),
            status.into(),
            now.into(),
        ];
        [
            (STATUS, post.to_vec()),
            (COUNT, vec![author.into(), now.into()]),
            (EVENT, event.to_vec()),
        ]
    }
}

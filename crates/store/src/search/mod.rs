//! Finding posts, people, tags and units. What the engines do differently is in `sqlite` and `postgres`, nothing else is.

mod others;
mod postgres;
mod sqlite;

use db::{Engine, Value};
use model::{AccountId, ConversationId, Page, StatusId, Time};
use text::query::{Asked, Has, Name, Query, Term, Who};

use crate::param::{Get, Param};
use crate::statuses::sight::{LISTED, OPEN, SEEN};
use crate::{Conn, Result, Tx};

pub(crate) use others::pattern;
pub use others::{people, tags, units};

/// Makes a post findable by these words, instead of what it was findable by before.
pub fn put(tx: &mut Tx, id: StatusId, index: &text::search::Index) -> Result<()> {
    remove(tx, id)?;
    insert(tx, id, index)
}

/// The same for a post that was never findable.
pub fn insert(tx: &mut Tx, id: StatusId, index: &text::search::Index) -> Result<()> {
    match tx.engine() {
        Engine::Sqlite => sqlite::insert(tx, id, index),
        Engine::Postgres => postgres::insert(tx, id, index),
    }
}

/// Makes a post not findable by words any more.
pub fn remove(tx: &mut Tx, id: StatusId) -> Result<()> {
    tx.execute(
        "delete from status_words where /*sqlite rowid*/ /*postgres status_id*/ = $1",
        crate::params![id],
    )?;
    Ok(())
}

/// Says whether very many posts are about to come, one batch after the other: until they are there, less is put in order.
pub fn expect_many(tx: &mut Tx, many: bool) -> Result<()> {
    match tx.engine() {
        Engine::Sqlite => sqlite::expect_many(tx, many),
        Engine::Postgres => Ok(()),
    }
}

/// Puts about so many pages of what batches of words have left in order; whether there may be more to do. PostgreSQL does by itself.
pub fn merge(tx: &mut Tx, pages: i64) -> Result<bool> {
    match tx.engine() {
        Engine::Sqlite => sqlite::merge(tx, pages),
        Engine::Postgres => Ok(false),
    }
}

/// A statement in the making: conditions, and the values they bind.
pub(crate) struct Conditions {
    text: Vec<String>,
    params: Vec<Value>,
}

impl Conditions {
    fn new(viewer: AccountId, place: Place) -> Self {
        let sight = match place {
            Place::Posts => format!("({} and {})", *LISTED, *OPEN),
            Place::Messages | Place::Conversation(_) => format!("(s.audience = 5 and {})", *SEEN),
        };
        let mut all = Self {
            text: vec![sight],
            params: vec![viewer.value()],
        };
        if let Place::Conversation(id) = place {
            let id = all.bind(id);
            all.ask(&format!("s.audience_id = {id}"), false);
        }
        all
    }

    /// Binds a value and answers its `$n`.
    pub(crate) fn bind(&mut self, value: impl Param) -> String {
        self.params.push(value.value());
        format!("${}", self.params.len())
    }

    /// Asks that `condition` holds, or with `negated` that it does not.
    pub(crate) fn ask(&mut self, condition: &str, negated: bool) {
        self.text.push(if negated {
            format!("not ({condition})")
        } else {
            format!("({condition})")
        });
    }
}

/// Where is searched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// In all posts but messages.
    Posts,
    /// In all messages of the viewer's conversations.
    Messages,
    /// In the messages of one of them.
    Conversation(ConversationId),
}

/// A page of posts that `viewer` may see and `query` asks for, newest first. `from` and `to` bound the time.
pub fn posts(
    c: &mut Conn,
    viewer: AccountId,
    (place, query): (Place, &Query),
    span: (Option<Time>, Option<Time>),
    page: &Page,
) -> Result<Vec<StatusId>> {
    let mut all = Conditions::new(viewer, place);
    all.text.push("s.boost_of_id is null".to_owned());
    let asks_words = query.terms.iter().any(|t| !t.negated);
    let words = match c.engine() {
        Engine::Sqlite => sqlite::words(&query.terms, &mut all),
        Engine::Postgres => postgres::words(&query.terms, &mut all),
    };
    let key = if asks_words { words.key } else { "s.id" };
    let (floor, ceiling) = bounds(page, span);
    let (low, high) = (all.bind(floor), all.bind(ceiling));
    all.ask(&format!("{key} > {low} and {key} < {high}"), false);
    operators(query, viewer, &mut all);
    let limit = all.bind(page.limit + 1);
    let sql = format!(
        "select s.id from {} where {} order by {key} {} limit {limit}",
        if asks_words {
            words.tables
        } else {
            "statuses s"
        },
        all.text.join(" and "),
        if page.ascending() { "asc" } else { "desc" },
    );
    c.all(&sql, &all.params)?.iter().map(|r| r.get(0)).collect()
}

/// Where an engine finds words: tables to select from, with `statuses s` among them, and the column that is the post's id.
pub(crate) struct Words {
    tables: &'static str,
    key: &'static str,
}

fn bounds(page: &Page, (from, to): (Option<Time>, Option<Time>)) -> (i64, i64) {
    let floor = from.map_or(0, |t| (t.millis() << 16) - 1);
    let ceiling = to.map_or(i64::MAX, |t| t.millis() << 16);
    (page.floor().max(floor), page.ceiling().min(ceiling))
}

fn operators(query: &Query, viewer: AccountId, all: &mut Conditions) {
    for Asked { value, negated } in &query.from {
        let who = account(value, viewer, all);
        all.ask(&format!("s.author_id in ({who})"), *negated);
    }
    for Asked { value, negated } in &query.to {
        let who = account(value, viewer, all);
        let named = format!(
            "exists (select 1 from mentions qm where qm.status_id = s.id and qm.account_id in ({who}))"
        );
        all.ask(&named, *negated);
    }
    for Asked { value, negated } in &query.in_ {
        let (unit, tag) = (
            all.bind(text::slug(&value.name)),
            all.bind(value.key.clone()),
        );
        let name = all.bind(value.key.clone());
        let place = format!(
            "(s.audience = 1 and s.audience_id in (select qp.unit_id from unit_paths qp join units qu on qu.id = qp.ancestor_id
                                                   where qu.slug = {unit} or qu.name_key = {name}))
             or (s.audience = 4 and s.audience_id in (select qg.id from groups qg where qg.slug = {unit} or qg.name_key = {name}))
             or exists (select 1 from status_tags qs join tags qt on qt.id = qs.tag_id where qs.status_id = s.id and qt.key = {tag})"
        );
        all.ask(&place, *negated);
    }
    for Asked {
        value: Name { key, .. },
        negated,
    } in &query.tags
    {
        let tag = all.bind(key.clone());
        all.ask(&format!("exists (select 1 from status_tags qs join tags qt on qt.id = qs.tag_id where qs.status_id = s.id and qt.key = {tag})"), *negated);
    }
    for Asked { value, negated } in &query.has {
        all.ask(
            match value {
                Has::Image => "s.has_media",
                Has::Link => "s.has_link",
                Has::Poll => "s.poll_id is not null",
            },
            *negated,
        );
    }
}

fn account(who: &Who, viewer: AccountId, all: &mut Conditions) -> String {
    match who {
        Who::Me => all.bind(viewer),
        Who::Handle(key) => format!(
            "select qa.id from accounts qa where qa.handle_key = {}",
            all.bind(key.clone())
        ),
    }
}

/// The terms that are asked for, and those that are not wanted.
pub(crate) fn split(terms: &[Asked<Term>]) -> (Vec<&Term>, Vec<&Term>) {
    let (not, yes): (Vec<&Asked<Term>>, Vec<&Asked<Term>>) = terms.iter().partition(|t| t.negated);
    (
        yes.iter().map(|t| &t.value).collect(),
        not.iter().map(|t| &t.value).collect(),
    )
}

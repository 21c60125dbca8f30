//! A batch of posts made ready without the database, then written in one transaction.

use std::collections::HashMap;

use model::{
    AccountId, Audience, ConversationId, ImportKind, ImportSource, Status, StatusId, Time,
};
use store::Tx;
use store::imports::Answered;

use super::posts::{Answers, Targets};
use super::tell;
use super::words::Written;
use crate::policy::limit;
use crate::{Actor, Answer, Ctx};

/// A post with the names it has here.
pub(super) struct Asked {
    pub id: StatusId,
    pub key: String,
    pub author: AccountId,
    pub at: Time,
    pub audience: Audience,
    pub answers: Option<Answers>,
    pub written: Written,
    pub note: String,
    pub edited_at: Option<Time>,
    pub reactions: Vec<(String, AccountId)>,
    pub files: usize,
    pub shared: bool,
}

/// A post ready to be written.
pub(super) struct Ready {
    pub key: String,
    pub status: Status,
    /// The key of what it stands in for.
    pub stands_in: Option<String>,
    /// Whom it names, and whom it answers.
    people: Vec<AccountId>,
    /// How many it names.
    pub named: usize,
    pub tags: Vec<String>,
    has_link: bool,
    index: text::search::Index,
    pub reactions: Vec<(String, AccountId)>,
    pub files: usize,
    pub shared: bool,
    /// It was longer than a post can be.
    pub cut: bool,
}

/// Posts ready to be written, in the order of their times.
pub(super) struct Batch {
    pub posts: Vec<Ready>,
}

impl Batch {
    /// Composes them and finds what they answer.
    pub fn make(asked: Vec<Asked>, mut targets: Targets) -> Self {
        let mut posts = Vec::with_capacity(asked.len());
        for asked in asked {
            let ready = Ready::make(asked, &targets);
            let here = ready.answered();
            if let Some(key) = &ready.stands_in {
                targets.stand_ins.insert(key.clone(), here);
            }
            targets.keys.insert(ready.key.clone(), here);
            posts.push(ready);
        }
        Self { posts }
    }

    /// What can be answered in it, by key.
    pub fn keys(&self) -> HashMap<String, Answered> {
        let posts = self.posts.iter();
        posts.map(|p| (p.key.clone(), p.answered())).collect()
    }

    /// What stands in for something, by the key of that.
    pub fn stand_ins(&self) -> HashMap<String, Answered> {
        let posts = self.posts.iter();
        let stand_in = |p: &Ready| Some((p.stands_in.clone()?, p.answered()));
        posts.filter_map(stand_in).collect()
    }

    /// Writes them, with the names they had.
    pub fn write(self, ctx: &Ctx, tx: &mut Tx, actor: Actor, source: ImportSource) -> Answer<()> {
        let mut newest: HashMap<ConversationId, StatusId> = HashMap::new();
        for post in &self.posts {
            post.write(ctx, tx, source)?;
            if let Audience::Conversation(talk) = post.status.audience {
                newest.insert(talk, post.status.id);
            }
        }
        for (talk, id) in newest {
            store::imports::read_conversation(tx, talk, id)?;
            store::conversations::touch(tx, talk, id.get())?;
        }
        tell(
            ctx,
            tx,
            actor,
            format!("{} {}", self.posts.len(), source.word()),
        )
    }
}

impl Ready {
    fn make(asked: Asked, targets: &Targets) -> Self {
        let Asked { id, written, .. } = asked;
        let known = written
            .named
            .iter()
            .map(|(handle, _)| handle.clone())
            .collect();
        let (source, cut) = shortened(written.source);
        let composed = text::compose(&source, &known);
        let mut people: Vec<AccountId> = composed
            .mentions
            .iter()
            .filter_map(|handle| written.named.iter().find(|(h, _)| h == handle))
            .map(|(_, id)| *id)
            .collect();
        let named = people.len();
        let target = asked.answers.as_ref().and_then(|a| targets.get(a));
        let target = target.filter(|t| t.id != id);
        people.extend(target.map(|t| t.author_id));
        people.retain(|person| *person != asked.author);
        people.sort_unstable();
        people.dedup();
        let language = text::language(&composed.plain);
        let index = text::search::index(&format!("{}\n{}", asked.note, composed.plain), language);
        let tags = match asked.audience {
            // Tags lead to what others said; nobody is led into a conversation.
            Audience::Conversation(_) => Vec::new(),
            _ => composed.tags.into_iter().take(limit::TAGS).collect(),
        };
        let thread = asked.answers.and_then(|answers| answers.thread);
        Self {
            key: asked.key,
            stands_in: thread.filter(|_| target.is_none()),
            people,
            named,
            tags,
            has_link: !composed.links.is_empty(),
            index,
            reactions: asked.reactions,
            files: asked.files,
            shared: asked.shared,
            cut,
            status: Status {
                id,
                author_id: asked.author,
                thread_id: target.map_or(id, |t| t.thread_id),
                reply_to_id: target.map(|t| t.id),
                reply_to_account_id: target.map(|t| t.author_id),
                boost_of_id: None,
                quote_of_id: None,
                audience: asked.audience,
                source,
                html: composed.html,
                note: asked.note.chars().take(limit::NOTE_CHARS).collect(),
                language: language.map(|l| l.code().to_owned()).unwrap_or_default(),
                poll_id: None,
                card_id: None,
                created_at: asked.at,
                edited_at: asked.edited_at.filter(|at| *at >= asked.at),
                replies_count: 0,
                boosts_count: 0,
                quotes_count: 0,
                favourites_count: 0,
            },
        }
    }

    fn answered(&self) -> Answered {
        Answered {
            id: self.status.id,
            thread_id: self.status.thread_id,
            author_id: self.status.author_id,
        }
    }

    fn write(&self, ctx: &Ctx, tx: &mut Tx, source: ImportSource) -> Answer<()> {
        let (status, id) = (&self.status, self.status.id);
        store::statuses::insert(tx, status, false, self.has_link)?;
        store::imports::remember(tx, source, ImportKind::Status, &self.key, id.get())?;
        if let Some(key) = &self.stands_in {
            store::imports::remember(tx, source, ImportKind::Thread, key, id.get())?;
        }
        store::statuses::insert::mention(tx, id, &self.people)?;
        for name in &self.tags {
            let tag = store::tags::find_or_insert(tx, ctx.id(), name, status.created_at)?;
            store::tags::attach(tx, tag, id, status.created_at)?;
        }
        for (emoji, person) in &self.reactions {
            let act = ctx.id::<StatusId>().get();
            store::statuses::reactions::react(tx, act, *person, id, emoji)?;
        }
        if let Some(at) = status.edited_at {
            store::imports::set_edited(tx, id, at)?;
        }
        Ok(store::search::insert(tx, id, &self.index)?)
    }
}

/// As much as a post can hold; whether that was not all.
fn shortened(source: String) -> (String, bool) {
    if source.len() <= limit::SOURCE_BYTES {
        return (source, false);
    }
    let mut end = limit::SOURCE_BYTES - '…'.len_utf8();
    while !source.is_char_boundary(end) {
        end -= 1;
    }
    (format!("{}…", &source[..end]), true)
}

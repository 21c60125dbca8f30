//! What a text says and whom it concerns: read once, for posting and editing.

use std::collections::BTreeSet;

use model::{AccountId, Audience, MediaId, Status, StatusId, TagId, Time};
use store::{Conn, Tx};

use super::post::Draft;
use crate::policy::limit;
use crate::{Answer, Ctx, Refusal};

/// A text read: what it says as HTML, and whom it names.
pub(crate) struct Words {
    /// The text, composed.
    pub composed: text::Composed,
    /// The people it names, who exist.
    pub people: Vec<AccountId>,
}

impl Words {
    /// Reads a text: looks up whom it names, and the groups of those that its author may know of.
    pub(crate) fn read(c: &mut Conn, author: AccountId, source: &str) -> Answer<Self> {
        let extract = text::extract(source);
        if extract.mentions.len() > limit::MENTIONS {
            return Err(Refusal::over(
                "text",
                "too-many-mentions",
                limit::MENTIONS as i64,
            ));
        }
        if extract.tags.len() > limit::TAGS {
            return Err(Refusal::over("text", "too-many-tags", limit::TAGS as i64));
        }
        let keys: Vec<String> = extract.mentions.iter().map(|m| text::key(m)).collect();
        let accounts = store::accounts::list_by_handle_keys(c, &keys)?;
        let groups = store::groups::found_slugs(c, author, &extract.groups)?;
        let known: text::Known = accounts.iter().map(|a| a.handle.clone()).collect();
        let known = known.with_groups(groups.into_keys());
        Ok(Self {
            composed: text::compose(source, &known),
            people: accounts.iter().map(|a| a.id).collect(),
        })
    }
}

/// Whom a post names: in its text, whom it answers, and with a named audience all who were in on what it answers.
pub(crate) fn named(
    c: &mut Conn,
    author: AccountId,
    audience: Audience,
    target: Option<&Status>,
    people: &[AccountId],
) -> Answer<Vec<AccountId>> {
    let mut all: BTreeSet<AccountId> = people.iter().copied().collect();
    if let Some(target) = target {
        all.insert(target.author_id);
        if audience == Audience::Named && target.audience == Audience::Named {
            all.extend(store::statuses::find::mentioned(c, target.id)?);
        }
    }
    all.remove(&author);
    Ok(all.into_iter().collect())
}

pub(crate) fn language(draft: &Draft, plain: &str) -> String {
    match &draft.language {
        Some(code) if code.len() <= 8 => code.clone(),
        _ => text::language(plain)
            .map(|l| l.code().to_owned())
            .unwrap_or_default(),
    }
}

/// Puts the tags of a text on a post. What is said in a conversation is found there only, so it has none.
pub(crate) fn tag(
    ctx: &Ctx,
    tx: &mut Tx,
    status: &Status,
    names: &[String],
    now: Time,
) -> Answer<()> {
    if matches!(status.audience, Audience::Conversation(_)) {
        return Ok(());
    }
    for name in names {
        let tag = store::tags::find_or_insert(tx, ctx.id::<TagId>(), name, now)?;
        store::tags::attach(tx, tag, status.id, now)?;
    }
    Ok(())
}

pub(crate) fn attach(
    tx: &mut Tx,
    author: AccountId,
    id: StatusId,
    media: &[MediaId],
) -> Answer<()> {
    for (position, media) in media.iter().enumerate() {
        if !store::media::attach(tx, author, *media, id, position as i64)? {
            return Err(Refusal::invalid("media", "gone"));
        }
    }
    Ok(())
}

//! Posting: the one operation behind every door that writes.

use std::collections::BTreeSet;
use std::time::Duration;

use model::{
    AccountId, Audience, DraftId, EventKind, MediaId, PollId, ScheduledId, Status, StatusId,
};
use serde::{Deserialize, Serialize};
use store::{Conn, Tx};

use super::made;
use super::words::{self, Words};
use crate::policy::{audience, limit};
use crate::views::{self, Around, StatusView};
use crate::{Actor, Answer, Ctx, Refusal};

/// What someone asks to post. Also what a saved draft and a scheduled post hold.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Draft {
    /// As written.
    pub text: String,
    /// Content note.
    pub note: String,
    /// Who may see it; that of what it answers, else everyone.
    pub audience: Option<Audience>,
    /// The writer knows that it is wider than what it answers.
    pub wider_ok: bool,
    /// What it answers.
    pub reply_to: Option<StatusId>,
    /// What it quotes.
    pub quote_of: Option<StatusId>,
    /// Uploaded images, in order.
    pub media: Vec<MediaId>,
    /// A question with answers.
    pub poll: Option<PollDraft>,
    /// ISO 639-1; guessed when none.
    pub language: Option<String>,
    /// Sending the same key again gives the same post.
    pub idempotency_key: Option<String>,
    /// What it was saved as: forgotten when it is sent.
    #[serde(skip)]
    pub saved: Option<Saved>,
}

/// Where a post was kept before it was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Saved {
    /// Among the drafts.
    Draft(DraftId),
    /// Among those that wait for their time.
    Scheduled(ScheduledId),
}

impl Saved {
    /// Forgets it there.
    pub(crate) fn forget(self, tx: &mut Tx, author: AccountId) -> Answer<()> {
        match self {
            Self::Draft(id) => store::drafts::delete(tx, author, id)?,
            Self::Scheduled(id) => store::drafts::delete_scheduled(tx, author, id)?,
        };
        Ok(())
    }
}

/// A poll to be.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PollDraft {
    /// The answers.
    pub options: Vec<String>,
    /// More than one allowed.
    pub multiple: bool,
    /// Seconds it is open.
    pub seconds: u64,
}

/// Posts `draft` and shows it to its author.
pub async fn post(ctx: &Ctx, actor: Actor, draft: Draft) -> Answer<StatusView> {
    match make(ctx, actor, draft).await? {
        Made::Fresh(fresh) => Ok(fresh.0),
        Made::Somehow(id) => Box::pin(views::status(ctx, actor, id)).await,
    }
}

/// The same with everyone around it, where they are known already.
pub async fn post_with_around(
    ctx: &Ctx,
    actor: Actor,
    draft: Draft,
) -> Answer<(StatusView, Option<Around>)> {
    match make(ctx, actor, draft).await? {
        Made::Fresh(fresh) => Ok((fresh.0, Some(fresh.1))),
        Made::Somehow(id) => {
            let view = Box::pin(views::status(ctx, actor, id)).await?;
            Ok((view, None))
        }
    }
}

/// What can be looked up and composed is, before the transaction.
async fn make(ctx: &Ctx, actor: Actor, draft: Draft) -> Answer<Made> {
    check(&draft, ctx.organisation().post_limit)?;
    let ctx_ = ctx.clone();
    let look = move |c: &mut Conn| {
        if let Some(made) = sent_before(c, actor, &draft)? {
            return Ok(Err(made));
        }
        crate::rules::must_be_accepted(c, actor)?;
        let ready = prepare(c, actor, &draft)?;
        let people = made::people(&ctx_, c, actor, (&draft, &ready))?;
        Ok(Ok((Box::new((draft, ready)), people)))
    };
    let (all, people) = match ctx.read(look).await? {
        Ok(all) => all,
        Err(made) => return Ok(Made::Somehow(made)),
    };
    let (ctx_, key) = (ctx.clone(), all.0.idempotency_key.clone());
    let done = ctx.write_again(move |tx| {
        let (draft, ready) = &*all;
        if let Some(made) = sent_before(tx, actor, draft)? {
            return Ok(Err(made));
        }
        ready.stands(tx)?;
        Ok(Ok(write(&ctx_, tx, actor, draft, ready)?))
    });
    match (done.await, key) {
        (Err(Refusal::Internal(error)), Some(key)) if is_taken(&error) => {
            Ok(Made::Somehow(made_meanwhile(ctx, actor, key).await?))
        }
        (done, _) => Ok(match (done?, people) {
            (Ok(status), Some(people)) => Made::Fresh(Box::new(made::view(status, *people))),
            (Ok(status), None) => Made::Somehow(status.id),
            (Err(made), _) => Made::Somehow(made),
        }),
    }
}

/// What a draft has become.
enum Made {
    /// A post of which everything is known.
    Fresh(Box<made::Fresh>),
    /// A post to be looked at.
    Somehow(StatusId),
}

/// The same draft was sent twice at one moment, and the other was first.
fn is_taken(error: &db::Error) -> bool {
    matches!(error, db::Error::Conflict(name) if name == "idempotency_pkey")
}

async fn made_meanwhile(ctx: &Ctx, actor: Actor, key: String) -> Answer<StatusId> {
    ctx.read(move |c| {
        let made = store::statuses::insert::find_by_idempotency(c, actor.id, &key)?;
        made.ok_or(Refusal::NotFound)
    })
    .await
}

/// The post that this very draft has become already.
fn sent_before(c: &mut Conn, actor: Actor, draft: &Draft) -> Answer<Option<StatusId>> {
    match &draft.idempotency_key {
        Some(key) => Ok(store::statuses::insert::find_by_idempotency(
            c, actor.id, key,
        )?),
        None => Ok(None),
    }
}

/// What is wrong with a draft by itself.
pub(crate) fn check(draft: &Draft, post_limit: i64) -> Answer<()> {
    if draft.text.trim().is_empty() && draft.media.is_empty() && draft.poll.is_none() {
        return Err(Refusal::invalid("text", "empty"));
    }
    let count = text::count(&draft.text) + text::count(&draft.note);
    if count as i64 > post_limit || draft.text.len() > limit::SOURCE_BYTES {
        return Err(Refusal::over("text", "too-long", post_limit));
    }
    if draft.note.chars().count() > limit::NOTE_CHARS {
        return Err(Refusal::over("note", "too-long", limit::NOTE_CHARS as i64));
    }
    if draft.media.len() > limit::MEDIA {
        return Err(Refusal::over("media", "too-many", limit::MEDIA as i64));
    }
    if draft
        .idempotency_key
        .as_ref()
        .is_some_and(|key| key.len() > limit::IDEMPOTENCY_BYTES)
    {
        return Err(Refusal::over(
            "idempotency_key",
            "too-long",
            limit::IDEMPOTENCY_BYTES as i64,
        ));
    }
    draft.poll.as_ref().map_or(Ok(()), check_poll)
}

fn check_poll(poll: &PollDraft) -> Answer<()> {
    if !limit::POLL_OPTIONS.contains(&poll.options.len()) {
        return Err(Refusal::over(
            "poll",
            "options",
            *limit::POLL_OPTIONS.end() as i64,
        ));
    }
    let distinct: BTreeSet<String> = poll.options.iter().map(|o| text::key(o.trim())).collect();
    if distinct.len() != poll.options.len() || poll.options.iter().any(|o| o.trim().is_empty()) {
        return Err(Refusal::invalid("poll", "options-differ"));
    }
    if poll
        .options
        .iter()
        .any(|o| o.chars().count() > limit::POLL_OPTION_CHARS)
    {
        return Err(Refusal::over(
            "poll",
            "too-long",
            limit::POLL_OPTION_CHARS as i64,
        ));
    }
    if !limit::POLL_SECONDS.contains(&poll.seconds) {
        return Err(Refusal::invalid("poll", "duration"));
    }
    Ok(())
}

/// The whole of posting inside a transaction of the caller (scheduled posts, imports). The draft has been checked.
pub(crate) fn insert(ctx: &Ctx, tx: &mut Tx, actor: Actor, draft: &Draft) -> Answer<StatusId> {
    if let Some(made) = sent_before(tx, actor, draft)? {
        return Ok(made);
    }
    crate::rules::must_be_accepted(tx, actor)?;
    let ready = prepare(tx, actor, draft)?;
    Ok(write(ctx, tx, actor, draft, &ready)?.id)
}

fn write(ctx: &Ctx, tx: &mut Tx, actor: Actor, draft: &Draft, ready: &Ready) -> Answer<Status> {
    let now = ctx.now();
    let Ready {
        target,
        quoted,
        audience,
        words,
        language,
        people,
    } = ready;
    let talk = match audience {
        Audience::Conversation(talk) => Some(*talk),
        _ => None,
    };
    limit::posting(tx, actor, talk.is_some(), now)?;
    // In a conversation there is one line of talk, so an answer shows what it answers.
    let quoted = quoted
        .as_ref()
        .or_else(|| target.as_ref().filter(|_| talk.is_some()));
    let id: StatusId = ctx.id();
    let status = Status {
        id,
        author_id: actor.id,
        thread_id: target.as_ref().map_or(id, |t| t.thread_id),
        reply_to_id: target.as_ref().map(|t| t.id),
        reply_to_account_id: target.as_ref().map(|t| t.author_id),
        boost_of_id: None,
        quote_of_id: quoted.map(|q| q.id),
        audience: *audience,
        source: draft.text.clone(),
        html: words.composed.html.clone(),
        note: draft.note.trim().to_owned(),
        language: language.clone(),
        poll_id: draft.poll.as_ref().map(|_| ctx.id::<PollId>()),
        card_id: None,
        created_at: now,
        edited_at: None,
        replies_count: 0,
        boosts_count: 0,
        quotes_count: 0,
        favourites_count: 0,
    };
    store::statuses::insert(
        tx,
        &status,
        !draft.media.is_empty(),
        !words.composed.links.is_empty(),
    )?;
    store::statuses::insert::mention(tx, id, people)?;
    words::tag(ctx, tx, &status, &words.composed.tags, now)?;
    words::attach(tx, actor.id, id, &draft.media)?;
    if let (Some(poll_id), Some(poll)) = (status.poll_id, &draft.poll) {
        open_poll(ctx, tx, poll_id, id, poll)?;
    }
    if let Some(url) = words.composed.links.first() {
        crate::jobs::enqueue(ctx, tx, "card", &(id, url), None, now)?;
    }
    if let Some(key) = &draft.idempotency_key {
        store::statuses::insert::remember_idempotency(tx, actor.id, key, id, now)?;
    }
    if let Some(saved) = draft.saved {
        saved.forget(tx, actor.id)?;
    }
    if let Some(talk) = talk {
        crate::conversations::wrote(tx, talk, &status)?;
    }
    let mut event = ctx.event(EventKind::StatusPosted, actor);
    event.status_id = Some(id);
    event.target_id = status.reply_to_account_id;
    store::events::append(tx, &event)?;
    Ok(status)
}

/// What a draft means now, for its author.
pub(crate) struct Ready {
    target: Option<Status>,
    quoted: Option<Status>,
    audience: Audience,
    words: Words,
    language: String,
    people: Vec<AccountId>,
}

impl Ready {
    /// Who may see it.
    pub(super) fn audience(&self) -> Audience {
        self.audience
    }

    /// Whom it names.
    pub(super) fn named(&self) -> impl Iterator<Item = AccountId> {
        self.people.iter().copied()
    }

    /// Whether it answers or quotes something.
    pub(super) fn refers(&self) -> bool {
        self.target.is_some() || self.quoted.is_some()
    }

    /// What was referred to has not been deleted meanwhile.
    fn stands(&self, c: &mut Conn) -> Answer<()> {
        for (found, field) in [(&self.target, "reply_to"), (&self.quoted, "quote_of")] {
            if let Some(found) = found
                && !store::statuses::find::stands(c, found.id)?
            {
                return Err(Refusal::invalid(field, "gone"));
            }
        }
        Ok(())
    }
}

/// Finds what a draft refers to and whom it is for, or says what stands in its way.
pub(crate) fn prepare(c: &mut Conn, actor: Actor, draft: &Draft) -> Answer<Ready> {
    let mut find =
        |id: Option<StatusId>, field| id.map(|id| referred(c, actor.id, id, field)).transpose();
    let target = find(draft.reply_to, "reply_to")?;
    let quoted = find(draft.quote_of, "quote_of")?;
    let audience = audience::choose(c, actor.id, draft.audience, target.as_ref(), draft.wider_ok)?;
    if let Some(quoted) = quoted
        .as_ref()
        .filter(|q| matches!(q.audience, Audience::Conversation(_)))
    {
        audience::stays(audience, quoted)?;
    }
    let words = Words::read(c, actor.id, &draft.text)?;
    let people = words::named(c, actor.id, audience, target.as_ref(), &words.people)?;
    if audience == Audience::Named && people.is_empty() {
        return Err(Refusal::invalid("audience", "nobody-named"));
    }
    Ok(Ready {
        language: words::language(draft, &words.composed.plain),
        target,
        quoted,
        audience,
        words,
        people,
    })
}

/// The post, through the viewer. One answers, quotes and boosts what was written, not the boost of it.
pub(crate) fn visible(c: &mut Conn, viewer: AccountId, id: StatusId) -> Answer<Status> {
    let status = store::statuses::find(c, viewer, id)?.ok_or(Refusal::NotFound)?;
    match status.boost_of_id {
        Some(original) => store::statuses::find(c, viewer, original)?.ok_or(Refusal::NotFound),
        None => Ok(status),
    }
}

/// The same for a post that a draft refers to.
fn referred(c: &mut Conn, viewer: AccountId, id: StatusId, field: &'static str) -> Answer<Status> {
    visible(c, viewer, id).map_err(|refusal| match refusal {
        Refusal::NotFound => Refusal::invalid(field, "gone"),
        other => other,
    })
}

fn open_poll(ctx: &Ctx, tx: &mut Tx, id: PollId, status: StatusId, poll: &PollDraft) -> Answer<()> {
    let ends_at = ctx.now().plus(Duration::from_secs(poll.seconds));
    let options: Vec<&str> = poll.options.iter().map(|o| o.trim()).collect();
    store::polls::insert(tx, id, status, poll.multiple, ends_at, &options)?;
    crate::jobs::enqueue(
        ctx,
        tx,
        "poll",
        &status,
        Some(&format!("poll-{id}")),
        ends_at,
    )
}

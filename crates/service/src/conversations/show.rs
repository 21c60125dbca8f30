//! Reading conversations.

use std::collections::HashMap;

use model::{AccountId, ConversationId, Line, Page, PageOf, StatusId};
use store::Conn;
use store::conversations::{self, Listed};

use super::change::mine;
use crate::search::{self, Posts};
use crate::views::{self, AccountCard, Context, StatusView};
use crate::{Actor, Answer, Ctx, Refusal};

/// A conversation as one in it sees it.
#[derive(Debug, Clone)]
pub struct ConversationView {
    /// Which.
    pub id: ConversationId,
    /// It is of two people and stays so.
    pub pair: bool,
    /// Its name, or empty: then it is called by who is in it.
    pub title: String,
    /// Who is in it, the viewer too, the first to come first.
    pub people: Vec<AccountCard>,
    /// The viewer is not told of messages.
    pub muted: bool,
    /// Messages of others not read yet, up to a hundred.
    pub unread: i64,
    /// The newest the viewer has read.
    pub read_to: i64,
    /// The last message the viewer may see.
    pub last: Option<StatusView>,
    /// What came last, message or line: its place in the list.
    pub key: i64,
    /// Nothing can be said in it now: one of the two left the organisation, or blocked the other.
    pub closed: bool,
}

impl ConversationView {
    /// Who is in it besides `me`.
    pub fn others(&self, me: AccountId) -> impl Iterator<Item = &AccountCard> {
        self.people.iter().filter(move |p| p.id != me)
    }
}

/// A part of a conversation, newest first, with the lines that belong between its messages.
#[derive(Debug, Clone)]
pub struct Talk {
    /// The messages.
    pub messages: PageOf<StatusView>,
    /// What happened besides, the oldest first.
    pub lines: Vec<(Line, AccountCard, Option<AccountCard>)>,
    /// The first message the viewer had not read.
    pub unread_from: Option<StatusId>,
}

/// My conversations, what moved last first; the page's bounds are their keys.
pub async fn list(ctx: &Ctx, actor: Actor, page: Page) -> Answer<PageOf<ConversationView>> {
    let now = ctx.now();
    ctx.read(move |c| {
        let found = conversations::list(c, actor.id, None, &page)?;
        let found = PageOf::from_found(found, &page, |l| l.conversation.last_id);
        let views = views_of(c, actor.id, &found.items, now)?;
        Ok(found.with(views))
    })
    .await
}

/// One of my conversations.
pub async fn show(ctx: &Ctx, actor: Actor, id: ConversationId) -> Answer<ConversationView> {
    let now = ctx.now();
    ctx.read(move |c| {
        let found = conversations::list(c, actor.id, Some(id), &Page::first(1))?;
        let mut view = views_of(c, actor.id, &found, now)?
            .pop()
            .ok_or(Refusal::NotFound)?;
        view.closed = conversations::is_closed(c, id)?;
        Ok(view)
    })
    .await
}

/// A page of its messages.
pub async fn history(ctx: &Ctx, actor: Actor, id: ConversationId, page: Page) -> Answer<Talk> {
    let now = ctx.now();
    ctx.read(move |c| {
        let (_, seat) = mine(c, actor, id)?;
        let found = conversations::messages(c, actor.id, id, &page)?;
        let found = PageOf::from_found(found, &page, |id| id.get());
        let first = found
            .older
            .map_or(0, |_| found.items.last().map_or(0, |id| id.get()));
        let newest = !page.ascending() && page.max.is_none();
        let last = found
            .items
            .first()
            .filter(|_| !newest)
            .map_or(i64::MAX, |id| id.get());
        let lines = conversations::list_lines(c, id, (first.max(seat.visible_from), last))?;
        let people: Vec<AccountId> = lines
            .iter()
            .flat_map(|l| [Some(l.account_id), l.target_id])
            .flatten()
            .collect();
        let cards = views::cards(c, &people, now)?;
        let views = views::hydrate(c, actor.id, &found.items, Context::Thread, now)?;
        let lines = lines.into_iter().filter_map(|line| {
            let who = cards.get(&line.account_id)?.clone();
            let whom = line.target_id.and_then(|t| cards.get(&t)).cloned();
            Some((line, who, whom))
        });
        Ok(Talk {
            lines: lines.collect(),
            unread_from: conversations::unread_from(c, actor.id, id, seat.last_read_id)?,
            messages: found.with(views),
        })
    })
    .await
}

/// Finds messages of one conversation, newest first.
pub async fn search(
    ctx: &Ctx,
    actor: Actor,
    id: ConversationId,
    input: &str,
    page: Page,
) -> Answer<Posts> {
    ctx.read(move |c| mine(c, actor, id).map(drop)).await?;
    search::within(ctx, actor, input, Some(id), page).await
}

/// In how many conversations there is something to read, muted ones aside.
pub async fn unread(ctx: &Ctx, actor: Actor) -> Answer<i64> {
    ctx.read(move |c| Ok(conversations::count_unread(c, actor.id)?))
        .await
}

fn views_of(
    c: &mut Conn,
    viewer: AccountId,
    listed: &[Listed],
    now: model::Time,
) -> Answer<Vec<ConversationView>> {
    let ids: Vec<ConversationId> = listed.iter().map(|l| l.conversation.id).collect();
    let mut people = conversations::people(c, &ids)?;
    let all: Vec<AccountId> = people.values().flatten().copied().collect();
    let cards = views::cards(c, &all, now)?;
    let last: Vec<StatusId> = listed.iter().filter_map(|l| l.last_message).collect();
    let last = views::hydrate(c, viewer, &last, Context::Thread, now)?;
    let mut last: HashMap<StatusId, StatusView> =
        last.into_iter().map(|v| (v.status.id, v)).collect();
    Ok(listed
        .iter()
        .map(|l| ConversationView {
            id: l.conversation.id,
            pair: l.conversation.pair,
            title: l.conversation.title.clone(),
            people: people
                .remove(&l.conversation.id)
                .unwrap_or_default()
                .iter()
                .filter_map(|id| cards.get(id).cloned())
                .collect(),
            muted: l.seat.muted,
            unread: l.unread,
            read_to: l.seat.last_read_id,
            last: l.last_message.and_then(|id| last.remove(&id)),
            key: l.conversation.last_id,
            closed: false,
        })
        .collect())
}

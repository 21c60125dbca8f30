//! Conversations: what Mastodon calls direct messages.

use axum::Json;
use axum::extract::{OriginalUri, State};
use model::ConversationId;
use serde::Serialize;
use serde_json::{Value, json};
use service::conversations::{self, ConversationView};

use crate::entities::account::Account;
use crate::entities::status::Status;
use crate::entities::{self, Shown};
use crate::{Answer, Api, Id, Me, Need, Paged, Params, Table};

/// A conversation.
#[derive(Debug, Serialize)]
pub(crate) struct Conversation {
    id: String,
    unread: bool,
    accounts: Vec<Account>,
    last_status: Option<Status>,
}

pub(crate) fn routes() -> Table {
    const READ: Need = Need::Scope(&["read:statuses"]);
    const WRITE: Need = Need::Scope(&["write:conversations"]);
    Table::new()
        .get("/api/v1/conversations", READ, index)
        .delete("/api/v1/conversations/{id}", WRITE, destroy)
        .post("/api/v1/conversations/{id}/read", WRITE, read)
        .post("/api/v1/conversations/{id}/unread", WRITE, unread)
        .get("/api/v1/timelines/direct", READ, direct)
}

fn shown(me: &Me, shown: &Shown, view: &ConversationView) -> Conversation {
    let others = view.others(me.actor.id);
    Conversation {
        id: view.id.to_string(),
        unread: view.unread > 0,
        accounts: others.filter_map(|card| shown.account(card.id)).collect(),
        last_status: view.last.as_ref().and_then(|v| shown.status(v)),
    }
}

async fn load(api: &Api, me: &Me, views: &[ConversationView]) -> Answer<Shown> {
    let posts: Vec<_> = views.iter().filter_map(|v| v.last.as_ref()).collect();
    let mut people = Vec::new();
    for view in views {
        people.extend(view.people.iter().map(|card| card.id));
    }
    Shown::load(api, me, posts, people).await
}

async fn index(
    State(api): State<Api>,
    OriginalUri(uri): OriginalUri,
    me: Me,
    params: Params,
) -> Answer<Paged<Vec<Conversation>>> {
    let found = conversations::list(&api.ctx, me.actor, params.page(20, 40)).await?;
    let around = load(&api, &me, &found.items).await?;
    Ok(Paged::new(&api, &uri, found, |view| {
        shown(&me, &around, &view)
    }))
}

/// One of them.
pub(crate) async fn one(api: &Api, me: &Me, id: ConversationId) -> Answer<Conversation> {
    let view = conversations::show(&api.ctx, me.actor, id).await?;
    let around = load(api, me, std::slice::from_ref(&view)).await?;
    Ok(shown(me, &around, &view))
}

async fn read(
    State(api): State<Api>,
    me: Me,
    Id(id): Id<ConversationId>,
) -> Answer<Json<Conversation>> {
    conversations::read(&api.ctx, me.actor, id, None).await?;
    Ok(Json(one(&api, &me, id).await?))
}

/// Here what was read stays read: the answer is the conversation as it is.
async fn unread(
    State(api): State<Api>,
    me: Me,
    Id(id): Id<ConversationId>,
) -> Answer<Json<Conversation>> {
    Ok(Json(one(&api, &me, id).await?))
}

/// Apps mean "out of my sight"; here that is being done with it. Nobody leaves a conversation by mistake.
async fn destroy(
    State(api): State<Api>,
    me: Me,
    Id(id): Id<ConversationId>,
) -> Answer<Json<Value>> {
    conversations::read(&api.ctx, me.actor, id, None).await?;
    Ok(Json(json!({})))
}

/// The last message of each, as before Mastodon 3.0.
async fn direct(
    State(api): State<Api>,
    OriginalUri(uri): OriginalUri,
    me: Me,
    params: Params,
) -> Answer<Paged<Vec<Status>>> {
    let found = conversations::list(&api.ctx, me.actor, params.page(20, 40)).await?;
    let last: Vec<_> = found.items.iter().filter_map(|v| v.last.clone()).collect();
    let statuses = entities::statuses(&api, &me, &last).await?;
    Ok(Paged::with(&api, &uri, statuses, found.older, found.newer))
}

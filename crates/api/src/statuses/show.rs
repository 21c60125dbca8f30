//! Reading posts one by one.

use axum::Json;
use axum::extract::{OriginalUri, State};
use model::{Page, StatusId};
use serde::Serialize;
use serde_json::{Value, json};
use service::timelines::{self, Node, Window};
use service::views::{self, StatusView};

use crate::entities::status::Status;
use crate::entities::{self, Shown};
use crate::{Answer, Api, Error, Id, Me, Paged, Params};

/// Most answers of a thread that are told at once.
const ANSWERS: usize = 4_096;
/// Most posts asked for by id at once.
const AT_ONCE: usize = 20;

/// What came before a post and what follows from it.
#[derive(Debug, Serialize)]
pub(super) struct Context {
    ancestors: Vec<Status>,
    descendants: Vec<Status>,
}

pub(super) async fn show(
    State(api): State<Api>,
    me: Me,
    Id(id): Id<StatusId>,
) -> Answer<Json<Status>> {
    let view = views::status(&api.ctx, me.actor, id).await?;
    Ok(Json(entities::status(&api, &me, &view).await?))
}

pub(super) async fn index(
    State(api): State<Api>,
    me: Me,
    params: Params,
) -> Answer<Json<Vec<Status>>> {
    let mut ids = params.ids::<StatusId>("id");
    ids.extend(params.ids::<StatusId>("ids"));
    ids.truncate(AT_ONCE);
    let found = views::statuses(&api.ctx, me.actor, ids).await?;
    Ok(Json(entities::statuses(&api, &me, &found).await?))
}

pub(super) async fn context(
    State(api): State<Api>,
    me: Me,
    Id(id): Id<StatusId>,
) -> Answer<Json<Context>> {
    let (mut above, mut below) = (Vec::new(), Vec::new());
    let mut skip = Some(0);
    while let Some(from) = skip.filter(|from| *from < ANSWERS) {
        let window = Window {
            skip: from,
            muted: false,
        };
        let thread = timelines::thread(&api.ctx, me.actor, id, window).await?;
        if from == 0 {
            above = posts(thread.above);
        }
        below.extend(posts(thread.below));
        skip = thread.more;
    }
    let shown = Shown::load(&api, &me, above.iter().chain(&below), []).await?;
    let entities = |views: &[StatusView]| views.iter().filter_map(|v| shown.status(v)).collect();
    Ok(Json(Context {
        ancestors: entities(&above),
        descendants: entities(&below),
    }))
}

fn posts(nodes: Vec<Node>) -> Vec<StatusView> {
    let post = |node| match node {
        Node::Post(_, view) => Some(*view),
        Node::Muted(..) | Node::Gap(_) | Node::Erased(_) => None,
    };
    nodes.into_iter().filter_map(post).collect()
}

/// The preview of its first link, as before Mastodon 3.0: an empty object when there is none.
pub(super) async fn card(
    State(api): State<Api>,
    me: Me,
    Id(id): Id<StatusId>,
) -> Answer<Json<Value>> {
    let view = views::status(&api.ctx, me.actor, id).await?;
    let shown = entities::status(&api, &me, &view).await?;
    let mut shown = serde_json::to_value(shown).map_err(|_| Error::Broken)?;
    let card = shown["card"].take();
    Ok(Json(if card.is_null() { json!({}) } else { card }))
}

/// Posts that quote it.
pub(super) async fn quotes(
    State(api): State<Api>,
    OriginalUri(uri): OriginalUri,
    me: Me,
    Id(id): Id<StatusId>,
    params: Params,
) -> Answer<Paged<Vec<Status>>> {
    let page: Page = params.page(20, 40);
    let found = timelines::quotes(&api.ctx, me.actor, id, page).await?;
    let shown = entities::statuses(&api, &me, &found.items).await?;
    Ok(Paged::with(&api, &uri, shown, found.older, found.newer))
}

/// Here everyone who sees a post may quote it; nobody can take that back.
pub(super) async fn revoke_quote(
    State(api): State<Api>,
    me: Me,
    Id((id, _)): Id<(StatusId, StatusId)>,
) -> Answer<Json<Value>> {
    views::status(&api.ctx, me.actor, id).await?;
    Err(Error::Forbidden)
}

/// The same for each post: what is asked is heard and changes nothing.
pub(super) async fn interaction_policy(
    State(api): State<Api>,
    me: Me,
    Id(id): Id<StatusId>,
) -> Answer<Json<Status>> {
    let view = views::status(&api.ctx, me.actor, id).await?;
    if !view.yours.author {
        return Err(Error::Forbidden);
    }
    Ok(Json(entities::status(&api, &me, &view).await?))
}

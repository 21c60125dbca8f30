//! Reading and putting away what one was told.

use axum::Json;
use axum::extract::{OriginalUri, State};
use model::{AccountId, NotificationId, NotificationKind, PageOf};
use serde_json::{Value, json};
use service::notifications::{self, NotificationView};

use crate::entities::Shown;
use crate::entities::notification::{Notification, kind};
use crate::{Answer, Api, Error, Id, Me, Paged, Params};

/// The kinds that are asked for, in our words; none of them: nothing can match.
fn asked(params: &Params) -> Option<Vec<NotificationKind>> {
    let (wanted, not) = (params.list("types"), params.list("exclude_types"));
    let all = NotificationKind::ALL.iter().copied().filter(|k| {
        kind(*k).is_some_and(|name| {
            let in_it = |list: &[String]| list.iter().any(|n| n == name);
            (wanted.is_empty() || in_it(&wanted)) && !in_it(&not)
        })
    });
    let all: Vec<NotificationKind> = all.collect();
    (!all.is_empty()).then_some(all)
}

/// The notices of a page that are asked for.
pub(super) async fn page(api: &Api, me: &Me, params: &Params) -> Answer<PageOf<NotificationView>> {
    let Some(kinds) = asked(params) else {
        return Ok(PageOf {
            items: Vec::new(),
            older: None,
            newer: None,
        });
    };
    let page = params.page(40, 80);
    let mut found = notifications::each(&api.ctx, me.actor, kinds, page).await?;
    let from: Option<AccountId> = params.parsed("account_id");
    found
        .items
        .retain(|n| from.is_none_or(|id| n.from.id == id));
    Ok(found)
}

pub(super) async fn index(
    State(api): State<Api>,
    OriginalUri(uri): OriginalUri,
    me: Me,
    params: Params,
) -> Answer<Paged<Vec<Notification>>> {
    let found = page(&api, &me, &params).await?;
    let posts = found.items.iter().filter_map(|t| t.status.as_ref());
    let people = found.items.iter().map(|t| t.from.id);
    let shown = Shown::load(&api, &me, posts, people).await?;
    let entities = found
        .items
        .iter()
        .filter_map(|t| Notification::new(&shown, t));
    let entities = entities.collect();
    Ok(Paged::with(&api, &uri, entities, found.older, found.newer))
}

pub(super) async fn show(
    State(api): State<Api>,
    me: Me,
    Id(id): Id<NotificationId>,
) -> Answer<Json<Notification>> {
    let told = notifications::find(&api.ctx, me.actor, id).await?;
    let shown = Shown::load(&api, &me, &told.status, [told.from.id]).await?;
    let entity = Notification::new(&shown, &told).ok_or(Error::NotFound)?;
    Ok(Json(entity))
}

/// Who has more than the `limit` has that many.
pub(super) async fn unread_count(
    State(api): State<Api>,
    me: Me,
    params: Params,
) -> Answer<Json<Value>> {
    let count = notifications::unseen(&api.ctx, me.actor).await?;
    let most = params.limit(100, 1_000);
    Ok(Json(json!({ "count": count.min(most) })))
}

pub(super) async fn clear(State(api): State<Api>, me: Me) -> Answer<Json<Value>> {
    notifications::clear(&api.ctx, me.actor).await?;
    Ok(Json(json!({})))
}

pub(super) async fn dismiss(
    State(api): State<Api>,
    me: Me,
    Id(id): Id<NotificationId>,
) -> Answer<Json<Value>> {
    notifications::dismiss(&api.ctx, me.actor, id).await?;
    Ok(Json(json!({})))
}

/// As before Mastodon 2.6: the id in the form.
pub(super) async fn dismiss_old(
    State(api): State<Api>,
    me: Me,
    params: Params,
) -> Answer<Json<Value>> {
    let id = params.parsed("id").ok_or(Error::NotFound)?;
    dismiss(State(api), me, Id(id)).await
}

//! One person, and what they wrote.

use axum::Json;
use axum::extract::{OriginalUri, State};
use model::{AccountId, Page};
use serde_json::{Value, json};
use service::timelines::{self, Part};
use service::views::StatusView;
use service::{Refusal, featured, lists, places, profiles};

use crate::entities::account::Account;
use crate::entities::list::List;
use crate::entities::status::Status;
use crate::entities::tag::FeaturedTag;
use crate::{Answer, Api, Error, Id, Me, Paged, Params, entities};

/// Most people asked for by id at once.
const AT_ONCE: usize = 40;

pub(super) async fn one(api: &Api, me: &Me, id: AccountId) -> Answer<Account> {
    let mut found = entities::people(api, me, &[id]).await?;
    found.pop().ok_or(Error::NotFound)
}

pub(super) async fn show(
    State(api): State<Api>,
    me: Me,
    Id(id): Id<AccountId>,
) -> Answer<Json<Account>> {
    Ok(Json(one(&api, &me, id).await?))
}

pub(super) async fn index(
    State(api): State<Api>,
    me: Me,
    params: Params,
) -> Answer<Json<Vec<Account>>> {
    let mut ids: Vec<AccountId> = params.ids("id");
    ids.truncate(AT_ONCE);
    Ok(Json(entities::people(&api, &me, &ids).await?))
}

/// The id of the person, group or unit called so.
pub(super) async fn called(api: &Api, me: &Me, handle: &str) -> Answer<AccountId> {
    match profiles::id_of(&api.ctx, handle).await {
        Err(Refusal::NotFound) => {
            let (place, _) = places::named(&api.ctx, me.actor, handle).await?;
            Ok(AccountId::from(place.id()))
        }
        found => Ok(found?),
    }
}

/// By name, with or without our own name behind it.
pub(super) async fn lookup(
    State(api): State<Api>,
    me: Me,
    params: Params,
) -> Answer<Json<Account>> {
    let acct = params.string("acct");
    let acct = acct.trim().trim_start_matches('@');
    let handle = match acct.split_once('@') {
        Some((handle, domain)) if domain.eq_ignore_ascii_case(api.domain()) => handle,
        Some(_) => return Err(Error::NotFound),
        None => acct,
    };
    Ok(Json(
        one(&api, &me, called(&api, &me, handle).await?).await?,
    ))
}

pub(super) async fn statuses(
    State(api): State<Api>,
    OriginalUri(uri): OriginalUri,
    me: Me,
    Id(id): Id<AccountId>,
    params: Params,
) -> Answer<Paged<Vec<Status>>> {
    let account = one(&api, &me, id).await?;
    let page = params.page(20, 40);
    if account.is_place() {
        return of_place(&api, &uri, &me, (id, page), &params).await;
    }
    if params.is("pinned") {
        let pinned = timelines::pinned(&api.ctx, me.actor, id).await?;
        let shown = entities::statuses(&api, &me, &pinned).await?;
        return Ok(Paged::with(&api, &uri, shown, None, None));
    }
    let part = match (params.is("only_media"), params.is("exclude_replies")) {
        (true, _) => Part::Media,
        (false, true) => Part::Posts,
        (false, false) => Part::All,
    };
    let mut found = timelines::person(&api.ctx, me.actor, id, part, page).await?;
    let tag = params.filled("tagged").map(|tag| text::key(&tag));
    found.items.retain(|view: &StatusView| {
        let boost = view.boost_of.is_some() && params.is("exclude_reblogs");
        let tagged = tag.as_ref().is_none_or(|tag| {
            let tags = text::extract(&view.status.source).tags;
            tags.iter().any(|t| text::key(t) == *tag)
        });
        !boost && tagged
    });
    let shown = entities::statuses(&api, &me, &found.items).await?;
    Ok(Paged::with(&api, &uri, shown, found.older, found.newer))
}

/// What is posted in a group or unit. Answers are read below what they answer.
async fn of_place(
    api: &Api,
    uri: &http::Uri,
    me: &Me,
    (id, page): (AccountId, Page),
    params: &Params,
) -> Answer<Paged<Vec<Status>>> {
    if params.is("pinned") {
        let pinned = places::pinned(&api.ctx, me.actor, id.get()).await?;
        let shown = entities::statuses(api, me, &pinned).await?;
        return Ok(Paged::with(api, uri, shown, None, None));
    }
    let mut found = places::statuses(&api.ctx, me.actor, id.get(), page).await?;
    if params.is("only_media") {
        found.items.retain(|v| !v.content().media.is_empty());
    }
    let shown = entities::statuses(api, me, &found.items).await?;
    Ok(Paged::with(api, uri, shown, found.older, found.newer))
}

/// Those of my lists that have them in them.
pub(super) async fn lists(
    State(api): State<Api>,
    me: Me,
    Id(id): Id<AccountId>,
) -> Answer<Json<Vec<List>>> {
    one(&api, &me, id).await?;
    let all = lists::with_member(&api.ctx, me.actor, id).await?;
    let shared = places::shared(&api.ctx, me.actor, id).await?;
    let all = all.iter().map(List::new);
    Ok(Json(all.chain(shared.iter().map(List::place)).collect()))
}

pub(super) async fn featured_tags(
    State(api): State<Api>,
    me: Me,
    Id(id): Id<AccountId>,
) -> Answer<Json<Vec<FeaturedTag>>> {
    one(&api, &me, id).await?;
    let all = featured::list(&api.ctx, id).await?;
    let entity = |tag| crate::timelines::featured_tag(&api, tag);
    Ok(Json(all.iter().map(entity).collect()))
}

/// Nobody has any.
pub(super) async fn nothing(
    State(api): State<Api>,
    me: Me,
    Id(id): Id<AccountId>,
) -> Answer<Json<Value>> {
    one(&api, &me, id).await?;
    Ok(Json(json!([])))
}

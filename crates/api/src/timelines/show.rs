//! Timelines: the same pages as in the web app.

use std::borrow::Borrow;
use std::sync::Arc;

use axum::extract::{OriginalUri, State};
use axum::response::{IntoResponse, Response};
use http::Uri;
use model::{ListId, PageOf};
use service::fresh::{self, Concern, Shows};
use service::template::Pieces;
use service::timelines::{self, InFull};
use service::views::StatusView;
use service::{Refusal, places};

use crate::entities::Listed;
use crate::frame::page::key;
use crate::{Answer, Api, Id, Me, Paged, Params, entities};

type Shown = Answer<Paged<Listed>>;

async fn shown(api: &Api, uri: &Uri, me: &Me, found: PageOf<StatusView>) -> Shown {
    let statuses = entities::listed(api, me, &found.items).await?;
    Ok(Paged::with(api, uri, statuses, found.older, found.newer))
}

/// Leaves out what the client did not ask for; the way to the neighbours stays.
fn sifted<V: Borrow<StatusView>>(mut found: PageOf<V>, params: &Params) -> PageOf<V> {
    if params.is("only_media") {
        found
            .items
            .retain(|v| !v.borrow().content().media.is_empty());
    }
    found
}

pub(super) async fn home(
    State(api): State<Api>,
    OriginalUri(uri): OriginalUri,
    me: Me,
    params: Params,
) -> Answer<Response> {
    let load = timelines::home_in_full(&api.ctx, me.actor, params.page(20, 40));
    again(&api, &uri, &me, Shows::Home, load).await
}

/// Everyone's; there is nothing from elsewhere.
pub(super) async fn public(
    State(api): State<Api>,
    OriginalUri(uri): OriginalUri,
    me: Me,
    params: Params,
) -> Answer<Response> {
    if params.is("remote") && !params.is("local") {
        return Ok(Paged::with(&api, &uri, Listed::default(), None, None).into_response());
    }
    let load = async {
        let page = params.page(20, 40);
        let found = timelines::everyone_in_full(&api.ctx, me.actor, page).await?;
        Ok(InFull {
            page: sifted(found.page, &params),
            ..found
        })
    };
    again(&api, &uri, &me, Shows::Everyone, load).await
}

/// A page as it was answered before, while it holds; else as it is loaded now.
async fn again(
    api: &Api,
    uri: &Uri,
    me: &Me,
    shows: Shows,
    load: impl Future<Output = Result<InFull, Refusal>>,
) -> Answer<Response> {
    let key = key(&me.caller, uri);
    // Secrets are not kept.
    let known = match uri.query() {
        Some(query) if query.contains("access_token") => None,
        _ => fresh::known(&api.ctx).await?,
    };
    if let Some(whole) = api.pages().get(&api.ctx, &key, known) {
        return Ok(joined(whole.answer()));
    }
    let (found, now) = (load.await?, api.ctx.now());
    let page = &found.page;
    let views = || page.items.iter().map(|view| &**view);
    let prepared = entities::prepared(api, me, views(), found.around);
    let whole = Paged::with(api, uri, prepared, page.older, page.newer).whole(api, &me.caller);
    let people = whole.people().iter().copied();
    let concern = Concern::posts(me.actor.id, shows, views(), people, now).until(found.until);
    let (answer, whole) = (whole.answer(), Arc::new(whole));
    let bytes = whole.bytes();
    api.pages().put(key, known, concern, whole, bytes);
    Ok(joined(answer))
}

fn joined(answer: http::Response<Pieces>) -> Response {
    answer.map(|pieces| pieces.joined().into())
}

pub(super) async fn tag(
    State(api): State<Api>,
    OriginalUri(uri): OriginalUri,
    me: Me,
    Id(name): Id<String>,
    params: Params,
) -> Shown {
    if params.is("remote") && !params.is("local") {
        return Ok(Paged::with(&api, &uri, Listed::default(), None, None));
    }
    let mut found = timelines::tag(&api.ctx, me.actor, &name, params.page(20, 40)).await?;
    let keys = |name: &str| -> Vec<String> {
        params
            .list(name)
            .iter()
            .map(|n| text::key(n.trim_start_matches('#')))
            .collect()
    };
    let (all, none) = (keys("all"), keys("none"));
    if !all.is_empty() || !none.is_empty() {
        found.items.retain(|view| {
            let tags = text::extract(&view.content().status.source).tags;
            let tags: Vec<String> = tags.iter().map(|t| text::key(t)).collect();
            all.iter().all(|t| tags.contains(t)) && !none.iter().any(|t| tags.contains(t))
        });
    }
    shown(&api, &uri, &me, sifted(found, &params)).await
}

pub(super) async fn list(
    State(api): State<Api>,
    OriginalUri(uri): OriginalUri,
    me: Me,
    Id(id): Id<ListId>,
    params: Params,
) -> Shown {
    let page = params.page(20, 40);
    let found = match timelines::list(&api.ctx, me.actor, id, page).await {
        // A group or unit I am in is a list, too.
        Err(Refusal::NotFound) => {
            let place = places::inside(&api.ctx, me.actor, id.get()).await?;
            places::statuses(&api.ctx, me.actor, place.id(), page).await?
        }
        found => found?,
    };
    shown(&api, &uri, &me, found).await
}

pub(super) async fn bookmarks(
    State(api): State<Api>,
    OriginalUri(uri): OriginalUri,
    me: Me,
    params: Params,
) -> Shown {
    let found = timelines::bookmarks(&api.ctx, me.actor, params.page(20, 40)).await?;
    shown(&api, &uri, &me, found).await
}

pub(super) async fn favourites(
    State(api): State<Api>,
    OriginalUri(uri): OriginalUri,
    me: Me,
    params: Params,
) -> Shown {
    let found = timelines::favourites(&api.ctx, me.actor, params.page(20, 40)).await?;
    shown(&api, &uri, &me, found).await
}

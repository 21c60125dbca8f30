//! Finding people, posts and tags; and what a pasted address leads to.

use axum::Json;
use axum::extract::State;
use model::{AccountId, Page, StatusId};
use serde::Serialize;
use service::{notes, places, profiles, search, views};

use crate::entities::account::Account;
use crate::entities::status::Status;
use crate::entities::tag::Tag;
use crate::{Answer, Api, Me, Params, entities};

/// What was found.
#[derive(Debug, Default, Serialize)]
pub(super) struct Search {
    accounts: Vec<Account>,
    statuses: Vec<Status>,
    hashtags: Vec<Tag>,
}

/// Where an address of ours leads.
enum Place {
    Person(String),
    Post(StatusId),
    Group(String),
}

fn place(api: &Api, text: &str) -> Option<Place> {
    let path = text.strip_prefix(api.ctx.base_url())?.trim_end_matches('/');
    for (above, end) in ["/groups/", "/units/"].iter().zip(text::PLACE_ENDS) {
        if let Some(slug) = path.strip_prefix(above) {
            return Some(Place::Group(format!("{slug}{end}")));
        }
    }
    let rest = path
        .strip_prefix("/@")
        .or_else(|| path.strip_prefix("/users/"))?;
    match rest.split_once('/') {
        None => Some(Place::Person(rest.to_owned())),
        Some((_, id)) => id
            .trim_start_matches("statuses/")
            .parse()
            .ok()
            .map(Place::Post),
    }
}

pub(super) async fn v2(State(api): State<Api>, me: Me, params: Params) -> Answer<Json<Search>> {
    let text = params.string("q").trim().to_owned();
    let kind = params.string("type");
    let wants = |name: &str| kind.is_empty() || kind == name;
    let mut found = Search::default();
    if text.is_empty() {
        return Ok(Json(found));
    }
    if let Some(place) = place(&api, &text) {
        return Ok(Json(at(&api, &me, place).await?));
    }
    let (limit, skip) = (
        params.limit(20, 40),
        params.int("offset").unwrap_or(0).max(0),
    );
    if wants("accounts") {
        found.accounts = people_named(&api, &me, &text, (skip, limit), &params).await?;
    }
    if wants("hashtags") {
        let tags = search::tags(&api.ctx, me.actor, &text, skip + limit).await?;
        let part = tags.iter().skip(skip as usize);
        found.hashtags = part.map(|tag| Tag::found(&api, &tag.name)).collect();
    }
    if wants("statuses") {
        let page = Page {
            limit: (skip + limit).min(400),
            ..params.page(20, 40)
        };
        let mut query = text.clone();
        if let Some(who) = params.parsed::<AccountId>("account_id") {
            let shown = entities::Shown::load(&api, &me, [], [who]).await?;
            match shown.whole(who) {
                Some(whole) => query = format!("{query} from:{}", whole.account.handle),
                None => return Ok(Json(found)),
            }
        }
        let posts = search::posts(&api.ctx, me.actor, &query, page).await?;
        let part = posts.page.items.get(skip as usize..).unwrap_or_default();
        found.statuses = entities::statuses(&api, &me, part).await?;
    }
    Ok(Json(found))
}

async fn at(api: &Api, me: &Me, place: Place) -> Answer<Search> {
    let mut found = Search::default();
    match place {
        Place::Person(handle) => {
            if let Ok(id) = profiles::id_of(&api.ctx, &handle).await {
                found.accounts = entities::people(api, me, &[id]).await?;
            }
        }
        Place::Group(handle) => {
            if let Ok((place, _)) = places::named(&api.ctx, me.actor, &handle).await {
                let id = AccountId::from(place.id());
                found.accounts = entities::people(api, me, &[id]).await?;
            }
        }
        Place::Post(id) => {
            if let Ok(view) = views::status(&api.ctx, me.actor, id).await {
                found.statuses = vec![entities::status(api, me, &view).await?];
            }
        }
    }
    Ok(found)
}

async fn people_named(
    api: &Api,
    me: &Me,
    text: &str,
    (skip, limit): (i64, i64),
    params: &Params,
) -> Answer<Vec<Account>> {
    let own = format!("@{}", api.domain());
    let name = text.trim_start_matches('@');
    let name = name.strip_suffix(&own).unwrap_or(name);
    let found = search::people(&api.ctx, me.actor, name, skip + limit).await?;
    let mut ids: Vec<AccountId> = found.iter().map(|c| c.id).collect();
    let rest = skip + limit - ids.len() as i64;
    let places = places::search(&api.ctx, me.actor, name, rest).await?;
    let places = places.iter().map(|place| AccountId::from(place.id()));
    ids.extend(places);
    ids.drain(..ids.len().min(skip as usize));
    if params.is("following") {
        let stands = notes::stands(&api.ctx, me.actor, ids.clone()).await?;
        let followed = stands.iter().filter(|s| s.relationship.following);
        let mut wanted: Vec<AccountId> = followed.map(|s| s.id).collect();
        let others = ids.iter().map(|id| id.get()).collect();
        let inside = places::list(&api.ctx, me.actor, others).await?;
        let inside = inside.iter().filter(|(_, stand)| stand.inside);
        wanted.extend(inside.map(|(place, _)| AccountId::from(place.id())));
        ids = wanted;
    }
    entities::people(api, me, &ids).await
}

pub(super) async fn people(
    State(api): State<Api>,
    me: Me,
    params: Params,
) -> Answer<Json<Vec<Account>>> {
    let (limit, skip) = (
        params.limit(40, 80),
        params.int("offset").unwrap_or(0).max(0),
    );
    let text = params.string("q");
    if text.trim().is_empty() {
        return Ok(Json(Vec::new()));
    }
    let found = people_named(&api, &me, text.trim(), (skip, limit), &params).await?;
    Ok(Json(found))
}

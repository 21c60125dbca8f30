//! Tags: following them, and showing them on one's profile.

use axum::Json;
use axum::extract::{OriginalUri, State};
use model::TagId;
use serde_json::{Value, json};
use service::featured::{self, Featured};
use service::tags;

use crate::entities::tag::{FeaturedTag, Tag};
use crate::{Answer, Api, Error, Id, Me, Paged, Params};

async fn one(api: &Api, me: &Me, name: &str) -> Answer<Json<Tag>> {
    let tag = tags::get(&api.ctx, me.actor, name).await?;
    let shown = featured::has(&api.ctx, me.actor, name).await?;
    Ok(Json(Tag::new(api, &tag.name, tag.following, shown)))
}

pub(super) async fn show(
    State(api): State<Api>,
    me: Me,
    Id(name): Id<String>,
) -> Answer<Json<Tag>> {
    one(&api, &me, &name).await
}

pub(super) async fn follow(
    State(api): State<Api>,
    me: Me,
    Id(name): Id<String>,
) -> Answer<Json<Tag>> {
    tags::follow(&api.ctx, me.actor, &name).await?;
    one(&api, &me, &name).await
}

pub(super) async fn unfollow(
    State(api): State<Api>,
    me: Me,
    Id(name): Id<String>,
) -> Answer<Json<Tag>> {
    tags::unfollow(&api.ctx, me.actor, &name).await?;
    one(&api, &me, &name).await
}

pub(super) async fn feature(
    State(api): State<Api>,
    me: Me,
    Id(name): Id<String>,
) -> Answer<Json<Tag>> {
    featured::add(&api.ctx, me.actor, &name).await?;
    one(&api, &me, &name).await
}

pub(super) async fn unfeature(
    State(api): State<Api>,
    me: Me,
    Id(name): Id<String>,
) -> Answer<Json<Tag>> {
    featured::remove(&api.ctx, me.actor, &name).await?;
    one(&api, &me, &name).await
}

/// In the order of their names; a page goes on where the last one ended.
pub(super) async fn followed(
    State(api): State<Api>,
    OriginalUri(uri): OriginalUri,
    me: Me,
    params: Params,
) -> Answer<Paged<Vec<Tag>>> {
    let all = tags::followed(&api.ctx, me.actor).await?;
    let stretch = params.stretch(100, 200);
    let (some, more) = stretch.of(&all);
    let part: Vec<Tag> = some
        .iter()
        .map(|tag| Tag::new(&api, &tag.name, true, false))
        .collect();
    Ok(stretch.page(&api, &uri, part, (some.len(), more)))
}

/// As an entity.
pub(crate) fn entity(api: &Api, tag: &Featured) -> FeaturedTag {
    FeaturedTag::new(api, tag.id, &tag.name, tag.count, tag.last_at)
}

pub(super) async fn featured(State(api): State<Api>, me: Me) -> Answer<Json<Vec<FeaturedTag>>> {
    let all = featured::list(&api.ctx, me.actor.id).await?;
    Ok(Json(all.iter().map(|tag| entity(&api, tag)).collect()))
}

pub(super) async fn create(
    State(api): State<Api>,
    me: Me,
    params: Params,
) -> Answer<Json<FeaturedTag>> {
    let name = params
        .filled("name")
        .ok_or_else(|| Error::Invalid("Validation failed: Name can't be blank".to_owned()))?;
    let tag = featured::add(&api.ctx, me.actor, &name).await?;
    Ok(Json(entity(&api, &tag)))
}

pub(super) async fn destroy(
    State(api): State<Api>,
    me: Me,
    Id(id): Id<TagId>,
) -> Answer<Json<Value>> {
    featured::delete(&api.ctx, me.actor, id).await?;
    Ok(Json(json!({})))
}

pub(super) async fn suggestions(State(api): State<Api>, me: Me) -> Answer<Json<Vec<Tag>>> {
    let names = featured::suggest(&api.ctx, me.actor).await?;
    Ok(Json(
        names.iter().map(|name| Tag::found(&api, name)).collect(),
    ))
}

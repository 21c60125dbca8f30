//! What one does with a post. Doing it again changes nothing; the answer is the post as it is now.

use axum::Json;
use axum::extract::State;
use model::StatusId;
use service::statuses::{self, Deed};
use service::views;

use crate::entities::status::Status;
use crate::{Answer, Api, Error, Id, Me, entities};

async fn apply(api: &Api, me: &Me, id: StatusId, deed: Deed) -> Answer<Json<Status>> {
    let view = statuses::react(&api.ctx, me.actor, id, deed).await?;
    Ok(Json(entities::status(api, me, &view).await?))
}

macro_rules! deeds {
    ($($name:ident $deed:ident),*) => {$(
        pub(super) async fn $name(State(api): State<Api>, me: Me, Id(id): Id<StatusId>) -> Answer<Json<Status>> {
            apply(&api, &me, id, Deed::$deed).await
        }
    )*};
}

deeds! {
    favourite Favourite, unfavourite Unfavourite, bookmark Bookmark, unbookmark Unbookmark,
    mute Mute, unmute Unmute, pin Pin, unpin Unpin, unreblog Unboost
}

/// The answer is the boost, with what it boosts in it.
pub(super) async fn reblog(
    State(api): State<Api>,
    me: Me,
    Id(id): Id<StatusId>,
) -> Answer<Json<Status>> {
    statuses::react(&api.ctx, me.actor, id, Deed::Boost).await?;
    let boost = statuses::own_boost(&api.ctx, me.actor, id).await?;
    let view = views::status(&api.ctx, me.actor, boost.ok_or(Error::NotFound)?).await?;
    Ok(Json(entities::status(&api, &me, &view).await?))
}

/// A name as apps write it: the emoji itself, or the shortcode of one, with colons or without.
fn named(api: &Api, name: &str) -> String {
    let code = name.trim_matches(':');
    match (text::emoji::of(code), api.ctx.emoji().find(code)) {
        (Some(emoji), _) => emoji.to_owned(),
        (None, Some(own)) => format!(":{}:", own.shortcode),
        (None, None) => name.to_owned(),
    }
}

pub(super) async fn react(
    State(api): State<Api>,
    me: Me,
    Id((id, name)): Id<(StatusId, String)>,
) -> Answer<Json<Status>> {
    apply(&api, &me, id, Deed::React(named(&api, &name))).await
}

pub(super) async fn unreact(
    State(api): State<Api>,
    me: Me,
    Id((id, name)): Id<(StatusId, String)>,
) -> Answer<Json<Status>> {
    apply(&api, &me, id, Deed::Unreact(named(&api, &name))).await
}

//! What one does with a post: each a button that works without script and answers a script with the bar as it is now.

use axum::Router;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::IntoResponse;
use axum::routing::post;
use model::StatusId;
use serde::Deserialize;
use service::statuses::{self, Deed};
use service::views::{self, StatusView};
use service::{Ctx, Refusal};

use super::back;
use crate::parts::post::{self as part, Place};
use crate::{Answer, App, Form, Path, Query, Reply, Viewer};

/// Name in the address, what is done, and what is said when the page does not show it by itself.
const DEEDS: &[(&str, Deed, &str)] = &[
    ("favourite", Deed::Favourite, ""),
    ("unfavourite", Deed::Unfavourite, ""),
    ("boost", Deed::Boost, "toast-boosted"),
    ("unboost", Deed::Unboost, ""),
    ("bookmark", Deed::Bookmark, "toast-bookmarked"),
    ("unbookmark", Deed::Unbookmark, "toast-unbookmarked"),
    ("pin", Deed::Pin, "toast-pinned"),
    ("unpin", Deed::Unpin, "toast-unpinned"),
    ("mute", Deed::Mute, "toast-thread-muted"),
    ("unmute", Deed::Unmute, "toast-thread-unmuted"),
];

/// `POST /posts/{id}/{deed}`
pub(super) fn routes(mut router: Router<App>) -> Router<App> {
    for (name, deed, toast) in DEEDS {
        let act = move |viewer: Viewer,
                        State(ctx): State<Ctx>,
                        headers: HeaderMap,
                        Path(id): Path<StatusId>| async move {
            act(&ctx, &viewer, &headers, id, (deed.clone(), toast)).await
        };
        router = router.route(&format!("/posts/{{id}}/{name}"), post(act));
    }
    router
}

async fn act(
    ctx: &Ctx,
    viewer: &Viewer,
    headers: &HeaderMap,
    id: StatusId,
    (deed, toast): (Deed, &str),
) -> Answer {
    let view = statuses::react(ctx, viewer.actor(), id, deed).await?;
    let mut reply = answer(viewer, headers, &view);
    if !toast.is_empty() {
        reply = reply.toast(toast);
    }
    Ok(reply.into_response())
}

/// Back to where one was, or to the post from the page of emoji; for scripts the bar as it is now.
fn answer(viewer: &Viewer, headers: &HeaderMap, view: &StatusView) -> Reply {
    let own = part::href(view);
    let page = back(headers, &own);
    let chosen = page.split(['#', '?']).next().unwrap_or_default();
    let page = if chosen.ends_with("/react") {
        &own
    } else {
        &page
    };
    let place = page.split('#').next().unwrap_or_default();
    let to = format!("{place}#post-{}", view.status.id);
    Reply::to(to).part(part::bar(&viewer.scene(), view))
}

#[derive(Debug, Deserialize)]
pub(super) struct Emoji {
    #[serde(default)]
    emoji: String,
}

impl Emoji {
    /// The emoji itself, or by its shortcode.
    fn get(&self, ctx: &Ctx) -> String {
        let text = self.emoji.trim();
        let code = text.trim_matches(':');
        match text::emoji::of(code) {
            Some(emoji) => emoji.to_owned(),
            None if ctx.emoji().find(code).is_some() => format!(":{code}:"),
            None => text.to_owned(),
        }
    }
}

/// `POST /posts/{id}/react`
pub(super) async fn react(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    headers: HeaderMap,
    Path(id): Path<StatusId>,
    Form(asked): Form<Emoji>,
) -> Answer {
    let deed = Deed::React(asked.get(&ctx));
    act(&ctx, &viewer, &headers, id, (deed, "")).await
}

/// `POST /posts/{id}/unreact`
pub(super) async fn unreact(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    headers: HeaderMap,
    Path(id): Path<StatusId>,
    Form(asked): Form<Emoji>,
) -> Answer {
    let deed = Deed::Unreact(asked.get(&ctx));
    act(&ctx, &viewer, &headers, id, (deed, "")).await
}

#[derive(Debug, Deserialize)]
pub(super) struct Ballot {
    #[serde(default)]
    choice: Vec<String>,
}

/// `POST /posts/{id}/vote`
pub(super) async fn vote(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    headers: HeaderMap,
    Path(id): Path<StatusId>,
    Form(ballot): Form<Ballot>,
) -> Answer {
    let choices: Result<Vec<i64>, _> = ballot.choice.iter().map(|c| c.parse()).collect();
    let choices = choices.map_err(|_| Refusal::invalid("choices", "choose"))?;
    let view = statuses::vote(&ctx, viewer.actor(), id, choices).await?;
    let mut reply = answer(&viewer, &headers, &view);
    if let Some(poll) = &view.poll {
        reply = reply.part(part::poll(&viewer.scene(), view.status.id, poll));
    }
    Ok(reply.toast("toast-voted").into_response())
}

#[derive(Debug, Deserialize)]
pub(super) struct Where {
    #[serde(default)]
    place: String,
}

/// `GET /posts/{id}`: the post alone for scripts, its page for others.
pub(super) async fn show(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Path(id): Path<StatusId>,
    Query(asked): Query<Where>,
) -> Answer {
    let view = views::status(&ctx, viewer.actor(), id).await?;
    if !viewer.fragment {
        return Ok(Reply::to(part::href(&view)).into_response());
    }
    let post = part::at(&viewer.scene(), &view, place(&asked.place));
    Ok(axum::response::Html(post.into_string()).into_response())
}

/// Where a post stands on the page that asks for it.
pub(super) fn place(word: &str) -> Place {
    match word {
        "focus" => Place::Focus,
        "above" => Place::Above,
        "pinned" => Place::Pinned,
        "talk" => Place::Talk,
        _ => Place::List,
    }
}

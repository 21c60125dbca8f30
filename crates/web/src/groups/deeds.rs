//! What one does with a group: come in, go, ask, choose what one is told of, follow everyone, pin.

use axum::extract::State;
use model::{AccountId, GroupLevel, StatusId};
use serde::Deserialize;
use service::groups;
use service::{Ctx, Refusal};

use crate::{Answer, Form, Path, Reply, Viewer};

fn home(slug: &str) -> Reply {
    Reply::to(format!("/groups/{slug}"))
}

/// `POST /groups/{slug}/join`
pub(super) async fn join(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Path(slug): Path<String>,
) -> Answer<Reply> {
    groups::join(&ctx, viewer.actor(), &slug).await?;
    Ok(home(&slug).toast("toast-group-joined"))
}

/// `POST /groups/{slug}/leave`: to the list, since a secret group is no longer there for who left it.
pub(super) async fn leave(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Path(slug): Path<String>,
) -> Answer<Reply> {
    groups::leave(&ctx, viewer.actor(), &slug).await?;
    Ok(Reply::to("/groups").toast("toast-group-left"))
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    note: String,
    level: String,
}

/// `POST /groups/{slug}/request`
pub(super) async fn request(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Path(slug): Path<String>,
    Form(asked): Form<Asked>,
) -> Answer<Reply> {
    groups::request(&ctx, viewer.actor(), &slug, &asked.note).await?;
    Ok(home(&slug).toast("toast-group-asked"))
}

/// `POST /groups/{slug}/withdraw`
pub(super) async fn withdraw(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Path(slug): Path<String>,
) -> Answer<Reply> {
    groups::withdraw(&ctx, viewer.actor(), &slug).await?;
    Ok(home(&slug).toast("toast-saved"))
}

/// `POST /groups/{slug}/refuse`: one does not come in where one was invited.
pub(super) async fn refuse(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Path(slug): Path<String>,
) -> Answer<Reply> {
    groups::decline_invitation(&ctx, viewer.actor(), &slug).await?;
    Ok(Reply::to("/groups").toast("toast-group-refused"))
}

/// `POST /groups/{slug}/level`
pub(super) async fn level(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Path(slug): Path<String>,
    Form(asked): Form<Asked>,
) -> Answer<Reply> {
    let level: GroupLevel = asked
        .level
        .parse()
        .map_err(|_| Refusal::invalid("level", "unknown"))?;
    groups::set_level(&ctx, viewer.actor(), &slug, level).await?;
    Ok(Reply::to(format!("/groups/{slug}/about")).toast("toast-saved"))
}

/// `POST /groups/{slug}/follow`: everyone in it, with the way back.
pub(super) async fn follow(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Path(slug): Path<String>,
) -> Answer<Reply> {
    let new = groups::follow_everyone(&ctx, viewer.actor(), &slug).await?;
    Ok(followed(Reply::to(format!("/groups/{slug}/members")), &new))
}

/// Says how many are followed anew, and offers to undo just that.
pub(crate) fn followed(reply: Reply, new: &[AccountId]) -> Reply {
    let reply = reply.toast("toast-followed-all").with("n", new.len());
    // A browser keeps what is said in a cookie, which has room for so many ids.
    if new.is_empty() || new.len() > MOST_UNDONE {
        return reply;
    }
    let who: Vec<String> = new.iter().map(ToString::to_string).collect();
    reply.undo(format!("/people/unfollow?who={}", who.join("-")))
}

/// More than so many new ones cannot be undone at once.
const MOST_UNDONE: usize = 100;

/// `POST /groups/{slug}/pins/{id}`
pub(super) async fn pin(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Path((slug, id)): Path<(String, StatusId)>,
) -> Answer<Reply> {
    groups::pin(&ctx, viewer.actor(), &slug, id).await?;
    Ok(home(&slug).toast("toast-group-pinned"))
}

/// `POST /groups/{slug}/pins/{id}/remove`
pub(super) async fn unpin(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Path((slug, id)): Path<(String, StatusId)>,
) -> Answer<Reply> {
    groups::unpin(&ctx, viewer.actor(), &slug, id).await?;
    Ok(home(&slug).toast("toast-saved"))
}

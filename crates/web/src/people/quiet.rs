//! Muting and blocking someone, from their profile or a post of theirs.

use std::time::Duration;

use axum::extract::State;
use serde::Deserialize;
use service::filters::{SPANS, Until};
use service::{Ctx, profiles, quiet};

use crate::{Answer, Error, Path, Query, Reply, Viewer};

/// For how long.
#[derive(Debug, Clone, Copy, Default, Deserialize)]
pub(super) struct Asked {
    /// Seconds, one of those that forms offer; none is until further notice.
    #[serde(rename = "for")]
    seconds: Option<u64>,
}

impl Asked {
    fn until(self) -> Result<Until, Error> {
        match self.seconds.map(Duration::from_secs) {
            None => Ok(Until::Ever),
            Some(span) if SPANS.contains(&span) => Ok(Until::For(span)),
            Some(_) => Err(Error::Unreadable),
        }
    }
}

pub(super) async fn mute(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Path(handle): Path<String>,
    Query(asked): Query<Asked>,
) -> Answer<Reply> {
    let until = asked.until()?;
    let who = profiles::find(&ctx, viewer.actor(), &handle).await?.card;
    quiet::mute(&ctx, viewer.actor(), who.id, until).await?;
    let back = format!("/@{}/unmute", who.handle);
    Ok(said("toast-muted", &who.handle, &who.name).undo(back))
}

pub(super) async fn unmute(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Path(handle): Path<String>,
) -> Answer<Reply> {
    let who = profiles::find(&ctx, viewer.actor(), &handle).await?.card;
    quiet::unmute(&ctx, viewer.actor(), who.id).await?;
    Ok(said("toast-unmuted", &who.handle, &who.name))
}

pub(super) async fn block(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Path(handle): Path<String>,
) -> Answer<Reply> {
    let who = profiles::find(&ctx, viewer.actor(), &handle).await?.card;
    quiet::block(&ctx, viewer.actor(), who.id).await?;
    let back = format!("/@{}/unblock", who.handle);
    Ok(said("toast-blocked", &who.handle, &who.name).undo(back))
}

pub(super) async fn unblock(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Path(handle): Path<String>,
) -> Answer<Reply> {
    let who = profiles::find(&ctx, viewer.actor(), &handle).await?.card;
    quiet::unblock(&ctx, viewer.actor(), who.id).await?;
    Ok(said("toast-unblocked", &who.handle, &who.name))
}

fn said(key: &str, handle: &str, name: &str) -> Reply {
    Reply::to(format!("/@{handle}"))
        .toast(key)
        .with("who", name)
}

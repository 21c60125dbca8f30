//! Muting and blocking someone, from their profile or a post of theirs.

use std::time::Duration;

use axum::extract::State;
use serde::Deserialize;
use service::filters::{SPANS, Until};
use service::views::AccountCard;
use service::{Ctx, profiles, quiet};

use crate::{Answer, Error, Form, Path, Query, Reply, Viewer};

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
    Form(sent): Form<Sent>,
) -> Answer<Reply> {
    let until = asked.until()?;
    let who = profiles::find(&ctx, viewer.actor(), &handle).await?.card;
    quiet::mute(&ctx, viewer.actor(), who.id, until).await?;
    let back = format!("/@{}/unmute", who.handle);
    Ok(sent.said("toast-muted", &who).undo(back))
}

pub(super) async fn unmute(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Path(handle): Path<String>,
    Form(sent): Form<Sent>,
) -> Answer<Reply> {
    let who = profiles::find(&ctx, viewer.actor(), &handle).await?.card;
    quiet::unmute(&ctx, viewer.actor(), who.id).await?;
    Ok(sent.said("toast-unmuted", &who))
}

pub(super) async fn block(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Path(handle): Path<String>,
    Form(sent): Form<Sent>,
) -> Answer<Reply> {
    let who = profiles::find(&ctx, viewer.actor(), &handle).await?.card;
    quiet::block(&ctx, viewer.actor(), who.id).await?;
    let back = format!("/@{}/unblock", who.handle);
    Ok(sent.said("toast-blocked", &who).undo(back))
}

pub(super) async fn unblock(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Path(handle): Path<String>,
    Form(sent): Form<Sent>,
) -> Answer<Reply> {
    let who = profiles::find(&ctx, viewer.actor(), &handle).await?.card;
    quiet::unblock(&ctx, viewer.actor(), who.id).await?;
    Ok(sent.said("toast-unblocked", &who))
}

/// Where to go afterwards.
#[derive(Debug, Clone, Default, Deserialize)]
pub(super) struct Sent {
    /// A page of ours; none is the profile.
    next: Option<String>,
}

impl Sent {
    fn said(self, key: &str, who: &AccountCard) -> Reply {
        let profile = || format!("/@{}", who.handle);
        Reply::to(self.next.unwrap_or_else(profile))
            .toast(key)
            .with("who", &who.name)
    }
}

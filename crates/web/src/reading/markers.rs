//! Where one stopped reading, as scripts tell it.

use axum::extract::State;
use serde::Deserialize;
use service::{Ctx, markers};

use crate::{Answer, Form, Reply, Viewer};

/// How far a timeline was read.
#[derive(Debug, Deserialize)]
pub(super) struct Asked {
    timeline: String,
    id: i64,
}

pub(super) async fn update(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Form(asked): Form<Asked>,
) -> Answer<Reply> {
    let moved = markers::advance(&ctx, viewer.actor(), &asked.timeline, asked.id).await?;
    Ok(Reply::to("/").data("moved", moved))
}

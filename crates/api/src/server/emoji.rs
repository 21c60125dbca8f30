//! The organisation's own emoji, for the pickers of apps.

use axum::Json;
use axum::extract::State;

use crate::entities::emoji::Emoji;
use crate::{Api, Me, Params};

/// Those one may use; with `q` those that fit it.
pub(super) async fn index(State(api): State<Api>, me: Me, params: Params) -> Json<Vec<Emoji>> {
    let own = api.ctx.emoji();
    let wanted = params.filled("q");
    let shown = |e: &model::CustomEmoji| Emoji::new(&api, &me.caller, e);
    Json(match wanted {
        Some(q) => own.search(&q, 40).into_iter().map(shown).collect(),
        None => own.in_use().map(shown).collect(),
    })
}

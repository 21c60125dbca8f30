//! Everyone: what is for all of the organisation.

use axum::extract::State;
use axum::response::Response;
use maud::html;
use service::{Ctx, markers, timelines};

use super::line::{Bounds, Line};
use super::{home, rail};
use crate::parts::empty::{Art, empty};
use crate::{Answer, Page, Query, Viewer};

pub(super) async fn index(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Query(bounds): Query<Bounds>,
) -> Answer<Response> {
    let (actor, l) = (viewer.actor(), viewer.l);
    let turn = bounds
        .turn(|page| timelines::everyone(&ctx, actor, page))
        .await?;
    let read = markers::get(&ctx, actor, "everyone").await?;
    let line = Line {
        path: "/everyone",
        stream: Some("everyone"),
        marker: Some(("everyone", read)),
        mine: true,
    };
    let next = html! { a .btn href="/compose" data-do="compose" { (l.t("everyone-empty-next")) } };
    let (title, text) = (l.t("everyone-empty-title"), l.t("everyone-empty"));
    let nothing = empty(Art::Cup, &title, &text, Some(next));
    let write = home::write(&ctx, &viewer).await?;
    let body = html! {
        @if turn.first { (write) }
        (line.show(&viewer, &turn, nothing))
    };
    let page = Page::new(&viewer, &l.t("everyone-title"))
        .under(viewer.organisation.name.clone())
        .current("everyone")
        .aside(rail::rail(&ctx, &viewer).await?);
    Ok(page.show(body))
}

//! Home: people and tags one follows, and one's own posts.

use axum::extract::State;
use axum::response::{Html, IntoResponse};
use maud::{Markup, html};
use service::fresh::Shows;
use service::{Ctx, markers, timelines};

use super::line::{Bounds, Line, Turn};
use super::rail;
use crate::parts::composer;
use crate::parts::empty::{Art, empty};
use crate::parts::note::{Tone, note};
use crate::{Answer, App, Page, Query, Viewer, kept, posts};

pub(super) async fn index(
    viewer: Viewer,
    State(app): State<App>,
    Query(bounds): Query<Bounds>,
) -> Answer {
    let blank = match kept::page(&app, &viewer, "/").await? {
        Ok(response) => return Ok(response),
        Err(blank) => blank,
    };
    match blank {
        Some(blank) => {
            let (turn, page) = drawn(&app.ctx, &blank.blank, bounds).await?;
            let views = &turn.found.items;
            Ok(blank
                .keep(&app, Shows::Home, views, &page.into_string())
                .await?)
        }
        None => {
            let (_, page) = drawn(&app.ctx, &viewer, bounds).await?;
            Ok(Html(page.into_string()).into_response())
        }
    }
}

/// The page, and what is on it.
async fn drawn(ctx: &Ctx, viewer: &Viewer, bounds: Bounds) -> Answer<(Turn, Markup)> {
    let actor = viewer.actor();
    let turn = bounds
        .turn(|page| timelines::home(ctx, actor, page))
        .await?;
    let read = markers::get(ctx, actor, "home").await?;
    let rail = rail::rail(ctx, viewer).await?;
    let write = write(ctx, viewer).await?;
    let line = Line {
        path: "/",
        stream: Some("home"),
        marker: Some(("home", read)),
        mine: true,
    };
    let alone = viewer.account().following_count == 0;
    let body = html! {
        @if turn.first {
            (write)
            @if alone && !turn.found.items.is_empty() { (nobody_yet(viewer)) }
        }
        (line.show(viewer, &turn, if alone { nobody(viewer) } else { quiet(viewer) }))
    };
    Ok((turn, page(viewer, rail).draw(body)))
}

fn page(viewer: &Viewer, rail: Markup) -> Page<'_> {
    Page::new(viewer, &viewer.l.t("home-title"))
        .current("home")
        .aside(rail)
}

/// Where one writes: the composer, and on a small screen only the line that leads to it.
pub(super) async fn write(ctx: &Ctx, viewer: &Viewer) -> Answer<Markup> {
    let composer = posts::composer(ctx, viewer, String::new()).await?;
    Ok(html! {
        (crate::settings::pause::on_home(ctx, viewer).await?)
        (posts::not_out(ctx, viewer).await?)
        div .narrow { (composer::closed(&viewer.scene(), viewer.card())) }
        div .roomy { (composer) }
    })
}

fn nobody(viewer: &Viewer) -> Markup {
    let l = viewer.l;
    let next = html! {
        div .row {
            a .btn href="/guide" { (l.t("home-find-people")) }
            a ."btn btn--quiet" href="/everyone" { (l.t("home-to-everyone")) }
        }
    };
    let (title, text) = (l.t("home-nobody-title"), l.t("home-nobody"));
    empty(Art::People, &title, &text, Some(next))
}

fn nobody_yet(viewer: &Viewer) -> Markup {
    let l = viewer.l;
    let next = html! { a ."btn btn--quiet btn--s" href="/guide" { (l.t("home-find-people")) } };
    note(Tone::Plain, html! { (l.t("home-nobody-yet")) }, Some(next))
}

fn quiet(viewer: &Viewer) -> Markup {
    let l = viewer.l;
    let next = html! { a .btn href="/everyone" { (l.t("home-to-everyone")) } };
    let (title, text) = (l.t("home-quiet-title"), l.t("home-quiet"));
    empty(Art::Cup, &title, &text, Some(next))
}

//! Writing posts, and what one does with them. Each action is a form; scripts get the part that changed.

mod ahead;
mod asked;
mod compose;
mod create;
mod deeds;
mod delete;
mod desk;
mod diff;
mod drafts;
mod edit;
mod emoji;
mod history;
mod scheduled;
mod seen;

pub(crate) use asked::Asked;
pub(crate) use create::take_in;

use axum::Router;
use axum::http::HeaderMap;
use axum::http::header::REFERER;
use axum::routing::{get, post};
use maud::{Markup, html};
use model::Audience;
use service::Ctx;
use service::views::StatusView;

use crate::parts::composer as parts;
use crate::parts::note::{Tone, note};
use crate::{Answer, App, Errors, Viewer, local, uploads_limit};

pub(crate) fn routes() -> Router<App> {
    let router = Router::new()
        .route(
            "/compose",
            get(compose::new)
                .post(compose::update)
                .layer(uploads_limit()),
        )
        .route("/compose/audience", get(ahead::audience))
        .route("/emoji", get(emoji::all))
        .route("/typeahead", get(ahead::index))
        .route("/posts", post(create::create).layer(uploads_limit()))
        .route("/posts/{id}", get(deeds::show))
        .route("/posts/{id}/vote", post(deeds::vote))
        .route("/posts/{id}/react", get(emoji::index).post(deeds::react))
        .route("/posts/{id}/unreact", post(deeds::unreact))
        .route(
            "/posts/{id}/delete",
            get(delete::confirm).post(delete::destroy),
        )
        .route("/posts/{id}/restore", post(delete::restore))
        .route("/posts/{id}/take-back", post(delete::take_back))
        .route(
            "/posts/{id}/edit",
            get(edit::edit).post(edit::update).layer(uploads_limit()),
        )
        .route("/posts/{id}/history", get(history::index))
        .route("/posts/{id}/favourited_by", get(seen::favourited_by))
        .route("/posts/{id}/boosted_by", get(seen::boosted_by))
        .route(
            "/drafts",
            get(drafts::index)
                .post(drafts::create)
                .layer(uploads_limit()),
        )
        .route("/drafts/{id}/delete", post(drafts::destroy))
        .route("/scheduled", get(scheduled::index))
        .route("/scheduled/{id}/delete", post(scheduled::destroy));
    deeds::routes(router)
}

/// The composer with `text` in it, for pages of others; with nothing in it, it does not ask for attention.
pub(crate) async fn composer(ctx: &Ctx, viewer: &Viewer, text: String) -> Answer<Markup> {
    let focus = !text.is_empty();
    let asked = asked::Asked {
        text,
        ..asked::Asked::default()
    };
    let desk = desk::Desk::load(ctx, viewer, asked).await?;
    Ok(desk.form(viewer, &Errors::none(), focus))
}

/// An empty composer whose words go to `audience`.
pub(crate) async fn composer_for(ctx: &Ctx, viewer: &Viewer, audience: Audience) -> Answer<Markup> {
    let asked = asked::Asked {
        audience: Some(audience),
        ..asked::Asked::default()
    };
    let desk = desk::Desk::load(ctx, viewer, asked).await?;
    Ok(desk.form(viewer, &Errors::none(), false))
}

/// What a writer must know first: a post of theirs did not go out at its time.
pub(crate) async fn not_out(ctx: &Ctx, viewer: &Viewer) -> Answer<Markup> {
    let n = scheduled::waiting(ctx, viewer).await?;
    let l = viewer.l;
    let next = html! { a ."btn btn--quiet btn--s" href="/scheduled" { (l.t("scheduled-look")) } };
    Ok(html! {
        @if n > 0 { (note(Tone::Bad, html! { (l.ta("scheduled-not-out", &[("n", n.into())])) }, Some(next))) }
    })
}

/// A post in short, so that one knows which it is.
fn quoted(viewer: &Viewer, view: &StatusView) -> Markup {
    html! { blockquote .quote { (parts::post_short(&viewer.scene(), view)) } }
}

/// The page the person was on, when it was one of ours, else `otherwise`.
pub(crate) fn back(headers: &HeaderMap, otherwise: &str) -> String {
    let referer = headers.get(REFERER).and_then(|v| v.to_str().ok());
    let path = referer.and_then(|r| {
        let rest = r.split_once("://")?.1;
        rest.find('/').map(|slash| &rest[slash..])
    });
    match path.map(local) {
        Some(path) if path != "/" => path.to_owned(),
        Some(_) => "/".to_owned(),
        None => otherwise.to_owned(),
    }
}

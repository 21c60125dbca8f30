//! Apps I have allowed something, and their end.

use axum::extract::State;
use maud::{Markup, html};
use model::AppId;
use service::oauth::{self, Connected};
use service::{Ctx, Refusal};

use super::areas;
use crate::oauth::deeds;
use crate::parts::empty::{Art, empty};
use crate::parts::form::grave;
use crate::parts::icon;
use crate::{Answer, Page, Path, Reply, Viewer};

/// The page.
pub(super) async fn index(State(ctx): State<Ctx>, viewer: Viewer) -> Answer {
    let l = viewer.l;
    let apps = oauth::connected(&ctx, viewer.actor()).await?;
    let title = l.t("settings-apps");
    Ok(Page::new(&viewer, &title).current("settings").show(html! {
        (areas(l, "/settings/apps"))
        @if apps.is_empty() {
            (empty(Art::Plug, &l.t("apps-none"), &l.t("apps-none-text"), None))
        } @else {
            div class="sheet sheet--pad" {
                p { (l.t("apps-text")) }
                @for app in &apps { (row(&viewer, app)) }
            }
        }
    }))
}

fn row(viewer: &Viewer, app: &Connected) -> Markup {
    let l = viewer.l;
    html! {
        div class="item item--top" {
            (icon("device"))
            div {
                b {
                    @if app.website.is_empty() { (app.name) }
                    @else { a href=(app.website) rel="noopener noreferrer nofollow" { (app.name) } }
                }
                p {
                    @match app.used_at {
                        Some(at) => { (l.t("apps-used")) " " (viewer.time(at)) }
                        None => { (l.t("apps-unused")) }
                    }
                }
                p { (deeds(l, &app.scopes).join(" · ")) }
            }
            a class="btn btn--quiet btn--s" href={ "/settings/apps/" (app.id) "/delete" }
                aria-label=(l.ta("apps-end-named", &[("name", app.name.as_str().into())])) { (l.t("apps-end")) }
        }
    }
}

/// Are you sure?
pub(super) async fn confirm(
    State(ctx): State<Ctx>,
    viewer: Viewer,
    Path(id): Path<AppId>,
) -> Answer {
    let l = viewer.l;
    let apps = oauth::connected(&ctx, viewer.actor()).await?;
    let app = apps.into_iter().find(|app| app.id == id);
    let app = app.ok_or(Refusal::NotFound)?;
    let named = [("name", app.name.as_str().into())];
    let title = l.ta("apps-end-title", &named);
    let page = Page::new(&viewer, &title)
        .current("settings")
        .back("/settings/apps");
    Ok(page.show(html! {
        form class="sheet sheet--pad stack" method="post" action={ "/settings/apps/" (id) "/delete" } {
            (viewer.csrf())
            p { (l.ta("apps-end-text", &named)) }
            div class="row row--end" {
                a class="btn btn--quiet" href="/settings/apps" { (l.t("apps-end-not")) }
                (grave(&l.t("apps-end-yes"), None))
            }
        }
    }))
}

/// Ends everything that one was allowed.
pub(super) async fn destroy(
    State(ctx): State<Ctx>,
    viewer: Viewer,
    Path(id): Path<AppId>,
) -> Answer<Reply> {
    oauth::disconnect(&ctx, viewer.actor(), id).await?;
    Ok(Reply::to("/settings/apps").toast("toast-app-ended"))
}

//! What one keeps: favourites, which their authors know of, and bookmarks, which nobody does.

use axum::extract::State;
use service::{Ctx, timelines};

use super::line::{Bounds, Line};
use crate::parts::empty::{Art, empty};
use crate::{Answer, Page, Query, Viewer};

pub(super) async fn favourites(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Query(bounds): Query<Bounds>,
) -> Answer {
    let (actor, l) = (viewer.actor(), viewer.l);
    let turn = bounds
        .turn(|page| timelines::favourites(&ctx, actor, page))
        .await?;
    let line = Line {
        path: "/favourites",
        ..Line::default()
    };
    let (title, text) = (l.t("favourites-empty-title"), l.t("favourites-empty"));
    let body = line.show(&viewer, &turn, empty(Art::Cup, &title, &text, None));
    let page = Page::new(&viewer, &l.t("favourites-title")).under(l.t("favourites-sub"));
    Ok(page.show(body))
}

pub(super) async fn bookmarks(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Query(bounds): Query<Bounds>,
) -> Answer {
    let (actor, l) = (viewer.actor(), viewer.l);
    let turn = bounds
        .turn(|page| timelines::bookmarks(&ctx, actor, page))
        .await?;
    let line = Line {
        path: "/bookmarks",
        ..Line::default()
    };
    let (title, text) = (l.t("bookmarks-empty-title"), l.t("bookmarks-empty"));
    let body = line.show(&viewer, &turn, empty(Art::Cup, &title, &text, None));
    let page = Page::new(&viewer, &l.t("bookmarks-title"))
        .under(l.t("bookmarks-sub"))
        .current("bookmarks");
    Ok(page.show(body))
}

//! A group with what is written in it.

use axum::extract::State;
use maud::{Markup, PreEscaped, html};
use model::{Audience, PageOf, StatusId};
use service::groups::{self, GroupView};
use service::views::StatusView;
use service::{Ctx, timelines};

use super::head::{Tab, head, href, page};
use crate::parts::empty::{Art, empty};
use crate::parts::post::{self, Place};
use crate::parts::shell::beside;
use crate::parts::{composer, person};
use crate::reading::line::{Bounds, Line, Turn};
use crate::{Answer, Path, Query, Viewer, posts};

/// `GET /groups/{slug}`
pub(super) async fn posts(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Path(slug): Path<String>,
    Query(bounds): Query<Bounds>,
) -> Answer {
    let actor = viewer.actor();
    let view = groups::show(&ctx, actor, &slug).await?;
    let id = view.group.id;
    let turn = bounds
        .turn(|page| timelines::group(&ctx, actor, id, page))
        .await?;
    let pinned = if turn.first {
        groups::pinned(&ctx, actor, &slug).await?
    } else {
        Vec::new()
    };
    let write = write(&ctx, &viewer, &view).await?;
    read(&ctx, &viewer, &view, &turn.found).await?;
    let body = html! {
        (head(&viewer, &view, Tab::Posts))
        @if turn.first { (write) (top(&viewer, &pinned)) }
        (line(&viewer, &view, &turn))
    };
    Ok(page(&viewer, &view).aside(aside(&viewer, &view)).show(body))
}

/// What is shown now has been read.
async fn read(
    ctx: &Ctx,
    viewer: &Viewer,
    view: &GroupView,
    found: &PageOf<StatusView>,
) -> Answer<()> {
    let newest: Option<StatusId> = found.items.iter().map(|v| v.status.id).max();
    if let (Some(member), Some(newest)) = (view.standing.member, newest)
        && newest.get() > member.last_read_id
    {
        groups::read_up_to(ctx, viewer.actor(), view.group.id, newest).await?;
    }
    Ok(())
}

/// Where one writes to the group: the composer, and on a small screen only the line that leads to it.
async fn write(ctx: &Ctx, viewer: &Viewer, view: &GroupView) -> Answer<Markup> {
    if !view.may.post {
        return Ok(Markup::default());
    }
    let audience = Audience::Group(view.group.id);
    let form = posts::composer_for(ctx, viewer, audience).await?;
    Ok(html! {
        div .narrow { (composer::closed_for(&viewer.scene(), viewer.card(), audience)) }
        div .roomy { (form) }
    })
}

fn top(viewer: &Viewer, pinned: &[StatusView]) -> Markup {
    let s = viewer.scene();
    html! {
        @if !pinned.is_empty() {
            section ."sheet feed" aria-label=(viewer.l.t("group-pinned")) { @for view in pinned { (post::at(&s, view, Place::Pinned)) } }
        }
    }
}

fn line(viewer: &Viewer, view: &GroupView, turn: &Turn) -> Markup {
    let (l, group) = (viewer.l, &view.group);
    if !view.may.read {
        return empty(
            Art::Door,
            &l.t("group-members-only-title"),
            &l.t("group-members-only"),
            None,
        );
    }
    let (path, stream) = (href(group), format!("group:{}", group.id));
    let member = view.standing.member;
    let line = Line {
        path: &path,
        stream: Some(&stream),
        mine: view.may.post,
        marker: member.map(|m| (stream.as_str(), m.last_read_id)),
    };
    let next = view.may.post.then(|| {
        html! { a .btn href={ "/compose?audience=" (stream) } { (l.t("parts-write")) } }
    });
    let text = if view.may.post {
        "group-quiet-write"
    } else {
        "group-quiet"
    };
    let name = [("group", group.name.as_str().into())];
    let quiet = empty(
        Art::Cup,
        &l.t("group-quiet-title"),
        &l.ta(text, &name),
        next,
    );
    line.show(viewer, turn, quiet)
}

/// Beside the posts: how one behaves here, and who keeps order.
fn aside(viewer: &Viewer, view: &GroupView) -> Markup {
    let l = viewer.l;
    html! {
        @if !view.group.rules.is_empty() {
            (beside(&l.t("group-rules"), html! { div ."prose small" { (PreEscaped(rules(&view.group.rules))) } }))
        }
        @if !view.moderators.is_empty() {
            (beside(&l.t("group-moderators"), html! { (person::faces(&view.moderators)) }))
        }
    }
}

/// What somebody wrote of how one behaves, as HTML.
pub(super) fn rules(source: &str) -> String {
    text::compose(source, &text::Known::new()).html
}

//! Tags: one with its posts, those one follows, those in use.

use axum::extract::State;
use maud::{Markup, html};
use service::tags::TagView;
use service::{Ctx, tags, timelines};

use super::line::{Bounds, Line};
use crate::parts::empty::{Art, empty};
use crate::parts::icon;
use crate::{Answer, Page, Path, Query, Reply, Viewer};

/// Popular tags shown.
const POPULAR: i64 = 30;

pub(super) async fn show(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Path(key): Path<String>,
    Query(bounds): Query<Bounds>,
) -> Answer {
    let (actor, l) = (viewer.actor(), viewer.l);
    let tag = tags::get(&ctx, actor, &key).await?;
    let turn = bounds
        .turn(|page| timelines::tag(&ctx, actor, &tag.key, page))
        .await?;
    let (path, stream) = (format!("/tags/{}", tag.key), format!("tag:{}", tag.key));
    let line = Line {
        path: &path,
        stream: Some(&stream),
        ..Line::default()
    };
    let text = l.ta("tag-empty", &[("tag", tag.name.as_str().into())]);
    let nothing = empty(Art::Cup, &l.t("tag-empty-title"), &text, None);
    let body = line.show(&viewer, &turn, nothing);
    let count = l.ta("tag-count", &[("n", tag.count.into())]);
    let page = Page::new(&viewer, &format!("#{}", tag.name))
        .under(count)
        .back("/tags")
        .tools(button(&viewer, &tag));
    Ok(page.show(body))
}

/// The tags one follows, and those in use.
pub(super) async fn index(viewer: Viewer, State(ctx): State<Ctx>) -> Answer {
    let l = viewer.l;
    let followed = tags::followed(&ctx, viewer.actor()).await?;
    let popular = tags::popular(&ctx, POPULAR).await?;
    let count = |n: i64| l.ta("tag-count", &[("n", n.into())]);
    let body = html! {
        section .sheet {
            div .sheet__head { h2 { (l.t("tags-followed")) } }
            @if followed.is_empty() { p ."hint tag-row" { (l.t("tags-followed-none")) } }
            ul .rows { @for tag in &followed { li .tag-row {
                (name(&tag.key, &tag.name, &count(tag.count)))
                (button(&viewer, tag))
            } } }
        }
        section .sheet {
            div .sheet__head { h2 { (l.t("tags-popular")) } }
            @if popular.is_empty() { p ."hint tag-row" { (l.t("tags-popular-none")) } }
            ul .rows { @for (tag, n) in popular.iter() { li .tag-row {
                (name(&tag.key, &tag.name, &l.ta("tags-week", &[("n", (*n).into())])))
            } } }
        }
    };
    Ok(Page::new(&viewer, &l.t("tags-title")).show(body))
}

fn name(key: &str, name: &str, count: &str) -> Markup {
    html! { div { a .bare href={ "/tags/" (key) } { b { "#" (name) } } p ."small soft" { (count) } } }
}

fn button(viewer: &Viewer, tag: &TagView) -> Markup {
    let l = viewer.l;
    let (verb, word, class) = if tag.following {
        ("unfollow", "parts-following", "btn btn--quiet btn--s")
    } else {
        ("follow", "parts-follow", "btn btn--s")
    };
    html! {
        form method="post" action={ "/tags/" (tag.key) "/" (verb) } data-follow {
            (viewer.csrf())
            button class=(class) aria-pressed=(tag.following) {
                @if tag.following { (icon::small("check")) }
                (l.t(word)) span .vh { " #" (tag.name) }
            }
        }
    }
}

pub(super) async fn follow(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Path(key): Path<String>,
) -> Answer<Reply> {
    tags::follow(&ctx, viewer.actor(), &key).await?;
    reply(&ctx, &viewer, &key, "toast-tag-followed").await
}

pub(super) async fn unfollow(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Path(key): Path<String>,
) -> Answer<Reply> {
    tags::unfollow(&ctx, viewer.actor(), &key).await?;
    reply(&ctx, &viewer, &key, "toast-tag-unfollowed").await
}

async fn reply(ctx: &Ctx, viewer: &Viewer, key: &str, said: &str) -> Answer<Reply> {
    let tag = tags::get(ctx, viewer.actor(), key).await?;
    Ok(Reply::to(format!("/tags/{}", tag.key))
        .toast(said)
        .with("tag", &tag.name)
        .part(button(viewer, &tag)))
}

//! A post with what came before it above, and the answers below.

use axum::extract::State;
use axum::response::IntoResponse;
use maud::{Markup, html};
use model::StatusId;
use serde::Deserialize;
use service::Ctx;
use service::timelines::{self, Node, Thread, Window};

use crate::parts::post::{self, Place};
use crate::parts::{face, icon, nav, unseen};
use crate::{Answer, Page, Path, Query, Reply, Viewer};

/// Which part of the thread is asked for.
#[derive(Debug, Clone, Copy, Default, Deserialize)]
pub(super) struct Asked {
    skip: Option<usize>,
    muted: Option<u8>,
}

impl Asked {
    fn window(self) -> Window {
        Window {
            skip: self.skip.unwrap_or(0),
            muted: self.muted.is_some(),
        }
    }
}

pub(super) async fn show(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Path((handle, id)): Path<(String, StatusId)>,
    Query(asked): Query<Asked>,
) -> Answer {
    let window = asked.window();
    let thread = timelines::thread(&ctx, viewer.actor(), id, window).await?;
    let path = post::href(&thread.status);
    if path != format!("/@{handle}/{id}") {
        return Ok(Reply::to(path).into_response());
    }
    let page = Page::new(&viewer, &viewer.l.t("thread-title")).back("/");
    Ok(page.show(body(&viewer, &thread, window, &path)))
}

fn body(viewer: &Viewer, thread: &Thread, window: Window, path: &str) -> Markup {
    let (s, l) = (viewer.scene(), viewer.l);
    let stream = format!("thread:{}", thread.status.status.thread_id);
    let answers = thread.status.status.replies_count;
    let more = thread.more.map(|skip| to(path, skip, window.muted));
    let before = (window.skip > 0).then(|| to(path, 0, window.muted));
    html! {
        div ."sheet feed thread" {
            @for node in &thread.above { (self::node(viewer, node, path, window, Place::Above)) }
            (post::at(&s, &thread.status, Place::Focus))
        }
        (reply(viewer, thread))
        section aria-labelledby="answers" {
            h2 .vh id="answers" { (l.ta("thread-answers", &[("n", answers.into())])) }
            (nav::pill(&s, 0, path))
            div class=[(!thread.below.is_empty()).then_some("sheet feed")] data-feed=(stream) {
                @for node in &thread.below { (self::node(viewer, node, path, window, Place::List)) }
            }
        }
        (nav::pager(&s, before.as_deref(), more.as_deref()))
    }
}

/// Another part of the thread.
fn to(path: &str, skip: usize, muted: bool) -> String {
    let muted = if muted { "&muted=1" } else { "" };
    format!("{path}?skip={skip}{muted}")
}

/// `place` is for posts above the one that is read; answers stand as deep as they are.
fn node(viewer: &Viewer, node: &Node, path: &str, window: Window, place: Place) -> Markup {
    let (s, l) = (viewer.scene(), viewer.l);
    match node {
        Node::Post(depth, view) if *depth > 0 => post::at(&s, view, Place::Deep(*depth)),
        Node::Post(_, view) => post::at(&s, view, place),
        Node::Muted(_, n) => html! {
            p .gone {
                (icon("mute"))
                span .grow { (l.ta("thread-muted", &[("n", (*n as i64).into())])) }
                a ."btn btn--plain btn--s" href=(to(path, window.skip, true)) { (l.t("parts-show")) }
            }
        },
        Node::Erased(_) => html! { p .gone { (icon("person")) (l.t("thread-erased")) } },
        Node::Gap(_) => html! { p .gone { (icon("eye-off")) (l.t("thread-gap")) } },
    }
}

fn reply(viewer: &Viewer, thread: &Thread) -> Markup {
    let name = thread.status.author.name.as_str();
    html! {
        a ."composer composer--closed" href={ "/compose?reply=" (thread.status.status.id) } data-do="reply" {
            (face::face(viewer.card(), face::Size::Plain))
            span { (viewer.l.t("parts-your-reply")) (unseen(&viewer.l.ta("thread-reply-to", &[("who", name.into())]))) }
            (icon("reply"))
        }
    }
}

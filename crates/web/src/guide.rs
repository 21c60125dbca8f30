//! The first minutes: face, status line, people to follow, first post. Each step can be skipped.

use axum::Router;
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;
use maud::{Markup, html};
use model::AccountId;
use serde::Deserialize;
use service::suggestions::{self, Suggestion};
use service::{Ctx, follows, guide};

use crate::groups::followed;
use crate::parts::empty::{Art, empty};
use crate::parts::face::{self, Size};
use crate::parts::{icon, person, shell};
use crate::people::why;
use crate::settings::{profile, status_line};
use crate::{Answer, App, Errors, Form, Page, Reply, Viewer, posts};

/// The steps, in order, by their name in addresses and texts.
const STEPS: [&str; 4] = ["face", "status", "people", "post"];
/// People suggested.
const SHOWN: usize = 12;
/// How many of them are ticked beforehand.
const TICKED: usize = 6;
/// Whom one follows already counts.
const ENOUGH: i64 = 5;

/// Routes of the guide.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/guide", get(index))
        .route("/guide/face", get(face))
        .route("/guide/status", get(status))
        .route("/guide/people", get(people).post(follow))
        .route("/guide/post", get(write))
}

/// The people who were ticked.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
struct Ticked {
    who: Vec<AccountId>,
    skip: Option<String>,
}

/// Where one goes on: the first step that has nothing yet; home when one has been shown around.
async fn index(viewer: Viewer, State(ctx): State<Ctx>) -> Answer<Reply> {
    let me = viewer.account();
    let step = if guide::is_done(&ctx, viewer.actor()).await? {
        return Ok(Reply::to("/"));
    } else if me.face_id.is_none() {
        "face"
    } else if me.status_line(viewer.now).is_none() {
        "status"
    } else if me.following_count < ENOUGH {
        "people"
    } else {
        "post"
    };
    Ok(Reply::to(format!("/guide/{step}")))
}

async fn face(viewer: Viewer) -> Response {
    let l = viewer.l;
    let organisation = viewer.organisation.name.as_str();
    let lede = l.ta("guide-face-lede", &[("organisation", organisation.into())]);
    let inner = html! {
        div ."sheet sheet--pad" { (profile::faces(&viewer, "/guide/status", &Errors::none())) }
        (ways(&viewer, None, "/guide/status", "guide-face-keep"))
    };
    step(&viewer, 0, &lede, inner)
}

async fn status(viewer: Viewer) -> Response {
    let lede = viewer.l.t("guide-status-lede");
    let inner = html! {
        div ."sheet sheet--pad" { (status_line::form(&viewer, "/guide/people", &Errors::none())) }
        (ways(&viewer, Some("/guide/face"), "/guide/people", "guide-skip"))
    };
    step(&viewer, 1, &lede, inner)
}

async fn people(viewer: Viewer, State(ctx): State<Ctx>) -> Answer {
    let found = suggestions::list(&ctx, viewer.actor(), SHOWN).await?;
    let l = viewer.l;
    let inner = html! {
        form method="post" action="/guide/people" {
            (viewer.csrf())
            @if found.is_empty() { (empty(Art::People, &l.t("people-alone-title"), &l.t("guide-people-nobody"), None)) }
            @else {
                div .sheet { ul .rows { @for (at, one) in found.iter().enumerate() { (candidate(&viewer, one, at < TICKED)) } } }
                p ."hint guide__hint" { (l.t("guide-people-hint")) }
            }
            div ."row row--apart" {
                a ."btn btn--quiet" href="/guide/status" { (icon::small("arrow-left")) (l.t("guide-back")) }
                div .row {
                    button ."btn btn--quiet" name="skip" value="yes" { (l.t("guide-skip")) }
                    @if !found.is_empty() { button .btn { (l.t("guide-people-follow")) } }
                }
            }
        }
    };
    Ok(step(&viewer, 2, &l.t("guide-people-lede"), inner))
}

fn candidate(viewer: &Viewer, one: &Suggestion, ticked: bool) -> Markup {
    let card = &one.card;
    html! {
        li {
            label ."person person--tick" {
                (face::face(card, Size::Plain))
                span .clip { b .person__name { (viewer.words(&card.name)) } span ."person__sub clip" { (person::post_of(card)) } }
                input type="checkbox" name="who" value=(card.id) checked[ticked];
                span .person__why { (why(viewer, &one.reason)) }
            }
        }
    }
}

/// `POST /guide/people`: follows those who are ticked; with this one has been shown around.
async fn follow(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Form(ticked): Form<Ticked>,
) -> Answer<Reply> {
    let reply = Reply::to("/guide/post");
    let reply = if ticked.skip.is_none() && !ticked.who.is_empty() {
        let new = follows::follow_all(&ctx, viewer.actor(), ticked.who).await?;
        followed(reply, &new)
    } else {
        reply
    };
    guide::finish(&ctx, viewer.actor()).await?;
    Ok(reply)
}

async fn write(viewer: Viewer, State(ctx): State<Ctx>) -> Answer {
    let (l, me) = (viewer.l, viewer.account());
    let parts = [
        ("name", me.name.as_str().into()),
        ("title", me.title.as_str().into()),
    ];
    let key = if me.title.is_empty() {
        "guide-post-text"
    } else {
        "guide-post-text-title"
    };
    let composer = posts::composer(&ctx, &viewer, l.ta(key, &parts)).await?;
    let inner =
        html! { (composer) (ways(&viewer, Some("/guide/people"), "/", "guide-post-later")) };
    Ok(step(&viewer, 3, &l.t("guide-post-lede"), inner))
}

/// A step with its heading below the names of all.
fn step(viewer: &Viewer, now: usize, lede: &str, inner: Markup) -> Response {
    let (s, l) = (viewer.scene(), viewer.l);
    let names = STEPS.map(|name| l.t(&format!("guide-step-{name}")));
    let names: Vec<&str> = names.iter().map(AsRef::as_ref).collect();
    let title = l.t(&format!("guide-{}-title", STEPS[now]));
    let body = html! {
        (shell::steps(&s, &names, now))
        h1 { (title) }
        p .lede { (lede) }
        (inner)
    };
    Page::new(viewer, &title).door().wide().show(body)
}

fn ways(viewer: &Viewer, back: Option<&str>, next: &str, key: &str) -> Markup {
    let l = viewer.l;
    html! {
        div ."row row--apart guide__ways" {
            @match back {
                Some(back) => { a ."btn btn--quiet" href=(back) { (icon::small("arrow-left")) (l.t("guide-back")) } }
                None => { span {} }
            }
            a ."btn btn--quiet" href=(next) { (l.t(key)) (icon::small("chevron-right")) }
        }
    }
}

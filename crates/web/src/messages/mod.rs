//! Conversations: the list, one of them, a new one, and who is in it.

mod list;
mod new;
mod people;
mod show;
mod write;

use axum::Router;
use axum::routing::{get, post};
use maud::{Markup, html};
use model::{AccountId, PageOf};
use service::conversations::ConversationView;

use crate::parts::{face, icon, nav};
use crate::{App, Page, Reader, Viewer, uploads_limit};

pub(crate) fn routes() -> Router<App> {
    Router::new()
        .route(
            "/messages",
            get(list::index).post(write::create).layer(uploads_limit()),
        )
        .route("/messages/new", get(new::new))
        .route(
            "/messages/{id}",
            get(show::show).post(write::say).layer(uploads_limit()),
        )
        .route("/messages/{id}/read", post(people::read))
        .route(
            "/messages/{id}/people",
            get(people::index).post(people::add),
        )
        .route("/messages/{id}/title", post(people::rename))
        .route("/messages/{id}/mute", post(people::mute))
        .route("/messages/{id}/unmute", post(people::unmute))
        .route("/messages/{id}/leave", post(people::leave))
}

/// How it is called: by its name, or by who else is in it.
pub(crate) fn name(viewer: &Reader, me: AccountId, talk: &ConversationView) -> String {
    if !talk.title.is_empty() {
        return talk.title.clone();
    }
    let names: Vec<&str> = talk.others(me).map(|p| p.name.as_str()).collect();
    match names.as_slice() {
        [] => viewer.l.t("messages-alone").into_owned(),
        [one] => (*one).to_owned(),
        [one, two] => viewer.l.ta(
            "messages-two",
            &[("one", (*one).into()), ("two", (*two).into())],
        ),
        [one, two, rest @ ..] => viewer.l.ta(
            "messages-more",
            &[
                ("one", (*one).into()),
                ("two", (*two).into()),
                ("n", (rest.len() as i64).into()),
            ],
        ),
    }
}

/// The list beside what is open; on a phone only one of the two is there.
fn beside(
    viewer: &Viewer,
    talks: &PageOf<ConversationView>,
    open: Option<i64>,
    main: Markup,
) -> Markup {
    let class = if open.is_some() {
        "talks talks--open"
    } else {
        "talks"
    };
    html! {
        div class=(class) {
            div .talks__list data-talks { (list::list(viewer, talks, open)) }
            div .talks__main { (main) }
        }
    }
}

/// A page of the area.
fn page<'r>(viewer: &'r Viewer, title: &str) -> Page<'r> {
    Page::new(viewer, title).current("messages").wide()
}

/// Up to three faces in a stack.
fn faces(me: AccountId, talk: &ConversationView) -> Markup {
    let others: Vec<_> = talk.others(me).take(3).collect();
    html! {
        span class={ "talk-faces talk-faces--" (others.len()) } aria-hidden="true" {
            @for who in &others { (face::face(who, if others.len() == 1 { face::Size::Plain } else { face::Size::Small })) }
            @if others.is_empty() { (icon("message")) }
        }
    }
}

/// The mark of something unread.
fn unread(viewer: &Viewer, talk: &ConversationView) -> Markup {
    html! { @if talk.unread > 0 { span class=[talk.muted.then_some("badge--quiet")] { (nav::badge(&viewer.scene(), talk.unread)) } } }
}

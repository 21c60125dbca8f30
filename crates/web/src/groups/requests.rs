//! Who waits before a group: letting in and inviting.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use model::{AccountId, Group};
use serde::Deserialize;
use service::Ctx;
use service::groups::{self, Requests};
use service::views::AccountCard;

use super::head::{Tab, button, head, href, page};
use crate::parts::empty::{Art, empty};
use crate::parts::face::{self, Size};
use crate::parts::form::submit;
use crate::parts::icon;
use crate::{Answer, Errors, Form, Path, Reply, Viewer, again};

/// `GET /groups/{slug}/requests`
pub(super) async fn index(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Path(slug): Path<String>,
) -> Answer {
    show(&ctx, &viewer, &slug, None).await
}

/// What was written as a handle, and what was wrong with it.
type Wrong<'a> = Option<(&'a str, &'a Errors)>;

async fn show(ctx: &Ctx, viewer: &Viewer, slug: &str, wrong: Wrong<'_>) -> Answer<Response> {
    let view = groups::show(ctx, viewer.actor(), slug).await?;
    let waiting = groups::requests(ctx, viewer.actor(), slug).await?;
    let (l, path) = (viewer.l, href(&view.group));
    let nothing = waiting.asked.is_empty() && waiting.invited.is_empty();
    let body = html! {
        (head(viewer, &view, Tab::Requests))
        @if view.may.invite { (form(viewer, &view.group, wrong)) }
        (asked(viewer, &path, &waiting))
        (invited(viewer, &path, &waiting))
        @if nothing { (empty(Art::Door, &l.t("group-nobody-waits-title"), &l.t("group-nobody-waits"), None)) }
    };
    Ok(page(viewer, &view).show(body))
}

/// Where one invites by handle.
pub(super) fn form(viewer: &Viewer, group: &Group, wrong: Wrong<'_>) -> Markup {
    let l = viewer.l;
    let error = wrong.and_then(|(_, errors)| errors.get("handle"));
    let described = if error.is_some() {
        "e-handle"
    } else {
        "h-handle"
    };
    html! {
        form ."sheet sheet--pad stack" method="post" action={ (href(group)) "/invitations" } {
            (viewer.csrf())
            div .field {
                label .label for="f-handle" { (l.t("group-invite")) }
                div .row {
                    input ."input grow" id="f-handle" name="handle" value=(wrong.map_or("", |w| w.0)) placeholder="@" autocomplete="off" autocapitalize="none"
                        spellcheck="false" required data-ahead="person" aria-invalid=[error.map(|_| "true")] aria-describedby=(described);
                    (submit(&l.t("group-invite-button")))
                }
                @match error {
                    Some(error) => { p .error id="e-handle" { (icon("warning")) span { (error) } } }
                    None => { p .hint id="h-handle" { (l.t("group-invite-hint")) } }
                }
            }
        }
    }
}

fn asked(viewer: &Viewer, path: &str, waiting: &Requests) -> Markup {
    let l = viewer.l;
    html! {
        @if !waiting.asked.is_empty() { section .sheet {
            div .sheet__head { h2 { (l.t("group-who-asks")) } }
            ul .rows { @for w in &waiting.asked { li .person {
                (face::linked(&w.card, Size::Plain))
                div {
                    (name(&w.card)) " " span ."soft small" { (viewer.time(w.at)) }
                    @if !w.note.is_empty() { p .person__sub { (w.note) } }
                }
                div .row {
                    (button(viewer, &format!("{path}/requests/{}/accept", w.card.id), "group-let-in", "btn btn--s"))
                    (button(viewer, &format!("{path}/requests/{}/decline", w.card.id), "group-not-in", "btn btn--quiet btn--s"))
                }
            } } }
        } }
    }
}

fn invited(viewer: &Viewer, path: &str, waiting: &Requests) -> Markup {
    let l = viewer.l;
    html! {
        @if !waiting.invited.is_empty() { section .sheet {
            div .sheet__head { h2 { (l.t("group-who-invited")) } }
            ul .rows { @for i in &waiting.invited { li .person {
                (face::linked(&i.card, Size::Plain))
                div {
                    (name(&i.card))
                    @if let Some(by) = &i.by { p .person__sub { (l.ta("group-invited-by", &[("who", by.name.as_str().into())])) " · " (viewer.time(i.at)) } }
                }
                (button(viewer, &format!("{path}/invitations/{}/revoke", i.card.id), "group-revoke", "btn btn--quiet btn--s"))
            } } }
        } }
    }
}

fn name(who: &AccountCard) -> Markup {
    html! { a ."person__name bare" href={ "/@" (who.handle) } data-card=(who.handle) { (who.name) } }
}

/// Whom to invite.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Someone {
    #[serde(default)]
    handle: String,
}

/// `POST /groups/{slug}/invitations`
pub(super) async fn invite(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Path(slug): Path<String>,
    Form(asked): Form<Someone>,
) -> Answer {
    match groups::invite(&ctx, viewer.actor(), &slug, &asked.handle).await {
        Ok(()) => Ok(Reply::to(format!("/groups/{slug}/members"))
            .toast("toast-group-invited")
            .into_response()),
        Err(refusal) => {
            let errors = Errors::from_refusal(&viewer, refusal)?;
            let view = groups::show(&ctx, viewer.actor(), &slug).await?;
            let wrong = Some((asked.handle.as_str(), &errors));
            let page = if view.may.moderate {
                show(&ctx, &viewer, &slug, wrong).await?
            } else {
                let body = html! { (head(&viewer, &view, Tab::Members)) (form(&viewer, &view.group, wrong)) };
                page(&viewer, &view).show(body)
            };
            Ok(again(&viewer, &errors, page))
        }
    }
}

/// `POST /groups/{slug}/invitations/{account}/revoke`
pub(super) async fn revoke(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Path((slug, account)): Path<(String, AccountId)>,
) -> Answer<Reply> {
    groups::revoke(&ctx, viewer.actor(), &slug, account).await?;
    Ok(done(&slug).toast("toast-saved"))
}

/// `POST /groups/{slug}/requests/{account}/accept`
pub(super) async fn accept(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Path((slug, account)): Path<(String, AccountId)>,
) -> Answer<Reply> {
    groups::accept(&ctx, viewer.actor(), &slug, account).await?;
    Ok(done(&slug).toast("toast-group-let-in"))
}

/// `POST /groups/{slug}/requests/{account}/decline`
pub(super) async fn decline(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Path((slug, account)): Path<(String, AccountId)>,
) -> Answer<Reply> {
    groups::decline(&ctx, viewer.actor(), &slug, account).await?;
    Ok(done(&slug).toast("toast-group-not-in"))
}

fn done(slug: &str) -> Reply {
    Reply::to(format!("/groups/{slug}/requests"))
}

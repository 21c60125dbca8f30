//! My passkeys.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use model::PasskeyId;
use serde::Deserialize;
use service::auth::device::{self, Device};
use service::auth::passkeys::{self, Passkey};
use service::{Ctx, Refusal};

use super::current;
use crate::door::refused;
use crate::parts::form::{Field, grave, section, submit};
use crate::parts::icon;
use crate::parts::note::{Tone, note};
use crate::{Answer, Error, Errors, Form, Page, Path, Reader, Reply, Viewer, again};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    current_password: String,
    name: String,
}

#[derive(Debug, Deserialize)]
pub(super) struct Made {
    ceremony: String,
    credential: String,
    name: String,
}

/// The part of the page that lists them.
pub(super) fn list(ctx: &Ctx, reader: &Reader, keys: &[Passkey]) -> Markup {
    let l = reader.l;
    html! {
        @for key in keys {
            div class="item" {
                (icon("key"))
                div {
                    b { (key.name) }
                    p {
                        @match key.used_at {
                            Some(at) => { (l.t("security-passkey-used")) " " (reader.time(at)) }
                            None => { (l.t("security-passkey-made")) " " (reader.time(key.created_at)) }
                        }
                    }
                }
                a class="btn btn--quiet btn--s" href={ "/settings/security/passkeys/" (key.id) } aria-label=(l.ta("security-passkey-edit-named", &[("name", key.name.as_str().into())])) {
                    (l.t("security-passkey-edit"))
                }
            }
        }
        @if passkeys::available(ctx) {
            p { a class="btn btn--quiet" href="/settings/security/passkeys" { (l.t("security-passkey-add")) } }
        } @else {
            p class="hint" { (l.t("refused-no-passkeys-here")) }
        }
    }
}

/// The page that adds one. It needs a script, because browsers offer passkeys to scripts only.
pub(super) async fn new(State(ctx): State<Ctx>, viewer: Viewer) -> Answer {
    if !passkeys::available(&ctx) {
        return Err(Refusal::Conflict("no-passkeys-here").into());
    }
    let Device { browser, system } = device::recognise(&viewer.agent);
    let name = format!("{browser} {system}");
    Ok(add(&viewer, name.trim(), &Errors::none()))
}

fn add(viewer: &Viewer, name: &str, errors: &Errors) -> Response {
    let l = viewer.l;
    let title = l.t("security-passkey-add");
    Page::new(viewer, &title).current("settings").back("/settings/security").show(html! {
        form class="sheet sheet--pad" method="post" action="/settings/security/passkeys/finish" data-passkey="create"
            data-options="/settings/security/passkeys/begin" {
            (viewer.csrf())
            (refused(errors, &["name", "current_password"]))
            noscript { (note(Tone::Warm, html! { (l.t("security-passkey-script")) }, None)) }
            (Field::new("name", &l.t("security-passkey-name")).value(name).hint(&l.t("security-passkey-name-hint")).max(60).required()
                .error(errors.get("name")).input())
            (current(viewer, errors))
            div class="row row--end" { (submit(&title)) }
        }
        p data-passkey-missing hidden { (l.t("security-passkey-none")) }
    })
}

/// What the browser's script needs first.
pub(super) async fn begin(
    State(ctx): State<Ctx>,
    viewer: Viewer,
    Form(asked): Form<Asked>,
) -> Answer {
    match passkeys::begin(&ctx, viewer.actor(), asked.current_password).await {
        Ok(begun) => Ok(Reply::to("/settings/security/passkeys")
            .data("ceremony", begun.ceremony)
            .data("options", begun.options)
            .into_response()),
        Err(refusal) => refuse(&viewer, &asked.name, refusal),
    }
}

/// What the browser made.
pub(super) async fn finish(
    State(ctx): State<Ctx>,
    viewer: Viewer,
    Form(made): Form<Made>,
) -> Answer {
    let credential =
        serde_json::from_str(&made.credential).map_err(|_| Refusal::Conflict("passkey-refused"))?;
    match passkeys::finish(&ctx, viewer.actor(), &made.ceremony, &made.name, credential).await {
        Ok(()) => Ok(Reply::to("/settings/security")
            .toast("toast-passkey-added")
            .into_response()),
        Err(refusal) => refuse(&viewer, &made.name, refusal),
    }
}

fn refuse(viewer: &Viewer, name: &str, refusal: Refusal) -> Answer {
    let errors = Errors::from_refusal(viewer, refusal)?;
    Ok(again(viewer, &errors, add(viewer, name, &errors)))
}

/// One of mine: its name, and the way to remove it.
pub(super) async fn edit(
    State(ctx): State<Ctx>,
    viewer: Viewer,
    Path(id): Path<PasskeyId>,
) -> Answer {
    let key = mine(&ctx, &viewer, id).await?;
    Ok(show(&viewer, &key, &Errors::none()))
}

/// Calls it something else.
pub(super) async fn update(
    State(ctx): State<Ctx>,
    viewer: Viewer,
    Path(id): Path<PasskeyId>,
    Form(asked): Form<Asked>,
) -> Answer {
    let renamed = passkeys::rename(&ctx, viewer.actor(), id, &asked.name).await;
    settle(&ctx, &viewer, id, renamed, "toast-saved").await
}

/// Removes it.
pub(super) async fn destroy(
    State(ctx): State<Ctx>,
    viewer: Viewer,
    Path(id): Path<PasskeyId>,
    Form(asked): Form<Asked>,
) -> Answer {
    mine(&ctx, &viewer, id).await?;
    let removed = passkeys::delete(&ctx, viewer.actor(), id, asked.current_password).await;
    settle(&ctx, &viewer, id, removed, "toast-passkey-removed").await
}

async fn settle(
    ctx: &Ctx,
    viewer: &Viewer,
    id: PasskeyId,
    done: service::Answer<()>,
    toast: &str,
) -> Answer {
    match done {
        Ok(()) => Ok(Reply::to("/settings/security").toast(toast).into_response()),
        Err(refusal) => {
            let errors = Errors::from_refusal(viewer, refusal)?;
            let key = mine(ctx, viewer, id).await?;
            Ok(again(viewer, &errors, show(viewer, &key, &errors)))
        }
    }
}

async fn mine(ctx: &Ctx, viewer: &Viewer, id: PasskeyId) -> Answer<Passkey> {
    let mine = passkeys::list(ctx, viewer.actor()).await?;
    mine.into_iter().find(|k| k.id == id).ok_or(Error::NotFound)
}

fn show(viewer: &Viewer, key: &Passkey, errors: &Errors) -> Response {
    let l = viewer.l;
    let at = format!("/settings/security/passkeys/{}", key.id);
    Page::new(viewer, &key.name).current("settings").back("/settings/security").show(html! {
        div class="sheet sheet--pad" {
            (refused(errors, &["name", "current_password"]))
            form method="post" action=(at) {
                (viewer.csrf())
                (Field::new("name", &l.t("security-passkey-name")).value(&key.name).max(60).required().error(errors.get("name")).input())
                div class="row row--end" { (submit(&l.t("save"))) }
            }
            (section(&l.t("security-passkey-remove"), Some(&l.t("security-passkey-remove-text")), html! {
                form method="post" action={ (at) "/delete" } {
                    (viewer.csrf())
                    (current(viewer, errors))
                    div class="row row--end" { (grave(&l.t("security-passkey-remove"), None)) }
                }
            }))
        }
    })
}

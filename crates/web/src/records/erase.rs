//! Being erased, and erasing someone.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use maud::html;
use model::AccountId;
use serde::Deserialize;
use service::accounts::Person;
use service::records::erasure::{self, Erasure};
use service::{Ctx, accounts};

use super::placeholder;
use crate::admin;
use crate::door::refused;
use crate::parts::form::{Field, grave, section};
use crate::parts::note::{Tone, note};
use crate::settings::areas;
use crate::{Admin, Answer, Errors, Form, Page, Path, Reader, Reply, Viewer, again};

const HERE: &str = "/settings/erase";

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    handle: String,
}

/// My page.
pub(super) async fn edit(State(ctx): State<Ctx>, viewer: Viewer) -> Answer {
    let wish = erasure::find(&ctx, viewer.actor()).await?;
    Ok(mine(&viewer, wish.as_ref(), &Errors::none()))
}

/// Asks to be erased.
pub(super) async fn ask(
    State(ctx): State<Ctx>,
    viewer: Viewer,
    Form(typed): Form<Typed>,
) -> Answer {
    let name = placeholder(&viewer);
    match erasure::ask(&ctx, viewer.actor(), &typed.handle, &name).await {
        Ok(()) => Ok(Reply::to(HERE).toast("toast-erase-asked").into_response()),
        Err(refusal) => {
            let errors = Errors::from_refusal(&viewer, refusal)?;
            Ok(again(&viewer, &errors, mine(&viewer, None, &errors)))
        }
    }
}

/// Thinks better of it.
pub(super) async fn cancel(State(ctx): State<Ctx>, viewer: Viewer) -> Answer<Reply> {
    erasure::cancel(&ctx, viewer.actor()).await?;
    Ok(Reply::to(HERE).toast("toast-erase-cancelled"))
}

fn mine(viewer: &Viewer, wish: Option<&Erasure>, errors: &Errors) -> Response {
    let l = viewer.l;
    let title = l.t("erase-title");
    let handle = viewer.account().handle.as_str();
    Page::new(viewer, &title).current("settings").back("/settings/export").show(html! {
        (areas(l, "/settings/export"))
        @match wish {
            Some(wish) => {
                form class="sheet sheet--pad" method="post" action={ (HERE) "/cancel" } {
                    (viewer.csrf())
                    (note(Tone::Warm, html! { (l.ta("erase-due", &[("day", viewer.date(wish.due_at).into())])) }, None))
                    p { (l.t("erase-due-text")) }
                    div class="row row--end" { button class="btn" { (l.t("erase-cancel")) } }
                }
            },
            None => form class="sheet sheet--pad" method="post" action=(HERE) {
                (viewer.csrf())
                (refused(errors, &["handle"]))
                (section(&title, Some(&l.t("erase-about")), html! {
                    ul { li { (l.t("erase-goes")) } li { (l.t("erase-stays")) } li { (l.t("erase-grace")) } }
                    (typed(viewer, handle, errors))
                }))
                div class="row row--end" {
                    a class="btn btn--quiet" href="/settings/export" { (l.t("erase-not")) }
                    (grave(&l.t("erase-do"), None))
                }
            },
        }
    })
}

/// The field in which one types a handle, as a sign that it is meant.
fn typed(reader: &Reader, handle: &str, errors: &Errors) -> maud::Markup {
    let label = reader.l.ta("erase-type", &[("handle", handle.into())]);
    Field::new("handle", &label)
        .lead("@")
        .autocomplete("off")
        .required()
        .error(errors.get("handle"))
        .input()
}

/// The page on which an administrator erases someone.
pub(super) async fn person(
    State(ctx): State<Ctx>,
    viewer: Admin,
    Path(id): Path<AccountId>,
) -> Answer {
    let person = accounts::show(&ctx, viewer.actor(), id).await?;
    accounts::may_manage(viewer.actor(), &person.account)?;
    Ok(theirs(&viewer, &person, &Errors::none()))
}

/// Erases them.
pub(super) async fn create(
    State(ctx): State<Ctx>,
    viewer: Admin,
    Path(id): Path<AccountId>,
    Form(typed): Form<Typed>,
) -> Answer {
    let name = placeholder(&viewer);
    match erasure::create(&ctx, viewer.actor(), id, &typed.handle, &name).await {
        Ok(()) => Ok(Reply::to("/admin/people")
            .toast("toast-erasing")
            .into_response()),
        Err(refusal) => {
            let errors = Errors::from_refusal(&viewer, refusal)?;
            let person = accounts::show(&ctx, viewer.actor(), id).await?;
            Ok(again(&viewer, &errors, theirs(&viewer, &person, &errors)))
        }
    }
}

fn theirs(viewer: &Admin, person: &Person, errors: &Errors) -> Response {
    let (l, account) = (viewer.l, &person.account);
    let at = format!("/admin/people/{}", account.id);
    let about = l.ta(
        "erase-admin-about",
        &[("name", account.name.as_str().into())],
    );
    let inner = html! {
        form class="sheet sheet--pad" method="post" action={ (at) "/erase" } {
            (viewer.csrf())
            (refused(errors, &["handle"]))
            (section(&l.ta("erase-admin-title", &[("name", account.name.as_str().into())]), Some(&about), html! {
                ul { li { (l.t("erase-goes")) } li { (l.t("erase-stays")) } li { (l.t("erase-admin-now")) } }
                (typed(viewer, &account.handle, errors))
            }))
            div class="row row--end" {
                a class="btn btn--quiet" href=(at) { (l.t("erase-not")) }
                (grave(&l.t("erase-admin-do"), None))
            }
        }
    };
    admin::page(viewer, &l.t("erase-admin-do"), "/admin/people", inner)
}

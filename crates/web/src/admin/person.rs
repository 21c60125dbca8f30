//! One person, as those see them who administer.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use model::{AccountId, AccountState, Role};
use serde::Deserialize;
use service::accounts::{Person, may_manage};
use service::auth::{resets, second_factor};
use service::{Answer as Done, Ctx, accounts};

use super::page;
use super::people::{pairs, role_word, standing};
use crate::door::refused;
use crate::parts::face::{self, Size};
use crate::parts::form::{Field, section};
use crate::parts::note::{Tone, note};
use crate::{Admin, Answer, Errors, Form, Path, Reader, Reply, again};

#[derive(Debug, Deserialize)]
pub(super) struct NewRole {
    role: String,
}

#[derive(Debug, Deserialize)]
pub(super) struct NewState {
    state: String,
}

/// The page.
pub(super) async fn show(
    State(ctx): State<Ctx>,
    viewer: Admin,
    Path(id): Path<AccountId>,
) -> Answer {
    let person = accounts::show(&ctx, viewer.actor(), id).await?;
    Ok(shown(&viewer, &person, &Errors::none()))
}

/// Another role.
pub(super) async fn role(
    State(ctx): State<Ctx>,
    viewer: Admin,
    Path(id): Path<AccountId>,
    Form(asked): Form<NewRole>,
) -> Answer {
    let role: Role = asked.role.parse().map_err(|_| crate::Error::Unreadable)?;
    let done = accounts::set_role(&ctx, viewer.actor(), id, role).await;
    settle(&ctx, &viewer, id, done).await
}

/// Another state.
pub(super) async fn state(
    State(ctx): State<Ctx>,
    viewer: Admin,
    Path(id): Path<AccountId>,
    Form(asked): Form<NewState>,
) -> Answer {
    let state: AccountState = asked.state.parse().map_err(|_| crate::Error::Unreadable)?;
    let done = accounts::set_state(&ctx, viewer.actor(), id, state).await;
    settle(&ctx, &viewer, id, done).await
}

/// Lets someone in.
pub(super) async fn approve(
    State(ctx): State<Ctx>,
    viewer: Admin,
    Path(id): Path<AccountId>,
) -> Answer {
    let done = accounts::approve(&ctx, viewer.actor(), id).await;
    settle(&ctx, &viewer, id, done).await
}

/// Turns someone down.
pub(super) async fn reject(
    State(ctx): State<Ctx>,
    viewer: Admin,
    Path(id): Path<AccountId>,
) -> Answer<Reply> {
    accounts::reject(&ctx, viewer.actor(), id).await?;
    Ok(Reply::to("/admin/people?state=pending").toast("toast-rejected"))
}

/// Removes second factor and passkeys of someone who lost them.
pub(super) async fn second_factor(
    State(ctx): State<Ctx>,
    viewer: Admin,
    Path(id): Path<AccountId>,
) -> Answer {
    let done = second_factor::delete_for(&ctx, viewer.actor(), id).await;
    settle(&ctx, &viewer, id, done).await
}

/// A link for a new password, shown once.
pub(super) async fn reset(
    State(ctx): State<Ctx>,
    viewer: Admin,
    Path(id): Path<AccountId>,
) -> Answer {
    let link = match resets::create(&ctx, viewer.actor(), id).await {
        Ok(link) => link,
        Err(refusal) => return settle(&ctx, &viewer, id, Err(refusal)).await,
    };
    let person = accounts::show(&ctx, viewer.actor(), id).await?;
    let l = viewer.l;
    let text = l.ta(
        "admin-reset-text",
        &[("name", person.account.name.as_str().into())],
    );
    Ok(page(
        &viewer,
        &l.t("admin-reset"),
        "/admin/people",
        html! {
            div class="sheet sheet--pad" {
                p { (text) }
                (copyable(&viewer, &link))
                p { a class="btn btn--quiet" href={ "/admin/people/" (id) } { (l.t("admin-back")) } }
            }
        },
    ))
}

/// A link to pass on; a script adds a button that copies it.
pub(super) fn copyable(reader: &Reader, link: &str) -> Markup {
    let l = reader.l;
    html! {
        div class="field" data-copy {
            label class="label" for="f-link" { (l.t("admin-link")) }
            input class="input" id="f-link" readonly value=(link);
            button type="button" class="btn btn--s" hidden data-copied=(l.t("admin-copied")) { (l.t("admin-copy")) }
        }
    }
}

async fn settle(ctx: &Ctx, viewer: &Admin, id: AccountId, done: Done<()>) -> Answer {
    match done {
        Ok(()) => Ok(Reply::to(format!("/admin/people/{id}"))
            .toast("toast-saved")
            .into_response()),
        Err(refusal) => {
            let errors = Errors::from_refusal(viewer, refusal)?;
            let person = accounts::show(ctx, viewer.actor(), id).await?;
            Ok(again(viewer, &errors, shown(viewer, &person, &errors)))
        }
    }
}

fn shown(viewer: &Admin, person: &Person, errors: &Errors) -> Response {
    let (l, account) = (viewer.l, &person.account);
    let managed = may_manage(viewer.actor(), account).is_ok();
    page(
        viewer,
        &account.name,
        "/admin/people",
        html! {
            (refused(errors, &[]))
            div class="sheet sheet--pad" {
                div class="person" {
                    (face::of(&account.name, &account.handle, account.face_id, Size::Large))
                    div {
                        h2 { (account.name) }
                        p { a href={ "/@" (account.handle) } { "@" (account.handle) } " · " (standing(viewer, account.state)) }
                        @if let Some(email) = &person.email { p { (email) } }
                        p class="soft" {
                            (l.t("admin-joined")) " " (viewer.time(account.created_at)) " · " (l.t("admin-seen")) " "
                            @match person.signed_in_at { Some(at) => (viewer.time(at)), None => (l.t("admin-never")) }
                        }
                    }
                }
            }
            @if account.state == AccountState::Pending { (decide(viewer, person)) }
            @else if account.state == AccountState::Erased { (note(Tone::Plain, html! { (l.t("refused-erased")) }, None)) }
            @else if managed {
                div class="sheet sheet--pad" {
                    (section(&l.t("admin-role"), Some(&l.t("admin-role-text")), roles(viewer, person)))
                    (section(&l.t("admin-access"), None, access(viewer, person)))
                    (section(&l.t("admin-state"), Some(&l.t("admin-state-text")), states(viewer, person)))
                    @if account.id != viewer.account().id {
                        p { a class="btn btn--quiet" href={ "/admin/people/" (account.id) "/erase" } { (l.t("erase-admin-do")) } }
                    }
                }
            } @else {
                (note(Tone::Plain, html! { (l.t("admin-owners-only")) }, None))
            }
        },
    )
}

fn button(
    reader: &Reader,
    action: &str,
    field: Option<(&str, &str)>,
    (key, class): (&str, &str),
) -> Markup {
    html! {
        form method="post" action=(action) {
            (reader.csrf())
            @if let Some((name, value)) = field { input type="hidden" name=(name) value=(value); }
            button class=(class) { (reader.l.t(key)) }
        }
    }
}

fn decide(viewer: &Admin, person: &Person) -> Markup {
    let (l, at) = (viewer.l, format!("/admin/people/{}", person.account.id));
    html! {
        div class="sheet sheet--pad" {
            (section(&l.t("admin-decide"), Some(&l.t("admin-decide-text")), html! {
                div class="row" {
                    (button(viewer, &format!("{at}/approve"), None, ("admin-approve", "btn")))
                    (button(viewer, &format!("{at}/reject"), None, ("admin-reject", "btn btn--bad")))
                }
            }))
        }
    }
}

fn roles(viewer: &Admin, person: &Person) -> Markup {
    let mine = viewer.actor().role;
    let options: Vec<(String, String)> = Role::ALL
        .iter()
        .filter(|r| mine == Role::Owner || **r < Role::Admin)
        .map(|r| (r.word().to_owned(), role_word(viewer, *r)))
        .collect();
    html! {
        form method="post" action={ "/admin/people/" (person.account.id) "/role" } {
            (viewer.csrf())
            (Field::new("role", &viewer.l.t("admin-role")).value(person.account.role.word()).select(&pairs(&options)))
            div class="row row--end" { button class="btn" { (viewer.l.t("save")) } }
        }
    }
}

fn access(viewer: &Admin, person: &Person) -> Markup {
    let (l, at) = (viewer.l, format!("/admin/people/{}", person.account.id));
    html! {
        @if person.account.state == AccountState::Active {
            p { (l.t("admin-reset-about")) }
            (button(viewer, &format!("{at}/reset"), None, ("admin-reset", "btn btn--quiet")))
        }
        p {
            @if person.second_factor { (l.t("admin-second-on")) } @else { (l.t("admin-second-off")) }
            " " (l.t("admin-second-about"))
        }
        (button(viewer, &format!("{at}/second-factor"), None, ("admin-second-remove", "btn btn--bad")))
    }
}

fn states(viewer: &Admin, person: &Person) -> Markup {
    let at = format!("/admin/people/{}/state", person.account.id);
    let to = |state: AccountState, key: &str, class: &str| {
        button(viewer, &at, Some(("state", state.word())), (key, class))
    };
    html! {
        @if person.account.id == viewer.account().id {
            p { (viewer.l.t("admin-yourself")) }
        } @else {
            div class="row" {
                @if person.account.state != AccountState::Active { (to(AccountState::Active, "admin-activate", "btn")) }
                @if person.account.state != AccountState::Suspended { (to(AccountState::Suspended, "admin-suspend", "btn btn--bad")) }
                @if person.account.state != AccountState::Former { (to(AccountState::Former, "admin-former-mark", "btn btn--bad")) }
            }
        }
    }
}

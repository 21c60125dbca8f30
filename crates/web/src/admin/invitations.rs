//! Links with which people join.

use axum::extract::State;
use axum::response::Response;
use maud::{Markup, html};
use model::{InvitationId, Role, Unit, UnitId};
use serde::Deserialize;
use service::Ctx;
use service::invitations::{self, InvitationView, NewInvitation};

use super::people::{pairs, role_word};
use super::person::copyable;
use super::{count, page};
use crate::door::refused;
use crate::parts::form::{Field, section, submit};
use crate::parts::list::{Cell, Stand, state, table};
use crate::{Admin, Answer, Errors, Form, Path, Reader, Reply, again};

#[derive(Debug, Clone, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    role: String,
    unit: Option<i64>,
    max_uses: Option<i64>,
    days: Option<i64>,
    note: String,
}

impl Default for Asked {
    fn default() -> Self {
        Self {
            role: Role::Member.word().to_owned(),
            unit: None,
            max_uses: None,
            days: Some(14),
            note: String::new(),
        }
    }
}

/// The list, and the form for another.
pub(super) async fn index(State(ctx): State<Ctx>, viewer: Admin) -> Answer {
    show(&ctx, &viewer, &Asked::default(), &Errors::none()).await
}

/// Makes one, and shows its address once.
pub(super) async fn create(
    State(ctx): State<Ctx>,
    viewer: Admin,
    Form(asked): Form<Asked>,
) -> Answer {
    let new = NewInvitation {
        role: asked.role.parse().map_err(|_| crate::Error::Unreadable)?,
        unit: asked.unit.map(UnitId::from),
        max_uses: asked.max_uses,
        days: asked.days,
        note: asked.note.clone(),
    };
    let l = viewer.l;
    match invitations::create(&ctx, viewer.actor(), new).await {
        Ok(link) => Ok(page(
            &viewer,
            &l.t("admin-invitation-made"),
            "/admin/invitations",
            html! {
                div class="sheet sheet--pad" {
                    p { (l.t("admin-invitation-once")) }
                    (copyable(&viewer, &link))
                    p { a class="btn btn--quiet" href="/admin/invitations" { (l.t("admin-back")) } }
                }
            },
        )),
        Err(refusal) => {
            let errors = Errors::from_refusal(&viewer, refusal)?;
            let page = show(&ctx, &viewer, &asked, &errors).await?;
            Ok(again(&viewer, &errors, page))
        }
    }
}

/// Takes one back.
pub(super) async fn revoke(
    State(ctx): State<Ctx>,
    viewer: Admin,
    Path(id): Path<InvitationId>,
) -> Answer<Reply> {
    invitations::revoke(&ctx, viewer.actor(), id).await?;
    Ok(Reply::to("/admin/invitations").toast("toast-invitation-revoked"))
}

async fn show(ctx: &Ctx, viewer: &Admin, asked: &Asked, errors: &Errors) -> Answer<Response> {
    let all = invitations::list(ctx, viewer.actor()).await?;
    let units = invitations::units(ctx, viewer.actor()).await?;
    let l = viewer.l;
    Ok(page(
        viewer,
        &l.t("admin-invitations"),
        "/admin/invitations",
        html! {
            form class="sheet sheet--pad" method="post" action="/admin/invitations" {
                (viewer.csrf())
                (refused(errors, &["role", "unit", "max_uses", "days", "note"]))
                (section(&l.t("admin-invite"), Some(&l.t("admin-invite-text")), fields(viewer, &units, asked, errors)))
                div class="row row--end" { (submit(&l.t("admin-invite-make"))) }
            }
            @if all.is_empty() {
                div class="sheet sheet--pad" { p { (l.t("admin-invitations-none")) } }
            } @else {
                div class="sheet" { (rows(viewer, &all)) }
            }
        },
    ))
}

fn fields(reader: &Reader, units: &[Unit], asked: &Asked, errors: &Errors) -> Markup {
    let l = reader.l;
    let roles: Vec<(String, String)> = [Role::Member, Role::Moderator]
        .iter()
        .map(|r| (r.word().to_owned(), role_word(reader, *r)))
        .collect();
    let units: Vec<(String, String)> =
        std::iter::once((String::new(), l.t("admin-no-unit").into_owned()))
            .chain(units.iter().map(|u| (u.id.to_string(), u.name.clone())))
            .collect();
    let number = |n: Option<i64>| n.map(|n| n.to_string()).unwrap_or_default();
    html! {
        (Field::new("note", &l.t("admin-invite-note")).value(&asked.note).hint(&l.t("admin-invite-note-hint")).max(120).error(errors.get("note")).input())
        (Field::new("role", &l.t("admin-role")).value(&asked.role).error(errors.get("role")).select(&pairs(&roles)))
        (Field::new("unit", &l.t("admin-unit")).value(&number(asked.unit)).error(errors.get("unit")).select(&pairs(&units)))
        (Field::new("max_uses", &l.t("admin-invite-uses")).kind("number").value(&number(asked.max_uses)).hint(&l.t("admin-invite-uses-hint"))
            .error(errors.get("max_uses")).input())
        (Field::new("days", &l.t("admin-invite-days")).kind("number").value(&number(asked.days)).hint(&l.t("admin-invite-days-hint"))
            .error(errors.get("days")).input())
    }
}

fn rows(reader: &Reader, all: &[InvitationView]) -> Markup {
    let l = reader.l;
    let heads = [
        l.t("admin-invite-note"),
        l.t("admin-role"),
        l.t("admin-unit"),
        l.t("admin-invite-used"),
        l.t("admin-invite-until"),
        l.t("admin-state"),
    ];
    let rows: Vec<Vec<Cell>> = all.iter().map(|i| row(reader, i)).collect();
    table(&l.t("admin-invitations"), &heads, &rows)
}

fn row(reader: &Reader, view: &InvitationView) -> Vec<Cell> {
    let (l, i) = (reader.l, &view.invitation);
    let by = view.by.as_ref().map_or("", |b| b.name.as_str());
    let used = match i.max_uses {
        Some(most) => format!("{} / {}", count(reader, i.uses), count(reader, most)),
        None => count(reader, i.uses),
    };
    let standing = if view.open {
        state(Stand::Good, &l.t("admin-invite-open"))
    } else if i.revoked_at.is_some() {
        state(Stand::Bad, &l.t("admin-invite-revoked"))
    } else {
        state(Stand::Plain, &l.t("admin-invite-over"))
    };
    let note = if i.note.is_empty() {
        l.t("admin-invite-plain")
    } else {
        i.note.as_str().into()
    };
    vec![
        Cell::Any(
            html! { b { (note) } br; span class="small soft" { (by) " · " (reader.time(i.created_at)) } },
        ),
        Cell::Any(html! { (role_word(reader, i.role)) }),
        Cell::Any(html! { @if view.unit.is_empty() { "–" } @else { (view.unit) } }),
        Cell::Number(html! { (used) }),
        Cell::Any(html! { @match i.expires_at { Some(at) => (reader.date(at)), None => "–" } }),
        Cell::Any(standing),
        Cell::Any(html! {
            @if view.open {
                form method="post" action={ "/admin/invitations/" (i.id) "/revoke" } {
                    (reader.csrf())
                    button class="btn btn--bad btn--s" { (l.t("admin-invite-revoke")) }
                }
            }
        }),
    ]
}

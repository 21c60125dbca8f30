//! Administration: the whole in numbers, people, invitations, settings, work behind the screens.

mod audit;
mod emoji;
mod import;
mod invitations;
mod jobs;
mod organisation;
mod overview;
mod people;
mod person;
mod units;

use axum::Router;
use axum::response::Response;
use axum::routing::{get, post};
use maud::{Markup, html};
use model::Role;

use crate::parts::nav::{areas_with, badge};
use crate::{App, Page, Reader, upload_limit};

/// Their addresses.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/admin", get(overview::show))
        .route("/admin/people", get(people::index))
        .route("/admin/people/{id}", get(person::show))
        .route("/admin/people/{id}/role", post(person::role))
        .route("/admin/people/{id}/state", post(person::state))
        .route("/admin/people/{id}/approve", post(person::approve))
        .route("/admin/people/{id}/reject", post(person::reject))
        .route("/admin/people/{id}/reset", post(person::reset))
        .route(
            "/admin/people/{id}/second-factor",
            post(person::second_factor),
        )
        .route(
            "/admin/invitations",
            get(invitations::index).post(invitations::create),
        )
        .route("/admin/invitations/{id}/revoke", post(invitations::revoke))
        .route(
            "/admin/organisation",
            get(organisation::edit).post(organisation::update),
        )
        .route("/admin/units", get(units::index).post(units::create))
        .route("/admin/units/{id}", get(units::edit).post(units::update))
        .route("/admin/units/{id}/delete", post(units::destroy))
        .route(
            "/admin/import",
            get(import::new).post(import::create).layer(upload_limit()),
        )
        .route(
            "/admin/emoji",
            get(emoji::index).post(emoji::create).layer(upload_limit()),
        )
        .route("/admin/emoji/{id}", get(emoji::edit).post(emoji::update))
        .route("/admin/emoji/{id}/disable", post(emoji::disable))
        .route("/admin/emoji/{id}/enable", post(emoji::enable))
        .route(
            "/admin/emoji/{id}/delete",
            get(emoji::confirm).post(emoji::destroy),
        )
        .route("/admin/audit", get(audit::index))
        .route("/admin/audit/export", post(audit::export))
        .route("/admin/jobs", get(jobs::index))
        .route("/admin/jobs/{id}/retry", post(jobs::retry))
        .route("/admin/jobs/{id}/drop", post(jobs::destroy))
}

/// The ways around administration; `here` is the address of the part this page belongs to. Who only keeps order has one.
pub fn ways(reader: &Reader, here: &str) -> Markup {
    let l = reader.l;
    let order = l.t("order-title");
    let more = html! {
        span data-reports { @if reader.reports() > 0 { (badge(&reader.scene(), reader.reports())) } }
    };
    if !reader.is(Role::Admin) {
        let only = [(order.as_ref(), "/admin/reports", "flag")];
        return areas_with(&l.t("admin-title"), &only, here, ("/admin/reports", more));
    }
    areas_with(
        &l.t("admin-title"),
        &[
            (&l.t("admin-overview"), "/admin", "shield"),
            (&order, "/admin/reports", "flag"),
            (&l.t("admin-people"), "/admin/people", "people"),
            (&l.t("admin-invitations"), "/admin/invitations", "invite"),
            (&l.t("admin-units"), "/admin/units", "unit"),
            (&l.t("admin-import"), "/admin/import", "download"),
            (
                &l.t("admin-organisation"),
                "/admin/organisation",
                "building",
            ),
            (&l.t("emoji-admin-title"), "/admin/emoji", "smile"),
            (&l.t("rules-title"), "/admin/rules", "list"),
            (&l.t("admin-jobs"), "/admin/jobs", "job"),
            (&l.t("audit-title"), "/admin/audit", "history"),
            (&l.t("retention-title"), "/admin/retention", "clock"),
            (&l.t("holds-title"), "/admin/holds", "lock"),
            (&l.t("inquiry-title"), "/admin/break-glass", "eye"),
        ],
        here,
        ("/admin/reports", more),
    )
}

/// A page of administration.
pub fn page(reader: &Reader, title: &str, here: &str, inner: Markup) -> Response {
    Page::new(reader, title)
        .current("admin")
        .wide()
        .show(html! {
            (ways(reader, here))
            (inner)
        })
}

/// A number as the reader writes it.
fn count(reader: &Reader, n: i64) -> String {
    reader.l.ta("admin-number", &[("n", n.into())])
}

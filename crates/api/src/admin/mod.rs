//! What administrators do with an app: their own rights here decide, the scopes of the token narrow them further.

mod absent;
mod accounts;
mod act;
mod reports;

use crate::{Need, Table};

const READ: Need = Need::Scope(&["admin:read:accounts"]);
const WRITE: Need = Need::Scope(&["admin:write:accounts"]);

pub(crate) fn routes() -> Table {
    Table::new()
        .get("/api/v1/admin/accounts", READ, accounts::index)
        .get("/api/v2/admin/accounts", READ, accounts::index)
        .get("/api/v1/admin/accounts/{id}", READ, accounts::show)
        .delete("/api/v1/admin/accounts/{id}", WRITE, accounts::destroy)
        .post(
            "/api/v1/admin/accounts/{id}/approve",
            WRITE,
            accounts::approve,
        )
        .post(
            "/api/v1/admin/accounts/{id}/reject",
            WRITE,
            accounts::reject,
        )
        .post("/api/v1/admin/accounts/{id}/action", WRITE, act::create)
        .post(
            "/api/v1/admin/accounts/{id}/enable",
            WRITE,
            accounts::enable,
        )
        .post(
            "/api/v1/admin/accounts/{id}/unsuspend",
            WRITE,
            accounts::enable,
        )
        .post(
            "/api/v1/admin/accounts/{id}/unsilence",
            WRITE,
            accounts::unsilence,
        )
        .post(
            "/api/v1/admin/accounts/{id}/unsensitive",
            WRITE,
            accounts::as_it_is,
        )
        .merge(about_reports())
        .merge(absent::routes())
}

fn about_reports() -> Table {
    const READ: Need = Need::Scope(&["admin:read:reports"]);
    const WRITE: Need = Need::Scope(&["admin:write:reports"]);
    Table::new()
        .get("/api/v1/admin/reports", READ, reports::index)
        .get("/api/v1/admin/reports/{id}", READ, reports::show)
        .put("/api/v1/admin/reports/{id}", WRITE, reports::show)
        .post(
            "/api/v1/admin/reports/{id}/assign_to_self",
            WRITE,
            reports::assign,
        )
        .post(
            "/api/v1/admin/reports/{id}/unassign",
            WRITE,
            reports::unassign,
        )
        .post(
            "/api/v1/admin/reports/{id}/resolve",
            WRITE,
            reports::resolve,
        )
        .post("/api/v1/admin/reports/{id}/reopen", WRITE, reports::reopen)
}

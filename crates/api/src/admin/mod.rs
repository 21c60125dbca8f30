//! What administrators do with an app: their own rights here decide, the scopes of the token narrow them further.

mod absent;
mod accounts;

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
        .post("/api/v1/admin/accounts/{id}/action", WRITE, accounts::act)
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
            accounts::as_it_is,
        )
        .post(
            "/api/v1/admin/accounts/{id}/unsensitive",
            WRITE,
            accounts::as_it_is,
        )
        .merge(absent::routes())
}

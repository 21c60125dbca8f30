//! What one is told, each by itself and in groups.

mod grouped;
mod policy;
mod show;

use crate::{Need, Table};

const READ: Need = Need::Scope(&["read:notifications"]);
const WRITE: Need = Need::Scope(&["write:notifications"]);

pub(crate) fn routes() -> Table {
    Table::new()
        .merge(each())
        .merge(in_groups())
        .merge(held_back())
}

fn each() -> Table {
    Table::new()
        .get("/api/v1/notifications", READ, show::index)
        .get(
            "/api/v1/notifications/unread_count",
            READ,
            show::unread_count,
        )
        .post("/api/v1/notifications/clear", WRITE, show::clear)
        .post("/api/v1/notifications/dismiss", WRITE, show::dismiss_old)
        .get("/api/v1/notifications/{id}", READ, show::show)
        .post("/api/v1/notifications/{id}/dismiss", WRITE, show::dismiss)
}

/// The alpha names are those of Mastodon 4.3 before it was out.
fn in_groups() -> Table {
    Table::new()
        .get("/api/v2/notifications", READ, grouped::index)
        .get(
            "/api/v2/notifications/unread_count",
            READ,
            show::unread_count,
        )
        .get("/api/v2/notifications/{key}", READ, grouped::show)
        .get(
            "/api/v2/notifications/{key}/accounts",
            READ,
            grouped::accounts,
        )
        .post(
            "/api/v2/notifications/{key}/dismiss",
            WRITE,
            grouped::dismiss,
        )
        .get("/api/v2_alpha/notifications", READ, grouped::index)
        .get(
            "/api/v2_alpha/notifications/unread_count",
            READ,
            show::unread_count,
        )
        .get("/api/v2_alpha/notifications/{key}", READ, grouped::show)
        .post(
            "/api/v2_alpha/notifications/{key}/dismiss",
            WRITE,
            grouped::dismiss,
        )
}

fn held_back() -> Table {
    Table::new()
        .get("/api/v1/notifications/policy", READ, policy::v1)
        .put("/api/v1/notifications/policy", WRITE, policy::v1)
        .get("/api/v2/notifications/policy", READ, policy::v2)
        .put("/api/v2/notifications/policy", WRITE, policy::v2)
        .patch("/api/v2/notifications/policy", WRITE, policy::v2)
        .get("/api/v1/notifications/requests", READ, policy::requests)
        .get(
            "/api/v1/notifications/requests/merged",
            READ,
            policy::merged,
        )
        .post("/api/v1/notifications/requests/accept", WRITE, policy::done)
        .post(
            "/api/v1/notifications/requests/dismiss",
            WRITE,
            policy::done,
        )
        .get("/api/v1/notifications/requests/{id}", READ, policy::missing)
        .post(
            "/api/v1/notifications/requests/{id}/accept",
            WRITE,
            policy::missing,
        )
        .post(
            "/api/v1/notifications/requests/{id}/dismiss",
            WRITE,
            policy::missing,
        )
}

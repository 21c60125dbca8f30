//! What one is told, each by itself.

mod show;

use crate::{Need, Table};

const READ: Need = Need::Scope(&["read:notifications"]);
const WRITE: Need = Need::Scope(&["write:notifications"]);

pub(crate) fn routes() -> Table {
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

//! What happens while an app looks: server-sent events, one channel a request, and WebSocket, many on one connection
//! (<https://docs.joinmastodon.org/methods/streaming/>).

mod channel;
mod feed;
mod socket;
mod sse;
mod told;

pub(crate) use told::Told;

use crate::{Need, Table};

/// Reading at all; what each channel needs besides is asked when it is opened.
const READ: Need = Need::Scope(&["read:statuses", "read:notifications", "read:lists"]);

pub(crate) fn routes() -> Table {
    Table::new()
        .get("/api/v1/streaming", READ, socket::show)
        .get("/api/v1/streaming/{channel}", READ, sse::show)
        .get("/api/v1/streaming/{channel}/{part}", READ, sse::part)
        .get("/api/v1/streaming/{channel}/{part}/{more}", READ, sse::more)
}

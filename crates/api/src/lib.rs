//! The client API: what apps written for Mastodon call, as JSON, and what their sign-in needs (OAuth 2).
//! It must never know SQL or decide who may do what: it asks the same operations of `service` as the pages do.
//! To add a method: a handler in the module of its noun, a line in that module's `routes()` with the scope it needs,
//! a row in `docs/api.md`, a test in `tests/it/`.
//!
//! # How to add a method
//!
//! - **Routes** are written in a [`Table`]: method, path, [`Need`], handler. The table asks for the token and its scope
//!   before the handler runs, answers with a slash at the end too, and is what tests and papers are made from.
//! - **Handlers** do four things: identify (`Me`, or `Caller` where an app alone may), parse (`Params`, `Id`), call one
//!   operation, render (an entity). They answer [`Answer`]; `?` turns a refusal into Mastodon's error.
//! - **Entities** are structs in [`entities`] with the fields of Mastodon's documentation, made from views of `service`.

mod absent;
mod accounts;
mod admin;
mod conversations;
pub mod entities;
mod filters;
pub mod frame;
mod notifications;
mod oauth;
mod push;
mod reports;
mod server;
mod statuses;
mod streaming;
mod timelines;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::from_fn_with_state;
use axum::routing::any;

pub use frame::app::{Api, Limits};
pub use frame::caller::{Caller, Me, Need};
pub use frame::error::{Answer, Error};
pub use frame::page::Paged;
pub use frame::params::{Id, Params};
pub use frame::recall;
pub use frame::table::{Row, Table};
pub use server::openapi::description;

/// Every method there is.
pub fn table() -> Table {
    Table::new()
        .merge(oauth::routes())
        .merge(server::routes())
        .merge(accounts::routes())
        .merge(statuses::routes())
        .merge(timelines::routes())
        .merge(notifications::routes())
        .merge(streaming::routes())
        .merge(filters::routes())
        .merge(push::routes())
        .merge(conversations::routes())
        .merge(reports::routes())
        .merge(admin::routes())
        .merge(absent::routes())
}

/// Most bytes of a request with an image.
const UPLOAD_BYTES: usize = 17 * 1024 * 1024;

/// The whole client API. Merge it into the router of the inside, served with
/// `into_make_service_with_connect_info::<SocketAddr>()`, so that it knows who calls.
pub fn router(api: Api) -> Router {
    table()
        .router()
        .route("/api/{*rest}", any(async || Error::NotFound))
        .method_not_allowed_fallback(async || Error::NotFound)
        .layer(DefaultBodyLimit::max(UPLOAD_BYTES))
        .layer(from_fn_with_state(api.clone(), frame::outer))
        .with_state(api)
}

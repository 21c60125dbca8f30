//! The pages of the inside: HTML from the server, forms that work without script, small scripts that add to them.
//! It must never know SQL or decide who may do what: it asks `service` and says the answer in the reader's language.
//! To add a page: a module with `pub fn routes() -> Router<App>`, a line in [`router`], texts in `locales/*/`, a test in `tests/it/`,
//! and a row in `tests/it/roles.rs` that says who may use it.
//!
//! # How to add a page
//!
//! `settings/look.rs` is the pattern; read it beside this.
//!
//! - **Handlers** are `index show new create edit update destroy` and do four things: identify (`Viewer`, `MaybeViewer`,
//!   `Admin`), parse (`Path`, `Query`, `Form`, `Upload`), call one operation, render. They answer [`Answer`]; `?` turns a
//!   refusal into its page.
//! - **Pages** come from `page(&viewer, &title, html! { … })`, or `Page::new(…)` for one with more around it.
//!   A script that sends `X-Fragment: 1` gets the body alone.
//! - **Forms** are `method="post"` with `(viewer.csrf())` in them; nothing else is let in. After success `Reply::to(path)`
//!   with `.toast("toast-…")`; after a refusal `Errors::from_refusal(&viewer, refusal)?` and `again(…)` with what was written.
//! - **Parts** of pages are in [`parts`]: `let s = viewer.scene();`, then `post::post(&s, &view)`, `form::Field::new(…)` and so on.
//! - **Texts** are `viewer.l.t("key")`; a key lives in a file of its subject in all languages. Words that scripts say begin with `js-`.
//! - **Scripts** find their place by `data-` attributes; each says which at its top (`assets/js/`).

pub mod about;
pub mod admin;
pub mod door;
pub mod frame;
mod groups;
mod guide;
pub mod i18n;
mod kept;
mod live;
mod media;
mod messages;
mod notifications;
mod oauth;
mod order;
pub mod parts;
mod people;
mod posts;
pub mod reading;
mod records;
mod rules;
mod search;
pub mod security;
pub mod settings;
mod units;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::from_fn_with_state;

pub use frame::app::App;
pub use frame::assets::asset;
pub use frame::error::{Answer, Error};
pub use frame::form::{Errors, Form, Path, Query, again, again_whole};
pub use frame::page::{Page, page};
pub use frame::reader::{Admin, MaybeViewer, Moderator, Owner, Reader, Viewer};
pub use frame::recall;
pub use frame::reply::{Reply, local};
pub use frame::upload::{File, Upload, Written, upload_limit, uploads_limit};
pub use i18n::L;
pub use notifications::Phrases;

/// The whole web app. Serve it with `into_make_service_with_connect_info::<SocketAddr>()`, so that it knows who calls.
pub fn router(app: App) -> Router {
    let pages = Router::new()
        .merge(live::routes())
        .merge(media::routes())
        .merge(messages::routes())
        .merge(notifications::routes())
        .merge(rules::routes())
        .merge(order::routes())
        .merge(search::routes())
        .merge(posts::routes())
        .merge(about::routes())
        .merge(reading::routes())
        .merge(settings::routes())
        .merge(door::routes())
        .merge(security::routes())
        .merge(oauth::routes())
        .merge(admin::routes())
        .merge(people::routes())
        .merge(units::routes())
        .merge(groups::routes())
        .merge(guide::routes())
        .merge(records::routes())
        .fallback(async || Error::NotFound)
        .method_not_allowed_fallback(async || Error::Method)
        .layer(DefaultBodyLimit::max(frame::form::FORM_BYTES))
        .layer(from_fn_with_state(app.clone(), frame::visit));
    frame::routes()
        .merge(pages)
        .layer(from_fn_with_state(app.clone(), frame::outer))
        .with_state(app)
}

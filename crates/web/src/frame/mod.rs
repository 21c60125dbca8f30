//! What is around every page: who reads, what a request may be, how forms come in and answers go out, the document.

pub mod app;
pub mod assets;
mod compress;
mod cookie;
pub mod csrf;
pub mod error;
pub mod form;
mod guard;
mod headers;
pub mod page;
pub mod reader;
pub mod reply;
mod root;
pub mod upload;
mod visit;

pub(crate) use guard::outer;
pub use guard::recall;
pub(crate) use root::routes;
pub(crate) use visit::visit;

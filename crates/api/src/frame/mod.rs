//! What is around every method: who calls, what comes in, how answers and errors look, how much of everything.

pub mod app;
pub mod caller;
mod cors;
pub mod error;
pub(crate) mod html;
mod kept;
mod limits;
mod outer;
pub mod page;
pub mod params;
pub mod table;
pub mod time;

pub use outer::From;
pub(crate) use outer::outer;
pub use outer::recall;

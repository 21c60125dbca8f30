//! The text crate from outside: tables of what people write, and properties that hold for anything.

mod compose;
mod count;
mod extract;
mod properties;
mod query;
mod sanitise;

//! People: how they come in, and what they say of themselves.

mod create;

pub use create::{NewPerson, create};

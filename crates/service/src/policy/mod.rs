//! What is allowed, in one place each.

pub mod audience;
pub mod limit;

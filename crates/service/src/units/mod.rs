//! The organisation's tree.

mod tree;

pub use store::units::Place;
pub use tree::{Branch, choices};

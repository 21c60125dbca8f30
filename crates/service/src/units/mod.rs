//! The organisation's tree: looking at it, joining circles, and shaping it.

mod change;
mod join;
mod show;
mod tree;

pub(crate) use change::insert;
pub use change::{UnitDraft, create, delete, update};
pub use join::{follow_everyone, join, leave};
pub use show::{UnitView, find, members, show};
pub use store::units::Place;
pub(crate) use tree::ordered;
pub use tree::{Branch, Counted, choices, tree};

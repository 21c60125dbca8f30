//! How one person stands to another, and what a person does not want to read.

use crate::code::codes;

codes! {
    /// What happens to a post with a filtered word.
    FilterAction {
        /// Folded behind the name of the filter.
        Warn = 0 "warn",
        /// Not shown.
        Hide = 1 "hide",
    }
}

/// How the viewer stands to someone.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Relationship {
    /// I follow them.
    pub following: bool,
    /// They follow me.
    pub followed_by: bool,
    /// I muted them.
    pub muting: bool,
    /// I blocked them.
    pub blocking: bool,
    /// They blocked me.
    pub blocked_by: bool,
}

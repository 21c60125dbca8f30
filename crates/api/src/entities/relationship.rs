//! How the reader stands to someone.

use serde::Serialize;
use service::notes::Stand;
use service::places;

use crate::frame::time::At;

/// How the reader stands to someone.
#[derive(Debug, Clone, Serialize)]
pub struct Relationship {
    id: String,
    following: bool,
    showing_reblogs: bool,
    notifying: bool,
    languages: Option<Vec<String>>,
    followed_by: bool,
    blocking: bool,
    blocked_by: bool,
    muting: bool,
    muting_notifications: bool,
    muting_expires_at: Option<At>,
    requested: bool,
    requested_by: bool,
    domain_blocking: bool,
    endorsed: bool,
    note: String,
}

impl Relationship {
    /// To a group or unit: following is being in it.
    pub fn place(id: i64, stand: places::Stand) -> Self {
        Self {
            id: id.to_string(),
            following: stand.inside,
            showing_reblogs: stand.inside,
            notifying: stand.told_all,
            languages: None,
            followed_by: false,
            blocking: false,
            blocked_by: false,
            muting: false,
            muting_notifications: false,
            muting_expires_at: None,
            requested: stand.asked,
            requested_by: false,
            domain_blocking: false,
            endorsed: false,
            note: String::new(),
        }
    }

    /// From how it is stored.
    pub fn new(stand: &Stand) -> Self {
        let r = stand.relationship;
        Self {
            id: stand.id.to_string(),
            following: r.following,
            showing_reblogs: r.following,
            notifying: false,
            languages: None,
            followed_by: r.followed_by,
            blocking: r.blocking,
            blocked_by: r.blocked_by,
            muting: r.muting,
            muting_notifications: r.muting,
            muting_expires_at: stand.muted_until.map(At),
            requested: false,
            requested_by: false,
            domain_blocking: false,
            endorsed: stand.endorsed,
            note: stand.note.clone(),
        }
    }
}

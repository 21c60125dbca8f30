//! What one is told.

use model::NotificationKind;
use serde::Serialize;
use service::notifications::NotificationView;

use super::account::Account;
use super::shown::Shown;
use super::status::Status;
use crate::frame::time::At;

/// One thing one is told.
#[derive(Debug, Clone, Serialize)]
pub struct Notification {
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    group_key: String,
    created_at: At,
    account: Account,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<Status>,
}

/// Mastodon's word for it; none for what it has no word for.
pub fn kind(kind: NotificationKind) -> Option<&'static str> {
    Some(match kind {
        NotificationKind::Mention | NotificationKind::Reply | NotificationKind::Message => {
            "mention"
        }
        NotificationKind::GroupPost => "status",
        NotificationKind::Boost => "reblog",
        NotificationKind::Quote => "quote",
        // An emoji under a post is nearest to a favourite.
        NotificationKind::Favourite | NotificationKind::Reaction => "favourite",
        NotificationKind::Follow => "follow",
        NotificationKind::Poll => "poll",
        NotificationKind::Edit => "update",
        NotificationKind::Join => "admin.sign_up",
        #[allow(unreachable_patterns, reason = "kinds are added by others")]
        _ => return None,
    })
}

impl Notification {
    /// As the reader sees it.
    pub fn new(shown: &Shown, n: &NotificationView) -> Option<Self> {
        Some(Self {
            id: n.id.to_string(),
            kind: kind(n.kind)?,
            group_key: group_key(n),
            created_at: At(n.at),
            account: shown.account(n.from.id)?,
            status: match &n.status {
                Some(view) => Some(shown.status(view)?),
                None => None,
            },
        })
    }
}

/// What is alike and about the same is one group; other things stand by themselves.
pub fn group_key(n: &NotificationView) -> String {
    match n.kind {
        NotificationKind::Favourite
        | NotificationKind::Reaction
        | NotificationKind::Boost
        | NotificationKind::Follow
        | NotificationKind::Join => {
            format!("{}-{}", kind(n.kind).unwrap_or_default(), n.group_key)
        }
        _ => format!("ungrouped-{}", n.id),
    }
}

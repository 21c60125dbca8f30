//! Where in the database there is something about a person, what of it they may take along, and what becomes of it when they are
//! erased. A test holds this list against the schema: whoever adds a column that refers to people has to decide here.

/// What becomes of rows when the person they refer to is erased.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// They go.
    Delete,
    /// They stay, with these columns set so.
    Set(&'static str),
    /// They stay as they are: the id leads to nobody any more.
    Keep,
    /// More has to be done than one statement can: see [`super::erasure`].
    Apart,
}

/// A column that refers to people.
#[derive(Debug, Clone, Copy)]
pub struct Own {
    /// Table.
    pub table: &'static str,
    /// Column.
    pub column: &'static str,
    /// What becomes of it.
    pub fate: Fate,
    /// Whether the rows are about the person, and so theirs to take along.
    pub mine: bool,
}

const fn own(table: &'static str, column: &'static str, fate: Fate) -> Own {
    Own {
        table,
        column,
        fate,
        mine: true,
    }
}

const fn other(table: &'static str, column: &'static str, fate: Fate) -> Own {
    Own {
        table,
        column,
        fate,
        mine: false,
    }
}

/// Every column that refers to people.
pub const OWN: &[Own] = &[
    other("accounts", "manager_id", Fate::Set("manager_id = null")),
    own("unit_members", "account_id", Fate::Delete),
    own(
        "users",
        "account_id",
        Fate::Set(
            "password_hash = null, totp_secret = null, totp_confirmed_at = null, totp_last_step = null, guide_done_at = null, \
             preferences = '{}', signed_in_at = null",
        ),
    ),
    other("recovery_codes", "account_id", Fate::Delete),
    own("passkeys", "account_id", Fate::Delete),
    own("sessions", "account_id", Fate::Delete),
    own("invitations", "created_by", Fate::Keep),
    other("reset_links", "account_id", Fate::Delete),
    other("reset_links", "created_by", Fate::Set("created_by = null")),
    own("media", "account_id", Fate::Apart),
    own("statuses", "author_id", Fate::Apart),
    other("statuses", "deleted_by", Fate::Keep),
    own("mentions", "account_id", Fate::Apart),
    own("poll_votes", "account_id", Fate::Apart),
    own("favourites", "account_id", Fate::Apart),
    own("reactions", "account_id", Fate::Delete),
    own("bookmarks", "account_id", Fate::Delete),
    own("pins", "account_id", Fate::Delete),
    own("drafts", "account_id", Fate::Delete),
    own("scheduled", "account_id", Fate::Delete),
    other("idempotency", "account_id", Fate::Delete),
    own("follows", "follower_id", Fate::Apart),
    own("follows", "followee_id", Fate::Apart),
    own("tag_follows", "account_id", Fate::Delete),
    own("pauses", "account_id", Fate::Delete),
    own("endorsements", "account_id", Fate::Delete),
    other("endorsements", "target_id", Fate::Delete),
    own("mutes", "account_id", Fate::Delete),
    other("mutes", "target_id", Fate::Delete),
    own("blocks", "account_id", Fate::Delete),
    other("blocks", "target_id", Fate::Delete),
    own("thread_mutes", "account_id", Fate::Delete),
    own("filters", "account_id", Fate::Delete),
    own("lists", "account_id", Fate::Delete),
    other("list_members", "account_id", Fate::Delete),
    own("markers", "account_id", Fate::Delete),
    own("notifications", "account_id", Fate::Delete),
    other("notifications", "from_id", Fate::Delete),
    own("suggestions_dismissed", "account_id", Fate::Delete),
    other("suggestions_dismissed", "target_id", Fate::Delete),
    other("groups", "created_by", Fate::Keep),
    own("group_members", "account_id", Fate::Apart),
    other("group_departures", "account_id", Fate::Delete),
    own("group_requests", "account_id", Fate::Delete),
    own("group_invitations", "account_id", Fate::Delete),
    other("group_invitations", "invited_by", Fate::Delete),
    other("group_pins", "pinned_by", Fate::Keep),
    other("conversations", "created_by", Fate::Keep),
    own("conversation_members", "account_id", Fate::Apart),
    other("conversation_lines", "account_id", Fate::Keep),
    other("conversation_lines", "target_id", Fate::Keep),
    other("rule_versions", "published_by", Fate::Keep),
    own("rule_acceptances", "account_id", Fate::Delete),
    own("reports", "reporter_id", Fate::Set("comment = ''")),
    other("reports", "target_id", Fate::Keep),
    other("reports", "assigned_id", Fate::Keep),
    other("reports", "settled_by", Fate::Keep),
    other("moderation_notes", "target_id", Fate::Delete),
    other("moderation_notes", "author_id", Fate::Keep),
    own("strikes", "target_id", Fate::Set("words = ''")),
    other("strikes", "actor_id", Fate::Keep),
    other("strikes", "undone_by", Fate::Keep),
    other("appeals", "decided_by", Fate::Keep),
    own("custom_emoji", "account_id", Fate::Keep),
    other("grants", "account_id", Fate::Delete),
    own("tokens", "account_id", Fate::Delete),
    own("push_subscriptions", "account_id", Fate::Delete),
    own("account_notes", "account_id", Fate::Delete),
    other("account_notes", "target_id", Fate::Delete),
    own("featured_tags", "account_id", Fate::Delete),
    own("filter_sets", "account_id", Fate::Delete),
    other("holds", "account_id", Fate::Keep),
    other("holds", "placed_by", Fate::Keep),
    other("holds", "lifted_by", Fate::Keep),
    own("exports", "account_id", Fate::Delete),
    other("erasures", "account_id", Fate::Keep),
    other("erasures", "asked_by", Fate::Keep),
    other("inquiries", "asked_by", Fate::Keep),
    other("inquiries", "decided_by", Fate::Keep),
];

/// Columns that nobody may take along: they are secrets of the house.
pub const SECRET: &[&str] = &[
    "password_hash",
    "totp_secret",
    "totp_last_step",
    "token_hash",
    "csrf",
    "data",
    "credential",
    "blob",
    "endpoint",
    "p256dh",
    "auth",
    "small_blob",
    "hidden_at",
    "reach",
];

/// Columns of rows about a person that tell of others: who keeps order is not named to those concerned, nor that somebody reported them.
pub const NOT_THEIRS: &[(&str, &str)] = &[
    ("reports", "assigned_id"),
    ("reports", "settled_by"),
    ("statuses", "deleted_by"),
    ("strikes", "actor_id"),
    ("strikes", "report_id"),
    ("strikes", "undone_by"),
];

/// Tables whose column `data` is the person's own words, not a secret.
pub const OWN_DATA: &[&str] = &["drafts", "scheduled", "notifications"];

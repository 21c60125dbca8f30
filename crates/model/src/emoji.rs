//! Emoji of the organisation's own.

use crate::clock::Time;
use crate::id::{AccountId, EmojiId, MediaId};

/// An emoji of the organisation's own: a picture that stands for `:shortcode:`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CustomEmoji {
    /// Id.
    pub id: EmojiId,
    /// What one writes between colons.
    pub shortcode: String,
    /// Its picture; the small copy does not move.
    pub media_id: MediaId,
    /// Whether the picture moves.
    pub moves: bool,
    /// Under which heading it is offered; empty for none.
    pub category: String,
    /// It is offered where one chooses; otherwise one has to know it.
    pub listed: bool,
    /// Who added it.
    pub account_id: AccountId,
    /// When.
    pub created_at: Time,
    /// Since when it is out of use: what was written keeps its picture, nobody can use it anew.
    pub disabled_at: Option<Time>,
}

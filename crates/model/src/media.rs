//! Images.

use crate::clock::Time;
use crate::code::codes;
use crate::id::{AccountId, MediaId, StatusId};

codes! {
    /// What an image is for.
    MediaKind {
        /// Part of a post.
        Image = 0 "image",
        /// A person's face.
        Face = 1 "face",
        /// The picture of a link card.
        Card = 2 "card",
        /// A group's face.
        Group = 3 "group",
        /// An emoji of the organisation's own.
        Emoji = 4 "emoji",
    }
}

/// An image and its sized copies.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Media {
    /// Id.
    pub id: MediaId,
    /// Who uploaded it.
    pub account_id: Option<AccountId>,
    /// The post it is in; none while it is being written.
    pub status_id: Option<StatusId>,
    /// What it is for.
    pub kind: MediaKind,
    /// MIME type of the full size.
    pub mime: String,
    /// Blob of the full size.
    pub blob: String,
    /// MIME type of the small copy.
    pub small_mime: String,
    /// Blob of the small copy.
    pub small_blob: String,
    /// Pixels.
    pub width: i64,
    /// Pixels.
    pub height: i64,
    /// Bytes of both copies.
    pub bytes: i64,
    /// BlurHash to show while it loads.
    pub blurhash: String,
    /// Text for those who do not see it.
    pub description: String,
    /// When it was uploaded.
    pub created_at: Time,
}

//! Who sees a post, in a form that can be put in words.

use model::Audience;

/// Who sees a post.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct AudienceView {
    /// The audience.
    pub audience: Audience,
    /// Name of the unit or group it is for, if any.
    pub name: String,
    /// Name in addresses of the group it is for, if it is.
    pub slug: String,
}

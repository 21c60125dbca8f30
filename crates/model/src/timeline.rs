//! What timelines are made of: the head of a post, and where a person stands towards others.

use crate::account::Role;
use crate::audience::Audience;
use crate::clock::Time;
use crate::group::GroupLevel;
use crate::id::{AccountId, GroupId, ListId, StatusId, TagId, UnitId};
use crate::moderation::Reach;

/// What of a post decides in which timelines it stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Header {
    /// Id.
    pub id: StatusId,
    /// Who wrote or boosted it.
    pub author_id: AccountId,
    /// The thread it is in.
    pub thread_id: StatusId,
    /// It answers a post.
    pub is_reply: bool,
    /// Whom it answers.
    pub reply_to_account_id: Option<AccountId>,
    /// What it boosts.
    pub boost_of_id: Option<StatusId>,
    /// Who may see it.
    pub audience: Audience,
    /// It has images.
    pub has_media: bool,
    /// It is deleted.
    pub deleted: bool,
    /// A moderator hid it.
    pub hidden: bool,
    /// Its tags.
    pub tags: Vec<TagId>,
    /// Whom it names.
    pub named: Vec<AccountId>,
}

/// Where a person stands towards people, places and tags.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Standing {
    /// Who.
    pub id: AccountId,
    /// Role: those who keep order see more.
    pub role: Role,
    /// How far their posts reach.
    pub reach: Reach,
    /// Whom they follow.
    pub follows: Vec<AccountId>,
    /// Tags they follow.
    pub tags: Vec<TagId>,
    /// Units they belong to directly.
    pub units: Vec<UnitId>,
    /// Groups they are in, and what they want of them.
    pub groups: Vec<(GroupId, GroupLevel)>,
    /// Whom they muted, and until when.
    pub mutes: Vec<(AccountId, Option<Time>)>,
    /// Whom they blocked.
    pub blocks: Vec<AccountId>,
    /// Threads they muted.
    pub threads: Vec<StatusId>,
    /// Their lists, and who is in them.
    pub lists: Vec<(ListId, Vec<AccountId>)>,
}

impl Standing {
    /// Somebody who stands alone.
    pub const fn alone(id: AccountId) -> Self {
        Self {
            id,
            role: Role::Member,
            reach: Reach::Chosen,
            follows: Vec::new(),
            tags: Vec::new(),
            units: Vec::new(),
            groups: Vec::new(),
            mutes: Vec::new(),
            blocks: Vec::new(),
            threads: Vec::new(),
            lists: Vec::new(),
        }
    }
}

/// Which of a person's posts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Posts and boosts.
    Posts,
    /// Answers to others as well.
    Replies,
    /// Posts with images.
    Media,
    /// Everything: posts, answers and boosts.
    All,
}

/// A timeline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Timeline {
    /// People and tags one follows, and one's own.
    Home,
    /// What everyone may see.
    Everyone,
    /// Of and for a unit.
    Unit(UnitId),
    /// With a tag.
    Tag(TagId),
    /// In a group.
    Group(GroupId),
    /// Of the people of a list.
    List(ListId),
    /// Of a person.
    Person(AccountId, Part),
}

//! How much of everything.

use std::time::Duration;

use model::Time;
use store::Conn;

use crate::{Actor, Answer, Door, Refusal};

/// Images on a post.
pub const MEDIA: usize = 4;
/// Images of one person that are on no post: in what they are writing, in drafts, in scheduled posts.
pub const UNPOSTED_MEDIA: i64 = 100;
/// Answers of a poll.
pub const POLL_OPTIONS: std::ops::RangeInclusive<usize> = 2..=8;
/// Characters of a poll's answer.
pub const POLL_OPTION_CHARS: usize = 100;
/// Seconds a poll is open: five minutes to thirty days.
pub const POLL_SECONDS: std::ops::RangeInclusive<u64> = 300..=30 * 86_400;
/// Characters of a content note.
pub const NOTE_CHARS: usize = 200;
/// People named in one post.
pub const MENTIONS: usize = 50;
/// Tags in one post.
pub const TAGS: usize = 30;
/// Bytes of a post's source, whatever it counts (a link counts 23 however long it is).
pub const SOURCE_BYTES: usize = 40_000;
/// Characters of an image's description.
pub const DESCRIPTION_CHARS: usize = 1_500;
/// Different emoji under one post by one person.
pub const REACTIONS: i64 = 8;
/// Pinned posts of one person.
pub const PINS: i64 = 5;
/// Bytes of an idempotency key.
pub const IDEMPOTENCY_BYTES: usize = 200;
/// Posts on a page of the web app.
pub const PAGE: i64 = 20;
/// Lists of one person.
pub const LISTS: usize = 50;
/// People in one list.
pub const LIST_MEMBERS: i64 = 500;
/// Characters of a list's title.
pub const LIST_TITLE_CHARS: usize = 60;
/// Word filters of one person.
pub const FILTERS: usize = 100;
/// Characters of a filtered word or phrase.
pub const FILTER_CHARS: usize = 100;
/// Tags one person follows.
pub const TAG_FOLLOWS: usize = 200;
/// Drafts of one person, and as many that wait for their time.
pub const DRAFTS: i64 = 100;
/// How far ahead a post may be scheduled.
pub const SCHEDULE: Duration = Duration::from_secs(366 * 86_400);
/// Posts of one person within [`POSTS_WITHIN`].
pub const POSTS: usize = 30;
/// The time in which posts are counted.
pub const POSTS_WITHIN: Duration = Duration::from_secs(300);

/// Messages of one person within [`POSTS_WITHIN`]: in a talk people are quicker.
pub const MESSAGES: usize = 150;
/// People in a conversation.
pub const CONVERSATION: std::ops::RangeInclusive<usize> = 2..=50;
/// Characters of a conversation's name.
pub const CONVERSATION_TITLE_CHARS: usize = 80;

/// Stops someone who posts faster than people write. What was written before, and is imported or due now, may.
pub fn posting(c: &mut Conn, actor: Actor, messages: bool, now: Time) -> Answer<()> {
    if matches!(actor.door, Door::Import | Door::Work | Door::Cli) {
        return Ok(());
    }
    let since = now.minus(POSTS_WITHIN);
    let most = if messages { MESSAGES } else { POSTS };
    let times = store::statuses::find::written_since(c, actor.id, messages, since, most as i64)?;
    match times.first() {
        Some(first) if times.len() >= most => Err(Refusal::TooMany {
            retry_after: first
                .plus(POSTS_WITHIN)
                .since(now)
                .max(Duration::from_secs(1)),
        }),
        _ => Ok(()),
    }
}
/// Characters of a job title.
pub const TITLE_CHARS: usize = 80;
/// Characters of a place.
pub const LOCATION_CHARS: usize = 60;
/// Characters of what someone says about themselves.
pub const ABOUT_CHARS: usize = 1_000;
/// Languages one person speaks.
pub const TONGUES: usize = 10;
/// Links on a profile.
pub const LINKS: usize = 4;
/// Characters of what a link is called.
pub const LINK_LABEL_CHARS: usize = 40;
/// Bytes of a link.
pub const LINK_BYTES: usize = 500;
/// Characters of a status line.
pub const STATUS_LINE_CHARS: usize = 80;
/// Characters of a unit's name.
pub const UNIT_NAME_CHARS: usize = 80;
/// Characters of what a unit is for.
pub const UNIT_ABOUT_CHARS: usize = 500;
/// Bytes of a list of people to bring in.
pub const IMPORT_BYTES: usize = 16 * 1024 * 1024;
/// Characters of a group's name.
pub const GROUP_NAME_CHARS: usize = 60;
/// Characters of what a group is for.
pub const GROUP_PURPOSE_CHARS: usize = 300;
/// Characters of how one behaves in a group.
pub const GROUP_RULES_CHARS: usize = 2_000;
/// Characters of a word to a request to be let in.
pub const GROUP_NOTE_CHARS: usize = 300;
/// Posts at the top of a group.
pub const GROUP_PINS: i64 = 5;
/// Rules of one group.
pub const GROUP_RULES: usize = 20;
/// How long one may be away at a time.
pub const PAUSE: Duration = Duration::from_secs(366 * 86_400);
/// People one may recommend on one's profile.
pub const ENDORSEMENTS: i64 = 5;
/// Characters of why.
pub const ENDORSEMENT_CHARS: usize = 100;

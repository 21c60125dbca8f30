//! The plain words of Corner: ids, time, enums and structs that every floor above speaks.
//! It must never know SQL, HTTP, HTML or how anything is stored or shown.
//! To add a stored choice: a variant in the enum with a number never used before; to add an id: a line in `id.rs`.

pub mod account;
pub mod audience;
pub mod audit;
pub mod clock;
pub mod code;
pub mod conversation;
pub mod emoji;
pub mod event;
pub mod group;
pub mod id;
pub mod import;
pub mod media;
pub mod moderation;
pub mod notification;
pub mod page;
pub mod relationship;
pub mod status;
pub mod timeline;
pub mod unit;

pub use account::{Account, AccountState, Link, Role, StatusLine};
pub use audience::Audience;
pub use audit::{Act, Detail, Thing};
pub use clock::{Clock, FixedClock, SystemClock, Time};
pub use conversation::{Conversation, Line, LineKind, Seat};
pub use emoji::CustomEmoji;
pub use event::{Event, EventKind};
pub use group::{Group, GroupKind, GroupLevel, GroupMember, GroupRole, GroupRuleKind};
pub use id::*;
pub use import::{ImportKind, ImportSource};
pub use media::{Media, MediaKind};
pub use moderation::{Reach, ReportCategory, StrikeKind};
pub use notification::NotificationKind;
pub use page::{Page, PageOf};
pub use relationship::{FilterAction, Relationship};
pub use status::{Poll, PollOption, Status};
pub use timeline::{Header, Part, Standing, Timeline};
pub use unit::{Unit, UnitKind};

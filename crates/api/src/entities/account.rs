//! People.

use model::{Account as Stored, GroupKind, Role as Level, Time};
use serde::Serialize;
use service::places::Place;
use service::views::Whole;
use text::Known;

use super::emoji::{self, Emoji};
use super::picture::{face, header, place_face};
use crate::frame::html;
use crate::frame::time::{At, day, midnight};
use crate::{Api, Caller};

/// Nothing, as a list.
pub type Empty = [(); 0];

/// A person.
#[derive(Debug, Clone, Serialize)]
pub struct Account {
    /// Id.
    pub id: String,
    username: String,
    acct: String,
    display_name: String,
    locked: bool,
    bot: bool,
    discoverable: bool,
    indexable: bool,
    group: bool,
    created_at: At,
    note: String,
    url: String,
    uri: String,
    avatar: String,
    avatar_static: String,
    avatar_description: &'static str,
    header: String,
    header_static: String,
    header_description: &'static str,
    followers_count: i64,
    following_count: i64,
    statuses_count: i64,
    last_status_at: Option<String>,
    hide_collections: bool,
    emojis: Vec<Emoji>,
    roles: Vec<Badge>,
    fields: Vec<Field>,
    #[serde(skip_serializing_if = "Option::is_none")]
    suspended: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    mute_expires_at: Option<Option<At>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<Source>,
    #[serde(skip_serializing_if = "Option::is_none")]
    role: Option<Role>,
}

/// Enough of a person to show their face.
#[derive(Debug, Clone, Serialize)]
pub struct PartialAccount {
    id: String,
    acct: String,
    url: String,
    avatar: String,
    avatar_static: String,
    avatar_description: &'static str,
    locked: bool,
    bot: bool,
}

/// A mark beside a name.
#[derive(Debug, Clone, Serialize)]
struct Badge {
    id: String,
    name: &'static str,
    color: &'static str,
}

/// What someone may do.
#[derive(Debug, Clone, Serialize)]
struct Role {
    id: String,
    name: &'static str,
    color: &'static str,
    permissions: String,
    highlighted: bool,
}

/// A line of a profile.
#[derive(Debug, Clone, Serialize)]
pub struct Field {
    name: String,
    value: String,
    verified_at: Option<At>,
}

/// A profile as it was written, for the person alone.
#[derive(Debug, Clone, Serialize)]
struct Source {
    privacy: &'static str,
    sensitive: bool,
    /// Empty where none is chosen.
    language: String,
    note: String,
    fields: Vec<Field>,
    follow_requests_count: i64,
    hide_collections: bool,
    discoverable: bool,
    indexable: bool,
    attribution_domains: Empty,
    quote_policy: &'static str,
}

/// Bits of what a role may do: of a moderator, of an administrator.
const MODERATES: u32 = 0x10 | 0x4 | 0x400;
const ADMINISTERS: u32 = 0x1;

fn role_name(level: Level) -> &'static str {
    match level {
        Level::Member => "",
        Level::Moderator => "Moderator",
        Level::Admin => "Admin",
        Level::Owner => "Owner",
    }
}

impl Account {
    /// As colleagues see them.
    pub fn new(api: &Api, caller: &Caller, whole: &Whole) -> Self {
        let a = &whole.account;
        let url = api.url(&format!("/@{}", a.handle));
        let (picture, header) = (face(api, caller, a.id, a.face_id), header(api));
        let marked = a.role > Level::Member;
        let (name, note) = (html::escape(&a.name), note(api, whole));
        let emojis = emoji::within(api, caller, [name.as_str(), note.as_str()]);
        let badge = Badge {
            id: a.role.code().to_string(),
            name: role_name(a.role),
            color: "",
        };
        Self {
            id: a.id.to_string(),
            username: a.handle.clone(),
            acct: a.handle.clone(),
            display_name: a.name.clone(),
            locked: false,
            bot: a.bot,
            discoverable: true,
            indexable: true,
            group: false,
            created_at: midnight(a.created_at),
            note,
            uri: api.url(&format!("/users/{}", a.handle)),
            url,
            avatar: picture.clone(),
            avatar_static: picture,
            avatar_description: "",
            header: header.clone(),
            header_static: header,
            header_description: "",
            followers_count: a.followers_count,
            following_count: a.following_count,
            statuses_count: a.statuses_count,
            last_status_at: a.last_status_at.map(day),
            hide_collections: false,
            emojis,
            roles: if marked { vec![badge] } else { Vec::new() },
            fields: fields(a, true),
            suspended: (a.state == model::AccountState::Suspended).then_some(true),
            mute_expires_at: None,
            source: None,
            role: None,
        }
    }

    /// As they see themselves.
    pub fn own(api: &Api, caller: &Caller, whole: &Whole) -> Self {
        let a = &whole.account;
        let permissions = match a.role {
            Level::Member => 0,
            Level::Moderator => MODERATES,
            Level::Admin | Level::Owner => ADMINISTERS,
        };
        Self {
            source: Some(Source {
                privacy: "public",
                sensitive: false,
                language: a.locale.clone(),
                note: a.about.clone(),
                fields: fields(a, false),
                follow_requests_count: 0,
                hide_collections: false,
                discoverable: true,
                indexable: true,
                attribution_domains: [],
                quote_policy: "public",
            }),
            role: Some(Role {
                id: a.role.code().to_string(),
                name: role_name(a.role),
                color: "",
                permissions: permissions.to_string(),
                highlighted: a.role > Level::Member,
            }),
            ..Self::new(api, caller, whole)
        }
    }

    /// A group or unit, as an account one posts to by naming it. `roles` and all that only people have is empty.
    pub fn place(api: &Api, caller: &Caller, place: &Place) -> Self {
        let (picture, header) = (place_face(api, caller, place), header(api));
        let (handle, url) = (place.handle(), api.url(&place.path()));
        let (locked, note, statuses_count, last, created) = match place {
            Place::Group(g) => (
                g.kind == GroupKind::Closed,
                &g.purpose,
                g.statuses_count,
                g.last_status_at,
                g.created_at,
            ),
            Place::Unit(u) => (true, &u.about, 0, None, u.id.time()),
        };
        Self {
            id: place.id().to_string(),
            username: handle.clone(),
            acct: handle,
            display_name: place.name().to_owned(),
            locked,
            bot: false,
            discoverable: true,
            indexable: false,
            group: true,
            created_at: midnight(created),
            note: html::absolute(api, &text::compose(note, &Known::default()).html),
            uri: url.clone(),
            url,
            avatar: picture.clone(),
            avatar_static: picture,
            avatar_description: "",
            header: header.clone(),
            header_static: header,
            header_description: "",
            followers_count: place.members_count(),
            following_count: 0,
            statuses_count,
            last_status_at: last.map(day),
            hide_collections: false,
            emojis: Vec::new(),
            roles: Vec::new(),
            fields: Vec::new(),
            suspended: None,
            mute_expires_at: None,
            source: None,
            role: None,
        }
    }

    /// Only their face and where it leads.
    pub fn partial(&self) -> PartialAccount {
        PartialAccount {
            id: self.id.clone(),
            acct: self.acct.clone(),
            url: self.url.clone(),
            avatar: self.avatar.clone(),
            avatar_static: self.avatar_static.clone(),
            avatar_description: self.avatar_description,
            locked: self.locked,
            bot: self.bot,
        }
    }

    /// Whether it is a group or unit.
    pub fn is_place(&self) -> bool {
        self.group
    }

    /// As one whom the reader has muted until then.
    pub fn muted(mut self, until: Option<Time>) -> Self {
        self.mute_expires_at = Some(until.map(At));
        self
    }
}

/// What they do and where, then what they say of themselves.
fn note(api: &Api, whole: &Whole) -> String {
    let a = &whole.account;
    let facts: Vec<String> = [&a.title, &whole.unit_name, &a.location]
        .into_iter()
        .filter(|text| !text.is_empty())
        .map(|text| html::escape(text))
        .collect();
    let mut note = String::new();
    if !facts.is_empty() {
        note = format!("<p>{}</p>", facts.join(" · "));
    }
    if let Some(line) = a.status_line(api.ctx.now()) {
        let line = format!("{} {}", line.emoji, line.text);
        note.push_str(&format!("<p>{}</p>", html::escape(line.trim())));
    }
    note.push_str(&html::absolute(api, &whole.about));
    note
}

/// Links of a profile: `shown` as they are read, else as they were written.
fn fields(a: &Stored, shown: bool) -> Vec<Field> {
    a.links
        .iter()
        .map(|link| Field {
            name: link.label.clone(),
            value: if shown {
                let url = html::escape(&link.url);
                format!("<a href=\"{url}\" target=\"_blank\" rel=\"nofollow noopener noreferrer\">{url}</a>")
            } else {
                link.url.clone()
            },
            verified_at: None,
        })
        .collect()
}

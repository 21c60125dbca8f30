//! The channels one can listen to.

use service::live::News;

use crate::{Me, Params};

/// Groups and units one is in are lists to apps; ids of none of them are the same.
const LISTS: [&str; 3] = ["list:", "group:", "unit:"];

/// What of the news goes to whom listens here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Channel {
    /// My home and what I am told.
    User,
    /// Only what I am told.
    Notifications,
    /// What is for everyone in the organisation; `media`: only posts with pictures.
    Public {
        /// Only posts with pictures.
        media: bool,
        /// As the client called it.
        name: &'static str,
    },
    /// Posts of other servers: there are none.
    Remote(&'static str),
    /// Posts with a tag, by its key.
    Tag {
        /// What the posts have.
        key: String,
        /// As the client wrote it.
        written: String,
        /// As the client called the channel.
        name: &'static str,
    },
    /// A list of mine.
    List(String),
    /// Conversations.
    Direct,
}

impl Channel {
    /// The channel a client asks for; none when there is no such.
    pub(super) fn parse(params: &Params) -> Option<Self> {
        let public = |name, media| Some(Self::Public { media, name });
        let tag = |name| {
            let written = params.filled("tag")?;
            let key = text::key(written.trim_start_matches('#'));
            Some(Self::Tag { key, written, name })
        };
        match params.string("stream").as_str() {
            "user" => Some(Self::User),
            "user:notification" => Some(Self::Notifications),
            "public" => public("public", params.is("only_media")),
            "public:media" => public("public:media", true),
            "public:local" => public("public:local", params.is("only_media")),
            "public:local:media" => public("public:local:media", true),
            "public:remote" => Some(Self::Remote("public:remote")),
            "public:remote:media" => Some(Self::Remote("public:remote:media")),
            "hashtag" => tag("hashtag"),
            "hashtag:local" => tag("hashtag:local"),
            "list" => Some(Self::List(params.filled("list")?)),
            "direct" => Some(Self::Direct),
            _ => None,
        }
    }

    /// Whether the token may listen here.
    pub(super) fn allowed(&self, me: &Me) -> bool {
        let scope = match self {
            Self::Notifications => "read:notifications",
            Self::List(_) => "read:lists",
            _ => "read:statuses",
        };
        me.caller.scopes.allow(scope)
    }

    /// Its name and what it is of, as a message over WebSocket says which channel it comes from.
    pub(super) fn name(&self) -> Vec<String> {
        match self {
            Self::User => vec!["user".to_owned()],
            Self::Notifications => vec!["user:notification".to_owned()],
            Self::Public { name, .. } | Self::Remote(name) => vec![(*name).to_owned()],
            Self::Tag { written, name, .. } => vec![(*name).to_owned(), written.clone()],
            Self::List(id) => vec!["list".to_owned(), id.clone()],
            Self::Direct => vec!["direct".to_owned()],
        }
    }

    /// Whether some news belongs here. A change or an end goes wherever the post might be shown.
    pub(super) fn takes(&self, news: &News) -> bool {
        match (self, news) {
            (Self::Remote(_), _) => false,
            (Self::User | Self::Notifications, News::Notified { .. }) => true,
            (Self::User, News::Preferences) => true,
            (Self::Notifications, _) => false,
            (_, News::Post { streams, .. }) => streams.iter().any(|s| self.is(s)),
            (_, News::Change { .. } | News::Gone { .. }) => true,
            _ => false,
        }
    }

    /// Whether it is what news call so.
    fn is(&self, stream: &str) -> bool {
        match self {
            Self::User => stream == "home",
            Self::Public { .. } => stream == "everyone",
            Self::Tag { key, .. } => stream.strip_prefix("tag:") == Some(key),
            Self::List(id) => LISTS.iter().any(|of| stream.strip_prefix(of) == Some(id)),
            Self::Direct => stream.starts_with("conversation:"),
            Self::Notifications | Self::Remote(_) => false,
        }
    }

    /// Whether it wants a post that has pictures, or has none.
    pub(super) fn wants(&self, has_media: bool) -> bool {
        has_media || !matches!(self, Self::Public { media: true, .. })
    }
}

//! Posts.

use model::Audience;
use serde::Serialize;
use service::views::{Quote as Quoted, StatusView};

use super::account::{Account, Empty};
use super::card::PreviewCard;
use super::emoji::{self, Emoji, Given};
use super::filter::FilterResult;
use super::media::MediaAttachment;
use super::poll::Poll;
use super::shown::Shown;
use crate::frame::html;
use crate::frame::time::At;

/// A post, or a boost of one.
#[derive(Debug, Clone, Serialize)]
pub struct Status {
    /// Id.
    pub id: String,
    created_at: At,
    in_reply_to_id: Option<String>,
    in_reply_to_account_id: Option<String>,
    sensitive: bool,
    spoiler_text: String,
    visibility: &'static str,
    language: Option<String>,
    uri: String,
    url: String,
    replies_count: i64,
    reblogs_count: i64,
    favourites_count: i64,
    quotes_count: i64,
    edited_at: Option<At>,
    content: String,
    reblog: Option<Box<Status>>,
    application: Option<()>,
    account: Account,
    media_attachments: Vec<MediaAttachment>,
    mentions: Vec<Mention>,
    tags: Vec<Tag>,
    emojis: Vec<Emoji>,
    reactions: Vec<Given>,
    card: Option<PreviewCard>,
    poll: Option<Poll>,
    quote: Option<Quote>,
    quote_approval: QuoteApproval,
    favourited: bool,
    reblogged: bool,
    muted: bool,
    bookmarked: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pinned: Option<bool>,
    filtered: Vec<FilterResult>,
    /// As it was written: only of one that was just deleted, to write it anew.
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<String>,
}

/// Someone named in a post.
#[derive(Debug, Clone, Serialize)]
pub struct Mention {
    id: String,
    username: String,
    url: String,
    acct: String,
}

/// A tag in a post.
#[derive(Debug, Clone, Serialize)]
struct Tag {
    name: String,
    url: String,
}

/// What a post quotes.
#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
enum Quote {
    Seen {
        state: &'static str,
        quoted_status: Option<Box<Status>>,
    },
    Shallow {
        state: &'static str,
        quoted_status_id: String,
    },
}

/// Who may quote a post.
#[derive(Debug, Clone, Serialize)]
struct QuoteApproval {
    automatic: Vec<&'static str>,
    manual: Empty,
    current_user: &'static str,
}

/// Mastodon's word for who sees a post. What Mastodon has no word for is never called wider than it is.
pub fn visibility(audience: Audience) -> &'static str {
    match audience {
        Audience::Everyone => "public",
        Audience::Followers | Audience::Unit(_) | Audience::Group(_) => "private",
        Audience::Named | Audience::Conversation(_) => "direct",
    }
}

impl Status {
    /// As the reader sees it; none when who wrote it is not there.
    pub fn new(shown: &Shown, view: &StatusView) -> Option<Self> {
        let (s, api) = (&view.status, shown.api());
        let account = shown.account(s.author_id)?;
        let reblog = match &view.boost_of {
            Some(original) => Some(Box::new(Self::new(shown, original)?)),
            None => None,
        };
        let path = format!("/@{}/{}", view.author.handle, s.id);
        let yours = reblog.as_ref().map_or(view.yours, |_| view.content().yours);
        let content = view.content();
        Some(Self {
            id: s.id.to_string(),
            created_at: At(s.created_at),
            in_reply_to_id: s.reply_to_id.map(|id| id.to_string()),
            in_reply_to_account_id: s.reply_to_account_id.map(|id| id.to_string()),
            sensitive: !content.status.note.is_empty(),
            spoiler_text: s.note.clone(),
            visibility: visibility(s.audience),
            language: Some(s.language.clone()).filter(|l| !l.is_empty()),
            uri: api.url(&format!("/users/{}/statuses/{}", view.author.handle, s.id)),
            url: api.url(&path),
            replies_count: content.status.replies_count,
            reblogs_count: content.status.boosts_count,
            favourites_count: content.status.favourites_count,
            quotes_count: content.status.quotes_count,
            edited_at: s.edited_at.map(At),
            content: words(shown, view),
            account,
            media_attachments: view
                .media
                .iter()
                .map(|m| MediaAttachment::new(api, shown.caller(), m))
                .collect(),
            mentions: shown.mentions(s.id),
            tags: tags(shown, view),
            emojis: emojis(shown, view),
            reactions: content
                .reactions
                .iter()
                .map(|r| Given::new(api, shown.caller(), r))
                .collect(),
            card: view
                .card
                .as_ref()
                .map(|card| PreviewCard::new(api, shown.caller(), card)),
            poll: view
                .poll
                .as_ref()
                .map(|poll| Poll::new(api, shown.caller(), poll)),
            quote: quote(shown, view),
            quote_approval: approval(view),
            favourited: yours.favourited,
            reblogged: yours.boosted,
            muted: yours.muted,
            bookmarked: yours.bookmarked,
            pinned: (view.yours.author && reblog.is_none()).then_some(view.yours.pinned),
            filtered: content
                .filtered
                .iter()
                .map(|f| FilterResult::new(content.status.id, f))
                .collect(),
            application: None,
            reblog,
            text: None,
        })
    }

    /// With its source, and its images still there: what is needed to write it anew.
    pub fn to_redraft(mut self, source: String) -> Self {
        self.text = Some(source);
        self
    }
}

/// The text, with a line for whom it is where Mastodon has no word for that.
fn words(shown: &Shown, view: &StatusView) -> String {
    if let Some(original) = &view.boost_of {
        return words(shown, original);
    }
    let mut html = html::absolute(shown.api(), &view.status.html);
    let named = matches!(
        view.audience.audience,
        Audience::Unit(_) | Audience::Group(_)
    );
    if named && !view.audience.name.is_empty() {
        let name = html::escape(&view.audience.name);
        html.push_str(&format!("<p>🔒 {name}</p>"));
    }
    html
}

/// Our own emoji in its words.
fn emojis(shown: &Shown, view: &StatusView) -> Vec<Emoji> {
    let note = html::escape(&view.status.note);
    let words = [view.status.html.as_str(), note.as_str()];
    emoji::within(shown.api(), shown.caller(), words)
}

fn tags(shown: &Shown, view: &StatusView) -> Vec<Tag> {
    if !view.status.source.contains('#') {
        return Vec::new();
    }
    let found = text::extract(&view.status.source).tags;
    found
        .into_iter()
        .map(|name| Tag {
            url: shown.api().url(&format!("/tags/{}", text::key(&name))),
            name,
        })
        .collect()
}

fn quote(shown: &Shown, view: &StatusView) -> Option<Quote> {
    let quoted = match (&view.quote, view.status.quote_of_id) {
        (Some(Quoted::Seen(quoted)), _) => Status::new(shown, quoted),
        (Some(Quoted::Unseen), _) => None,
        // A quote in a quote is not opened.
        (None, Some(id)) => {
            return Some(Quote::Shallow {
                state: "accepted",
                quoted_status_id: id.to_string(),
            });
        }
        (None, None) => return None,
    };
    Some(Quote::Seen {
        state: if quoted.is_some() {
            "accepted"
        } else {
            "deleted"
        },
        quoted_status: quoted.map(Box::new),
    })
}

fn approval(view: &StatusView) -> QuoteApproval {
    let open = view.yours.may_boost || view.yours.author;
    QuoteApproval {
        automatic: if view.yours.may_boost {
            vec!["public"]
        } else {
            Vec::new()
        },
        manual: [],
        current_user: if open { "automatic" } else { "denied" },
    }
}

impl Mention {
    pub(super) fn new(api: &crate::Api, account: &model::Account) -> Self {
        Self {
            id: account.id.to_string(),
            username: account.handle.clone(),
            url: api.url(&format!("/@{}", account.handle)),
            acct: account.handle.clone(),
        }
    }
}

//! A post as it was when it was reported: it stays as it was, whatever becomes of the post.

use model::{AccountId, Audience, MediaId, ReportId, StatusId, Time};
use serde::{Deserialize, Serialize};
use store::Tx;
use store::reports::KeptPost;
use store::statuses::thread::{Sight, above, below};

use crate::views::{self, Context, Quote, StatusView};
use crate::{Answer, Ctx};

/// Posts kept above a reported one, the nearest.
const ABOVE: usize = 5;
/// Answers kept below it, the first.
const BELOW: usize = 10;

/// A post as it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// Which.
    pub id: StatusId,
    /// Who wrote it.
    pub author_id: AccountId,
    /// Their name then.
    pub author_name: String,
    /// Their handle then.
    pub author_handle: String,
    /// Whom it answered.
    pub reply_to: String,
    /// Content note.
    pub note: String,
    /// As it was shown.
    pub html: String,
    /// ISO 639-1 code, or empty.
    pub language: String,
    /// Who saw it.
    pub audience: Audience,
    /// Name of the unit or group it was for.
    pub place: String,
    /// Images.
    pub images: Vec<EvidenceImage>,
    /// Answers of its poll.
    pub poll: Vec<String>,
    /// What it quoted, in plain words.
    pub quote: String,
    /// When it was written.
    pub created_at: Time,
    /// When it was last changed before it was kept.
    pub edited_at: Option<Time>,
}

/// An image of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EvidenceImage {
    /// Which.
    pub id: MediaId,
    /// What it shows.
    pub description: String,
}

impl Evidence {
    /// The post as the viewer of `view` sees it now.
    pub(crate) fn of(view: &StatusView) -> Self {
        let (s, author) = (&view.status, &view.author);
        let quote = match &view.quote {
            Some(Quote::Seen(q)) => text::excerpt(&text::plain_of_ours(&q.status.html), 300),
            _ => String::new(),
        };
        let image = |m: &views::MediaView| EvidenceImage {
            id: m.id,
            description: m.description.clone(),
        };
        let poll = view.poll.iter().flat_map(|p| &p.options);
        Self {
            id: s.id,
            author_id: s.author_id,
            author_name: author.name.clone(),
            author_handle: author.handle.clone(),
            reply_to: view
                .reply_to
                .as_ref()
                .map(|a| a.name.clone())
                .unwrap_or_default(),
            note: s.note.clone(),
            html: s.html.clone(),
            language: s.language.clone(),
            audience: s.audience,
            place: view.audience.name.clone(),
            images: view.media.iter().map(image).collect(),
            poll: poll.map(|o| o.title.clone()).collect(),
            quote,
            created_at: s.created_at,
            edited_at: s.edited_at,
        }
    }

    /// From what was stored.
    pub(crate) fn read(data: &str) -> store::Result<Self> {
        store::param::read_json(data)
    }

    /// To be stored.
    pub(crate) fn write(&self) -> store::Result<String> {
        store::param::write_json(self)
    }

    /// Its images.
    pub(crate) fn media(&self) -> Vec<MediaId> {
        self.images.iter().map(|i| i.id).collect()
    }
}

/// Keeps `posts` for a report, each with the thread around it, as `viewer` sees them now.
pub(crate) fn keep_all(
    ctx: &Ctx,
    tx: &mut Tx,
    viewer: AccountId,
    report: ReportId,
    posts: &[StatusId],
) -> Answer<()> {
    let now = ctx.now();
    let mut around: Vec<StatusId> = Vec::new();
    for id in posts {
        let seen = |p: &store::statuses::thread::Place| p.sight != Sight::Gap;
        let up = above(tx, viewer, *id, now)?;
        around.extend(
            up.iter()
                .rev()
                .filter(|p| seen(p))
                .take(ABOVE)
                .map(|p| p.id),
        );
        let down = below(tx, viewer, *id, now, 200)?;
        around.extend(down.iter().filter(|p| seen(p)).take(BELOW).map(|p| p.id));
    }
    around.retain(|id| !posts.contains(id));
    for (ids, reported) in [(posts, true), (around.as_slice(), false)] {
        for view in views::hydrate(tx, viewer, ids, Context::Thread, now)? {
            let evidence = Evidence::of(&view);
            let kept = KeptPost {
                status_id: evidence.id,
                reported,
                data: evidence.write()?,
            };
            store::reports::keep(tx, report, &kept, &evidence.media())?;
        }
    }
    Ok(())
}

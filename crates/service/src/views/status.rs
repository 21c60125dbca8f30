//! Posts as a reader sees them: a fixed number of queries whatever the size of the page.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use model::{
    AccountId, Audience, CardId, GroupId, Media, MediaId, Poll, PollId, Status, StatusId, Time,
    UnitId,
};
use store::Conn;
use store::statuses::state::{self, Mine, Reaction};

use super::{AccountCard, AudienceView, Context, Filtered, Filters, cards};
use crate::Answer;

/// No account has this number: it stands for no reader.
pub(super) const NOBODY: i64 = 0;

/// A post, reply or boost as a reader sees it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct StatusView {
    /// As stored. A boost has no text: show [`StatusView::boost_of`] and say who boosted.
    pub status: Status,
    /// Who wrote or boosted it.
    pub author: AccountCard,
    /// What it boosts.
    pub boost_of: Option<Box<StatusView>>,
    /// What it quotes.
    pub quote: Option<Quote>,
    /// Whom it answers.
    pub reply_to: Option<AccountCard>,
    /// Who sees it.
    pub audience: AudienceView,
    /// Images.
    pub media: Vec<MediaView>,
    /// Poll.
    pub poll: Option<PollView>,
    /// Preview of its first link.
    pub card: Option<CardView>,
    /// Emoji under it.
    pub reactions: Vec<Reaction>,
    /// What the reader did with it and may do.
    pub yours: Yours,
    /// A moderator hid it: the reader wrote it, or keeps order.
    pub hidden: bool,
    /// It matches one of the reader's filters.
    pub filtered: Option<Filtered>,
}

impl StatusView {
    /// The post that is read: what it boosts, or itself.
    pub fn content(&self) -> &StatusView {
        self.boost_of.as_deref().unwrap_or(self)
    }

    /// Whether others see it alike: nothing in it is the reader's own but whether they favourited, boosted or bookmarked it.
    /// Messages never are.
    pub fn is_common(&self) -> bool {
        let quoted = |v: &Self| match &v.quote {
            Some(Quote::Seen(quoted)) => quoted.is_common(),
            _ => true,
        };
        let y = &self.yours;
        let own = y.author || y.pinned || y.muted || y.moderates || y.group_pinned;
        let talk = matches!(self.status.audience, Audience::Conversation(_));
        let chose = self.poll.as_ref().is_some_and(|p| p.voted);
        let gave = self.reactions.iter().any(|r| r.mine);
        let plain = !(own || talk || chose || gave || self.hidden || self.filtered.is_some());
        plain && quoted(self) && self.boost_of.as_deref().is_none_or(Self::is_common)
    }
}

/// A quoted post.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Quote {
    /// The reader may see it; its own quote is not opened further.
    Seen(Box<StatusView>),
    /// It is gone, or not for this reader.
    Unseen,
}

/// What the reader did with a post, and may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub struct Yours {
    /// Wrote it.
    pub author: bool,
    /// Favourited it.
    pub favourited: bool,
    /// Boosted it.
    pub boosted: bool,
    /// Bookmarked it.
    pub bookmarked: bool,
    /// Pinned it on the own profile.
    pub pinned: bool,
    /// Muted its thread.
    pub muted: bool,
    /// Keeps order in the group it is in.
    pub moderates: bool,
    /// It stands at the top of its group.
    pub group_pinned: bool,
    /// May boost it: it is for everyone or a unit.
    pub may_boost: bool,
}

impl Yours {
    /// Whether the reader did nothing with it and may do no more than everyone.
    pub(super) fn is_plain(&self) -> bool {
        let plain = Self {
            may_boost: self.may_boost,
            ..Self::default()
        };
        *self == plain
    }
}

/// An image of a post.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct MediaView {
    /// Id: the image is at `/media/ID` and `/media/ID/small`.
    pub id: MediaId,
    /// Pixels.
    pub width: i64,
    /// Pixels.
    pub height: i64,
    /// To show while it loads.
    pub blurhash: String,
    /// Text for those who do not see it.
    pub description: String,
}

/// A poll as a reader sees it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct PollView {
    /// Id.
    pub id: PollId,
    /// More than one answer allowed.
    pub multiple: bool,
    /// Until when.
    pub ends_at: Time,
    /// It is over.
    pub ended: bool,
    /// People who voted.
    pub voters_count: i64,
    /// The reader voted, or wrote it: the results are shown.
    pub voted: bool,
    /// The answers.
    pub options: Vec<PollOptionView>,
}

/// An answer of a poll.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct PollOptionView {
    /// Text.
    pub title: String,
    /// Votes for it.
    pub votes_count: i64,
    /// The reader's choice.
    pub mine: bool,
}

/// Preview of a linked page.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct CardView {
    /// Where it leads.
    pub url: String,
    /// Title.
    pub title: String,
    /// A few sentences.
    pub description: String,
    /// Name of the site.
    pub site: String,
    /// Its picture, at `/media/ID`.
    pub media_id: Option<MediaId>,
}

/// The posts `ids` as `viewer` sees them, in the order of `ids`; those not to be seen are left out,
/// and in timelines also those that a filter hides.
pub fn hydrate(
    c: &mut Conn,
    viewer: AccountId,
    ids: &[StatusId],
    context: Context,
    now: Time,
) -> Answer<Vec<StatusView>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let page = Page::load(c, viewer, ids, now, |c, ids| {
        store::statuses::list(c, viewer, ids)
    })?;
    let views = ids.iter().filter_map(|id| page.view(*id, true));
    Ok(views
        .filter(|v| context == Context::Thread || is_wanted(v, viewer))
        .collect())
}

/// Those of `ids` that stand, whoever may see them, as they are to people who have nothing to do with them: to have them ready for
/// those who find them. Nobody is shown these as they are.
pub(super) fn of_nobody(c: &mut Conn, ids: &[StatusId], now: Time) -> Answer<Vec<StatusView>> {
    let page = Page::load(c, NOBODY.into(), ids, now, |c, ids| {
        let found = store::statuses::find::written(c, ids)?.into_values();
        let standing = found.filter(|post| post.stands);
        Ok(standing.map(|post| post.status).collect())
    })?;
    Ok(ids.iter().filter_map(|id| page.view(*id, true)).collect())
}

/// Whether no filter of the reader hides it in a timeline.
pub(super) fn is_wanted(view: &StatusView, viewer: AccountId) -> bool {
    let shown = view.content();
    shown.status.author_id == viewer || !shown.filtered.as_ref().is_some_and(|f| f.hide)
}

/// All that is read of a post: note, words, answers of a poll, descriptions of images.
pub(super) fn words<'a>(s: &Status, more: impl Iterator<Item = &'a String>) -> String {
    let mut words = format!("{}\n{}", s.note, text::plain_of_ours(&s.html));
    for text in more {
        words.push('\n');
        words.push_str(text);
    }
    words
}

fn named_groups(statuses: &HashMap<StatusId, Status>) -> Vec<String> {
    let named = statuses.values().flat_map(|s| text::groups::named(&s.html));
    named.map(str::to_owned).collect()
}

/// Everything a page of posts needs.
struct Page {
    viewer: AccountId,
    now: Time,
    statuses: HashMap<StatusId, Status>,
    people: HashMap<AccountId, AccountCard>,
    units: HashMap<UnitId, String>,
    groups: HashMap<GroupId, store::groups::Place>,
    keeping: store::groups::Keeping,
    /// Names in addresses of groups that the posts name and the viewer may know of.
    named: HashMap<String, String>,
    media: HashMap<StatusId, Vec<Media>>,
    polls: HashMap<StatusId, Poll>,
    votes: HashMap<PollId, Vec<i64>>,
    cards: HashMap<CardId, store::cards::Card>,
    reactions: HashMap<StatusId, Vec<Reaction>>,
    mine: Mine,
    hidden: HashSet<StatusId>,
    filters: Filters,
}

impl Page {
    fn load(
        c: &mut Conn,
        viewer: AccountId,
        ids: &[StatusId],
        now: Time,
        find: impl Fn(&mut Conn, &[StatusId]) -> store::Result<Vec<Status>>,
    ) -> Answer<Self> {
        let mut statuses: HashMap<StatusId, Status> = HashMap::new();
        // The posts, what they boost, and what any of those quote: three look-ups, each through the viewer if there is one.
        let mut wanted: Vec<StatusId> = ids.to_vec();
        for _ in 0..3 {
            wanted.retain(|id| !statuses.contains_key(id));
            let found = find(c, &wanted)?;
            wanted = found
                .iter()
                .flat_map(|s| [s.boost_of_id, s.quote_of_id])
                .flatten()
                .collect();
            statuses.extend(found.into_iter().map(|s| (s.id, s)));
            if wanted.is_empty() {
                break;
            }
        }
        let all: Vec<StatusId> = statuses.keys().copied().collect();
        let of = |f: fn(&Status) -> Option<AccountId>| {
            statuses.values().filter_map(f).collect::<HashSet<_>>()
        };
        let mut people = of(|s| Some(s.author_id));
        people.extend(of(|s| s.reply_to_account_id));
        let people: Vec<AccountId> = people.into_iter().collect();
        let (mut units, mut groups) = (Vec::new(), Vec::new());
        for status in statuses.values() {
            match status.audience {
                Audience::Unit(unit) => units.push(unit),
                Audience::Group(group) => groups.push(group),
                _ => {}
            }
        }
        let polls: Vec<PollId> = statuses.values().filter_map(|s| s.poll_id).collect();
        let cards_: Vec<CardId> = statuses.values().filter_map(|s| s.card_id).collect();
        Ok(Self {
            viewer,
            now,
            people: cards(c, &people, now)?,
            units: store::units::names(c, &units)?,
            keeping: store::groups::keeping(c, viewer, &groups)?,
            named: store::groups::found_slugs(c, viewer, &named_groups(&statuses))?,
            groups: store::groups::places(c, &groups)?,
            media: store::media::list_by_status(c, &all)?,
            polls: store::polls::list(c, &polls)?,
            votes: store::polls::votes(c, viewer, &polls)?,
            cards: store::cards::list(c, &cards_)?,
            reactions: state::reactions(c, viewer, &all)?,
            mine: state::mine(c, viewer, &all)?,
            hidden: state::hidden(c, &all)?,
            filters: Filters::load(c, viewer, now)?,
            statuses,
        })
    }

    fn view(&self, id: StatusId, open_quote: bool) -> Option<StatusView> {
        let status = self.statuses.get(&id)?;
        let boost_of = match status.boost_of_id {
            Some(original) => Some(Box::new(self.view(original, true)?)),
            None => None,
        };
        let quote = status
            .quote_of_id
            .filter(|_| open_quote)
            .map(|q| match self.view(q, false) {
                Some(view) => Quote::Seen(Box::new(view)),
                None => Quote::Unseen,
            });
        Some(StatusView {
            author: self.people.get(&status.author_id)?.clone(),
            boost_of,
            quote,
            reply_to: status
                .reply_to_account_id
                .and_then(|a| self.people.get(&a))
                .filter(|person| !person.erased)
                .cloned(),
            audience: self.audience(status.audience),
            media: self
                .media
                .get(&id)
                .map(|all| all.iter().map(media_view).collect())
                .unwrap_or_default(),
            poll: self.polls.get(&id).map(|p| self.poll(p, status)),
            card: status
                .card_id
                .and_then(|card| self.cards.get(&card))
                .map(card_view),
            reactions: self.reactions.get(&id).cloned().unwrap_or_default(),
            yours: self.yours(status),
            hidden: self.hidden.contains(&status.id),
            filtered: self.filter(status),
            status: self.shown(status),
        })
    }

    /// The post; a group that the viewer may not know of is only a word in it.
    fn shown(&self, status: &Status) -> Status {
        let mut status = status.clone();
        if let Cow::Owned(html) =
            text::groups::without(&status.html, |slug| self.named.contains_key(slug))
        {
            status.html = html;
        }
        status
    }

    fn audience(&self, audience: Audience) -> AudienceView {
        let (name, slug) = match audience {
            Audience::Unit(unit) => (self.units.get(&unit).cloned(), None),
            Audience::Group(group) => match self.groups.get(&group) {
                Some(place) => (Some(place.name.clone()), Some(place.slug.clone())),
                None => (None, None),
            },
            _ => (None, None),
        };
        AudienceView {
            audience,
            name: name.unwrap_or_default(),
            slug: slug.unwrap_or_default(),
        }
    }

    fn yours(&self, s: &Status) -> Yours {
        Yours {
            author: s.author_id == self.viewer,
            favourited: self.mine.favourited.contains(&s.id),
            boosted: self.mine.boosted.contains(&s.id),
            bookmarked: self.mine.bookmarked.contains(&s.id),
            pinned: self.mine.pinned.contains(&s.id),
            muted: self.mine.muted.contains(&s.id),
            moderates: matches!(s.audience, Audience::Group(g) if self.keeping.groups.contains(&g)),
            group_pinned: self.keeping.pins.contains(&s.id),
            may_boost: matches!(s.audience, Audience::Everyone | Audience::Unit(_)),
        }
    }

    fn filter(&self, s: &Status) -> Option<Filtered> {
        if s.author_id == self.viewer || s.boost_of_id.is_some() || self.filters.is_empty() {
            return None;
        }
        if let Some(marked) = self.filters.marked(s.id) {
            return Some(marked);
        }
        let options = self.polls.get(&s.id).map(|p| p.options.as_slice());
        let images = self.media.get(&s.id).map(Vec::as_slice);
        let more = options
            .unwrap_or_default()
            .iter()
            .map(|o| &o.title)
            .chain(images.unwrap_or_default().iter().map(|m| &m.description));
        self.filters.check(&words(s, more))
    }

    fn poll(&self, poll: &Poll, status: &Status) -> PollView {
        let mine = self.votes.get(&poll.id);
        let option = |(i, o): (usize, &model::PollOption)| PollOptionView {
            title: o.title.clone(),
            votes_count: o.votes_count,
            mine: mine.is_some_and(|m| m.contains(&(i as i64))),
        };
        PollView {
            id: poll.id,
            multiple: poll.multiple,
            ends_at: poll.ends_at,
            ended: poll.ends_at <= self.now,
            voters_count: poll.voters_count,
            voted: mine.is_some() || status.author_id == self.viewer,
            options: poll.options.iter().enumerate().map(option).collect(),
        }
    }
}

/// An image as it is shown.
pub(crate) fn media_view(m: &Media) -> MediaView {
    MediaView {
        id: m.id,
        width: m.width,
        height: m.height,
        blurhash: m.blurhash.clone(),
        description: m.description.clone(),
    }
}

fn card_view(c: &store::cards::Card) -> CardView {
    CardView {
        url: c.url.clone(),
        title: c.title.clone(),
        description: c.description.clone(),
        site: c.site.clone(),
        media_id: c.media_id,
    }
}

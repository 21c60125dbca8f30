//! An event with everything it takes to tell it to anyone: asked of the store once, however many are watching.

use std::collections::{HashMap, HashSet};

use model::{
    AccountId, Audience, ConversationId, Event, EventKind, GroupLevel, ListId, Reach, Status,
    StatusId, Time, UnitId,
};
use store::{Conn, groups, live, statuses};

use super::News;
use crate::views::Filters;

/// An event and whom it concerns.
#[derive(Debug)]
pub struct Resolved {
    /// What happened.
    pub(super) event: Event,
    /// It is told after what came after it.
    pub(super) late: bool,
    about: Option<About>,
    /// What it answers or boosts, whose counts have moved.
    other: Option<About>,
    /// The conversation that changed, and who is in it.
    talk: Option<(ConversationId, HashSet<AccountId>)>,
}

/// A post and who may see it.
#[derive(Debug)]
struct About {
    status: Status,
    audience: Option<HashSet<AccountId>>,
    named: HashSet<AccountId>,
    blocked: HashSet<AccountId>,
    /// What moderators allow, when that is not all.
    curb: Option<Curb>,
    /// Only for a new post.
    places: Option<Places>,
}

/// A moderator hid the post, or limits its author.
#[derive(Debug)]
struct Curb {
    hidden: bool,
    reach: Reach,
    followers: HashSet<AccountId>,
    keepers: HashSet<AccountId>,
}

impl Curb {
    fn load(c: &mut Conn, status: &Status) -> store::Result<Option<Self>> {
        let hidden = statuses::find::is_hidden(c, status.id)?;
        // Messages reach those who talk with each other.
        let reach = match status.audience {
            Audience::Conversation(_) => Reach::Chosen,
            _ => store::strikes::reach(c, status.author_id)?,
        };
        if !hidden && reach == Reach::Chosen {
            return Ok(None);
        }
        let followers = match reach {
            Reach::Followers => live::followers(c, status.author_id)?,
            Reach::Chosen | Reach::Moderators => HashSet::new(),
        };
        Ok(Some(Self {
            hidden,
            reach,
            followers,
            keepers: live::keepers(c)?,
        }))
    }

    fn allows(&self, viewer: AccountId) -> bool {
        let near = self.reach == Reach::Chosen || self.followers.contains(&viewer);
        self.keepers.contains(&viewer) || (near && !self.hidden)
    }
}

/// On which lists a new post belongs.
#[derive(Debug)]
struct Places {
    followers: HashSet<AccountId>,
    reply_followers: HashSet<AccountId>,
    tag_followers: HashSet<AccountId>,
    muting: HashSet<AccountId>,
    tags: Vec<String>,
    units: Vec<UnitId>,
    /// Whose lists have the author in them.
    lists: HashMap<AccountId, Vec<ListId>>,
    /// In a group: its people, and what they want to be told of.
    levels: HashMap<AccountId, GroupLevel>,
}

impl Resolved {
    /// Asks the store for everything.
    pub(super) fn load(c: &mut Conn, event: Event, late: bool, now: Time) -> store::Result<Self> {
        let concerns_posts = event.status_id.filter(|_| {
            !matches!(
                event.kind,
                EventKind::Notified | EventKind::MarkerMoved | EventKind::Marked
            )
        });
        let about = match concerns_posts {
            Some(id) => Some(About::load(
                c,
                id,
                event.kind == EventKind::StatusPosted,
                now,
            )?),
            None => None,
        };
        let moves_counts = matches!(
            event.kind,
            EventKind::StatusPosted
                | EventKind::StatusDeleted
                | EventKind::StatusRestored
                | EventKind::StatusHidden
                | EventKind::StatusShown
        );
        let other = about
            .as_ref()
            .filter(|_| moves_counts)
            .and_then(|a| a.status.boost_of_id.or(a.status.reply_to_id));
        let other = match other {
            Some(id) => Some(About::load(c, id, false, now)?),
            None => None,
        };
        let talk = match event.data.parse() {
            Ok(id) if event.kind == EventKind::ConversationChanged => Some((
                id,
                live::conversation_people(c, id, StatusId::from(i64::MAX))?,
            )),
            _ => None,
        };
        Ok(Self {
            event,
            late,
            about,
            other,
            talk,
        })
    }

    /// What `viewer` is told of it, if anything.
    pub(super) fn news_for(&self, viewer: AccountId, filters: &Filters) -> Vec<News> {
        let mut news = Vec::new();
        if let Some((id, people)) = &self.talk
            && people.contains(&viewer)
        {
            return vec![News::Conversation { id: *id }];
        }
        if self.event.kind == EventKind::StatusHidden {
            return self.vanished(viewer).into_iter().collect();
        }
        let Some(about) = self.about.as_ref().filter(|a| a.seen_by(viewer)) else {
            return news;
        };
        let id = about.status.id;
        // A boost is only there for those who see what it boosts.
        if about.status.boost_of_id.is_some()
            && !self.other.as_ref().is_some_and(|o| o.seen_by(viewer))
        {
            return news;
        }
        match self.event.kind {
            EventKind::StatusPosted => news.extend(self.post(about, viewer, filters)),
            EventKind::StatusDeleted => news.push(News::Gone { id }),
            EventKind::StatusRestored
            | EventKind::StatusShown
            | EventKind::StatusEdited
            | EventKind::Reacted
            | EventKind::Unreacted
            | EventKind::Voted
            | EventKind::PollEnded
            | EventKind::CardReady => news.push(News::Change { id }),
            EventKind::Favourited | EventKind::Unfavourited => news.push(about.counts()),
            _ => {}
        }
        news.extend(
            self.other
                .as_ref()
                .filter(|o| o.seen_by(viewer))
                .map(About::counts),
        );
        news
    }

    /// A post was hidden: it leaves the screens of those who do not see it any more.
    fn vanished(&self, viewer: AccountId) -> Option<News> {
        let about = self.about.as_ref().filter(|a| a.meant_for(viewer))?;
        let id = about.status.id;
        Some(match about.seen_by(viewer) {
            true => News::Change { id },
            false => News::Gone { id },
        })
    }

    fn post(&self, about: &About, viewer: AccountId, filters: &Filters) -> Option<News> {
        let places = about.places.as_ref()?;
        let mine = about.status.author_id == viewer;
        let read = self
            .other
            .as_ref()
            .filter(|_| about.status.boost_of_id.is_some())
            .unwrap_or(about);
        let text = format!("{} {}", read.status.note, read.status.source);
        let unwanted =
            places.muting.contains(&viewer) || filters.check(&text).is_some_and(|f| f.hide);
        if unwanted && !mine {
            return None;
        }
        Some(News::Post {
            id: about.status.id,
            streams: places.streams(about, viewer),
            mine,
            // Of what a boost boosts, the reader may have made something their own long ago.
            alike: !mine
                && filters.is_empty()
                && about.status.boost_of_id.is_none()
                && !matches!(about.status.audience, Audience::Conversation(_)),
        })
    }
}

impl About {
    fn load(c: &mut Conn, id: StatusId, new: bool, now: Time) -> store::Result<Self> {
        let status = statuses::get(c, id)?;
        let audience = match status.audience {
            Audience::Everyone => None,
            Audience::Unit(unit) => Some(live::unit_people(c, unit)?),
            Audience::Followers => Some(live::followers(c, status.author_id)?),
            Audience::Named => Some(HashSet::new()),
            Audience::Group(group) if groups::is_open(c, group)? => None,
            Audience::Group(group) => Some(live::group_people(c, group)?),
            Audience::Conversation(talk) => Some(live::conversation_people(c, talk, id)?),
        };
        let places = if new {
            Some(Places::load(c, &status, now)?)
        } else {
            None
        };
        Ok(Self {
            audience,
            named: statuses::find::mentioned(c, status.id)?
                .into_iter()
                .collect(),
            blocked: live::blocked(c, status.author_id)?,
            curb: Curb::load(c, &status)?,
            places,
            status,
        })
    }

    fn seen_by(&self, viewer: AccountId) -> bool {
        let allowed = self.status.author_id == viewer
            || self.curb.as_ref().is_none_or(|curb| curb.allows(viewer));
        allowed && self.meant_for(viewer)
    }

    /// As its author chose.
    fn meant_for(&self, viewer: AccountId) -> bool {
        let invited = self
            .audience
            .as_ref()
            .is_none_or(|people| people.contains(&viewer));
        // In groups and conversations being named, or having written it, opens nothing.
        let named = self.status.audience.is_counted()
            && (self.status.author_id == viewer || self.named.contains(&viewer));
        (invited || named) && !self.blocked.contains(&viewer)
    }

    fn counts(&self) -> News {
        let s = &self.status;
        News::Counts {
            id: s.id,
            replies: s.replies_count,
            boosts: s.boosts_count,
            favourites: s.favourites_count,
        }
    }
}

impl Places {
    fn load(c: &mut Conn, status: &Status, now: Time) -> store::Result<Self> {
        let units = match status.audience {
            Audience::Unit(unit) => live::units_above(c, unit)?,
            Audience::Everyone => live::units_of(c, status.author_id)?,
            _ => Vec::new(),
        };
        let mut muting = live::muting(c, status.author_id, status.thread_id, now)?;
        if let Some(original) = status.boost_of_id {
            let original = statuses::get(c, original)?;
            muting.extend(live::muting(
                c,
                original.author_id,
                original.thread_id,
                now,
            )?);
        }
        Ok(Self {
            followers: live::followers(c, status.author_id)?,
            reply_followers: status
                .reply_to_account_id
                .map_or_else(|| Ok(HashSet::new()), |a| live::followers(c, a))?,
            tag_followers: live::tag_followers(c, status.id)?,
            muting,
            tags: live::tag_keys(c, status.id)?,
            units,
            lists: live::lists_with(c, status.author_id)?,
            levels: match status.audience {
                Audience::Group(group) => live::group_levels(c, group)?,
                _ => HashMap::new(),
            },
        })
    }

    fn streams(&self, about: &About, viewer: AccountId) -> Vec<String> {
        let s = &about.status;
        let open = about.curb.is_none() || s.author_id == viewer;
        let mut streams = Vec::new();
        match s.audience {
            // Messages are read in their conversation only.
            Audience::Conversation(id) => return vec![format!("conversation:{id}")],
            Audience::Group(id) if s.reply_to_id.is_none() => streams.push(format!("group:{id}")),
            _ => {}
        }
        let answers_other = s.reply_to_account_id.is_some_and(|a| a != s.author_id);
        let mine = s.author_id == viewer;
        let answer_shown = !answers_other
            || mine
            || s.reply_to_account_id == Some(viewer)
            || self.reply_followers.contains(&viewer);
        let level = self.levels.get(&viewer).copied();
        let near = mine || self.followers.contains(&viewer) || self.tag_followers.contains(&viewer);
        let wanted = match (s.audience, level) {
            (Audience::Group(_), None) => false,
            (Audience::Group(_), Some(level)) => {
                mine || level == GroupLevel::All || (near && level == GroupLevel::Mentions)
            }
            _ => near,
        };
        if answer_shown && wanted {
            streams.push("home".to_owned());
        }
        if open && s.audience == Audience::Everyone && s.boost_of_id.is_none() && !answers_other {
            streams.push("everyone".to_owned());
        }
        if s.boost_of_id.is_none() && (!answers_other || matches!(s.audience, Audience::Unit(_))) {
            streams.extend(self.units.iter().map(|u| format!("unit:{u}")));
        }
        let lists = self.lists.get(&viewer).into_iter().flatten();
        streams.extend(lists.map(|list| format!("list:{list}")));
        if open {
            streams.extend(self.tags.iter().map(|t| format!("tag:{t}")));
        }
        streams.push(format!("account:{}", s.author_id));
        streams.push(format!("thread:{}", s.thread_id));
        streams
    }
}

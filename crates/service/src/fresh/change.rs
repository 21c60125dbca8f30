//! What an event means for what was kept.

use std::collections::HashMap;

use model::{AccountId, Audience, Event, EventKind, StatusId};
use store::statuses::find::{self, Ties};
use store::{Conn, conversations};

use super::{Concern, Shows};
use crate::timelines::index::Held;

/// In `data` of an event: only how a person presents themselves changed, not what they may or who sees them.
pub(crate) const PROFILE: &str = "profile";

/// A change, and whom and what it concerns.
#[derive(Debug)]
pub(super) struct Change {
    /// Its place in line.
    pub(super) seq: i64,
    touches: Touches,
}

#[derive(Debug)]
enum Touches {
    /// Who knows.
    All,
    /// Only what these people see of their own.
    Own(Vec<AccountId>),
    /// What shows these people or posts.
    Some(Vec<AccountId>, Vec<StatusId>),
    /// The same; and the post may stand in timelines where it did not.
    New(Ties, Vec<StatusId>),
}

/// What these events mean.
pub(super) fn load(c: &mut Conn, events: &[Event]) -> store::Result<Vec<Change>> {
    let posts: Vec<StatusId> = events.iter().filter_map(|e| e.status_id).collect();
    let ties = find::ties(c, &posts)?;
    let mut all = Vec::with_capacity(events.len());
    for event in events {
        let touches = touches(c, event, &ties)?;
        all.push(Change {
            seq: event.seq,
            touches,
        });
    }
    Ok(all)
}

fn touches(c: &mut Conn, event: &Event, ties: &HashMap<StatusId, Ties>) -> store::Result<Touches> {
    use EventKind as Kind;
    let people: Vec<AccountId> = [Some(event.account_id), event.target_id]
        .into_iter()
        .flatten()
        .collect();
    let tie = event.status_id.and_then(|id| ties.get(&id));
    Ok(match event.kind {
        Kind::MarkerMoved
        | Kind::NotificationsSeen
        | Kind::Notified
        | Kind::Marked
        | Kind::RulesAccepted
        | Kind::TokenRevoked
        | Kind::SessionsEnded
        | Kind::ConversationChanged => Touches::Own(people),
        Kind::Followed | Kind::Unfollowed | Kind::PreferencesChanged => {
            Touches::Some(people, Vec::new())
        }
        // With another state or role they, and what they wrote, may come and go anywhere.
        Kind::AccountChanged if event.data == PROFILE => Touches::Some(people, Vec::new()),
        Kind::GroupChanged | Kind::GroupAccepted if event.target_id.is_some() => {
            Touches::Own(people)
        }
        Kind::GroupRequested | Kind::GroupInvited | Kind::GroupDeclined => Touches::Own(people),
        // With other words a post may have other tags, and name others.
        Kind::StatusPosted | Kind::StatusRestored | Kind::StatusShown | Kind::StatusEdited => {
            about(c, tie, |tie| Touches::New(*tie, near(tie)))?
        }
        Kind::StatusDeleted | Kind::StatusHidden | Kind::CardReady => {
            about(c, tie, |tie| Touches::Some(vec![tie.author_id], near(tie)))?
        }
        Kind::Favourited
        | Kind::Unfavourited
        | Kind::Reacted
        | Kind::Unreacted
        | Kind::Voted
        | Kind::PollEnded => match event.status_id {
            Some(id) => Touches::Some(Vec::new(), vec![id]),
            None => Touches::All,
        },
        _ => Touches::All,
    })
}

/// What happens to a post concerns those who see it; to a message, those it is for.
fn about(
    c: &mut Conn,
    tie: Option<&Ties>,
    touches: impl FnOnce(&Ties) -> Touches,
) -> store::Result<Touches> {
    let Some(tie) = tie else {
        return Ok(Touches::All);
    };
    match tie.audience {
        Audience::Conversation(id) => {
            let people = conversations::people(c, &[id])?;
            Ok(Touches::Own(people.into_values().flatten().collect()))
        }
        _ => Ok(touches(tie)),
    }
}

/// Posts that show something of it: itself, what it answers, boosts or quotes.
fn near(tie: &Ties) -> Vec<StatusId> {
    let others = [tie.boost_of_id, tie.quote_of_id];
    let near = [tie.id, tie.thread_id].into_iter();
    near.chain(others.into_iter().flatten()).collect()
}

impl Change {
    pub(super) fn touches(&self, concern: &Concern, index: &Held) -> bool {
        let reader = |people: &[AccountId]| people.contains(&concern.reader);
        let shown = |people: &[AccountId], posts: &[StatusId]| {
            reader(people)
                || people
                    .iter()
                    .any(|p| concern.people.binary_search(p).is_ok())
                || posts.iter().any(|p| concern.posts.binary_search(p).is_ok())
        };
        match &self.touches {
            Touches::All => true,
            Touches::Own(people) => reader(people),
            Touches::Some(people, posts) => shown(people, posts),
            Touches::New(tie, posts) => {
                shown(&[tie.author_id], posts) || comes(concern, index, tie)
            }
        }
    }
}

/// Whether a post may come to stand in it.
fn comes(concern: &Concern, index: &Held, tie: &Ties) -> bool {
    match concern.shows {
        Shows::These => false,
        Shows::Everyone => tie.audience == Audience::Everyone && tie.boost_of_id.is_none(),
        Shows::Home => index.may_reach(concern.reader, tie),
    }
}

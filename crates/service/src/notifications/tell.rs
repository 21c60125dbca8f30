//! From what happened to who is told: a consumer of events.

use std::collections::HashMap;

use model::{AccountId, Audience, Event, EventId, EventKind, NotificationKind, Status, StatusId};
use store::notifications::{self, Notification};
use store::{Conn, Tx, statuses};

use super::in_groups;
use super::settings::FromWhom;
use crate::Ctx;
use crate::events::{Act, Batch, Consumer};
use crate::preferences::Preferences;
use crate::views::Filters;

/// Tells people. Its name in the store is `notifications`.
#[derive(Debug)]
pub struct Teller;

impl Consumer for Teller {
    fn name(&self) -> &'static str {
        "notifications"
    }

    fn handle(&self, ctx: &Ctx, tx: &mut Tx, event: &Event) -> Result<(), db::Error> {
        use NotificationKind as Kind;
        match (event.kind, event.status_id) {
            (EventKind::StatusPosted, Some(id)) => {
                let (status, named) = (statuses::get(tx, id)?, statuses::find::mentioned(tx, id)?);
                posted(ctx, tx, event, &status, &named)
            }
            (EventKind::StatusEdited, Some(id)) => {
                let boosters = notifications::boosters(tx, id)?;
                tell(ctx, tx, event, Kind::Edit, &boosters, &format!("edit-{id}"))
            }
            (EventKind::Favourited, Some(id)) => tell(
                ctx,
                tx,
                event,
                Kind::Favourite,
                &target(event),
                &format!("favourite-{id}"),
            ),
            (EventKind::Reacted, Some(id)) => tell(
                ctx,
                tx,
                event,
                Kind::Reaction,
                &target(event),
                &format!("reaction-{id}"),
            ),
            (EventKind::Unfavourited, Some(_)) => take_back(tx, event, Kind::Favourite),
            (EventKind::Unreacted, Some(_)) => take_back(tx, event, Kind::Reaction),
            (EventKind::StatusDeleted, Some(id)) => unboosted(tx, event, id),
            (EventKind::PollEnded, Some(id)) => poll_ended(ctx, tx, event, id),
            (EventKind::Followed, _) => {
                // Those who follow on the same day are told together.
                let day = event.created_at.secs() / 86_400;
                tell(
                    ctx,
                    tx,
                    event,
                    Kind::Follow,
                    &target(event),
                    &format!("follow-{day}"),
                )
            }
            (EventKind::Unfollowed, _) => take_back(tx, event, Kind::Follow),
            (EventKind::JoinRequested, _) => {
                let admins = notifications::admins(tx)?;
                tell(
                    ctx,
                    tx,
                    event,
                    Kind::Join,
                    &admins,
                    &format!("join-{}", event.account_id),
                )
            }
            (
                EventKind::GroupInvited
                | EventKind::GroupRequested
                | EventKind::GroupAccepted
                | EventKind::GroupDeclined,
                _,
            ) => in_groups::settled(ctx, tx, event),
            (EventKind::Struck, _) => about_me(ctx, tx, event, Kind::Strike),
            (EventKind::StrikeDecided, _) => about_me(ctx, tx, event, Kind::Verdict),
            (EventKind::ReportSettled, _) => about_me(ctx, tx, event, Kind::Settled),
            (EventKind::ReportsChanged, _) if !event.data.is_empty() => keepers(ctx, tx, event),
            (EventKind::Appealed, _) => keepers(ctx, tx, event),
            _ => Ok(()),
        }
    }

    /// Most posts concern nobody in particular: that is known before the transaction.
    fn prepare(&self, c: &mut Conn, batch: &Batch) -> Result<Option<Act>, db::Error> {
        let events = batch.events.iter();
        let ids: Vec<StatusId> = events
            .filter(|e| e.kind == EventKind::StatusPosted)
            .filter_map(|e| e.status_id)
            .collect();
        let named = statuses::find::named(c, &ids)?;
        let of = |id: StatusId| Some((id, batch.posts.get(&id)?.status.clone()));
        let posts: HashMap<StatusId, Status> = ids.into_iter().filter_map(of).collect();
        Ok(Some(Box::new(move |ctx, tx, event| {
            let post = event.status_id.and_then(|id| posts.get(&id));
            match post.filter(|_| event.kind == EventKind::StatusPosted) {
                Some(status) => {
                    let named = named.get(&status.id).map(Vec::as_slice);
                    posted(ctx, tx, event, status, named.unwrap_or_default())
                }
                None => Teller.handle(ctx, tx, event),
            }
        })))
    }
}

/// What moderators did comes from nobody: the person is told as if by themselves, whomever they mute or block.
fn about_me(
    ctx: &Ctx,
    tx: &mut Tx,
    event: &Event,
    kind: NotificationKind,
) -> Result<(), db::Error> {
    match event.target_id {
        Some(target) => from_nobody(ctx, tx, event, kind, target),
        None => Ok(()),
    }
}

/// Those who keep order learn that something waits; whoever it is about does not, nor who brought it.
fn keepers(ctx: &Ctx, tx: &mut Tx, event: &Event) -> Result<(), db::Error> {
    let mut people = store::reports::moderators(tx)?;
    people.retain(|id| Some(*id) != event.target_id && *id != event.account_id);
    for id in people {
        from_nobody(ctx, tx, event, NotificationKind::Report, id)?;
    }
    Ok(())
}

fn from_nobody(
    ctx: &Ctx,
    tx: &mut Tx,
    event: &Event,
    kind: NotificationKind,
    account: AccountId,
) -> Result<(), db::Error> {
    // Reports of a day are one notice; what was done about me stands alone.
    let group = match kind {
        NotificationKind::Report => format!("report-{}", event.created_at.secs() / 86_400),
        _ => format!("{}-{}", kind.word(), event.data),
    };
    let told = Notification {
        id: ctx.id(),
        account_id: account,
        kind,
        from_id: account,
        status_id: None,
        group_id: None,
        group_key: group,
        data: event.data.clone(),
        created_at: event.created_at,
    };
    put(ctx, tx, &told)
}

fn target(event: &Event) -> Vec<AccountId> {
    event.target_id.into_iter().collect()
}

fn posted(
    ctx: &Ctx,
    tx: &mut Tx,
    event: &Event,
    status: &Status,
    named: &[AccountId],
) -> Result<(), db::Error> {
    use NotificationKind as Kind;
    let id = status.id;
    if let Some(original) = status.boost_of_id {
        let boosted = Event {
            status_id: Some(original),
            ..event.clone()
        };
        return tell(
            ctx,
            tx,
            &boosted,
            Kind::Boost,
            &target(event),
            &format!("boost-{original}"),
        );
    }
    if let Audience::Conversation(talk) = status.audience {
        let people = store::conversations::listeners(tx, talk, id)?;
        let group = super::of_conversation(talk);
        return tell(ctx, tx, event, Kind::Message, &people, &group);
    }
    let deaf = in_groups::deaf(tx, status)?;
    let mut told: Vec<AccountId> = Vec::new();
    if let Some(answered) = status.reply_to_account_id.filter(|a| !deaf.contains(a)) {
        tell(
            ctx,
            tx,
            event,
            Kind::Reply,
            &[answered],
            &format!("reply-{id}"),
        )?;
        told.push(answered);
    }
    let named: Vec<AccountId> = named
        .iter()
        .copied()
        .filter(|a| !told.contains(a) && !deaf.contains(a))
        .collect();
    tell(
        ctx,
        tx,
        event,
        Kind::Mention,
        &named,
        &format!("mention-{id}"),
    )?;
    told.extend(named);
    if let Some(quoted) = status.quote_of_id {
        let author = statuses::get(tx, quoted)?.author_id;
        if !told.contains(&author) && !deaf.contains(&author) {
            tell(
                ctx,
                tx,
                event,
                Kind::Quote,
                &[author],
                &format!("quote-{id}"),
            )?;
            told.push(author);
        }
    }
    in_groups::posted(ctx, tx, event, status, &told)
}

fn poll_ended(ctx: &Ctx, tx: &mut Tx, event: &Event, id: StatusId) -> Result<(), db::Error> {
    let mut people = notifications::voters(tx, id)?;
    people.retain(|voter| *voter != event.account_id);
    let group = format!("poll-{id}");
    tell(ctx, tx, event, NotificationKind::Poll, &people, &group)?;
    // The author is told too, although nobody else did it.
    let id = ctx.id();
    let own = Notification {
        id,
        account_id: event.account_id,
        kind: NotificationKind::Poll,
        from_id: event.account_id,
        status_id: event.status_id,
        group_id: None,
        group_key: group,
        data: String::new(),
        created_at: event.created_at,
    };
    put(ctx, tx, &own)
}

/// Undoing a boost deletes its row; who was told of it is told no longer.
fn unboosted(tx: &mut Tx, event: &Event, id: StatusId) -> Result<(), db::Error> {
    let status = statuses::get(tx, id)?;
    if let (Some(original), Some(author)) = (status.boost_of_id, event.target_id) {
        notifications::take_back(
            tx,
            author,
            NotificationKind::Boost,
            event.account_id,
            Some(original),
            "",
        )?;
    }
    Ok(())
}

fn take_back(tx: &mut Tx, event: &Event, kind: NotificationKind) -> Result<(), db::Error> {
    if let Some(author) = event.target_id {
        notifications::take_back(
            tx,
            author,
            kind,
            event.account_id,
            event.status_id.filter(|_| kind != NotificationKind::Follow),
            &event.data,
        )?;
    }
    Ok(())
}

/// Tells those of `people` who can be reached and want it.
pub(super) fn tell(
    ctx: &Ctx,
    tx: &mut Tx,
    event: &Event,
    kind: NotificationKind,
    people: &[AccountId],
    group: &str,
) -> Result<(), db::Error> {
    for account in notifications::reachable(
        tx,
        people,
        event.account_id,
        event.status_id,
        event.created_at,
    )? {
        let preferences: Preferences = store::users::preferences(tx, account)?;
        let wanted = match preferences.notifications.wants(kind) {
            FromWhom::Everyone => true,
            FromWhom::Followed => store::follows::exists(tx, account, event.account_id)?,
            FromWhom::Nobody => false,
        };
        if !wanted || is_hidden(tx, account, event, kind)? {
            continue;
        }
        let told = Notification {
            id: ctx.id(),
            account_id: account,
            kind,
            from_id: event.account_id,
            status_id: event.status_id,
            group_id: in_groups::about(event),
            group_key: group.to_owned(),
            data: in_groups::about(event).map_or_else(|| event.data.clone(), |_| String::new()),
            created_at: event.created_at,
        };
        put(ctx, tx, &told)?;
    }
    Ok(())
}

/// Whether a filter of `account` hides what others wrote to them.
fn is_hidden(
    tx: &mut Tx,
    account: AccountId,
    event: &Event,
    kind: NotificationKind,
) -> Result<bool, db::Error> {
    let written = matches!(
        kind,
        NotificationKind::Mention
            | NotificationKind::Reply
            | NotificationKind::Quote
            | NotificationKind::Message
            | NotificationKind::GroupPost
    );
    let (true, Some(id)) = (written, event.status_id) else {
        return Ok(false);
    };
    let filters = Filters::load(tx, account, event.created_at)?;
    let status = statuses::get(tx, id)?;
    Ok(filters
        .check(&format!("{} {}", status.note, status.source))
        .is_some_and(|f| f.hide))
}

pub(crate) fn put(ctx: &Ctx, tx: &mut Tx, told: &Notification) -> Result<(), db::Error> {
    if !notifications::insert(tx, told)? {
        return Ok(());
    }
    store::events::append(
        tx,
        &Event {
            id: ctx.id::<EventId>(),
            seq: 0,
            kind: EventKind::Notified,
            account_id: told.account_id,
            status_id: told.status_id,
            target_id: Some(told.from_id),
            data: told.id.to_string(),
            created_at: told.created_at,
        },
    )
}

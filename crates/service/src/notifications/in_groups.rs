//! What is told of groups: invitations and requests, every post to those who want it, and once a day how much is new.

use std::collections::HashSet;

use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use model::{
    AccountId, Audience, Event, EventKind, GroupId, GroupLevel, NotificationKind, Status, Time,
};
use store::notifications::Notification;
use store::{Tx, groups, statuses};

use super::tell::{put, tell};
use crate::{Answer, Ctx, jobs};

/// When of the day people are told how much is new.
const DIGEST_HOUR: i8 = 8;

/// The group that an event is about.
pub(super) fn about(event: &Event) -> Option<GroupId> {
    match event.kind {
        EventKind::GroupInvited
        | EventKind::GroupRequested
        | EventKind::GroupAccepted
        | EventKind::GroupDeclined => event.data.parse().ok(),
        _ => None,
    }
}

/// Someone was invited, asks to be let in, was let in or was not.
pub(super) fn settled(ctx: &Ctx, tx: &mut Tx, event: &Event) -> Result<(), db::Error> {
    let Some(group) = about(event) else {
        return Ok(());
    };
    let (kind, people) = match event.kind {
        EventKind::GroupRequested => {
            // It may have been settled before it was told.
            if !groups::asked(tx, group, event.account_id)? {
                return Ok(());
            }
            let moderators = groups::moderators(tx, group)?;
            (NotificationKind::GroupRequest, moderators)
        }
        EventKind::GroupInvited => (NotificationKind::GroupInvite, target(event)),
        EventKind::GroupAccepted => (NotificationKind::GroupAccepted, target(event)),
        _ => (NotificationKind::GroupDeclined, target(event)),
    };
    let key = format!("{}-{group}", kind.word());
    tell(ctx, tx, event, kind, &people, &key)
}

fn target(event: &Event) -> Vec<AccountId> {
    event.target_id.into_iter().collect()
}

/// People who want to hear nothing of the group a post is in.
pub(super) fn deaf(tx: &mut Tx, status: &Status) -> Result<HashSet<AccountId>, db::Error> {
    let Audience::Group(group) = status.audience else {
        return Ok(HashSet::new());
    };
    let deaf = groups::list_at_level(tx, group, GroupLevel::Nothing)?;
    Ok(deaf.into_iter().collect())
}

/// A new post in a group: told to those who want every post, but for those who were told of it otherwise.
pub(super) fn posted(
    ctx: &Ctx,
    tx: &mut Tx,
    event: &Event,
    status: &Status,
    told: &[AccountId],
) -> Result<(), db::Error> {
    let (Audience::Group(group), None) = (status.audience, status.reply_to_id) else {
        return Ok(());
    };
    let mut people = groups::list_at_level(tx, group, GroupLevel::All)?;
    people.retain(|who| !told.contains(who));
    let key = format!("group-post-{}", status.id);
    tell(ctx, tx, event, NotificationKind::GroupPost, &people, &key)?;
    if !groups::list_at_level(tx, group, GroupLevel::Digest)?.is_empty() {
        let due = morning(ctx, event.created_at);
        let unique = format!("digest-{group}");
        let asked = jobs::enqueue(ctx, tx, "group-digest", &group, Some(&unique), due);
        asked.map_err(|refusal| match refusal {
            crate::Refusal::Internal(error) => error,
            other => db::Error::Corrupt(other.to_string()),
        })?;
    }
    Ok(())
}

/// The next morning of the organisation.
fn morning(ctx: &Ctx, now: Time) -> Time {
    let zone = TimeZone::get(&ctx.organisation().time_zone).unwrap_or(TimeZone::UTC);
    let at = Timestamp::from_second(now.secs()).unwrap_or_default();
    let local = at.to_zoned(zone);
    let today = local.with().hour(DIGEST_HOUR).minute(0).second(0).build();
    let next = today.and_then(|today| {
        if today > local {
            Ok(today)
        } else {
            today.checked_add(1.day())
        }
    });
    next.map_or(now, |next| Time::from_secs(next.timestamp().as_second()))
}

/// Tells those who want a digest of a group how much is new in it since they looked; may run twice.
pub(crate) async fn digest(ctx: &Ctx, group: GroupId) -> Answer<()> {
    let (ctx_, now) = (ctx.clone(), ctx.now());
    ctx.write(move |tx| {
        for account in groups::list_at_level(tx, group, GroupLevel::Digest)? {
            let mine = groups::mine(tx, account)?;
            let Some(mine) = mine.into_iter().find(|m| m.group.id == group) else {
                continue;
            };
            let Some(newest) = groups::newest_unread(tx, group, account)? else {
                continue;
            };
            let day = now.secs() / 86_400;
            let told = Notification {
                id: ctx_.id(),
                account_id: account,
                kind: NotificationKind::GroupDigest,
                from_id: statuses::get(tx, newest)?.author_id,
                status_id: Some(newest),
                group_id: Some(group),
                group_key: format!("group-digest-{group}-{day}"),
                data: mine.unread.to_string(),
                created_at: now,
            };
            put(&ctx_, tx, &told)?;
        }
        Ok(())
    })
    .await
}

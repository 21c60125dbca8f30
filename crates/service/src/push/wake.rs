//! From a notification to a device: a consumer that asks for the work, and the work.

use std::collections::BTreeMap;

use model::{AccountId, Event, EventKind, NotificationId, PushId, Time};
use p256::SecretKey;
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::oauth::push::{self, Subscription};
use store::{Conn, Tx};
use url::Url;

use super::{encoded, seal, vapid, word};
use crate::events::Consumer;
use crate::fetch::FetchProblem;
use crate::jobs::{self, Failure};
use crate::notifications::{self, NotificationView};
use crate::preferences::Preferences;
use crate::{Actor, Ctx, Door, Refusal, live};

/// Name of the work in the store.
pub(crate) const KIND: &str = "push";
/// A push service keeps a message for a device that is off for so long, in seconds: news of two days ago are none.
const KEPT: u32 = 48 * 3600;
/// Characters of a post on a locked screen.
const SHOWN: usize = 140;

/// Asks for a push to every place that wants a notification. Its name in the store is `push`.
#[derive(Debug)]
pub struct Waker;

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub(crate) struct Push {
    account: AccountId,
    notification: NotificationId,
    to: PushId,
}

impl Consumer for Waker {
    fn name(&self) -> &'static str {
        KIND
    }

    fn handle(&self, ctx: &Ctx, tx: &mut Tx, event: &Event) -> Result<(), db::Error> {
        let (EventKind::Notified, Ok(id)) = (event.kind, event.data.parse()) else {
            return Ok(());
        };
        for subscription in push::list(tx, event.account_id)? {
            let push = Push {
                account: event.account_id,
                notification: id,
                to: subscription.id,
            };
            jobs::enqueue(ctx, tx, KIND, &push, None, ctx.now()).map_err(
                |refusal| match refusal {
                    Refusal::Internal(error) => error,
                    other => db::Error::Corrupt(other.to_string()),
                },
            )?;
        }
        Ok(())
    }
}

/// Wakes one place with one notification, unless it stands no more or is not wanted there now.
pub(crate) async fn wake(ctx: &Ctx, push: Push) -> Result<(), Failure> {
    let Some((to, told, locale)) = wanted(ctx, push).await? else {
        return Ok(());
    };
    let (Some(reader), Ok(url)) = (
        seal::Reader::parse(&to.p256dh, &to.auth),
        Url::parse(&to.endpoint),
    ) else {
        return Err(Failure::Hopeless("its keys or address are none".to_owned()));
    };
    let key = super::secret_key(ctx).await?;
    let text = message(ctx, &told, &locale).to_string();
    let once = seal::Once::draw();
    let sealed = if to.standard {
        seal::standard(&reader, text.as_bytes(), &once)
    } else {
        seal::draft(&reader, text.as_bytes(), &once)
    };
    let mut sealed = sealed.ok_or_else(|| Failure::Hopeless("it is too long".to_owned()))?;
    sign(ctx, &key, &url, to.standard, &mut sealed);
    match ctx.pusher().post(&url, sealed.headers, sealed.body).await {
        Ok(200..=299) => Ok(()),
        // The app is gone, or has subscribed anew.
        Ok(404 | 410) => Ok(ctx.write(move |tx| Ok(push::forget(tx, push.to)?)).await?),
        Ok(status @ (408 | 425 | 429 | 500..)) => Err(Failure::Again(format!("status {status}"))),
        // The owner of this server wants nothing to go out.
        Err(FetchProblem::Off) => Ok(()),
        Ok(status) => Err(Failure::Hopeless(format!("status {status}"))),
        Err(problem) if problem.is_passing() => Err(Failure::Again(problem.to_string())),
        Err(problem) => Err(Failure::Hopeless(problem.to_string())),
    }
}

/// The place, the notification and the reader's language, when all of them still want each other.
async fn wanted(
    ctx: &Ctx,
    push: Push,
) -> Result<Option<(Subscription, NotificationView, String)>, Failure> {
    let (now, zone) = (ctx.now(), ctx.organisation().time_zone.clone());
    let found = ctx
        .read(move |c| {
            let to = push::list(c, push.account)?
                .into_iter()
                .find(|s| s.id == push.to);
            let account = store::accounts::get(c, push.account)?;
            let rings = !is_quiet(c, push.account, &zone, now)?;
            Ok(to.filter(|_| rings).map(|to| (to, account)))
        })
        .await?;
    let Some((to, account)) = found else {
        return Ok(None);
    };
    let actor = Actor {
        id: account.id,
        role: account.role,
        door: Door::Work,
    };
    let told = match notifications::find(ctx, actor, push.notification).await {
        Ok(told) => told,
        Err(Refusal::NotFound) => return Ok(None),
        Err(other) => return Err(other.into()),
    };
    let from = told.from.id;
    let (follows, followed) = ctx
        .read(move |c| {
            Ok((
                store::follows::exists(c, push.account, from)?,
                store::follows::exists(c, from, push.account)?,
            ))
        })
        .await?;
    let wants = wants(&to, &told, follows, followed);
    Ok(wants.then_some((to, told, account.locale)))
}

fn is_quiet(c: &mut Conn, id: AccountId, zone: &str, now: Time) -> crate::Answer<bool> {
    let preferences: Preferences = store::users::preferences(c, id)?;
    let account = store::accounts::get(c, id)?;
    let zone = live::zone(&account, zone);
    let away = !store::pauses::list(c, &[id], now)?.is_empty();
    Ok(away || preferences.notifications.is_quiet_at(&zone, now))
}

/// Whether a browser wants what is of a kind, by our word for it: all that its person is told but what was ruled out there.
pub fn wants_kind(to: &Subscription, kind: &str) -> bool {
    let alerts: BTreeMap<String, bool> = store::param::read_json(&to.alerts).unwrap_or_default();
    alerts.get(kind).copied().unwrap_or(true)
}

/// Whether a place wants this. A browser rules out kinds; an app chooses by kind and by whom.
fn wants(to: &Subscription, told: &NotificationView, follows: bool, followed: bool) -> bool {
    if to.session_id.is_some() {
        return wants_kind(to, told.kind.word());
    }
    let alerts: BTreeMap<String, bool> = store::param::read_json(&to.alerts).unwrap_or_default();
    let from = match to.policy.as_str() {
        "none" => false,
        "followed" => follows,
        "follower" => followed,
        _ => true,
    };
    from && word(told.kind).is_some_and(|w| alerts.get(w).copied().unwrap_or(false))
}

/// What is sent, as Mastodon's apps read it. Tokens are stored as hashes only, so `access_token` cannot be told.
fn message(ctx: &Ctx, told: &NotificationView, locale: &str) -> serde_json::Value {
    let organisation = ctx.organisation();
    let locale = if locale.is_empty() {
        organisation.locale.as_str()
    } else {
        locale
    };
    let body = told.status.as_ref().map(|view| {
        let note = view.status.note.as_str();
        let words = match note {
            "" => text::plain_of_ours(&view.status.html),
            note => note.to_owned(),
        };
        shortened(&words)
    });
    let path = match &told.status {
        Some(view) => format!("/@{}/{}", view.author.handle, view.status.id),
        None => "/notifications".to_owned(),
    };
    json!({
        "access_token": "",
        "preferred_locale": locale,
        "notification_id": told.id.to_string(),
        "notification_type": word(told.kind).unwrap_or(told.kind.word()),
        "icon": format!("{}/favicon.ico", ctx.base_url()),
        "title": ctx.phrases().notification(locale, told),
        "body": body.unwrap_or_default(),
        "url": format!("{}{path}", ctx.base_url()),
    })
}

fn shortened(words: &str) -> String {
    if words.chars().count() <= SHOWN {
        return words.to_owned();
    }
    let cut: String = words.chars().take(SHOWN - 1).collect();
    format!("{}…", cut.trim_end())
}

fn sign(ctx: &Ctx, key: &SecretKey, url: &Url, standard: bool, sealed: &mut seal::Sealed) {
    let claim = vapid::claim(key, url, ctx.base_url(), ctx.now());
    let ours = encoded(key);
    let headers = &mut sealed.headers;
    if standard {
        headers.push(("Authorization", format!("vapid t={claim}, k={ours}")));
    } else {
        headers.push(("Authorization", format!("WebPush {claim}")));
        for (name, value) in headers.iter_mut() {
            if *name == "Crypto-Key" {
                value.push_str(&format!(";p256ecdsa={ours}"));
            }
        }
    }
    headers.push(("Content-Type", "application/octet-stream".to_owned()));
    headers.push(("TTL", KEPT.to_string()));
    headers.push(("Urgency", "normal".to_owned()));
}

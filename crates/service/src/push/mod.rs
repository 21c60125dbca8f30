//! Waking apps and browsers (Web Push): a notification reaches a device whose app is closed.
//!
//! A notification becomes one piece of work for each place that wants it; the work seals it (RFC 8291) so that the push
//! service between reads nothing, says who we are (RFC 8292), and hands it over (RFC 8030).

mod seal;
mod subscriptions;
mod vapid;
mod wake;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use futures_util::future::BoxFuture;
use model::NotificationKind;
use p256::SecretKey;
use p256::elliptic_curve::sec1::ToSec1Point;
use url::Url;

pub use store::oauth::push::Subscription;
pub use subscriptions::{Place, Wanted, change, find, subscribe, unsubscribe};
pub(crate) use wake::{KIND, wake};
pub use wake::{Waker, wants_kind};

use crate::auth::token;
use crate::fetch::FetchProblem;
use crate::notifications::NotificationView;
use crate::{Answer, Ctx, Refusal};

/// Something that hands a sealed message to a push service.
pub trait Pusher: Send + Sync {
    /// Posts `body` with `headers`; answers the status.
    fn post<'a>(
        &'a self,
        url: &'a Url,
        headers: Vec<(&'static str, String)>,
        body: Vec<u8>,
    ) -> BoxFuture<'a, Result<u16, FetchProblem>>;
}

/// The words of a notification on a locked screen, where no page renders it.
pub trait Phrases: Send + Sync {
    /// One line in the language `locale`, such as "Ann answered you".
    fn notification(&self, locale: &str, told: &NotificationView) -> String;
}

/// Names and kinds without a language: for tools that wake nobody.
#[derive(Debug, Clone, Copy)]
pub struct Bare;

impl Phrases for Bare {
    fn notification(&self, _: &str, told: &NotificationView) -> String {
        format!("{}: {}", told.from.name, told.kind.word())
    }
}

/// The organisation's key for pushes, made when it is first asked for.
pub async fn secret_key(ctx: &Ctx) -> Answer<SecretKey> {
    let bytes = token::key(ctx, "push").await?;
    SecretKey::from_slice(&bytes).map_err(|_| {
        Refusal::Internal(db::Error::Corrupt("the key for push is not one".to_owned()))
    })
}

/// Its public half, as clients want it: an uncompressed point, base64url.
pub async fn public_key(ctx: &Ctx) -> Answer<String> {
    Ok(encoded(&secret_key(ctx).await?))
}

fn encoded(key: &SecretKey) -> String {
    URL_SAFE_NO_PAD.encode(key.public_key().to_sec1_point(false).as_bytes())
}

/// What apps call a kind: the word of Mastodon's documentation that says it best.
/// None for what they have no word for; they are not told of it.
pub fn word(kind: NotificationKind) -> Option<&'static str> {
    use NotificationKind as Kind;
    Some(match kind {
        Kind::Mention | Kind::Reply | Kind::Message => "mention",
        Kind::GroupPost => "status",
        Kind::Boost => "reblog",
        Kind::Quote => "quote",
        Kind::Favourite | Kind::Reaction => "favourite",
        Kind::Follow => "follow",
        Kind::Poll => "poll",
        Kind::Edit => "update",
        Kind::Join => "admin.sign_up",
        _ => return None,
    })
}

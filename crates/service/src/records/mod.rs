//! What is kept for how long, what must be kept, what people take along, what has to go, and who may read messages in need.

pub mod erasure;
pub mod exports;
pub mod holds;
pub mod inquiries;
pub mod retention;

use model::{AccountId, NotificationKind};
use store::Tx;
use store::notifications::Notification;

use crate::{Actor, Answer, Ctx, Door, Refusal};

/// Characters of a reason.
pub const REASON_CHARS: usize = 500;

/// A reason someone has to give.
fn reason(text: &str) -> Answer<String> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Refusal::invalid("reason", "empty"));
    }
    if text.chars().count() > REASON_CHARS {
        return Err(Refusal::over("reason", "too-long", REASON_CHARS as i64));
    }
    Ok(text.to_owned())
}

/// Tells someone of something that Corner did; nobody can mute it.
fn tell(
    ctx: &Ctx,
    tx: &mut Tx,
    account: AccountId,
    kind: NotificationKind,
    group: &str,
) -> Result<(), db::Error> {
    let told = Notification {
        id: ctx.id(),
        account_id: account,
        kind,
        from_id: account,
        status_id: None,
        group_id: None,
        group_key: group.to_owned(),
        data: String::new(),
        created_at: ctx.now(),
    };
    crate::notifications::put(ctx, tx, &told)
}

/// Corner itself, doing something about `account`.
fn work(account: AccountId) -> Actor {
    Actor {
        id: account,
        role: model::Role::Member,
        door: Door::Work,
    }
}

//! That tokens are in use is written down now and then, for many at once: nobody waits for it, and nothing that anybody is shown follows
//! from it but the day in a list of apps.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use model::TokenId;
use store::Tx;
use store::oauth::tokens::{self, Token};

use crate::Ctx;

/// Being used is written down at most this often.
const TOUCH: Duration = Duration::from_secs(600);
/// All that are used within this time are written down together.
const GATHER: Duration = Duration::from_secs(1);
/// But so many at a time, so that others may write between them.
const AT_ONCE: usize = 256;

/// Tokens that were used of late, and of which that is not written down yet.
#[derive(Debug, Default)]
pub(crate) struct Used {
    waiting: Mutex<Vec<TokenId>>,
    /// One writes at a time, so that who comes next finds it written.
    writing: tokio::sync::Mutex<()>,
}

impl Used {
    fn waiting(&self) -> MutexGuard<'_, Vec<TokenId>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Whether it is time to write down that it is in use.
pub fn is_due(ctx: &Ctx, token: &Token) -> bool {
    let used = token.used_at.map(|at| ctx.now().since(at));
    used.is_none_or(|ago| ago > TOUCH)
}

/// Notes that it is used; that is written down soon, or before somebody looks.
pub fn touch(ctx: &Ctx, token: &Token) {
    let mut waiting = ctx.used().waiting();
    waiting.push(token.id);
    if waiting.len() > 1 {
        return;
    }
    let ctx = ctx.clone();
    tokio::spawn(async move {
        tokio::time::sleep(GATHER).await;
        write(&ctx).await;
    });
}

/// Writes down now what waits for it. Nobody is refused anything because that cannot be done: it is only said in the log.
pub(super) async fn write(ctx: &Ctx) {
    let _one = ctx.used().writing.lock().await;
    let mut waiting = std::mem::take(&mut *ctx.used().waiting());
    waiting.sort_unstable();
    waiting.dedup();
    let now = ctx.now();
    for some in waiting.chunks(AT_ONCE) {
        let some = some.to_vec();
        let note = move |tx: &mut Tx| tokens::touch(tx, &some, now);
        if let Err(error) = ctx.db().write_soon(note).await {
            tracing::warn!(%error, "that tokens were used is not written down");
        }
    }
}

//! What one was told, one by one: for apps that group by themselves, and for what goes out as it happens.

use model::{NotificationId, NotificationKind, Page, PageOf, Time};
use store::notifications::{self, Notification};

use super::list::Shown;
use crate::views::{AccountCard, StatusView};
use crate::{Actor, Answer, Ctx, Refusal};

/// "Ann favourited your post."
#[derive(Debug, Clone)]
pub struct NotificationView {
    /// Id.
    pub id: NotificationId,
    /// What happened.
    pub kind: NotificationKind,
    /// Who did it.
    pub from: AccountCard,
    /// The post it is about.
    pub status: Option<StatusView>,
    /// The emoji of a reaction.
    pub emoji: String,
    /// Those with the same key are shown as one where they are grouped.
    pub group_key: String,
    /// When it happened.
    pub at: Time,
}

/// A page of them, the latest first; `kinds` empty means all.
pub async fn each(
    ctx: &Ctx,
    actor: Actor,
    kinds: Vec<NotificationKind>,
    page: Page,
) -> Answer<PageOf<NotificationView>> {
    let now = ctx.now();
    ctx.read(move |c| {
        let found = notifications::list(c, actor.id, &kinds, &page, now)?;
        let found = PageOf::from_found(found, &page, |n| n.id.get());
        let shown = Shown::load(c, actor, &found.items, now)?;
        let views = found.items.iter().filter_map(|n| view(n, &shown)).collect();
        Ok(found.with(views))
    })
    .await
}

/// One of them, while it stands and may be seen.
pub async fn find(ctx: &Ctx, actor: Actor, id: NotificationId) -> Answer<NotificationView> {
    let now = ctx.now();
    ctx.read(move |c| {
        let found = notifications::find(c, actor.id, id, now)?.ok_or(Refusal::NotFound)?;
        let shown = Shown::load(c, actor, std::slice::from_ref(&found), now)?;
        view(&found, &shown).ok_or(Refusal::NotFound)
    })
    .await
}

/// Puts all of them away.
pub async fn clear(ctx: &Ctx, actor: Actor) -> Answer<()> {
    ctx.write(move |tx| Ok(notifications::delete_all(tx, actor.id)?))
        .await
}

fn view(n: &Notification, shown: &Shown) -> Option<NotificationView> {
    let (from, status) = shown.of(n)?;
    Some(NotificationView {
        id: n.id,
        kind: n.kind,
        from: from.clone(),
        status: status.cloned(),
        emoji: n.data.clone(),
        group_key: n.group_key.clone(),
        at: n.created_at,
    })
}

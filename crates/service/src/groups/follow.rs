//! Following everyone of a group at once.

use model::AccountId;
use store::groups;

use super::{found, knows_members};
use crate::{Actor, Answer, Ctx, Refusal, follows};

/// People of a group one may follow at once.
const AT_ONCE: i64 = 300;

/// Follows everyone in a group; answers who is new.
pub async fn follow_everyone(ctx: &Ctx, actor: Actor, slug: &str) -> Answer<Vec<AccountId>> {
    let slug = slug.to_owned();
    let people: Vec<AccountId> = ctx
        .read(move |c| {
            let (group, standing) = found(c, actor, &slug)?;
            if !knows_members(&group, &standing) {
                return Err(Refusal::NotFound);
            }
            let rows = groups::members(c, group.id, AT_ONCE + 1, 0)?;
            Ok(rows.into_iter().map(|(id, _)| id).collect())
        })
        .await?;
    follows::follow_all(ctx, actor, people).await
}

//! A post as its author sees it right after writing it: most of them need not be looked up.

use model::{Audience, Status};
use store::Conn;

use super::post::{Draft, Ready};
use crate::views::{AccountCard, AudienceView, Away, StatusView, Yours};
use crate::{Actor, Answer, Ctx};

/// The author's card, when nothing else is needed to show what `draft` becomes.
pub(super) fn author(
    ctx: &Ctx,
    c: &mut Conn,
    actor: Actor,
    (draft, ready): (&Draft, &Ready),
) -> Answer<Option<AccountCard>> {
    let more = !draft.media.is_empty() || draft.poll.is_some();
    if more || ready.refers() || ready.audience() != Audience::Everyone {
        return Ok(None);
    }
    let (account, now) = (store::accounts::get(c, actor.id)?, ctx.now());
    let unit = match account.unit_id {
        Some(unit) => store::units::names(c, &[unit])?.remove(&unit),
        None => None,
    };
    let pause = store::pauses::find(c, actor.id)?;
    Ok(Some(AccountCard {
        away: pause.filter(|p| p.until > now).map(Away::from),
        ..AccountCard::new(&account, unit.unwrap_or_default(), now)
    }))
}

/// What was written, shown to `author`, who wrote it.
pub(super) fn view(status: Status, author: AccountCard) -> StatusView {
    StatusView {
        audience: AudienceView {
            audience: status.audience,
            name: String::new(),
            slug: String::new(),
        },
        yours: Yours {
            author: true,
            may_boost: true,
            ..Yours::default()
        },
        author,
        status,
        boost_of: None,
        quote: None,
        reply_to: None,
        media: Vec::new(),
        poll: None,
        card: None,
        reactions: Vec::new(),
        hidden: false,
        filtered: None,
    }
}

//! A post as its author sees it right after writing it: most of them need not be looked up.

use model::{AccountId, Audience, Status};
use store::Conn;

use super::post::{Draft, Ready};
use crate::views::{AccountCard, Around, AudienceView, Away, StatusView, Yours, whole};
use crate::{Actor, Answer, Ctx};

/// What was written, and everyone around it.
pub(super) type Fresh = (StatusView, Around);

/// The people of what is to be written.
pub(super) struct People {
    author: AccountCard,
    named: Vec<AccountId>,
    around: Around,
}

/// Its author and whom it names, when nothing else is needed to show what `draft` becomes.
pub(super) fn people(
    ctx: &Ctx,
    c: &mut Conn,
    actor: Actor,
    (draft, ready): (&Draft, &Ready),
) -> Answer<Option<Box<People>>> {
    let more = !draft.media.is_empty() || draft.poll.is_some();
    if more || ready.refers() || ready.audience() != Audience::Everyone {
        return Ok(None);
    }
    let now = ctx.now();
    let ids: Vec<AccountId> = [actor.id].into_iter().chain(ready.named()).collect();
    let people = whole(c, &ids)?;
    let Some(author) = people.get(&actor.id) else {
        return Ok(None);
    };
    let pause = store::pauses::find(c, actor.id)?;
    Ok(Some(Box::new(People {
        author: AccountCard {
            away: pause.filter(|p| p.until > now).map(Away::from),
            ..AccountCard::new(&author.account, author.unit_name.clone(), now)
        },
        named: ready.named().collect(),
        around: Around {
            people,
            ..Around::default()
        },
    })))
}

/// What was written, shown to its author.
pub(super) fn view(status: Status, people: People) -> Fresh {
    let People {
        author,
        named,
        mut around,
    } = people;
    if let Some(author) = around.people.get_mut(&status.author_id) {
        let account = &mut std::sync::Arc::make_mut(author).account;
        account.statuses_count += 1;
        account.last_status_at = account.last_status_at.max(Some(status.created_at));
    }
    around.named.insert(status.id, named.into());
    let view = StatusView {
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
    };
    (view, around)
}

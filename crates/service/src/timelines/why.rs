//! Why a post is among what someone reads.

use model::{Audience, StatusId};
use store::Conn;
use store::lists::List;

use crate::tags::TagView;
use crate::views::{self, AccountCard, Context, StatusView};
use crate::{Actor, Answer, Ctx, Refusal};

/// One reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// You wrote it.
    Yours,
    /// It names you.
    NamesYou,
    /// You follow who wrote it.
    Follow(AccountCard),
    /// Someone boosted it, whom you follow.
    Boosted(AccountCard),
    /// You follow one of its tags.
    Tag(TagView),
    /// Who wrote it is in a list of yours.
    InList(List),
    /// It is for a unit you belong to.
    Unit(String),
    /// It is in a group I am in: its name and its name in addresses.
    Group(String, String),
    /// It is in a group that everyone may read: the same.
    OpenGroup(String, String),
    /// It is for everyone: it is on Everyone, not on Home.
    Everyone,
}

/// A post and why one sees it, the strongest reason first; there is always one.
#[derive(Debug, Clone)]
pub struct Why {
    /// The post.
    pub status: StatusView,
    /// The reasons.
    pub reasons: Vec<Reason>,
}

/// People named who boosted a post.
const BOOSTERS: i64 = 3;

/// Why `actor` sees a post; of a boost, why what it boosts.
pub async fn why(ctx: &Ctx, actor: Actor, id: StatusId) -> Answer<Why> {
    let now = ctx.now();
    ctx.read(move |c| {
        let id = crate::statuses::visible(c, actor.id, id)?.id;
        let views = views::hydrate(c, actor.id, &[id], Context::Thread, now)?;
        let status = views.into_iter().next().ok_or(Refusal::NotFound)?;
        let boosters = store::statuses::find::boosted_by_followed(c, actor.id, id, BOOSTERS)?;
        let mut cards = views::cards(c, &boosters, now)?;
        let boosters = boosters.iter().filter_map(|id| cards.remove(id)).collect();
        let reasons = reasons(c, actor, &status, boosters)?;
        Ok(Why { status, reasons })
    })
    .await
}

fn reasons(
    c: &mut Conn,
    actor: Actor,
    view: &StatusView,
    boosters: Vec<AccountCard>,
) -> Answer<Vec<Reason>> {
    let (me, status) = (actor.id, &view.status);
    if view.yours.author {
        return Ok(vec![Reason::Yours]);
    }
    let mut reasons = Vec::new();
    if store::statuses::find::mentioned(c, status.id)?.contains(&me) {
        reasons.push(Reason::NamesYou);
    }
    if store::follows::exists(c, me, status.author_id)? {
        reasons.push(Reason::Follow(view.author.clone()));
    }
    reasons.extend(boosters.into_iter().map(Reason::Boosted));
    let tags = store::tags::list_followed_on(c, me, status.id)?;
    reasons.extend(
        tags.into_iter()
            .map(|tag| Reason::Tag(TagView::of(tag, true))),
    );
    let lists = store::lists::with_member(c, me, status.author_id)?;
    reasons.extend(lists.into_iter().map(Reason::InList));
    match status.audience {
        Audience::Unit(unit) if store::units::has(c, unit, me)? => {
            reasons.push(Reason::Unit(view.audience.name.clone()));
        }
        Audience::Group(group) => {
            let (name, slug) = (view.audience.name.clone(), view.audience.slug.clone());
            if store::groups::exists(c, group, me)? {
                reasons.push(Reason::Group(name, slug));
            } else {
                reasons.push(Reason::OpenGroup(name, slug));
            }
        }
        Audience::Everyone if reasons.is_empty() => reasons.push(Reason::Everyone),
        _ => {}
    }
    Ok(reasons)
}

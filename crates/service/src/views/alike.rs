//! Posts as all who see them see them alike, who is named in them, and people: kept while no event touches them. Of most posts in a
//! timeline only what the reader did with them must be looked up.
//!
//! Whether a reader sees a post is never answered from here: its id was found through them, in the snapshot that is read.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::Arc;

use model::{AccountId, Audience, PollId, StatusId, Time};
use store::Conn;
use store::groups::Keeping;
use store::statuses::state::{self, Mine, Reaction};

use super::status::{NOBODY, hydrate, is_wanted, of_nobody, words};
use super::{Context, Filters, StatusView, Whole, Yours, names_groups};
use crate::fresh::{Concern, Keep, Known, Shows};
use crate::{Answer, Ctx};

/// After so many changes it is quicker to look a post up than to ask whether one of them touches it.
const NEAR: i64 = 1_024;
/// About what a post takes, besides its words; and a person.
const BYTES: usize = 1_500;
const PERSON: usize = 700;

/// What all see alike.
#[derive(Debug)]
pub(crate) struct Alike {
    posts: Keep<StatusId, Arc<StatusView>>,
    named: Keep<StatusId, Arc<[AccountId]>>,
    people: Keep<AccountId, Arc<Whole>>,
}

impl Alike {
    /// Posts of about so many bytes, and a quarter of that besides for people.
    pub(crate) fn new(bytes: usize) -> Self {
        Self {
            posts: Keep::new(bytes),
            named: Keep::new(bytes / 8),
            people: Keep::new(bytes / 8),
        }
    }

    /// Someone, if it is known how they are now.
    pub(super) fn person(
        &self,
        ctx: &Ctx,
        id: AccountId,
        known: Option<Known>,
    ) -> Option<Arc<Whole>> {
        self.people.get_near(ctx, &id, known, NEAR)
    }

    pub(super) fn put_person(&self, whole: &Arc<Whole>, known: Option<Known>) {
        let account = &whole.account;
        let concern = Concern::person(account.id);
        let bytes = PERSON + account.about.len() + whole.about.len();
        self.people
            .put(account.id, known, concern, Arc::clone(whole), bytes);
    }

    /// Who is named in a post, if it is known.
    pub(super) fn named(
        &self,
        ctx: &Ctx,
        id: StatusId,
        known: Option<Known>,
    ) -> Option<Arc<[AccountId]>> {
        self.named.get_near(ctx, &id, known, NEAR)
    }

    pub(super) fn put_named(&self, id: StatusId, named: &Arc<[AccountId]>, known: Option<Known>) {
        let concern = Concern::post(id);
        self.named
            .put(id, known, concern, Arc::clone(named), size_of_val(&**named));
    }

    fn get(&self, ctx: &Ctx, id: StatusId, known: Option<Known>) -> Option<Arc<StatusView>> {
        self.posts.get_near(ctx, &id, known, NEAR)
    }

    /// Keeps those of these that are nobody's own.
    fn put(&self, views: &[Arc<StatusView>], known: Option<Known>, now: Time) {
        for view in views.iter().filter(|view| is_nobodys(view)) {
            let concern = Concern::posts(NOBODY.into(), Shows::These, [&**view], [], now);
            let s = &view.content().status;
            let bytes = BYTES + s.html.len() + s.source.len();
            let id = view.status.id;
            self.posts.put(id, known, concern, Arc::clone(view), bytes);
        }
    }
}

/// Whether there is nothing in it but what every reader finds in it, who sees it at all.
fn is_nobodys(view: &StatusView) -> bool {
    let s = &view.status;
    // What it quotes, and which groups it names, is not for everybody to know who sees it.
    let tells = s.quote_of_id.is_some() || names_groups(s);
    !tells
        && view.yours.is_plain()
        && view.is_common()
        && view.boost_of.as_deref().is_none_or(is_nobodys)
}

/// Those of `ids` that `get` has, and the others, each once.
pub(super) fn kept<K: Copy + Eq + Hash, V>(
    ids: &[K],
    get: impl Fn(K) -> Option<V>,
) -> (HashMap<K, V>, Vec<K>) {
    let (mut found, mut missing) = (HashMap::new(), Vec::new());
    for id in ids {
        match get(*id) {
            Some(value) => drop(found.insert(*id, value)),
            None if missing.contains(id) => {}
            None => missing.push(*id),
        }
    }
    (found, missing)
}

/// Gets posts ready for whoever finds them.
pub(crate) fn prepare(
    (c, ctx, known): (&mut Conn, &Ctx, Option<Known>),
    ids: &[StatusId],
    now: Time,
) -> Answer<Vec<Arc<StatusView>>> {
    let views = of_nobody(c, ids, now)?;
    let views: Vec<Arc<StatusView>> = views.into_iter().map(Arc::new).collect();
    if let Some(alike) = ctx.alike() {
        alike.put(&views, known, now);
    }
    Ok(views)
}

/// The posts `ids`, which were found in this snapshot through `viewer`, as they see them in a timeline. `known` is as of this
/// snapshot or before.
pub(crate) fn listed(
    (c, ctx, known): (&mut Conn, &Ctx, Option<Known>),
    viewer: AccountId,
    ids: &[StatusId],
    now: Time,
) -> Answer<Vec<Arc<StatusView>>> {
    let (mut found, missing) = match ctx.alike() {
        Some(alike) => kept(ids, |id| alike.get(ctx, id, known)),
        None => (HashMap::new(), ids.to_vec()),
    };
    own(c, viewer, found.values_mut().collect(), now)?;
    let others = hydrate(c, viewer, &missing, Context::Timeline, now)?;
    let others: Vec<Arc<StatusView>> = others.into_iter().map(Arc::new).collect();
    if let Some(alike) = ctx.alike() {
        alike.put(&others, known, now);
    }
    found.extend(others.into_iter().map(|view| (view.status.id, view)));
    let views = ids.iter().filter_map(|id| found.remove(id));
    Ok(views.filter(|view| is_wanted(view, viewer)).collect())
}

/// Looks up what is the reader's own in these, and puts it on them.
fn own(c: &mut Conn, viewer: AccountId, views: Vec<&mut Arc<StatusView>>, now: Time) -> Answer<()> {
    if views.is_empty() {
        return Ok(());
    }
    let (mut all, mut given) = (Vec::new(), Vec::new());
    let (mut groups, mut polls) = (Vec::new(), Vec::new());
    for view in &views {
        for v in std::iter::once(&***view).chain(view.boost_of.as_deref()) {
            all.push(v.status.id);
            given.extend((!v.reactions.is_empty()).then_some(v.status.id));
            polls.extend(v.poll.as_ref().map(|poll| poll.id));
            if let Audience::Group(group) = v.status.audience {
                groups.push(group);
            }
        }
    }
    let own = Own {
        viewer,
        mine: state::mine(c, viewer, &all)?,
        reactions: match given.is_empty() {
            true => HashMap::new(),
            false => state::reactions(c, viewer, &given)?,
        },
        keeping: store::groups::keeping(c, viewer, &groups)?,
        votes: store::polls::votes(c, viewer, &polls)?,
        filters: Filters::load(c, viewer, now)?,
    };
    // Most posts are nothing to most readers: those share what is kept.
    for view in views {
        if !own.leaves(view) {
            own.put_on(Arc::make_mut(view));
        }
    }
    Ok(())
}

/// What is a reader's own in some posts.
struct Own {
    viewer: AccountId,
    mine: Mine,
    reactions: HashMap<StatusId, Vec<Reaction>>,
    keeping: Keeping,
    votes: HashMap<PollId, Vec<i64>>,
    filters: Filters,
}

impl Own {
    /// Whether a post that is nobody's own stays as it is.
    fn leaves(&self, view: &StatusView) -> bool {
        self.yours(view).is_plain()
            && view.poll.is_none()
            && !self.reactions.contains_key(&view.status.id)
            && self.filters.is_empty()
            && view.boost_of.as_deref().is_none_or(|of| self.leaves(of))
    }

    fn yours(&self, view: &StatusView) -> Yours {
        let id = view.status.id;
        Yours {
            author: view.status.author_id == self.viewer,
            favourited: self.mine.favourited.contains(&id),
            boosted: self.mine.boosted.contains(&id),
            bookmarked: self.mine.bookmarked.contains(&id),
            pinned: self.mine.pinned.contains(&id),
            muted: self.mine.muted.contains(&id),
            moderates: matches!(view.status.audience, Audience::Group(g) if self.keeping.groups.contains(&g)),
            group_pinned: self.keeping.pins.contains(&id),
            may_boost: view.yours.may_boost,
        }
    }

    fn put_on(&self, view: &mut StatusView) {
        let id = view.status.id;
        view.yours = self.yours(view);
        if let Some(poll) = &mut view.poll {
            let mine = self.votes.get(&poll.id);
            poll.voted = mine.is_some() || view.yours.author;
            for (at, option) in poll.options.iter_mut().enumerate() {
                option.mine = mine.is_some_and(|all| all.contains(&(at as i64)));
            }
        }
        if let Some(reactions) = self.reactions.get(&id) {
            view.reactions.clone_from(reactions);
        }
        match &mut view.boost_of {
            Some(original) => self.put_on(original),
            None if view.yours.author || self.filters.is_empty() => {}
            None => {
                let answers = view.poll.iter().flat_map(|p| &p.options).map(|o| &o.title);
                let described = view.media.iter().map(|m| &m.description);
                let words = || words(&view.status, answers.chain(described));
                let marked = self.filters.marked(id);
                view.filtered = marked.or_else(|| self.filters.check(&words()));
            }
        }
    }
}

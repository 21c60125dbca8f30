//! Entities of one answer: who and what it takes to show them is fetched once for all.

use std::sync::Arc;

use model::{AccountId, StatusId};
use service::places;
use service::views::{self, Around, StatusView};

use super::account::Account;
use super::status::{Mention, Status};
use crate::{Answer, Api, Caller, Error, Me};

/// What an answer shows, with everyone in it.
pub struct Shown {
    api: Api,
    caller: Caller,
    around: Arc<Around>,
}

impl Shown {
    /// Fetches everyone in `statuses`, and `people`.
    pub async fn load<'v>(
        api: &Api,
        me: &Me,
        statuses: impl IntoIterator<Item = &'v StatusView>,
        people: impl IntoIterator<Item = AccountId>,
    ) -> Answer<Self> {
        Self::load_for(api, &me.caller, statuses, people).await
    }

    /// The same for a caller who may be nobody.
    pub(super) async fn load_for<'v>(
        api: &Api,
        caller: &Caller,
        statuses: impl IntoIterator<Item = &'v StatusView>,
        people: impl IntoIterator<Item = AccountId>,
    ) -> Answer<Self> {
        let (mut posts, mut people) = (Vec::new(), people.into_iter().collect());
        for view in statuses {
            views::shown_in(view, &mut posts, &mut people);
        }
        let around = views::around(&api.ctx, posts, people).await?;
        Ok(Self::new(api, caller, around))
    }

    /// Of everyone there is in it.
    pub(super) fn new(api: &Api, caller: &Caller, around: Around) -> Self {
        Self {
            api: api.clone(),
            caller: caller.clone(),
            around: Arc::new(around),
        }
    }

    /// The same for another caller.
    pub(super) fn clone_for(&self, caller: &Caller) -> Self {
        Self {
            api: self.api.clone(),
            caller: caller.clone(),
            around: Arc::clone(&self.around),
        }
    }

    /// Someone.
    pub fn account(&self, id: AccountId) -> Option<Account> {
        let whole = self.around.people.get(&id)?;
        Some(Account::new(&self.api, &self.caller, whole))
    }

    /// Everyone in it.
    pub fn people(&self) -> impl Iterator<Item = AccountId> {
        self.around.people.keys().copied()
    }

    /// Someone in full, as stored.
    pub fn whole(&self, id: AccountId) -> Option<&views::Whole> {
        self.around.people.get(&id).map(|whole| &**whole)
    }

    /// A post.
    pub fn status(&self, view: &StatusView) -> Option<Status> {
        Status::new(self, view)
    }

    /// Who is named in a post.
    pub(super) fn named(&self, id: StatusId) -> &[AccountId] {
        self.around.named.get(&id).map_or(&[], |named| &**named)
    }

    pub(super) fn mentions(&self, id: StatusId) -> Vec<Mention> {
        self.named(id)
            .iter()
            .filter_map(|id| self.around.people.get(id))
            .map(|whole| Mention::new(&self.api, &whole.account))
            .collect()
    }

    pub(super) fn api(&self) -> &Api {
        &self.api
    }

    pub(super) fn caller(&self) -> &Caller {
        &self.caller
    }
}

/// Posts as entities.
pub async fn statuses(api: &Api, me: &Me, views: &[StatusView]) -> Answer<Vec<Status>> {
    let shown = Shown::load(api, me, views, []).await?;
    Ok(views.iter().filter_map(|v| shown.status(v)).collect())
}

/// One post as an entity.
pub async fn status(api: &Api, me: &Me, view: &StatusView) -> Answer<Status> {
    let shown = Shown::load(api, me, [view], []).await?;
    shown.status(view).ok_or(Error::NotFound)
}

/// The same when everyone around it is known.
pub fn status_with(api: &Api, me: &Me, view: &StatusView, around: Around) -> Answer<Status> {
    let shown = Shown::new(api, &me.caller, around);
    shown.status(view).ok_or(Error::NotFound)
}

/// People, groups and units as entities, in order.
pub async fn people(api: &Api, me: &Me, ids: &[AccountId]) -> Answer<Vec<Account>> {
    let shown = Shown::load(api, me, [], ids.iter().copied()).await?;
    let others = ids.iter().filter(|id| shown.whole(**id).is_none());
    let others = others.map(|id| id.get()).collect();
    let places = places::list(&api.ctx, me.actor, others).await?;
    let one = |id: &AccountId| {
        let place = || places.iter().find(|(place, _)| place.id() == id.get());
        let place = || place().map(|(place, _)| Account::place(api, &me.caller, place));
        shown.account(*id).or_else(place)
    };
    Ok(ids.iter().filter_map(one).collect())
}

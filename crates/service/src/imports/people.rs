//! Who is who: found again, mapped, known by their address, made, or else remembered as somebody who left.

use std::collections::{HashMap, HashSet};

use model::{Account, AccountId, AccountState, EventKind, ImportKind, Role, Time};
use store::accounts::NewAccount;
use store::{Conn, Tx};

use super::{Import, Met, Plan};
use crate::accounts::{NAME_CHARS, free_handle, is_address};
use crate::policy::limit;
use crate::{Actor, Answer, Ctx, Door};

/// Somebody, or a program, as another service knows them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Person {
    /// Their id there.
    pub key: String,
    /// Other ids they go by there.
    pub aliases: Vec<String>,
    /// Their handle there.
    pub username: String,
    /// Their name.
    pub name: String,
    /// Their address.
    pub email: Option<String>,
    /// Their job title.
    pub title: String,
    /// IANA name of their time zone, or empty.
    pub time_zone: String,
    /// A program.
    pub bot: bool,
    /// They left, or never belonged to the organisation: no account is made that one can sign in with.
    pub gone: bool,
}

/// Somebody who has an account here, or would have one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Known {
    pub id: AccountId,
    pub handle: String,
}

/// How somebody was found.
enum How {
    Known,
    Here,
    Created,
    Formerly,
}

/// A name, address or id in the form in which they are compared.
pub(super) fn folded(name: &str) -> String {
    name.trim().trim_start_matches('@').to_lowercase()
}

impl Import {
    /// Tells of somebody who may have written something.
    pub fn introduce(&mut self, person: Person) {
        if !self.people.contains_key(&person.key) {
            self.introduced.insert(person.key.clone(), person);
        }
    }

    /// Whether somebody with this id was introduced or met.
    pub fn knows(&self, key: &str) -> bool {
        self.people.contains_key(key) || self.introduced.contains_key(key)
    }

    /// Meets everyone who was introduced, also those who never wrote.
    pub async fn meet_all(&mut self) -> Answer<()> {
        let mut keys: Vec<String> = self.introduced.keys().cloned().collect();
        keys.sort_unstable();
        self.meet(keys).await
    }

    /// Sees to it that all of these have an account here.
    pub(super) async fn meet(&mut self, keys: Vec<String>) -> Answer<()> {
        const AT_ONCE: usize = 200;
        let mut strangers: Vec<Person> = Vec::new();
        for key in keys {
            if self.people.contains_key(&key) || strangers.iter().any(|p| p.key == key) {
                continue;
            }
            let introduced = self.introduced.remove(&key);
            strangers.push(introduced.unwrap_or_else(|| Person {
                username: key.clone(),
                gone: true,
                key,
                ..Person::default()
            }));
        }
        for some in strangers.chunks(AT_ONCE) {
            let known = self.find(some).await?;
            self.remember_here(some, &known).await?;
            let new: Vec<Person> = some
                .iter()
                .filter(|p| !known.contains_key(&p.key))
                .cloned()
                .collect();
            self.note(known);
            if self.plan.dry_run {
                self.imagine(new);
            } else if !new.is_empty() {
                let (ctx, actor, plan) = (self.ctx.clone(), self.actor, self.plan.clone());
                let made = self
                    .ctx
                    .write(move |tx| make_all(&ctx, tx, actor, &plan, &new))
                    .await?;
                self.note(made);
            }
        }
        Ok(())
    }

    /// Those of `strangers` who are here: from an earlier import, by the map, by their address.
    async fn find(&self, strangers: &[Person]) -> Answer<HashMap<String, (How, Known)>> {
        let source = self.plan.source;
        let keys: Vec<String> = strangers.iter().map(|p| p.key.clone()).collect();
        let emails: Vec<String> = strangers
            .iter()
            .filter(|p| !p.bot)
            .filter_map(|p| p.email.as_deref().map(str::to_lowercase))
            .collect();
        let (before, by_email, handles) = self
            .ctx
            .read(move |c| {
                let before = store::imports::find(c, source, ImportKind::Account, &keys)?;
                let by_email = store::imports::by_email(c, &emails)?;
                let ids = before.values().copied().map(AccountId::from);
                let ids: Vec<AccountId> = ids.chain(by_email.values().copied()).collect();
                let handles = handles(c, &ids)?;
                Ok((before, by_email, handles))
            })
            .await?;
        let known = |id: AccountId| {
            let handle = handles.get(&id)?.clone();
            Some(Known { id, handle })
        };
        let mut found = HashMap::new();
        for person in strangers {
            let before = before.get(&person.key).map(|id| AccountId::from(*id));
            let email = person.email.as_deref().map(str::to_lowercase);
            let how = if let Some(known) = before.and_then(known) {
                Some((How::Known, known))
            } else if let Some((id, handle)) = self.mapped(person) {
                let handle = handle.clone();
                Some((How::Here, Known { id: *id, handle }))
            } else {
                let id = email.filter(|_| !person.bot).and_then(|e| by_email.get(&e));
                id.and_then(|id| known(*id)).map(|known| (How::Here, known))
            };
            found.extend(how.map(|how| (person.key.clone(), how)));
        }
        Ok(found)
    }

    /// Who was found by the map or their address is found again without.
    async fn remember_here(
        &self,
        strangers: &[Person],
        found: &HashMap<String, (How, Known)>,
    ) -> Answer<()> {
        let here = strangers.iter().filter_map(|p| match found.get(&p.key) {
            Some((How::Here, known)) => Some((p.clone(), known.id)),
            _ => None,
        });
        let here: Vec<(Person, AccountId)> = here.collect();
        if self.plan.dry_run || here.is_empty() {
            return Ok(());
        }
        let plan = self.plan.clone();
        self.ctx
            .write(move |tx| {
                here.iter()
                    .try_for_each(|(p, id)| remember(tx, &plan, p, *id))
            })
            .await
    }

    fn mapped(&self, person: &Person) -> Option<&(AccountId, String)> {
        let email = person.email.as_deref().unwrap_or_default();
        [&person.key, &person.username, email]
            .into_iter()
            .map(folded)
            .filter(|name| !name.is_empty())
            .find_map(|name| self.map.get(&name))
    }

    /// Whoever has this name, address or id there, if they are here: nobody is made for it.
    pub(super) async fn recognise(&mut self, keys: HashSet<String>) -> Answer<()> {
        let strangers: Vec<Person> = keys
            .into_iter()
            .filter(|key| !self.people.contains_key(key) && self.strangers.insert(key.clone()))
            .map(|key| Person {
                username: key.clone(),
                key,
                ..Person::default()
            })
            .collect();
        for some in strangers.chunks(200) {
            let found = self.find(some).await?;
            let known = found.into_iter().map(|(key, (_, known))| (key, known));
            self.people.extend(known);
        }
        Ok(())
    }

    fn note(&mut self, met: HashMap<String, (How, Known)>) {
        for (key, (how, known)) in met {
            count(&mut self.report.people, &how);
            self.people.insert(key, known);
        }
    }

    /// Counts those who would be made.
    fn imagine(&mut self, new: Vec<Person>) {
        for person in new {
            let how = how(&self.plan, &person);
            count(&mut self.report.people, &how);
            let known = Known {
                id: self.unreal(),
                handle: plain(&person.username),
            };
            self.people.insert(person.key, known);
        }
    }
}

fn count(met: &mut Met, how: &How) {
    match how {
        How::Known => met.known += 1,
        How::Here => met.here += 1,
        How::Created => met.created += 1,
        How::Formerly => met.formerly += 1,
    }
}

fn how(plan: &Plan, person: &Person) -> How {
    if plan.create_people && !person.gone && !person.bot {
        How::Created
    } else {
        How::Formerly
    }
}

fn handles(c: &mut Conn, ids: &[AccountId]) -> Answer<HashMap<AccountId, String>> {
    let accounts = store::accounts::list(c, ids)?;
    Ok(accounts.into_iter().map(|a| (a.id, a.handle)).collect())
}

fn make_all(
    ctx: &Ctx,
    tx: &mut Tx,
    actor: Actor,
    plan: &Plan,
    new: &[Person],
) -> Answer<HashMap<String, (How, Known)>> {
    let mut made = HashMap::new();
    for person in new {
        let how = how(plan, person);
        let state = match how {
            How::Created => AccountState::Active,
            _ => AccountState::Former,
        };
        let known = make(ctx, tx, actor, person, state)?;
        remember(tx, plan, person, known.id)?;
        made.insert(person.key.clone(), (how, known));
    }
    Ok(made)
}

/// Under all names they go by there, they are known here from now on.
fn remember(tx: &mut Tx, plan: &Plan, person: &Person, id: AccountId) -> Answer<()> {
    for name in person.aliases.iter().chain([&person.key]) {
        store::imports::remember(tx, plan.source, ImportKind::Account, name, id.get())?;
    }
    Ok(())
}

fn make(
    ctx: &Ctx,
    tx: &mut Tx,
    actor: Actor,
    person: &Person,
    state: AccountState,
) -> Answer<Known> {
    let (id, now): (AccountId, Time) = (ctx.id(), ctx.now());
    let handle = handle(tx, person)?;
    let name = [&person.name, &person.username, &handle];
    let name = name.into_iter().map(|n| n.trim()).find(|n| !n.is_empty());
    let name: String = name.unwrap_or_default().chars().take(NAME_CHARS).collect();
    // Who left keeps no address, or could not come back with it.
    let email = person.email.as_deref().map(str::trim);
    let email = email.filter(|e| state == AccountState::Active && is_address(e));
    let new = NewAccount {
        id,
        handle: &handle,
        name: &name,
        email,
        role: Role::Member,
        state,
        bot: person.bot,
    };
    store::accounts::insert(tx, &new, now)?;
    let zone = jiff::tz::TimeZone::get(&person.time_zone).is_ok();
    let before = store::accounts::get(tx, id)?;
    let after = Account {
        title: person
            .title
            .trim()
            .chars()
            .take(limit::TITLE_CHARS)
            .collect(),
        time_zone: if zone {
            person.time_zone.clone()
        } else {
            String::new()
        },
        ..before.clone()
    };
    if after != before {
        store::accounts::update(tx, &after, now)?;
    }
    let door = Door::Import;
    let mut event = ctx.event(EventKind::AccountChanged, Actor { door, ..actor });
    event.target_id = Some(id);
    store::events::append(tx, &event)?;
    Ok(Known { id, handle })
}

/// The handle they had, when it is one here and free; else one made from their name.
fn handle(c: &mut Conn, person: &Person) -> Answer<String> {
    let same = plain(&person.username);
    if text::handle_valid(&same).is_ok() && store::accounts::find_by_handle(c, &same)?.is_none() {
        return Ok(same);
    }
    let name = if person.name.trim().is_empty() {
        &person.username
    } else {
        &person.name
    };
    free_handle(c, name)
}

/// What of a foreign handle can stand in one of ours.
fn plain(username: &str) -> String {
    let local = username.split('@').find(|part| !part.is_empty());
    let kept = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-');
    let plain: String = local.unwrap_or_default().chars().filter(kept).collect();
    plain
        .trim_matches(['.', '-'])
        .chars()
        .take(text::HANDLE_MAX)
        .collect()
}

//! House rules in versions. Everyone accepts the version in force before they write; without rules nobody is asked.

use model::{AccountId, Act, Detail, EventKind, Role, Thing, Time};
pub use store::rules::{Rule, RulesVersion};
use store::{Conn, Tx};

use crate::audit::{self, About};
use crate::views::AccountCard;
use crate::{Actor, Answer, Ctx, Door, Refusal};

/// Rules in one version: a list that is longer is not read.
pub const RULES: usize = 20;
/// Characters of a rule.
pub const TITLE_CHARS: usize = 120;
/// Characters of what a rule means.
pub const ABOUT_CHARS: usize = 1_000;
/// Characters of what changed.
pub const SUMMARY_CHARS: usize = 500;
/// People named who have not accepted yet.
const MISSING: i64 = 100;

/// A version with its rules, as someone sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rules {
    /// The version.
    pub version: RulesVersion,
    /// Its rules, in order.
    pub items: Vec<Rule>,
    /// When the reader accepted it.
    pub accepted_at: Option<Time>,
    /// It is the one in force.
    pub in_force: bool,
    /// The reader has accepted this or an earlier version: what changed is worth saying.
    pub known: bool,
}

/// A rule to be.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RuleDraft {
    /// The rule.
    pub title: String,
    /// What it means.
    pub about: String,
}

/// How far a version has got.
#[derive(Debug, Clone)]
pub struct Progress {
    /// People who accepted it.
    pub accepted: i64,
    /// People there are.
    pub people: i64,
    /// Those who have not, by name, the first hundred.
    pub missing: Vec<AccountCard>,
}

/// The rules in force; none when there are none.
pub async fn current(ctx: &Ctx, actor: Actor) -> Answer<Option<Rules>> {
    ctx.read(move |c| {
        let Some(version) = store::rules::current(c)? else {
            return Ok(None);
        };
        let rules = load(c, actor.id, version, true)?;
        Ok(Some(rules).filter(|r| !r.items.is_empty()))
    })
    .await
}

/// The rules that someone accepts who joins, who has no account yet.
pub async fn for_newcomers(ctx: &Ctx) -> Answer<Vec<Rule>> {
    ctx.read(|c| match store::rules::current(c)? {
        Some(version) => Ok(store::rules::list(c, version.id)?),
        None => Ok(Vec::new()),
    })
    .await
}

/// An earlier version, or the one in force.
pub async fn show(ctx: &Ctx, actor: Actor, number: i64) -> Answer<Rules> {
    ctx.read(move |c| {
        let version = store::rules::find(c, number)?.ok_or(Refusal::NotFound)?;
        let last = store::rules::current(c)?.is_some_and(|v| v.id == version.id);
        load(c, actor.id, version, last)
    })
    .await
}

/// Every version, the last one first.
pub async fn versions(ctx: &Ctx) -> Answer<Vec<RulesVersion>> {
    ctx.read(|c| Ok(store::rules::versions(c)?)).await
}

fn load(c: &mut Conn, reader: AccountId, version: RulesVersion, in_force: bool) -> Answer<Rules> {
    Ok(Rules {
        items: store::rules::list(c, version.id)?,
        accepted_at: store::rules::accepted_at(c, version.id, reader)?,
        known: store::rules::accepted_before(c, reader)?,
        in_force,
        version,
    })
}

/// Publishes a new version (admins) and answers its number. Who publishes it has accepted it; everyone else is asked.
pub async fn publish(ctx: &Ctx, actor: Actor, rules: Vec<RuleDraft>, summary: &str) -> Answer<i64> {
    actor.must_be(Role::Admin)?;
    let (rules, summary) = checked(&rules, summary)?;
    let ctx_ = ctx.clone();
    ctx.write(move |tx| {
        let now = ctx_.now();
        let last = store::rules::current(tx)?;
        if let Some(last) = &last {
            let old = store::rules::list(tx, last.id)?;
            let same = old.len() == rules.len()
                && old
                    .iter()
                    .zip(&rules)
                    .all(|(a, b)| a.title == b.title && a.about == b.about);
            if same {
                return Err(Refusal::Conflict("rules-same"));
            }
            if summary.is_empty() {
                return Err(Refusal::invalid("summary", "empty"));
            }
        } else if rules.is_empty() {
            return Err(Refusal::invalid("title", "untitled"));
        }
        let version = RulesVersion {
            id: ctx_.id(),
            number: last.map_or(1, |v| v.number + 1),
            summary,
            published_by: actor.id,
            published_at: now,
        };
        let items: Vec<Rule> = (1..)
            .zip(&rules)
            .map(|(position, rule)| Rule {
                id: ctx_.id(),
                position,
                title: rule.title.clone(),
                about: rule.about.clone(),
            })
            .collect();
        store::rules::insert(tx, &version, &items)?;
        store::rules::accept(tx, version.id, actor.id, now)?;
        let mut event = ctx_.event(EventKind::RulesPublished, actor);
        event.data = version.number.to_string();
        store::events::append(tx, &event)?;
        let about = About::thing(Thing::Rules, version.id).with(Detail::Count, version.number);
        audit::record(&ctx_, tx, actor, Act::RulesPublished, about)?;
        Ok(version.number)
    })
    .await
}

fn checked(rules: &[RuleDraft], summary: &str) -> Answer<(Vec<RuleDraft>, String)> {
    let mut kept = Vec::new();
    for rule in rules {
        let title = rule.title.split_whitespace().collect::<Vec<_>>().join(" ");
        let about = rule.about.replace("\r\n", "\n").trim().to_owned();
        if title.is_empty() && about.is_empty() {
            continue;
        }
        if title.is_empty() {
            return Err(Refusal::invalid("title", "untitled"));
        }
        if title.chars().count() > TITLE_CHARS {
            return Err(Refusal::over("title", "too-long", TITLE_CHARS as i64));
        }
        if about.chars().count() > ABOUT_CHARS {
            return Err(Refusal::over("about", "too-long", ABOUT_CHARS as i64));
        }
        kept.push(RuleDraft { title, about });
    }
    if kept.len() > RULES {
        return Err(Refusal::over("rules", "too-many", RULES as i64));
    }
    let summary = summary.replace("\r\n", "\n").trim().to_owned();
    if summary.chars().count() > SUMMARY_CHARS {
        return Err(Refusal::over("summary", "too-long", SUMMARY_CHARS as i64));
    }
    Ok((kept, summary))
}

/// Accepts version `number`. When another one came meanwhile, that one is to be read first.
pub async fn accept(ctx: &Ctx, actor: Actor, number: i64) -> Answer<()> {
    let (now, event) = (ctx.now(), ctx.event(EventKind::RulesAccepted, actor));
    ctx.write(move |tx| {
        let version = store::rules::current(tx)?.ok_or(Refusal::NotFound)?;
        if version.number != number {
            return Err(Refusal::Conflict("rules-newer"));
        }
        store::rules::accept(tx, version.id, actor.id, now)?;
        Ok(store::events::append(tx, &event)?)
    })
    .await
}

/// `Ok` when someone who joins accepts the rules, or there are none.
pub(crate) fn may_join(c: &mut Conn, accepts: bool) -> Answer<()> {
    let asked = match store::rules::current(c)? {
        Some(version) => !store::rules::list(c, version.id)?.is_empty(),
        None => false,
    };
    if asked && !accepts {
        return Err(Refusal::invalid("accepts", "rules"));
    }
    Ok(())
}

/// Notes, when someone joins, that they accept what is in force; refused when there are rules and they do not.
pub(crate) fn join(tx: &mut Tx, account: AccountId, accepts: bool, now: Time) -> Answer<()> {
    may_join(tx, accepts)?;
    if let Some(version) = store::rules::current(tx)? {
        store::rules::accept(tx, version.id, account, now)?;
    }
    Ok(())
}

/// `Ok` when `actor` may write as far as the rules go. Work, imports and the command line are not people at a screen.
pub(crate) fn must_be_accepted(c: &mut Conn, actor: Actor) -> Answer<()> {
    if matches!(actor.door, Door::Import | Door::Work | Door::Cli) {
        return Ok(());
    }
    match store::rules::pending(c, actor.id)? {
        Some(_) => Err(Refusal::Conflict("rules")),
        None => Ok(()),
    }
}

/// How many have accepted the version in force (admins); none when there are no rules.
pub async fn progress(ctx: &Ctx, actor: Actor) -> Answer<Option<Progress>> {
    actor.must_be(Role::Admin)?;
    let now = ctx.now();
    ctx.read(move |c| {
        let Some(RulesVersion { id, .. }) = store::rules::current(c)? else {
            return Ok(None);
        };
        let ids = store::rules::missing(c, id, MISSING)?;
        let cards = crate::views::cards(c, &ids, now)?;
        Ok(Some(Progress {
            accepted: store::rules::count_accepted(c, id)?,
            people: store::accounts::count_active(c)?,
            missing: ids.iter().filter_map(|id| cards.get(id).cloned()).collect(),
        }))
    })
    .await
}

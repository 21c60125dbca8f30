//! What moderators look at: cases grouped by the person they are about, one report with its evidence, a person's file.

use std::collections::HashMap;

use model::{Account, AccountId, MediaId, Reach, ReportId, Role, RuleId};
use store::Conn;
use store::strikes::{Appeal, Strike};

use super::{Evidence, Note, Report, Which, other};
use crate::media::{Picture, Size};
use crate::rules::Rule;
use crate::views::{self, AccountCard};
use crate::{Actor, Answer, Ctx, Refusal};

/// Reports looked at for one page of cases.
const LISTED: i64 = 300;
/// Reports, strikes and notes of a person's file, each.
const FILED: i64 = 50;

/// A report in a list.
#[derive(Debug, Clone)]
pub struct Line {
    /// The report.
    pub report: Report,
    /// Who made it.
    pub reporter: AccountCard,
    /// Who looks after it.
    pub assigned: Option<AccountCard>,
    /// The rules it names.
    pub rules: Vec<Rule>,
    /// How many posts it is about.
    pub posts: i64,
}

/// Everything about one person.
#[derive(Debug, Clone)]
pub struct Case {
    /// Whom it is about.
    pub target: AccountCard,
    /// The reports, the latest first.
    pub lines: Vec<Line>,
}

/// What has become of a post since.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Now {
    /// It reads as it was kept.
    Same,
    /// It was changed.
    Edited,
    /// It is hidden.
    Hidden,
    /// It is deleted.
    Deleted,
}

/// A post as it was kept.
#[derive(Debug, Clone)]
pub struct KeptView {
    /// As it was.
    pub evidence: Evidence,
    /// It is reported itself.
    pub reported: bool,
    /// What has become of it.
    pub now: Now,
}

/// Something done about a person, for moderators.
#[derive(Debug, Clone)]
pub struct StrikeLine {
    /// What was done.
    pub strike: Strike,
    /// Who did it.
    pub actor: AccountCard,
    /// The rule that was broken.
    pub rule: Option<Rule>,
    /// What the person says against it.
    pub appeal: Option<Appeal>,
    /// The posts it concerns, as they were.
    pub posts: Vec<Evidence>,
}

/// What is known of a person in matters of order.
#[derive(Debug, Clone)]
pub struct File {
    /// The person.
    pub account: Account,
    /// As others see them.
    pub card: AccountCard,
    /// How far their posts reach.
    pub reach: Reach,
    /// What was done, the latest first.
    pub strikes: Vec<StrikeLine>,
    /// What moderators noted, the latest first, with who did.
    pub notes: Vec<(Note, AccountCard)>,
    /// Reports about them, the latest first.
    pub reports: Vec<Line>,
    /// People who keep order and whom a report may be given to.
    pub moderators: Vec<AccountCard>,
    /// Whether the reader may act on them.
    pub may_act: bool,
}

/// A report with everything a moderator needs.
#[derive(Debug, Clone)]
pub struct CaseView {
    /// The report.
    pub line: Line,
    /// What was kept with it, in the order it was written.
    pub posts: Vec<KeptView>,
    /// Whom it is about.
    pub file: File,
}

/// Reports grouped by whom they are about, the person with the latest first; none about the reader (moderators).
pub async fn cases(ctx: &Ctx, actor: Actor, which: Which) -> Answer<Vec<Case>> {
    actor.must_be(Role::Moderator)?;
    let now = ctx.now();
    ctx.read(move |c| {
        let reports = store::reports::list(c, actor.id, which, LISTED)?;
        let mut order: Vec<AccountId> = Vec::new();
        for report in &reports {
            if !order.contains(&report.target_id) {
                order.push(report.target_id);
            }
        }
        let cards = views::cards(c, &order, now)?;
        let mut lines: HashMap<AccountId, Vec<Line>> = HashMap::new();
        for line in lines_of(c, reports, now)? {
            lines.entry(line.report.target_id).or_default().push(line);
        }
        let case = |id: AccountId| {
            Some(Case {
                target: cards.get(&id)?.clone(),
                lines: lines.remove(&id)?,
            })
        };
        Ok(order.into_iter().filter_map(case).collect())
    })
    .await
}

/// How many reports and appeals wait that the reader may handle (moderators; 0 for others).
pub async fn count(ctx: &Ctx, actor: Actor) -> Answer<i64> {
    ctx.read(move |c| count_for(c, actor.id, actor.role)).await
}

/// As [`count`], within a look of the caller.
pub(crate) fn count_for(c: &mut Conn, viewer: AccountId, role: Role) -> Answer<i64> {
    if role < Role::Moderator {
        return Ok(0);
    }
    Ok(store::reports::count_open(c, viewer)? + store::strikes::count_open_appeals(c, viewer)?)
}

/// A report with its evidence and the file of whom it is about (moderators, not that person).
pub async fn show(ctx: &Ctx, actor: Actor, id: ReportId) -> Answer<CaseView> {
    actor.must_be(Role::Moderator)?;
    let now = ctx.now();
    ctx.read(move |c| {
        let report = store::reports::find(c, actor.id, id)?.ok_or(Refusal::NotFound)?;
        let target = report.target_id;
        let mut posts = Vec::new();
        for kept in store::reports::posts(c, id)? {
            let evidence = Evidence::read(&kept.data)?;
            posts.push(KeptView {
                now: fate(c, &evidence)?,
                evidence,
                reported: kept.reported,
            });
        }
        let line = lines_of(c, vec![report], now)?.pop();
        Ok(CaseView {
            line: line.ok_or(Refusal::NotFound)?,
            posts,
            file: load_file(c, actor, target, now)?,
        })
    })
    .await
}

/// The file of a person (moderators, not themselves).
pub async fn file(ctx: &Ctx, actor: Actor, target: AccountId) -> Answer<File> {
    actor.must_be(Role::Moderator)?;
    let now = ctx.now();
    ctx.read(move |c| load_file(c, actor, target, now)).await
}

/// An image that was kept with a report (moderators, not whom it is about).
pub async fn picture(ctx: &Ctx, actor: Actor, id: ReportId, media: MediaId) -> Answer<Picture> {
    actor.must_be(Role::Moderator)?;
    let found = ctx
        .read(move |c| {
            store::reports::find(c, actor.id, id)?.ok_or(Refusal::NotFound)?;
            store::reports::media(c, id, media)?.ok_or(Refusal::NotFound)
        })
        .await?;
    crate::media::bytes(ctx, &found, Size::Large).await
}

fn fate(c: &mut Conn, kept: &Evidence) -> Answer<Now> {
    let found = store::statuses::find::standing(c, kept.id)?;
    Ok(match found {
        None => Now::Deleted,
        Some((_, true)) => Now::Hidden,
        Some((edited, false)) if edited != kept.edited_at => Now::Edited,
        Some(_) => Now::Same,
    })
}

fn load_file(c: &mut Conn, actor: Actor, target: AccountId, now: model::Time) -> Answer<File> {
    let account = other(c, actor, target)?;
    let strikes = store::strikes::list_about(c, target, FILED)?;
    let notes = store::strikes::notes(c, target, FILED)?;
    let reports = store::reports::list_about(c, target, FILED)?;
    let mut keepers = store::reports::moderators(c)?;
    keepers.retain(|id| *id != target);
    let authors: Vec<AccountId> = notes.iter().map(|n| n.author_id).collect();
    let ids = [&keepers[..], &authors, &[target]].concat();
    let cards = views::cards(c, &ids, now)?;
    let card = cards.get(&target).cloned().ok_or(Refusal::NotFound)?;
    let strikes = strikes.into_iter().map(|s| strike_line(c, s, now));
    let strikes = strikes.collect::<Answer<Vec<_>>>()?;
    let with_author = |n: Note| cards.get(&n.author_id).cloned().map(|card| (n, card));
    Ok(File {
        may_act: crate::strikes::may_act(actor, &account).is_ok(),
        reach: store::strikes::reach(c, target)?,
        strikes,
        notes: notes.into_iter().filter_map(with_author).collect(),
        reports: lines_of(c, reports, now)?,
        moderators: keepers
            .iter()
            .filter_map(|id| cards.get(id).cloned())
            .collect(),
        account,
        card,
    })
}

/// A strike with everything moderators see of it.
pub(crate) fn strike_line(c: &mut Conn, strike: Strike, now: model::Time) -> Answer<StrikeLine> {
    let actor = views::cards(c, &[strike.actor_id], now)?.remove(&strike.actor_id);
    let rule = store::rules::list_by_ids(c, strike.rule_id.as_slice())?.pop();
    let posts = store::strikes::posts(c, strike.id)?;
    let posts = posts.iter().map(|(_, data)| Evidence::read(data));
    Ok(StrikeLine {
        actor: actor.ok_or(Refusal::NotFound)?,
        rule,
        appeal: store::strikes::find_appeal(c, strike.id)?,
        posts: posts.collect::<store::Result<_>>()?,
        strike,
    })
}

/// Reports with names and rules: a fixed number of queries.
pub(super) fn lines_of(c: &mut Conn, reports: Vec<Report>, now: model::Time) -> Answer<Vec<Line>> {
    let ids: Vec<ReportId> = reports.iter().map(|r| r.id).collect();
    let mut people: Vec<AccountId> = reports.iter().map(|r| r.reporter_id).collect();
    people.extend(reports.iter().filter_map(|r| r.assigned_id));
    let cards = views::cards(c, &people, now)?;
    let named = store::reports::rules(c, &ids)?;
    let rule_ids: Vec<RuleId> = named.iter().map(|(_, rule)| *rule).collect();
    let rules: HashMap<RuleId, Rule> = store::rules::list_by_ids(c, &rule_ids)?
        .into_iter()
        .map(|r| (r.id, r))
        .collect();
    let posts: HashMap<ReportId, i64> = store::reports::count_posts(c, &ids)?.into_iter().collect();
    let line = |report: Report| {
        let broken = named.iter().filter(|(id, _)| *id == report.id);
        Some(Line {
            reporter: cards.get(&report.reporter_id)?.clone(),
            assigned: report.assigned_id.and_then(|id| cards.get(&id).cloned()),
            rules: broken
                .filter_map(|(_, rule)| rules.get(rule).cloned())
                .collect(),
            posts: posts.get(&report.id).copied().unwrap_or_default(),
            report,
        })
    };
    Ok(reports.into_iter().filter_map(line).collect())
}

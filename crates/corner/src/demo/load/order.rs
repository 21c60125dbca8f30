//! House rules, a few reports that wait and one that was dealt with, a warning with its appeal, a hold.

use std::time::Duration;

use model::{ReportCategory, Role, RuleId, StrikeKind};
use service::records::holds::{self, On};
use service::reports::{self, ReportDraft};
use service::rules::{self, RuleDraft};
use service::strikes::{self, Act};
use service::{Actor, Answer, Ctx};

use super::act::{Done, labelled};
use super::{Stage, whole};
use crate::demo::cast::Cast;
use crate::demo::fault::Fault;
use crate::demo::people::{Reported, Struck};

/// Writes the house rules of `private.toml` and everyone's yes to them, then what they led to.
pub(super) async fn keep(stage: &Stage, cast: &Cast<'_>, done: &Done) -> Result<(), Fault> {
    let kept = async {
        house_rules(stage).await?;
        for reported in &stage.demo.private.reports {
            report(stage, cast, done, reported).await?;
        }
        for struck in &stage.demo.private.strikes {
            strike(stage, cast, done, struck).await?;
        }
        for held in &stage.demo.private.holds {
            if let Some(who) = actor(stage, cast, &held.who) {
                let ctx = stage.aside(stage.early(12));
                holds::create(&ctx, who, On::Person(held.whom.clone()), &held.reason).await?;
            }
        }
        Ok(())
    };
    kept.await.map_err(|why| whole("private.toml", &why))
}

async fn house_rules(stage: &Stage) -> Answer<()> {
    let rules = stage.demo.private.rules.iter().map(|rule| RuleDraft {
        title: rule.title.clone(),
        about: rule.about.clone(),
    });
    let Some(owner) = stage.actors.iter().find(|a| a.role == Role::Owner) else {
        return Ok(());
    };
    let ctx = stage.aside(stage.early(5));
    let number = rules::publish(&ctx, *owner, rules.collect(), "").await?;
    for who in stage.actors.iter().filter(|a| a.id != owner.id) {
        rules::accept(&ctx, *who, number).await?;
    }
    Ok(())
}

fn actor(stage: &Stage, cast: &Cast<'_>, handle: &str) -> Option<Actor> {
    let person = cast.person(handle)?;
    stage.actors.get(person).copied()
}

fn ago(stage: &Stage, minutes: u64) -> Ctx {
    stage.aside(stage.now.minus(Duration::from_secs(minutes * 60 + 7)))
}

/// The rule in force at this place, from 1.
async fn rule(ctx: &Ctx, who: Actor, position: Option<i64>) -> Answer<Option<RuleId>> {
    let in_force = rules::current(ctx, who).await?;
    let items = in_force.map_or_else(Vec::new, |r| r.items);
    let broken = items.iter().find(|r| Some(r.position) == position);
    Ok(broken.map(|r| r.id))
}

async fn report(stage: &Stage, cast: &Cast<'_>, done: &Done, asked: &Reported) -> Answer<()> {
    let (Some(who), Some(post)) = (
        actor(stage, cast, &asked.who),
        labelled(stage, done, &asked.post),
    ) else {
        return Ok(());
    };
    let ctx = ago(stage, asked.minutes_ago);
    let view = service::views::status(&ctx, who, post).await?;
    let broken = rule(&ctx, who, asked.rule).await?;
    let draft = ReportDraft {
        target: view.author.id,
        category: match broken {
            Some(_) => ReportCategory::Violation,
            None => ReportCategory::Other,
        },
        rules: broken.into_iter().collect(),
        comment: asked.comment.clone(),
        posts: vec![post],
    };
    let id = reports::create(&ctx, who, draft).await?;
    let settled = asked.settled_by.as_deref();
    if let Some(moderator) = settled.and_then(|handle| actor(stage, cast, handle)) {
        let later = ago(stage, asked.minutes_ago.saturating_sub(45));
        reports::assign(&later, moderator, id, Some(moderator.id)).await?;
        reports::note(&later, moderator, view.author.id, Some(id), &asked.note).await?;
        reports::settle(&later, moderator, id, false).await?;
    }
    Ok(())
}

/// A warning, and the appeal against it, which waits.
async fn strike(stage: &Stage, cast: &Cast<'_>, done: &Done, struck: &Struck) -> Answer<()> {
    let (Some(who), Some(whom), Some(post)) = (
        actor(stage, cast, &struck.who),
        actor(stage, cast, &struck.whom),
        labelled(stage, done, &struck.post),
    ) else {
        return Ok(());
    };
    let ctx = ago(stage, struck.minutes_ago);
    let act = Act {
        target: whom.id,
        kind: StrikeKind::Warn,
        rule: rule(&ctx, who, Some(struck.rule)).await?,
        words: struck.words.clone(),
        posts: vec![post],
        report: None,
        settle_all: false,
        hide_all: false,
    };
    let id = strikes::act(&ctx, who, act).await?;
    let later = ago(stage, struck.appeal_minutes_ago);
    strikes::appeal(&later, whom, id, &struck.appeal).await
}

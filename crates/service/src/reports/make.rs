//! Reporting.

use std::time::Duration;

use model::{AccountId, EventKind, Page, ReportCategory, ReportId, RuleId, StatusId};
use store::{Conn, Tx};

use super::{Report, keep_all};
use crate::views::{self, Context, StatusView};
use crate::{Actor, Answer, Ctx, Refusal};

/// Characters of a comment.
pub const COMMENT_CHARS: usize = 1_000;
/// Posts in one report.
pub const POSTS: usize = 10;
/// Reports of one person within [`WITHIN`].
const REPORTS: i64 = 10;
const WITHIN: Duration = Duration::from_secs(3_600);

/// What someone asks to report.
#[derive(Debug, Clone)]
pub struct ReportDraft {
    /// Whom.
    pub target: AccountId,
    /// What kind of thing.
    pub category: ReportCategory,
    /// Rules in force that were broken.
    pub rules: Vec<RuleId>,
    /// In their words.
    pub comment: String,
    /// Posts of that person which they see.
    pub posts: Vec<StatusId>,
}

/// Reports a person or their posts. What one does not see one cannot report.
pub async fn create(ctx: &Ctx, actor: Actor, draft: ReportDraft) -> Answer<ReportId> {
    let comment = draft.comment.replace("\r\n", "\n").trim().to_owned();
    if comment.chars().count() > COMMENT_CHARS {
        return Err(Refusal::over("comment", "too-long", COMMENT_CHARS as i64));
    }
    if draft.category == ReportCategory::Other && comment.is_empty() {
        return Err(Refusal::invalid("comment", "empty"));
    }
    if draft.posts.len() > POSTS {
        return Err(Refusal::over("posts", "too-many", POSTS as i64));
    }
    let ctx_ = ctx.clone();
    ctx.write(move |tx| {
        let rules = check(&ctx_, tx, actor, &draft)?;
        let posts = reported(tx, actor, &draft)?;
        let report = Report {
            id: ctx_.id(),
            reporter_id: actor.id,
            target_id: draft.target,
            category: draft.category,
            comment,
            assigned_id: None,
            settled_by: None,
            settled_at: None,
            created_at: ctx_.now(),
        };
        store::reports::insert(tx, &report, &rules)?;
        keep_all(&ctx_, tx, actor.id, report.id, &posts)?;
        let mut event = ctx_.event(EventKind::ReportsChanged, actor);
        (event.target_id, event.data) = (Some(draft.target), report.id.to_string());
        store::events::append(tx, &event)?;
        Ok(report.id)
    })
    .await
}

fn check(ctx: &Ctx, tx: &mut Tx, actor: Actor, draft: &ReportDraft) -> Answer<Vec<RuleId>> {
    if draft.target == actor.id {
        return Err(Refusal::Conflict("yourself"));
    }
    store::accounts::find(tx, draft.target)?.ok_or(Refusal::NotFound)?;
    if store::reports::count_since(tx, actor.id, ctx.now().minus(WITHIN))? >= REPORTS {
        return Err(Refusal::TooMany {
            retry_after: WITHIN,
        });
    }
    if draft.category != ReportCategory::Violation {
        return Ok(Vec::new());
    }
    let in_force = match store::rules::current(tx)? {
        Some(version) => store::rules::list(tx, version.id)?,
        None => Vec::new(),
    };
    let named: Vec<RuleId> = in_force
        .iter()
        .map(|r| r.id)
        .filter(|id| draft.rules.contains(id))
        .collect();
    if named.is_empty() || named.len() < draft.rules.len() {
        return Err(Refusal::invalid("rules", "choose"));
    }
    Ok(named)
}

/// The posts, each seen by the reporter and written by the one reported.
fn reported(c: &mut Conn, actor: Actor, draft: &ReportDraft) -> Answer<Vec<StatusId>> {
    let mut posts = Vec::new();
    for id in &draft.posts {
        let status = crate::statuses::visible(c, actor.id, *id)?;
        if status.author_id != draft.target {
            return Err(Refusal::NotFound);
        }
        if !posts.contains(&status.id) {
            posts.push(status.id);
        }
    }
    Ok(posts)
}

/// Posts of a person that one may want to add to a report: the latest one sees, answers too.
pub async fn candidates(ctx: &Ctx, actor: Actor, target: AccountId) -> Answer<Vec<StatusView>> {
    let now = ctx.now();
    ctx.read(move |c| {
        let page = Page::first(POSTS as i64);
        let part = store::timelines::Part::Replies;
        let mut ids = store::timelines::person(c, actor.id, target, part, &page)?;
        ids.truncate(POSTS);
        views::hydrate(c, actor.id, &ids, Context::Thread, now)
    })
    .await
}

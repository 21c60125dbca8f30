//! Reports one after the other, for doors that page through them.

use model::{Page, PageOf, ReportId, Role, StatusId};
use store::Conn;

use super::queue::lines_of;
use super::{Line, Report, Wanted};
use crate::{Actor, Answer, Ctx, Refusal};

/// A report with the posts it is about.
#[derive(Debug, Clone)]
pub struct Listed {
    /// The report.
    pub line: Line,
    /// The posts.
    pub posts: Vec<StatusId>,
}

/// A page of reports, none about the reader (moderators).
pub async fn list(ctx: &Ctx, actor: Actor, wanted: Wanted, page: Page) -> Answer<PageOf<Listed>> {
    actor.must_be(Role::Moderator)?;
    let now = ctx.now();
    ctx.read(move |c| {
        let found = store::reports::page(c, actor.id, wanted, &page)?;
        let found = PageOf::from_found(found, &page, |report| report.id.get());
        let listed = load(c, found.items.clone(), now)?;
        Ok(found.with(listed))
    })
    .await
}

/// One of them (moderators).
pub async fn get(ctx: &Ctx, actor: Actor, id: ReportId) -> Answer<Listed> {
    actor.must_be(Role::Moderator)?;
    let now = ctx.now();
    ctx.read(move |c| {
        let report = store::reports::find(c, actor.id, id)?.ok_or(Refusal::NotFound)?;
        let found = load(c, vec![report], now)?.pop();
        found.ok_or(Refusal::NotFound)
    })
    .await
}

fn load(c: &mut Conn, reports: Vec<Report>, now: model::Time) -> Answer<Vec<Listed>> {
    let mut all = Vec::new();
    for line in lines_of(c, reports, now)? {
        let kept = store::reports::posts(c, line.report.id)?;
        let reported = kept.iter().filter(|post| post.reported);
        all.push(Listed {
            posts: reported.map(|post| post.status_id).collect(),
            line,
        });
    }
    Ok(all)
}

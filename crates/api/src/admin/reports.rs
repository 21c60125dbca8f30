//! Reports, for moderators and administrators.

use axum::Json;
use axum::extract::{OriginalUri, State};
use model::{AccountId, ReportId};
use serde::Serialize;
use serde_json::Value;
use service::reports::{self, Listed, Wanted};
use service::{strikes, views};

use super::accounts::{AdminAccount, Limited};
use crate::entities::status::Status;
use crate::entities::{Shown, instance};
use crate::frame::time::At;
use crate::{Answer, Api, Error, Id, Me, Paged, Params};

/// A report, as those see it who deal with it.
#[derive(Debug, Serialize)]
pub(super) struct AdminReport {
    id: String,
    action_taken: bool,
    action_taken_at: Option<At>,
    category: &'static str,
    comment: String,
    forwarded: bool,
    created_at: At,
    updated_at: At,
    account: AdminAccount,
    target_account: AdminAccount,
    assigned_account: Option<AdminAccount>,
    action_taken_by_account: Option<AdminAccount>,
    statuses: Vec<Status>,
    rules: Vec<Value>,
}

/// What it takes to show some of them.
struct Around {
    shown: Shown,
    posts: Vec<views::StatusView>,
    limited: Limited,
}

async fn around(api: &Api, me: &Me, all: &[Listed]) -> Answer<Around> {
    let mut people: Vec<AccountId> = Vec::new();
    for listed in all {
        let r = &listed.line.report;
        people.extend([r.reporter_id, r.target_id]);
        people.extend(r.assigned_id.into_iter().chain(r.settled_by));
    }
    people.sort_unstable();
    people.dedup();
    let ids = all.iter().flat_map(|l| l.posts.iter().copied()).collect();
    // Of what they may not read otherwise, moderators find what was kept in the web app.
    let posts = views::statuses(&api.ctx, me.actor, ids).await?;
    Ok(Around {
        limited: strikes::limited(&api.ctx, me.actor, people.clone()).await?,
        shown: Shown::load(api, me, &posts, people).await?,
        posts,
    })
}

impl AdminReport {
    fn new(api: &Api, me: &Me, around: &Around, listed: &Listed) -> Option<Self> {
        let r = &listed.line.report;
        let person = |id: AccountId| {
            let whole = around.shown.whole(id)?;
            let known = (String::new(), &around.limited);
            Some(AdminAccount::of(api, me, whole, known))
        };
        let posts = around.posts.iter();
        let posts = posts.filter(|view| listed.posts.contains(&view.status.id));
        let rules = listed.line.rules.iter();
        Some(Self {
            id: r.id.to_string(),
            action_taken: r.settled_at.is_some(),
            action_taken_at: r.settled_at.map(At),
            category: r.category.word(),
            comment: r.comment.clone(),
            forwarded: false,
            created_at: At(r.created_at),
            updated_at: At(r.settled_at.unwrap_or(r.created_at)),
            account: person(r.reporter_id)?,
            target_account: person(r.target_id)?,
            assigned_account: r.assigned_id.and_then(person),
            action_taken_by_account: r.settled_by.and_then(person),
            statuses: posts.filter_map(|v| around.shown.status(v)).collect(),
            rules: rules.map(instance::rule).collect(),
        })
    }
}

/// Those that wait, or with `resolved` those that were dealt with.
pub(super) async fn index(
    State(api): State<Api>,
    OriginalUri(uri): OriginalUri,
    me: Me,
    params: Params,
) -> Answer<Paged<Vec<AdminReport>>> {
    let wanted = Wanted {
        settled: params.is("resolved"),
        by: params.parsed("account_id"),
        about: params.parsed("target_account_id"),
    };
    let found = reports::list(&api.ctx, me.actor, wanted, params.page(100, 200)).await?;
    let around = around(&api, &me, &found.items).await?;
    let all = found.items.iter();
    let shown = all.filter_map(|l| AdminReport::new(&api, &me, &around, l));
    let shown = shown.collect();
    Ok(Paged::with(&api, &uri, shown, found.older, found.newer))
}

async fn one(api: &Api, me: &Me, id: ReportId) -> Answer<Json<AdminReport>> {
    let listed = reports::get(&api.ctx, me.actor, id).await?;
    let around = around(api, me, std::slice::from_ref(&listed)).await?;
    let shown = AdminReport::new(api, me, &around, &listed);
    shown.map(Json).ok_or(Error::NotFound)
}

type Shows = Answer<Json<AdminReport>>;

/// Also for changing its category or rules, which stay what the reporter said.
pub(super) async fn show(State(api): State<Api>, me: Me, Id(id): Id<ReportId>) -> Shows {
    one(&api, &me, id).await
}

pub(super) async fn assign(State(api): State<Api>, me: Me, Id(id): Id<ReportId>) -> Shows {
    reports::assign(&api.ctx, me.actor, id, Some(me.actor.id)).await?;
    one(&api, &me, id).await
}

pub(super) async fn unassign(State(api): State<Api>, me: Me, Id(id): Id<ReportId>) -> Shows {
    reports::assign(&api.ctx, me.actor, id, None).await?;
    one(&api, &me, id).await
}

pub(super) async fn resolve(State(api): State<Api>, me: Me, Id(id): Id<ReportId>) -> Shows {
    reports::settle(&api.ctx, me.actor, id, false).await?;
    one(&api, &me, id).await
}

pub(super) async fn reopen(State(api): State<Api>, me: Me, Id(id): Id<ReportId>) -> Shows {
    reports::reopen(&api.ctx, me.actor, id).await?;
    one(&api, &me, id).await
}

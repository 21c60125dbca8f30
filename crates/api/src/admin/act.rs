//! What moderators do about people through an app: the same as in the web app, told to the person with the reason.

use axum::Json;
use axum::extract::State;
use model::{AccountId, AccountState, ReportId, RuleId, StrikeKind};
use serde_json::{Value, json};
use service::strikes::{self, Act};
use service::{accounts, reports};

use crate::{Answer, Api, Error, Id, Me, Params};

/// `none` warns, `silence` limits whom posts reach, `disable` and `suspend` keep out.
pub(super) async fn create(
    State(api): State<Api>,
    me: Me,
    Id(id): Id<AccountId>,
    params: Params,
) -> Answer<Json<Value>> {
    let kind = match params.string("type").as_str() {
        "none" => StrikeKind::Warn,
        "silence" => StrikeKind::Limit,
        "disable" | "suspend" => StrikeKind::Suspend,
        _ => {
            return Err(Error::Invalid(
                "Validation failed: Type is not included in the list".to_owned(),
            ));
        }
    };
    let report: Option<ReportId> = params.parsed("report_id");
    let (words, rule) = (params.string("text"), rule(&api, &me, report).await?);
    if words.trim().is_empty() && rule.is_none() && kind != StrikeKind::Limit {
        return without_words(&api, &me, id, (kind, report)).await;
    }
    let act = Act {
        target: id,
        kind,
        rule,
        words,
        posts: Vec::new(),
        report,
        settle_all: false,
        hide_all: false,
    };
    strikes::act(&api.ctx, me.actor, act).await?;
    Ok(Json(json!({})))
}

/// The first rule that a report names.
async fn rule(api: &Api, me: &Me, report: Option<ReportId>) -> Answer<Option<RuleId>> {
    let Some(id) = report else {
        return Ok(None);
    };
    let found = reports::get(&api.ctx, me.actor, id).await?;
    Ok(found.line.rules.first().map(|rule| rule.id))
}

/// Apps need not give a reason. Without one nobody is told anything, so only administrators keep people out.
async fn without_words(
    api: &Api,
    me: &Me,
    id: AccountId,
    (kind, report): (StrikeKind, Option<ReportId>),
) -> Answer<Json<Value>> {
    if kind == StrikeKind::Suspend {
        accounts::set_state(&api.ctx, me.actor, id, AccountState::Suspended).await?;
    } else {
        reports::file(&api.ctx, me.actor, id).await?;
    }
    if let Some(report) = report {
        reports::settle(&api.ctx, me.actor, report, false).await?;
    }
    Ok(Json(json!({})))
}

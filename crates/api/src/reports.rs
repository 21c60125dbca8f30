//! Reporting people and posts to those who keep order.

use axum::Json;
use axum::extract::State;
use model::{AccountId, ReportCategory, StatusId};
use serde_json::{Value, json};
use service::reports::{self, ReportDraft};

use crate::frame::time::At;
use crate::{Answer, Api, Error, Me, Need, Params, Table, entities};

pub(crate) fn routes() -> Table {
    Table::new().post("/api/v1/reports", Need::Scope(&["write:reports"]), create)
}

async fn create(State(api): State<Api>, me: Me, params: Params) -> Answer<Json<Value>> {
    let target: AccountId = params.parsed("account_id").ok_or(Error::NotFound)?;
    let posts: Vec<StatusId> = params.ids("status_ids");
    let rules: Vec<_> = params.ids("rule_ids");
    let mut comment = params.string("comment");
    let category = match params.string("category").as_str() {
        _ if !rules.is_empty() => ReportCategory::Violation,
        "spam" => ReportCategory::Spam,
        _ => ReportCategory::Other,
    };
    // Apps may send no word at all; those who keep order want at least that it came from one.
    if comment.trim().is_empty() && category == ReportCategory::Other {
        comment = "—".to_owned();
    }
    let people = entities::people(&api, &me, &[target]).await?;
    let account = people.first().ok_or(Error::NotFound)?;
    let rule_ids: Vec<String> = rules.iter().map(ToString::to_string).collect();
    let status_ids: Vec<String> = posts.iter().map(ToString::to_string).collect();
    let draft = ReportDraft {
        target,
        category,
        rules,
        comment: comment.clone(),
        posts,
    };
    let id = reports::create(&api.ctx, me.actor, draft).await?;
    Ok(Json(json!({
        "id": id.to_string(),
        "action_taken": false,
        "action_taken_at": null,
        "category": category.word(),
        "comment": comment,
        "forwarded": false,
        "created_at": At(api.ctx.now()),
        "status_ids": status_ids,
        "collection_ids": [],
        "rule_ids": rule_ids,
        "target_account": account,
    })))
}

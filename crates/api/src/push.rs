//! Where an app wants to be woken: one subscription a token.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::State;
use serde_json::{Value, json};
use service::push::{self, Place, Subscription, Wanted};

use crate::{Answer, Api, Error, Me, Need, Params, Table};

const PUSH: Need = Need::Scope(&["push"]);
/// Kinds that may be asked for, by Mastodon's names.
const ALERTS: [&str; 12] = [
    "mention",
    "quote",
    "quoted_update",
    "status",
    "reblog",
    "follow",
    "follow_request",
    "favourite",
    "poll",
    "update",
    "admin.sign_up",
    "admin.report",
];

pub(crate) fn routes() -> Table {
    let path = "/api/v1/push/subscription";
    Table::new()
        .get(path, PUSH, show)
        .post(path, PUSH, create)
        .put(path, PUSH, update)
        .delete(path, PUSH, destroy)
}

async fn show(State(api): State<Api>, me: Me) -> Answer<Json<Value>> {
    let found = push::find(&api.ctx, me.actor, place(&me)).await?;
    Ok(Json(entity(&api, &found)))
}

async fn create(State(api): State<Api>, me: Me, params: Params) -> Answer<Json<Value>> {
    let blank = || Error::Invalid("Validation failed: Endpoint can't be blank".to_owned());
    let asked = params.sub("subscription").ok_or_else(blank)?;
    let keys = asked.sub("keys").unwrap_or_default();
    let (alerts, policy) = wishes(&params);
    let wanted = Wanted {
        endpoint: asked.filled("endpoint").ok_or_else(blank)?,
        p256dh: keys.string("p256dh"),
        auth: keys.string("auth"),
        standard: asked.is("standard"),
        alerts,
        policy,
    };
    let made = push::subscribe(&api.ctx, me.actor, place(&me), wanted).await?;
    Ok(Json(entity(&api, &made)))
}

async fn update(State(api): State<Api>, me: Me, params: Params) -> Answer<Json<Value>> {
    let (alerts, policy) = wishes(&params);
    let changed = push::change(&api.ctx, me.actor, place(&me), alerts, policy).await?;
    Ok(Json(entity(&api, &changed)))
}

async fn destroy(State(api): State<Api>, me: Me) -> Answer<Json<Value>> {
    push::unsubscribe(&api.ctx, me.actor, place(&me)).await?;
    Ok(Json(json!({})))
}

fn place(me: &Me) -> Place {
    Place::App(me.caller.token.id)
}

/// Kinds and from whom. Some clients send `policy` beside `data`, as an early documentation had it.
fn wishes(params: &Params) -> (BTreeMap<String, bool>, String) {
    let data = params.sub("data").unwrap_or_default();
    let asked = data.sub("alerts").unwrap_or_default();
    let alerts = ALERTS
        .iter()
        .filter(|name| asked.is(name))
        .map(|name| ((*name).to_owned(), true));
    let policy = data.filled("policy").or_else(|| params.filled("policy"));
    (alerts.collect(), policy.unwrap_or_default())
}

/// A `WebPushSubscription` of Mastodon's documentation.
fn entity(api: &Api, s: &Subscription) -> Value {
    let wanted: BTreeMap<String, bool> = serde_json::from_str(&s.alerts).unwrap_or_default();
    let alerts: BTreeMap<&str, bool> = ALERTS
        .iter()
        .map(|name| (*name, wanted.contains_key(*name)))
        .collect();
    json!({
        "id": s.id.to_string(),
        "endpoint": s.endpoint,
        "standard": s.standard,
        "alerts": alerts,
        "policy": s.policy,
        "server_key": api.vapid(),
    })
}

//! Where one stopped reading: the same place as in the web app.

use axum::Json;
use axum::extract::State;
use serde_json::{Map, Value, json};
use service::markers::{self, Marker};

use crate::frame::time::At;
use crate::{Answer, Api, Me, Params};

/// Timelines that apps know.
const KNOWN: [&str; 2] = ["home", "notifications"];

fn shown(markers: &[Marker], asked: &[String]) -> Json<Value> {
    let mut all = Map::new();
    for marker in markers.iter().filter(|m| asked.contains(&m.timeline)) {
        let entry = json!({
            "last_read_id": marker.last_read_id.to_string(),
            "version": marker.version,
            "updated_at": At(marker.updated_at),
        });
        all.insert(marker.timeline.clone(), entry);
    }
    Json(Value::Object(all))
}

pub(super) async fn index(State(api): State<Api>, me: Me, params: Params) -> Answer<Json<Value>> {
    let found = markers::all(&api.ctx, me.actor).await?;
    Ok(shown(&found, &params.list("timeline")))
}

pub(super) async fn create(State(api): State<Api>, me: Me, params: Params) -> Answer<Json<Value>> {
    let mut moved = Vec::new();
    for timeline in KNOWN {
        let asked = params.sub(timeline);
        let Some(id) = asked.and_then(|p| p.parsed::<i64>("last_read_id")) else {
            continue;
        };
        markers::advance(&api.ctx, me.actor, timeline, id).await?;
        moved.push(timeline.to_owned());
    }
    let found = markers::all(&api.ctx, me.actor).await?;
    Ok(shown(&found, &moved))
}

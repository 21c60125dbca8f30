//! What clients look for before they sign in. Nothing about people goes to those who have not.

use axum::Json;
use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use crate::{Answer, Api, Error, Me, Params};

const SCHEMA: &str = "http://nodeinfo.diaspora.software/ns/schema/2.0";

pub(super) async fn nodeinfo(State(api): State<Api>) -> Json<Value> {
    let link = json!({ "rel": SCHEMA, "href": api.url("/nodeinfo/2.0") });
    Json(json!({ "links": [link] }))
}

pub(super) async fn nodeinfo_2_0(State(api): State<Api>) -> Json<Value> {
    Json(json!({
        "version": "2.0",
        "software": { "name": "corner", "version": env!("CARGO_PKG_VERSION") },
        "protocols": [],
        "services": { "outbound": [], "inbound": [] },
        "usage": { "users": { "total": 0, "activeMonth": 0, "activeHalfyear": 0 }, "localPosts": 0 },
        "openRegistrations": false,
        "metadata": { "nodeName": api.ctx.organisation().name },
    }))
}

pub(super) async fn host_meta(State(api): State<Api>) -> Response {
    let body = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<XRD xmlns=\"http://docs.oasis-open.org/ns/xri/xrd-1.0\">\n  \
         <Link rel=\"lrdd\" template=\"{}/.well-known/webfinger?resource={{uri}}\"/>\n</XRD>\n",
        api.ctx.base_url()
    );
    ([(CONTENT_TYPE, "application/xrd+xml; charset=utf-8")], body).into_response()
}

/// Someone of ours, for someone of ours.
pub(super) async fn webfinger(
    State(api): State<Api>,
    me: Result<Me, Error>,
    params: Params,
) -> Answer {
    let me = me.map_err(|_| Error::NotFound)?;
    let resource = params.string("resource");
    let name = resource.strip_prefix("acct:").unwrap_or(&resource);
    let (handle, domain) = name.split_once('@').ok_or(Error::NotFound)?;
    if domain != api.domain() {
        return Err(Error::NotFound);
    }
    let found = service::profiles::find(&api.ctx, me.actor, handle).await?;
    let page = api.url(&format!("/@{}", found.card.handle));
    let body = json!({
        "subject": format!("acct:{}@{domain}", found.card.handle),
        "aliases": [page],
        "links": [{ "rel": "http://webfinger.net/rel/profile-page", "type": "text/html", "href": page }],
    });
    let kind = [(CONTENT_TYPE, "application/jrd+json")];
    Ok((kind, body.to_string()).into_response())
}

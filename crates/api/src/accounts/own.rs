//! Oneself.

use axum::Json;
use axum::extract::State;
use model::{Account as Stored, Link};
use serde_json::{Value, json};
use service::accounts::{self, ProfileDraft};
use service::views::Whole;

use crate::entities::account::Account;
use crate::entities::{Shown, face, header};
use crate::{Answer, Api, Error, Me, Params};

async fn whole(api: &Api, me: &Me) -> Answer<Whole> {
    let shown = Shown::load(api, me, [], [me.actor.id]).await?;
    shown.whole(me.actor.id).cloned().ok_or(Error::NotFound)
}

pub(super) async fn show(State(api): State<Api>, me: Me) -> Answer<Json<Account>> {
    let whole = whole(&api, &me).await?;
    Ok(Json(Account::own(&api, &me.caller, &whole)))
}

pub(super) async fn update(
    State(api): State<Api>,
    me: Me,
    params: Params,
) -> Answer<Json<Account>> {
    change(&api, &me, params).await?;
    show(State(api), me).await
}

async fn change(api: &Api, me: &Me, mut params: Params) -> Answer<()> {
    let before = whole(api, me).await?.account;
    if let Some(image) = params.file("avatar") {
        accounts::set_face(&api.ctx, me.actor, image, None).await?;
    }
    let fields = if params.has("fields_attributes") {
        Some(params.subs("fields_attributes"))
    } else {
        params.has("fields").then(|| params.subs("fields"))
    };
    let mut draft = draft_of(&before);
    if let Some(name) = params.text("display_name") {
        // An empty one means one's handle, as in Mastodon.
        draft.name = if name.trim().is_empty() {
            before.handle.clone()
        } else {
            name
        };
    }
    if let Some(note) = params.text("note") {
        draft.about = note;
    }
    if let Some(fields) = fields {
        draft.links = links(&fields)?;
    }
    if draft == draft_of(&before) {
        return Ok(());
    }
    draft.manager = manager(api, me, &before).await?;
    Ok(accounts::update(&api.ctx, me.actor, me.actor.id, draft).await?)
}

fn draft_of(a: &Stored) -> ProfileDraft {
    ProfileDraft {
        name: a.name.clone(),
        title: a.title.clone(),
        unit: a.unit_id,
        manager: String::new(),
        location: a.location.clone(),
        time_zone: a.time_zone.clone(),
        languages: a.languages.clone(),
        about: a.about.clone(),
        links: a.links.clone(),
    }
}

async fn manager(api: &Api, me: &Me, before: &Stored) -> Answer<String> {
    let found = service::profiles::manager(&api.ctx, me.actor, before.id).await?;
    Ok(found.map(|card| card.handle).unwrap_or_default())
}

/// Fields of a profile are links here: one whose value is no address is not taken.
fn links(fields: &[Params]) -> Answer<Vec<Link>> {
    let mut all = Vec::new();
    for field in fields {
        let (label, url) = (field.string("name"), field.string("value"));
        if label.trim().is_empty() && url.trim().is_empty() {
            continue;
        }
        if !url.contains('.') || url.trim().contains(' ') {
            return Err(Error::Invalid(format!(
                "Validation failed: Field {label} is not a web address"
            )));
        }
        all.push(Link { label, url });
    }
    Ok(all)
}

pub(super) async fn profile(State(api): State<Api>, me: Me) -> Answer<Json<Value>> {
    let whole = whole(&api, &me).await?;
    let a = &whole.account;
    let picture = a.face_id.map(|_| face(&api, &me.caller, a.id, a.face_id));
    let fields: Vec<Value> = a
        .links
        .iter()
        .map(|l| json!({ "name": l.label, "value": l.url, "verified_at": null }))
        .collect();
    Ok(Json(json!({
        "id": a.id.to_string(),
        "display_name": a.name,
        "note": a.about,
        "fields": fields,
        "avatar": picture,
        "avatar_static": picture,
        "avatar_description": "",
        "header": header(&api),
        "header_static": header(&api),
        "header_description": "",
        "locked": false,
        "bot": a.bot,
        "hide_collections": false,
        "discoverable": true,
        "indexable": true,
        "show_media": true,
        "show_media_replies": true,
        "show_featured": true,
        "attribution_domains": [],
    })))
}

pub(super) async fn update_profile(
    State(api): State<Api>,
    me: Me,
    params: Params,
) -> Answer<Json<Value>> {
    change(&api, &me, params).await?;
    profile(State(api), me).await
}

pub(super) async fn faceless(State(api): State<Api>, me: Me) -> Answer<Json<Account>> {
    accounts::remove_face(&api.ctx, me.actor).await?;
    show(State(api), me).await
}

pub(super) async fn preferences(State(api): State<Api>, me: Me) -> Answer<Json<Value>> {
    let a = whole(&api, &me).await?.account;
    let language = Some(a.locale).filter(|l| !l.is_empty());
    Ok(Json(json!({
        "posting:default:visibility": "public",
        "posting:default:sensitive": false,
        "posting:default:language": language,
        "posting:default:quote_policy": "public",
        "reading:expand:media": "default",
        "reading:expand:spoilers": false,
        "reading:autoplay:gifs": false,
    })))
}

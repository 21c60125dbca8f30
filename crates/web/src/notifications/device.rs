//! Being told on this device while no page is open: the browser's own push service wakes our service worker.

use std::collections::BTreeMap;

use axum::extract::State;
use maud::{Markup, html};
use model::NotificationKind as Kind;
use serde::Deserialize;
use service::push::{self, Place, Subscription, Wanted};
use service::{Ctx, Refusal};

use super::settings::{HERE, KINDS};
use crate::parts::form::{section, submit, switch};
use crate::{Answer, Form, Reply, Viewer};

/// What the browser gives, and what is wanted here: a field for each kind.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    endpoint: String,
    p256dh: String,
    auth: String,
    #[serde(flatten)]
    kinds: BTreeMap<String, String>,
}

/// Kinds one chooses here. What is not among them (such as reports, to moderators) is always told.
fn kinds() -> impl Iterator<Item = Kind> {
    KINDS.into_iter().chain([Kind::GroupPost])
}

fn place(viewer: &Viewer) -> Place {
    Place::Browser(viewer.session().id)
}

/// The part of the settings about this device. Which of its states holds only the browser knows: its script shows one of them.
pub(super) async fn part(ctx: &Ctx, viewer: &Viewer) -> service::Answer<Markup> {
    let found = match push::find(ctx, viewer.actor(), place(viewer)).await {
        Ok(found) => Some(found),
        Err(Refusal::NotFound) => None,
        Err(other) => return Err(other),
    };
    let (l, key) = (viewer.l, push::public_key(ctx).await?);
    let said =
        |state: &str, text: &str| html! { p data-device-state=(state) hidden { (l.t(text)) } };
    Ok(html! {
        div class="sheet sheet--pad" id="device" data-device data-key=(key) data-on[found.is_some()] {
            (section(&l.t("device-title"), Some(&l.t("device-text")), html! {
                p data-device-state="none" hidden[found.is_some()] { (l.t("device-none")) }
                (said("denied", "device-denied"))
                (said("asked", "device-asked"))
                form class="stack" method="post" action="/settings/notifications/device" data-device-on data-device-state="off" hidden {
                    (viewer.csrf())
                    p { (l.t("device-off")) }
                    (submit(&l.t("device-turn-on")))
                }
                div class="stack" data-device-state="on" hidden[found.is_none()] { (on(viewer, found.as_ref())) }
            }))
        }
    })
}

/// What is told here, and the end of it.
fn on(viewer: &Viewer, found: Option<&Subscription>) -> Markup {
    let l = viewer.l;
    let wanted = |kind: &str| found.is_none_or(|s| push::wants_kind(s, kind));
    html! {
        form class="row" method="post" action="/settings/notifications/device/end" {
            (viewer.csrf())
            b class="grow" { (l.t("device-on")) }
            button class="btn btn--quiet" data-device-off { (l.t("device-turn-off")) }
        }
        details {
            summary class="btn btn--quiet" { (l.t("device-choose")) }
            form method="post" action="/settings/notifications/device/kinds" {
                (viewer.csrf())
                @for kind in kinds() {
                    (switch(kind.word(), &l.t(&format!("notifications-kind-{}", kind.word())), None, wanted(kind.word())))
                }
                div class="row row--end" { (submit(&l.t("save"))) }
            }
        }
    }
}

/// Wakes this browser from now on, with everything its person is told.
pub(super) async fn create(
    State(ctx): State<Ctx>,
    viewer: Viewer,
    Form(asked): Form<Asked>,
) -> Answer<Reply> {
    let wanted = Wanted {
        endpoint: asked.endpoint,
        p256dh: asked.p256dh,
        auth: asked.auth,
        standard: true,
        ..Wanted::default()
    };
    push::subscribe(&ctx, viewer.actor(), place(&viewer), wanted).await?;
    Ok(Reply::to(HERE).toast("toast-device-on"))
}

/// Other kinds for this browser.
pub(super) async fn update(
    State(ctx): State<Ctx>,
    viewer: Viewer,
    Form(asked): Form<Asked>,
) -> Answer<Reply> {
    let unwanted = kinds()
        .map(|kind| kind.word())
        .filter(|word| !asked.kinds.contains_key(*word))
        .map(|word| (word.to_owned(), false));
    let alerts = unwanted.collect();
    push::change(&ctx, viewer.actor(), place(&viewer), alerts, String::new()).await?;
    Ok(Reply::to(HERE).toast("toast-saved"))
}

/// Lets this browser sleep.
pub(super) async fn destroy(State(ctx): State<Ctx>, viewer: Viewer) -> Answer<Reply> {
    push::unsubscribe(&ctx, viewer.actor(), place(&viewer)).await?;
    Ok(Reply::to(HERE).toast("toast-device-off"))
}

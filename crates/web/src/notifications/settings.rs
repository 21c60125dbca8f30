//! From whom each kind of notice is wanted, and the quiet hours.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use model::NotificationKind as Kind;
use serde::Deserialize;
use service::notifications::{FromWhom, Settings};
use service::{Ctx, preferences};

use crate::parts::form::{self, Field};
use crate::{Answer, Errors, Form, Reply, Viewer, again, page};

pub(super) const HERE: &str = "/settings/notifications";
/// Kinds a member can choose for; those for administrators come with their task.
pub(super) const KINDS: [Kind; 11] = [
    Kind::Message,
    Kind::Mention,
    Kind::Reply,
    Kind::Quote,
    Kind::Favourite,
    Kind::Reaction,
    Kind::Boost,
    Kind::Follow,
    Kind::Poll,
    Kind::Edit,
    Kind::GroupInvite,
];

/// The form as it is sent: a field for each kind, and two times of day.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    #[serde(flatten)]
    from: std::collections::BTreeMap<String, String>,
}

pub(super) async fn edit(State(ctx): State<Ctx>, viewer: Viewer) -> Answer {
    let settings = &viewer.preferences().notifications;
    Ok(show(&ctx, &viewer, settings, &Errors::none()).await?)
}

pub(super) async fn update(
    State(ctx): State<Ctx>,
    viewer: Viewer,
    Form(asked): Form<Asked>,
) -> Answer {
    let (settings, wrong) = read(&asked);
    if wrong {
        let errors = Errors::none().and(&viewer, "quiet_from", "notifications-quiet-both");
        let page = show(&ctx, &viewer, &settings, &errors).await?;
        return Ok(again(&viewer, &errors, page));
    }
    preferences::update(&ctx, viewer.actor(), move |p| p.notifications = settings).await?;
    Ok(Reply::to(HERE).toast("toast-saved").into_response())
}

/// What was chosen; `true` when only one of the two times can be read.
fn read(asked: &Asked) -> (Settings, bool) {
    let mut settings = Settings::default();
    for kind in KINDS {
        let from = match asked.from.get(kind.word()).map(String::as_str) {
            Some("followed") => FromWhom::Followed,
            Some("nobody") => FromWhom::Nobody,
            _ => continue,
        };
        settings.from.insert(kind, from);
    }
    let time = |name: &str| asked.from.get(name).and_then(|t| minutes(t));
    (settings.quiet_from, settings.quiet_until) = (time("quiet_from"), time("quiet_until"));
    let wrong = settings.quiet_from.is_some() != settings.quiet_until.is_some();
    (settings, wrong)
}

/// Minutes after midnight of `22:30`, as browsers send a time.
fn minutes(time: &str) -> Option<u16> {
    let (hours, minutes) = time.split_once(':')?;
    let (hours, minutes): (u16, u16) = (hours.parse().ok()?, minutes.get(..2)?.parse().ok()?);
    (hours < 24 && minutes < 60).then_some(hours * 60 + minutes)
}

fn clock(minutes: Option<u16>) -> String {
    minutes
        .map(|m| format!("{:02}:{:02}", m / 60, m % 60))
        .unwrap_or_default()
}

async fn show(
    ctx: &Ctx,
    viewer: &Viewer,
    settings: &Settings,
    errors: &Errors,
) -> service::Answer<Response> {
    let l = viewer.l;
    let (from, until) = (clock(settings.quiet_from), clock(settings.quiet_until));
    let body = html! {
        (crate::settings::areas(l, HERE))
        (super::device::part(ctx, viewer).await?)
        form .sheet.sheet--pad method="post" action=(HERE) {
            (viewer.csrf())
            (form::section(&l.t("notifications-from"), Some(&l.t("notifications-from-hint")), html! {
                @for kind in KINDS { (choice(viewer, kind, settings.wants(kind))) }
            }))
            (form::section(&l.t("notifications-quiet"), Some(&l.t("notifications-quiet-hint")), html! {
                (Field::new("quiet_from", &l.t("notifications-quiet-from")).kind("time").value(&from).error(errors.get("quiet_from")).input())
                (Field::new("quiet_until", &l.t("notifications-quiet-until")).kind("time").value(&until).input())
            }))
            div .row.row--end { (form::submit(&l.t("save"))) }
        }
    };
    Ok(page(viewer, &l.t("settings-notifications"), body))
}

fn choice(viewer: &Viewer, kind: Kind, chosen: FromWhom) -> Markup {
    let l = viewer.l;
    let label = l.t(&format!("notifications-kind-{}", kind.word()));
    let texts =
        ["everyone", "followed", "nobody"].map(|w| (w, l.t(&format!("notifications-from-{w}"))));
    let options: Vec<(&str, &str)> = texts
        .iter()
        .map(|(word, text)| (*word, text.as_ref()))
        .collect();
    let value = match chosen {
        FromWhom::Everyone => "everyone",
        FromWhom::Followed => "followed",
        FromWhom::Nobody => "nobody",
    };
    Field::new(kind.word(), &label)
        .value(value)
        .select(&options)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_as_browsers_send_them() {
        assert_eq!(minutes("22:30"), Some(1350));
        assert_eq!(minutes("07:05:00"), Some(425));
        for wrong in ["", "24:00", "9", "12:60", "ab:cd", "12:5"] {
            assert_eq!(minutes(wrong), None, "{wrong}");
        }
        assert_eq!(clock(Some(425)), "07:05");
    }
}

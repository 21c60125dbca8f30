//! Being away: until when, and what one reads on return.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use jiff::ToSpan;
use jiff::civil::Date;
use maud::{Markup, html};
use model::Time;
use serde::Deserialize;
use service::pauses::{self, Summary};
use service::views::Away;
use service::{Ctx, Refusal};

use super::areas;
use crate::parts::form::{self, Field};
use crate::parts::note::{Tone, note};
use crate::{Answer, Errors, Form, Reply, Viewer, again, page};

const HERE: &str = "/settings/pause";

/// The form as it is sent.
#[derive(Debug, Clone, Default, Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    back: String,
    #[serde(default)]
    note: String,
}

impl Asked {
    /// The morning of the day they are back, where they are.
    fn until(&self, viewer: &Viewer) -> Result<Time, Refusal> {
        let wrong = || Refusal::invalid("until", "no-date");
        let day: Date = self.back.trim().parse().map_err(|_| wrong())?;
        let then = day.to_zoned(viewer.zone.clone()).map_err(|_| wrong())?;
        Ok(Time::from_micros(then.timestamp().as_microsecond()))
    }
}

/// `GET /settings/pause`
pub(super) async fn edit(viewer: Viewer) -> Response {
    let asked = match &viewer.card().away {
        Some(away) => Asked {
            back: day(&viewer, away.until, 0),
            note: away.note.clone(),
        },
        None => Asked {
            back: day(&viewer, viewer.now, 7),
            ..Asked::default()
        },
    };
    show(&viewer, &asked, &Errors::none())
}

/// `POST /settings/pause`
pub(super) async fn update(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Form(asked): Form<Asked>,
) -> Answer {
    let begun = match asked.until(&viewer) {
        Ok(until) => pauses::begin(&ctx, viewer.actor(), until, &asked.note).await,
        Err(refusal) => Err(refusal),
    };
    match begun {
        Ok(()) => Ok(Reply::to(HERE).toast("toast-away").into_response()),
        Err(refusal) => {
            let errors = Errors::from_refusal(&viewer, refusal)?;
            Ok(again(&viewer, &errors, show(&viewer, &asked, &errors)))
        }
    }
}

/// `POST /settings/pause/end`
pub(super) async fn end(viewer: Viewer, State(ctx): State<Ctx>) -> Answer<Reply> {
    pauses::end(&ctx, viewer.actor()).await?;
    Ok(Reply::to("/").toast("toast-back"))
}

/// `POST /settings/pause/seen`
pub(super) async fn seen(viewer: Viewer, State(ctx): State<Ctx>) -> Answer<Reply> {
    pauses::seen(&ctx, viewer.actor()).await?;
    Ok(Reply::to("/"))
}

/// The day of `time` where the reader is, so many days later, as fields for dates want it.
fn day(viewer: &Viewer, time: Time, later: i64) -> String {
    let at = jiff::Timestamp::from_second(time.secs()).unwrap_or_default();
    let day = at.to_zoned(viewer.zone.clone()).date();
    day.checked_add(later.days()).unwrap_or(day).to_string()
}

fn show(viewer: &Viewer, asked: &Asked, errors: &Errors) -> Response {
    let l = viewer.l;
    let away = viewer.card().away.as_ref();
    let body = html! {
        (areas(l, HERE))
        form ."sheet sheet--pad stack" method="post" action=(HERE) {
            (viewer.csrf())
            @if let Some(away) = away { (note(Tone::Warm, html! { (until(viewer, away)) }, Some(form::quiet(&l.t("pause-end"), Some("/settings/pause/end"))))) }
            p { (l.t("pause-text")) }
            (Field::new("back", &l.t("pause-back")).kind("date").value(&asked.back).required().error(errors.get("until")).input())
            (Field::new("note", &l.t("pause-note")).value(&asked.note).hint(&l.t("pause-note-hint")).max(80).error(errors.get("note")).input())
            div ."row row--end" { (form::submit(&l.t(if away.is_some() { "save" } else { "pause-begin" }))) }
        }
    };
    page(viewer, &l.t("settings-pause"), body)
}

fn until(viewer: &Viewer, away: &Away) -> String {
    let when = viewer.date(away.until);
    viewer.l.ta("pause-you", &[("when", when.into())])
}

/// On Home: that one is away, or what happened meanwhile.
pub(crate) async fn on_home(ctx: &Ctx, viewer: &Viewer) -> Answer<Markup> {
    let l = viewer.l;
    if let Some(away) = &viewer.card().away {
        let next = button(viewer, "end", &l.t("pause-end"));
        return Ok(note(
            Tone::Warm,
            html! { (until(viewer, away)) },
            Some(next),
        ));
    }
    Ok(match pauses::summary(ctx, viewer.actor()).await? {
        Some(summary) => meanwhile(viewer, &summary),
        None => Markup::default(),
    })
}

fn button(viewer: &Viewer, verb: &str, text: &str) -> Markup {
    html! { form method="post" action={ (HERE) "/" (verb) } { (viewer.csrf()) button ."btn btn--quiet btn--s" { (text) } } }
}

fn meanwhile(viewer: &Viewer, summary: &Summary) -> Markup {
    let l = viewer.l;
    let line = |n: i64, key: &str, href: &str| html! { @if n > 0 { li { a href=(href) { (l.ta(key, &[("n", n.into())])) } } } };
    let none = summary.addressed + summary.others + summary.conversations == 0;
    let dates = [
        ("from", viewer.date(summary.since).into()),
        ("until", viewer.date(summary.until).into()),
    ];
    let text = html! {
        b { (l.ta("pause-meanwhile", &dates)) }
        @if none { br; (l.t("pause-nothing")) }
        ul {
            (line(summary.addressed, "pause-addressed", "/notifications?kind=to-me"))
            (line(summary.conversations, "pause-conversations", "/messages"))
            (line(summary.others, "pause-others", "/notifications"))
        }
    };
    let seen = button(viewer, "seen", &l.t("pause-seen"));
    note(Tone::Plain, text, Some(seen))
}

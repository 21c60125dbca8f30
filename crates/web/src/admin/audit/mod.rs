//! The audit log: looking things up, and taking it out.

mod export;
mod rows;

use axum::extract::State;
use axum::response::Response;
use maud::{Markup, html};
use model::{Act, Time};
use serde::Deserialize;
use service::Ctx;
use service::audit::{self, Page, Wanted};

pub(super) use export::create as export;

use super::page;
use super::people::pairs;
use crate::parts::form::Field;
use crate::parts::nav::pager;
use crate::{Admin, Answer, Errors, Query, Reader};

/// Entries on a page.
const PAGE: i64 = 50;

/// What is looked for, as written.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    who: String,
    person: String,
    act: String,
    since: String,
    until: String,
    max: Option<i64>,
    min: Option<i64>,
    format: String,
}

/// The page.
pub(super) async fn index(
    State(ctx): State<Ctx>,
    viewer: Admin,
    Query(asked): Query<Asked>,
) -> Answer {
    let (wanted, errors) = wanted(&ctx, &viewer, &asked).await?;
    if errors.any() {
        let inner = html! { (filter(&viewer, &asked, &errors)) };
        return Ok(crate::again(&viewer, &errors, show(&viewer, inner)));
    }
    let part = match (asked.max, asked.min) {
        (Some(max), _) => Page::older(max, PAGE),
        (None, Some(min)) => Page::newer(min, PAGE),
        (None, None) => Page::first(PAGE),
    };
    let found = audit::list(&ctx, viewer.actor(), wanted, part).await?;
    let first = part == Page::first(PAGE) || found.items.is_empty();
    let to = |way: &str, seq: i64| format!("/admin/audit?{}&{way}={seq}", query(&asked));
    let newer = found.newer.filter(|_| !first).map(|seq| to("min", seq));
    let older = found.older.map(|seq| to("max", seq));
    let inner = html! {
        (filter(&viewer, &asked, &errors))
        @if found.items.is_empty() {
            div class="sheet sheet--pad" { p { (viewer.l.t("audit-none")) } }
        } @else {
            div class="sheet" { (rows::table(&viewer, &found.items)) }
        }
        (pager(&viewer.scene(), newer.as_deref(), older.as_deref()))
        (take_out(&viewer, &asked))
    };
    Ok(show(&viewer, inner))
}

fn show(viewer: &Reader, inner: Markup) -> Response {
    let title = viewer.l.t("audit-title");
    page(viewer, &title, "/admin/audit", inner)
}

/// What is looked for, and what of it nobody understands.
async fn wanted(ctx: &Ctx, viewer: &Admin, asked: &Asked) -> Answer<(Wanted, Errors)> {
    let mut errors = Errors::none();
    let mut wanted = Wanted {
        act: asked.act.parse().ok(),
        ..Wanted::default()
    };
    for (field, text, place) in [
        ("who", &asked.who, &mut wanted.actor),
        ("person", &asked.person, &mut wanted.person),
    ] {
        if !text.trim().is_empty() {
            *place = audit::people(ctx, viewer.actor(), text).await?;
            if place.is_none() {
                errors = errors.and(viewer, field, "audit-unknown-handle");
            }
        }
    }
    for (field, text, days, place) in [
        ("since", &asked.since, 0, &mut wanted.since),
        ("until", &asked.until, 1, &mut wanted.until),
    ] {
        if !text.trim().is_empty() {
            *place = midnight(viewer, text, days);
            if place.is_none() {
                errors = errors.and(viewer, field, "audit-bad-date");
            }
        }
    }
    Ok((wanted, errors))
}

/// The beginning of the day that is `days` after `text`, where the reader is.
fn midnight(reader: &Reader, text: &str, days: i64) -> Option<Time> {
    let date: jiff::civil::Date = text.trim().parse().ok()?;
    let date = date.checked_add(jiff::Span::new().days(days)).ok()?;
    let zoned = date.to_zoned(reader.zone.clone()).ok()?;
    Some(Time::from_micros(zoned.timestamp().as_microsecond()))
}

fn query(asked: &Asked) -> String {
    url::form_urlencoded::Serializer::new(String::new())
        .append_pair("who", &asked.who)
        .append_pair("person", &asked.person)
        .append_pair("act", &asked.act)
        .append_pair("since", &asked.since)
        .append_pair("until", &asked.until)
        .finish()
}

fn filter(reader: &Reader, asked: &Asked, errors: &Errors) -> Markup {
    let l = reader.l;
    let any = (String::new(), l.t("admin-any").into_owned());
    let mut acts: Vec<(String, String)> = Act::ALL
        .iter()
        .map(|act| (act.word().to_owned(), rows::act(reader, *act)))
        .collect();
    acts.sort_by_key(|(_, text)| text.to_lowercase());
    acts.insert(0, any);
    html! {
        div class="sheet sheet--pad" { p class="soft" { (l.t("audit-about")) } }
        form class="sheet sheet--pad filter" method="get" action="/admin/audit" role="search" {
            (Field::new("who", &l.t("audit-who")).value(&asked.who).lead("@").ahead("person").error(errors.get("who")).input())
            (Field::new("person", &l.t("audit-person")).value(&asked.person).lead("@").ahead("person").error(errors.get("person")).input())
            (Field::new("act", &l.t("audit-act")).value(&asked.act).select(&pairs(&acts)))
            (Field::new("since", &l.t("audit-since")).kind("date").value(&asked.since).error(errors.get("since")).input())
            (Field::new("until", &l.t("audit-until")).kind("date").value(&asked.until).error(errors.get("until")).input())
            div class="row row--end" {
                a class="btn btn--quiet" href="/admin/audit" { (l.t("audit-all")) }
                button class="btn" { (l.t("audit-show")) }
            }
        }
    }
}

/// The buttons that make a file of what was found.
fn take_out(reader: &Reader, asked: &Asked) -> Markup {
    let l = reader.l;
    let kept = [
        ("who", &asked.who),
        ("person", &asked.person),
        ("act", &asked.act),
        ("since", &asked.since),
        ("until", &asked.until),
    ];
    html! {
        form class="sheet sheet--pad" method="post" action="/admin/audit/export" {
            (reader.csrf())
            @for (name, value) in kept { input type="hidden" name=(name) value=(value); }
            h2 { (l.t("audit-export")) }
            p class="soft" { (l.t("audit-export-about")) }
            div class="row" {
                button class="btn btn--quiet" name="format" value="csv" { (l.t("audit-csv")) }
                button class="btn btn--quiet" name="format" value="jsonl" { (l.t("audit-jsonl")) }
            }
        }
    }
}

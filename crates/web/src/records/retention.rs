//! How long posts are kept: first what would go, then the same meant.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use serde::Deserialize;
use service::Ctx;
use service::records::retention::{self, KINDS, Retention};

use crate::admin::page;
use crate::door::refused;
use crate::parts::form::{Field, grave, submit, switch};
use crate::parts::list::{Cell, table};
use crate::parts::note::{Tone, note};
use crate::{Admin, Answer, Errors, Form, Reply, again};

const HERE: &str = "/admin/retention";

/// Days by kind of audience, as written; empty is for ever.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    everyone: Option<i64>,
    unit: Option<i64>,
    followers: Option<i64>,
    named: Option<i64>,
    group: Option<i64>,
    conversation: Option<i64>,
    spare: Option<String>,
    meant: Option<String>,
}

impl Asked {
    fn of(set: &Retention) -> Self {
        let days = |kind: &str| set.days.get(kind).copied();
        Self {
            everyone: days("everyone"),
            unit: days("unit"),
            followers: days("followers"),
            named: days("named"),
            group: days("group"),
            conversation: days("conversation"),
            spare: set.spare.then(|| "on".to_owned()),
            meant: None,
        }
    }

    fn days(&self) -> [(&'static str, Option<i64>); 6] {
        let all = [
            self.everyone,
            self.unit,
            self.followers,
            self.named,
            self.group,
            self.conversation,
        ];
        let mut n = 0;
        KINDS.map(|(_, name)| {
            n += 1;
            (name, all[n - 1])
        })
    }

    fn wanted(&self) -> Retention {
        let days = self.days().into_iter();
        Retention {
            days: days
                .filter_map(|(name, days)| Some((name.to_owned(), days?)))
                .collect(),
            spare: self.spare.is_some(),
            set_by: None,
        }
    }
}

/// The page.
pub(super) async fn edit(State(ctx): State<Ctx>, viewer: Admin) -> Answer {
    let set = retention::show(&ctx, viewer.actor()).await?;
    Ok(form(&viewer, &Asked::of(&set), &Errors::none()))
}

/// Shows what would go; once more, and it is set.
pub(super) async fn update(
    State(ctx): State<Ctx>,
    viewer: Admin,
    Form(asked): Form<Asked>,
) -> Answer {
    let done = match asked.meant {
        Some(_) => retention::update(&ctx, viewer.actor(), asked.wanted()).await,
        None => match retention::preview(&ctx, viewer.actor(), asked.wanted()).await {
            Ok(counts) => return Ok(preview(&viewer, &asked, &counts)),
            Err(refusal) => Err(refusal),
        },
    };
    match done {
        Ok(()) => Ok(Reply::to(HERE).toast("toast-retention").into_response()),
        Err(refusal) => {
            let errors = Errors::from_refusal(&viewer, refusal)?;
            Ok(again(&viewer, &errors, form(&viewer, &asked, &errors)))
        }
    }
}

fn form(viewer: &Admin, asked: &Asked, errors: &Errors) -> Response {
    let l = viewer.l;
    let names = KINDS.map(|(_, name)| name);
    let inner = html! {
        form class="sheet sheet--pad" method="post" action=(HERE) {
            (viewer.csrf())
            (refused(errors, &names))
            p { (l.t("retention-about")) }
            @for (name, days) in asked.days() {
                @let value = days.map(|n| n.to_string()).unwrap_or_default();
                @let hint = l.t(&format!("retention-{name}-hint"));
                (Field::new(name, &l.t(&format!("retention-{name}"))).kind("number").value(&value).hint(&hint).error(errors.get(name)).input())
            }
            (switch("spare", &l.t("retention-spare"), Some(&l.t("retention-spare-hint")), asked.spare.is_some()))
            div class="row row--end" { (submit(&l.t("retention-look"))) }
        }
    };
    page(viewer, &l.t("retention-title"), HERE, inner)
}

fn preview(viewer: &Admin, asked: &Asked, counts: &[(&'static str, i64)]) -> Response {
    let l = viewer.l;
    let all: i64 = counts.iter().map(|(_, n)| n).sum();
    let heads = [
        l.t("retention-who"),
        l.t("retention-days"),
        l.t("retention-goes"),
    ];
    let rows: Vec<Vec<Cell>> = asked
        .days()
        .iter()
        .map(|row| line(viewer, *row, counts))
        .collect();
    let inner = html! {
        (note(if all > 0 { Tone::Warm } else { Tone::Plain }, html! { (l.ta("retention-sum", &[("n", all.into())])) }, None))
        div class="sheet" { (table(&l.t("retention-title"), &heads, &rows)) }
        form class="sheet sheet--pad" method="post" action=(HERE) {
            (viewer.csrf())
            @for (name, days) in asked.days() {
                @if let Some(days) = days { input type="hidden" name=(name) value=(days); }
            }
            @if asked.spare.is_some() { input type="hidden" name="spare" value="on"; }
            input type="hidden" name="meant" value="on";
            p { (l.t("retention-meant")) }
            div class="row row--end" {
                a class="btn btn--quiet" href=(HERE) { (l.t("retention-back")) }
                (grave(&l.t("retention-set"), None))
            }
        }
    };
    page(viewer, &l.t("retention-title"), HERE, inner)
}

fn line(
    viewer: &Admin,
    (name, days): (&'static str, Option<i64>),
    counts: &[(&'static str, i64)],
) -> Vec<Cell> {
    let l = viewer.l;
    let goes = counts.iter().find(|(kind, _)| *kind == name);
    let kept: Markup = match days {
        Some(n) => html! { (l.ta("retention-n-days", &[("n", n.into())])) },
        None => html! { (l.t("retention-ever")) },
    };
    vec![
        Cell::Any(html! { (l.t(&format!("retention-{name}"))) }),
        Cell::Any(kept),
        Cell::Number(html! { @match goes { Some((_, n)) => (l.n(*n)), None => "–" } }),
    ]
}

//! Legal holds.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use model::HoldId;
use serde::Deserialize;
use service::Ctx;
use service::records::REASON_CHARS;
use service::records::holds::{self, HoldView, On};

use crate::admin::page;
use crate::door::refused;
use crate::parts::form::{Field, section, submit};
use crate::parts::list::{Cell, Stand, state, table};
use crate::{Admin, Answer, Errors, Form, Path, Reader, Reply, again};

const HERE: &str = "/admin/holds";

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    handle: String,
    group: String,
    reason: String,
}

/// The page.
pub(super) async fn index(State(ctx): State<Ctx>, viewer: Admin) -> Answer {
    show(&ctx, &viewer, &Asked::default(), &Errors::none()).await
}

/// Places one.
pub(super) async fn create(
    State(ctx): State<Ctx>,
    viewer: Admin,
    Form(asked): Form<Asked>,
) -> Answer {
    let on = match asked.group.trim().is_empty() {
        true => On::Person(asked.handle.clone()),
        false => On::Group(asked.group.clone()),
    };
    match holds::create(&ctx, viewer.actor(), on, &asked.reason).await {
        Ok(()) => Ok(Reply::to(HERE).toast("toast-hold-placed").into_response()),
        Err(refusal) => {
            let errors = Errors::from_refusal(&viewer, refusal)?;
            let page = show(&ctx, &viewer, &asked, &errors).await?;
            Ok(again(&viewer, &errors, page))
        }
    }
}

/// Lifts one.
pub(super) async fn lift(
    State(ctx): State<Ctx>,
    viewer: Admin,
    Path(id): Path<HoldId>,
) -> Answer<Reply> {
    holds::lift(&ctx, viewer.actor(), id).await?;
    Ok(Reply::to(HERE).toast("toast-hold-lifted"))
}

async fn show(ctx: &Ctx, viewer: &Admin, asked: &Asked, errors: &Errors) -> Answer<Response> {
    let all = holds::list(ctx, viewer.actor()).await?;
    let l = viewer.l;
    let fields = html! {
        (Field::new("handle", &l.t("holds-person")).value(&asked.handle).lead("@").ahead("person").error(errors.get("handle")).input())
        (Field::new("group", &l.t("holds-group")).value(&asked.group).hint(&l.t("holds-group-hint")).error(errors.get("group")).input())
        (Field::new("reason", &l.t("holds-reason")).value(&asked.reason).max(REASON_CHARS).required().error(errors.get("reason")).area())
    };
    let inner = html! {
        form class="sheet sheet--pad" method="post" action=(HERE) {
            (viewer.csrf())
            (refused(errors, &["handle", "group", "reason"]))
            (section(&l.t("holds-place"), Some(&l.t("holds-about")), fields))
            div class="row row--end" { (submit(&l.t("holds-do"))) }
        }
        @if all.is_empty() { div class="sheet sheet--pad" { p { (l.t("holds-none")) } } }
        @else { div class="sheet" { (rows(viewer, &all)) } }
    };
    Ok(page(viewer, &l.t("holds-title"), HERE, inner))
}

fn rows(reader: &Reader, all: &[HoldView]) -> Markup {
    let l = reader.l;
    let heads = [
        l.t("holds-on"),
        l.t("holds-reason"),
        l.t("holds-since"),
        l.t("admin-state"),
    ];
    let rows: Vec<Vec<Cell>> = all.iter().map(|h| row(reader, h)).collect();
    table(&l.t("holds-title"), &heads, &rows)
}

fn row(reader: &Reader, view: &HoldView) -> Vec<Cell> {
    let (l, hold) = (reader.l, &view.hold);
    let name = |card: &Option<service::views::AccountCard>| {
        card.as_ref().map_or(String::new(), |c| c.name.clone())
    };
    let on = match (&view.person, &view.group) {
        (Some(person), _) => {
            html! { a href={ "/admin/people/" (person.id) } { b { (person.name) } } " " span class="soft" { "@" (person.handle) } }
        }
        (None, Some(group)) => html! { b { (group) } },
        (None, None) => html! { "–" },
    };
    let stand = match hold.lifted_at {
        None => state(Stand::Warm, &l.t("holds-stands")),
        Some(at) => html! {
            (state(Stand::Plain, &l.t("holds-lifted"))) br;
            span class="small soft" { (name(&view.lifted_by)) " · " (reader.time(at)) }
        },
    };
    vec![
        Cell::Any(on),
        Cell::Any(html! { (hold.reason) }),
        Cell::Any(
            html! { (reader.time(hold.placed_at)) br; span class="small soft" { (name(&view.by)) } },
        ),
        Cell::Any(stand),
        Cell::Any(html! {
            @if hold.lifted_at.is_none() {
                form method="post" action={ (HERE) "/" (hold.id) "/lift" } {
                    (reader.csrf())
                    button class="btn btn--bad btn--s" { (l.t("holds-lift")) }
                }
            }
        }),
    ]
}

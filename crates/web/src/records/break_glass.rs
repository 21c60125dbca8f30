//! Reading a conversation in an investigation.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use maud::{Markup, PreEscaped, html};
use model::{InquiryId, StatusId};
use serde::Deserialize;
use service::Ctx;
use service::records::REASON_CHARS;
use service::records::inquiries::{self, InquiryView, Message, Stand};
use service::views::AccountCard;

use crate::admin::page;
use crate::door::refused;
use crate::parts::form::{Field, section, submit};
use crate::parts::list::{self, state};
use crate::parts::note::{Tone, note};
use crate::{Admin, Answer, Errors, Form, Path, Query, Reader, Reply, again};

const HERE: &str = "/admin/break-glass";

#[derive(Debug, Clone, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    people: String,
    reason: String,
    hours: i64,
}

impl Default for Asked {
    fn default() -> Self {
        Self {
            people: String::new(),
            reason: String::new(),
            hours: 24,
        }
    }
}

#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[serde(default)]
pub(super) struct Part {
    before: Option<StatusId>,
}

/// The page.
pub(super) async fn index(State(ctx): State<Ctx>, viewer: Admin) -> Answer {
    show_all(&ctx, &viewer, &Asked::default(), &Errors::none()).await
}

/// Asks to read.
pub(super) async fn create(
    State(ctx): State<Ctx>,
    viewer: Admin,
    Form(asked): Form<Asked>,
) -> Answer {
    let people: Vec<String> = asked
        .people
        .split([',', ' ', '\n'])
        .filter(|name| !name.trim().is_empty())
        .map(str::to_owned)
        .collect();
    match inquiries::create(&ctx, viewer.actor(), &people, &asked.reason, asked.hours).await {
        Ok(_) => Ok(Reply::to(HERE).toast("toast-inquiry-asked").into_response()),
        Err(refusal) => {
            let errors = Errors::from_refusal(&viewer, refusal)?;
            let page = show_all(&ctx, &viewer, &asked, &errors).await?;
            Ok(again(&viewer, &errors, page))
        }
    }
}

/// Consents.
pub(super) async fn grant(
    State(ctx): State<Ctx>,
    viewer: Admin,
    Path(id): Path<InquiryId>,
) -> Answer {
    let done = inquiries::decide(&ctx, viewer.actor(), id, true).await;
    settle(&ctx, &viewer, done, "toast-inquiry-granted").await
}

/// Refuses.
pub(super) async fn refuse(
    State(ctx): State<Ctx>,
    viewer: Admin,
    Path(id): Path<InquiryId>,
) -> Answer {
    let done = inquiries::decide(&ctx, viewer.actor(), id, false).await;
    settle(&ctx, &viewer, done, "toast-inquiry-refused").await
}

/// Ends one before its time.
pub(super) async fn end(
    State(ctx): State<Ctx>,
    viewer: Admin,
    Path(id): Path<InquiryId>,
) -> Answer {
    let done = inquiries::end(&ctx, viewer.actor(), id).await;
    settle(&ctx, &viewer, done, "toast-inquiry-ended").await
}

async fn settle(
    ctx: &Ctx,
    viewer: &Admin,
    done: service::Answer<()>,
    toast: &'static str,
) -> Answer {
    match done {
        Ok(()) => Ok(Reply::to(HERE).toast(toast).into_response()),
        Err(refusal) => {
            let errors = Errors::from_refusal(viewer, refusal)?;
            let page = show_all(ctx, viewer, &Asked::default(), &errors).await?;
            Ok(again(viewer, &errors, page))
        }
    }
}

/// Reads; each time it is written down.
pub(super) async fn show(
    State(ctx): State<Ctx>,
    viewer: Admin,
    Path(id): Path<InquiryId>,
    Query(part): Query<Part>,
) -> Answer {
    let reading = inquiries::read(&ctx, viewer.actor(), id, part.before).await?;
    let l = viewer.l;
    let inner = html! {
        (note(Tone::Warm, html! { (l.t("inquiry-watched")) }, None))
        div class="sheet sheet--pad" { (about(&viewer, &reading.view)) }
        div class="sheet sheet--pad" {
            @if let Some(older) = reading.older {
                p { a class="btn btn--quiet btn--s" href={ (HERE) "/" (id) "?before=" (older) } { (l.t("inquiry-older")) } }
            }
            @if reading.messages.is_empty() { p { (l.t("inquiry-empty")) } }
            @for message in &reading.messages { (written(&viewer, &reading.view, message)) }
        }
    };
    Ok(page(&viewer, &l.t("inquiry-title"), HERE, inner))
}

fn written(reader: &Reader, view: &InquiryView, message: &Message) -> Markup {
    let by = view.people.iter().find(|p| p.id == message.author_id);
    html! {
        article class="section" {
            p class="small soft" {
                b { (by.map_or("–", |p| p.name.as_str())) } " · " (reader.full(message.created_at))
                @if message.deleted_at.is_some() { " · " (reader.l.t("inquiry-deleted")) }
            }
            @if message.html.is_empty() { p class="soft" { (reader.l.t("inquiry-no-words")) } }
            @else { div class="post__body" { (PreEscaped(message.html.as_str())) } }
        }
    }
}

async fn show_all(ctx: &Ctx, viewer: &Admin, asked: &Asked, errors: &Errors) -> Answer<Response> {
    let all = inquiries::list(ctx, viewer.actor()).await?;
    let l = viewer.l;
    let hours = asked.hours.to_string();
    let fields = html! {
        (Field::new("people", &l.t("inquiry-people")).value(&asked.people).hint(&l.t("inquiry-people-hint")).required().error(errors.get("people")).input())
        (Field::new("reason", &l.t("inquiry-reason")).value(&asked.reason).max(REASON_CHARS).required().error(errors.get("reason")).area())
        (Field::new("hours", &l.t("inquiry-hours")).kind("number").value(&hours).hint(&l.t("inquiry-hours-hint")).error(errors.get("hours")).input())
    };
    let inner = html! {
        form class="sheet sheet--pad" method="post" action=(HERE) {
            (viewer.csrf())
            (refused(errors, &["people", "reason", "hours"]))
            (section(&l.t("inquiry-ask"), Some(&l.t("inquiry-about")), fields))
            div class="row row--end" { (submit(&l.t("inquiry-do"))) }
        }
        @if all.is_empty() { div class="sheet sheet--pad" { p { (l.t("inquiry-none")) } } }
        @for view in &all { div class="sheet sheet--pad" { (about(viewer, view)) (ways(viewer, view)) } }
    };
    Ok(page(viewer, &l.t("inquiry-title"), HERE, inner))
}

fn about(viewer: &Admin, view: &InquiryView) -> Markup {
    let (l, i) = (viewer.l, &view.inquiry);
    let name = |card: &Option<AccountCard>| card.as_ref().map_or(String::new(), |c| c.name.clone());
    let names: Vec<&str> = view.people.iter().map(|p| p.name.as_str()).collect();
    let (sound, word) = match view.stand {
        Stand::Waiting => (list::Stand::Warm, "inquiry-waiting"),
        Stand::Void => (list::Stand::Plain, "inquiry-void"),
        Stand::Refused => (list::Stand::Plain, "inquiry-refused"),
        Stand::Open => (list::Stand::Bad, "inquiry-open"),
        Stand::Over => (list::Stand::Plain, "inquiry-over"),
    };
    html! {
        p { b { (names.join(", ")) } " " (state(sound, &l.t(word))) }
        p { (i.reason) }
        p class="small soft" {
            (l.ta("inquiry-by", &[("name", name(&view.by).into())])) " " (viewer.time(i.asked_at))
            @if let Some(at) = i.decided_at { " · " (l.ta("inquiry-decided", &[("name", name(&view.decided_by).into())])) " " (viewer.time(at)) }
            @if let Some(at) = i.ends_at { " · " (l.t("inquiry-until")) " " (viewer.full(at)) }
        }
    }
}

/// What the viewer may do with it.
fn ways(viewer: &Admin, view: &InquiryView) -> Markup {
    let (l, i) = (viewer.l, &view.inquiry);
    let me = viewer.account().id;
    let concerned = view.people.iter().any(|p| p.id == me);
    let button = |way: &str, key: &str, class: &str| {
        html! {
            form method="post" action={ (HERE) "/" (i.id) "/" (way) } { (viewer.csrf()) button class=(class) { (l.t(key)) } }
        }
    };
    html! {
        div class="row" {
            @if view.stand == Stand::Waiting && i.asked_by != me && !concerned {
                (button("grant", "inquiry-grant", "btn"))
                (button("refuse", "inquiry-refuse", "btn btn--quiet"))
            }
            @if view.stand == Stand::Waiting && i.asked_by == me { p class="soft" { (l.t("inquiry-second")) } }
            @if view.stand == Stand::Open {
                @if i.asked_by == me { a class="btn" href={ (HERE) "/" (i.id) } { (l.t("inquiry-read")) } }
                (button("end", "inquiry-end", "btn btn--quiet"))
            }
        }
    }
}

//! Who is in a conversation, what it is called, and whether one is told of it.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use model::ConversationId;
use serde::Deserialize;
use service::conversations::{self, Add, ConversationView};
use service::{Ctx, Refusal, profiles};

use super::{beside, list, name, page};
use crate::parts::form::{self, Choice, Field};
use crate::parts::person;
use crate::{Answer, Errors, Form, Path, Reply, Viewer, again};

/// `GET /messages/{id}/people`
pub(super) async fn index(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Path(id): Path<ConversationId>,
) -> Answer {
    let talk = conversations::show(&ctx, viewer.actor(), id).await?;
    shown(&ctx, &viewer, &talk, &Adding::default(), &Errors::none()).await
}

/// Somebody to bring in.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Adding {
    #[serde(default)]
    who: String,
    #[serde(default)]
    how: String,
}

impl Adding {
    fn how(&self) -> Add {
        match self.how.as_str() {
            "now" => Add::FromNow,
            "all" => Add::Everything,
            _ => Add::Anew,
        }
    }
}

/// `POST /messages/{id}/people`
pub(super) async fn add(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Path(id): Path<ConversationId>,
    Form(asked): Form<Adding>,
) -> Answer {
    let handle = asked.who.trim().trim_start_matches('@');
    let added = match profiles::find(&ctx, viewer.actor(), handle).await {
        Ok(met) => conversations::add(&ctx, viewer.actor(), id, met.card.id, asked.how()).await,
        Err(Refusal::NotFound) => Err(Refusal::invalid("people", "no-such-person")),
        Err(other) => Err(other),
    };
    match added {
        Ok(found) => {
            let key = if found.new {
                "toast-talk-begun"
            } else {
                "toast-talk-added"
            };
            Ok(Reply::to(format!("/messages/{}#latest", found.id))
                .toast(key)
                .into_response())
        }
        Err(refusal) => refused(&ctx, &viewer, id, &asked, refusal).await,
    }
}

#[derive(Debug, Deserialize)]
pub(super) struct Title {
    #[serde(default)]
    title: String,
}

/// `POST /messages/{id}/title`
pub(super) async fn rename(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Path(id): Path<ConversationId>,
    Form(asked): Form<Title>,
) -> Answer {
    match conversations::rename(&ctx, viewer.actor(), id, &asked.title).await {
        Ok(()) => Ok(Reply::to(format!("/messages/{id}#latest"))
            .toast("toast-saved")
            .into_response()),
        Err(refusal) => refused(&ctx, &viewer, id, &Adding::default(), refusal).await,
    }
}

/// `POST /messages/{id}/mute`
pub(super) async fn mute(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Path(id): Path<ConversationId>,
) -> Answer {
    told(&ctx, &viewer, id, true).await
}

/// `POST /messages/{id}/unmute`
pub(super) async fn unmute(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Path(id): Path<ConversationId>,
) -> Answer {
    told(&ctx, &viewer, id, false).await
}

async fn told(ctx: &Ctx, viewer: &Viewer, id: ConversationId, muted: bool) -> Answer {
    conversations::mute(ctx, viewer.actor(), id, muted).await?;
    let key = if muted {
        "toast-talk-muted"
    } else {
        "toast-talk-unmuted"
    };
    Ok(Reply::to(format!("/messages/{id}/people"))
        .toast(key)
        .into_response())
}

/// `POST /messages/{id}/leave`
pub(super) async fn leave(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Path(id): Path<ConversationId>,
) -> Answer {
    match conversations::leave(&ctx, viewer.actor(), id).await {
        Ok(()) => Ok(Reply::to("/messages")
            .toast("toast-talk-left")
            .into_response()),
        Err(refusal) => refused(&ctx, &viewer, id, &Adding::default(), refusal).await,
    }
}

#[derive(Debug, Deserialize)]
pub(super) struct Upto {
    upto: Option<i64>,
}

/// `POST /messages/{id}/read`
pub(super) async fn read(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Path(id): Path<ConversationId>,
    Form(asked): Form<Upto>,
) -> Answer {
    conversations::read(&ctx, viewer.actor(), id, asked.upto).await?;
    Ok(Reply::to(format!("/messages/{id}#latest")).into_response())
}

async fn refused(
    ctx: &Ctx,
    viewer: &Viewer,
    id: ConversationId,
    asked: &Adding,
    refusal: Refusal,
) -> Answer {
    let errors = Errors::from_refusal(viewer, refusal)?;
    let talk = conversations::show(ctx, viewer.actor(), id).await?;
    let page = shown(ctx, viewer, &talk, asked, &errors).await?;
    Ok(again(viewer, &errors, page))
}

async fn shown(
    ctx: &Ctx,
    viewer: &Viewer,
    talk: &ConversationView,
    asked: &Adding,
    errors: &Errors,
) -> Answer<Response> {
    let talks = list::first(ctx, viewer).await?;
    let back = format!("/messages/{}#latest", talk.id);
    let page = page(viewer, &name(viewer, viewer.account().id, talk)).back(back);
    let body = html! {
        @for text in errors.others(&["people", "title"]) { (crate::parts::note::note(crate::parts::note::Tone::Bad, html! { (text) }, None)) }
        (who(viewer, talk))
        (adding(viewer, talk, asked, errors))
        @if !talk.pair { (naming(viewer, talk, errors)) }
        (staying(viewer, talk))
    };
    Ok(page.show(beside(viewer, &talks, Some(talk.id.get()), body)))
}

fn who(viewer: &Viewer, talk: &ConversationView) -> Markup {
    let l = viewer.l;
    let people: Vec<_> = talk
        .people
        .iter()
        .map(|p| (p.clone(), person::Follow::Never))
        .collect();
    html! {
        section .sheet {
            div .sheet__head { h2 { (l.t("messages-who")) } span .soft { (l.ta("parts-people", &[("n", (people.len() as i64).into())])) } }
            (person::rows(&viewer.scene(), &people))
        }
    }
}

fn adding(viewer: &Viewer, talk: &ConversationView, asked: &Adding, errors: &Errors) -> Markup {
    let l = viewer.l;
    let (now, all, anew) = (
        l.t("messages-add-now"),
        l.t("messages-add-all"),
        l.t("messages-add-new"),
    );
    let hints = (
        l.t("messages-add-now-hint"),
        l.t("messages-add-all-hint"),
        l.t("messages-add-new-hint"),
    );
    let options = [
        Choice {
            value: "now",
            label: &now,
            hint: &hints.0,
        },
        Choice {
            value: "all",
            label: &all,
            hint: &hints.1,
        },
        Choice {
            value: "new",
            label: &anew,
            hint: &hints.2,
        },
    ];
    let chosen = if asked.how.is_empty() {
        "now"
    } else {
        &asked.how
    };
    html! {
        form ."sheet sheet--pad stack" method="post" action={ "/messages/" (talk.id) "/people" } {
            (viewer.csrf())
            (form::section(&l.t("messages-add"), talk.pair.then(|| l.t("messages-add-pair")).as_deref(), html! {
                (Field::new("who", &l.t("messages-add-who")).value(&asked.who).ahead("person").autocomplete("off").error(errors.get("people")).input())
                @if !talk.pair { (form::choices("how", &l.t("messages-add-how"), chosen, &options)) }
            }))
            div ."row row--end" { (form::submit(&l.t("messages-add-do"))) }
        }
    }
}

fn naming(viewer: &Viewer, talk: &ConversationView, errors: &Errors) -> Markup {
    let l = viewer.l;
    html! {
        form ."sheet sheet--pad stack" method="post" action={ "/messages/" (talk.id) "/title" } {
            (viewer.csrf())
            (Field::new("title", &l.t("messages-title-field")).value(&talk.title).hint(&l.t("messages-title-hint")).max(80).error(errors.get("title")).input())
            div ."row row--end" { (form::submit(&l.t("save"))) }
        }
    }
}

fn staying(viewer: &Viewer, talk: &ConversationView) -> Markup {
    let l = viewer.l;
    let at = |verb: &str| format!("/messages/{}/{verb}", talk.id);
    let (verb, key) = if talk.muted {
        ("unmute", "messages-unmute")
    } else {
        ("mute", "messages-mute")
    };
    html! {
        form ."sheet sheet--pad stack" method="post" action=(at(verb)) {
            (viewer.csrf())
            p .soft { (l.t("messages-mute-text")) }
            div ."row row--end" {
                (form::quiet(&l.t(key), None))
                @if !talk.pair { (form::grave(&l.t("messages-leave"), Some(&at("leave")))) }
            }
            @if !talk.pair { p .soft { (l.t("messages-leave-text")) } }
        }
    }
}

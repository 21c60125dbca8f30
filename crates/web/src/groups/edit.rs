//! What a group is, as somebody writes it: making one.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use model::GroupKind;
use serde::Deserialize;
use service::Ctx;
use service::groups::{self, GroupDraft};
use service::policy::limit::{GROUP_NAME_CHARS, GROUP_PURPOSE_CHARS, GROUP_RULES_CHARS};

use crate::parts::form::{Choice, Field, choices, submit};
use crate::parts::note::{Tone, note};
use crate::{Answer, Errors, Form, Page, Reply, Viewer, again};

/// The form as it is sent.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    pub(super) name: String,
    pub(super) kind: String,
    pub(super) purpose: String,
    pub(super) rules: String,
}

impl Asked {
    pub(super) fn draft(&self) -> GroupDraft {
        GroupDraft {
            name: self.name.clone(),
            kind: self.kind.parse().unwrap_or(GroupKind::Open),
            purpose: self.purpose.clone(),
            rules: self.rules.clone(),
        }
    }
}

/// `GET /groups/new`
pub(super) async fn new(viewer: Viewer) -> Response {
    show(&viewer, &Asked::default(), &Errors::none())
}

fn show(viewer: &Viewer, asked: &Asked, errors: &Errors) -> Response {
    let l = viewer.l;
    let body = html! {
        form ."sheet sheet--pad" method="post" action="/groups" {
            (viewer.csrf())
            (fields(viewer, asked, errors))
            div ."row row--end" { (submit(&l.t("groups-make"))) }
        }
    };
    let page = Page::new(viewer, &l.t("group-new-title")).under(l.t("group-new-sub"));
    page.back("/groups").current("groups").show(body)
}

/// Name, purpose, kind and rules.
pub(super) fn fields(viewer: &Viewer, asked: &Asked, errors: &Errors) -> Markup {
    let l = viewer.l;
    let shown = ["name", "purpose", "rules"];
    let (purpose, rules) = (l.t("group-purpose-hint"), l.t("group-rules-hint"));
    html! {
        @for text in errors.others(&shown) { (note(Tone::Bad, html! { (text) }, None)) }
        (Field::new("name", &l.t("group-name")).value(&asked.name).max(GROUP_NAME_CHARS).required().error(errors.get("name")).input())
        (Field::new("purpose", &l.t("group-purpose")).value(&asked.purpose).hint(&purpose).max(GROUP_PURPOSE_CHARS).error(errors.get("purpose")).input())
        (kinds(viewer, &asked.kind))
        (Field::new("rules", &l.t("group-rules")).value(&asked.rules).hint(&rules).max(GROUP_RULES_CHARS).error(errors.get("rules")).area())
    }
}

fn kinds(viewer: &Viewer, chosen: &str) -> Markup {
    let l = viewer.l;
    let chosen = chosen.parse().unwrap_or(GroupKind::Open);
    let texts: Vec<(&str, String, String)> = GroupKind::ALL
        .iter()
        .map(|kind| {
            let key = format!("group-kind-{}", kind.word());
            let hint = l.t(&format!("{key}-hint")).into_owned();
            (kind.word(), l.t(&key).into_owned(), hint)
        })
        .collect();
    let all: Vec<Choice<'_>> = texts
        .iter()
        .map(|(value, label, hint)| Choice { value, label, hint })
        .collect();
    choices("kind", &l.t("group-kind"), chosen.word(), &all)
}

/// `POST /groups`
pub(super) async fn create(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Form(asked): Form<Asked>,
) -> Answer {
    match groups::create(&ctx, viewer.actor(), asked.draft()).await {
        Ok(slug) => Ok(Reply::to(format!("/groups/{slug}"))
            .toast("toast-group-made")
            .into_response()),
        Err(refusal) => {
            let errors = Errors::from_refusal(&viewer, refusal)?;
            Ok(again(&viewer, &errors, show(&viewer, &asked, &errors)))
        }
    }
}

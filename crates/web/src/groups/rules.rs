//! Who is in a group by itself: rules that administrators make.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use model::GroupRuleKind;
use serde::Deserialize;
use service::accounts::TONGUE_CODES;
use service::groups::{self, RuleView};
use service::{Ctx, Refusal, units};

use super::head::{Tab, button, head, href, page};
use crate::parts::form::{Field, section, submit};
use crate::parts::icon;
use crate::people::tongue;
use crate::settings::profile::options;
use crate::{Admin, Answer, Errors, Form, Path, Reply, again};

/// `GET /groups/{slug}/rules`
pub(super) async fn index(
    viewer: Admin,
    State(ctx): State<Ctx>,
    Path(slug): Path<String>,
) -> Answer {
    show(&ctx, &viewer, &slug, &Asked::default(), &Errors::none()).await
}

/// A rule as it is sent; each kind has a field of its own.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    kind: String,
    unit: String,
    title: String,
    language: String,
}

async fn show(
    ctx: &Ctx,
    viewer: &Admin,
    slug: &str,
    asked: &Asked,
    errors: &Errors,
) -> Answer<Response> {
    let view = groups::show(ctx, viewer.actor(), slug).await?;
    let rules = groups::rules(ctx, viewer.actor(), slug).await?;
    let units = options(&units::choices(ctx).await?);
    let (l, path) = (viewer.l, href(&view.group));
    let body = html! {
        (head(viewer, &view, Tab::Settings))
        div ."sheet sheet--pad" {
            (section(&l.t("group-rules-title"), Some(&l.t("group-rules-about")), html! {
                @if rules.is_empty() { p .hint { (l.t("group-rules-none")) } }
                ul .rows { @for rule in &rules { li .item {
                    (icon("people"))
                    div .grow { (said(viewer, rule)) }
                    (button(viewer, &format!("{path}/rules/{}/remove", rule.id), "group-rule-remove", "btn btn--quiet btn--s"))
                } } }
            }))
        }
        form ."sheet sheet--pad" method="post" action={ (path) "/rules" } {
            (viewer.csrf())
            (section(&l.t("group-rule-new"), None, fields(viewer, &units, asked, errors)))
            div ."row row--end" { (submit(&l.t("group-rule-new"))) }
        }
    };
    Ok(page(viewer, &view)
        .back(format!("{path}/settings"))
        .show(body))
}

fn said(viewer: &Admin, rule: &RuleView) -> String {
    let value = match rule.kind {
        GroupRuleKind::Language => tongue(viewer, &rule.value),
        _ => rule.value.clone(),
    };
    let key = format!("group-rule-{}", rule.kind.word());
    viewer.l.ta(&key, &[("value", value.into())])
}

fn fields(viewer: &Admin, units: &[(String, String)], asked: &Asked, errors: &Errors) -> Markup {
    let (l, error) = (viewer.l, errors.get("value"));
    let kinds: Vec<(&str, String)> = GroupRuleKind::ALL
        .iter()
        .map(|kind| {
            let key = format!("group-rule-kind-{}", kind.word());
            (kind.word(), l.t(&key).into_owned())
        })
        .collect();
    let kinds: Vec<(&str, &str)> = kinds.iter().map(|(v, t)| (*v, t.as_str())).collect();
    let units: Vec<(&str, &str)> = units
        .iter()
        .map(|(v, t)| (v.as_str(), t.as_str()))
        .collect();
    let mut tongues: Vec<(String, &str)> = TONGUE_CODES
        .iter()
        .map(|code| (tongue(viewer, code), *code))
        .collect();
    tongues.sort();
    let tongues: Vec<(&str, &str)> = tongues.iter().map(|(t, v)| (*v, t.as_str())).collect();
    html! {
        (Field::new("kind", &l.t("group-rule-who")).value(&asked.kind).error(error).select(&kinds))
        (Field::new("unit", &l.t("profile-unit")).value(&asked.unit).select(&units))
        (Field::new("title", &l.t("group-rule-words")).value(&asked.title).max(80).input())
        (Field::new("language", &l.t("profile-languages")).value(&asked.language).select(&tongues))
    }
}

/// `POST /groups/{slug}/rules`
pub(super) async fn create(
    viewer: Admin,
    State(ctx): State<Ctx>,
    Path(slug): Path<String>,
    Form(asked): Form<Asked>,
) -> Answer {
    let kind = asked.kind.parse::<GroupRuleKind>();
    let kind = kind.map_err(|_| Refusal::invalid("value", "choose"))?;
    let value = match kind {
        GroupRuleKind::Everyone => "",
        GroupRuleKind::Unit => &asked.unit,
        GroupRuleKind::Title => &asked.title,
        GroupRuleKind::Language => &asked.language,
    };
    match groups::add_rule(&ctx, viewer.actor(), &slug, kind, value).await {
        Ok(()) => Ok(Reply::to(format!("/groups/{slug}/rules"))
            .toast("toast-group-rule")
            .into_response()),
        Err(refusal) => {
            let errors = Errors::from_refusal(&viewer, refusal)?;
            let page = show(&ctx, &viewer, &slug, &asked, &errors).await?;
            Ok(again(&viewer, &errors, page))
        }
    }
}

/// `POST /groups/{slug}/rules/{id}/remove`
pub(super) async fn destroy(
    viewer: Admin,
    State(ctx): State<Ctx>,
    Path((slug, id)): Path<(String, i64)>,
) -> Answer<Reply> {
    groups::remove_rule(&ctx, viewer.actor(), &slug, id).await?;
    Ok(Reply::to(format!("/groups/{slug}/rules")).toast("toast-saved"))
}

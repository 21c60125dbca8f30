//! Editing the house rules: a list of titles with explanations, published as a new version.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use serde::Deserialize;
use service::Ctx;
use service::rules::{self, ABOUT_CHARS, Progress, RULES, RuleDraft, SUMMARY_CHARS, TITLE_CHARS};

use crate::parts::face::{self, Size};
use crate::parts::form::{Field, section};
use crate::parts::list::figures;
use crate::{Admin, Answer, Errors, Form, Reply, again, door};

/// Empty lines below those that are filled in.
const SPARE: usize = 2;

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    title: Vec<String>,
    about: Vec<String>,
    summary: String,
    more: Option<String>,
}

impl Asked {
    fn rules(&self) -> Vec<RuleDraft> {
        let about = |at: usize| self.about.get(at).cloned().unwrap_or_default();
        let titles = self.title.iter().enumerate();
        titles
            .map(|(at, title)| RuleDraft {
                title: title.clone(),
                about: about(at),
            })
            .collect()
    }
}

/// `GET /admin/rules`
pub(super) async fn edit(State(ctx): State<Ctx>, viewer: Admin) -> Answer {
    let asked = match rules::current(&ctx, viewer.actor()).await? {
        Some(rules) => Asked {
            title: rules.items.iter().map(|r| r.title.clone()).collect(),
            about: rules.items.iter().map(|r| r.about.clone()).collect(),
            ..Asked::default()
        },
        None => Asked::default(),
    };
    page(&ctx, &viewer, &asked, &Errors::none()).await
}

/// `POST /admin/rules`: publishes, or with `more` only gives room for more.
pub(super) async fn update(
    State(ctx): State<Ctx>,
    viewer: Admin,
    Form(mut asked): Form<Asked>,
) -> Answer {
    if asked.more.is_some() {
        let room = RULES.min(asked.title.len() + 1);
        asked.title.resize(room, String::new());
        return page(&ctx, &viewer, &asked, &Errors::none()).await;
    }
    match rules::publish(&ctx, viewer.actor(), asked.rules(), &asked.summary).await {
        Ok(number) => Ok(Reply::to("/admin/rules")
            .toast("toast-rules-published")
            .with("number", number)
            .into_response()),
        Err(refusal) => {
            let errors = Errors::from_refusal(&viewer, refusal)?;
            let page = page(&ctx, &viewer, &asked, &errors).await?;
            Ok(again(&viewer, &errors, page))
        }
    }
}

async fn page(ctx: &Ctx, viewer: &Admin, asked: &Asked, errors: &Errors) -> Answer<Response> {
    let progress = rules::progress(ctx, viewer.actor()).await?;
    let first = progress.is_none();
    let l = viewer.l;
    Ok(crate::admin::page(
        viewer,
        &l.t("rules-title"),
        "/admin/rules",
        html! {
            (door::refused(errors, &["summary"]))
            @if let Some(progress) = &progress { (got(viewer, progress)) }
            form ."sheet sheet--pad" method="post" action="/admin/rules" {
                (viewer.csrf())
                (section(&l.t("rules-list"), Some(&l.t("rules-list-text")), html! {
                    ol .rule-fields { @for (at, rule) in asked.rules().iter().enumerate() { (line(viewer, at, rule)) }
                        @for at in asked.title.len()..RULES.min(asked.title.len() + SPARE) { (line(viewer, at, &RuleDraft::default())) } }
                    button ."btn btn--quiet btn--s" name="more" value="yes" formnovalidate { (l.t("rules-more")) }
                }))
                @if !first {
                    (section(&l.t("rules-what-changed"), Some(&l.t("rules-summary-text")), html! {
                        (Field::new("summary", &l.t("rules-summary")).value(&asked.summary).max(SUMMARY_CHARS).error(errors.get("summary")).area())
                    }))
                }
                p .hint { (l.t("rules-publish-text")) }
                div ."row row--end" { button .btn { (l.t("rules-publish")) } }
            }
        },
    ))
}

fn line(viewer: &Admin, at: usize, rule: &RuleDraft) -> Markup {
    let l = viewer.l;
    let n = (at + 1) as i64;
    html! {
        li {
            div .field {
                label .label for={ "f-title-" (at) } { (l.ta("rules-rule", &[("n", n.into())])) }
                input .input id={ "f-title-" (at) } name="title" value=(rule.title) maxlength=(TITLE_CHARS);
            }
            div .field {
                label .label for={ "f-about-" (at) } { (l.ta("rules-about", &[("n", n.into())])) }
                textarea ."textarea textarea--s" id={ "f-about-" (at) } name="about" maxlength=(ABOUT_CHARS) rows="2" { (rule.about) }
            }
        }
    }
}

/// How many have accepted what is in force.
fn got(viewer: &Admin, progress: &Progress) -> Markup {
    let l = viewer.l;
    let waiting = progress.people - progress.accepted;
    html! {
        section ."sheet sheet--pad" {
            h2 { (l.t("rules-progress")) }
            (figures(&[
                (&l.t("rules-progress-yes"), l.n(progress.accepted)),
                (&l.t("rules-progress-no"), l.n(waiting)),
            ]))
            progress .rules-bar max=(progress.people.max(1)) value=(progress.accepted) aria-label=(l.t("rules-progress")) {}
            @if !progress.missing.is_empty() {
                details {
                    summary { (l.t("rules-progress-who")) }
                    ul .rules-missing { @for card in &progress.missing { li { (face::linked(card, Size::Small)) a .bare href={ "/@" (card.handle) } { (card.name) } } } }
                }
            }
        }
    }
}

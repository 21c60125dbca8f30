//! Reporting a post or a person: what it is, which posts, a few words.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use model::{ReportCategory, RuleId, StatusId};
use serde::Deserialize;
use service::reports::{self, COMMENT_CHARS, ReportDraft};
use service::rules::{self, Rule};
use service::views::{self, AccountCard, StatusView};
use service::{Ctx, Refusal, profiles};

use crate::door::refused;
use crate::parts::composer::post_short;
use crate::parts::form::Field;
use crate::parts::icon;
use crate::{Answer, Errors, Form, Page, Path, Reply, Viewer, again, local};

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    category: String,
    rules: Vec<RuleId>,
    posts: Vec<StatusId>,
    comment: String,
    next: String,
}

/// `GET /posts/{id}/report`
pub(super) async fn of_post(
    State(ctx): State<Ctx>,
    viewer: Viewer,
    headers: HeaderMap,
    Path(id): Path<StatusId>,
) -> Answer {
    let view = views::status(&ctx, viewer.actor(), id).await?;
    let shown = view.content().clone();
    let asked = Asked {
        posts: vec![shown.status.id],
        next: crate::posts::back(&headers, "/"),
        ..Asked::default()
    };
    let author = shown.author.clone();
    page(&ctx, &viewer, &author, vec![shown], &asked, &Errors::none()).await
}

/// `GET /@{handle}/report`
pub(super) async fn of_person(
    State(ctx): State<Ctx>,
    viewer: Viewer,
    Path(handle): Path<String>,
) -> Answer {
    let met = profiles::find(&ctx, viewer.actor(), &handle).await?;
    let asked = Asked {
        next: format!("/@{}", met.card.handle),
        ..Asked::default()
    };
    page(
        &ctx,
        &viewer,
        &met.card,
        Vec::new(),
        &asked,
        &Errors::none(),
    )
    .await
}

/// `POST /posts/{id}/report`
pub(super) async fn create(
    State(ctx): State<Ctx>,
    viewer: Viewer,
    Path(id): Path<StatusId>,
    Form(asked): Form<Asked>,
) -> Answer {
    let view = views::status(&ctx, viewer.actor(), id).await?;
    let shown = view.content().clone();
    let author = shown.author.clone();
    send(&ctx, &viewer, &author, vec![shown], asked).await
}

/// `POST /@{handle}/report`
pub(super) async fn create_on(
    State(ctx): State<Ctx>,
    viewer: Viewer,
    Path(handle): Path<String>,
    Form(asked): Form<Asked>,
) -> Answer {
    let met = profiles::find(&ctx, viewer.actor(), &handle).await?;
    send(&ctx, &viewer, &met.card, Vec::new(), asked).await
}

async fn send(
    ctx: &Ctx,
    viewer: &Viewer,
    target: &AccountCard,
    first: Vec<StatusView>,
    asked: Asked,
) -> Answer {
    let category: Result<ReportCategory, _> = asked.category.parse();
    let done = match category {
        Ok(category) => {
            let violation = category == ReportCategory::Violation;
            let draft = ReportDraft {
                target: target.id,
                category,
                rules: if violation {
                    asked.rules.clone()
                } else {
                    Vec::new()
                },
                comment: asked.comment.clone(),
                posts: asked.posts.clone(),
            };
            reports::create(ctx, viewer.actor(), draft).await.map(drop)
        }
        Err(_) => Err(Refusal::invalid("category", "choose")),
    };
    match done {
        Ok(()) => Ok(Reply::to(local(&asked.next))
            .toast("toast-reported")
            .into_response()),
        Err(refusal) => {
            let errors = Errors::from_refusal(viewer, refusal)?;
            let page = page(ctx, viewer, target, first, &asked, &errors).await?;
            Ok(again(viewer, &errors, page))
        }
    }
}

async fn page(
    ctx: &Ctx,
    viewer: &Viewer,
    target: &AccountCard,
    first: Vec<StatusView>,
    asked: &Asked,
    errors: &Errors,
) -> Answer<Response> {
    if target.id == viewer.account().id {
        return Err(Refusal::Conflict("yourself").into());
    }
    let rules = rules::current(ctx, viewer.actor()).await?;
    let rules = rules.map_or_else(Vec::new, |r| r.items);
    let mut others = reports::candidates(ctx, viewer.actor(), target.id).await?;
    others.retain(|v| v.boost_of.is_none() && first.iter().all(|f| f.status.id != v.status.id));
    let l = viewer.l;
    let title = l.ta("report-title", &[("who", target.name.as_str().into())]);
    let body = html! {
        form ."sheet sheet--pad stack" method="post" action=(viewer.here.split('?').next().unwrap_or_default()) {
            (viewer.csrf())
            input type="hidden" name="next" value=(asked.next);
            p { (l.ta("report-text", &[("who", target.name.as_str().into())])) }
            (refused(errors, &["category", "rules", "comment"]))
            (posts(viewer, &first, &others, asked))
            (categories(viewer, &rules, asked, errors))
            (Field::new("comment", &l.t("report-comment")).value(&asked.comment).max(COMMENT_CHARS).hint(&l.t("report-comment-hint"))
                .error(errors.get("comment")).area())
            div ."row row--end" {
                a ."btn btn--quiet" href=(local(&asked.next)) { (l.t("report-not")) }
                button .btn { (icon::small("flag")) (l.t("report-send")) }
            }
        }
    };
    Ok(Page::new(viewer, &title)
        .back(local(&asked.next))
        .show(body))
}

/// Which posts it is about; more of the same person are behind a fold.
fn posts(viewer: &Viewer, first: &[StatusView], others: &[StatusView], asked: &Asked) -> Markup {
    let (l, s) = (viewer.l, viewer.scene());
    let one = |view: &StatusView| {
        html! {
            label ."choice choice--card" {
                input type="checkbox" name="posts" value=(view.status.id) checked[asked.posts.contains(&view.status.id)];
                div { (post_short(&s, view)) }
            }
        }
    };
    let open = first.is_empty();
    html! {
        @if !first.is_empty() || !others.is_empty() {
            fieldset ."choice-group field" {
                legend .label { (l.t("report-posts")) }
                @for view in first { (one(view)) }
                @if !others.is_empty() {
                    details open[open] {
                        summary .small { @if open { (l.t("report-posts-which")) } @else { (l.t("report-posts-more")) } }
                        div ."choice-group report-more" { @for view in others { (one(view)) } }
                    }
                }
            }
        }
    }
}

fn categories(viewer: &Viewer, rules: &[Rule], asked: &Asked, errors: &Errors) -> Markup {
    let l = viewer.l;
    let one = |word: &str, more: Markup| {
        html! {
            div ."choice choice--card report-kind" {
                input type="radio" name="category" value=(word) id={ "c-" (word) } required checked[asked.category == word];
                div {
                    label for={ "c-" (word) } { b { (l.t(&format!("order-category-{word}"))) } }
                    span .hint { (l.t(&format!("report-{word}-hint"))) }
                    (more)
                }
            }
        }
    };
    let list = html! {
        fieldset .report-rules {
            legend .vh { (l.t("report-which-rule")) }
            @for rule in rules {
                label .choice { input type="checkbox" name="rules" value=(rule.id) checked[asked.rules.contains(&rule.id)]; span { (rule.title) } }
            }
        }
    };
    let error = errors.get("category").or(errors.get("rules"));
    html! {
        fieldset ."choice-group field" {
            legend .label { (l.t("report-what")) }
            @if let Some(error) = error { p .error { (icon("warning")) span { (error) } } }
            (one("spam", Markup::default()))
            @if !rules.is_empty() { (one("violation", list)) }
            (one("other", Markup::default()))
        }
    }
}

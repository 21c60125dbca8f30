//! Doing something about a person, from a report or without one.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use model::{
    AccountId, AccountState, Reach, ReportId, Role, RuleId, StatusId, StrikeId, StrikeKind,
};
use serde::Deserialize;
use service::reports::{self, File, KeptView, Now};
use service::rules::{self, Rule};
use service::strikes::{self, Act, WORDS_CHARS};
use service::views::{self, StatusView};
use service::{Ctx, Refusal, profiles};

use super::{case, parts};
use crate::door::refused;
use crate::parts::composer::post_short;
use crate::parts::form::Field;
use crate::parts::{icon, note};
use crate::{Answer, Errors, Form, Moderator, Path, Query, Reply, Viewer, again, local};

/// What was filled in.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    kind: String,
    /// A plain number: only of those an empty field is none.
    rule: Option<i64>,
    words: String,
    posts: Vec<StatusId>,
    settle_all: Option<String>,
    hide_all: Option<String>,
    /// Typed as a sign that deleting is meant.
    handle: String,
    sent: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Noted {
    pub note: String,
}

/// Where the form stands, and what it can be about.
pub(super) struct Stage<'a> {
    pub file: &'a File,
    pub action: &'a str,
    pub rules: &'a [Rule],
    /// Reported posts.
    pub kept: &'a [&'a KeptView],
    /// There is an open report that is settled with it.
    pub on_report: bool,
}

/// The rules in force.
pub(super) async fn rules(ctx: &Ctx, viewer: &Viewer) -> Answer<Vec<Rule>> {
    let rules = rules::current(ctx, viewer.actor()).await?;
    Ok(rules.map_or_else(Vec::new, |r| r.items))
}

/// The form for posts that were kept.
pub(super) fn form(viewer: &Viewer, stage: &Stage<'_>, asked: &Asked, errors: &Errors) -> Markup {
    let l = viewer.l;
    let fresh = asked.sent.is_none();
    let posts = html! {
        @for post in stage.kept {
            @let id = post.evidence.id;
            @let gone = post.now == Now::Deleted;
            label .choice {
                input type="checkbox" name="posts" value=(id) disabled[gone] checked[!gone && (fresh || asked.posts.contains(&id))];
                span { (text::excerpt(&text::plain_of_ours(&post.evidence.html), 90)) @if gone { " " span .soft { (l.t("order-now-deleted")) } } }
            }
        }
    };
    whole(
        viewer,
        stage,
        asked,
        errors,
        (!stage.kept.is_empty()).then_some(posts),
    )
}

fn whole(
    viewer: &Viewer,
    stage: &Stage<'_>,
    asked: &Asked,
    errors: &Errors,
    posts: Option<Markup>,
) -> Markup {
    let (l, file) = (viewer.l, stage.file);
    let name = [("who", file.card.name.as_str().into())];
    let rule = asked.rule.map_or_else(String::new, |id| id.to_string());
    let none = l.t("order-rule-none");
    let named: Vec<(String, &str)> = stage
        .rules
        .iter()
        .map(|r| (r.id.to_string(), r.title.as_str()))
        .collect();
    let mut options: Vec<(&str, &str)> = vec![("", &none)];
    options.extend(named.iter().map(|(id, title)| (id.as_str(), *title)));
    html! {
        form ."sheet sheet--pad stack" method="post" action=(stage.action) {
            (viewer.csrf())
            input type="hidden" name="sent" value="yes";
            h2 { (l.t("order-act")) }
            p .hint { (l.ta("order-act-text", &name)) }
            @if let Some(posts) = &posts {
                fieldset ."choice-group field" {
                    legend .label { (l.t("order-posts")) }
                    @if let Some(error) = errors.get("posts") { p .error { (icon("warning")) span { (error) } } }
                    (posts)
                }
            }
            (kinds(viewer, file, asked, (posts.is_some(), errors)))
            @if !stage.rules.is_empty() { (Field::new("rule", &l.t("order-rule")).value(&rule).select(&options)) }
            (Field::new("words", &l.ta("order-words", &name)).value(&asked.words).max(WORDS_CHARS).hint(&l.t("order-words-hint")).error(errors.get("words")).area())
            @if stage.on_report {
                label .choice { input type="checkbox" name="settle_all" value="yes" checked[asked.sent.is_none() || asked.settle_all.is_some()]; span { (l.t("order-act-settle")) } }
            }
            div ."row row--end" { button .btn { (l.t("order-act-do")) } }
        }
    }
}

/// What can be done now: not what is done already.
fn kinds(viewer: &Viewer, file: &File, asked: &Asked, (posts, errors): (bool, &Errors)) -> Markup {
    let l = viewer.l;
    let possible = |kind: StrikeKind| match kind {
        StrikeKind::Warn => true,
        StrikeKind::Hide | StrikeKind::Remove => posts,
        StrikeKind::Limit => file.reach == Reach::Chosen,
        StrikeKind::Suspend => file.account.state == AccountState::Active,
        StrikeKind::Delete => {
            viewer.is(Role::Admin)
                && matches!(
                    file.account.state,
                    AccountState::Active | AccountState::Suspended
                )
        }
    };
    html! {
        fieldset ."choice-group field" {
            legend .label { (l.t("order-what")) }
            @for kind in StrikeKind::ALL.iter().filter(|k| possible(**k)) {
                @let word = kind.word();
                @let chosen = if asked.kind.is_empty() { *kind == StrikeKind::Warn } else { asked.kind == word };
                div ."choice choice--card report-kind" {
                    input type="radio" name="kind" value=(word) id={ "k-" (word) } required checked[chosen];
                    div {
                        label for={ "k-" (word) } { b { (l.t(&format!("order-do-{word}"))) } }
                        span .hint { (l.t(&format!("order-do-{word}-text"))) }
                        @if *kind == StrikeKind::Suspend {
                            label .choice { input type="checkbox" name="hide_all" value="yes" checked[asked.hide_all.is_some()]; span { (l.t("order-hide-all")) } }
                        }
                        @if *kind == StrikeKind::Delete {
                            (Field::new("handle", &l.ta("order-delete-type", &[("handle", file.account.handle.as_str().into())])).lead("@").value(&asked.handle)
                                .autocomplete("off").error(errors.get("handle")).input())
                        }
                    }
                }
            }
        }
    }
}

async fn apply(
    ctx: &Ctx,
    viewer: &Moderator,
    target: AccountId,
    report: Option<ReportId>,
    asked: &Asked,
) -> Result<StrikeId, Refusal> {
    let kind: StrikeKind = asked
        .kind
        .parse()
        .map_err(|_| Refusal::invalid("kind", "choose"))?;
    let act = Act {
        target,
        kind,
        rule: asked.rule.map(RuleId::from),
        words: asked.words.clone(),
        posts: asked.posts.clone(),
        report,
        settle_all: report.is_some() && asked.settle_all.is_some(),
        hide_all: asked.hide_all.is_some(),
    };
    if kind == StrikeKind::Delete {
        let name = crate::records::placeholder(viewer);
        return strikes::delete(ctx, viewer.actor(), act, &asked.handle, &name).await;
    }
    strikes::act(ctx, viewer.actor(), act).await
}

/// `POST /admin/reports/{id}/act`
pub(super) async fn on_report(
    State(ctx): State<Ctx>,
    viewer: Moderator,
    Path(id): Path<ReportId>,
    Form(asked): Form<Asked>,
) -> Answer {
    let target = reports::show(&ctx, viewer.actor(), id)
        .await?
        .line
        .report
        .target_id;
    match apply(&ctx, &viewer, target, Some(id), &asked).await {
        Ok(_) => Ok(Reply::to("/admin/reports")
            .toast("toast-acted")
            .into_response()),
        Err(refusal) => {
            let errors = Errors::from_refusal(&viewer, refusal)?;
            let page = case::page(&ctx, &viewer, id, &asked, &errors).await?;
            Ok(again(&viewer, &errors, page))
        }
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Which {
    post: Option<StatusId>,
}

/// `GET /posts/{id}/moderate`: the page of its author, with the post.
pub(super) async fn of_post(
    State(ctx): State<Ctx>,
    viewer: Moderator,
    Path(id): Path<StatusId>,
) -> Answer<Reply> {
    let view = views::status(&ctx, viewer.actor(), id).await?;
    let shown = view.content();
    let (handle, id) = (&shown.author.handle, shown.status.id);
    Ok(Reply::to(format!("/@{handle}/moderate?post={id}")))
}

/// `GET /@{handle}/moderate?post=ID`: a person's file, and what can be done without a report.
pub(super) async fn of_person(
    State(ctx): State<Ctx>,
    viewer: Moderator,
    Path(handle): Path<String>,
    Query(which): Query<Which>,
) -> Answer {
    let asked = Asked {
        posts: which.post.into_iter().collect(),
        ..Asked::default()
    };
    person(&ctx, &viewer, &handle, &asked, &Errors::none()).await
}

/// `POST /@{handle}/moderate`
pub(super) async fn on_person(
    State(ctx): State<Ctx>,
    viewer: Moderator,
    Path(handle): Path<String>,
    Form(asked): Form<Asked>,
) -> Answer {
    let target = profiles::find(&ctx, viewer.actor(), &handle).await?.card.id;
    match apply(&ctx, &viewer, target, None, &asked).await {
        Ok(_) => Ok(Reply::to(format!("/@{handle}/moderate"))
            .toast("toast-acted")
            .into_response()),
        Err(refusal) => {
            let errors = Errors::from_refusal(&viewer, refusal)?;
            let page = person(&ctx, &viewer, &handle, &asked, &errors).await?;
            Ok(again(&viewer, &errors, page))
        }
    }
}

async fn person(
    ctx: &Ctx,
    viewer: &Moderator,
    handle: &str,
    asked: &Asked,
    errors: &Errors,
) -> Answer<Response> {
    let met = profiles::find(ctx, viewer.actor(), handle).await?;
    let file = reports::file(ctx, viewer.actor(), met.card.id).await?;
    let mut posts = reports::candidates(ctx, viewer.actor(), met.card.id).await?;
    for id in &asked.posts {
        if posts.iter().all(|p| p.status.id != *id)
            && let Ok(view) = views::status(ctx, viewer.actor(), *id).await
        {
            posts.insert(0, view);
        }
    }
    posts.retain(|p| p.boost_of.is_none() && p.author.id == met.card.id);
    posts.sort_by_key(|p| !asked.posts.contains(&p.status.id));
    let rules = rules(ctx, viewer).await?;
    let (l, at) = (viewer.l, format!("/@{}/moderate", met.card.handle));
    let stage = Stage {
        file: &file,
        action: &at,
        rules: &rules,
        kept: &[],
        on_report: false,
    };
    let choices = choices(viewer, &posts, asked);
    let inner = html! {
        (refused(errors, &["words", "posts", "handle"]))
        div .case-page {
            div .stack {
                section ."sheet sheet--pad" { (parts::person(viewer, &file)) }
                (parts::history(viewer, &file, None, &at))
                (parts::notes(viewer, &file, &format!("/@{}/notes", met.card.handle)))
            }
            div .stack {
                @if file.may_act { (whole(viewer, &stage, asked, errors, choices)) }
                @else { (note::note(note::Tone::Plain, html! { (l.t("order-may-not")) }, None)) }
                @if viewer.is(Role::Admin) { p .small { a href={ "/admin/people/" (met.card.id) } { (l.t("order-account")) } } }
            }
        }
    };
    let title = l.ta(
        "order-case-title",
        &[("who", met.card.name.as_str().into())],
    );
    Ok(crate::admin::page(viewer, &title, "/admin/reports", inner))
}

fn choices(viewer: &Viewer, posts: &[StatusView], asked: &Asked) -> Option<Markup> {
    let s = viewer.scene();
    let one = |view: &StatusView| {
        html! {
            label ."choice choice--card" {
                input type="checkbox" name="posts" value=(view.status.id) checked[asked.posts.contains(&view.status.id)];
                div { (post_short(&s, view)) }
            }
        }
    };
    let (first, others): (Vec<_>, Vec<_>) = posts
        .iter()
        .partition(|p| asked.posts.contains(&p.status.id));
    (!posts.is_empty()).then(|| {
        html! {
            @for view in &first { (one(view)) }
            @if !others.is_empty() {
                details open[first.is_empty()] {
                    summary .small { (viewer.l.t("order-posts-latest")) }
                    div ."choice-group report-more" { @for view in &others { (one(view)) } }
                }
            }
        }
    })
}

/// `POST /@{handle}/notes`
pub(super) async fn note(
    State(ctx): State<Ctx>,
    viewer: Moderator,
    Path(handle): Path<String>,
    Form(asked): Form<Noted>,
) -> Answer<Reply> {
    let target = profiles::find(&ctx, viewer.actor(), &handle).await?.card.id;
    reports::note(&ctx, viewer.actor(), target, None, &asked.note).await?;
    Ok(Reply::to(format!("/@{handle}/moderate")).toast("toast-noted"))
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Next {
    next: String,
}

/// `POST /admin/strikes/{id}/undo`
pub(super) async fn undo(
    State(ctx): State<Ctx>,
    viewer: Moderator,
    Path(id): Path<StrikeId>,
    Form(asked): Form<Next>,
) -> Answer<Reply> {
    strikes::undo(&ctx, viewer.actor(), id).await?;
    Ok(Reply::to(local(&asked.next)).toast("toast-undone"))
}

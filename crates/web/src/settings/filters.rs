//! What one would rather not read: words, and people muted or blocked.

use std::time::Duration;

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use model::{FilterAction, FilterId, Time};
use serde::Deserialize;
use service::filters::{self, Filter, FilterDraft, SPANS, Until};
use service::policy::limit::FILTER_CHARS;
use service::quiet::{self, Quiet};
use service::views::AccountCard;
use service::{Ctx, Refusal};

use super::areas;
use crate::parts::face::{self, Size};
use crate::parts::form::{Choice, Field, choices, section, submit, tick};
use crate::parts::icon;
use crate::{Answer, Errors, Form, Page, Path, Reply, Viewer, again};

const HERE: &str = "/settings/filters";
/// It ends when it did.
const SAME: &str = "same";
/// It does not end by itself.
const EVER: &str = "ever";

/// A filter as it is sent.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Asked {
    phrase: String,
    whole_word: Option<String>,
    action: FilterAction,
    #[serde(default)]
    until: String,
}

impl Asked {
    fn new() -> Self {
        Self {
            phrase: String::new(),
            whole_word: Some("yes".to_owned()),
            action: FilterAction::Warn,
            until: EVER.to_owned(),
        }
    }

    fn of(filter: &Filter) -> Self {
        let ends = if filter.expires_at.is_some() {
            SAME
        } else {
            EVER
        };
        Self {
            phrase: filter.phrase.clone(),
            whole_word: filter.whole_word.then(|| "yes".to_owned()),
            action: filter.action,
            until: ends.to_owned(),
        }
    }

    fn draft(&self) -> Result<FilterDraft, Refusal> {
        let seconds = || self.until.parse().ok().map(Duration::from_secs);
        let until = match self.until.as_str() {
            EVER => Until::Ever,
            SAME => Until::Unchanged,
            _ => match seconds().filter(|span| SPANS.contains(span)) {
                Some(span) => Until::For(span),
                None => return Err(Refusal::invalid("until", "unknown")),
            },
        };
        Ok(FilterDraft {
            phrase: self.phrase.clone(),
            whole_word: self.whole_word.is_some(),
            action: self.action,
            until,
        })
    }
}

pub(super) async fn index(viewer: Viewer, State(ctx): State<Ctx>) -> Answer {
    index_page(&ctx, &viewer, &Asked::new(), &Errors::none()).await
}

async fn index_page(ctx: &Ctx, viewer: &Viewer, asked: &Asked, errors: &Errors) -> Answer {
    let (actor, l) = (viewer.actor(), viewer.l);
    let all = filters::all(ctx, actor).await?;
    let quiet = quiet::all(ctx, actor).await?;
    let body = html! {
        (areas(l, HERE))
        div ."sheet sheet--pad" {
            (section(&l.t("filters-words"), Some(&l.t("filters-words-about")), html! {
                @if !all.is_empty() { ul .rows { @for filter in &all { (row(viewer, filter)) } } }
                (form(viewer, HERE, &l.t("filters-add"), asked, errors))
            }))
            (people(viewer, &quiet))
        }
    };
    Ok(Page::new(viewer, &l.t("settings-filters")).show(body))
}

fn row(viewer: &Viewer, filter: &Filter) -> Markup {
    let (l, path) = (viewer.l, format!("{HERE}/{}", filter.id));
    let over = filter.expires_at.is_some_and(|at| at <= viewer.now);
    html! {
        li .item {
            (icon(if over { "clock" } else { "filter" }))
            div .clip {
                b { (filter.phrase) }
                p {
                    (l.t(&format!("filters-is-{}", filter.action.word())))
                    @if filter.whole_word { " · " (l.t("filters-whole")) }
                    " · " (until(viewer, filter.expires_at, "filters-ever"))
                }
            }
            form ."row" method="post" action={ (path) "/delete" } {
                (viewer.csrf())
                a ."btn btn--quiet btn--s" href=(path) { (l.t("filters-edit")) span .vh { " " (filter.phrase) } }
                button ."btn btn--quiet btn--s" { (l.t("filters-delete")) span .vh { " " (filter.phrase) } }
            }
        }
    }
}

/// Until when something is in force, in words; `ever` says that it does not end by itself.
fn until(viewer: &Viewer, at: Option<Time>, ever: &str) -> String {
    match at {
        None => viewer.l.t(ever).into_owned(),
        Some(at) if at <= viewer.now => viewer.l.t("filters-over").into_owned(),
        Some(at) => viewer
            .l
            .ta("filters-until", &[("when", viewer.full(at).into())]),
    }
}

fn form(viewer: &Viewer, action: &str, send: &str, asked: &Asked, errors: &Errors) -> Markup {
    let l = viewer.l;
    let texts: Vec<(String, String)> = spans(viewer, asked);
    let options: Vec<(&str, &str)> = texts
        .iter()
        .map(|(value, text)| (value.as_str(), text.as_str()))
        .collect();
    let (warn, hide) = (l.t("filters-warn"), l.t("filters-hide"));
    let (warn_hint, hide_hint) = (l.t("filters-warn-hint"), l.t("filters-hide-hint"));
    let actions = [
        (FilterAction::Warn, &warn, &warn_hint),
        (FilterAction::Hide, &hide, &hide_hint),
    ];
    let actions = actions.map(|(action, label, hint)| Choice {
        value: action.word(),
        label,
        hint,
    });
    html! {
        form .stack method="post" action=(action) {
            (viewer.csrf())
            (Field::new("phrase", &l.t("filters-phrase")).value(&asked.phrase).hint(&l.t("filters-phrase-hint"))
                .max(FILTER_CHARS).error(errors.get("phrase")).required().input())
            (tick("whole_word", "yes", html! { (l.t("filters-whole-word")) }, asked.whole_word.is_some()))
            (choices("action", &l.t("filters-action"), asked.action.word(), &actions))
            (Field::new("until", &l.t("filters-for")).value(&asked.until).error(errors.get("until")).select(&options))
            div ."row row--end" { (submit(send)) }
        }
    }
}

/// For how long, as values and texts.
fn spans(viewer: &Viewer, asked: &Asked) -> Vec<(String, String)> {
    let l = viewer.l;
    let word = |span: &Duration| {
        let (key, n) = match span.as_secs() {
            seconds if seconds < 3_600 => ("filters-minutes", seconds / 60),
            seconds if seconds < 86_400 => ("filters-hours", seconds / 3_600),
            seconds if seconds < 7 * 86_400 => ("filters-days", seconds / 86_400),
            seconds => ("filters-weeks", seconds / (7 * 86_400)),
        };
        (
            span.as_secs().to_string(),
            l.ta(key, &[("n", (n as i64).into())]),
        )
    };
    let same = (SAME.to_owned(), l.t("filters-same").into_owned());
    let ever = (EVER.to_owned(), l.t("filters-ever").into_owned());
    let same = (asked.until == SAME).then_some(same);
    same.into_iter()
        .chain(SPANS.iter().map(word))
        .chain([ever])
        .collect()
}

fn people(viewer: &Viewer, all: &Quiet) -> Markup {
    let l = viewer.l;
    html! {
        (section(&l.t("filters-muted"), Some(&l.t("filters-muted-about")), html! {
            @if all.muted.is_empty() { p .hint { (l.t("filters-nobody")) } }
            ul .rows { @for (who, at) in &all.muted { (person(viewer, who, Some(&until(viewer, *at, "filters-until-unmuted")), ["unmute", "filters-unmute"])) } }
        }))
        (section(&l.t("filters-blocked"), Some(&l.t("filters-blocked-about")), html! {
            @if all.blocked.is_empty() { p .hint { (l.t("filters-nobody")) } }
            ul .rows { @for who in &all.blocked { (person(viewer, who, None, ["unblock", "filters-unblock"])) } }
        }))
    }
}

/// Someone, and the button that ends it: what it does, and what it says.
fn person(viewer: &Viewer, who: &AccountCard, until: Option<&str>, end: [&str; 2]) -> Markup {
    html! {
        li .item {
            (face::linked(who, Size::Plain))
            div .clip {
                a ."person__name bare" href={ "/@" (who.handle) } data-card=(who.handle) { (viewer.words(&who.name)) }
                p { "@" (who.handle) @if let Some(until) = until { " · " (until) } }
            }
            form method="post" action={ "/@" (who.handle) "/" (end[0]) } {
                (viewer.csrf())
                input type="hidden" name="next" value=(HERE);
                button ."btn btn--quiet btn--s" { (viewer.l.t(end[1])) span .vh { " " (who.name) } }
            }
        }
    }
}

pub(super) async fn create(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Form(asked): Form<Asked>,
) -> Answer {
    let made = match asked.draft() {
        Ok(draft) => filters::create(&ctx, viewer.actor(), draft).await,
        Err(refusal) => Err(refusal),
    };
    match made {
        Ok(_) => Ok(saved()),
        Err(refusal) => {
            let errors = Errors::from_refusal(&viewer, refusal)?;
            let page = index_page(&ctx, &viewer, &asked, &errors).await?;
            Ok(again(&viewer, &errors, page))
        }
    }
}

pub(super) async fn edit(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Path(id): Path<FilterId>,
) -> Answer {
    let filter = filters::get(&ctx, viewer.actor(), id).await?;
    let asked = Asked::of(&filter);
    Ok(edit_page(&viewer, &filter, &asked, &Errors::none()))
}

fn edit_page(viewer: &Viewer, filter: &Filter, asked: &Asked, errors: &Errors) -> Response {
    let (l, path) = (viewer.l, format!("{HERE}/{}", filter.id));
    let body = html! {
        div ."sheet sheet--pad stack" {
            @if filter.expires_at.is_some() { p .hint { (until(viewer, filter.expires_at, "filters-ever")) } }
            (form(viewer, &path, &l.t("save"), asked, errors))
        }
    };
    Page::new(viewer, &l.t("filters-edit-title"))
        .back(HERE)
        .show(body)
}

pub(super) async fn update(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Path(id): Path<FilterId>,
    Form(asked): Form<Asked>,
) -> Answer {
    let changed = match asked.draft() {
        Ok(draft) => filters::update(&ctx, viewer.actor(), id, draft).await,
        Err(refusal) => Err(refusal),
    };
    match changed {
        Ok(()) => Ok(saved()),
        Err(refusal) => {
            let errors = Errors::from_refusal(&viewer, refusal)?;
            let filter = filters::get(&ctx, viewer.actor(), id).await?;
            let page = edit_page(&viewer, &filter, &asked, &errors);
            Ok(again(&viewer, &errors, page))
        }
    }
}

pub(super) async fn destroy(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Path(id): Path<FilterId>,
) -> Answer<Reply> {
    filters::delete(&ctx, viewer.actor(), id).await?;
    Ok(Reply::to(HERE).toast("toast-filter-deleted"))
}

fn saved() -> Response {
    Reply::to(HERE).toast("toast-saved").into_response()
}

//! Finding: posts, people, tags and units, and why nothing was found.

mod hints;

use axum::Router;
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;
use maud::{Markup, html};
use model::{Group, Page, Unit};
use serde::Deserialize;
use service::search::Tag;
use service::search::{self, Posts};
use service::views::AccountCard;
use service::{Ctx, Refusal, follows};

use crate::groups::place;
use crate::parts::nav::{Tab, pager, tabs};
use crate::parts::person::{self, Follow};
use crate::parts::post::{Feed, feed};
use crate::parts::{Scene, icon};
use crate::{Answer, App, Errors, Query, Viewer, again};

const KINDS: [&str; 5] = ["posts", "people", "groups", "tags", "units"];
/// Results of a page.
const LIMIT: i64 = 20;
/// People, tags or units shown at once: who finds more than that should ask more precisely.
const NAMES: i64 = 50;

pub(crate) fn routes() -> Router<App> {
    Router::new().route("/search", get(index))
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
struct Asked {
    q: String,
    kind: Option<String>,
    max: Option<i64>,
    min: Option<i64>,
}

/// What was found.
enum Found {
    Nothing,
    Posts(Box<Posts>),
    People(Vec<(AccountCard, Follow)>),
    Tags(Vec<Tag>),
    Units(Vec<Unit>),
    Groups(Vec<Group>),
}

/// `GET /search?q=…&kind=posts|people|groups|tags|units`.
async fn index(State(ctx): State<Ctx>, viewer: Viewer, Query(asked): Query<Asked>) -> Answer {
    let wanted = asked.kind.as_deref().unwrap_or("posts");
    let kind = KINDS.into_iter().find(|k| *k == wanted).unwrap_or(KINDS[0]);
    match find(&ctx, &viewer, kind, &asked).await {
        Ok(found) => Ok(show(&viewer, kind, &asked, &found, &Errors::none())),
        Err(refusal) => {
            let errors = Errors::from_refusal(&viewer, refusal)?;
            Ok(again(
                &viewer,
                &errors,
                show(&viewer, kind, &asked, &Found::Nothing, &errors),
            ))
        }
    }
}

async fn find(ctx: &Ctx, viewer: &Viewer, kind: &str, asked: &Asked) -> Result<Found, Refusal> {
    let (actor, q) = (viewer.actor(), asked.q.trim());
    if q.is_empty() {
        return Ok(Found::Nothing);
    }
    Ok(match kind {
        "people" => {
            let people = search::people(ctx, actor, q, NAMES).await?;
            let stands =
                follows::relationships(ctx, actor, people.iter().map(|p| p.id).collect()).await?;
            let state = |who: &AccountCard, following: bool| match (who.id == actor.id, following) {
                (true, _) => Follow::Never,
                (_, true) => Follow::Yes,
                (_, false) => Follow::No,
            };
            Found::People(
                people
                    .into_iter()
                    .zip(stands)
                    .map(|(p, r)| {
                        let s = state(&p, r.following);
                        (p, s)
                    })
                    .collect(),
            )
        }
        "tags" => Found::Tags(search::tags(ctx, actor, q, NAMES).await?),
        "groups" => Found::Groups(search::groups(ctx, actor, q, NAMES).await?),
        "units" => Found::Units(search::units(ctx, actor, q, NAMES).await?),
        _ => {
            let page = Page {
                max: asked.max,
                min: asked.min,
                since: None,
                limit: LIMIT,
            };
            Found::Posts(Box::new(search::posts(ctx, actor, q, page).await?))
        }
    })
}

fn show(viewer: &Viewer, kind: &str, asked: &Asked, found: &Found, errors: &Errors) -> Response {
    let s = viewer.scene();
    let body = html! {
        (bar(viewer, kind, asked, errors))
        @if !asked.q.trim().is_empty() {
            div .sheet { (kinds(&s, kind, asked)) @if !matches!(found, Found::Posts(_)) { (names(&s, found)) } }
            @if let Found::Posts(posts) = found { (results(&s, asked, posts)) }
            @if is_empty(found) { (hints::nothing(viewer, kind, &asked.q, found_posts(found))) }
        }
        @if matches!(found, Found::Nothing) || is_empty(found) { (hints::help(&s)) }
    };
    crate::Page::new(viewer, &s.l.t("search-title"))
        .current("search")
        .show(body)
}

fn found_posts(found: &Found) -> Option<&Posts> {
    if let Found::Posts(posts) = found {
        Some(posts)
    } else {
        None
    }
}

fn is_empty(found: &Found) -> bool {
    match found {
        Found::Nothing => false,
        Found::Posts(posts) => posts.page.items.is_empty(),
        Found::People(all) => all.is_empty(),
        Found::Tags(all) => all.is_empty(),
        Found::Units(all) => all.is_empty(),
        Found::Groups(all) => all.is_empty(),
    }
}

fn bar(viewer: &Viewer, kind: &str, asked: &Asked, errors: &Errors) -> Markup {
    let l = viewer.l;
    html! {
        search {
            form .searchbar action="/search" {
                div .with-lead {
                    (icon("search"))
                    label .vh for="q" { (l.t("search-title")) }
                    input .input #q type="search" name="q" value=(asked.q) maxlength="500" autocomplete="off" data-typeahead="search"
                        placeholder=(l.t("search-placeholder")) autofocus[asked.q.is_empty()];
                }
                @if kind != "posts" { input type="hidden" name="kind" value=(kind); }
                button .btn { (l.t("search-title")) }
            }
            @if let Some(error) = errors.get("q") { p .error role="alert" { (icon("warning")) span { (error) } } }
        }
    }
}

fn kinds(s: &Scene<'_>, kind: &str, asked: &Asked) -> Markup {
    let names: Vec<(String, String, bool)> = KINDS
        .iter()
        .map(|k| {
            (
                address(asked, k, ""),
                s.l.t(&format!("search-kind-{k}")).into_owned(),
                *k == kind,
            )
        })
        .collect();
    let all: Vec<Tab<'_>> = names
        .iter()
        .map(|(href, text, here)| Tab {
            href,
            text,
            here: *here,
            waiting: 0,
        })
        .collect();
    tabs(s, &s.l.t("search-kinds"), &all)
}

/// The address of these results; `more` is added to its query.
fn address(asked: &Asked, kind: &str, more: &str) -> String {
    let q: String = url::form_urlencoded::byte_serialize(asked.q.trim().as_bytes()).collect();
    format!("/search?q={q}&kind={kind}{more}")
}

fn results(s: &Scene<'_>, asked: &Asked, posts: &Posts) -> Markup {
    let newer = posts
        .page
        .newer
        .filter(|_| asked.max.is_some() || asked.min.is_some());
    let newer = newer.map(|id| address(asked, "posts", &format!("&min={id}")));
    let older = posts
        .page
        .older
        .map(|id| address(asked, "posts", &format!("&max={id}")));
    html! {
        @if !posts.page.items.is_empty() {
            div .found { (feed(s, &Feed::default(), &posts.page.items)) }
        }
        (pager(s, newer.as_deref(), older.as_deref()))
    }
}

fn names(s: &Scene<'_>, found: &Found) -> Markup {
    html! {
        @match found {
            Found::People(people) if !people.is_empty() => { (person::rows(s, people)) }
            Found::Tags(tags) => {
                @for tag in tags {
                    p .tag-row { a href={ "/tags/" (tag.key) } { b { "#" (tag.name) } } }
                }
            }
            Found::Units(units) => {
                @for unit in units {
                    p .tag-row {
                        a href={ "/units/" (unit.slug) } { b { (unit.name) } }
                        span .soft { (s.l.ta("parts-people", &[("n", unit.members_count.into())])) }
                    }
                }
            }
            Found::Groups(groups) if !groups.is_empty() => {
                ul .rows { @for group in groups { li .person { (place(s.l, group)) } } }
            }
            _ => {}
        }
    }
}

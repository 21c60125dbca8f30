//! What is offered while one writes: people, tags, units, groups, emoji; and how many an audience is.

use axum::extract::State;
use axum::response::{Html, IntoResponse};
use maud::{Markup, html};
use model::{Group, StatusId};
use serde::Deserialize;
use service::views::AccountCard;
use service::{Ctx, Refusal, audiences, search};

use crate::groups;
use crate::parts::emoji::picture;
use crate::parts::face::{self, Size};
use crate::parts::icon;
use crate::{Answer, Query, Viewer};

const MOST: i64 = 8;

#[derive(Debug, Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    kind: String,
    #[serde(default)]
    q: String,
}

/// `GET /typeahead?kind=person|tag|unit|group|emoji&q=`: a line for each, with what is to be put in as `data-value`.
pub(super) async fn index(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Query(asked): Query<Asked>,
) -> Answer {
    let (actor, q) = (viewer.actor(), asked.q.trim());
    let lines: Vec<Markup> = match asked.kind.as_str() {
        _ if q.len() > search::MAX_BYTES => Vec::new(),
        "person" => {
            let found = search::people(&ctx, actor, q.trim_start_matches('@'), MOST).await?;
            found.iter().map(|who| person(&viewer, who)).collect()
        }
        "tag" => {
            let found = search::tags(&ctx, actor, q, MOST).await?;
            found
                .iter()
                .map(|t| plain(&format!("#{}", t.name), icon("tag"), &t.name, ""))
                .collect()
        }
        "unit" => {
            let found = search::units(&ctx, actor, q.trim_start_matches('!'), MOST).await?;
            let people = |n: i64| viewer.l.ta("parts-people", &[("n", n.into())]);
            found
                .iter()
                .map(|u| plain(&u.name, icon("unit"), &u.name, &people(u.members_count)))
                .collect()
        }
        "group" => {
            let found = search::groups(&ctx, actor, q, MOST).await?;
            let people = |n: i64| viewer.l.ta("parts-people", &[("n", n.into())]);
            let line = |g: &Group| {
                let (value, face) = (format!("!{}", g.slug), groups::face(g, Size::Small));
                plain(&value, face, &g.name, &people(g.members_count))
            };
            found.iter().map(line).collect()
        }
        "emoji" => emoji(&viewer, q),
        _ => return Err(Refusal::NotFound.into()),
    };
    let all = html! { @for line in lines { (line) } };
    Ok(Html(all.into_string()).into_response())
}

/// Our own first.
fn emoji(viewer: &Viewer, q: &str) -> Vec<Markup> {
    let own = viewer.emoji.search(q, MOST as usize);
    let own = own.into_iter().map(|e| {
        let code = format!(":{}:", e.shortcode);
        plain(&code, picture(e), &code, &e.category)
    });
    let all = text::emoji::search(q, MOST as usize).into_iter();
    let all = all.map(|(code, emoji)| plain(emoji, html! { (emoji) }, &format!(":{code}:"), ""));
    own.chain(all).take(MOST as usize).collect()
}

fn person(viewer: &Viewer, who: &AccountCard) -> Markup {
    let handle = format!("@{}", who.handle);
    let small = match &who.away {
        Some(away) => {
            let when = viewer.date(away.until);
            let away = viewer.l.ta("away-until", &[("when", when.into())]);
            format!("{handle} · {away}")
        }
        None => handle.clone(),
    };
    plain(&handle, face::face(who, Size::Small), &who.name, &small)
}

fn plain(value: &str, mark: Markup, text: &str, small: &str) -> Markup {
    html! {
        div class="ahead__opt" data-value=(value) {
            (mark) span class="clip" { (text) @if !small.is_empty() { " " small { (small) } } }
        }
    }
}

#[derive(Debug, Deserialize)]
pub(super) struct Counted {
    #[serde(default)]
    text: String,
    #[serde(default)]
    reply: String,
}

/// `GET /compose/audience?text=&reply=`: how many are named so far.
pub(super) async fn audience(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Query(asked): Query<Counted>,
) -> Answer {
    let reply = asked.reply.parse::<i64>().ok().map(StatusId::from);
    let l = viewer.l;
    let people = match audiences::named(&ctx, viewer.actor(), &asked.text, reply).await {
        Ok(people) => people,
        Err(Refusal::Invalid { .. } | Refusal::NotFound) => Vec::new(),
        Err(other) => return Err(other.into()),
    };
    let names: Vec<&str> = people.iter().map(|p| p.name.as_str()).collect();
    let number = l.ta("parts-people", &[("n", (people.len() as i64).into())]);
    let text = html! {
        @if people.is_empty() { (l.t("parts-as-named")) } @else { span title=(names.join(", ")) { (number) } }
    };
    Ok(Html(text.into_string()).into_response())
}

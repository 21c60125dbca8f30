//! Everyone, in any state.

use axum::extract::State;
use maud::{Markup, html};
use model::{AccountId, AccountState, Role};
use serde::Deserialize;
use service::accounts::{People, Person, Wanted};
use service::{Ctx, accounts};

use super::page;
use crate::parts::face::{self, Size};
use crate::parts::form::Field;
use crate::parts::list::{Cell, Stand, state, table};
use crate::{Admin, Answer, Query, Reader};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    q: String,
    state: String,
    role: String,
    after: String,
    after_id: Option<i64>,
}

/// The list.
pub(super) async fn index(
    State(ctx): State<Ctx>,
    viewer: Admin,
    Query(asked): Query<Asked>,
) -> Answer {
    let wanted = Wanted {
        text: asked.q.clone(),
        state: asked.state.parse().ok(),
        role: asked.role.parse().ok(),
        after: asked
            .after_id
            .map(|id| (asked.after.clone(), AccountId::from(id))),
    };
    let people = accounts::list(&ctx, viewer.actor(), wanted).await?;
    let l = viewer.l;
    Ok(page(
        &viewer,
        &l.t("admin-people"),
        "/admin/people",
        html! {
            (filter(&viewer, &asked))
            @if people.items.is_empty() {
                div class="sheet sheet--pad" { p { (l.t("admin-people-none")) } }
            } @else {
                div class="sheet" { (rows(&viewer, &people.items)) }
            }
            (next(&viewer, &asked, &people))
        },
    ))
}

fn filter(reader: &Reader, asked: &Asked) -> Markup {
    let l = reader.l;
    let every = || (String::new(), l.t("admin-any").into_owned());
    let states: Vec<(String, String)> = std::iter::once(every())
        .chain(
            AccountState::ALL
                .iter()
                .map(|s| (s.word().to_owned(), state_word(reader, *s))),
        )
        .collect();
    let roles: Vec<(String, String)> = std::iter::once(every())
        .chain(
            Role::ALL
                .iter()
                .map(|r| (r.word().to_owned(), role_word(reader, *r))),
        )
        .collect();
    let (states, roles) = (pairs(&states), pairs(&roles));
    html! {
        form class="sheet sheet--pad filter" method="get" action="/admin/people" role="search" {
            (Field::new("q", &l.t("admin-people-find")).kind("search").value(&asked.q).input())
            (Field::new("state", &l.t("admin-state")).value(&asked.state).select(&states))
            (Field::new("role", &l.t("admin-role")).value(&asked.role).select(&roles))
            div class="row row--end" { button class="btn" { (l.t("admin-people-show")) } }
        }
    }
}

/// What [`Field::select`] takes.
pub(super) fn pairs(all: &[(String, String)]) -> Vec<(&str, &str)> {
    all.iter().map(|(v, t)| (v.as_str(), t.as_str())).collect()
}

fn rows(reader: &Reader, people: &[Person]) -> Markup {
    let l = reader.l;
    let heads = [
        l.t("admin-who"),
        l.t("admin-role"),
        l.t("admin-state"),
        l.t("admin-email"),
        l.t("admin-seen"),
    ];
    let rows: Vec<Vec<Cell>> = people.iter().map(|p| row(reader, p)).collect();
    table(&l.t("admin-people"), &heads, &rows)
}

fn row(reader: &Reader, person: &Person) -> Vec<Cell> {
    let account = &person.account;
    let who = html! {
        a class="person" href={ "/admin/people/" (account.id) } {
            (face::of(&account.name, &account.handle, account.face_id, Size::Small))
            span { b { (account.name) } " " span class="soft" { "@" (account.handle) } }
        }
    };
    let seen = html! {
        @match person.signed_in_at {
            Some(at) => (reader.time(at)),
            None => (reader.l.t("admin-never")),
        }
    };
    vec![
        Cell::Any(who),
        Cell::Any(html! { (role_word(reader, account.role)) }),
        Cell::Any(standing(reader, account.state)),
        Cell::Any(html! { (person.email.as_deref().unwrap_or("–")) }),
        Cell::Any(seen),
    ]
}

fn next(reader: &Reader, asked: &Asked, people: &People) -> Markup {
    let Some(last) = people.items.last().filter(|_| people.more) else {
        return Markup::default();
    };
    let query = url::form_urlencoded::Serializer::new(String::new())
        .append_pair("q", &asked.q)
        .append_pair("state", &asked.state)
        .append_pair("role", &asked.role)
        .append_pair("after", &last.account.name)
        .append_pair("after_id", &last.account.id.to_string())
        .finish();
    html! { nav class="pager" { span {} a class="btn btn--quiet" rel="next" href={ "/admin/people?" (query) } { (reader.l.t("admin-more")) } } }
}

/// A role in the reader's words.
pub(super) fn role_word(reader: &Reader, role: Role) -> String {
    reader.l.t(&format!("role-{}", role.word())).into_owned()
}

/// A state in the reader's words.
pub(super) fn state_word(reader: &Reader, state: AccountState) -> String {
    reader.l.t(&format!("state-{}", state.word())).into_owned()
}

/// A state with its colour.
pub(super) fn standing(reader: &Reader, at: AccountState) -> Markup {
    let stand = match at {
        AccountState::Active => Stand::Good,
        AccountState::Pending => Stand::Warm,
        AccountState::Suspended => Stand::Bad,
        AccountState::Former | AccountState::Erased => Stand::Plain,
    };
    state(stand, &state_word(reader, at))
}

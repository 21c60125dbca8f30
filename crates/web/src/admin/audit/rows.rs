//! Entries of the log as rows.

use std::borrow::Cow;

use maud::{Markup, html};
use model::{AccountId, Act, Detail, Thing, Time};
use service::audit::EntryView;
use service::views::AccountCard;

use crate::Reader;
use crate::parts::list::{self, Cell};

pub(super) fn table(reader: &Reader, entries: &[EntryView]) -> Markup {
    let l = reader.l;
    let heads = [
        l.t("audit-when"),
        l.t("audit-who"),
        l.t("audit-act"),
        l.t("audit-person"),
        l.t("audit-more"),
    ];
    let rows: Vec<Vec<Cell>> = entries.iter().map(|e| row(reader, e)).collect();
    list::table(&l.t("audit-title"), &heads, &rows)
}

/// An act in the reader's words.
pub(super) fn act(reader: &Reader, act: Act) -> String {
    reader.l.t(&format!("act-{}", act.word())).into_owned()
}

fn row(reader: &Reader, view: &EntryView) -> Vec<Cell> {
    let entry = &view.entry;
    let door = format!("audit-door-{}", entry.door);
    vec![
        Cell::Any(html! {
            (reader.time(entry.created_at)) br;
            span class="small soft" { "#" (entry.seq) }
        }),
        Cell::Any(html! {
            (who(reader, entry.actor_id, view.actor.as_ref(), true))
            @if entry.door != "web" { br; span class="small soft" { (reader.l.t(&door)) } }
        }),
        Cell::Any(html! { (act(reader, entry.act)) }),
        Cell::Any(who(
            reader,
            entry.person_id,
            view.person.as_ref(),
            entry.actor_id != entry.person_id,
        )),
        Cell::Any(more(reader, view)),
    ]
}

/// A person of the entry; where nobody is, that is said of who did it.
fn who(reader: &Reader, id: Option<AccountId>, card: Option<&AccountCard>, say: bool) -> Markup {
    html! {
        @match (id, card) {
            (Some(id), Some(card)) => a href={ "/admin/people/" (id) } { (card.name) },
            (Some(_), None) => span class="soft" { (reader.l.t("audit-gone")) },
            (None, _) if say => "–",
            (None, _) => "",
        }
    }
}

fn more(reader: &Reader, view: &EntryView) -> Markup {
    let l = reader.l;
    let thing = view.entry.thing;
    html! {
        @if thing != Thing::None {
            span class="small" { (l.t(&format!("thing-{}", thing.word()))) } " "
        }
        @for (detail, text) in &view.details {
            span class="small soft" { (l.t(&format!("detail-{}", detail.word()))) ": " (value(reader, *detail, text)) } " "
        }
        @if view.erased { span class="small soft" { (l.t("audit-erased")) } }
    }
}

/// A detail in the reader's words, where it is one of our own words.
fn value<'a>(reader: &Reader, detail: Detail, text: &'a str) -> Cow<'a, str> {
    let l = reader.l;
    let said = |key: String| l.has(&key).then(|| Cow::Owned(l.t(&key).into_owned()));
    let found = match detail {
        Detail::From | Detail::To => {
            said(format!("role-{text}")).or_else(|| said(format!("state-{text}")))
        }
        Detail::Kind => said(format!("retention-{text}")),
        Detail::Reason => said(format!("audit-reason-{text}")),
        Detail::Until => text
            .parse()
            .ok()
            .map(|n| Cow::Owned(reader.full(Time::from_micros(n)))),
        _ => None,
    };
    found.unwrap_or(Cow::Borrowed(text))
}

//! Tables of administration, states and figures.

use maud::{Markup, html};

use super::Sample;

/// How something stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stand {
    /// Nothing to say.
    Plain,
    /// In order.
    Good,
    /// Waits for someone.
    Warm,
    /// In trouble.
    Bad,
}

/// A dot and a word.
pub fn state(stand: Stand, word: &str) -> Markup {
    let class = match stand {
        Stand::Plain => "state",
        Stand::Good => "state state--good",
        Stand::Warm => "state state--warm",
        Stand::Bad => "state state--bad",
    };
    html! { span class=(class) { (word) } }
}

/// A cell of a row.
#[derive(Debug, Clone)]
pub enum Cell {
    /// Anything.
    Any(Markup),
    /// A number or time, aligned at the end.
    Number(Markup),
}

/// A table that becomes cards on a phone. Columns of buttons stand last and have no head; `label` says what it lists.
pub fn table(label: &str, heads: &[impl AsRef<str>], rows: &[Vec<Cell>]) -> Markup {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    html! {
        div .table-wrap tabindex="0" role="region" aria-label=(label) {
            table ."table table--fold" {
                thead { tr { @for head in heads { th scope="col" { (head.as_ref()) } } @for _ in heads.len()..columns { td {} } } }
                tbody { @for row in rows { tr {
                    @for (i, cell) in row.iter().enumerate() {
                        @let head = heads.get(i).map(AsRef::as_ref).filter(|_| i > 0);
                        @match cell {
                            Cell::Any(inner) => td data-head=[head] { (inner) },
                            Cell::Number(inner) => td .num data-head=[head] { (inner) },
                        }
                    }
                } } }
            }
        }
    }
}

/// A few numbers that matter, each with its name.
pub fn figures(figures: &[(&str, String)]) -> Markup {
    html! { dl .figures { @for (name, value) in figures { div { dt { (name) } dd { (value) } } } } }
}

pub(super) fn sample(_: &Sample) -> Markup {
    let row = |name: &str, stand, word| {
        vec![
            Cell::Any(html! { b { (name) } }),
            Cell::Any(state(stand, word)),
            Cell::Number(html! { "12" }),
        ]
    };
    html! {
        div .sheet { (figures(&[("People", "1,204".to_owned()), ("Jobs", "7".to_owned())])) }
        div .sheet {
            (table("Accounts", &["Who", "State", "Posts"], &[row("Ann", Stand::Good, "Active"), row("Ben", Stand::Bad, "Suspended"),
                row("Eva", Stand::Warm, "Waits"), row("Bot", Stand::Plain, "Idle")]))
        }
    }
}

//! Words on SQLite: FTS5 without content; its row id is the post's id, so the newest come first without sorting.

use model::StatusId;
use text::query::{Asked, Term};
use text::{Lang, search};

use super::{Conditions, Words, split};
use crate::{Result, Tx, params};

pub(super) fn insert(tx: &mut Tx, id: StatusId, index: &search::Index) -> Result<()> {
    tx.execute(
        "insert into status_words (rowid, words, stems) values ($1, $2, $3)",
        params![id, index.words, index.stems],
    )?;
    Ok(())
}

/// One `match` for all that is wanted; what is not wanted is a match of its own when nothing else is asked.
pub(super) fn words(terms: &[Asked<Term>], all: &mut Conditions) -> Words {
    let (yes, not) = split(terms);
    let not: Vec<String> = not.iter().map(|t| term(t)).collect();
    if yes.is_empty() {
        if !not.is_empty() {
            let unwanted = all.bind(not.join(" OR "));
            all.ask(&format!("s.id not in (select rowid from status_words where status_words match {unwanted})"), false);
        }
    } else {
        let mut wanted = yes
            .iter()
            .map(|t| term(t))
            .collect::<Vec<_>>()
            .join(" AND ");
        for unwanted in not {
            wanted = format!("({wanted}) NOT {unwanted}");
        }
        let wanted = all.bind(wanted);
        all.ask(&format!("status_words match {wanted}"), false);
    }
    // `cross join` keeps the order of the loops: words first.
    Words {
        tables: "status_words cross join statuses s on s.id = status_words.rowid",
        key: "status_words.rowid",
    }
}

fn term(term: &Term) -> String {
    match term {
        Term::Word(word) => {
            let forms: Vec<String> = search::stems(word, &Lang::ALL)
                .iter()
                .map(|f| quoted(f))
                .collect();
            format!("(stems : ({}))", forms.join(" OR "))
        }
        Term::Prefix(prefix) => format!("(words : {} *)", quoted(prefix)),
        Term::Phrase(words) => format!("(words : {})", quoted(&words.join(" "))),
    }
}

fn quoted(word: &str) -> String {
    format!("\"{}\"", word.replace('"', ""))
}

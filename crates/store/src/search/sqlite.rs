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

/// How many pieces of one size become one, and bytes of words that are held back: FTS5's own measure, and one with which each word
/// is written half as often. It is kept in the table, so a run that was cut off leaves it; the next one that ends sets it right.
pub(super) fn expect_many(tx: &mut Tx, many: bool) -> Result<()> {
    let (merge, held) = match many {
        true => (16, 16 * 1024 * 1024),
        false => (4, 1024 * 1024),
    };
    for (what, value) in [("automerge", merge), ("hashsize", held)] {
        tx.execute(
            "insert into status_words (status_words, rank) values ($1, $2)",
            params![what, value],
        )?;
    }
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

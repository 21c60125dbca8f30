//! Words on SQLite: FTS5 without content; its row id is the post's id, so the newest come first without sorting.

use model::StatusId;
use text::query::{Asked, Term};
use text::{Lang, search};

use super::{Conditions, Words, split};
use crate::param::Get;
use crate::{Result, Tx, params};

pub(super) fn insert(tx: &mut Tx, id: StatusId, index: &search::Index) -> Result<()> {
    tx.execute(
        "insert into status_words (rowid, words, stems) values ($1, $2, $3)",
        params![id, index.words, index.stems],
    )?;
    Ok(())
}

/// How the index is kept in order: how many pieces of one size FTS5 makes one by itself while it writes (0: none, [`merge`] does),
/// how many at the latest, how many [`merge`] waits for, and bytes of words that are held back. While very many come, each word is
/// written half as often. It is kept in the table, so a run that was cut off leaves it; the next one that ends, or the next
/// start, sets it right.
pub(super) fn expect_many(tx: &mut Tx, many: bool) -> Result<()> {
    let measure: [(&str, i64); 4] = match many {
        true => [
            ("automerge", 16),
            ("crisismerge", 16),
            ("usermerge", PIECES),
            ("hashsize", 16 * 1024 * 1024),
        ],
        false => [
            ("automerge", 0),
            ("crisismerge", 64),
            ("usermerge", PIECES),
            ("hashsize", 1024 * 1024),
        ],
    };
    for (what, value) in measure {
        tx.execute(
            "insert into status_words (status_words, rank) values ($1, $2)",
            params![what, value],
        )?;
    }
    Ok(())
}

/// So many pieces of one size become one: each word is written again for each power of it, and a search looks into each piece.
const PIECES: i64 = 8;

/// Puts about so many pages of the index in order; whether there may be more to do.
pub(super) fn merge(tx: &mut Tx, pages: i64) -> Result<bool> {
    let before = changes(tx)?;
    tx.execute(
        "insert into status_words (status_words, rank) values ('merge', $1)",
        params![pages],
    )?;
    // FTS5 counts the statement itself as one change; a second one is a page.
    Ok(changes(tx)? - before >= 2)
}

fn changes(tx: &mut Tx) -> Result<i64> {
    let row = tx.first("select total_changes()", &[])?;
    row.map_or(Ok(0), |r| r.get(0))
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

//! Words on PostgreSQL: two `tsvector` columns made with the `simple` configuration, each with a GIN index.

use model::StatusId;
use text::query::{Asked, Term};
use text::{Lang, search};

use super::{Conditions, Words, split};
use crate::{Result, Tx, params};

pub(super) fn insert(tx: &mut Tx, id: StatusId, index: &search::Index) -> Result<()> {
    tx.execute(
        "insert into status_words (status_id, words, stems) values ($1, to_tsvector('simple', $2), to_tsvector('simple', $3))",
        params![id, index.words, index.stems],
    )?;
    Ok(())
}

pub(super) fn words(terms: &[Asked<Term>], all: &mut Conditions) -> Words {
    let (yes, not) = split(terms);
    for wanted in yes {
        let condition = term(wanted, "w", all);
        all.ask(&condition, false);
    }
    for unwanted in not {
        let condition = term(unwanted, "nw", all);
        all.ask(
            &format!(
                "exists (select 1 from status_words nw where nw.status_id = s.id and {condition})"
            ),
            true,
        );
    }
    Words {
        tables: "status_words w join statuses s on s.id = w.status_id",
        key: "s.id",
    }
}

fn term(term: &Term, table: &str, all: &mut Conditions) -> String {
    let (column, query) = match term {
        Term::Word(word) => (
            "stems",
            search::stems(word, &Lang::ALL)
                .iter()
                .map(|f| quoted(f))
                .collect::<Vec<_>>()
                .join(" | "),
        ),
        Term::Prefix(prefix) => ("words", format!("{}:*", quoted(prefix))),
        Term::Phrase(words) => (
            "words",
            words
                .iter()
                .map(|w| quoted(w))
                .collect::<Vec<_>>()
                .join(" <-> "),
        ),
    };
    let query = all.bind(query);
    format!("{table}.{column} @@ to_tsquery('simple', {query})")
}

fn quoted(word: &str) -> String {
    format!("'{}'", word.replace('\\', "").replace('\'', "''"))
}

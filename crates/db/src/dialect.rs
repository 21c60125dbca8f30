//! One SQL text, two engines: what little must be spelled differently.
//!
//! Statements are written for PostgreSQL. On SQLite `$1` becomes `?1` (SQLite would number `$` parameters by their order
//! of appearance), `= ANY($1)` and `<> ALL($1)` read the list with `json_each`. `/*sqlite X */` is X on SQLite and
//! nothing on PostgreSQL, `/*postgres X */` the reverse. To turn a list into rows, for instance, write
//! `/*postgres unnest($1) AS each(value)*/ /*sqlite json_each($1) AS each*/`.
//!
//! Migrations get two more rules: `BIGINT PRIMARY KEY` is `INTEGER PRIMARY KEY` on SQLite (the row id itself), and a
//! column of type `TEXT` is `TEXT COLLATE "C"` on PostgreSQL, so that both order text by its bytes.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use crate::Engine;

/// More texts than any program has; only generated SQL could reach it.
const MOST: usize = 2048;

/// The rewritten statements of one connection.
pub(crate) struct Cache {
    engine: Engine,
    /// By a hash that is quick with long texts.
    texts: HashMap<String, String, RandomState>,
}

impl Cache {
    pub(crate) fn new(engine: Engine) -> Self {
        Cache {
            engine,
            texts: HashMap::default(),
        }
    }

    /// The statement as this engine wants it.
    pub(crate) fn get<'a>(&'a mut self, sql: &'a str) -> &'a str {
        if self.engine == Engine::Postgres && !sql.contains("/*") {
            return sql;
        }
        if !self.texts.contains_key(sql) {
            if self.texts.len() >= MOST {
                self.texts.clear();
            }
            self.texts
                .insert(sql.to_owned(), statement(sql, self.engine));
        }
        self.texts.get(sql).map_or(sql, String::as_str)
    }
}

/// Rewrites a statement.
pub(crate) fn statement(sql: &str, engine: Engine) -> String {
    let mut out = String::with_capacity(sql.len() + 32);
    Writer {
        engine,
        migration: false,
        before: "",
        out: &mut out,
    }
    .write(sql);
    out
}

/// Rewrites the statements of a migration.
pub(crate) fn migration(sql: &str, engine: Engine) -> String {
    let mut out = String::with_capacity(sql.len() + 32);
    Writer {
        engine,
        migration: true,
        before: "",
        out: &mut out,
    }
    .write(sql);
    out
}

struct Writer<'a> {
    engine: Engine,
    migration: bool,
    /// The word just written, if only white space came after it.
    before: &'a str,
    out: &'a mut String,
}

impl<'a> Writer<'a> {
    fn write(&mut self, mut rest: &'a str) {
        while let Some(first) = rest.chars().next() {
            let used = match first {
                '\'' | '"' => self.copy(rest, quoted(rest, first)),
                '-' if rest.starts_with("--") => rest.find('\n').unwrap_or(rest.len()),
                '/' if rest.starts_with("/*") => self.comment(rest),
                '$' => self.dollar(rest),
                '=' | '<' | '!' if self.engine == Engine::Sqlite => self.list(rest),
                c if c.is_alphabetic() || c == '_' => self.word(rest),
                c if c.is_ascii_digit() => self.copy(rest, word_end(rest)),
                c if c.is_whitespace() => {
                    self.out.push(c);
                    c.len_utf8()
                }
                c => self.copy(rest, c.len_utf8()),
            };
            rest = &rest[used..];
        }
    }

    fn copy(&mut self, rest: &str, used: usize) -> usize {
        self.out.push_str(&rest[..used]);
        self.before = "";
        used
    }

    fn comment(&mut self, rest: &'a str) -> usize {
        let end = rest.find("*/").unwrap_or(rest.len());
        let inner = rest.get(2..end).unwrap_or("");
        let mine = match self.engine {
            Engine::Sqlite => "sqlite",
            Engine::Postgres => "postgres",
        };
        match inner.strip_prefix(mine) {
            Some(text) if text.starts_with(char::is_whitespace) => self.write(text),
            _ => self.out.push(' '),
        }
        (end + 2).min(rest.len())
    }

    fn dollar(&mut self, rest: &str) -> usize {
        let digits = rest[1..].bytes().take_while(u8::is_ascii_digit).count();
        if digits > 0 {
            if self.engine == Engine::Postgres {
                return self.copy(rest, 1 + digits);
            }
            self.out.push('?');
            self.out.push_str(&rest[1..=digits]);
            self.before = "";
            return 1 + digits;
        }
        // A dollar-quoted text: $$ … $$ or $tag$ … $tag$.
        let tag = 2 + word_end(&rest[1..]);
        let end = rest
            .get(..tag)
            .filter(|tag| tag.ends_with('$'))
            .and_then(|mark| {
                let at = rest[tag..].find(mark)?;
                Some(tag + at + mark.len())
            });
        self.copy(rest, end.unwrap_or(1))
    }

    /// `= ANY($1)` and `<> ALL($1)`, or whatever else starts so.
    fn list(&mut self, rest: &str) -> usize {
        let found = [
            ("=", "ANY", "IN"),
            ("<>", "ALL", "NOT IN"),
            ("!=", "ALL", "NOT IN"),
        ]
        .into_iter()
        .find_map(|(sign, word, is)| {
            let left = rest.strip_prefix(sign)?.trim_start();
            let (head, left) = left.split_at_checked(word.len())?;
            if !head.eq_ignore_ascii_case(word) {
                return None;
            }
            let left = left
                .trim_start()
                .strip_prefix('(')?
                .trim_start()
                .strip_prefix('$')?;
            let digits = left.bytes().take_while(u8::is_ascii_digit).count();
            let after = left[digits..].trim_start().strip_prefix(')')?;
            (digits > 0).then(|| (is, &left[..digits], rest.len() - after.len()))
        });
        let Some((is, number, used)) = found else {
            return self.copy(rest, 1);
        };
        self.out
            .push_str(&format!(" {is} (SELECT value FROM json_each(?{number}))"));
        self.before = "";
        used
    }

    fn word(&mut self, rest: &'a str) -> usize {
        let used = word_end(rest);
        let word = &rest[..used];
        self.out.push_str(self.typed(word, &rest[used..]));
        self.before = word;
        used
    }

    fn typed(&self, word: &'a str, after: &str) -> &'a str {
        match self.engine {
            _ if !self.migration => word,
            Engine::Sqlite if word == "BIGINT" && follows(after, &["PRIMARY", "KEY"]) => "INTEGER",
            Engine::Postgres
                if word == "TEXT"
                    && !matches!(self.before, "" | "AS" | "RETURNS")
                    && !follows(after, &["COLLATE"])
                    && !after.trim_start().starts_with('[') =>
            {
                "TEXT COLLATE \"C\""
            }
            _ => word,
        }
    }
}

fn quoted(rest: &str, quote: char) -> usize {
    rest[1..].find(quote).map_or(rest.len(), |end| end + 2)
}

fn word_end(rest: &str) -> usize {
    rest.find(|c: char| !c.is_alphanumeric() && c != '_')
        .unwrap_or(rest.len())
}

fn follows(after: &str, words: &[&str]) -> bool {
    let mut next = after.split_whitespace();
    words.iter().all(|word| {
        next.next().is_some_and(|w| {
            w.trim_end_matches([',', ')', ';'])
                .eq_ignore_ascii_case(word)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn both(sql: &str) -> (String, String) {
        (
            statement(sql, Engine::Sqlite),
            statement(sql, Engine::Postgres),
        )
    }

    #[test]
    fn parameters_are_numbered_except_in_texts() {
        let sql =
            "SELECT '$1', \"$2\", $10 -- $3\n, x$1 FROM t WHERE a = $2 /* $4 */ AND b='it''s $5'";
        let (lite, pg) = both(sql);
        assert_eq!(
            lite,
            "SELECT '$1', \"$2\", ?10 \n, x?1 FROM t WHERE a = ?2   AND b='it''s $5'"
        );
        assert_eq!(
            pg,
            "SELECT '$1', \"$2\", $10 \n, x$1 FROM t WHERE a = $2   AND b='it''s $5'"
        );
    }

    #[test]
    fn lists_are_read_with_json_each() {
        let (lite, pg) = both(
            "a = ANY($1) AND b <> ALL ( $12 ) AND c=any($2) AND d != ALL($3) AND e = 'ANY($1)'",
        );
        assert_eq!(
            lite,
            "a  IN (SELECT value FROM json_each(?1)) AND b  NOT IN (SELECT value FROM json_each(?12)) \
             AND c IN (SELECT value FROM json_each(?2)) AND d  NOT IN (SELECT value FROM json_each(?3)) AND e = 'ANY($1)'"
        );
        assert_eq!(
            pg,
            "a = ANY($1) AND b <> ALL ( $12 ) AND c=any($2) AND d != ALL($3) AND e = 'ANY($1)'"
        );
        assert_eq!(
            both("a <= $1 AND b = ANYTHING").0,
            "a <= ?1 AND b = ANYTHING"
        );
    }

    #[test]
    fn conditional_comments() {
        let (lite, pg) = both(
            "SELECT 1/*sqlite + $1 *//*postgres + CAST($1 AS BIGINT) FOR UPDATE*/ /*sqlitex*/",
        );
        assert_eq!(lite, "SELECT 1 + ?1    ");
        assert_eq!(pg, "SELECT 1  + CAST($1 AS BIGINT) FOR UPDATE  ");
        assert_eq!(both("'/*sqlite x*/' é = $1").0, "'/*sqlite x*/' é = ?1");
        assert_eq!(both("open '$1").0, "open '$1");
        assert_eq!(both("/*sqlite").0, " ");
    }

    #[test]
    fn dollar_quotes_stay() {
        let sql = "DO $$ BEGIN x := '/*sqlite a*/'; END $$; $f$ $1 $f$ $1 $";
        assert_eq!(statement(sql, Engine::Postgres), sql);
    }

    #[test]
    fn column_types_of_migrations() {
        let sql = "CREATE TABLE t (id BIGINT PRIMARY KEY, text TEXT NOT NULL, n BIGINT, list TEXT[], UNIQUE (text), \
                   s TEXT GENERATED ALWAYS AS (CAST(n AS TEXT)) STORED)";
        let lite = migration(sql, Engine::Sqlite);
        assert!(lite.contains("id INTEGER PRIMARY KEY, text TEXT NOT NULL, n BIGINT"));
        let pg = migration(sql, Engine::Postgres);
        assert!(pg.contains("id BIGINT PRIMARY KEY, text TEXT COLLATE \"C\" NOT NULL, n BIGINT, list TEXT[], UNIQUE (text)"));
        assert!(pg.contains("s TEXT COLLATE \"C\" GENERATED ALWAYS AS (CAST(n AS TEXT))"));
        assert_eq!(statement(sql, Engine::Postgres), sql);
    }
}

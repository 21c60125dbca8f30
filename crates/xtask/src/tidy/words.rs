//! Words that must not stand where they stand.

use super::Broken;
use super::source::{Kind, at_tests, is_test, pieces};
use super::tree::Tree;
use crate::Failure;

/// Crates that may hold SQL. The others would reach past the store.
const SQL: &[&str] = &["db", "store", "outside", "testkit", "trial"];

/// Statements in strings of crates above the store; tests may look into the database.
pub fn sql(tree: &Tree) -> Result<Broken, Failure> {
    let below = |path: &str| {
        SQL.iter()
            .any(|name| path.starts_with(&format!("crates/{name}/")))
    };
    let mut broken = Vec::new();
    for (path, text) in tree
        .rust()
        .filter(|(path, _)| !below(path) && !is_test(path))
    {
        let (text, _) = at_tests(text);
        let pieces = pieces(text)
            .into_iter()
            .filter(|piece| piece.kind == Kind::Text);
        for piece in pieces.filter(|piece| statement(piece.text)) {
            broken.push(format!("{path}:{}: SQL belongs into store", piece.line));
        }
    }
    Ok(broken)
}

/// In either case: whole words, in the places where a statement has them and prose seldom does.
fn statement(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    let words: Vec<&str> = text.split_whitespace().collect();
    let starts = |word: &str, then: &str| words.first() == Some(&word) && words.contains(&then);
    let pair = |a: &str, b: &str| words.windows(2).any(|two| two == [a, b]);
    starts("select", "from")
        || (starts("with", "select") && words.contains(&"as"))
        || (starts("update", "set") && words.contains(&"="))
        || pair("insert", "into")
        || pair("delete", "from")
        || pair("create", "table")
        || pair("alter", "table")
        || pair("drop", "table")
}

/// Notes to finish later, tests that do not run, leftovers of looking for a fault.
pub fn undone(tree: &Tree) -> Result<Broken, Failure> {
    let notes = [
        concat!("TO", "DO"),
        concat!("FIX", "ME"),
        concat!("X", "XX"),
    ];
    let code = [
        concat!("#[ign", "ore"),
        concat!("to", "do!("),
        concat!("db", "g!("),
        concat!("unimple", "mented!("),
    ];
    let mut broken = Vec::new();
    for (path, text) in tree.rust() {
        for piece in pieces(text) {
            let words: &[&str] = if piece.kind == Kind::Code {
                &code
            } else {
                &notes
            };
            for word in words.iter().filter(|word| contains_word(piece.text, word)) {
                broken.push(format!("{path}:{}: {word}", piece.line));
            }
        }
    }
    for (path, text) in tree.texts().filter(|(path, _)| script(path)) {
        for (line, text) in text.lines().enumerate() {
            let left = [
                concat!("debug", "ger;"),
                concat!("test.sk", "ip("),
                concat!("test.on", "ly("),
            ];
            for word in notes
                .iter()
                .chain(&left)
                .filter(|word| contains_word(text, word))
            {
                broken.push(format!("{path}:{}: {word}", line + 1));
            }
        }
    }
    Ok(broken)
}

fn script(path: &str) -> bool {
    [".js", ".mjs", ".css", ".sql", ".sh", ".ftl"]
        .iter()
        .any(|end| path.ends_with(end))
}

/// Whether `word` stands in `text` and is not the end or the beginning of a longer one.
fn contains_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let letter = |character: Option<char>| {
            character.is_some_and(|character| character.is_alphanumeric())
        };
        !letter(text[..at].chars().next_back()) && !letter(text[at + word.len()..].chars().next())
    })
}

/// Folders that exist only where somebody worked on it.
pub fn machines(tree: &Tree) -> Result<Broken, Failure> {
    let folders = [
        concat!("/ho", "me/"),
        concat!("/ro", "ot/"),
        concat!("/Us", "ers/"),
        concat!("/wo", "rk/"),
        concat!("/works", "pace/"),
    ];
    let mut broken = Vec::new();
    for (path, text) in tree.texts().filter(|(path, _)| !path.ends_with(".lock")) {
        for (line, text) in text.lines().enumerate() {
            let starts = |at: usize| {
                !text[..at]
                    .ends_with(|before: char| before.is_alphanumeric() || "._-}>)".contains(before))
            };
            let found = folders
                .iter()
                .find(|folder| text.match_indices(*folder).any(|(at, _)| starts(at)));
            if let Some(folder) = found {
                broken.push(format!("{path}:{}: {folder}", line + 1));
            }
        }
    }
    Ok(broken)
}

/// Public items without a doc comment, where the compiler does not look: in programs and in private modules.
pub fn documented(tree: &Tree) -> Result<Broken, Failure> {
    let mut broken = Vec::new();
    for (path, text) in tree.rust().filter(|(path, _)| path.contains("/src/")) {
        let code = code_only(text);
        let (code, lines): (Vec<&str>, Vec<&str>) =
            (code.lines().collect(), text.lines().collect());
        for (at, line) in code.iter().enumerate().filter(|(_, line)| public(line)) {
            if !comment_above(&code, &lines, at) && !module_says_itself(tree, path, line) {
                broken.push(format!(
                    "{path}:{}: no doc comment on {}",
                    at + 1,
                    line.trim()
                ));
            }
        }
    }
    Ok(broken)
}

/// The source with strings and comments blanked, line for line.
fn code_only(text: &str) -> String {
    let blank = |text: &str| {
        text.chars()
            .filter(|character| *character == '\n')
            .collect::<String>()
    };
    let pieces = pieces(text);
    pieces
        .iter()
        .map(|piece| {
            if piece.kind == Kind::Code {
                piece.text.to_owned()
            } else {
                blank(piece.text)
            }
        })
        .collect()
}

fn public(line: &str) -> bool {
    let Some(rest) = line.trim_start().strip_prefix("pub ") else {
        return false;
    };
    let mut words = rest.split(|character: char| !character.is_alphanumeric() && character != '_');
    let kinds = [
        "fn", "struct", "enum", "trait", "mod", "const", "static", "type", "union", "async",
        "unsafe",
    ];
    words.next().is_some_and(|word| kinds.contains(&word))
}

fn comment_above(code: &[&str], lines: &[&str], item: usize) -> bool {
    for at in (0..item).rev() {
        let line = lines[at].trim();
        // Inside a macro the comment comes with the attributes it is given.
        if line.starts_with("///")
            || line.starts_with("$(#[")
            || line.starts_with("#[doc")
            || line.starts_with("/**")
        {
            return true;
        }
        // An attribute, or a later line of one.
        let attribute = line.starts_with("#[")
            || line.ends_with(")]")
            || code[at].starts_with("    ") && line.ends_with(',');
        if !attribute {
            return false;
        }
    }
    false
}

/// `pub mod x;` may be told about at the top of its file.
fn module_says_itself(tree: &Tree, path: &str, line: &str) -> bool {
    let Some(name) = line
        .trim()
        .strip_prefix("pub mod ")
        .and_then(|rest| rest.strip_suffix(';'))
    else {
        return false;
    };
    let (folder, file) = path.rsplit_once('/').unwrap_or(("", path));
    let stem = file.trim_end_matches(".rs");
    let folder = match stem {
        "lib" | "main" | "mod" => folder.to_owned(),
        stem => format!("{folder}/{stem}"),
    };
    let candidates = [
        format!("{folder}/{name}.rs"),
        format!("{folder}/{name}/mod.rs"),
    ];
    candidates.iter().any(|file| {
        tree.text(file)
            .is_some_and(|text| text.trim_start().starts_with("//!"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statements_are_told_from_prose() {
        assert!(statement("SELECT id FROM account"));
        assert!(statement("with a as (values (1)) select x from a"));
        assert!(statement("\n  update status set text = $1"));
        assert!(statement("insert into a values ($1)"));
        assert!(!statement("Select a unit to update"));
        assert!(!statement("deleted from the list"));
    }

    #[test]
    fn words_are_whole() {
        assert!(contains_word(
            concat!("// TO", "DO: later"),
            concat!("TO", "DO")
        ));
        assert!(!contains_word(concat!("METO", "DOS"), concat!("TO", "DO")));
    }

    #[test]
    fn items_need_a_comment() {
        let lines = [
            "/// Said.",
            "#[derive(Debug)]",
            "pub struct A;",
            "",
            "pub fn b() {}",
        ];
        assert!(
            public(lines[2])
                && public(lines[4])
                && !public("pub use x;")
                && !public("pub(crate) fn x() {}")
        );
        assert!(comment_above(&lines, &lines, 2));
        assert!(!comment_above(&lines, &lines, 4));
    }
}

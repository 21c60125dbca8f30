//! Every text exists in every language, with the same values in it, and every text the code asks for exists.

use std::collections::{BTreeMap, BTreeSet};

use super::Broken;
use super::source::{Kind, pieces};
use super::tree::Tree;
use crate::Failure;

const LANGUAGES: &[&str] = &["en", "nl", "da", "it"];
const FOLDER: &str = "/locales/";

/// Calls whose first argument, or second after a language, is the key of a text.
const CALLS: &[&str] = &["t(", "ta(", "text(", "t!("];

/// Key to the names of the values it is given.
type Texts = BTreeMap<String, BTreeSet<String>>;

/// The same keys everywhere, and no value that English does not have.
pub fn languages(tree: &Tree) -> Result<Broken, Failure> {
    let mut broken = Vec::new();
    let all: Vec<(&str, Texts)> = LANGUAGES
        .iter()
        .map(|language| (*language, texts(tree, language, &mut broken)))
        .collect();
    let every: BTreeSet<&String> = all.iter().flat_map(|(_, texts)| texts.keys()).collect();
    for key in every {
        let english = all[0].1.get(key);
        for (language, texts) in &all {
            match texts.get(key) {
                None => broken.push(format!("{language}: {key} is missing")),
                Some(values) => {
                    let strange = values
                        .iter()
                        .filter(|value| english.is_some_and(|english| !english.contains(*value)));
                    broken.extend(
                        strange.map(|value| {
                            format!("{language}: {key} has ${value}, English has not")
                        }),
                    );
                }
            }
        }
    }
    Ok(broken)
}

/// Keys written out in the code.
pub fn used(tree: &Tree) -> Result<Broken, Failure> {
    let known = texts(tree, "en", &mut Vec::new());
    let mut broken = Vec::new();
    if known.is_empty() {
        return Ok(broken);
    }
    for (path, text) in tree
        .rust()
        .filter(|(path, _)| path.starts_with("crates/web/src/"))
    {
        let pieces = pieces(text);
        for pair in pieces.windows(2) {
            let asks =
                pair[0].kind == Kind::Code && pair[1].kind == Kind::Text && call(pair[0].text);
            if asks && key(pair[1].text) && !known.contains_key(pair[1].text) {
                broken.push(format!("{path}:{}: no text {}", pair[1].line, pair[1].text));
            }
        }
    }
    Ok(broken)
}

/// Whether the code ends in an opened call for a text.
fn call(code: &str) -> bool {
    let Some(code) = code.trim_end().strip_suffix('"') else {
        return false;
    };
    let code = code.trim_end();
    CALLS.iter().any(|call| {
        code.strip_suffix(call).is_some_and(|before| {
            !before.ends_with(|character: char| character.is_alphanumeric() || character == '_')
        })
    })
}

fn key(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_lowercase())
        && text.chars().all(|character| {
            character.is_ascii_alphanumeric() || character == '-' || character == '_'
        })
}

fn texts(tree: &Tree, language: &str, broken: &mut Broken) -> Texts {
    let mut texts = Texts::new();
    let folder = format!("{FOLDER}{language}/");
    for (path, text) in tree
        .texts()
        .filter(|(path, _)| path.ends_with(".ftl") && path.contains(&folder))
    {
        for (line, key, values) in entries(text) {
            if texts.insert(key.clone(), values).is_some() {
                broken.push(format!("{path}:{line}: {key} is there twice"));
            }
        }
    }
    texts
}

/// Messages and terms of one file: line, key and values.
fn entries(text: &str) -> Vec<(usize, String, BTreeSet<String>)> {
    let mut found: Vec<(usize, String, BTreeSet<String>)> = Vec::new();
    for (number, line) in text.lines().enumerate() {
        if line.starts_with(|first: char| first.is_ascii_alphabetic() || first == '-')
            && let Some((key, _)) = line.split_once('=')
        {
            found.push((number + 1, key.trim().to_owned(), BTreeSet::new()));
        }
        if line.starts_with('#') {
            continue;
        }
        if let Some((_, _, values)) = found.last_mut() {
            for rest in line.split('$').skip(1) {
                let end = rest.find(|character: char| {
                    !character.is_ascii_alphanumeric() && character != '_' && character != '-'
                });
                values.insert(rest[..end.unwrap_or(rest.len())].to_owned());
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_have_keys_and_values() {
        let text = "# $no\nhello = Hi { $name }\nposts = { $count ->\n    [one] one\n   *[other] { $count } of { $all }\n}\n";
        let found: Vec<_> = entries(text)
            .into_iter()
            .map(|(line, key, values)| (line, key, values.len()))
            .collect();
        assert_eq!(
            found,
            [(2, "hello".to_owned(), 1), (3, "posts".to_owned(), 2)]
        );
    }

    #[test]
    fn calls_are_told_from_words() {
        assert!(call("(l.t(\""));
        assert!(call("t(\n        \""));
        assert!(!call("assert(\""));
        assert!(!call("format!(\""));
    }
}

//! Words to search by: the same function makes what is stored and what is asked, on both engines.
//!
//! A post is stored as two strings, both of plain words with one space between, so that every tokeniser cuts them alike
//! (FTS5 `unicode61 remove_diacritics 0`, PostgreSQL `to_tsvector('simple', ...)`):
//!
//! - `words`: every word folded, in order. A phrase is asked of this one (positions are those of the text), a prefix too.
//! - `stems`: for every word its folded form and its stems: in the post's language where that is known, else in all four.
//!
//! A word is asked of `stems`: any of [`stems`] of it, in all languages, since nobody says in which language they search.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::{LazyLock, Mutex, PoisonError};

use rust_stemmers::{Algorithm, Stemmer};
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use crate::{Lang, key};

/// Longer words are cut here, on both sides.
const LONGEST: usize = 64;
/// Words whose stems are kept, of each language.
const KEPT: usize = 8192;

/// Words and their tokens.
type Known = HashMap<String, Vec<Token>>;
/// People write the same words again and again. For each of the languages, and for all of them.
static KNOWN: LazyLock<[Mutex<Known>; 5]> = LazyLock::new(Default::default);

/// A word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Folded as by [`key`].
    pub word: String,
    /// By which it is found: the word itself, then its stems that differ.
    pub stems: Vec<String>,
}

/// What is stored of a post to find it by.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Index {
    /// The words, folded, in order: for phrases and prefixes.
    pub words: String,
    /// The words and their stems: for single words.
    pub stems: String,
}

/// The index strings of `plain`, whose language may be known.
pub fn index(plain: &str, lang: Option<Lang>) -> Index {
    let one = lang.map(|lang| [lang]);
    let mut index = Index::default();
    each(plain, one.as_ref().map_or(&Lang::ALL, |one| one), |token| {
        add(&mut index.words, &token.word);
        let stems = &token.stems;
        stems.iter().for_each(|stem| add(&mut index.stems, stem));
    });
    index
}

fn add(words: &mut String, word: &str) {
    if !words.is_empty() {
        words.push(' ');
    }
    words.push_str(word);
}

/// The words of `text` with their stems in `langs`.
pub fn tokens(text: &str, langs: &[Lang]) -> Vec<Token> {
    let mut out = Vec::new();
    each(text, langs, |token| out.push(token.clone()));
    out
}

fn each(text: &str, langs: &[Lang], mut f: impl FnMut(&Token)) {
    let read = |raw: &String| -> Vec<Token> {
        let words = folded(raw);
        words.map(|word| token(raw, word, langs)).collect()
    };
    let which = match langs {
        [one] => *one as usize,
        all if all == Lang::ALL => Lang::ALL.len(),
        _ => return raw_words(text).for_each(|raw| read(&raw).iter().for_each(&mut f)),
    };
    let words = raw_words(text);
    let mut known = KNOWN[which].lock().unwrap_or_else(PoisonError::into_inner);
    for raw in words {
        if known.len() >= KEPT {
            known.clear();
        }
        let tokens = known.entry(raw).or_insert_with_key(read);
        tokens.iter().for_each(&mut f);
    }
}

/// The words of `text`, folded, in order.
pub fn words(text: &str) -> Vec<String> {
    raw_words(text)
        .flat_map(|raw| folded(&raw).collect::<Vec<_>>())
        .collect()
}

/// The forms by which one word is found: itself folded, then its stems in `langs` that differ.
pub fn stems(word: &str, langs: &[Lang]) -> Vec<String> {
    let raw: String = word.nfkc().flat_map(char::to_lowercase).collect();
    token(&raw, key(&raw), langs).stems
}

fn token(raw: &str, word: String, langs: &[Lang]) -> Token {
    let mut stems = vec![word.clone()];
    for lang in langs {
        // With the accents the stemmers know, and without, as many people type.
        for form in [raw, &word] {
            let stem = key(&stem(form, *lang));
            if !stem.is_empty() && !stems.contains(&stem) {
                stems.push(stem);
            }
            if raw == word {
                break;
            }
        }
    }
    Token { word, stems }
}

fn stem(word: &str, lang: Lang) -> String {
    thread_local! {
        static STEMMERS: RefCell<[Option<Stemmer>; 4]> = const { RefCell::new([const { None }; 4]) };
    }
    STEMMERS.with_borrow_mut(|stemmers| {
        let algorithm = match lang {
            Lang::En => Algorithm::English,
            Lang::Nl => Algorithm::Dutch,
            Lang::Da => Algorithm::Danish,
            Lang::It => Algorithm::Italian,
        };
        let stemmer = stemmers[lang as usize].get_or_insert_with(|| Stemmer::create(algorithm));
        stemmer.stem(word).into_owned()
    })
}

/// Lower case with accents; letters and digits only; an ideograph is a word by itself, as there are no spaces to go by.
fn raw_words(text: &str) -> impl Iterator<Item = String> {
    let lower: String = match text.is_ascii() {
        true => text.to_ascii_lowercase(),
        false => text.nfkc().flat_map(char::to_lowercase).collect(),
    };
    let mut words = Vec::new();
    let mut word = String::new();
    let mut length = 0;
    for c in lower.chars() {
        let part = c.is_alphanumeric() || (!c.is_ascii() && is_combining_mark(c));
        if ideograph(c) || !part {
            words.extend((!word.is_empty()).then(|| std::mem::take(&mut word)));
            length = 0;
        }
        if ideograph(c) {
            words.push(c.to_string());
        } else if part && length < LONGEST {
            word.push(c);
            length += 1;
        }
    }
    words.extend((!word.is_empty()).then_some(word));
    words.into_iter()
}

/// Folding may leave a character that is none of a word (`½` becomes `1⁄2`): cut there, too.
fn folded(raw: &str) -> impl Iterator<Item = String> + use<> {
    let key = key(raw);
    let words: Vec<_> = key
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    words.into_iter()
}

fn ideograph(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_cut_and_folded() {
        assert_eq!(
            words("L'amico di Søren: 3.14, don't! foo_bar"),
            [
                "l", "amico", "di", "soren", "3", "14", "don", "t", "foo", "bar"
            ]
        );
        assert_eq!(
            words("https://wiki.x.dk/Åse?q=½"),
            ["https", "wiki", "x", "dk", "ase", "q", "1", "2"]
        );
        assert_eq!(words("日本 go"), ["日", "本", "go"]);
        assert_eq!(words(&"x".repeat(500)), ["x".repeat(64)]);
        assert!(words(" -- ☕ ").is_empty());
    }

    #[test]
    fn forms_of_a_word_meet() {
        for (lang, stored, asked) in [
            (Lang::En, "meetings", "meeting"),
            (Lang::En, "deployed", "deploying"),
            (Lang::Nl, "fietsen", "fiets"),
            (Lang::Nl, "vergaderingen", "vergadering"),
            (Lang::Da, "køberne", "køber"),
            (Lang::Da, "køber", "kober"),
            (Lang::Da, "møder", "møde"),
            (Lang::It, "riunioni", "riunione"),
            (Lang::It, "città", "citta"),
            (Lang::It, "perché", "perche"),
        ] {
            let asked = stems(asked, &Lang::ALL);
            for stored in [stems(stored, &[lang]), stems(stored, &Lang::ALL)] {
                assert!(
                    stored.iter().any(|s| asked.contains(s)),
                    "{stored:?} {asked:?}"
                );
            }
        }
    }

    #[test]
    fn the_index_has_two_strings() {
        let index = index("The Meetings, please", Some(Lang::En));
        assert_eq!(index.words, "the meetings please");
        assert_eq!(index.stems, "the meetings meet please pleas");
        assert_eq!(super::index("", None), Index::default());
    }
}

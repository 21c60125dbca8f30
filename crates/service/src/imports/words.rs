//! From what was said there to the source of a post here.

use model::AccountId;

use super::Import;
use super::places::Home;

/// A piece of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Word {
    /// As it is.
    Text(String),
    /// Somebody is named: by their id there, shown so when nobody knows them.
    Person {
        /// Their id there.
        key: String,
        /// Their name there.
        shown: String,
    },
    /// Somebody outside is named, who may have come here as well: nobody is made for them.
    Outside {
        /// Their id there.
        key: String,
        /// How they are called when they are not here.
        shown: String,
    },
    /// A group is named.
    Place {
        /// Its id there.
        key: String,
        /// Its name there.
        shown: String,
    },
}

/// A text with the names people have here.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Written {
    pub source: String,
    /// Whom it names: handle and account.
    pub named: Vec<(String, AccountId)>,
}

impl Import {
    /// Puts the names in that people and groups have here.
    pub(super) fn write_out(&self, words: &[Word]) -> Written {
        let mut written = Written::default();
        let mut after_name = false;
        for word in words {
            let (sign, name) = match word {
                Word::Text(text) => {
                    if after_name && belongs_to_name(text) {
                        written.source.push(' ');
                    }
                    written.source.push_str(text);
                    after_name = after_name && text.trim_start_matches('.').is_empty();
                    continue;
                }
                Word::Person { key, shown } | Word::Outside { key, shown } => {
                    match self.people.get(key) {
                        Some(known) => {
                            written.named.push((known.handle.clone(), known.id));
                            ('@', known.handle.clone())
                        }
                        None => ('@', shown.clone()),
                    }
                }
                Word::Place { key, shown } => match self.places.get(key) {
                    Some(Home::Group { slug, .. }) => ('!', slug.clone()),
                    _ => ('#', shown.clone()),
                },
            };
            if after_name || written.source.ends_with(glues) {
                written.source.push(' ');
            }
            written.source.push(sign);
            written.source.push_str(&name);
            after_name = true;
        }
        written.source = written.source.trim().to_owned();
        written
    }
}

/// Whether it would be read as part of a name before it: a name may have dots in it.
fn belongs_to_name(text: &str) -> bool {
    let after = text.trim_start_matches('.');
    after.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '@'))
}

/// After what no name begins.
fn glues(c: char) -> bool {
    c.is_alphanumeric()
        || matches!(
            c,
            '_' | '@' | '/' | '\\' | '+' | '-' | '#' | '&' | '=' | '!'
        )
}

//! What is said, in the language of the reader. One Fluent file a subject and language in `locales/`;
//! `L` is a copy of two words and knows how its language writes texts, numbers and dates.

pub mod date;
mod number;
#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};
use std::fmt;
use std::sync::{LazyLock, Mutex, PoisonError};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use rust_embed::RustEmbed;
use unic_langid::LanguageIdentifier;

pub use fluent_bundle::FluentValue as Value;

#[derive(RustEmbed)]
#[folder = "locales"]
struct Files;

/// Every language there is, in its own words, the fallback first. A new one is a folder in `locales/` and a line here.
pub const LANGUAGES: &[(&str, &str)] = &[
    ("en", "English"),
    ("nl", "Nederlands"),
    ("da", "Dansk"),
    ("it", "Italiano"),
];

struct Locale {
    tag: &'static str,
    bundle: FluentBundle<FluentResource>,
    /// Texts that need nothing filled in, ready: a page asks for hundreds.
    plain: HashMap<String, String>,
}

static LOCALES: LazyLock<Vec<Locale>> =
    LazyLock::new(|| LANGUAGES.iter().map(|(tag, _)| Locale::load(tag)).collect());

/// Keys that were asked for and do not exist: the tests want none.
static MISSING: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());

impl Locale {
    fn load(tag: &'static str) -> Self {
        let id: LanguageIdentifier = tag.parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![id]);
        // Names stand in running text of the same direction; the marks would only break tests and copying.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(number::formatter(tag)));
        let folder = format!("{tag}/");
        for file in Files::iter().filter(|f| f.starts_with(&folder)) {
            let text = Files::get(&file)
                .map(|f| String::from_utf8_lossy(&f.data).into_owned())
                .unwrap_or_default();
            let resource = FluentResource::try_new(text).unwrap_or_else(|(rest, errors)| {
                report(&format!("{file}: {errors:?}"));
                rest
            });
            if let Err(errors) = bundle.add_resource(resource) {
                report(&format!("{file}: {errors:?}"));
            }
        }
        let plain = keys(tag)
            .into_iter()
            .filter_map(|key| Some((plain(&bundle, &key)?, key)))
            .map(|(text, key)| (key, text))
            .collect();
        Self { tag, bundle, plain }
    }
}

/// The text of `key`, if it needs nothing filled in.
fn plain(bundle: &FluentBundle<FluentResource>, key: &str) -> Option<String> {
    let pattern = bundle.get_message(key)?.value()?;
    let mut errors = Vec::new();
    let text = bundle.format_pattern(pattern, None, &mut errors);
    errors.is_empty().then(|| text.into_owned())
}

fn report(what: &str) {
    tracing::error!(what, "a text is missing");
    MISSING
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .insert(what.to_owned());
}

/// What was asked for and is not there, since the start: for tests.
pub fn missing() -> Vec<String> {
    let missing = MISSING.lock().unwrap_or_else(PoisonError::into_inner);
    missing.iter().cloned().collect()
}

/// A language to speak. Costs nothing to copy.
#[derive(Clone, Copy)]
pub struct L(&'static Locale);

impl L {
    /// The language of `tag` (`nl`, `nl-BE`), if we speak it.
    pub fn find(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_']).next().unwrap_or_default();
        LOCALES
            .iter()
            .find(|l| l.tag.eq_ignore_ascii_case(primary))
            .map(Self)
    }

    /// The first language there is.
    pub fn fallback() -> Self {
        Self(&LOCALES[0])
    }

    /// What the person chose, else what the browser asks for (`Accept-Language`), else the organisation's.
    pub fn choose(chosen: &str, accept: &str, organisation: &str) -> Self {
        let asked = || {
            let mut wanted: Vec<(&str, f32)> = accept.split(',').take(20).map(quality).collect();
            wanted.sort_by(|a, b| b.1.total_cmp(&a.1));
            wanted
                .into_iter()
                .filter(|(_, q)| *q > 0.0)
                .find_map(|(tag, _)| Self::find(tag))
        };
        Self::find(chosen)
            .or_else(asked)
            .or_else(|| Self::find(organisation))
            .unwrap_or_else(Self::fallback)
    }

    /// Its tag, for `lang`.
    pub fn tag(self) -> &'static str {
        self.0.tag
    }

    /// The text of `key`.
    pub fn t(self, key: &str) -> Cow<'static, str> {
        match self.0.plain.get(key) {
            Some(text) => Cow::Borrowed(text),
            None => self.format(key, None),
        }
    }

    /// The text of `key` with its parts filled in: `l.ta("people", &[("n", 3.into())])`.
    pub fn ta(self, key: &str, args: &[(&str, Value<'_>)]) -> String {
        let args: FluentArgs = args.iter().map(|(k, v)| (*k, v.clone())).collect();
        self.format(key, Some(&args)).into_owned()
    }

    /// Whether `key` has a text.
    pub fn has(self, key: &str) -> bool {
        self.0.bundle.has_message(key)
    }

    /// Every key that starts with `prefix` and needs nothing filled in, with its text.
    pub(crate) fn all(self, prefix: &str) -> Vec<(String, String)> {
        keys(self.0.tag)
            .into_iter()
            .filter(|k| k.starts_with(prefix))
            .map(|k| (k[prefix.len()..].to_owned(), self.t(&k).into_owned()))
            .collect()
    }

    fn format(self, key: &str, args: Option<&FluentArgs<'_>>) -> Cow<'static, str> {
        let bundle = &self.0.bundle;
        let Some(pattern) = bundle.get_message(key).and_then(|m| m.value()) else {
            report(&format!("{}: {key}", self.0.tag));
            return Cow::Owned(key.to_owned());
        };
        let mut errors = Vec::new();
        let text = bundle
            .format_pattern(pattern, args, &mut errors)
            .into_owned();
        if !errors.is_empty() {
            report(&format!("{}: {key}: {errors:?}", self.0.tag));
        }
        Cow::Owned(text)
    }
}

impl fmt::Debug for L {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("L").field(&self.0.tag).finish()
    }
}

impl PartialEq for L {
    fn eq(&self, other: &Self) -> bool {
        self.0.tag == other.0.tag
    }
}

/// `nl;q=0.8` as tag and wish.
fn quality(part: &str) -> (&str, f32) {
    let (tag, rest) = part.split_once(';').unwrap_or((part, ""));
    let q = rest
        .trim()
        .strip_prefix("q=")
        .map_or(Some(1.0), |q| q.parse().ok());
    (tag.trim(), q.unwrap_or(0.0))
}

/// Names of the messages of a language. Messages start at the margin; what is indented belongs to them.
fn keys(tag: &str) -> Vec<String> {
    let folder = format!("{tag}/");
    let mut found: Vec<String> = Vec::new();
    for file in Files::iter().filter(|f| f.starts_with(&folder)) {
        let Some(file) = Files::get(&file) else {
            continue;
        };
        let text = String::from_utf8_lossy(&file.data).into_owned();
        found.extend(text.lines().filter_map(|line| {
            let (key, _) = line.split_once('=')?;
            let key = key.trim_end();
            (key.starts_with(|c: char| c.is_ascii_lowercase())
                && key.chars().all(|c| c.is_ascii_alphanumeric() || c == '-'))
            .then(|| key.to_owned())
        }));
    }
    found
}

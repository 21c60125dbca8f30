//! What someone typed into the search field.

mod date;
mod parse;

pub use parse::parse;

/// A day: year, month, day.
pub type Date = (i16, u8, u8);

/// A search, read. What could not be read is told in `problems`, and searched for as words where that makes sense.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    /// Words, prefixes and phrases.
    pub terms: Vec<Asked<Term>>,
    /// `from:@ann`: who wrote it.
    pub from: Vec<Asked<Who>>,
    /// `to:@ann`: who is mentioned or answered.
    pub to: Vec<Asked<Who>>,
    /// `in:design`, `in:"Sales North"`: the unit or tag it was written in.
    pub in_: Vec<Asked<Name>>,
    /// `has:image`: what it carries.
    pub has: Vec<Asked<Has>>,
    /// `#tag`.
    pub tags: Vec<Asked<Name>>,
    /// `before:2026-11-03`: only what was written before this day begins.
    pub before: Option<Date>,
    /// `after:2026-11-03`: only what was written after this day ends.
    pub after: Option<Date>,
    /// What could not be understood, in order.
    pub problems: Vec<Problem>,
}

impl Query {
    /// Whether nothing at all is asked.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
            && self.from.is_empty()
            && self.to.is_empty()
            && self.in_.is_empty()
            && self.has.is_empty()
            && self.tags.is_empty()
            && self.before.is_none()
            && self.after.is_none()
    }
}

/// Something asked for, or, with a `-` before it, asked to be left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked<T> {
    /// What.
    pub value: T,
    /// Whether it must not be there.
    pub negated: bool,
}

/// Words to find.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Term {
    /// In any of its forms: ask for any of [`crate::search::stems`] of it. In lower case, with its accents, which the stemmers know.
    Word(String),
    /// `coff*`: any word that begins so, folded as by [`crate::key`].
    Prefix(String),
    /// `"to be"`: these words in this order, exactly; folded.
    Phrase(Vec<String>),
}

/// A person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Who {
    /// Who is searching.
    Me,
    /// The key of a handle.
    Handle(String),
}

/// A name as typed and the key to find it by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// As typed.
    pub name: String,
    /// Folded as by [`crate::key`].
    pub key: String,
}

/// What a post can carry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Has {
    /// At least one image.
    Image,
    /// At least one link.
    Link,
    /// A poll.
    Poll,
}

/// What could not be understood; the text is as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// `sender:ann`: no such operator; it was searched for as words.
    UnknownOperator(String),
    /// `has:cheese`: not something a post can have.
    UnknownHas(String),
    /// `before:soon`, `after:2026-02-30`: not a day.
    BadDate(String),
    /// `from:` with nothing, or nothing usable, after it; the operator.
    NoValue(String),
    /// Only things to leave out, nothing to find.
    OnlyNegated,
}

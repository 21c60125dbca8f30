//! Reading it; never fails, every input means something.

use super::{Asked, Has, Name, Problem, Query, Term, Who, date};
use crate::{key, search};

/// Reads what was typed: words, `"a phrase"`, `pre*`, `#tag`, `from: to: in: has: before: after:`, each but dates with `-` to leave out.
pub fn parse(input: &str) -> Query {
    let mut query = Query::default();
    let mut rest = input.trim_start();
    while !rest.is_empty() {
        let (part, after) = Part::next(rest);
        part.read(&mut query);
        rest = after.trim_start();
    }
    let negated = |query: &Query| {
        let found = query.terms.iter().any(|t| !t.negated)
            || query.from.iter().chain(&query.to).any(|w| !w.negated)
            || query.in_.iter().chain(&query.tags).any(|n| !n.negated)
            || query.has.iter().any(|h| !h.negated);
        !found && query.before.is_none() && query.after.is_none()
    };
    if !query.is_empty() && negated(&query) {
        query.problems.push(Problem::OnlyNegated);
    }
    query
}

/// One thing between spaces.
struct Part<'a> {
    negated: bool,
    operator: Option<&'a str>,
    value: &'a str,
    quoted: bool,
}

impl<'a> Part<'a> {
    /// The first part of `text` and what follows it.
    fn next(text: &'a str) -> (Self, &'a str) {
        let unsigned = text
            .strip_prefix('-')
            .filter(|rest| rest.starts_with(|c: char| !c.is_whitespace()));
        let (negated, rest) = (unsigned.is_some(), unsigned.unwrap_or(text));
        let name = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
        let operator = rest[name..]
            .strip_prefix(':')
            .filter(|value| name > 0 && !value.starts_with("//"));
        let (operator, rest) = match operator {
            Some(value) => (Some(&rest[..name]), value),
            None => (None, rest),
        };
        if let Some((value, after)) = quoted(rest) {
            return (
                Self {
                    negated,
                    operator,
                    value,
                    quoted: true,
                },
                after,
            );
        }
        let (value, after) = rest.split_at(rest.find(char::is_whitespace).unwrap_or(rest.len()));
        (
            Self {
                negated,
                operator,
                value,
                quoted: false,
            },
            after,
        )
    }

    fn read(&self, query: &mut Query) {
        let Some(operator) = self.operator else {
            return self.read_words(query);
        };
        match operator.to_ascii_lowercase().as_str() {
            "from" => self.who(operator, |query, who| query.from.push(who), query),
            "to" => self.who(operator, |query, who| query.to.push(who), query),
            "in" => match self.name(self.value.trim_start_matches(['#', '!'])) {
                Some(name) => query.in_.push(name),
                None => query.problems.push(Problem::NoValue(operator.to_owned())),
            },
            "has" => self.has(query),
            "before" => self.date(query, |query, (first, _)| {
                query.before = Some(query.before.map_or(first, |b| b.min(first)))
            }),
            "after" => self.date(query, |query, (_, last)| {
                query.after = Some(query.after.map_or(last, |a| a.max(last)))
            }),
            _ => {
                query
                    .problems
                    .push(Problem::UnknownOperator(operator.to_owned()));
                let mut words = search::words(operator);
                words.extend(search::words(self.value));
                self.phrase(words, query);
            }
        }
    }

    fn read_words(&self, query: &mut Query) {
        let words = search::words(self.value);
        if let (Some(tag), false) = (self.value.strip_prefix('#'), self.quoted) {
            let end = tag
                .find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '·')))
                .unwrap_or(tag.len());
            if let Some(name) = self.name(&tag[..end]) {
                return query.tags.push(name);
            }
        }
        if self.quoted {
            return self.phrase(words, query);
        }
        match (words.as_slice(), self.value.strip_suffix('*')) {
            ([prefix], Some(_)) => query.terms.push(self.asked(Term::Prefix(prefix.clone()))),
            ([_], None) => query
                .terms
                .push(self.asked(Term::Word(as_typed(self.value)))),
            _ => self.phrase(words, query),
        }
    }

    fn phrase(&self, words: Vec<String>, query: &mut Query) {
        if !words.is_empty() {
            query.terms.push(self.asked(Term::Phrase(words)));
        }
    }

    fn who(&self, operator: &str, push: impl Fn(&mut Query, Asked<Who>), query: &mut Query) {
        let handle = self
            .value
            .strip_prefix('@')
            .unwrap_or(self.value)
            .trim_end_matches([',', ';', '.']);
        match key(handle).as_str() {
            "" => query.problems.push(Problem::NoValue(operator.to_owned())),
            "me" if !self.value.starts_with('@') => push(query, self.asked(Who::Me)),
            handle => push(query, self.asked(Who::Handle(handle.to_owned()))),
        }
    }

    fn has(&self, query: &mut Query) {
        let has = match key(self.value).as_str() {
            "image" | "images" | "photo" | "photos" | "picture" | "pictures" | "media" => {
                Has::Image
            }
            "link" | "links" | "url" => Has::Link,
            "poll" | "polls" => Has::Poll,
            "" => return query.problems.push(Problem::NoValue("has".to_owned())),
            _ => {
                return query
                    .problems
                    .push(Problem::UnknownHas(self.value.to_owned()));
            }
        };
        query.has.push(self.asked(has));
    }

    fn date(&self, query: &mut Query, set: impl Fn(&mut Query, (super::Date, super::Date))) {
        match date::read(self.value.trim()) {
            Some(days) => set(query, days),
            None => query.problems.push(Problem::BadDate(self.value.to_owned())),
        }
    }

    fn name(&self, name: &str) -> Option<Asked<Name>> {
        let name = name.trim();
        let key = key(name);
        (!key.is_empty()).then(|| {
            self.asked(Name {
                name: name.to_owned(),
                key,
            })
        })
    }

    fn asked<T>(&self, value: T) -> Asked<T> {
        Asked {
            value,
            negated: self.negated,
        }
    }
}

/// What stands between quotes at the start of `text`, of any of the kinds people's keyboards make; an open quote ends with the text.
fn quoted(text: &str) -> Option<(&str, &str)> {
    let rest = text.strip_prefix(['"', '“', '”', '„', '«'])?;
    let end = rest.find(['"', '”', '“', '»']).unwrap_or(rest.len());
    let after = rest[end..].chars().next().map_or(0, char::len_utf8);
    Some((&rest[..end], &rest[end + after..]))
}

/// A word with its accents, for the stemmers, without what surrounds it.
fn as_typed(value: &str) -> String {
    value
        .trim_matches(|c: char| !c.is_alphanumeric())
        .to_lowercase()
}

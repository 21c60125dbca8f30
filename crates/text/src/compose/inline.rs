//! The marks inside a paragraph: one pass from left to right, nothing is looked at twice.

use super::emphasis::Marks;
use crate::{HANDLE_MAX, emoji, handle, key, link};
use unicode_normalization::char::is_combining_mark;

/// What running text is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Token<'a> {
    Text(&'a str),
    Break,
    Code(&'a str),
    Link(&'a str),
    /// Without its `@`.
    Mention(&'a str),
    /// Without its `#`.
    Tag(&'a str),
    /// The address of a group, without its `!`.
    Group(&'a str),
    Emoji(&'static str),
    Marks(Marks<'a>),
}

/// The tokens of one paragraph.
pub(crate) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut scanner = Scanner {
        text,
        from: 0,
        at: 0,
        marks: None,
        unclosed: [0; CODE_MAX + 1],
        out: Vec::new(),
    };
    while let Some(byte) = text.as_bytes().get(scanner.at) {
        let found = match byte {
            b'\n' => Some((Token::Break, 1)),
            b'`' => scanner.code(),
            b'h' | b'H' => scanner.link(),
            b'@' => scanner.mention(),
            b'#' => scanner.tag(),
            b'!' => scanner.group(),
            b':' => scanner.emoji(),
            b'*' | b'_' => scanner.marks(),
            _ => None,
        };
        match found {
            Some((token, len)) => scanner.push(token, len),
            None => scanner.at += 1,
        }
    }
    scanner.flush();
    scanner.out
}

/// Longer runs of backticks are not code.
const CODE_MAX: usize = 8;
/// Longer addresses of groups are none.
const GROUP_MAX: usize = 70;
/// Longer tags are not tags.
const TAG_MAX: usize = 100;

struct Scanner<'a> {
    text: &'a str,
    /// Where plain text not yet pushed begins.
    from: usize,
    at: usize,
    /// Where the last run of emphasis marks ended, and what stood before it.
    marks: Option<(usize, Option<char>)>,
    /// For each length of backtick run: up to where there is surely no second one.
    unclosed: [usize; CODE_MAX + 1],
    out: Vec<Token<'a>>,
}

type Found<'a> = Option<(Token<'a>, usize)>;

impl<'a> Scanner<'a> {
    fn push(&mut self, token: Token<'a>, len: usize) {
        self.flush();
        self.out.push(token);
        self.at += len;
        self.from = self.at;
    }

    fn flush(&mut self) {
        if self.from < self.at {
            self.out.push(Token::Text(&self.text[self.from..self.at]));
        }
    }

    /// The character before this place; before the emphasis marks, where these stand before it.
    fn before(&self) -> Option<char> {
        match self.marks {
            Some((end, before)) if end == self.at => before,
            _ => self.text[..self.at].chars().next_back(),
        }
    }

    /// Whether an underscore directly before this place is a mark of emphasis, so that one at the end is, too.
    fn in_underscores(&self) -> bool {
        self.marks.is_some_and(|(end, _)| end == self.at) && self.text[..self.at].ends_with('_')
    }

    /// Code stays on its line; a single backtick after a letter is an apostrophe (`perche` no`).
    fn code(&mut self) -> Found<'a> {
        let run = self.run(|b| b == b'`');
        if run > CODE_MAX || (run == 1 && self.before().is_some_and(char::is_alphanumeric)) {
            return self.literal(run);
        }
        if self.at < self.unclosed[run] {
            return self.literal(run);
        }
        let start = self.at + run;
        let mut end = start;
        let bytes = self.text.as_bytes();
        while end < bytes.len() && bytes[end] != b'\n' {
            let len = bytes[end..].iter().take_while(|b| **b == b'`').count();
            if len == run {
                return self.code_until(run, end);
            }
            end += len.max(1);
        }
        self.unclosed[run] = end;
        self.literal(run)
    }

    /// The code between a run of backticks here and one at `end`.
    fn code_until(&self, run: usize, end: usize) -> Found<'a> {
        let inside = &self.text[self.at + run..end];
        let after = self.text[end + run..].chars().next();
        // "`one' and `two'": not the end of the first but the start of a second.
        if run == 1
            && inside.ends_with(char::is_whitespace)
            && after.is_some_and(char::is_alphanumeric)
        {
            return self.literal(run);
        }
        match inside.trim() {
            "" => self.literal(run + inside.len() + run),
            code => Some((Token::Code(code), run + inside.len() + run)),
        }
    }

    fn link(&self) -> Found<'a> {
        let end = link::end(self.text, self.at)?;
        let text = &self.text[self.at..end];
        let token = if link::opens(text) {
            Token::Link(text)
        } else {
            Token::Text(text)
        };
        Some((token, text.len()))
    }

    fn mention(&self) -> Found<'a> {
        let before = self.before();
        if before
            .is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | '@' | '/' | '\\' | '+' | '-'))
        {
            return None;
        }
        let rest = &self.text[self.at + 1..];
        let run = rest.find(|c| !handle::allowed(c)).unwrap_or(rest.len());
        let after = rest[run..].chars().next();
        if after.is_some_and(|c| c.is_alphanumeric() || c == '@') {
            return None;
        }
        let mut handle = rest[..run].trim_end_matches(['.', '-']);
        if self.in_underscores() {
            handle = handle.trim_end_matches('_');
        }
        let fits = (1..=HANDLE_MAX).contains(&handle.len()) && !handle.starts_with(['.', '-']);
        fits.then_some((Token::Mention(handle), 1 + handle.len()))
    }

    fn tag(&self) -> Found<'a> {
        let before = self.before();
        if before
            .is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | '#' | '&' | '/' | '@' | '='))
        {
            return None;
        }
        let rest = &self.text[self.at + 1..];
        if !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_') {
            return None;
        }
        let inside =
            |c: char| c.is_alphanumeric() || is_combining_mark(c) || matches!(c, '_' | '·');
        let mut tag = rest[..rest.find(|c| !inside(c)).unwrap_or(rest.len())].trim_end_matches('·');
        if self.in_underscores() {
            tag = tag.trim_end_matches('_');
        }
        // By its key, since that is its address: a lone mark folds to nothing.
        let fits = tag.chars().nth(TAG_MAX).is_none() && key(tag).contains(char::is_alphabetic);
        fits.then_some((Token::Tag(tag), 1 + tag.len()))
    }

    fn group(&self) -> Found<'a> {
        let before = self.before();
        if before.is_some_and(|c| {
            c.is_alphanumeric() || !(c.is_whitespace() || "([{*_\"'“‘„«—–".contains(c))
        }) {
            return None;
        }
        let rest = &self.text[self.at + 1..];
        let inside = |c: char| c.is_ascii_alphanumeric() || c == '-';
        let run = rest.find(|c| !inside(c)).unwrap_or(rest.len());
        if rest[run..].starts_with(char::is_alphanumeric) {
            return None;
        }
        let slug = rest[..run].trim_end_matches('-');
        let fits = (2..=GROUP_MAX).contains(&slug.len()) && !slug.starts_with('-');
        fits.then_some((Token::Group(slug), 1 + slug.len()))
    }

    fn emoji(&self) -> Found<'a> {
        if self.before().is_some_and(char::is_alphanumeric) {
            return None;
        }
        emoji::at_start(&self.text[self.at..]).map(|(emoji, len)| (Token::Emoji(emoji), len))
    }

    fn marks(&mut self) -> Found<'a> {
        let run = self.run(|b| matches!(b, b'*' | b'_'));
        let (before, end) = (self.before(), self.at + run);
        if !before.is_some_and(char::is_alphanumeric) {
            let word = self.run(|b| b == b'_' || b.is_ascii_alphanumeric());
            if is_identifier(&self.text[self.at..self.at + word]) {
                return self.literal(word);
            }
        }
        let after = self.text[end..].chars().next();
        self.marks = Some((end, before));
        Some((
            Token::Marks(Marks::new(&self.text[self.at..end], before, after)),
            run,
        ))
    }

    fn run(&self, wanted: impl Fn(u8) -> bool) -> usize {
        self.text.as_bytes()[self.at..]
            .iter()
            .take_while(|b| wanted(**b))
            .count()
    }

    /// These bytes are text after all.
    fn literal(&self, len: usize) -> Found<'a> {
        Some((Token::Text(&self.text[self.at..self.at + len]), len))
    }
}

/// Whether underscores around a word belong to it: `__init__`, `_snake_case_`, but not `_word_`.
fn is_identifier(word: &str) -> bool {
    let inside = word.trim_matches('_');
    let around = word.starts_with('_') && word.ends_with('_') && !inside.is_empty();
    around && (inside.contains('_') || (word.starts_with("__") && word.ends_with("__")))
}

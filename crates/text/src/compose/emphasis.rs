//! Which asterisks and underscores make text bold or italic.
//!
//! Stricter than Markdown, so that nothing happens to people who did not mean it: marks open only where a word may start and close
//! only where one may end, both on one line, so `2 * 3 * 4`, `2*3*4`, `snake_case`, `*.rs`, `collega*s` and `-_-` stay as written.

use super::inline::Token;

/// A run of `*` and `_`, with what its surroundings allow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Marks<'a> {
    text: &'a str,
    opens: bool,
    closes: bool,
}

impl<'a> Marks<'a> {
    pub(super) fn new(text: &'a str, before: Option<char>, after: Option<char>) -> Self {
        let quoted = before == after && before.is_some_and(|c| matches!(c, '"' | '\'' | '`'));
        let text_only = quoted
            || text
                .as_bytes()
                .chunk_by(|a, b| a == b)
                .any(|run| run.len() > 3);
        let opens = !text_only && before.is_none_or(parts) && after.is_some_and(starts);
        let closes = !text_only && before.is_some_and(ends) && after.is_none_or(parts);
        Self {
            text,
            opens,
            closes,
        }
    }
}

/// May stand between a mark and the word on its other side.
fn parts(c: char) -> bool {
    !c.is_alphanumeric()
        && !matches!(
            c,
            '\\' | '/' | '=' | '$' | '%' | '&' | '^' | '~' | '|' | '@' | '#' | '+' | '<' | '>'
        )
}

/// May be the first character of emphasised text.
fn starts(c: char) -> bool {
    let symbol = !c.is_ascii()
        && !c.is_whitespace()
        && !matches!(c, '”' | '’' | '»' | '›' | '…' | '–' | '—');
    c.is_alphanumeric()
        || symbol
        || matches!(
            c,
            '"' | '\'' | '(' | '[' | '{' | '@' | '#' | '`' | ':' | '$' | '+'
        )
}

/// May be the last character of emphasised text.
fn ends(c: char) -> bool {
    let symbol = !c.is_ascii()
        && !c.is_whitespace()
        && !matches!(c, '“' | '‘' | '«' | '‹' | '„' | '‚' | '–' | '—');
    c.is_alphanumeric()
        || symbol
        || matches!(
            c,
            '"' | '\''
                | ')'
                | ']'
                | '}'
                | '.'
                | ','
                | ':'
                | ';'
                | '!'
                | '?'
                | '%'
                | '$'
                | '+'
                | '`'
        )
}

/// Bold or italic.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Em,
    Strong,
}

/// A token, or a place where emphasis begins or ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Piece<'a> {
    Token(Token<'a>),
    Open(Kind),
    Close(Kind),
}

/// One run of the same mark.
struct Run<'a> {
    text: &'a str,
    /// How many of its characters are still text.
    left: usize,
    /// What it closes, innermost first; what it opens, innermost first.
    closed: Vec<Kind>,
    opened: Vec<Kind>,
}

/// Pairs the marks among `tokens`; those without a partner become text. Always properly nested.
pub(crate) fn resolve<'a>(tokens: &[Token<'a>]) -> Vec<Piece<'a>> {
    let mut matcher = Matcher::default();
    // Each group of marks is a range of runs.
    let mut groups = Vec::new();
    for token in tokens {
        match token {
            Token::Marks(marks) => {
                let first = matcher.runs.len();
                matcher.group(*marks);
                groups.push(first..matcher.runs.len());
            }
            Token::Break => matcher.end_line(),
            _ => {}
        }
    }
    let mut groups = groups.into_iter();
    let mut out = Vec::with_capacity(tokens.len());
    for token in tokens {
        match token {
            Token::Marks(_) => matcher.runs[groups.next().unwrap_or_default()]
                .iter()
                .for_each(|run| write(run, &mut out)),
            token => out.push(Piece::Token(*token)),
        }
    }
    out
}

fn write<'a>(run: &Run<'a>, out: &mut Vec<Piece<'a>>) {
    out.extend(run.closed.iter().map(|kind| Piece::Close(*kind)));
    if run.left > 0 {
        out.push(Piece::Token(Token::Text(&run.text[..run.left])));
    }
    out.extend(run.opened.iter().rev().map(|kind| Piece::Open(*kind)));
}

/// The runs so far, and which of them are still open. Every run is put on the stack and taken off it at most once.
#[derive(Default)]
struct Matcher<'a> {
    runs: Vec<Run<'a>>,
    stack: Vec<usize>,
    /// How many on the stack, by mark and what is left of them: says at once when there is no partner.
    open: [[usize; 4]; 2],
    /// Below this place on the stack runs of that mark and length are dead: nothing is made italic twice by the same mark.
    dead: [[usize; 4]; 2],
}

impl<'a> Matcher<'a> {
    fn group(&mut self, marks: Marks<'a>) {
        for run in marks
            .text
            .as_bytes()
            .chunk_by(|a, b| a == b)
            .scan(0, |at, run| {
                *at += run.len();
                marks.text.get(*at - run.len()..*at)
            })
        {
            let index = self.runs.len();
            self.runs.push(Run {
                text: run,
                left: run.len(),
                closed: Vec::new(),
                opened: Vec::new(),
            });
            if marks.closes {
                while self.runs[index].left > 0 && self.close(index) {}
            }
            if marks.opens && self.runs[index].left == run.len() {
                self.stack.push(index);
                self.open[self.row(index)][run.len()] += 1;
            }
        }
    }

    /// Emphasis stays on its line: a partner further away is most often none.
    fn end_line(&mut self) {
        self.stack.clear();
        self.open = Default::default();
        self.dead = Default::default();
    }

    fn row(&self, index: usize) -> usize {
        usize::from(self.runs[index].text.starts_with('_'))
    }

    /// Closes the nearest open run that fits with (part of) this one. A run fits one of its own length; one of three, which is
    /// bold and italic at once, also fits a shorter one, and the other way round.
    fn close(&mut self, index: usize) -> bool {
        let (row, left) = (self.row(index), self.runs[index].left);
        let fits = |other: usize| other > 0 && (other == left || other == 3 || left == 3);
        if (1..=3).all(|other| !fits(other) || self.open[row][other] == 0) {
            return false;
        }
        while let Some(top) = self.stack.pop() {
            let (top_row, top_left) = (self.row(top), self.runs[top].left);
            if self.stack.len() < self.dead[top_row][top_left] {
                continue;
            }
            self.open[top_row][top_left] -= 1;
            if top_row != row || !fits(top_left) {
                continue;
            }
            let take = left.min(top_left);
            let kinds: &[Kind] = match take {
                1 => &[Kind::Em],
                2 => &[Kind::Strong],
                _ => &[Kind::Em, Kind::Strong],
            };
            self.runs[index].closed.extend(kinds);
            self.runs[index].left -= take;
            self.runs[top].opened.extend(kinds);
            self.runs[top].left -= take;
            self.open[row][take] = 0;
            self.dead[row][take] = self.stack.len();
            for dead in self.dead.as_flattened_mut() {
                *dead = self.stack.len().min(*dead);
            }
            if self.runs[top].left > 0 {
                self.stack.push(top);
                self.open[row][self.runs[top].left] += 1;
            }
            return true;
        }
        false
    }
}

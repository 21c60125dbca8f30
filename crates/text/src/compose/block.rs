//! Paragraphs, lists and fenced code.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

use super::fence::{self, Part};
use crate::count::stands_alone;

/// A part of a post that stands on its own.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Block {
    Paragraph(String),
    Code { lang: Option<String>, text: String },
    List(Vec<Item>),
}

/// One item of a list; what is deeper belongs to the item before it.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Item {
    pub(crate) depth: usize,
    pub(crate) number: Option<u32>,
    pub(crate) text: String,
}

/// Deeper than this, items stay at this depth.
const DEEPEST: usize = 3;

/// Cuts `source` into blocks.
pub(crate) fn blocks(source: &str) -> Vec<Block> {
    let source = tidy(source);
    let mut out = Vec::new();
    for part in fence::parts(&source) {
        match part {
            Part::Text(text) => Reader::default().read(text, &mut out),
            Part::Code { lang, text } => out.push(Block::Code {
                lang: lang.map(str::to_owned),
                text,
            }),
        }
    }
    out
}

/// The one form text is read in: composed characters, `\n` between lines, no other control characters.
fn tidy(source: &str) -> Cow<'_, str> {
    let plain = |c: char| matches!(c, '\n' | '\t') || (!c.is_control() && stands_alone(c));
    if source.chars().all(plain) {
        return Cow::Borrowed(source);
    }
    let source = source
        .replace("\r\n", "\n")
        .replace(['\r', '\u{85}', '\u{2028}', '\u{2029}'], "\n");
    source
        .nfc()
        .filter(|c| matches!(c, '\n' | '\t') || !(c.is_control() || *c == '\u{feff}'))
        .collect()
}

/// What is being collected while going down the lines.
#[derive(Default)]
struct Reader {
    paragraph: String,
    items: Vec<Item>,
    /// The indents of the items that are open, outermost first.
    indents: Vec<usize>,
    /// A blank line came after the last item.
    gap: bool,
}

impl Reader {
    fn read(mut self, text: &str, out: &mut Vec<Block>) {
        for line in text.split('\n') {
            self.line(line, out);
        }
        self.end(out);
    }

    fn line(&mut self, line: &str, out: &mut Vec<Block>) {
        let words = line.trim();
        if words.is_empty() {
            self.end_paragraph(out);
            self.gap = true;
        } else if let Some(marker) = marker(line).filter(|marker| self.starts(marker)) {
            self.end_paragraph(out);
            self.item(marker);
        } else if let Some(item) = self
            .items
            .last_mut()
            .filter(|_| !self.gap && line.starts_with([' ', '\t']))
        {
            join(&mut item.text, words);
        } else {
            self.end_list(out);
            join(&mut self.paragraph, words);
        }
    }

    /// Whether a marker is one here: a number in the middle of a paragraph ("on the\n3. of May") only when it is 1.
    fn starts(&self, marker: &Marker<'_>) -> bool {
        self.paragraph.is_empty() || matches!(marker.number, None | Some(1))
    }

    fn item(&mut self, marker: Marker<'_>) {
        while self.indents.len() > 1
            && self
                .indents
                .last()
                .is_some_and(|open| marker.indent < *open)
        {
            self.indents.pop();
        }
        let deeper = self
            .indents
            .last()
            .is_none_or(|open| marker.indent > open + 1);
        if deeper && self.indents.len() <= DEEPEST {
            self.indents.push(marker.indent);
        }
        let depth = self.indents.len() - 1;
        self.items.push(Item {
            depth,
            number: marker.number,
            text: marker.text.to_owned(),
        });
        self.gap = false;
    }

    fn end(&mut self, out: &mut Vec<Block>) {
        self.end_paragraph(out);
        self.end_list(out);
    }

    fn end_paragraph(&mut self, out: &mut Vec<Block>) {
        if !self.paragraph.is_empty() {
            out.push(Block::Paragraph(std::mem::take(&mut self.paragraph)));
        }
    }

    fn end_list(&mut self, out: &mut Vec<Block>) {
        if !self.items.is_empty() {
            out.push(Block::List(std::mem::take(&mut self.items)));
            self.indents.clear();
        }
    }
}

fn join(text: &mut String, line: &str) {
    if !text.is_empty() {
        text.push('\n');
    }
    text.push_str(line);
}

/// What makes a line an item: `- x`, `* x`, `1. x` or `1) x`.
struct Marker<'a> {
    indent: usize,
    number: Option<u32>,
    text: &'a str,
}

fn marker(line: &str) -> Option<Marker<'_>> {
    const DIGITS: usize = 3;
    let words = line.trim();
    let indent = line[..line.len() - line.trim_start().len()]
        .chars()
        .map(|c| if c == '\t' { 4 } else { 1 })
        .sum();
    let (number, rest) = match words.strip_prefix(['-', '*']) {
        Some(rest) => (None, rest),
        None => {
            let digits = words
                .bytes()
                .take(DIGITS + 1)
                .take_while(u8::is_ascii_digit)
                .count();
            let rest = words[digits..].strip_prefix(['.', ')'])?;
            (
                Some(words[..digits].parse().ok().filter(|_| digits <= DIGITS)?),
                rest,
            )
        }
    };
    let text = rest.strip_prefix([' ', '\t'])?.trim();
    let rule = number.is_none() && text.chars().all(|c| matches!(c, '-' | '*' | '_' | ' '));
    (!text.is_empty() && !rule).then_some(Marker {
        indent,
        number,
        text,
    })
}

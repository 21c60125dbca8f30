//! Blocks to HTML. Every tag and attribute written here is one `sanitise` lets through unchanged; a property test holds them together.

use super::block::{Block, Item};
use super::emphasis::{Kind, Piece, resolve};
use super::inline::{Token, tokens};
use super::{Known, Refs};
use crate::{groups, key, link};

pub(super) fn html(blocks: &[Block], known: &Known, refs: &mut Refs) -> String {
    let mut writer = Writer {
        out: String::new(),
        known,
        refs,
    };
    for block in blocks {
        match block {
            Block::Paragraph(text) => {
                writer.out.push_str("<p>");
                writer.inline(text);
                writer.out.push_str("</p>");
            }
            Block::Code { lang, text } => writer.code(lang.as_deref(), text),
            Block::List(items) => writer.list(items),
        }
    }
    writer.out
}

struct Writer<'a> {
    out: String,
    known: &'a Known,
    refs: &'a mut Refs,
}

/// A list that is open; for a numbered one, the number that may come next and the one before it.
#[derive(Clone, Copy, PartialEq)]
struct OpenList(Option<u32>);

impl OpenList {
    /// Numbers go on when they count up or are all alike (`1. 1. 1.`); else what people wrote starts a list of its own.
    fn takes(self, item: &Item) -> bool {
        match (self.0, item.number) {
            (None, None) => true,
            (Some(last), Some(number)) => number == last + 1 || number == last,
            _ => false,
        }
    }
}

impl Writer<'_> {
    fn code(&mut self, lang: Option<&str>, text: &str) {
        self.out.push_str("<pre><code");
        if let Some(lang) = lang {
            self.out.push_str(" class=\"language-");
            escape(lang, true, &mut self.out);
            self.out.push('"');
        }
        self.out.push('>');
        escape(text, false, &mut self.out);
        self.out.push_str("</code></pre>");
    }

    fn list(&mut self, items: &[Item]) {
        let mut open: Vec<OpenList> = Vec::new();
        for item in items {
            while open.len() > item.depth + 1 {
                self.close_list(&mut open);
            }
            if open.len() == item.depth + 1 {
                if open.last().is_some_and(|list| list.takes(item)) {
                    self.out.push_str("</li>");
                } else {
                    self.close_list(&mut open);
                }
            }
            if open.len() <= item.depth {
                self.open_list(item.number);
                open.push(OpenList(item.number));
            } else if let Some(list) = open.last_mut() {
                *list = OpenList(item.number);
            }
            self.out.push_str("<li>");
            self.inline(&item.text);
        }
        while !open.is_empty() {
            self.close_list(&mut open);
        }
    }

    fn open_list(&mut self, number: Option<u32>) {
        match number {
            None => self.out.push_str("<ul>"),
            Some(1) => self.out.push_str("<ol>"),
            Some(start) => self.out.push_str(&format!("<ol start=\"{start}\">")),
        }
    }

    fn close_list(&mut self, open: &mut Vec<OpenList>) {
        match open.pop() {
            Some(OpenList(None)) => self.out.push_str("</li></ul>"),
            Some(OpenList(Some(_))) => self.out.push_str("</li></ol>"),
            None => {}
        }
    }

    fn inline(&mut self, text: &str) {
        for piece in resolve(&tokens(text)) {
            match piece {
                Piece::Token(token) => self.token(token),
                Piece::Open(Kind::Em) => self.out.push_str("<em>"),
                Piece::Open(Kind::Strong) => self.out.push_str("<strong>"),
                Piece::Close(Kind::Em) => self.out.push_str("</em>"),
                Piece::Close(Kind::Strong) => self.out.push_str("</strong>"),
            }
        }
    }

    fn token(&mut self, token: Token<'_>) {
        match token {
            Token::Text(text) => escape(text, false, &mut self.out),
            Token::Break => self.out.push_str("<br>"),
            Token::Code(code) => {
                self.out.push_str("<code>");
                escape(code, false, &mut self.out);
                self.out.push_str("</code>");
            }
            Token::Link(link) => self.link(link),
            Token::Mention(handle) => self.mention(handle),
            Token::Tag(tag) => self.tag(tag),
            Token::Group(slug) => self.group(slug),
            Token::Emoji(emoji) => self.out.push_str(emoji),
            // `resolve` has made tags or text of these.
            Token::Marks(_) => {}
        }
    }

    fn link(&mut self, link: &str) {
        self.refs.link(link);
        let link::Shown {
            before,
            shown,
            after,
            cut,
        } = link::shown(link);
        self.out.push_str("<a href=\"");
        escape(link, true, &mut self.out);
        self.out.push_str("\" rel=\"nofollow noopener\">");
        self.span("invisible", before);
        if cut {
            self.span("ellipsis", shown);
        } else {
            escape(shown, false, &mut self.out);
        }
        if !after.is_empty() {
            self.span("invisible", after);
        }
        self.out.push_str("</a>");
    }

    fn span(&mut self, class: &str, text: &str) {
        self.out.push_str(&format!("<span class=\"{class}\">"));
        escape(text, false, &mut self.out);
        self.out.push_str("</span>");
    }

    fn mention(&mut self, written: &str) {
        match self.known.get(written) {
            Some(handle) => {
                self.refs.mention(handle);
                self.out.push_str(&format!(
                    "<a href=\"/@{handle}\" class=\"mention\">@<span>{handle}</span></a>"
                ));
            }
            None => self.out.push_str(&format!("@{written}")),
        }
    }

    fn group(&mut self, written: &str) {
        let slug = written.to_ascii_lowercase();
        if self.known.has_group(&slug) {
            self.out.push_str(&groups::link(&slug));
        } else {
            self.out.push_str(&format!("!{written}"));
        }
    }

    fn tag(&mut self, tag: &str) {
        self.refs.tag(tag);
        let address = percent(&key(tag));
        self.out.push_str(&format!(
            "<a href=\"/tags/{address}\" class=\"hashtag\" rel=\"tag\">#<span>{tag}</span></a>"
        ));
    }
}

/// Writes `text` as HTML does: exactly the characters a serialiser escapes, so that reading and writing it again changes nothing.
pub(crate) fn escape(text: &str, attribute: bool, out: &mut String) {
    // 0xC2 begins a space that does not break, among others.
    let special = |b: u8| matches!(b, b'&' | b'<' | b'>' | b'"' | 0xC2);
    if !text.bytes().any(special) {
        return out.push_str(text);
    }
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\u{a0}' => out.push_str("&nbsp;"),
            '"' if attribute => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
}

/// A key as one part of a path.
fn percent(key: &str) -> String {
    let mut out = String::with_capacity(key.len());
    for byte in key.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'_' | b'-' | b'.' => {
                out.push(char::from(byte))
            }
            byte => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

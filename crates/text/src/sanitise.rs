//! HTML from elsewhere, reduced to the HTML that `compose` writes.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use ammonia::{Builder, UrlRelative};

use crate::compose::escape;
use crate::plain::{Piece, pieces, plain};
use crate::{handle, link};

/// What `compose` writes, and `b` and `i`, which are renamed.
const OURS: &[&str] = &[
    "a", "b", "br", "code", "em", "i", "li", "ol", "p", "pre", "span", "strong", "ul",
];

/// Blocks we do not have: let through the first pass only to know where lines end.
pub(crate) const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "dd",
    "div",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "main",
    "nav",
    "section",
    "table",
    "tr",
];

static CLEANER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut builder = Builder::empty();
    builder
        .tags(OURS.iter().chain(BLOCKS).copied().collect())
        .clean_content_tags(HashSet::from([
            "script", "style", "title", "template", "noscript", "iframe", "textarea", "select",
        ]))
        .tag_attributes(HashMap::from([
            ("a", HashSet::from(["href"])),
            ("code", HashSet::from(["class"])),
            ("ol", HashSet::from(["start"])),
            ("span", HashSet::from(["class"])),
        ]))
        .url_schemes(HashSet::from(["http", "https"]))
        .url_relative(UrlRelative::PassThrough)
        .link_rel(None)
        .attribute_filter(attribute);
    builder
});

/// Makes HTML from elsewhere safe to show: only the tags, attributes and values that [`crate::compose()`] writes, links only to
/// http and https and to our own people, tags and groups, always balanced. What `compose` wrote passes unchanged. Only the first
/// [`FOREIGN_MAX`] bytes are read.
pub fn sanitise(html: &str) -> String {
    // Taking out a tag can bring together two that a browser would read differently the next time (`<li><form><li>`), so what goes
    // out is what no longer changes. What does not come to rest soon was made to deceive: of that only the text is kept.
    const PASSES: usize = 6;
    let html = beginning(html);
    let mut clean = pass(html);
    for _ in 0..PASSES {
        let again = pass(&clean);
        if again == clean {
            return clean;
        }
        clean = again;
    }
    let mut text = String::new();
    escape(&plain(html), false, &mut text);
    text
}

/// How much HTML from elsewhere is read: a parser takes quadratic time over deep nesting, so its input has a bound.
pub const FOREIGN_MAX: usize = 64 * 1024;

/// As much of `html` as is read.
pub(crate) fn beginning(html: &str) -> &str {
    &html[..html.floor_char_boundary(FOREIGN_MAX)]
}

fn pass(html: &str) -> String {
    rewrite(&CLEANER.clean(html).to_string())
}

fn attribute<'v>(element: &str, attribute: &str, value: &'v str) -> Option<Cow<'v, str>> {
    let good = match (element, attribute) {
        ("a", "href") => address(value).is_some(),
        ("code", "class") => value.strip_prefix("language-").is_some_and(is_lang),
        ("ol", "start") => {
            (1..=3).contains(&value.len()) && value.bytes().all(|b| b.is_ascii_digit())
        }
        ("span", "class") => matches!(value, "invisible" | "ellipsis"),
        _ => false,
    };
    good.then_some(Cow::Borrowed(value))
}

fn is_lang(lang: &str) -> bool {
    (1..=20).contains(&lang.len())
        && lang
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b"+-#._".contains(&b))
}

/// What a link leads to: this decides its other attributes.
enum Address {
    Outside,
    Person,
    Tag,
    Group,
}

fn address(href: &str) -> Option<Address> {
    if link::scheme(href).is_some() {
        return link::opens(href).then_some(Address::Outside);
    }
    if let Some(handle) = href.strip_prefix("/@") {
        return (!handle.is_empty() && handle.chars().all(handle::allowed))
            .then_some(Address::Person);
    }
    if let Some(slug) = href.strip_prefix("/groups/") {
        let good = |b: u8| b.is_ascii_alphanumeric() || b == b'-';
        return (!slug.is_empty() && slug.bytes().all(good)).then_some(Address::Group);
    }
    let tag = href.strip_prefix("/tags/")?;
    let good = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.' | b'%');
    (!tag.is_empty() && tag.bytes().all(good)).then_some(Address::Tag)
}

/// Gives links their other attributes, renames what has another name with us, and puts line breaks for the blocks we do not have.
fn rewrite(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    // Whether a foreign block ended (or began) after text on the same line.
    let (mut inline, mut pending) = (false, false);
    for piece in pieces(html) {
        let (name, closing, attributes) = match piece {
            Piece::Text(text) => {
                let blank = text.trim_ascii().is_empty();
                if !blank && std::mem::take(&mut pending) {
                    out.push_str("<br>");
                }
                inline |= !blank;
                out.push_str(text);
                continue;
            }
            Piece::Tag {
                name,
                closing,
                attributes,
            } => (name, closing, attributes),
        };
        if BLOCKS.contains(&name) {
            pending |= inline;
            continue;
        }
        if matches!(name, "p" | "pre" | "ul" | "ol" | "li" | "br") {
            (inline, pending) = (false, false);
        } else if !closing && std::mem::take(&mut pending) {
            out.push_str("<br>");
        }
        tag(name, closing, attributes, &mut out);
    }
    out
}

fn tag(name: &str, closing: bool, attributes: &str, out: &mut String) {
    let name = match name {
        "b" => "strong",
        "i" => "em",
        name => name,
    };
    out.push_str(if closing { "</" } else { "<" });
    out.push_str(name);
    out.push_str(attributes);
    if name == "a" && !closing {
        let href = attributes
            .strip_prefix(" href=\"")
            .and_then(|rest| rest.strip_suffix('"'));
        out.push_str(match href.and_then(address) {
            Some(Address::Outside) => " rel=\"nofollow noopener\"",
            Some(Address::Person) => " class=\"mention\"",
            Some(Address::Tag) => " class=\"hashtag\" rel=\"tag\"",
            Some(Address::Group) => " class=\"group\"",
            None => "",
        });
    }
    out.push('>');
}

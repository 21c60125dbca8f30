//! Text out of HTML.

use std::collections::HashSet;
use std::sync::LazyLock;

use ammonia::Builder;
use unicode_segmentation::UnicodeSegmentation;

use crate::sanitise::{BLOCKS, beginning};

static TEXT_ONLY: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut builder = Builder::empty();
    builder
        .tags(
            ["br", "li", "ol", "p", "pre", "ul"]
                .iter()
                .chain(BLOCKS)
                .copied()
                .collect(),
        )
        .clean_content_tags(HashSet::from([
            "script", "style", "title", "template", "noscript", "iframe",
        ]));
    builder
});

/// The text of any HTML: paragraphs apart, list items marked, everything else gone. Reads as much as [`crate::sanitise()`] does.
pub fn plain(html: &str) -> String {
    plain_of_ours(&TEXT_ONLY.clean(beginning(html)).to_string())
}

/// The beginning of `plain`, on one line and at most `max` characters as people see them, an ellipsis included where it was cut;
/// between words if there is a space not too far back.
pub fn excerpt(plain: &str, max: usize) -> String {
    let line = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.grapheme_indices(true).nth(max).is_none() {
        return line;
    }
    let Some(room) = max.checked_sub(1) else {
        return String::new();
    };
    let end = line
        .grapheme_indices(true)
        .nth(room)
        .map_or(line.len(), |(i, _)| i);
    let kept = &line[..end];
    let far_back = kept.len() * 2 / 3;
    let cut = match kept.rfind(' ') {
        Some(space) if space >= far_back && !line[end..].starts_with(' ') => &kept[..space],
        _ => kept,
    };
    format!("{}…", cut.trim_end_matches([' ', ',', ';', ':', '.', '-']))
}

/// A piece of HTML as a serialiser writes it (`<` only begins tags, attributes in double quotes).
pub(crate) enum Piece<'a> {
    Text(&'a str),
    Tag {
        name: &'a str,
        closing: bool,
        attributes: &'a str,
    },
}

/// The pieces of serialised HTML; not for HTML from elsewhere.
pub(crate) fn pieces(html: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = html;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let Some(inside) = rest.strip_prefix('<') else {
            let (text, after) = rest.split_at(rest.find('<').unwrap_or(rest.len()));
            rest = after;
            return Some(Piece::Text(text));
        };
        let (tag, after) = inside.split_once('>').unwrap_or((inside, ""));
        rest = after;
        let (closing, tag) = tag
            .strip_prefix('/')
            .map_or((false, tag), |tag| (true, tag));
        let (name, attributes) = tag.split_at(tag.find(' ').unwrap_or(tag.len()));
        Some(Piece::Tag {
            name,
            closing,
            attributes,
        })
    })
}

/// The text of HTML as [`crate::compose()`] and our cleaners write it, such as that of a post: quicker than [`plain()`], and nothing
/// for HTML from elsewhere.
pub fn plain_of_ours(html: &str) -> String {
    let mut writer = Writer::default();
    for piece in pieces(html) {
        match piece {
            Piece::Text(text) => writer.text(text),
            Piece::Tag {
                name,
                closing,
                attributes,
            } => writer.tag(name, closing, attributes),
        }
    }
    writer.out
}

/// What stands for characters that HTML cannot have as they are.
const ENTITIES: [(&str, &str); 4] = [
    ("&amp;", "&"),
    ("&lt;", "<"),
    ("&gt;", ">"),
    ("&nbsp;", "\u{a0}"),
];

#[derive(Default)]
struct Writer {
    out: String,
    /// Line ends to write before the next text.
    gap: usize,
    /// A space to write before the next text, if it comes on the same line.
    space: bool,
    /// How deep in `pre`.
    pre: usize,
    /// Open lists, with the next number of the numbered ones.
    lists: Vec<Option<u32>>,
    /// The item whose mark was not written yet.
    mark: Option<String>,
}

impl Writer {
    fn tag(&mut self, name: &str, closing: bool, attributes: &str) {
        match (name, closing) {
            ("br", _) => self.gap = (self.gap + 1).min(2),
            ("pre", false) => {
                self.pre += 1;
                self.apart(2);
            }
            ("pre", true) => {
                self.pre = self.pre.saturating_sub(1);
                self.apart(2);
            }
            ("ul" | "ol", false) => {
                self.apart(if self.lists.is_empty() { 2 } else { 1 });
                self.lists.push((name == "ol").then(|| start(attributes)));
            }
            ("ul" | "ol", true) => {
                self.lists.pop();
                self.apart(if self.lists.is_empty() { 2 } else { 1 });
            }
            ("li", false) => self.item(),
            ("li", true) => {
                self.mark = None;
                self.apart(1);
            }
            ("p", _) => self.apart(if self.mark.is_some() { 1 } else { 2 }),
            (name, _) if BLOCKS.contains(&name) => self.apart(1),
            _ => {}
        }
    }

    fn apart(&mut self, lines: usize) {
        self.gap = self.gap.max(lines);
    }

    fn item(&mut self) {
        const DEEPEST: usize = 8;
        self.apart(1);
        let indent = "  ".repeat(self.lists.len().saturating_sub(1).min(DEEPEST));
        self.mark = Some(match self.lists.last_mut() {
            Some(Some(number)) => {
                let mark = format!("{indent}{number}. ");
                *number = number.saturating_add(1);
                mark
            }
            _ => format!("{indent}- "),
        });
    }

    fn text(&mut self, text: &str) {
        let mut rest = text;
        while let Some(at) = rest.find('&') {
            self.words(&rest[..at]);
            rest = &rest[at..];
            let entity = ENTITIES.iter().find(|(name, _)| rest.starts_with(name));
            let (name, c) = entity.copied().unwrap_or(("&", "&"));
            self.write(c);
            rest = &rest[name.len()..];
        }
        self.words(rest);
    }

    /// Text without entities; white space between words is one space, except in `pre`.
    fn words(&mut self, text: &str) {
        if self.pre > 0 {
            return self.write(text);
        }
        for (i, word) in text.split(|c: char| c.is_ascii_whitespace()).enumerate() {
            self.space |= i > 0;
            self.write(word);
        }
    }

    fn write(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        if self.gap > 0 || self.mark.is_some() {
            if !self.out.is_empty() {
                self.out.extend(std::iter::repeat_n('\n', self.gap.max(1)));
            }
            self.out.push_str(&self.mark.take().unwrap_or_default());
        } else if self.space && !self.out.is_empty() {
            self.out.push(' ');
        }
        (self.gap, self.space) = (0, false);
        self.out.push_str(text);
    }
}

fn start(attributes: &str) -> u32 {
    let number = attributes
        .strip_prefix(" start=\"")
        .and_then(|rest| rest.strip_suffix('"'));
    number.and_then(|number| number.parse().ok()).unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_of_foreign_html() {
        for (html, want) in [
            ("", ""),
            (
                "<p>One</p>\n<p>Two &amp; <b>three</b></p>",
                "One\n\nTwo & three",
            ),
            ("a<br>b<br/><br>c", "a\nb\n\nc"),
            ("<div>a</div><div>b</div>", "a\nb"),
            ("<h1>Title</h1>Text", "Title\nText"),
            ("<ul><li>a<li>b</ul>c", "- a\n- b\n\nc"),
            (
                "<ol><li>a<ul><li>b</li></ul></li><li>c</li></ol>",
                "1. a\n  - b\n2. c",
            ),
            ("  a \n\t b  ", "a b"),
            ("<pre>a\n  b</pre>", "a\n  b"),
            ("<script>x()</script><style>y</style>z", "z"),
            ("1 &lt; 2 &amp;amp; 3", "1 < 2 &amp; 3"),
            (
                "<table><tr><td>a</td></tr><tr><td>b</td></tr></table>",
                "a\nb",
            ),
            ("<ul><li><p>a</p></li><li><p>b</p></li></ul>", "- a\n\n- b"),
        ] {
            assert_eq!(plain(html), want, "{html}");
        }
    }

    #[test]
    fn excerpts() {
        for (text, max, want) in [
            ("short", 10, "short"),
            ("exactly ten", 11, "exactly ten"),
            ("one two three four", 12, "one two…"),
            ("one two\n\nthree", 40, "one two three"),
            ("supercalifragilistic", 10, "supercali…"),
            ("👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦", 2, "👩‍👩‍👧‍👦…"),
            ("abc", 1, "…"),
            ("abc", 0, ""),
            ("", 0, ""),
            ("ends, here now", 6, "ends…"),
        ] {
            assert_eq!(excerpt(text, max), want, "{text} {max}");
        }
    }
}

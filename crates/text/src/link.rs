//! Links in running text. The grammar is our own and small, because the browser counts by the same one
//! (`crates/web/assets/js/count.js`); change both together, `testdata/count.tsv` holds them to each other.

use url::Url;

/// Where the link that starts at `start` ends, if one starts there.
///
/// `http://` or `https://` not inside a word; a host of letters, digits, `.`, `_` and `-` starting with a letter or digit; a port;
/// then anything from the first `/`, `?` or `#` up to white space or a quote; without the punctuation of the sentence around it.
/// What has a user name before its host is never a link: it is how people are led astray.
pub(crate) fn end(text: &str, start: usize) -> Option<usize> {
    let before = text[..start].chars().next_back();
    if before.is_some_and(char::is_alphanumeric) {
        return None;
    }
    let host = start + scheme(&text[start..])?;
    if !text[host..].starts_with(char::is_alphanumeric) {
        return None;
    }
    let mut end = host
        + run(&text[host..], |c| {
            c.is_alphanumeric() || matches!(c, '.' | '_' | '-')
        });
    let digits = text[end..]
        .strip_prefix(':')
        .map(|port| port.bytes().take(6).take_while(u8::is_ascii_digit).count());
    match digits {
        Some(n @ 1..=5) => end += 1 + n,
        Some(_)
            if text[end..]
                .chars()
                .take_while(|c| in_authority(*c))
                .any(|c| c == '@') =>
        {
            return None;
        }
        _ => {}
    }
    let rest = &text[end..];
    if rest.starts_with('@') {
        return None;
    }
    if rest.starts_with(['/', '?', '#']) {
        end += run(rest, in_path);
    }
    Some(host + trimmed(&text[host..end], before))
}

/// Whether a link found by its grammar is one a browser can open.
pub(crate) fn opens(link: &str) -> bool {
    Url::parse(link).is_ok_and(|url| url.has_host())
}

/// The length of `http://` or `https://` at the start, in any case.
pub(crate) fn scheme(text: &str) -> Option<usize> {
    ["https://", "http://"]
        .iter()
        .find(|s| {
            text.get(..s.len())
                .is_some_and(|t| t.eq_ignore_ascii_case(s))
        })
        .map(|s| s.len())
}

fn run(text: &str, inside: impl Fn(char) -> bool) -> usize {
    text.find(|c| !inside(c)).unwrap_or(text.len())
}

fn in_authority(c: char) -> bool {
    !c.is_whitespace() && !matches!(c, '/' | '?' | '#')
}

fn in_path(c: char) -> bool {
    !c.is_whitespace()
        && !c.is_control()
        && !matches!(c, '<' | '>' | '"' | '`' | '“' | '”' | '«' | '»')
}

/// The length of `link` without closing punctuation that belongs to the sentence: a bracket stays when it was opened inside.
fn trimmed(link: &str, before: Option<char>) -> usize {
    let mut open = [('(', ')', 0i32), ('[', ']', 0), ('{', '}', 0)];
    for c in link.chars() {
        for (left, right, depth) in &mut open {
            *depth += i32::from(c == *left) - i32::from(c == *right);
        }
    }
    let mut end = link.len();
    while let Some(c) = link[..end].chars().next_back() {
        let bracket = open
            .iter_mut()
            .find(|(_, right, depth)| *right == c && *depth < 0);
        let goes = match bracket {
            Some((_, _, depth)) => {
                *depth += 1;
                true
            }
            None => {
                matches!(
                    c,
                    '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '’' | '‘' | '…' | '|'
                ) || (matches!(c, '*' | '_') && before == Some(c))
            }
        };
        if !goes {
            break;
        }
        end -= c.len_utf8();
    }
    end
}

/// A link cut for the eye: what is hidden before, what is shown, what is hidden after; together the link itself.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Shown<'a> {
    pub(crate) before: &'a str,
    pub(crate) shown: &'a str,
    pub(crate) after: &'a str,
    /// Whether something worth an ellipsis is hidden after.
    pub(crate) cut: bool,
}

/// The host is always shown whole, so that nobody is misled about where a link goes; of the path the first thirty characters.
pub(crate) fn shown(link: &str) -> Shown<'_> {
    const PATH: usize = 30;
    const NOT_WORTH_CUTTING: usize = 5;
    let scheme = scheme(link).unwrap_or(0);
    let www = if link[scheme..].starts_with("www.") && link[scheme + 4..].contains('.') {
        4
    } else {
        0
    };
    let (before, rest) = link.split_at(scheme + www);
    let host = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let path = &rest[host..];
    let cut_at = |n: usize| path.char_indices().nth(n).map(|(i, _)| host + i);
    let (end, cut) = match (path, cut_at(PATH), cut_at(PATH + NOT_WORTH_CUTTING)) {
        ("/", ..) => (host, false),
        (_, Some(end), Some(_)) => (end, true),
        _ => (rest.len(), false),
    };
    Shown {
        before,
        shown: &rest[..end],
        after: &rest[end..],
        cut,
    }
}

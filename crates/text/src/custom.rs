//! Emoji of the organisation's own: they stay in posts as `:shortcode:`, and become pictures where they are shown.

use std::borrow::Cow;
use std::ops::RangeInclusive;

/// Characters of a shortcode.
pub const LENGTH: RangeInclusive<usize> = 2..=32;

/// Whether this may be a shortcode: small letters, digits and underscores between them.
pub fn is_shortcode(code: &str) -> bool {
    let edge = |c: u8| c.is_ascii_lowercase() || c.is_ascii_digit();
    let bytes = code.as_bytes();
    LENGTH.contains(&bytes.len())
        && bytes.iter().all(|c| edge(*c) || *c == b'_')
        && bytes.first().copied().is_some_and(edge)
        && bytes.last().copied().is_some_and(edge)
}

/// The shortcode of which this is the whole: `party` for `:party:`.
pub fn shortcode(written: &str) -> Option<&str> {
    written
        .strip_prefix(':')?
        .strip_suffix(':')
        .filter(|code| is_shortcode(code))
}

/// Puts what `picture` answers in the place of each `:shortcode:` it knows. `html` is as we write it; code stays as it is.
pub fn draw(html: &str, mut picture: impl FnMut(&str) -> Option<String>) -> Cow<'_, str> {
    if !html.contains(':') {
        return Cow::Borrowed(html);
    }
    let (mut out, mut from, mut at, mut code) = (String::new(), 0, 0, 0_usize);
    while let Some(step) = html[at..].find(['<', ':']) {
        at += step;
        if html.as_bytes()[at] == b'<' {
            let end = html[at..].find('>').map_or(html.len(), |len| at + len + 1);
            let tag = &html[at..end];
            match tag.trim_start_matches(['<', '/']).trim_end_matches('>') {
                name if !is_code(name) => {}
                _ if tag.starts_with("</") => code = code.saturating_sub(1),
                _ => code += 1,
            }
            at = end;
            continue;
        }
        let found = (code == 0).then(|| at_colon(html, at)).flatten();
        match found.and_then(|shortcode| Some((shortcode, picture(shortcode)?))) {
            Some((shortcode, drawn)) => {
                out.push_str(&html[from..at]);
                out.push_str(&drawn);
                at += shortcode.len() + 2;
                from = at;
            }
            None => at += 1,
        }
    }
    if from == 0 {
        return Cow::Borrowed(html);
    }
    out.push_str(&html[from..]);
    Cow::Owned(out)
}

/// The shortcodes that [`draw`] asks about, each once.
pub fn shortcodes(html: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    draw(html, |code| {
        if !found.iter().any(|known| known == code) {
            found.push(code.to_owned());
        }
        None
    });
    found
}

fn is_code(tag: &str) -> bool {
    matches!(tag.split(' ').next(), Some("code" | "pre"))
}

/// The shortcode that begins with the colon at `at`; not within a word or a time (`12:30:45`).
fn at_colon(html: &str, at: usize) -> Option<&str> {
    let before = html[..at].chars().next_back();
    if before.is_some_and(char::is_alphanumeric) {
        return None;
    }
    let rest = &html[at + 1..];
    let longest = rest.bytes().take(LENGTH.end() + 1);
    let end = longest.into_iter().position(|b| b == b':')?;
    let after = rest[end + 1..].chars().next();
    let code = &rest[..end];
    (!after.is_some_and(char::is_alphanumeric) && is_shortcode(code)).then_some(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(html: &str) -> String {
        draw(html, |code| (code != "nobody").then(|| format!("[{code}]"))).into_owned()
    }

    #[test]
    fn shortcodes_are_words() {
        for yes in ["ab", "party_roaster", "4ever", "a1"] {
            assert!(is_shortcode(yes), "{yes}");
        }
        for no in [
            "",
            "a",
            "Party",
            "a-b",
            "_ab",
            "ab_",
            "é1",
            "a b",
            &"a".repeat(33),
        ] {
            assert!(!is_shortcode(no), "{no}");
        }
        assert_eq!(shortcode(":party:"), Some("party"));
        assert_eq!(shortcode("party"), None);
        assert_eq!(shortcode(":"), None);
    }

    #[test]
    fn they_become_pictures_where_they_are_words() {
        assert_eq!(drawn("<p>so :party: it is</p>"), "<p>so [party] it is</p>");
        assert_eq!(drawn(":a1::b2:"), "[a1][b2]");
        assert_eq!(drawn("(:party:)!"), "([party])!");
        assert_eq!(drawn("é :party:"), "é [party]");
        for same in [
            "at 12:30:45",
            "x:party:",
            ":party:x",
            ":nobody:",
            ": party :",
            "<code>:party:</code>",
            "<pre><code class=\"language-a\">:party:</code></pre>",
            "<a href=\"https://a.example/:party:\">x</a>",
            "a :",
            ":é:",
        ] {
            assert_eq!(drawn(same), same);
        }
        assert_eq!(drawn("<code>x</code> :party:"), "<code>x</code> [party]");
    }

    #[test]
    fn those_asked_about_are_told_once() {
        let html = "<p>:party: :party: <code>:no:</code> :yes:</p>";
        assert_eq!(shortcodes(html), ["party", "yes"]);
    }
}

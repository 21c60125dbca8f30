//! From the text of a foreign page to a line that can stand in ours: plain, short, and doing nothing to what is
//! around it.

use markup5ever::data::NAMED_ENTITIES;

/// The longest name of an entity.
const MAX_NAME: usize = 32;

/// Decodes entities, makes one line of it and cuts it to `max` characters.
pub(super) fn line(source: &str, max: usize) -> Option<String> {
    let decoded = decode(source);
    let visible: String = decoded.chars().filter(|c| !is_meddling(*c)).collect();
    let line = visible.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.is_empty() {
        return None;
    }
    if line.chars().count() <= max {
        return Some(line);
    }
    let cut: String = line.chars().take(max - 1).collect();
    Some(format!("{}\u{2026}", cut.trim_end()))
}

/// Controls, and what turns the direction of the text that follows.
fn is_meddling(c: char) -> bool {
    let turns = matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}');
    turns || (c.is_control() && !c.is_whitespace())
}

/// Replaces character references by what they stand for; what is none stays as it is.
pub(super) fn decode(source: &str) -> String {
    let mut out = String::with_capacity(source.len());
    let mut rest = source;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let found = reference(&rest[1..]);
        let Some((meant, length)) = found else {
            out.push('&');
            rest = &rest[1..];
            continue;
        };
        out.push_str(&meant);
        rest = &rest[1 + length..];
    }
    out.push_str(rest);
    out
}

/// What the reference after an ampersand means, and how long it is.
fn reference(after: &str) -> Option<(String, usize)> {
    let end = after.bytes().take(MAX_NAME).position(|byte| byte == b';')?;
    let name = &after[..end];
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return Some((windows(code).unwrap_or('\u{fffd}').to_string(), end + 1));
    }
    let (first, second) = NAMED_ENTITIES.get(&after[..=end])?;
    let meant = [*first, *second].into_iter().filter(|code| *code != 0);
    Some((meant.filter_map(char::from_u32).collect(), end + 1))
}

/// Pages that number the quotes and dashes of Windows mean those.
fn windows(code: u32) -> Option<char> {
    match u8::try_from(code) {
        Ok(byte @ 0x80..=0x9f) => encoding_rs::WINDOWS_1252
            .decode_without_bom_handling(&[byte])
            .0
            .chars()
            .next(),
        _ => char::from_u32(code).filter(|c| *c != '\0'),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn references_become_what_they_stand_for() {
        assert_eq!(
            decode("caff&egrave; &amp; &#248;l &#x2014; bl&aring;b&aelig;r"),
            "caffè & øl — blåbær"
        );
        assert_eq!(decode("it&#146;s"), "it\u{2019}s");
        assert_eq!(decode("&lt;b&gt; &hearts;"), "<b> ♥");
        assert_eq!(decode("&NotEqualTilde;"), "\u{2242}\u{338}");
    }

    #[test]
    fn what_is_no_reference_stays() {
        for text in [
            "R&D",
            "a & b",
            "&nosuchthing;",
            "&",
            "&;",
            "&#;",
            "&#xZZ;",
            "x&y=1;",
        ] {
            assert_eq!(decode(text), text);
        }
        assert_eq!(
            decode("&#0;&#xD800;&#99999999;"),
            "\u{fffd}\u{fffd}\u{fffd}"
        );
    }

    #[test]
    fn a_line_is_plain_and_short() {
        assert_eq!(line("  two\n\t lines  ", 100).unwrap(), "two lines");
        assert_eq!(line("abcdef", 4).unwrap(), "abc…");
        assert_eq!(line("a\u{202e}b\u{0}c", 10).unwrap(), "abc");
        assert_eq!(line(" \u{feff} &nbsp; ", 10), None);
    }

    proptest! {
        #[test]
        fn any_text_is_a_line_within_its_length(source in ".*", max in 1usize..50) {
            if let Some(line) = line(&source, max) {
                prop_assert!(line.chars().count() <= max);
                prop_assert!(!line.chars().any(char::is_control));
            }
        }
    }
}

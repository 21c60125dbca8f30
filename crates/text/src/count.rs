//! What the length limit counts.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

use crate::link;

/// What every link counts, however long it is.
const LINK: usize = 23;

/// The length of a post as people see it: characters as they are perceived (an emoji of five code points is one), and
/// 23 for every link. Mentions, tags and shortcodes count as written. `crates/web/assets/js/count.js` counts the same.
pub fn count(source: &str) -> usize {
    let text = match source.chars().all(stands_alone) {
        true => Cow::Borrowed(source),
        false => Cow::Owned(source.nfc().collect()),
    };
    if !text.contains("://") {
        return graphemes(&text);
    }
    let (mut total, mut from, mut at) = (0, 0, 0);
    while let Some(found) = text[at..].find(['h', 'H']) {
        let start = at + found;
        match link::end(&text, start) {
            Some(end) => {
                total += graphemes(&text[from..start]) + LINK;
                (from, at) = (end, end);
            }
            None => at = start + 1,
        }
    }
    total + graphemes(&text[from..])
}

fn graphemes(text: &str) -> usize {
    if text.chars().all(stands_alone) {
        return text.chars().count() - text.matches("\r\n").count();
    }
    text.graphemes(true).count()
}

/// Whether a character is composed, and one by itself beside others like it (but for `\r\n`): Latin letters, and punctuation people use.
pub(crate) fn stands_alone(c: char) -> bool {
    matches!(c, '\0'..='\u{7f}' | 'À'..='ɏ' | '‐'..='‧' | '€')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_alone_is_composed_and_counts_one() {
        let all: Vec<char> = (char::MIN..='\u{ffff}')
            .filter(|c| stands_alone(*c))
            .collect();
        assert!(all.len() > 500);
        for c in &all {
            assert_eq!(c.to_string().nfc().to_string(), c.to_string());
            for (before, after) in [(c, &'a'), (&'a', c), (c, c)] {
                let text = format!("{before}{after}");
                assert_eq!(text.nfc().to_string(), text);
                assert_eq!(text.graphemes(true).count(), 2, "{text:?}");
            }
        }
        assert_eq!(graphemes("één\r\nregel…"), 10);
    }
}

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
    let text = match source.is_ascii() {
        true => Cow::Borrowed(source),
        false => Cow::Owned(source.nfc().collect()),
    };
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
    if text.is_ascii() {
        return text.len() - text.matches("\r\n").count();
    }
    text.graphemes(true).count()
}

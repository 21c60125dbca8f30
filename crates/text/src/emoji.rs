//! Emoji and their shortcodes.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::key;

/// The emoji of a shortcode without its colons.
pub fn of(shortcode: &str) -> Option<&'static str> {
    find(shortcode).map(|emoji| emoji.as_str())
}

/// By shortcode, else by its name in Unicode, which is what chat programs write for the others (`:thinking_face:`).
fn find(code: &str) -> Option<&'static emojis::Emoji> {
    static NAMES: LazyLock<HashMap<String, &emojis::Emoji>> = LazyLock::new(|| {
        emojis::iter()
            .map(|emoji| (words(emoji.name()), emoji))
            .collect()
    });
    emojis::get_by_shortcode(code)
        .or_else(|| NAMES.get(&words(code)).copied())
        .or_else(|| flag(code))
}

/// The emoji that chat programs mean by a name, which may be the emoji itself: `+1`, `wave::skin-tone-3`, `flag-dk`.
pub fn named(name: &str) -> Option<&'static str> {
    if let Some(emoji) = emojis::get(name) {
        return Some(emoji.as_str());
    }
    let written = format!(":{}:", name.trim_matches(':'));
    let (emoji, len) = at_start(&written)?;
    (len == written.len()).then_some(emoji)
}

/// `flag-dk`, as chat programs write it.
fn flag(code: &str) -> Option<&'static emojis::Emoji> {
    let country = code.strip_prefix("flag-").filter(|c| c.len() == 2)?;
    let letter = |b: u8| char::from_u32(0x1f1e6 + u32::from(b.checked_sub(b'a')?));
    let flag: Option<String> = country.bytes().map(letter).collect();
    emojis::get(&flag?)
}

fn words(name: &str) -> String {
    key(name).replace(['_', '-'], " ")
}

/// Whether `text` is exactly one emoji.
pub fn is_emoji(text: &str) -> bool {
    emojis::get(text).is_some()
}

/// Shortcodes for what someone began to type, best first, at most `limit`: those that start so, shortest first, then those
/// with a word that starts so. Colons around it are overlooked; nothing is found for nothing.
pub fn search(prefix: &str, limit: usize) -> Vec<(&'static str, &'static str)> {
    let wanted = key(prefix.trim().trim_matches(':')).replace([' ', '-'], "_");
    if wanted.is_empty() {
        return Vec::new();
    }
    let mut found: Vec<_> = emojis::iter()
        .filter_map(|emoji| best(emoji, &wanted))
        .collect();
    found.sort_unstable();
    found
        .into_iter()
        .take(limit)
        .map(|(_, _, code, emoji)| (code, emoji))
        .collect()
}

type Match = (u8, usize, &'static str, &'static str);

fn best(emoji: &'static emojis::Emoji, wanted: &str) -> Option<Match> {
    let ranked = emoji.shortcodes().filter_map(|code| {
        let rank = if code == wanted {
            0
        } else if code.starts_with(wanted) {
            1
        } else if code.split('_').any(|word| word.starts_with(wanted)) {
            2
        } else {
            return None;
        };
        Some((rank, code.len(), code, emoji.as_str()))
    });
    ranked.min()
}

/// The emoji at the start of `text` (which starts with a colon) and how many bytes its shortcode takes, a skin tone
/// after it (`:wave::skin-tone-3:`) included.
pub(crate) fn at_start(text: &str) -> Option<(&'static str, usize)> {
    const LONGEST: usize = 60;
    let code = text.get(1..)?;
    let len = code
        .bytes()
        .take(LONGEST)
        .position(|b| !matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'_' | b'-' | b'+'))?;
    if len == 0 || code.as_bytes()[len] != b':' {
        return None;
    }
    let emoji = find(&code[..len])?;
    let taken = len + 2;
    Some(
        match tone(&text[taken..]).and_then(|(tone, n)| Some((emoji.with_skin_tone(tone)?, n))) {
            Some((toned, n)) => (toned.as_str(), taken + n),
            None => (emoji.as_str(), taken),
        },
    )
}

fn tone(text: &str) -> Option<(emojis::SkinTone, usize)> {
    use emojis::SkinTone::{Dark, Light, Medium, MediumDark, MediumLight};
    let tones = [Light, MediumLight, Medium, MediumDark, Dark];
    let rest = text.strip_prefix(":skin-tone-")?;
    let n = rest.bytes().next()?.checked_sub(b'2')?;
    let tone = *tones.get(usize::from(n))?;
    rest[1..]
        .starts_with(':')
        .then_some((tone, text.len() - rest.len() + 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_by_prefix_then_by_word() {
        assert_eq!(search("coff", 3), [("coffee", "☕"), ("coffin", "⚰️")]);
        assert_eq!(search(":heart", 1), [("heart", "❤️")]);
        assert!(
            search("eyes", 20)
                .iter()
                .any(|(code, _)| *code == "heart_eyes")
        );
        assert!(search("", 5).is_empty());
        assert!(search("zzzz", 5).is_empty());
        assert_eq!(search("s", 7).len(), 7);
    }

    #[test]
    fn knows_one_emoji() {
        for yes in ["☕", "❤️", "❤", "👍🏽", "🇩🇰", "👩‍👩‍👧‍👦", "1️⃣"]
        {
            assert!(is_emoji(yes), "{yes}");
        }
        for no in ["", "a", "☕☕", ":coffee:", " ☕", "1"] {
            assert!(!is_emoji(no), "{no}");
        }
    }

    #[test]
    fn knows_the_names_of_chat_programs() {
        assert_eq!(named("+1"), Some("👍"));
        assert_eq!(named("wave::skin-tone-3"), Some("👋🏼"));
        assert_eq!(named("flag-dk"), Some("🇩🇰"));
        assert_eq!(named("🎉"), Some("🎉"));
        for no in ["", "party-parrot", "flag-zz", "+1::extra", "flag-é"] {
            assert_eq!(named(no), None, "{no}");
        }
    }

    #[test]
    fn reads_shortcodes() {
        assert_eq!(at_start(":coffee: x"), Some(("☕", 8)));
        assert_eq!(at_start(":thinking_face:"), Some(("🤔", 15)));
        assert_eq!(at_start(":man-shrugging:"), Some(("🤷‍♂️", 15)));
        assert_eq!(at_start(":+1::skin-tone-4:"), Some(("👍🏽", 17)));
        assert_eq!(at_start(":coffee::skin-tone-4:"), Some(("☕", 8)));
        assert_eq!(at_start(":wave::skin-tone-9:"), Some(("👋", 6)));
        for no in [":", "::", ":-)", ":nope:", ":coffee", ":Coffee:", ":é:"] {
            assert_eq!(at_start(no), None, "{no}");
        }
    }
}

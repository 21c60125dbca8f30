//! Which passwords are too easy to guess: known ones in four languages with the usual ornaments, runs, and one's own name.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::password::{MAX_BYTES, MIN_CHARS};
use crate::{Answer, Refusal};

static COMMON: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    include_str!("common_passwords.txt")
        .split_whitespace()
        .collect()
});

/// Rows of keyboards, and the alphabet: who slides along them has not chosen anything.
const RUNS: &[&str] = &[
    "12345678901234567890",
    "abcdefghijklmnopqrstuvwxyz",
    "qwertyuiopasdfghjklzxcvbnm",
    "qwertzuiopasdfghjklyxcvbnm",
    "azertyuiopqsdfghjklmwxcvbn",
    "1q2w3e4r5t6y7u8i9o0p",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
];
/// Shorter names of people and organisations stand inside ordinary words.
const OWN_NAME_CHARS: usize = 4;

/// Checks a new password; `own` are names it must not have in it: handle, address, organisation.
pub fn check(password: &str, own: &[&str]) -> Answer<()> {
    if password.chars().count() < MIN_CHARS {
        return Err(Refusal::over("password", "too-short", MIN_CHARS as i64));
    }
    if password.len() > MAX_BYTES {
        return Err(Refusal::over("password", "too-long", MAX_BYTES as i64));
    }
    let folded = letters(password);
    let has = |name: &&str| {
        let name = letters(name);
        name.chars().count() >= OWN_NAME_CHARS && folded.contains(&name)
    };
    if own.iter().any(has) {
        return Err(Refusal::invalid("password", "about-you"));
    }
    if is_common(password) {
        return Err(Refusal::invalid("password", "common"));
    }
    Ok(())
}

/// Letters and digits only, in lower case.
fn letters(s: &str) -> String {
    s.to_lowercase()
        .chars()
        .filter(|c| c.is_alphanumeric())
        .collect()
}

fn is_common(password: &str) -> bool {
    let lower = password.to_lowercase();
    let different: HashSet<char> = lower.chars().collect();
    if different.len() < 5 {
        return true;
    }
    let core = lower.trim_matches(|c: char| !c.is_alphabetic());
    let plain = |s: &str| s.chars().map(unmask).collect::<String>();
    let whole = letters(&lower);
    [core.to_owned(), plain(core), plain(&lower), whole]
        .iter()
        .any(|s| {
            let s = letters(s);
            let s = once(&s);
            COMMON.contains(s) || COMMON.contains(s.trim_end_matches(char::is_numeric)) || is_run(s)
        })
}

/// The letter a sign stands in for.
fn unmask(c: char) -> char {
    match c {
        '0' => 'o',
        '1' | '!' => 'i',
        '3' => 'e',
        '4' | '@' => 'a',
        '5' | '$' => 's',
        '7' => 't',
        other => other,
    }
}

/// `abab` is no better than `ab`.
fn once(s: &str) -> &str {
    (1..=s.len() / 2)
        .filter(|n| s.len().is_multiple_of(*n) && s.is_char_boundary(*n))
        .map(|n| &s[..n])
        .find(|part| part.repeat(s.len() / part.len()) == s)
        .unwrap_or(s)
}

fn is_run(s: &str) -> bool {
    let backwards: String = s.chars().rev().collect();
    s.len() >= 4
        && RUNS
            .iter()
            .any(|run| run.contains(s) || run.contains(&backwards))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn why(password: &str) -> Option<&'static str> {
        match check(
            password,
            &["marloes", "Bakkerij Zon", "m.jansen@zon.example"],
        ) {
            Ok(()) => None,
            Err(Refusal::Invalid { why, .. }) => Some(why),
            Err(other) => panic!("{other}"),
        }
    }

    #[test]
    fn easy_ones_are_refused_in_four_languages() {
        for easy in [
            "password123",
            "P@ssw0rd2026!",
            "wachtwoord1",
            "Welkom2026!!",
            "adgangskode",
            "jegelskerdig1",
            "tiamotanto99",
            "forzainter1908",
            "1234567890",
            "qwertyuiop",
            "0987654321",
            "aaaaaaaaaa",
            "abababababab",
            "welkomwelkom",
            "iloveyou123",
            "Zomer-2026!",
            "1q2w3e4r5t",
            "september2026",
            "!!letmein!!",
            "correcthorsebatterystaple",
        ] {
            assert_eq!(why(easy), Some("common"), "{easy}");
        }
    }

    #[test]
    fn own_names_and_lengths() {
        assert_eq!(why("short"), Some("too-short"));
        assert_eq!(why(&"x y z ".repeat(40)), Some("too-long"));
        assert_eq!(why("Marloes-met-een-M"), Some("about-you"));
        assert_eq!(why("bij bakkerij zon werk ik"), Some("about-you"));
    }

    #[test]
    fn good_ones_pass() {
        for good in [
            "een lepel in de koffie",
            "blå himmel over havnen",
            "vTq8-rPz2-uu",
            "tre gatti sul tetto",
            "kop thee om vier uur",
        ] {
            assert_eq!(why(good), None, "{good}");
        }
    }

    #[test]
    fn the_list_is_long() {
        assert!(COMMON.len() > 1_000, "{}", COMMON.len());
    }
}

//! Faces: the picture a person chose, or one drawn from the name.

use maud::{Markup, PreEscaped, html};
use model::MediaId;
use service::views::AccountCard;

use super::Sample;

/// How large a face is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    /// In a line of text.
    Tiny,
    /// In lists and grouped notifications.
    Small,
    /// Beside a post.
    Plain,
    /// On a card.
    Large,
    /// On a profile.
    Huge,
}

impl Size {
    fn class(self) -> &'static str {
        match self {
            Self::Tiny => " face--xs",
            Self::Small => " face--s",
            Self::Plain => "",
            Self::Large => " face--l",
            Self::Huge => " face--xl",
        }
    }
}

/// The face of `who`. Silent: the name stands beside it.
pub fn face(who: &AccountCard, size: Size) -> Markup {
    of(&who.name, &who.handle, who.face_id, size)
}

/// As [`face`], leading to the profile. Skipped by the keyboard, because the name leads there too.
pub fn linked(who: &AccountCard, size: Size) -> Markup {
    let colour = colour(&who.handle);
    html! {
        a class={ "face face--c" (colour) (size.class()) } href={ "/@" (who.handle) } tabindex="-1" aria-hidden="true" {
            (inner(&who.name, &who.handle, who.face_id))
        }
    }
}

/// The face of someone known only in pieces: the name, the handle and the uploaded picture.
pub fn of(name: &str, handle: &str, picture: Option<MediaId>, size: Size) -> Markup {
    html! {
        span class={ "face face--c" (colour(handle)) (size.class()) } aria-hidden="true" {
            (inner(name, handle, picture))
        }
    }
}

fn inner(name: &str, handle: &str, picture: Option<MediaId>) -> Markup {
    match picture {
        Some(id) => {
            html! { img src={ "/media/" (id) "/small" } alt="" width="96" height="96" loading="lazy"; }
        }
        None => drawn(name, handle),
    }
}

/// Two letters on a quiet ground with a quarter round in one corner; colours are in `people.css`.
fn drawn(name: &str, handle: &str) -> Markup {
    const QUARTERS: [&str; 4] = [
        "M0 0h26a26 26 0 0 1-26 26z",
        "M40 0v26A26 26 0 0 1 14 0z",
        "M40 40H14a26 26 0 0 1 26-26z",
        "M0 40V14a26 26 0 0 1 26 26z",
    ];
    let quarter = QUARTERS[(hash(handle) / 12 % 4) as usize];
    html! {
        svg viewBox="0 0 40 40" {
            (PreEscaped(r#"<rect width="40" height="40"/>"#))
            path d=(quarter) {}
            text x="20" y="25.3" { (initials(name)) }
        }
    }
}

/// First letters of the first and the last word.
fn initials(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    let first = words
        .first()
        .and_then(|w| w.chars().find(|c| c.is_alphanumeric()));
    let last = words[1.min(words.len())..]
        .last()
        .and_then(|w| w.chars().find(|c| c.is_alphanumeric()));
    first
        .into_iter()
        .chain(last)
        .flat_map(char::to_uppercase)
        .collect()
}

/// One of the twelve pairs, always the same for a handle.
fn colour(handle: &str) -> u32 {
    hash(handle) % 12 + 1
}

/// FNV-1a: small, and the same for ever.
fn hash(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |h, b| {
        (h ^ u32::from(b)).wrapping_mul(0x0100_0193)
    })
}

pub(super) fn sample(s: &Sample) -> Markup {
    html! {
        div .row {
            @for size in [Size::Tiny, Size::Small, Size::Plain, Size::Large, Size::Huge] { (face(&s.ann, size)) }
            (linked(&s.ben, Size::Plain))
            @for n in 0..12 { (of("Ada Lovelace", &format!("ada{n}"), None, Size::Plain)) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_of_all_sorts_of_names() {
        for (name, letters) in [
            ("Ann de Vries", "AV"),
            ("Søren", "S"),
            ("  ", ""),
            ("élodie ßeta", "ÉSS"),
            ("\"Bo\" (temp)", "BT"),
            ("ann", "A"),
        ] {
            assert_eq!(initials(name), letters, "{name}");
        }
    }

    #[test]
    fn a_colour_stays() {
        assert_eq!(colour("ann"), colour("ann"));
        assert!((0..500).all(|n| (1..=12).contains(&colour(&n.to_string()))));
    }
}

//! What changed between two texts, by words.

/// A run of words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    /// In both.
    Same(String),
    /// Only in the earlier one.
    Gone(String),
    /// Only in the later one.
    New(String),
}

/// Texts whose lengths in words multiply to more are not compared.
const MOST: usize = 4_000_000;

/// The later text with what came and went. The longest common run of words stays.
pub(super) fn words(earlier: &str, later: &str) -> Vec<Piece> {
    let (a, b) = (split(earlier), split(later));
    let mut pieces = Vec::new();
    if a.len().saturating_mul(b.len()) > MOST {
        push(&mut pieces, Piece::Gone, earlier);
        push(&mut pieces, Piece::New, later);
        return pieces;
    }
    let longest = lengths(&a, &b);
    let width = b.len() + 1;
    let (mut i, mut j) = (0, 0);
    while i < a.len() || j < b.len() {
        if i < a.len() && j < b.len() && a[i] == b[j] {
            push(&mut pieces, Piece::Same, a[i]);
            (i, j) = (i + 1, j + 1);
        } else if j == b.len()
            || (i < a.len() && longest[(i + 1) * width + j] >= longest[i * width + j + 1])
        {
            push(&mut pieces, Piece::Gone, a[i]);
            i += 1;
        } else {
            push(&mut pieces, Piece::New, b[j]);
            j += 1;
        }
    }
    pieces
}

/// Words, each with the white space after it.
fn split(text: &str) -> Vec<&str> {
    text.split_inclusive(char::is_whitespace).collect()
}

/// How many words the rests from `i` and `j` have in common, for every pair.
fn lengths(a: &[&str], b: &[&str]) -> Vec<u16> {
    let width = b.len() + 1;
    let mut longest = vec![0_u16; (a.len() + 1) * width];
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            longest[i * width + j] = if a[i] == b[j] {
                longest[(i + 1) * width + j + 1].saturating_add(1)
            } else {
                longest[(i + 1) * width + j].max(longest[i * width + j + 1])
            };
        }
    }
    longest
}

fn push(pieces: &mut Vec<Piece>, kind: fn(String) -> Piece, word: &str) {
    match (pieces.last_mut(), kind(String::new())) {
        (Some(Piece::Same(run)), Piece::Same(_))
        | (Some(Piece::Gone(run)), Piece::Gone(_))
        | (Some(Piece::New(run)), Piece::New(_)) => run.push_str(word),
        _ => pieces.push(kind(word.to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(earlier: &str, later: &str) -> String {
        let show = |piece: &Piece| match piece {
            Piece::Same(t) => t.clone(),
            Piece::Gone(t) => format!("[-{t}]"),
            Piece::New(t) => format!("[+{t}]"),
        };
        words(earlier, later).iter().map(show).collect()
    }

    #[test]
    fn what_came_and_went_is_marked() {
        assert_eq!(shown("a b c", "a b c"), "a b c");
        assert_eq!(
            shown("coffee at four here", "coffee at five here"),
            "coffee at [-four ][+five ]here"
        );
        assert_eq!(shown("", "new words"), "[+new words]");
        assert_eq!(shown("gone", ""), "[-gone]");
        assert_eq!(shown("", ""), "");
    }

    #[test]
    fn huge_texts_are_not_compared_word_by_word() {
        let (a, b) = ("a ".repeat(3_000), "b ".repeat(3_000));
        assert_eq!(
            words(&a, &b),
            [Piece::Gone(a.clone()), Piece::New(b.clone())]
        );
    }
}

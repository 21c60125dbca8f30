//! Takes Rust text apart into code, strings and comments, so that a rule looks only where it means.

/// What a piece of source is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Everything else.
    Code,
    /// What is between the quotes of a string or byte string.
    Text,
    /// A comment, of any kind.
    Comment,
}

/// A piece of source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece<'a> {
    /// What it is.
    pub kind: Kind,
    /// The line it starts on, from 1.
    pub line: usize,
    /// Its text.
    pub text: &'a str,
}

/// All pieces, in order.
pub fn pieces(source: &str) -> Vec<Piece<'_>> {
    let bytes = source.as_bytes();
    let (mut out, mut from, mut at, mut line) = (Vec::new(), 0, 0, 1);
    let mut push = |kind, start: usize, end: usize| {
        if start < end {
            out.push(Piece {
                kind,
                line,
                text: &source[start..end],
            });
            line += source[start..end].matches('\n').count();
        }
    };
    while at < bytes.len() {
        let rest = &bytes[at..];
        let (open, text, close, kind) = match rest {
            [b'/', b'/', ..] => (0, until(rest, 0, b"\n"), 0, Kind::Comment),
            [b'/', b'*', ..] => (0, block(rest), 0, Kind::Comment),
            [b'"', ..] => (1, quoted(&rest[1..]), 1, Kind::Text),
            [b'r', next, ..] if (*next == b'"' || *next == b'#') && !word_before(bytes, at) => {
                let hashes = rest[1..].iter().take_while(|byte| **byte == b'#').count();
                if rest.get(1 + hashes) != Some(&b'"') {
                    at += 1;
                    continue;
                }
                let end = [b"\"".as_slice(), &rest[1..1 + hashes]].concat();
                (
                    2 + hashes,
                    until(&rest[2 + hashes..], 0, &end),
                    1 + hashes,
                    Kind::Text,
                )
            }
            [b'\'', ..] => {
                at += character(rest);
                continue;
            }
            _ => {
                at += 1;
                continue;
            }
        };
        push(Kind::Code, from, at + open);
        push(kind, at + open, at + open + text);
        from = at + open + text;
        at = (from + close).min(bytes.len());
    }
    push(Kind::Code, from, bytes.len());
    out
}

/// Whether the byte before is part of a word or of a byte prefix that is not raw (`br"` is, `for"` cannot be).
fn word_before(bytes: &[u8], at: usize) -> bool {
    let before = |back: usize| at.checked_sub(back).map(|at| bytes[at]);
    match before(1) {
        Some(b'b') => before(2).is_some_and(|byte| byte.is_ascii_alphanumeric() || byte == b'_'),
        Some(byte) => byte.is_ascii_alphanumeric() || byte == b'_',
        None => false,
    }
}

fn until(rest: &[u8], from: usize, end: &[u8]) -> usize {
    rest[from..]
        .windows(end.len())
        .position(|window| window == end)
        .map_or(rest.len(), |at| from + at)
}

fn block(rest: &[u8]) -> usize {
    let (mut depth, mut at) = (0, 0);
    while at + 1 < rest.len() {
        match &rest[at..at + 2] {
            b"/*" => (depth, at) = (depth + 1, at + 2),
            b"*/" => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
        if depth == 0 {
            return at;
        }
    }
    rest.len()
}

fn quoted(rest: &[u8]) -> usize {
    let mut at = 0;
    while at < rest.len() {
        match rest[at] {
            b'\\' => at += 2,
            b'"' => return at,
            _ => at += 1,
        }
    }
    rest.len()
}

/// How long a character literal is; a lifetime is one quote.
fn character(rest: &[u8]) -> usize {
    match rest {
        [_, b'\\', _, after @ ..] => 3 + until(after, 0, b"'") + 1,
        [_, first, ..] => {
            let width = match first {
                0..=0x7f => 1,
                0xc0..=0xdf => 2,
                0xe0..=0xef => 3,
                _ => 4,
            };
            if rest.get(1 + width) == Some(&b'\'') {
                2 + width
            } else {
                1
            }
        }
        _ => 1,
    }
}

/// A file before and after where its unit tests begin.
pub fn at_tests(source: &str) -> (&str, &str) {
    let start = source
        .match_indices("#[cfg(test)]\nmod ")
        .map(|(at, _)| at)
        .find(|at| {
            let opens = source[*at..]
                .lines()
                .nth(1)
                .is_some_and(|line| line.ends_with('{'));
            opens && (*at == 0 || source[..*at].ends_with('\n'))
        });
    source.split_at(start.unwrap_or(source.len()))
}

/// Whether a whole file is tests.
pub fn is_test(path: &str) -> bool {
    path.contains("/tests/") || path.ends_with("/tests.rs") || path.ends_with(".test.mjs")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(kind: Kind, source: &str) -> Vec<&str> {
        pieces(source)
            .into_iter()
            .filter(|piece| piece.kind == kind)
            .map(|piece| piece.text)
            .collect()
    }

    #[test]
    fn strings_code_and_comments_come_apart() {
        let source = "let a = \"x \\\" // no\"; // yes \"\nlet b = r#\"raw \" \"#; /* a /* b */ c */ let c = b\"z\";";
        assert_eq!(of(Kind::Text, source), ["x \\\" // no", "raw \" ", "z"]);
        assert_eq!(
            of(Kind::Comment, source),
            ["// yes \"", "/* a /* b */ c */"]
        );
        let whole: String = pieces(source).iter().map(|piece| piece.text).collect();
        assert_eq!(whole, source);
    }

    #[test]
    fn characters_and_lifetimes_open_no_string() {
        let source = "fn f<'a>(c: char) -> bool { c == '\"' || c == '\\'' || c == 'é' || c == '\\u{22}' } // end";
        assert_eq!(of(Kind::Text, source), [""; 0]);
        assert_eq!(of(Kind::Comment, source), ["// end"]);
    }

    #[test]
    fn pieces_know_their_line() {
        let found = pieces("a\n\"b\nc\"\n// d\n");
        let lines: Vec<_> = found.iter().map(|piece| piece.line).collect();
        assert_eq!(lines, [1, 2, 3, 4, 4]);
    }

    #[test]
    fn unit_tests_do_not_count() {
        assert_eq!(
            at_tests("a\n#[cfg(test)]\nmod tests {\n}\n"),
            ("a\n", "#[cfg(test)]\nmod tests {\n}\n")
        );
        assert_eq!(at_tests("a\n#[cfg(test)]\nmod tests;\n").1, "");
        assert!(is_test("crates/db/tests/it/main.rs") && is_test("crates/web/src/tests.rs"));
        assert!(!is_test("crates/testkit/src/lib.rs"));
    }
}

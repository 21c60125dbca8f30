//! Code over several lines, between ``` and ```, as people write it in Markdown and in chat.

/// A stretch of source: running text, or fenced code.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Part<'a> {
    Text(&'a str),
    Code { lang: Option<&'a str>, text: String },
}

/// Three or more backticks.
#[derive(Debug, Clone, Copy)]
struct Run {
    at: usize,
    len: usize,
    /// Only white space follows on its line.
    ends_line: bool,
    /// Only white space stands before it on its line.
    starts_line: bool,
    line: usize,
}

/// Longer runs count as this long: keeps the search for an end linear.
const LONGEST: usize = 16;

/// Cuts `source` into text and code. A fence opens anywhere and closes at the next run of at least as many backticks,
/// best one at the end of a line; what is never closed, or closed on its own line, is left to the text.
pub(crate) fn parts(source: &str) -> Vec<Part<'_>> {
    let runs = runs(source);
    let mut out = Vec::new();
    let (mut from, mut i) = (0, 0);
    let mut hopeless = Hopeless {
        at_line_end: LONGEST + 1,
        anywhere: LONGEST + 1,
    };
    while i < runs.len() {
        let next = runs.get(i + 1);
        if next.is_some_and(|next| next.line == runs[i].line) {
            i += 2;
            continue;
        }
        let closed = close(&runs, i, &mut hopeless);
        let code =
            closed.and_then(|close| code(source, runs[i], runs[close]).map(|code| (close, code)));
        let Some((close, code)) = code else {
            i = closed.map_or(i, |close| close) + 1;
            continue;
        };
        out.push(Part::Text(&source[from..runs[i].at]));
        out.push(code);
        from = runs[close].at + runs[close].len;
        i = close + 1;
    }
    out.push(Part::Text(&source[from..]));
    out
}

fn runs(source: &str) -> Vec<Run> {
    let mut out = Vec::new();
    for (line, (start, text)) in lines(source).enumerate() {
        let mut at = 0;
        while let Some(found) = text[at..].find("```") {
            let begin = at + found;
            let len = text[begin..].bytes().take_while(|b| *b == b'`').count();
            at = begin + len;
            let ends_line = text[at..].trim_start().is_empty();
            // Only the first run of a line can start it; looking back from each would be quadratic.
            let starts_line = out.last().is_none_or(|run: &Run| run.line != line)
                && text[..begin].trim().is_empty();
            out.push(Run {
                at: start + begin,
                len,
                ends_line,
                starts_line,
                line,
            });
        }
    }
    out
}

fn lines(source: &str) -> impl Iterator<Item = (usize, &str)> {
    source.split_inclusive('\n').scan(0, |at, line| {
        let start = *at;
        *at += line.len();
        Some((start, line))
    })
}

/// From which length on a search has already found no end.
struct Hopeless {
    at_line_end: usize,
    anywhere: usize,
}

fn close(runs: &[Run], open: usize, hopeless: &mut Hopeless) -> Option<usize> {
    let len = runs[open].len.min(LONGEST);
    let later = |wanted: &dyn Fn(&Run) -> bool| {
        (open + 1..runs.len()).find(|i| runs[*i].len >= len && wanted(&runs[*i]))
    };
    if len < hopeless.at_line_end {
        match later(&|run| run.ends_line) {
            Some(close) => return Some(close),
            None => hopeless.at_line_end = len,
        }
    }
    if len < hopeless.anywhere {
        match later(&|_| true) {
            Some(close) => return Some(close),
            None => hopeless.anywhere = len,
        }
    }
    None
}

/// The code between two runs, or nothing if there is none.
fn code(source: &str, open: Run, close: Run) -> Option<Part<'_>> {
    let inside = &source[open.at + open.len..close.at];
    let (first, rest) = inside.split_once('\n')?;
    let word = first.trim();
    let (lang, body) = if word.is_empty() {
        (None, rest)
    } else if open.starts_line && close.starts_line && is_lang(word) {
        (Some(word), rest)
    } else {
        (None, inside)
    };
    let line = source[..open.at].rfind('\n').map_or(0, |i| i + 1);
    let indent = if open.starts_line { open.at - line } else { 0 };
    let body = if close.starts_line {
        body.trim_end_matches([' ', '\t'])
    } else {
        body
    };
    let body = body.strip_suffix('\n').unwrap_or(body);
    let text: Vec<&str> = body.split('\n').map(|line| outdent(line, indent)).collect();
    let text = text.join("\n");
    (!text.trim().is_empty()).then_some(Part::Code { lang, text })
}

fn is_lang(word: &str) -> bool {
    const MAX: usize = 20;
    word.len() <= MAX
        && word.starts_with(|c: char| c.is_ascii_alphanumeric())
        && word
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'#' | b'.' | b'_'))
}

fn outdent(line: &str, most: usize) -> &str {
    let n = line
        .bytes()
        .take(most)
        .take_while(|b| matches!(b, b' ' | b'\t'))
        .count();
    &line[n..]
}

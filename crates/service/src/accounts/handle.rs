//! A handle for someone who has only said their name.

use store::Conn;

use crate::Answer;

/// Characters of a suggestion, which leaves room for a number behind it.
const CHARS: usize = 24;

/// Suggests handles for a name, the best first: `ann`, `ann.devries`. They may be taken.
pub fn suggest(name: &str) -> Vec<String> {
    let words: Vec<String> = name
        .split_whitespace()
        .map(plain)
        .filter(|w| !w.is_empty())
        .collect();
    let mut all: Vec<String> = Vec::new();
    if let Some((first, rest)) = words.split_first() {
        all.push(shortened(first));
        if !rest.is_empty() {
            all.push(shortened(&format!("{first}.{}", rest.concat())));
        }
    }
    all.retain(|handle| text::handle_valid(handle).is_ok());
    all
}

/// A suggestion nobody has yet.
pub(crate) fn free(c: &mut Conn, name: &str) -> Answer<String> {
    let suggestions = suggest(name);
    for handle in &suggestions {
        if store::accounts::find_by_handle(c, handle)?.is_none() {
            return Ok(handle.clone());
        }
    }
    let base = suggestions
        .into_iter()
        .next()
        .unwrap_or("colleague".to_owned());
    let mut n = 2_u64;
    loop {
        let handle = format!("{base}{n}");
        if store::accounts::find_by_handle(c, &handle)?.is_none() {
            return Ok(handle);
        }
        n += 1;
    }
}

/// What stays of a word in plain letters.
fn plain(word: &str) -> String {
    let mut out = String::new();
    for c in word.to_lowercase().chars() {
        match c {
            'æ' => out.push_str("ae"),
            'ø' => out.push_str("oe"),
            'å' => out.push_str("aa"),
            'ß' => out.push_str("ss"),
            'œ' => out.push_str("oe"),
            c if c.is_ascii_alphanumeric() => out.push(c),
            c => out.extend(
                text::key(&c.to_string())
                    .chars()
                    .filter(char::is_ascii_alphanumeric),
            ),
        }
    }
    out
}

fn shortened(handle: &str) -> String {
    handle.chars().take(CHARS).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn suggests_what_people_would_choose() {
        assert_eq!(suggest("Ann de Vries"), ["ann", "ann.devries"]);
        assert_eq!(suggest("Søren Ærø"), ["soeren", "soeren.aeroe"]);
        assert_eq!(suggest("Niccolò D'Amico"), ["niccolo", "niccolo.damico"]);
        assert_eq!(suggest("王"), Vec::<String>::new());
        assert_eq!(suggest("  "), Vec::<String>::new());
    }
}

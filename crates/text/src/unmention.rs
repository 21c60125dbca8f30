//! Taking someone's name out of what others wrote.

use crate::handle::allowed;
use crate::key;

/// `source` with every `@handle` of `handle` (in any case and accent) written as `instead`, without the sign.
pub fn unmention(source: &str, handle: &str, instead: &str) -> String {
    let wanted = key(handle);
    let mut out = String::with_capacity(source.len());
    let mut rest = source;
    while let Some(at) = rest.find('@') {
        let (before, after) = (&rest[..at], &rest[at + 1..]);
        out.push_str(before);
        let end = after.find(|c| !allowed(c)).unwrap_or(after.len());
        // A sentence may end behind a name.
        let name = after[..end].trim_end_matches(['.', '-']);
        let inside = before
            .chars()
            .next_back()
            .is_some_and(char::is_alphanumeric);
        if !inside && !name.is_empty() && key(name) == wanted {
            out.push_str(instead);
            rest = &after[name.len()..];
        } else {
            out.push('@');
            rest = after;
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_names_go() {
        let said = |source| unmention(source, "Ben", "someone");
        assert_eq!(said("@ben, ask @BEN."), "someone, ask someone.");
        assert_eq!(
            said("@benny and ben@acme.example stay, @ann too"),
            "@benny and ben@acme.example stay, @ann too"
        );
        assert_eq!(said("(@ben) @@ben @"), "(someone) @someone @");
        assert_eq!(said("é@ben ☕@ben"), "é@ben ☕someone");
        assert_eq!(said(""), "");
    }
}

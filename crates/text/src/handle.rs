//! What may be a handle.

use crate::key;

/// How long a handle may be.
pub const HANDLE_MAX: usize = 30;

/// Names that are addresses of our own, or that could be taken for the house speaking.
const RESERVED: &str = "\
    about access account accounts admin administrator all api appearance assets auth blocks bookmarks bot cards \
    channel conversations corner demo directory docs drafts edit emoji events everybody everyone explore export \
    favicon.ico favourites feed files filters first-run followers following group groups guide health help here \
    home import inbox index install invite invites join lang legal lists live login logout manifest.json me media \
    members memo memos mentions messages metrics moderator mutes new news nobody noreply notes notifications oauth \
    offline outbox owner passkeys people policy polls postmaster posts privacy profile profiles public quotes \
    register reset robots.txt root rules scheduled search security security.txt session sessions settings setup \
    shortcuts sign-in sign-up signin signup static status statuses stream streaming support sw.js system tag tags \
    team terms timelines undo unit units user users webmaster welcome well-known word-filters";

/// Ends of names by which apps call groups and units: `garden-club-group`, `roastery-unit`.
pub const PLACE_ENDS: [&str; 2] = ["-group", "-unit"];

/// Why a handle cannot be one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HandleProblem {
    /// Nothing was given.
    Empty,
    /// More than [`HANDLE_MAX`] characters.
    TooLong,
    /// This character is none of `A-Z a-z 0-9 _ . -`.
    Character(char),
    /// It starts or ends with a dot or a hyphen.
    Edge,
    /// It is the name of a page, of the house, or as of a group or unit.
    Reserved,
}

/// Whether `handle` (without its `@`) may be given to someone; whether it is still free is not known here.
pub fn handle_valid(handle: &str) -> Result<(), HandleProblem> {
    if handle.is_empty() {
        return Err(HandleProblem::Empty);
    }
    if let Some(c) = handle.chars().find(|c| !allowed(*c)) {
        return Err(HandleProblem::Character(c));
    }
    if handle.len() > HANDLE_MAX {
        return Err(HandleProblem::TooLong);
    }
    if handle.starts_with(['.', '-']) || handle.ends_with(['.', '-']) {
        return Err(HandleProblem::Edge);
    }
    let key = key(handle);
    let place = PLACE_ENDS.iter().any(|end| key.ends_with(end));
    if place || RESERVED.split_whitespace().any(|name| name == key) {
        return Err(HandleProblem::Reserved);
    }
    Ok(())
}

/// Whether `c` may stand inside a handle.
pub(crate) fn allowed(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_why() {
        use HandleProblem::*;
        for (handle, want) in [
            ("ann", Ok(())),
            ("Ann.de_Vries-2", Ok(())),
            ("_", Ok(())),
            ("a", Ok(())),
            (&"x".repeat(30), Ok(())),
            ("garden-Group", Err(Reserved)),
            ("a-unit", Err(Reserved)),
            ("", Err(Empty)),
            (&"x".repeat(31), Err(TooLong)),
            ("ann b", Err(Character(' '))),
            ("søren", Err(Character('ø'))),
            ("@ann", Err(Character('@'))),
            (".ann", Err(Edge)),
            ("ann-", Err(Edge)),
            ("Admin", Err(Reserved)),
            ("sign-in", Err(Reserved)),
            ("adminton", Ok(())),
        ] {
            assert_eq!(handle_valid(handle), want, "{handle}");
        }
    }
}

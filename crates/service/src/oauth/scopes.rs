//! What an app may do, by name.

use std::fmt;

/// Scopes that hold others.
const WHOLE: [&str; 2] = ["read", "write"];
const READ: [&str; 11] = [
    "accounts",
    "blocks",
    "bookmarks",
    "favourites",
    "filters",
    "follows",
    "lists",
    "mutes",
    "notifications",
    "search",
    "statuses",
];
const WRITE: [&str; 14] = [
    "accounts",
    "blocks",
    "bookmarks",
    "conversations",
    "favourites",
    "filters",
    "follows",
    "lists",
    "media",
    "mutes",
    "notifications",
    "reports",
    "statuses",
    "collections",
];
const ADMIN: [&str; 7] = [
    "accounts",
    "reports",
    "domain_allows",
    "domain_blocks",
    "ip_blocks",
    "email_domain_blocks",
    "canonical_email_blocks",
];
/// What `follow` holds.
const FOLLOW: [&str; 6] = [
    "read:blocks",
    "read:follows",
    "read:mutes",
    "write:blocks",
    "write:follows",
    "write:mutes",
];

/// A set of scopes, in the order asked.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Scopes(Vec<String>);

impl Scopes {
    /// From names separated by blanks; none is `read`. `None` when one of them is unknown.
    pub fn parse(text: &str) -> Option<Self> {
        let mut names: Vec<String> = Vec::new();
        for name in text.split_whitespace() {
            if !Self::all().iter().any(|known| known == name) {
                return None;
            }
            if !names.iter().any(|n| n == name) {
                names.push(name.to_owned());
            }
        }
        if names.is_empty() {
            names.push("read".to_owned());
        }
        Some(Self(names))
    }

    /// As stored: what is not known any more is left out.
    pub(crate) fn stored(text: &str) -> Self {
        Self(text.split_whitespace().map(str::to_owned).collect())
    }

    /// Every scope there is.
    pub fn all() -> Vec<String> {
        let mut all: Vec<String> = ["read", "write", "follow", "push", "profile"]
            .map(str::to_owned)
            .to_vec();
        all.extend(WRITE.iter().map(|name| format!("write:{name}")));
        all.extend(READ.iter().map(|name| format!("read:{name}")));
        all.push("read:collections".to_owned());
        for side in ["admin:read", "admin:write"] {
            all.push(side.to_owned());
            all.extend(ADMIN.iter().map(|name| format!("{side}:{name}")));
        }
        all
    }

    /// Whether they allow what needs `scope`.
    pub fn allow(&self, scope: &str) -> bool {
        let whole = scope.rsplit_once(':').map_or("", |(whole, _)| whole);
        self.0.iter().any(|mine| {
            mine == scope
                || (mine == whole && (WHOLE.contains(&whole) || whole.starts_with("admin:")))
                || (mine == "follow" && FOLLOW.contains(&scope))
        })
    }

    /// Whether every one of `asked` is allowed by these.
    pub fn cover(&self, asked: &Self) -> bool {
        asked.0.iter().all(|scope| self.allow(scope))
    }

    /// Their names.
    pub fn names(&self) -> &[String] {
        &self.0
    }
}

impl fmt::Display for Scopes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.join(" "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Scopes {
        Scopes::parse(text).unwrap()
    }

    #[test]
    fn a_whole_holds_its_parts_and_nothing_else() {
        assert!(of("read").allow("read:statuses") && of("read").allow("read"));
        assert!(!of("read").allow("write:statuses") && !of("read").allow("admin:read"));
        assert!(!of("read:statuses").allow("read") && !of("read:statuses").allow("read:lists"));
        assert!(of("follow").allow("write:mutes") && !of("follow").allow("write:statuses"));
        assert!(of("admin:read").allow("admin:read:accounts") && !of("read").allow("push"));
        assert!(!of("admin:read").allow("admin:write:accounts") && !of("write").allow("profile"));
    }

    #[test]
    fn unknown_scopes_are_refused_and_none_means_read() {
        assert_eq!(of("").to_string(), "read");
        assert_eq!(of("read  write\nread").to_string(), "read write");
        for unknown in ["admin", "read:everything", "Read", "write:search"] {
            assert_eq!(Scopes::parse(unknown), None, "{unknown}");
        }
        assert!(of("read write").cover(&of("read:lists write")));
        assert!(!of("read").cover(&of("read push")));
    }
}

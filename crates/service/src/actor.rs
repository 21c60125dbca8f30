//! Who acts, and through which door.

use model::{AccountId, Role};

/// The way a request came in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Door {
    /// The web app.
    Web,
    /// An app, by the client API.
    Api,
    /// The command line, on the machine itself.
    Cli,
    /// An importer or the demo.
    Import,
    /// Work that Corner does by itself.
    Work,
}

impl Door {
    /// Its name in the audit log; never changes.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Web => "web",
            Self::Api => "api",
            Self::Cli => "cli",
            Self::Import => "import",
            Self::Work => "work",
        }
    }
}

/// Who acts. Passed to every operation; there is no ambient user.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Actor {
    /// The account.
    pub id: AccountId,
    /// What it may do.
    pub role: Role,
    /// How it came in.
    pub door: Door,
}

impl Actor {
    /// `Ok` when the actor's role is at least `role`.
    pub fn must_be(&self, role: Role) -> Result<(), crate::Refusal> {
        if self.role >= role {
            Ok(())
        } else {
            Err(crate::Refusal::Forbidden)
        }
    }
}

//! Why an app is not given what it asks for, in the words of the protocol.

use std::fmt;

use crate::Refusal;

/// Why not.
#[derive(Debug)]
pub enum Fault {
    /// The app is unknown, or its secret is wrong.
    Client,
    /// Something needed is missing or malformed.
    Request,
    /// The code is wrong, used, too old, or of someone else; or its proof is wrong.
    Grant,
    /// More than the app registered for, or no scope at all.
    Scope,
    /// Sent back to where the app did not say it lives.
    Redirect,
    /// A way to a token that is not offered.
    GrantType,
    /// The token is another app's.
    NotYours,
    /// Anything else.
    Refused(Refusal),
}

impl Fault {
    /// Its word in the protocol.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Client => "invalid_client",
            Self::Request => "invalid_request",
            Self::Grant => "invalid_grant",
            Self::Scope => "invalid_scope",
            Self::Redirect => "invalid_redirect_uri",
            Self::GrantType => "unsupported_grant_type",
            Self::NotYours => "unauthorized_client",
            Self::Refused(_) => "server_error",
        }
    }
}

impl From<Refusal> for Fault {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<db::Error> for Fault {
    fn from(error: db::Error) -> Self {
        Self::Refused(error.into())
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

impl std::error::Error for Fault {}

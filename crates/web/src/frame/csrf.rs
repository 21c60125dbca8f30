//! That a form was ours: a token in it that only our pages know, and the browser's word on where it comes from.
//!
//! Signed-in people have their token in the session; others get one in a signed cookie. In pages a token is written
//! differently every time, because packed pages would otherwise tell it bit by bit to one who watches their size.

use axum::http::header::{HOST, ORIGIN};
use axum::http::{HeaderMap, HeaderName};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use subtle::ConstantTimeEq;

use super::app::{App, FormKey};

/// Name of the field in forms.
pub const FIELD: &str = "csrf";
/// Name of the header from scripts.
pub const HEADER: HeaderName = HeaderName::from_static("x-csrf");
const SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

const LEN: usize = 32;

/// The secret of a session or of a cookie.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Token([u8; LEN]);

impl std::fmt::Debug for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Token")
    }
}

impl Token {
    /// A new one.
    pub(super) fn new() -> Self {
        Self(rand::random())
    }

    /// From the text kept in a session.
    pub(crate) fn from_session(text: &str) -> Self {
        Self::decode(text).unwrap_or_else(Self::new)
    }

    fn decode(text: &str) -> Option<Self> {
        let bytes = URL_SAFE_NO_PAD.decode(text).ok()?;
        bytes.try_into().ok().map(Self)
    }

    /// From the cookie, if we signed it.
    pub(super) fn from_cookie(cookie: &str, key: &FormKey) -> Option<Self> {
        let (token, mark) = cookie.split_once('.')?;
        let (token, mark) = (Self::decode(token)?, URL_SAFE_NO_PAD.decode(mark).ok()?);
        token.signer(key)?.verify_slice(&mark).ok().map(|()| token)
    }

    /// For the cookie, signed.
    pub(super) fn to_cookie(self, key: &FormKey) -> Option<String> {
        let mark = self.signer(key)?.finalize().into_bytes();
        let (token, mark) = (URL_SAFE_NO_PAD.encode(self.0), URL_SAFE_NO_PAD.encode(mark));
        Some(format!("{token}.{mark}"))
    }

    fn signer(self, key: &FormKey) -> Option<Hmac<Sha256>> {
        let mut signer = Hmac::<Sha256>::new_from_slice(&key.0).ok()?;
        signer.update(&self.0);
        Some(signer)
    }

    /// For a page: other letters every time, the same meaning.
    pub fn masked(self) -> String {
        let mask: [u8; LEN] = rand::random();
        let mut both = mask.to_vec();
        both.extend(self.0.iter().zip(mask).map(|(a, b)| a ^ b));
        URL_SAFE_NO_PAD.encode(both)
    }

    /// Whether `sent` came from a page of ours.
    pub(super) fn matches(self, sent: &str) -> bool {
        let Ok(both) = URL_SAFE_NO_PAD.decode(sent) else {
            return false;
        };
        if both.len() != 2 * LEN {
            return false;
        }
        let (mask, hidden) = both.split_at(LEN);
        let plain: Vec<u8> = hidden.iter().zip(mask).map(|(a, b)| a ^ b).collect();
        plain.ct_eq(&self.0).into()
    }
}

/// What the browser says about where a request comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Origin {
    /// From a page of ours.
    Ours,
    /// From elsewhere.
    Foreign,
    /// It does not say.
    Silent,
}

/// Where the request comes from.
pub(super) fn origin(headers: &HeaderMap, app: &App) -> Origin {
    let text = |name: &HeaderName| headers.get(name).and_then(|v| v.to_str().ok());
    match text(&SITE) {
        Some("same-origin") => return Origin::Ours,
        // The person typed the address or opened a bookmark: no page sent it.
        None | Some("none") => {}
        Some(_) => return Origin::Foreign,
    }
    let Some(origin) = text(&ORIGIN) else {
        return Origin::Silent;
    };
    let host = origin.split_once("://").map(|(_, host)| host);
    if origin == app.ctx.base_url() || (host.is_some() && host == text(&HOST)) {
        Origin::Ours
    } else {
        Origin::Foreign
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_masked_token_matches_only_its_own() {
        let (mine, other) = (Token::new(), Token::new());
        let (first, second) = (mine.masked(), mine.masked());
        assert_ne!(first, second);
        assert!(mine.matches(&first) && mine.matches(&second));
        assert!(!other.matches(&first));
        let short = URL_SAFE_NO_PAD.encode(mine.0);
        for wrong in ["", "x", "====", &first[1..], &short] {
            assert!(!mine.matches(wrong));
        }
    }

    #[test]
    fn a_cookie_that_we_did_not_sign_is_none() {
        let (key, stranger, token) = (FormKey([1; 32]), FormKey([2; 32]), Token::new());
        let cookie = token.to_cookie(&key).unwrap();
        assert_eq!(Token::from_cookie(&cookie, &key), Some(token));
        assert_eq!(Token::from_cookie(&cookie, &stranger), None);
        assert_eq!(Token::from_cookie("x.y", &key), None);
        assert_eq!(Token::from_cookie("", &key), None);
    }
}

//! Cookies: read, set, forget. On https all of them are bound to this host (`__Host-`).

use axum::http::header::{COOKIE, SET_COOKIE};
use axum::http::{HeaderMap, HeaderValue};

/// The session's secret.
pub(crate) const SESSION: &str = "corner";
/// Binds the forms of people who have no session.
pub(crate) const FORM: &str = "corner-form";
/// What to say on the next page.
pub(crate) const FLASH: &str = "corner-flash";

fn full(name: &str, secure: bool) -> String {
    if secure {
        format!("__Host-{name}")
    } else {
        name.to_owned()
    }
}

/// The value of a cookie.
pub(crate) fn get<'h>(headers: &'h HeaderMap, name: &str, secure: bool) -> Option<&'h str> {
    let name = full(name, secure);
    headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|line| line.to_str().ok())
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(key, _)| *key == name)
        .map(|(_, value)| value)
}

/// Sets a cookie for `seconds`; 0 forgets it.
pub(crate) fn set(
    headers: &mut HeaderMap,
    (name, value): (&str, &str),
    seconds: i64,
    secure: bool,
) {
    let name = full(name, secure);
    let bound = if secure { "; Secure" } else { "" };
    let line = format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={seconds}{bound}");
    if let Ok(line) = HeaderValue::try_from(line) {
        headers.append(SET_COOKIE, line);
    }
}

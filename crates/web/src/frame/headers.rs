//! What every answer says besides itself.

use axum::http::header::{
    CONTENT_SECURITY_POLICY, HeaderName, REFERRER_POLICY, STRICT_TRANSPORT_SECURITY,
    X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use axum::http::{HeaderMap, HeaderValue, Uri};

/// Nothing but what comes from here; no script or style within a page; no frame around it.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; \
connect-src 'self'; font-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; \
frame-ancestors 'none'; base-uri 'none'";
const PERMISSIONS: &str = "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), \
microphone=(), midi=(), payment=(), usb=(), browsing-topics=()";
const TWO_YEARS: &str = "max-age=63072000";

const MAX_URI: usize = 8 * 1024;
const MAX_HEADERS: usize = 32 * 1024;

/// Adds what protects the reader.
pub(super) fn protect(headers: &mut HeaderMap, secure: bool) {
    let mut say = |name: HeaderName, value: &'static str| {
        headers
            .entry(name)
            .or_insert(HeaderValue::from_static(value));
    };
    say(CONTENT_SECURITY_POLICY, POLICY);
    say(X_CONTENT_TYPE_OPTIONS, "nosniff");
    say(X_FRAME_OPTIONS, "DENY");
    say(REFERRER_POLICY, "same-origin");
    say(
        HeaderName::from_static("cross-origin-opener-policy"),
        "same-origin",
    );
    say(
        HeaderName::from_static("cross-origin-resource-policy"),
        "same-origin",
    );
    say(HeaderName::from_static("permissions-policy"), PERMISSIONS);
    if secure {
        say(STRICT_TRANSPORT_SECURITY, TWO_YEARS);
    }
}

/// Whether address and headers are longer than any browser of ours makes them.
pub(super) fn too_long(uri: &Uri, headers: &HeaderMap) -> bool {
    let path = uri.path_and_query().map_or(0, |p| p.as_str().len());
    let rest: usize = headers
        .iter()
        .map(|(name, value)| name.as_str().len() + value.len())
        .sum();
    path > MAX_URI || rest > MAX_HEADERS
}

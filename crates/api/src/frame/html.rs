//! Our HTML as clients expect it: whole addresses, and the classes by which they know names and tags.

use crate::Api;

/// Text in HTML.
pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

/// Addresses of ours get our name in front. The HTML is what `text` made, so these forms are the only ones.
pub fn absolute(api: &Api, html: &str) -> String {
    if !html.contains("<a href=\"/") {
        return html.to_owned();
    }
    let base = api.ctx.base_url();
    html.replace("<a href=\"/", &format!("<a href=\"{base}/"))
        .replace("class=\"mention\"", "class=\"u-url mention\"")
        .replace("class=\"hashtag\"", "class=\"mention hashtag\"")
}

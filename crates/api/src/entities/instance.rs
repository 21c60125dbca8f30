//! The organisation, as an app needs to know it before anyone has signed in.

use serde_json::{Value, json};
use service::media::Limits;
use service::organisation::LOCALES;
use service::policy::limit;

use crate::Api;

/// The version of Mastodon whose methods are served, and our own.
pub const VERSION: &str = concat!("4.5.0 (compatible; Corner ", env!("CARGO_PKG_VERSION"), ")");
/// Mastodon's number for that set of methods.
const METHODS: i64 = 7;

fn mime_types() -> Value {
    json!([
        "image/jpeg",
        "image/png",
        "image/gif",
        "image/webp",
        "image/avif"
    ])
}

fn media() -> Value {
    let limits = Limits::default();
    json!({
        "description_limit": limit::DESCRIPTION_CHARS,
        "supported_mime_types": mime_types(),
        "image_size_limit": limits.max_bytes,
        "image_matrix_limit": limits.max_pixels,
        "video_size_limit": 0,
        "video_frame_rate_limit": 0,
        "video_matrix_limit": 0,
    })
}

fn statuses(api: &Api) -> Value {
    json!({
        "max_characters": api.ctx.organisation().post_limit,
        "max_media_attachments": limit::MEDIA,
        "characters_reserved_per_url": 23,
    })
}

fn accounts() -> Value {
    json!({
        "max_display_name_length": service::accounts::NAME_CHARS,
        "max_note_length": limit::ABOUT_CHARS,
        "max_featured_tags": 10,
        "max_pinned_statuses": limit::PINS,
        "max_profile_fields": limit::LINKS,
        "profile_field_name_limit": limit::LINK_LABEL_CHARS,
        "profile_field_value_limit": limit::LINK_BYTES,
    })
}

fn polls() -> Value {
    json!({
        "max_options": limit::POLL_OPTIONS.end(),
        "max_characters_per_option": limit::POLL_OPTION_CHARS,
        "min_expiration": limit::POLL_SECONDS.start(),
        "max_expiration": limit::POLL_SECONDS.end(),
    })
}

fn streaming(api: &Api) -> String {
    let base = api.ctx.base_url();
    base.strip_prefix("http")
        .map_or_else(|| base.to_owned(), |rest| format!("ws{rest}"))
}

fn title(api: &Api) -> String {
    let name = api.ctx.organisation().name.clone();
    if name.is_empty() {
        "Corner".to_owned()
    } else {
        name
    }
}

/// A house rule, in the language it was written in.
pub fn rule(rule: &service::rules::Rule) -> Value {
    json!({ "id": rule.id.to_string(), "text": rule.title, "hint": rule.about, "translations": {} })
}

/// As since Mastodon 4.0.
pub fn v2(api: &Api, rules: &[Value]) -> Value {
    let picture = api.url("/api/faces/header");
    json!({
        "domain": api.domain(),
        "title": title(api),
        "version": VERSION,
        // There is no public address of the source; the page says what runs here.
        "source_url": api.url("/about"),
        "description": "",
        "usage": { "users": { "active_month": 0 } },
        "thumbnail": { "url": picture, "description": "" },
        "icon": [{ "src": api.url("/favicon.ico"), "size": "192x192" }],
        "languages": LOCALES,
        "configuration": {
            "urls": { "streaming": streaming(api), "status": null, "about": api.url("/about"), "privacy_policy": null, "terms_of_service": null },
            "vapid": { "public_key": api.vapid() },
            "accounts": accounts(),
            "statuses": statuses(api),
            "media_attachments": media(),
            "polls": polls(),
            "translation": { "enabled": false },
            "timelines_access": {
                "live_feeds": { "local": "authenticated", "remote": "disabled" },
                "hashtag_feeds": { "local": "authenticated", "remote": "disabled" },
                // What is not there is in no feed; Mastodon has no word for that.
                "trending_link_feeds": { "local": "authenticated", "remote": "disabled" },
            },
            "limited_federation": true,
        },
        "registrations": { "enabled": false, "approval_required": false, "reason_required": false, "message": null, "min_age": null, "url": null },
        "api_versions": { "mastodon": METHODS },
        "contact": { "email": "", "account": null },
        "rules": rules,
    })
}

/// As before that.
pub fn v1(api: &Api, rules: &[Value]) -> Value {
    json!({
        "uri": api.domain(),
        "title": title(api),
        "short_description": "",
        "description": "",
        "email": "",
        "version": VERSION,
        "urls": { "streaming_api": streaming(api) },
        "stats": { "user_count": 0, "status_count": 0, "domain_count": 0 },
        "thumbnail": api.url("/api/faces/header"),
        "languages": LOCALES,
        "registrations": false,
        "approval_required": false,
        "invites_enabled": false,
        "configuration": {
            "accounts": accounts(),
            "statuses": statuses(api),
            "media_attachments": media(),
            "polls": polls(),
        },
        "contact_account": null,
        "rules": rules,
    })
}

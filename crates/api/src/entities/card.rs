//! Previews of linked pages.

use serde::Serialize;
use service::views::CardView;

use super::account::Empty;
use super::picture::image;
use crate::{Api, Caller};

/// A preview.
#[derive(Debug, Clone, Serialize)]
pub struct PreviewCard {
    url: String,
    title: String,
    description: String,
    language: Option<String>,
    #[serde(rename = "type")]
    kind: &'static str,
    author_name: &'static str,
    author_url: &'static str,
    authors: Empty,
    provider_name: String,
    provider_url: &'static str,
    html: &'static str,
    width: i64,
    height: i64,
    image: Option<String>,
    image_description: &'static str,
    embed_url: &'static str,
    blurhash: Option<String>,
    published_at: Option<String>,
}

impl PreviewCard {
    /// As a client shows it.
    pub fn new(api: &Api, caller: &Caller, card: &CardView) -> Self {
        Self {
            url: card.url.clone(),
            title: card.title.clone(),
            description: card.description.clone(),
            language: None,
            kind: "link",
            author_name: "",
            author_url: "",
            authors: [],
            provider_name: card.site.clone(),
            provider_url: "",
            html: "",
            width: 0,
            height: 0,
            image: card.media_id.map(|id| image(api, caller, id, "original")),
            image_description: "",
            embed_url: "",
            blurhash: None,
            published_at: None,
        }
    }
}

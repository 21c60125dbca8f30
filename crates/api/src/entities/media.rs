//! Images.

use serde::Serialize;
use service::views::MediaView;

use super::picture::image;
use crate::{Api, Caller};

/// The longer side of the small copy.
const SMALL: i64 = 640;

/// An image.
#[derive(Debug, Clone, Serialize)]
pub struct MediaAttachment {
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    url: String,
    preview_url: String,
    remote_url: Option<String>,
    preview_remote_url: Option<String>,
    meta: Meta,
    description: Option<String>,
    blurhash: Option<String>,
}

#[derive(Debug, Clone, Serialize)]
struct Meta {
    original: Size,
    small: Size,
    focus: Focus,
}

#[derive(Debug, Clone, Serialize)]
struct Focus {
    x: f64,
    y: f64,
}

#[derive(Debug, Clone, Serialize)]
struct Size {
    width: i64,
    height: i64,
    size: String,
    aspect: f64,
}

impl Size {
    fn new(width: i64, height: i64) -> Self {
        let (width, height) = (width.max(1), height.max(1));
        Self {
            width,
            height,
            size: format!("{width}x{height}"),
            aspect: width as f64 / height as f64,
        }
    }

    fn within(width: i64, height: i64, side: i64) -> Self {
        let longer = width.max(height).max(1);
        if longer <= side {
            return Self::new(width, height);
        }
        Self::new(width * side / longer, height * side / longer)
    }
}

impl MediaAttachment {
    /// As a client fetches it.
    pub fn new(api: &Api, caller: &Caller, m: &MediaView) -> Self {
        Self {
            id: m.id.to_string(),
            kind: "image",
            url: image(api, caller, m.id, "original"),
            preview_url: image(api, caller, m.id, "small"),
            remote_url: None,
            preview_remote_url: None,
            meta: Meta {
                original: Size::new(m.width, m.height),
                small: Size::within(m.width, m.height, SMALL),
                focus: Focus { x: 0.0, y: 0.0 },
            },
            description: Some(m.description.clone()).filter(|d| !d.is_empty()),
            blurhash: Some(m.blurhash.clone()).filter(|b| !b.is_empty()),
        }
    }
}

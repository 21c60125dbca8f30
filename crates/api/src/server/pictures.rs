//! Pictures: of posts and faces by their marked address, and drawn ones for those who have none.

use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use image::{ImageFormat, Rgb, RgbImage};
use model::{MediaId, TokenId};
use service::media::{self, Size};
use service::oauth;

use crate::{Answer, Api, Error, Id};

/// How many different faces are drawn.
pub const KINDS: u8 = 48;
/// Side of a drawn face.
const SIDE: u32 = 400;
/// Its colours, soft ones on which a light pattern can be seen.
const COLOURS: [[u8; 3]; 8] = [
    [0xb4, 0x53, 0x2a],
    [0x2f, 0x6f, 0x73],
    [0x7a, 0x4e, 0x8a],
    [0x3f, 0x6b, 0x3a],
    [0x2d, 0x5d, 0x9f],
    [0x9c, 0x3d, 0x54],
    [0x6b, 0x5b, 0x2e],
    [0x4a, 0x4f, 0x63],
];
/// Patterns: five rows of five, the right side as the left one.
const PATTERNS: [[u8; 5]; 6] = [
    [0b010, 0b111, 0b101, 0b111, 0b010],
    [0b110, 0b011, 0b101, 0b011, 0b110],
    [0b001, 0b011, 0b111, 0b110, 0b001],
    [0b101, 0b010, 0b111, 0b010, 0b101],
    [0b011, 0b110, 0b001, 0b110, 0b011],
    [0b111, 0b001, 0b110, 0b101, 0b011],
];

/// An image, to who has the mark for it and may see it.
pub(super) async fn image(
    State(api): State<Api>,
    Id((token, id, size, mark)): Id<(TokenId, MediaId, String, String)>,
) -> Answer {
    let size = match size.as_str() {
        "original" => Size::Large,
        "small" => Size::Small,
        _ => return Err(Error::NotFound),
    };
    let actor = oauth::marked(&api.ctx, api.media_key(), token, id, &mark).await?;
    let picture = media::read(&api.ctx, actor, id, size).await?;
    let headers = [
        (CONTENT_TYPE, picture.mime),
        (CACHE_CONTROL, "private, max-age=31536000, immutable"),
    ];
    Ok((headers, picture.bytes).into_response())
}

/// A drawn face: the same for everyone who has this number, and telling nothing of them.
pub(super) async fn face(Id(kind): Id<String>) -> Answer {
    let drawn = if kind == "header" {
        RgbImage::from_fn(600, 200, |x, y| {
            let light = (x / 6 + y / 4) as u8;
            Rgb([0xb4 - light / 3, 0x53 + light / 4, 0x2a + light / 3])
        })
    } else {
        let kind: u8 = kind.parse().map_err(|_| Error::NotFound)?;
        if kind >= KINDS {
            return Err(Error::NotFound);
        }
        draw(kind)
    };
    png(&drawn)
}

fn draw(kind: u8) -> RgbImage {
    let colour = COLOURS[usize::from(kind) % COLOURS.len()];
    let pattern = PATTERNS[usize::from(kind) / COLOURS.len() % PATTERNS.len()];
    let (cell, edge) = (SIDE / 7, SIDE / 7);
    RgbImage::from_fn(SIDE, SIDE, |x, y| {
        let inside = |n: u32| n >= edge && n < edge + 5 * cell;
        let on = inside(x) && inside(y) && {
            let (column, row) = ((x - edge) / cell, (y - edge) / cell);
            let column = if column > 2 { 4 - column } else { column };
            pattern[row as usize] & (1 << column) != 0
        };
        Rgb(if on { [0xf6, 0xf3, 0xef] } else { colour })
    })
}

fn png(picture: &RgbImage) -> Answer {
    let mut bytes = std::io::Cursor::new(Vec::new());
    picture
        .write_to(&mut bytes, ImageFormat::Png)
        .map_err(|error| {
            tracing::error!(%error, "a picture could not be drawn");
            Error::Broken
        })?;
    let headers = [
        (CONTENT_TYPE, "image/png"),
        (CACHE_CONTROL, "public, max-age=604800"),
    ];
    Ok::<Response, Error>((headers, bytes.into_inner()).into_response())
}

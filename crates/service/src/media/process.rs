//! A picture for a post: scaled, encoded again, with the smear of colours that stands in for it while it loads.
//!
//! What it becomes:
//! - A photo (JPEG, AVIF) becomes a JPEG.
//! - Anything see-through, and whatever a lossless file serves nearly as well (screenshots, drawings), becomes the
//!   smaller of PNG and lossless WebP; a photo that came as PNG becomes a JPEG.
//! - An animated GIF of modest size keeps moving in `original`; `small` is its first frame, for those who want no
//!   motion. A larger one, and animated WebP, PNG and AVIF, become their first frame.

use std::io::Cursor;

use fast_image_resize::{ResizeOptions, Resizer};
use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageFormat, RgbImage};

use super::decode::decode;
use super::{Format, ImageProblem, Limits, gif};

/// The longest side of what is kept.
const ORIGINAL_SIDE: u32 = 2048;
/// The longest side of the copy in timelines.
const SMALL_SIDE: u32 = 640;
const JPEG_QUALITY: u8 = 85;
/// How much larger than a JPEG a lossless file may be and still be worth its sharpness: half as large again.
const LOSSLESS_WORTH: (usize, usize) = (3, 2);

/// One encoded copy of a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendition {
    /// The file.
    pub bytes: Vec<u8>,
    /// What it is.
    pub format: Format,
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
}

/// A picture for a post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Processed {
    /// The large copy, at most 2048 pixels long.
    pub original: Rendition,
    /// The small copy, at most 640 pixels long.
    pub small: Rendition,
    /// The smear that stands in while it loads.
    pub blurhash: String,
    /// Whether `original` moves.
    pub animated: bool,
}

pub(super) fn process(
    bytes: &[u8],
    format: Format,
    limits: &Limits,
) -> Result<Processed, ImageProblem> {
    let broken = || ImageProblem::Broken { format };
    let mut decoded = decode(bytes, format, limits)?;
    let source_size = (decoded.image.width(), decoded.image.height());
    decoded.image = within(decoded.image, ORIGINAL_SIDE).ok_or_else(broken)?;
    let large = decoded.finish();
    let small = within(large.clone(), SMALL_SIDE).ok_or_else(broken)?;
    let blurhash = smear(&small).ok_or_else(broken)?;
    let animation = match format {
        Format::Gif => animation(bytes, source_size, ORIGINAL_SIDE, limits),
        _ => None,
    };
    let animated = animation.is_some();
    let original = match animation {
        Some(moving) => moving,
        None => encode(&large, format).ok_or_else(broken)?,
    };
    Ok(Processed {
        original,
        small: encode(&small, format).ok_or_else(broken)?,
        blurhash,
        animated,
    })
}

/// A GIF that moves, as it came; none when a side is longer than `side`.
pub(super) fn animation(
    bytes: &[u8],
    (width, height): (u32, u32),
    side: u32,
    limits: &Limits,
) -> Option<Rendition> {
    if width.max(height) > side {
        return None;
    }
    Some(Rendition {
        bytes: gif::animation(bytes, limits.max_pixels)?,
        format: Format::Gif,
        width,
        height,
    })
}

/// Scales down so that no side is longer than `side`; never up.
pub(super) fn within(image: DynamicImage, side: u32) -> Option<DynamicImage> {
    let (width, height) = (image.width(), image.height());
    let longest = width.max(height);
    if longest <= side {
        return Some(image);
    }
    let part = |length: u32| {
        let scaled =
            (u64::from(length) * u64::from(side) + u64::from(longest) / 2) / u64::from(longest);
        u32::try_from(scaled).unwrap_or(side).clamp(1, side)
    };
    resize(&image, part(width), part(height), &ResizeOptions::new())
}

pub(super) fn resize(
    image: &DynamicImage,
    width: u32,
    height: u32,
    options: &ResizeOptions,
) -> Option<DynamicImage> {
    let mut scaled = DynamicImage::new(width, height, image.color());
    Resizer::new().resize(image, &mut scaled, options).ok()?;
    Some(scaled)
}

/// Encodes as the module says; `source` tells whether a lossless file is worth trying.
pub(super) fn encode(image: &DynamicImage, source: Format) -> Option<Rendition> {
    let (bytes, format) = match see_through(image) {
        true => lossless(image)?,
        false => {
            let opaque = image.to_rgb8();
            let photo = (jpeg(&opaque)?, Format::Jpeg);
            match source {
                Format::Jpeg | Format::Avif => photo,
                Format::Png | Format::Gif | Format::WebP => {
                    let sharp = lossless(&DynamicImage::ImageRgb8(opaque))?;
                    let (times, of) = LOSSLESS_WORTH;
                    let worth = sharp.0.len() * of <= photo.0.len() * times;
                    if worth { sharp } else { photo }
                }
            }
        }
    };
    Some(Rendition {
        bytes,
        format,
        width: image.width(),
        height: image.height(),
    })
}

fn see_through(image: &DynamicImage) -> bool {
    image
        .as_rgba8()
        .is_some_and(|rgba| rgba.pixels().any(|pixel| pixel.0[3] < u8::MAX))
}

fn jpeg(image: &RgbImage) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut bytes, JPEG_QUALITY);
    image.write_with_encoder(encoder).ok()?;
    Some(bytes)
}

fn lossless(image: &DynamicImage) -> Option<(Vec<u8>, Format)> {
    let write = |format| {
        let mut bytes = Cursor::new(Vec::new());
        image.write_to(&mut bytes, format).ok()?;
        Some(bytes.into_inner())
    };
    let (png, webp) = (write(ImageFormat::Png)?, write(ImageFormat::WebP)?);
    Some(if webp.len() < png.len() {
        (webp, Format::WebP)
    } else {
        (png, Format::Png)
    })
}

/// The blurhash of a thumbnail: it holds twelve colours, so thirty-two pixels tell it all.
pub(super) fn smear(image: &DynamicImage) -> Option<String> {
    let mut thumb = within(image.clone(), 32)?.into_rgba8();
    for pixel in thumb.pixels_mut() {
        let [red, green, blue, alpha] = pixel.0;
        let on_white = |value: u8| {
            let mixed = u32::from(value) * u32::from(alpha) + 255 * (255 - u32::from(alpha));
            u8::try_from(mixed / 255).unwrap_or(u8::MAX)
        };
        pixel.0 = [on_white(red), on_white(green), on_white(blue), u8::MAX];
    }
    let (across, down) = if thumb.width() >= thumb.height() {
        (4, 3)
    } else {
        (3, 4)
    };
    blurhash::encode(across, down, thumb.width(), thumb.height(), thumb.as_raw()).ok()
}

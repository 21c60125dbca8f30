//! From bytes to pixels: the picture as it was stored, and how it has to be turned and coloured to look right.

use std::io::Cursor;

use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader};
use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};

use super::{Format, ImageProblem, Limits, avif, check_pixels};

/// A progressive JPEG may hold any number of scans, each of a few bytes and each costing a pass over the whole picture.
/// Encoders write about ten.
const MAX_SCANS: usize = 200;

/// A decoded picture, not yet upright and in its own colours.
pub(super) struct Decoded {
    /// RGB or RGBA, eight bits.
    pub image: DynamicImage,
    pub orientation: Orientation,
    pub profile: Option<ColorProfile>,
}

impl Decoded {
    /// The size people see, after turning.
    pub fn upright_size(&self) -> (u32, u32) {
        let (width, height) = (self.image.width(), self.image.height());
        match self.orientation {
            Orientation::Rotate90
            | Orientation::Rotate270
            | Orientation::Rotate90FlipH
            | Orientation::Rotate270FlipH => (height, width),
            _ => (width, height),
        }
    }

    /// The same pixels in sRGB and upright. Done after scaling down, when there are fewer.
    pub fn finish(self) -> DynamicImage {
        let mut image = self.image;
        if let Some(profile) = self.profile {
            to_srgb(&mut image, &profile);
        }
        image.apply_orientation(self.orientation);
        image
    }
}

pub(super) fn decode(
    bytes: &[u8],
    format: Format,
    limits: &Limits,
) -> Result<Decoded, ImageProblem> {
    let kind = match format {
        Format::Avif => return avif::decode(bytes, limits),
        Format::Jpeg => ImageFormat::Jpeg,
        Format::Png => ImageFormat::Png,
        Format::WebP => ImageFormat::WebP,
        Format::Gif => ImageFormat::Gif,
    };
    let broken = || ImageProblem::Broken { format };
    if format == Format::Jpeg && scans(bytes) > MAX_SCANS {
        return Err(broken());
    }
    let reader = ImageReader::with_format(Cursor::new(bytes), kind);
    let mut decoder = reader.into_decoder().map_err(|_| broken())?;
    let (width, height) = decoder.dimensions();
    check_pixels(width, height, limits.max_pixels)?;
    if width == 0 || height == 0 {
        return Err(broken());
    }
    let mut allocation = image::Limits::no_limits();
    // Sixteen bits for each of four channels, and room for the decoder's own tables.
    allocation.max_alloc = Some(limits.max_pixels * 8 + (64 << 20));
    decoder.set_limits(allocation).map_err(|_| broken())?;
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let profile = decoder.icc_profile().ok().flatten();
    let image = DynamicImage::from_decoder(decoder).map_err(|_| broken())?;
    Ok(Decoded {
        image: eight_bits(image),
        orientation,
        profile: profile.as_deref().and_then(read_profile),
    })
}

/// A colour profile that says something else than sRGB in RGB; a broken one is as good as none.
pub(super) fn read_profile(icc: &[u8]) -> Option<ColorProfile> {
    let profile = ColorProfile::new_from_slice(icc).ok()?;
    (profile.color_space == DataColorSpace::Rgb).then_some(profile)
}

fn scans(jpeg: &[u8]) -> usize {
    jpeg.windows(2).filter(|pair| *pair == b"\xFF\xDA").count()
}

fn eight_bits(image: DynamicImage) -> DynamicImage {
    match image {
        image @ (DynamicImage::ImageRgb8(_) | DynamicImage::ImageRgba8(_)) => image,
        image if image.color().has_alpha() => DynamicImage::ImageRgba8(image.into_rgba8()),
        image => DynamicImage::ImageRgb8(image.into_rgb8()),
    }
}

fn to_srgb(image: &mut DynamicImage, profile: &ColorProfile) {
    let (layout, pixels): (Layout, &mut [u8]) = match image {
        DynamicImage::ImageRgb8(rgb) => (Layout::Rgb, rgb),
        DynamicImage::ImageRgba8(rgba) => (Layout::Rgba, rgba),
        _ => return,
    };
    let srgb = ColorProfile::new_srgb();
    let options = TransformOptions::default();
    let Ok(transform) = profile.create_transform_8bit(layout, &srgb, layout, options) else {
        return;
    };
    let before = pixels.to_vec();
    // It fails only when the lengths differ, and then the colours stay as they were.
    if transform.transform(&before, pixels).is_err() {
        pixels.copy_from_slice(&before);
    }
}

//! A face: the square of a picture that somebody chose, or its middle.

use fast_image_resize::ResizeOptions;

use super::decode::decode;
use super::process::{Rendition, encode, resize};
use super::{Format, ImageProblem, Limits};

/// On a profile.
const LARGE_SIDE: u32 = 400;
/// Beside a post.
const SMALL_SIDE: u32 = 96;

/// A square in a picture, in pixels of the picture as people see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Crop {
    /// From the left.
    pub x: u32,
    /// From the top.
    pub y: u32,
    /// The side.
    pub size: u32,
}

/// A face in its two sizes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Face {
    /// 400 by 400 pixels.
    pub large: Rendition,
    /// 96 by 96 pixels.
    pub small: Rendition,
}

pub(super) fn face(
    bytes: &[u8],
    format: Format,
    crop: Option<Crop>,
    limits: &Limits,
) -> Result<Face, ImageProblem> {
    let broken = || ImageProblem::Broken { format };
    let mut decoded = decode(bytes, format, limits)?;
    let (width, height) = decoded.upright_size();
    let square = inside(crop, width, height);
    decoded.image.apply_orientation(decoded.orientation);
    decoded.orientation = image::metadata::Orientation::NoTransforms;
    let (x, y, size) = (square.x.into(), square.y.into(), f64::from(square.size));
    let options = ResizeOptions::new().crop(x, y, size, size);
    decoded.image = resize(&decoded.image, LARGE_SIDE, LARGE_SIDE, &options).ok_or_else(broken)?;
    let large = decoded.finish();
    let small = resize(&large, SMALL_SIDE, SMALL_SIDE, &ResizeOptions::new()).ok_or_else(broken)?;
    Ok(Face {
        large: encode(&large, format).ok_or_else(broken)?,
        small: encode(&small, format).ok_or_else(broken)?,
    })
}

/// The asked square moved and shrunk until it lies in the picture.
fn inside(crop: Option<Crop>, width: u32, height: u32) -> Crop {
    let shortest = width.min(height);
    match crop {
        None => Crop {
            x: (width - shortest) / 2,
            y: (height - shortest) / 2,
            size: shortest,
        },
        Some(asked) => {
            let size = asked.size.clamp(1, shortest);
            Crop {
                x: asked.x.min(width - size),
                y: asked.y.min(height - size),
                size,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_crop_always_lies_inside() {
        let crop = |x, y, size| Some(Crop { x, y, size });
        let at = |x, y, size| Crop { x, y, size };
        assert_eq!(inside(None, 100, 60), at(20, 0, 60));
        assert_eq!(inside(crop(90, 50, 30), 100, 60), at(70, 30, 30));
        assert_eq!(inside(crop(0, 0, u32::MAX), 100, 60), at(0, 0, 60));
        assert_eq!(inside(crop(u32::MAX, u32::MAX, 0), 1, 1), at(0, 0, 1));
    }
}

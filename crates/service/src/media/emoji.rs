//! An emoji: a picture as high as a line of text, sharp on every screen.

use super::decode::decode;
use super::gif;
use super::process::{Rendition, animation, encode, within};
use super::{Format, ImageProblem, Limits};

/// The longest side of what is kept.
const LARGE_SIDE: u32 = 128;
/// The longest side of the copy that does not move.
const SMALL_SIDE: u32 = 64;
/// The longest side of a GIF that moves: it is kept as it came.
pub const MOVING_SIDE: u32 = 256;

/// An emoji in its two sizes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Emoji {
    /// At most 128 pixels long, or as it came where it moves.
    pub large: Rendition,
    /// At most 64 pixels long; it does not move.
    pub small: Rendition,
}

pub(super) fn emoji(bytes: &[u8], format: Format, limits: &Limits) -> Result<Emoji, ImageProblem> {
    let broken = || ImageProblem::Broken { format };
    let mut decoded = decode(bytes, format, limits)?;
    let (width, height) = (decoded.image.width(), decoded.image.height());
    let moves = format == Format::Gif && gif::animation(bytes, limits.max_pixels).is_some();
    if moves && width.max(height) > MOVING_SIDE {
        let max = u64::from(MOVING_SIDE) * u64::from(MOVING_SIDE);
        return Err(ImageProblem::TooManyPixels { width, height, max });
    }
    decoded.image = within(decoded.image, LARGE_SIDE).ok_or_else(broken)?;
    let still = decoded.finish();
    let small = within(still.clone(), SMALL_SIDE).ok_or_else(broken)?;
    let moving = match moves {
        true => animation(bytes, (width, height), MOVING_SIDE, limits),
        false => None,
    };
    Ok(Emoji {
        large: match moving {
            Some(moving) => moving,
            None => encode(&still, format).ok_or_else(broken)?,
        },
        small: encode(&small, format).ok_or_else(broken)?,
    })
}

//! Pictures: what people upload, made safe and small, and the place where the bytes stay.
//!
//! Nothing that was uploaded is ever served: every picture is decoded and encoded again, which drops place, camera,
//! comments and whatever was hidden in the file. The one exception is the animated GIF, whose frames are kept and whose
//! every other block is dropped (see [`gif`]).
//!
//! A new format is one arm in [`sniff`] and one in `decode`.

mod avif;
pub mod blob;
mod decode;
mod emoji;
mod face;
mod gif;
mod heif;
mod process;
mod serve;
pub mod sniff;
pub mod sweep;
mod upload;

use std::fmt;
use std::sync::{Arc, LazyLock};

use tokio::sync::Semaphore;

pub use blob::{BlobStore, DiskBlobs, Key};
pub use emoji::{Emoji, MOVING_SIDE};
pub use face::{Crop, Face};
pub use process::{Processed, Rendition};
pub(crate) use serve::bytes;
pub use serve::{Picture, Size, find, read};
pub use sniff::Format;
pub use upload::{describe, discard, list_own, release, show, upload};
pub(crate) use upload::{keep, keep_both, refusal};

/// How much of a picture is taken in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The largest file, in bytes.
    pub max_bytes: usize,
    /// The most pixels, width times height; for an animation, of all its frames together.
    pub max_pixels: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            max_bytes: 16 * 1024 * 1024,
            max_pixels: 40_000_000,
        }
    }
}

/// Why a picture is not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImageProblem {
    /// There is nothing in the file.
    Empty,
    /// The file has too many bytes.
    TooLarge {
        /// How many it has.
        bytes: usize,
        /// How many it may have.
        max: usize,
    },
    /// The picture says of itself that it has too many pixels.
    TooManyPixels {
        /// Its width.
        width: u32,
        /// Its height.
        height: u32,
        /// How many pixels it may have.
        max: u64,
    },
    /// Something known that is not taken, such as HEIC, SVG or a film.
    UnsupportedFormat {
        /// What people call it.
        name: &'static str,
    },
    /// Nothing that is known.
    UnknownFormat,
    /// It begins like a picture and cannot be read as one.
    Broken {
        /// What it begins like.
        format: Format,
    },
}

impl fmt::Display for ImageProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ImageProblem::Empty => write!(f, "the file is empty"),
            ImageProblem::TooLarge { bytes, max } => {
                write!(f, "{bytes} bytes, at most {max} are taken")
            }
            ImageProblem::TooManyPixels { width, height, max } => {
                write!(f, "{width} x {height} pixels, at most {max} are taken")
            }
            ImageProblem::UnsupportedFormat { name } => write!(f, "{name} is not taken"),
            ImageProblem::UnknownFormat => write!(f, "not a known picture format"),
            ImageProblem::Broken { format } => write!(f, "a broken {} file", format.name()),
        }
    }
}

impl std::error::Error for ImageProblem {}

/// Decoding a large picture takes a core and some hundred megabytes, so no more than half of the cores do it at a time
/// and the others wait their turn.
static WORKERS: LazyLock<Arc<Semaphore>> = LazyLock::new(|| {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    Arc::new(Semaphore::new((cores / 2).max(1)))
});

/// Makes a picture for a post: upright, without metadata, in two sizes.
pub async fn process(bytes: Vec<u8>, limits: Limits) -> Result<Processed, ImageProblem> {
    let format = admit(&bytes, &limits)?;
    in_turn(format, move || process::process(&bytes, format, &limits)).await
}

/// Makes a face: a square of the picture, in two sizes. Without a crop it is the middle.
pub async fn face(
    bytes: Vec<u8>,
    crop: Option<Crop>,
    limits: Limits,
) -> Result<Face, ImageProblem> {
    let format = admit(&bytes, &limits)?;
    in_turn(format, move || face::face(&bytes, format, crop, &limits)).await
}

/// Makes an emoji: small, in two sizes, of which the smaller does not move.
pub async fn emoji(bytes: Vec<u8>, limits: Limits) -> Result<Emoji, ImageProblem> {
    let format = admit(&bytes, &limits)?;
    in_turn(format, move || emoji::emoji(&bytes, format, &limits)).await
}

/// What can be said from the first bytes, before anyone waits for a turn.
fn admit(bytes: &[u8], limits: &Limits) -> Result<Format, ImageProblem> {
    if bytes.is_empty() {
        return Err(ImageProblem::Empty);
    }
    if bytes.len() > limits.max_bytes {
        return Err(ImageProblem::TooLarge {
            bytes: bytes.len(),
            max: limits.max_bytes,
        });
    }
    sniff::sniff(bytes)
}

/// Runs `work` on a blocking thread when a turn is free. A decoder that panics on a hostile file has met a broken file.
async fn in_turn<T: Send + 'static>(
    format: Format,
    work: impl FnOnce() -> Result<T, ImageProblem> + Send + 'static,
) -> Result<T, ImageProblem> {
    let broken = ImageProblem::Broken { format };
    let Ok(turn) = Arc::clone(&WORKERS).acquire_owned().await else {
        return Err(broken);
    };
    let done = tokio::task::spawn_blocking(move || {
        // The turn ends with the work, also when the one who asked has gone away.
        let _turn = turn;
        work()
    });
    done.await.unwrap_or(Err(broken))
}

/// The first check on a picture's own word about its size, before anything is decoded.
fn check_pixels(width: u32, height: u32, max: u64) -> Result<(), ImageProblem> {
    if u64::from(width) * u64::from(height) > max {
        return Err(ImageProblem::TooManyPixels { width, height, max });
    }
    Ok(())
}

#[cfg(test)]
mod tests;

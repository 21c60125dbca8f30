//! Everything in one file: a Zstandard-compressed tar of rows as JSON lines, images, and a checksum of each part.
//!
//! ```text
//! manifest.json                what this is
//! tables/NAME/000000.ndjson    rows, each a JSON array; the first line of a table's first part names the columns
//! media/KEY                    images
//! SHA256SUMS                   a checksum of every part before it, as `sha256sum` writes them
//! ```
//!
//! It is taken from one snapshot while Corner serves, on either engine, and can be restored into either.

mod read;
mod write;

use serde::{Deserialize, Serialize};

pub use read::restore;
pub use write::backup;

/// Which shape of file this is.
const FORMAT: u32 = 1;

/// What a backup says of itself.
#[derive(Debug, Serialize, Deserialize)]
struct Manifest {
    format: u32,
    /// The program that wrote it.
    corner: String,
    /// The last migration of its schema.
    schema: i64,
    /// Microseconds since the epoch.
    created_at: i64,
    /// `sqlite` or `postgres`.
    engine: String,
}

fn schema() -> i64 {
    store::migrations::ALL.last().map_or(0, |m| m.version)
}

//! Images and where they are kept.

/// A place for bytes.
pub trait BlobStore: Send + Sync {}

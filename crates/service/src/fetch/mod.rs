//! Getting things from the web.

/// Something that gets things from the web.
pub trait Fetcher: Send + Sync {}

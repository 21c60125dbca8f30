//! Databases for tests keep what they promise.

mod engine;

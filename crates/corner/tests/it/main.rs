//! The one binary: run as people run it, and its rooms tried on both engines.
#![allow(missing_docs)]
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod backups;
mod commands;
mod crash;
mod demo;
mod example;
mod http;
mod imports;
mod moving;
mod program;
mod serving;

//! Structured logs on standard error.

use tracing_subscriber::EnvFilter;

use crate::config::{Format, Log};
use crate::failure::Failure;

/// Starts logging.
pub fn start(log: &Log) -> Result<(), Failure> {
    let filter =
        EnvFilter::try_new(&log.level).map_err(|e| Failure::Config(format!("log.level: {e}")))?;
    let builder = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr);
    match log.format {
        Format::Json => builder.json().flatten_event(true).init(),
        Format::Text => builder.with_target(false).init(),
    }
    Ok(())
}

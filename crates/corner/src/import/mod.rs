//! Bringing in people and history from files on this machine.

mod people;

use service::Ctx;

use crate::cli::{CsvCommand, ImportCommand};
use crate::failure::Failure;

/// Does what was asked.
pub async fn run(ctx: &Ctx, command: ImportCommand) -> Result<(), Failure> {
    match command {
        ImportCommand::Csv {
            command: CsvCommand::People { file, dry_run, .. },
        } => people::run(ctx, &file, dry_run).await,
    }
}

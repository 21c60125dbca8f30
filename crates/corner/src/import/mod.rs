//! Bringing in people and history from files on this machine.

mod bar;
mod moving;
mod people;
mod report;

use model::ImportSource;
use service::Ctx;

use crate::cli::{CsvCommand, ImportCommand};
use crate::failure::Failure;

/// Does what was asked.
pub async fn run(ctx: &Ctx, command: ImportCommand) -> Result<(), Failure> {
    match command {
        ImportCommand::Csv {
            command: CsvCommand::People { file, dry_run, .. },
        } => people::run(ctx, &file, dry_run).await,
        ImportCommand::Slack(moving) => moving::run(ctx, ImportSource::Slack, moving).await,
        ImportCommand::Twitter(moving) => moving::run(ctx, ImportSource::Twitter, moving).await,
        ImportCommand::Mastodon(moving) => moving::run(ctx, ImportSource::Mastodon, moving).await,
        ImportCommand::Yammer(moving) => moving::run(ctx, ImportSource::Yammer, moving).await,
    }
}

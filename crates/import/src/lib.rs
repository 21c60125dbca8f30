//! Reads what other services export: archives, JSON and CSV of every odd shape, turned into the pieces of `service::imports`.
//! It must never know SQL, nor decide what becomes of a piece; and it never holds more than a few thousand messages at once.
//! To add a service: a module with a `read(file, &mut Out)` that hands on pieces in any order in which what is answered comes
//! before its answers, and a line in [`run`].

mod archive;
mod array;
mod map;
mod mastodon;
mod out;
mod problem;
mod slack;
mod twitter;
mod yammer;

use std::path::{Path, PathBuf};

use model::ImportSource;
use service::imports::{Import, Plan, Report};
use service::{Actor, Ctx};

use out::Out;
pub use out::Progress;
pub use problem::Problem;

/// What to read, and what to do with it.
#[derive(Debug, Clone)]
pub struct Options {
    /// The service it comes from.
    pub source: ImportSource,
    /// What it exported.
    pub file: PathBuf,
    /// Only say what would happen.
    pub dry_run: bool,
    /// Make accounts for those who are there still.
    pub create_people: bool,
    /// Bring direct messages, too.
    pub direct_messages: bool,
    /// A list of who is who: two columns, name there and handle here.
    pub map: Option<PathBuf>,
    /// Whose archive it is: their handle here.
    pub owner: Option<String>,
}

/// What a reader is asked.
#[derive(Debug, Clone)]
pub(crate) struct Asked {
    pub file: PathBuf,
    pub direct_messages: bool,
    /// Whose archive it is: their handle here. The map knows them as [`OWNER`].
    pub owner: Option<String>,
}

/// Under this name the owner of an archive of one person is in the map.
pub(crate) const OWNER: &str = "\u{1}owner";

/// Brings in what a service exported.
pub async fn run(
    ctx: &Ctx,
    actor: Actor,
    options: &Options,
    progress: &mut dyn Progress,
) -> Result<Report, Problem> {
    let mut plan = Plan {
        source: options.source,
        dry_run: options.dry_run,
        create_people: options.create_people,
        map: match &options.map {
            Some(file) => map::read(file)?,
            None => Vec::new(),
        },
    };
    if let Some(handle) = &options.owner {
        plan.map.push((0, OWNER.to_owned(), handle.clone()));
    }
    readable(&options.file)?;
    let mut import = Import::begin(ctx, actor, plan).await?;
    let asked = Asked {
        file: options.file.clone(),
        direct_messages: options.direct_messages,
        owner: options.owner.clone(),
    };
    let read: fn(&Asked, &mut Out) -> Result<(), Problem> = match options.source {
        ImportSource::Slack => slack::read,
        ImportSource::Twitter => twitter::read,
        ImportSource::Mastodon => mastodon::read,
        ImportSource::Yammer => yammer::read,
    };
    out::feed(&mut import, progress, move |out| read(&asked, out)).await?;
    Ok(import.finish().await?)
}

fn readable(file: &Path) -> Result<(), Problem> {
    std::fs::metadata(file)
        .map(drop)
        .map_err(|e| Problem::unreadable(file, &e.to_string()))
}

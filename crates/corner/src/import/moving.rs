//! Moving in from another service.

use import::{Options, Problem};
use model::ImportSource;
use service::{Ctx, Refusal, accounts};
use web::frame::form::reason;
use web::i18n::L;

use super::bar::Bar;
use super::report;
use crate::accounts::no_owner;
use crate::cli::Moving;
use crate::failure::Failure;

/// Brings in what `source` exported, and says what came.
pub async fn run(ctx: &Ctx, source: ImportSource, moving: Moving) -> Result<(), Failure> {
    let actor = accounts::console(ctx).await.map_err(no_owner)?;
    let map = moving.map.clone();
    let options = Options {
        source,
        file: moving.file,
        dry_run: moving.dry_run,
        create_people: moving.create_people,
        direct_messages: moving.direct_messages,
        map: moving.map,
        owner: moving.owner,
    };
    let mut bar = Bar::new();
    let done = import::run(ctx, actor, &options, &mut bar).await;
    bar.end();
    let report = done.map_err(|problem| match problem {
        Problem::Unreadable(why) => Failure::Refused(why),
        Problem::Refused(Refusal::Invalid {
            field: "map",
            why,
            limit,
        }) => {
            let place = match (&map, limit) {
                (Some(file), Some(line)) if line > 0 => format!("{} line {line}", file.display()),
                _ => "--as".to_owned(),
            };
            let why = reason(L::fallback(), "map", why, limit);
            Failure::Refused(format!("{place}: {why}"))
        }
        Problem::Refused(refusal) => refusal.into(),
    })?;
    print!("{}", report::text(&report));
    Ok(())
}

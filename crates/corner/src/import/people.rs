//! A list of people: what `/admin/import` does, without a browser.

use std::path::Path;

use service::accounts;
use service::accounts::import::{Line, Outcome, Report, decode};
use service::{Ctx, Refusal};
use web::frame::form::reason;
use web::i18n::L;

use crate::accounts::no_owner;
use crate::failure::Failure;

/// Brings in the people of `file`, or with `dry_run` only says what would happen.
/// Fails when a line could not be used as it stands, after all that can be were brought in.
pub async fn run(ctx: &Ctx, file: &Path, dry_run: bool) -> Result<(), Failure> {
    let bytes = std::fs::read(file)
        .map_err(|e| Failure::Other(format!("cannot read {}: {e}", file.display())))?;
    let actor = accounts::console(ctx).await.map_err(no_owner)?;
    let report = accounts::import(ctx, actor, &decode(&bytes), dry_run)
        .await
        .map_err(|refusal| match refusal {
            Refusal::Invalid { field, why, limit } => Failure::Refused(format!(
                "{}: {}",
                file.display(),
                reason(L::fallback(), field, why, limit)
            )),
            other => other.into(),
        })?;
    tell(&report);
    let wrong = report
        .lines
        .iter()
        .filter(|line| !line.problems.is_empty())
        .count();
    if wrong == 0 {
        return Ok(());
    }
    Err(Failure::Refused(format!(
        "{}: {wrong} of {} lines are not right, see above",
        file.display(),
        report.lines.len()
    )))
}

fn tell(report: &Report) {
    for line in report.lines.iter().filter(|l| worth_telling(l)) {
        println!("line {}: {} {}", line.number, line.who, word(line.outcome));
        for problem in &line.problems {
            let why = reason(L::fallback(), problem.field, problem.why, problem.limit);
            println!("  {} {why}", problem.field);
        }
    }
    for path in &report.units {
        println!("unit: {path}");
    }
    let count = |outcome| report.count(outcome);
    println!(
        "{} new, {} changed, {} as they are, {} left out, {} new units",
        count(Outcome::New),
        count(Outcome::Changed),
        count(Outcome::Same),
        count(Outcome::Refused),
        report.units.len()
    );
    if !report.done {
        println!("Nothing has been changed: this was a dry run.");
    }
}

fn worth_telling(line: &Line) -> bool {
    line.outcome != Outcome::Same || !line.problems.is_empty()
}

fn word(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::New => "is new",
        Outcome::Changed => "is changed",
        Outcome::Same => "stays as it is",
        Outcome::Refused => "is left out",
    }
}

//! People from a list (CSV): first what would happen, line by line, then the same done.
//!
//! The plan is made from what is stored, without changing anything; a second run of the same list therefore plans nothing.

mod apply;
mod parse;
mod people;
mod places;
mod plan;

use model::Role;

use crate::{Actor, Answer, Ctx, Refusal};

pub use parse::decode;

/// What became, or would become, of a list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// Every line with people, in order.
    pub lines: Vec<Line>,
    /// Units that are made, as paths from the top.
    pub units: Vec<String>,
    /// It was done, not only planned.
    pub done: bool,
}

/// One line of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its number in the file, from 1.
    pub number: u64,
    /// Who it is about: the handle, or what stands for it.
    pub who: String,
    /// What happens.
    pub outcome: Outcome,
    /// What of it cannot be: the field and the reason (`refused-…`), and a number for the sentence.
    pub problems: Vec<Problem>,
}

/// Something that cannot be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Problem {
    /// The column.
    pub field: &'static str,
    /// Why not.
    pub why: &'static str,
    /// A number that belongs to the sentence.
    pub limit: Option<i64>,
}

/// What happens with a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Someone new.
    New,
    /// Someone who is here is changed.
    Changed,
    /// All of it is so already.
    Same,
    /// Nothing: the line cannot be used.
    Refused,
}

impl Report {
    /// How many lines end so.
    pub fn count(&self, outcome: Outcome) -> i64 {
        self.lines.iter().filter(|l| l.outcome == outcome).count() as i64
    }

    /// Whether doing it would change anything.
    pub fn changes(&self) -> bool {
        let changed = |l: &Line| matches!(l.outcome, Outcome::New | Outcome::Changed);
        !self.units.is_empty() || self.lines.iter().any(changed)
    }
}

/// Reads a list of people and, unless `dry_run`, brings them in (admins). Lines that cannot be used are left out.
pub async fn import(ctx: &Ctx, actor: Actor, csv: &str, dry_run: bool) -> Answer<Report> {
    actor.must_be(Role::Admin)?;
    let rows = parse::rows(csv)?;
    let plan = ctx.read(move |c| plan::Plan::make(c, actor, rows)).await?;
    if dry_run {
        return Ok(plan.report());
    }
    apply::apply(ctx, actor, plan).await
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        let (field, why, limit) = match refusal {
            Refusal::Invalid { field, why, limit } => (field, why, limit),
            Refusal::Conflict(why) => ("", why, None),
            Refusal::Forbidden => ("", "owners-only", None),
            _ => ("", "failed", None),
        };
        Self { field, why, limit }
    }
}

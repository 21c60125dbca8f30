//! What was measured, beside its limit and what was promised.

use std::time::Duration;

/// What a figure is counted in.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// More is better; of everything else less is.
    PerSecond,
    Millis,
    Kilobytes,
    Megabytes,
    Seconds,
}

impl Unit {
    fn show(self, figure: f64) -> String {
        let digits = match figure {
            f if f >= 100.0 => 0,
            f if f >= 10.0 => 1,
            _ => 2,
        };
        let word = match self {
            Self::PerSecond => "/s",
            Self::Millis => " ms",
            Self::Kilobytes => " kB",
            Self::Megabytes => " MB",
            Self::Seconds => " s",
        };
        format!("{figure:.digits$}{word}")
    }
}

/// What was promised.
#[derive(Clone, Copy)]
pub enum Target {
    None,
    /// So much of the limit.
    Share(f64),
    AtMost(f64),
}

/// One figure.
pub struct Row {
    /// Its name in the history.
    pub key: String,
    pub what: String,
    pub figure: f64,
    pub unit: Unit,
    /// What the same machine does with nothing of ours around it, and the share of it that ours is.
    pub limit: Option<(f64, f64)>,
    pub target: Target,
}

impl Row {
    /// Whether it is as promised, when something was.
    pub fn met(&self) -> Option<bool> {
        match self.target {
            Target::None => None,
            Target::Share(least) => self.limit.map(|(_, share)| share >= least),
            Target::AtMost(most) => Some(self.figure <= most),
        }
    }

    fn line(&self) -> String {
        let limit = self.limit.map(|(limit, _)| self.unit.show(limit));
        let share = self.limit.map(|(_, share)| format!("{share:.2}"));
        let target = match self.target {
            Target::None => String::new(),
            Target::Share(least) => format!("at least {least}"),
            Target::AtMost(most) => format!("at most {}", self.unit.show(most)),
        };
        let met = self
            .met()
            .map_or("", |met| if met { "yes" } else { "**no**" });
        format!(
            "| {} | {} | {} | {} | {target} | {met} |",
            self.what,
            self.unit.show(self.figure),
            limit.unwrap_or_default(),
            share.unwrap_or_default(),
        )
    }
}

/// The table in the making.
#[derive(Default)]
pub struct Table {
    pub rows: Vec<Row>,
}

impl Table {
    /// Adds a figure, and shows it.
    pub fn add(&mut self, row: Row) {
        println!("{}", row.line());
        self.rows.push(row);
    }

    /// A figure by itself.
    pub fn figure(&mut self, key: &str, what: String, (figure, unit): (f64, Unit), target: Target) {
        self.add(Row {
            key: key.to_owned(),
            what,
            figure,
            unit,
            limit: None,
            target,
        });
    }

    /// Numbers per second beside their limits, round by round; the middle ones count.
    pub fn rates(&mut self, key: &str, what: String, rounds: &[(f64, f64)], target: Target) {
        let middle = |of: &dyn Fn(&(f64, f64)) -> f64| {
            median(&mut rounds.iter().map(of).collect::<Vec<_>>())
        };
        let share = middle(&|(ours, limit)| ours / limit);
        self.add(Row {
            key: key.to_owned(),
            what,
            figure: middle(&|round| round.0),
            unit: Unit::PerSecond,
            limit: Some((middle(&|round| round.1), share)),
            target,
        });
    }

    /// The lines under a heading.
    pub fn under(&self, heading: &str) -> String {
        let lines: Vec<String> = self.rows.iter().map(Row::line).collect();
        format!(
            "## {heading}\n\n| what | measured | limit | share of it | promised | kept |\n|---|---|---|---|---|---|\n{}\n",
            lines.join("\n")
        )
    }
}

/// The time under which `share` (0 to 1) of all stay.
pub fn share(times: &mut [Duration], share: f64) -> Duration {
    times.sort_unstable();
    let at = (times.len() as f64 * share) as usize;
    times
        .get(at.min(times.len().saturating_sub(1)))
        .copied()
        .unwrap_or_default()
}

/// The middle one.
pub fn median(figures: &mut [f64]) -> f64 {
    figures.sort_unstable_by(f64::total_cmp);
    figures.get(figures.len() / 2).copied().unwrap_or(f64::NAN)
}

/// In milliseconds.
pub fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

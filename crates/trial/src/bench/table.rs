//! What was measured, beside its limit.

use std::fmt::Write as _;
use std::time::Duration;

/// The table in the making.
#[derive(Default)]
pub struct Table(String);

impl Table {
    /// One line; `limit` is what the same machine does with nothing of ours around it.
    pub fn line(&mut self, what: &str, measured: &str, limit: &str, ratio: &str) {
        let line = format!("| {what} | {measured} | {limit} | {ratio} |");
        println!("{line}");
        let _ = writeln!(self.0, "{line}");
    }

    /// A number per second beside its limit.
    pub fn rate(&mut self, what: &str, ours: f64, limit: f64, of: &str) {
        let ratio = format!("{:.0} %", ours / limit * 100.0);
        self.line(
            what,
            &format!("{ours:.0}/s"),
            &format!("{limit:.0}/s {of}"),
            &ratio,
        );
    }

    /// The lines under a heading.
    pub fn under(&self, heading: &str) -> String {
        format!(
            "\n## {heading}\n\n| what | measured | limit | share |\n|---|---|---|---|\n{}",
            self.0
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

/// What one of so many took.
pub fn each(whole: Duration, count: usize) -> String {
    format!("{:.2} ms", whole.as_secs_f64() * 1e3 / count.max(1) as f64)
}

/// In milliseconds.
pub fn ms(time: Duration) -> String {
    format!("{:.1} ms", time.as_secs_f64() * 1e3)
}

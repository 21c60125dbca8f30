//! Who writes how much, and when.

use super::shape::Shape;
use super::ties::CORPORATE;
use crate::dice::Dice;

/// Posts of a person on a working day, as a rule and at most.
const RATE: (f64, f64) = (0.56, 6.0);
/// Share of people who never write.
const NEVER: f64 = 0.17;
/// A day of the weekend, beside a working day.
const WEEKEND: f64 = 0.05;
/// Share of a working day's posts in each hour (the institution's).
pub const HOURS: [f64; 24] = [
    0.5, 0.4, 0.3, 0.2, 0.2, 0.1, 0.2, 1.1, 4.0, 8.7, 11.1, 11.3, 10.0, 10.0, 10.5, 10.3, 8.0, 4.8,
    2.9, 1.7, 1.2, 0.9, 0.8, 0.7,
];
/// Seconds.
pub const DAY: i64 = 86_400;

/// Posts of a corporate account on a working day (an assumption: the recipe has none).
const CORPORATE_RATE: f64 = 2.0;

/// Posts of each person on a working day, then those of each corporate account.
pub fn rates(shape: &Shape, dice: &mut Dice) -> Vec<f64> {
    let mut rates: Vec<f64> = shape
        .people
        .iter()
        .map(|p| (1.35 * (0.85 * p.z + 0.527 * dice.normal())).exp())
        .collect();
    let mut sorted = rates.clone();
    sorted.sort_unstable_by(f64::total_cmp);
    let least = sorted[(sorted.len() as f64 * NEVER) as usize];
    for rate in rates.iter_mut().filter(|r| **r < least) {
        *rate = 0.0;
    }
    // The cap takes from the busiest what scaling gives back.
    let wanted = RATE.0 * rates.len() as f64;
    for _ in 0..12 {
        let whole: f64 = rates.iter().sum();
        for rate in &mut rates {
            *rate = (*rate * wanted / whole).min(RATE.1);
        }
    }
    rates.extend([CORPORATE_RATE; CORPORATE.0]);
    rates
}

/// Seconds of all posts of so many days before `end`, oldest first; `daily` posts on a working day.
pub fn times(days: i64, end: i64, daily: f64, dice: &mut Dice) -> Vec<i64> {
    let mut times = Vec::new();
    let spread = (1.0_f64 + 0.4 * 0.4).ln().sqrt();
    let whole: f64 = HOURS.iter().sum();
    let first = end - days * DAY;
    let midnight = first - first.rem_euclid(DAY);
    for day in (midnight..end).step_by(DAY as usize) {
        let factor = if weekend(day) { WEEKEND } else { 1.0 };
        for (hour, share) in HOURS.iter().enumerate() {
            let mood = (spread * dice.normal() - spread * spread / 2.0).exp();
            let mean = daily * factor * share / whole * mood / 60.0;
            for minute in 0..60 {
                let from = day + (hour as i64 * 60 + minute) * 60;
                for _ in 0..dice.bursts(mean, 0.25) {
                    times.push(from + dice.below(60) as i64);
                }
            }
        }
    }
    times.retain(|at| (first..end).contains(at));
    times.sort_unstable();
    times
}

/// Share of a working day's posts, in hundredths, that the hour of this second has.
pub fn busy(at: i64) -> f64 {
    let factor = if weekend(at) { WEEKEND } else { 1.0 };
    factor * HOURS[(at.rem_euclid(DAY) / 3600) as usize]
}

/// Whether nobody works at this second.
pub fn weekend(at: i64) -> bool {
    // The first of January 1970 was a Thursday.
    (at.div_euclid(DAY) + 3).rem_euclid(7) >= 5
}

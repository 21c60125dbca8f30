//! Days as people type them.

use super::Date;

/// The first and the last day of what was typed: `2026`, `2026-11`, `2026-11-03`, or with the day first `3-11-2026`, `3/11/2026`, `3.11.2026`.
pub(super) fn read(text: &str) -> Option<(Date, Date)> {
    let parts: Vec<&str> = text.split(['-', '/', '.']).collect();
    match parts.as_slice() {
        [year] => {
            let year = year_of(year)?;
            Some(((year, 1, 1), (year, 12, 31)))
        }
        [year, month] => {
            let (year, month) = (year_of(year)?, part(month, 12)?);
            Some(((year, month, 1), (year, month, length(year, month))))
        }
        [year, month, day] if year.len() == 4 => one(year, month, day),
        [day, month, year] => one(year, month, day),
        _ => None,
    }
}

fn one(year: &str, month: &str, day: &str) -> Option<(Date, Date)> {
    let (year, month) = (year_of(year)?, part(month, 12)?);
    let date = (year, month, part(day, length(year, month))?);
    Some((date, date))
}

fn year_of(text: &str) -> Option<i16> {
    let digits = text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit());
    text.parse().ok().filter(|year| digits && *year > 0)
}

fn part(text: &str, max: u8) -> Option<u8> {
    let digits = text.len() <= 2 && text.bytes().all(|b| b.is_ascii_digit());
    text.parse()
        .ok()
        .filter(|n| digits && (1..=max).contains(n))
}

fn length(year: i16, month: u8) -> u8 {
    let leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    match month {
        2 => 28 + u8::from(leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

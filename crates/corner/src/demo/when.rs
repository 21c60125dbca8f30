//! Moments of the demo: three weeks of days that always end today, and the names of those days.

use std::time::Duration;

use jiff::civil::{Date, Weekday};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use model::Time;

/// The last numbered day is yesterday; what happens today is counted back from now.
pub const LAST_DAY: i64 = 20;
/// Nothing of today is further back than this.
pub const TODAY: Duration = Duration::from_secs(7 * 3600);

/// When something is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum When {
    /// `d03 09:14`: on a day, by the author's clock.
    Day {
        /// 1 to 20.
        day: i64,
        /// Minutes after midnight.
        minute: i64,
    },
    /// `now-1h20`: that long before now.
    Ago {
        /// Minutes.
        minutes: i64,
    },
}

impl When {
    /// The moment it stands for, when the demo ends `now` and the author lives in `zone`.
    pub fn at(self, now: Time, zone: &TimeZone) -> Option<Time> {
        match self {
            Self::Ago { minutes } => {
                let back = u64::try_from(minutes).ok()?.checked_mul(60)?;
                Some(now.minus(Duration::from_secs(back)))
            }
            Self::Day { day, minute } => {
                let clock = jiff::civil::time(
                    i8::try_from(minute / 60).ok()?,
                    i8::try_from(minute % 60).ok()?,
                    0,
                    0,
                );
                let zoned = date(day, now)?.to_datetime(clock).to_zoned(zone.clone());
                Some(Time::from_micros(zoned.ok()?.timestamp().as_microsecond()))
            }
        }
    }
}

/// The date of day `day`; day 21 is today.
fn date(day: i64, now: Time) -> Option<Date> {
    let today = Timestamp::from_microsecond(now.minus(TODAY).micros()).ok()?;
    let today = today.to_zoned(TimeZone::UTC).date();
    let back = SignedDuration::from_hours(24 * (LAST_DAY + 1 - day));
    today.checked_sub(back).ok()
}

/// `text` with each `{d12}` replaced by the name of that weekday in `language`.
pub fn name_days(text: &str, language: &str, now: Time) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find("{d") {
        let (before, tail) = rest.split_at(open);
        out.push_str(before);
        let named = tail
            .get(2..4)
            .filter(|_| tail.get(4..5) == Some("}"))
            .and_then(|number| number.parse().ok())
            .and_then(|day| date(day, now));
        match named {
            Some(date) => {
                out.push_str(weekday(date.weekday(), language));
                rest = &tail[5..];
            }
            None => {
                out.push_str("{d");
                rest = &tail[2..];
            }
        }
    }
    out.push_str(rest);
    out
}

fn weekday(day: Weekday, language: &str) -> &'static str {
    let names = match language {
        "nl" => [
            "maandag",
            "dinsdag",
            "woensdag",
            "donderdag",
            "vrijdag",
            "zaterdag",
            "zondag",
        ],
        "da" => [
            "mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag",
        ],
        "it" => [
            "lunedì",
            "martedì",
            "mercoledì",
            "giovedì",
            "venerdì",
            "sabato",
            "domenica",
        ],
        _ => [
            "Monday",
            "Tuesday",
            "Wednesday",
            "Thursday",
            "Friday",
            "Saturday",
            "Sunday",
        ],
    };
    let index = usize::try_from(day.to_monday_zero_offset()).unwrap_or_default();
    names.get(index).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 2026-11-22 10:00 UTC, a Sunday.
    const NOW: Time = Time::from_secs(1_795_341_600);

    #[test]
    fn the_last_numbered_day_is_yesterday_by_the_authors_clock() {
        let rome = TimeZone::get("Europe/Rome").unwrap();
        let when = When::Day {
            day: 20,
            minute: 9 * 60 + 30,
        };
        let expected = NOW.minus(Duration::from_secs(25 * 3600 + 30 * 60));
        assert_eq!(when.at(NOW, &rome), Some(expected));
    }

    #[test]
    fn yesterday_never_overlaps_today_whatever_the_hour() {
        let leeds = TimeZone::get("Europe/London").unwrap();
        for hour in 0..48 {
            let now = NOW.plus(Duration::from_secs(hour * 3600));
            let late = When::Day {
                day: 20,
                minute: 23 * 60,
            };
            let first = When::Ago { minutes: 6 * 60 };
            assert!(late.at(now, &leeds) < first.at(now, &leeds), "hour {hour}");
        }
    }

    #[test]
    fn days_are_named_in_the_language_of_the_post() {
        let text = "a {d21} b {d20} {dxx}";
        assert_eq!(name_days(text, "it", NOW), "a domenica b sabato {dxx}");
        assert_eq!(name_days("{d15}", "da", NOW), "mandag");
        assert_eq!(name_days("{d15}", "nl", NOW), "maandag");
        assert_eq!(name_days("{d15}", "en", NOW), "Monday");
    }
}

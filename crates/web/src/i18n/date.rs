//! Moments as a language tells them. The words and their order are in `locales/*/date.ftl`.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use model::Time;

use super::{L, Value};

const MINUTE: u64 = 60;
const HOUR: u64 = 60 * MINUTE;
const DAY: u64 = 24 * HOUR;

/// The zone of that IANA name; UTC when it is empty or unknown.
pub fn zone(name: &str) -> TimeZone {
    TimeZone::get(name).unwrap_or(TimeZone::UTC)
}

/// For `datetime` attributes: 2026-11-14T15:04:05Z.
pub fn machine(time: Time) -> String {
    Timestamp::from_second(time.secs()).map_or_else(|_| String::new(), |t| t.to_string())
}

fn at(time: Time, tz: &TimeZone) -> DateTime {
    Timestamp::from_second(time.secs())
        .unwrap_or_default()
        .to_zoned(tz.clone())
        .datetime()
}

impl L {
    /// A day: 14 Nov 2026.
    pub fn date(self, time: Time, tz: &TimeZone) -> String {
        self.day("date-day-year", at(time, tz))
    }

    /// A time of day: 15:04.
    pub fn clock(self, time: Time, tz: &TimeZone) -> String {
        self.ta("date-clock", &self.hands(at(time, tz)))
    }

    /// The exact moment: Saturday 14 November 2026 at 15:04.
    pub fn full(self, time: Time, tz: &TimeZone) -> String {
        let t = at(time, tz);
        let weekday = i64::from(t.weekday().to_monday_one_offset());
        let weekday = self.ta("date-weekday", &[("n", weekday.into())]);
        let month = self.ta("date-month", &[("n", i64::from(t.month()).into())]);
        self.ta(
            "date-full",
            &[
                ("weekday", weekday.into()),
                ("day", t.day().to_string().into()),
                ("month", month.into()),
                ("year", t.year().to_string().into()),
                ("time", self.clock(time, tz).into()),
            ],
        )
    }

    /// How long ago, in as few letters as it takes: now, 4 min, 2 h, 3 d, 14 Nov, 14 Nov 2025.
    pub fn ago(self, time: Time, now: Time, tz: &TimeZone) -> String {
        let count = |key: &str, n: u64| self.ta(key, &[("n", (n as i64).into())]);
        match now.since(time).as_secs() {
            s if s < MINUTE => self.t("date-now").into_owned(),
            s if s < HOUR => count("date-minutes", s / MINUTE),
            s if s < DAY => count("date-hours", s / HOUR),
            s if s < 7 * DAY => count("date-days", s / DAY),
            _ => {
                let (t, today) = (at(time, tz), at(now, tz));
                let same_year = t.year() == today.year();
                let key = if same_year {
                    "date-day"
                } else {
                    "date-day-year"
                };
                self.day(key, t)
            }
        }
    }

    fn day(self, key: &str, t: DateTime) -> String {
        let month = self.ta("date-month-short", &[("n", i64::from(t.month()).into())]);
        self.ta(
            key,
            &[
                ("day", t.day().to_string().into()),
                ("month", month.into()),
                ("year", t.year().to_string().into()),
            ],
        )
    }

    fn hands(self, t: DateTime) -> [(&'static str, Value<'static>); 2] {
        [
            ("hour", format!("{:02}", t.hour()).into()),
            ("minute", format!("{:02}", t.minute()).into()),
        ]
    }
}

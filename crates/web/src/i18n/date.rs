//! Moments as a language tells them. The words and their order are in `locales/*/date.ftl`.

use std::collections::HashMap;
use std::sync::{LazyLock, PoisonError, RwLock};
use std::time::Duration;

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use model::Time;

use super::{L, Value};

const MINUTE: u64 = 60;
const HOUR: u64 = 60 * MINUTE;
const DAY: u64 = 24 * HOUR;

/// Moments as they were said before: a page says dozens, and the next page says the same ones.
static SAID: LazyLock<RwLock<Said>> = LazyLock::new(RwLock::default);
/// So many of one language and zone are kept; then all of them are forgotten.
const SAYINGS: usize = 20_000;

/// By language and zone.
type Said = HashMap<&'static str, HashMap<String, HashMap<(What, i64), String>>>;

/// What is said of a number.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum What {
    /// A minute since 1970, in full.
    Full,
    /// A day since year 0.
    Day,
    /// The same with its year.
    DayOfYear,
    Minutes,
    Hours,
    Days,
}

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
        let minute = time.secs().div_euclid(MINUTE as i64);
        let zone = tz.iana_name();
        self.said(zone, (What::Full, minute), || self.in_full(time, tz))
    }

    fn in_full(self, time: Time, tz: &TimeZone) -> String {
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
        let count = |what: What, key: &str, n: u64| {
            let n = n as i64;
            self.said(Some(""), (what, n), || self.ta(key, &[("n", n.into())]))
        };
        match now.since(time).as_secs() {
            s if s < MINUTE => self.t("date-now").into_owned(),
            s if s < HOUR => count(What::Minutes, "date-minutes", s / MINUTE),
            s if s < DAY => count(What::Hours, "date-hours", s / HOUR),
            s if s < 7 * DAY => count(What::Days, "date-days", s / DAY),
            _ => {
                let (t, today) = (at(time, tz), at(now, tz));
                let same_year = t.year() == today.year();
                let (what, key) = if same_year {
                    (What::Day, "date-day")
                } else {
                    (What::DayOfYear, "date-day-year")
                };
                let date = t.date();
                let day = i64::from(date.year()) * 366 + i64::from(date.day_of_year());
                self.said(Some(""), (what, day), || self.day(key, t))
            }
        }
    }

    /// When the words for how long ago `time` was are others than at `now`; none where that is not soon.
    pub fn ago_until(time: Time, now: Time) -> Option<Time> {
        let ago = now.since(time).as_secs();
        let step = match ago {
            s if s < HOUR => MINUTE,
            s if s < DAY => HOUR,
            s if s < 7 * DAY => DAY,
            _ => return None,
        };
        Some(time.plus(Duration::from_secs((ago / step + 1) * step)))
    }

    /// What `say` says, or said before. A zone without a name is nobody's twice.
    fn said(self, zone: Option<&str>, of: (What, i64), say: impl FnOnce() -> String) -> String {
        let Some(zone) = zone else { return say() };
        let before = SAID.read().unwrap_or_else(PoisonError::into_inner);
        let there = before.get(self.tag()).and_then(|zones| zones.get(zone));
        if let Some(text) = there.and_then(|said| said.get(&of)) {
            return text.clone();
        }
        drop(before);
        let text = say();
        let mut all = SAID.write().unwrap_or_else(PoisonError::into_inner);
        let zones = all.entry(self.tag()).or_default();
        let said = zones.entry(zone.to_owned()).or_default();
        if said.len() >= SAYINGS {
            said.clear();
        }
        said.insert(of, text.clone());
        text
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

//! Moments as clients read them.

use jiff::Timestamp;
use model::Time;
use serde::{Serialize, Serializer};

/// A moment, to the millisecond, in UTC: `2026-03-02T09:00:00.000Z`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct At(pub Time);

impl std::fmt::Display for At {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let moment = Timestamp::from_microsecond(self.0.micros()).unwrap_or_default();
        f.write_str(&moment.strftime("%Y-%m-%dT%H:%M:%S.%3fZ").to_string())
    }
}

impl Serialize for At {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// A day in UTC: `2026-03-02`.
pub fn day(time: Time) -> String {
    let moment = Timestamp::from_microsecond(time.micros()).unwrap_or_default();
    moment.strftime("%Y-%m-%d").to_string()
}

/// The beginning of the day in UTC, as Mastodon says when an account was made.
pub fn midnight(time: Time) -> At {
    const DAY: i64 = 86_400;
    At(Time::from_secs(time.secs() - time.secs().rem_euclid(DAY)))
}

/// A moment that a client sent: ISO 8601 with or without a zone (UTC then).
pub fn parse(text: &str) -> Option<Time> {
    let text = text.trim();
    let moment = text.parse::<Timestamp>().ok().or_else(|| {
        let there = text.parse::<jiff::civil::DateTime>().ok()?;
        Some(there.to_zoned(jiff::tz::TimeZone::UTC).ok()?.timestamp())
    })?;
    Some(Time::from_micros(moment.as_microsecond()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_written_and_read_as_clients_do() {
        let time = Time::from_millis(1_772_442_000_007);
        assert_eq!(At(time).to_string(), "2026-03-02T09:00:00.007Z");
        assert_eq!(midnight(time).to_string(), "2026-03-02T00:00:00.000Z");
        assert_eq!(day(time), "2026-03-02");
        assert_eq!(parse("2026-03-02T09:00:00.007Z"), Some(time));
        assert_eq!(parse("2026-03-02T10:00:00.007+01:00"), Some(time));
        assert_eq!(
            parse("2026-03-02T09:00:00"),
            Some(Time::from_secs(1_772_442_000))
        );
        assert_eq!(parse("tomorrow"), None);
    }
}

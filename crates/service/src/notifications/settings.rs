//! Per kind of notice, from whom; and hours in which nothing rings.

use std::collections::BTreeMap;

use jiff::tz::TimeZone;
use model::{NotificationKind, Time};
use serde::{Deserialize, Serialize};

/// From whom a kind of notice is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FromWhom {
    /// From everyone.
    #[default]
    Everyone,
    /// From people I follow.
    Followed,
    /// From nobody.
    Nobody,
}

/// How a person wishes to be told.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// By kind; those not named: from everyone.
    pub from: BTreeMap<NotificationKind, FromWhom>,
    /// Minutes after midnight, in the person's time zone, from when notices come silently.
    pub quiet_from: Option<u16>,
    /// Until when; may be past midnight.
    pub quiet_until: Option<u16>,
}

impl Settings {
    /// From whom notices of `kind` are wanted.
    pub fn wants(&self, kind: NotificationKind) -> FromWhom {
        self.from.get(&kind).copied().unwrap_or_default()
    }

    /// Whether it is a quiet hour `now` on a clock in `zone`.
    pub fn is_quiet_at(&self, zone: &TimeZone, now: Time) -> bool {
        let Ok(moment) = jiff::Timestamp::from_microsecond(now.micros()) else {
            return false;
        };
        let there = moment.to_zoned(zone.clone());
        let [hour, minute] = [there.hour(), there.minute()].map(|n| u16::from(n.unsigned_abs()));
        self.is_quiet(hour * 60 + minute)
    }

    /// Whether it is a quiet hour at `minute` after midnight.
    pub fn is_quiet(&self, minute: u16) -> bool {
        match (self.quiet_from, self.quiet_until) {
            (Some(from), Some(until)) if from <= until => (from..until).contains(&minute),
            (Some(from), Some(until)) => minute >= from || minute < until,
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quiet_hours_may_pass_midnight() {
        let night = Settings {
            quiet_from: Some(22 * 60),
            quiet_until: Some(7 * 60),
            ..Settings::default()
        };
        assert!(night.is_quiet(23 * 60) && night.is_quiet(0) && night.is_quiet(6 * 60 + 59));
        assert!(!night.is_quiet(7 * 60) && !night.is_quiet(12 * 60));
        let lunch = Settings {
            quiet_from: Some(12 * 60),
            quiet_until: Some(13 * 60),
            ..Settings::default()
        };
        assert!(lunch.is_quiet(12 * 60 + 30) && !lunch.is_quiet(13 * 60));
        assert!(!Settings::default().is_quiet(0));
    }
}

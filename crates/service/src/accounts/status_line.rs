//! The answer to "what are you doing?".

use std::time::Duration;

use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use model::{Account, StatusLine, Time};

use super::profile::{line, presented};
use crate::policy::limit::STATUS_LINE_CHARS;
use crate::{Actor, Answer, Ctx, Refusal};

/// How long a status line stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stands {
    /// Half an hour.
    HalfHour,
    /// An hour.
    Hour,
    /// Four hours.
    FourHours,
    /// Until midnight where they are.
    Today,
    /// Until the end of Sunday where they are.
    Week,
    /// Until it is changed.
    Ever,
}

impl Stands {
    /// Every one, the shortest first.
    pub const ALL: [Self; 6] = [
        Self::HalfHour,
        Self::Hour,
        Self::FourHours,
        Self::Today,
        Self::Week,
        Self::Ever,
    ];

    /// Its name in forms.
    pub fn word(self) -> &'static str {
        match self {
            Self::HalfHour => "half-hour",
            Self::Hour => "hour",
            Self::FourHours => "four-hours",
            Self::Today => "today",
            Self::Week => "week",
            Self::Ever => "ever",
        }
    }

    /// The one with this name.
    pub fn find(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stands| stands.word() == word)
    }

    fn until(self, now: Time, zone: &TimeZone) -> Option<Time> {
        let after = |seconds| Some(now.plus(Duration::from_secs(seconds)));
        match self {
            Self::HalfHour => after(1_800),
            Self::Hour => after(3_600),
            Self::FourHours => after(4 * 3_600),
            Self::Today => midnight(now, zone, 1).or(after(86_400)),
            Self::Week => {
                let today = local(now, zone)?.weekday().to_monday_zero_offset();
                midnight(now, zone, 7 - i64::from(today)).or(after(7 * 86_400))
            }
            Self::Ever => None,
        }
    }
}

fn local(now: Time, zone: &TimeZone) -> Option<jiff::Zoned> {
    let now = Timestamp::from_second(now.secs()).ok()?;
    Some(now.to_zoned(zone.clone()))
}

/// The beginning of the day that comes in `days` days.
fn midnight(now: Time, zone: &TimeZone, days: i64) -> Option<Time> {
    let today = local(now, zone)?.start_of_day().ok()?;
    let then = today.checked_add(days.days()).ok()?;
    let then = then.start_of_day().ok()?;
    Some(Time::from_secs(then.timestamp().as_second()))
}

/// Says what `actor` is doing; nothing takes the line away.
pub async fn set_status_line(
    ctx: &Ctx,
    actor: Actor,
    emoji: &str,
    text: &str,
    stands: Stands,
) -> Answer<()> {
    let text = line("text", text, STATUS_LINE_CHARS)?;
    let emoji = emoji.trim();
    let emoji = match text::emoji::of(emoji.trim_matches(':')) {
        Some(found) => found.to_owned(),
        None if emoji.is_empty() || crate::emoji::may_use(ctx, emoji) => emoji.to_owned(),
        None => return Err(Refusal::invalid("emoji", "no-emoji")),
    };
    let (ctx_, now) = (ctx.clone(), ctx.now());
    ctx.write(move |tx| {
        let account = store::accounts::get(tx, actor.id)?;
        let until = stands.until(now, &zone(&ctx_, &account));
        let status =
            (!emoji.is_empty() || !text.is_empty()).then_some(StatusLine { emoji, text, until });
        store::accounts::update(tx, &Account { status, ..account }, now)?;
        presented(&ctx_, tx, actor, actor.id)
    })
    .await
}

pub(crate) fn zone(ctx: &Ctx, account: &Account) -> TimeZone {
    let organisation = ctx.organisation();
    let name = [account.time_zone.as_str(), &organisation.time_zone]
        .into_iter()
        .find(|name| !name.is_empty())
        .unwrap_or("UTC");
    TimeZone::get(name).unwrap_or(TimeZone::UTC)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_weeks_end_at_midnight_there() {
        // Monday 2026-03-02 09:00 UTC.
        let now = Time::from_secs(1_772_442_000);
        let rome = TimeZone::get("Europe/Rome").unwrap();
        let until = |stands: Stands, zone: &TimeZone| stands.until(now, zone).map(Time::secs);
        assert_eq!(until(Stands::Hour, &rome), Some(1_772_445_600));
        assert_eq!(until(Stands::Today, &rome), Some(1_772_492_400));
        assert_eq!(until(Stands::Today, &TimeZone::UTC), Some(1_772_496_000));
        let sunday = 1_772_496_000 + 6 * 86_400;
        assert_eq!(until(Stands::Week, &TimeZone::UTC), Some(sunday));
        assert_eq!(until(Stands::Ever, &rome), None);
        assert_eq!(Stands::find("week"), Some(Stands::Week));
    }
}

//! What the composer sends, read leniently: whatever is in it, nothing that was written is lost.

use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use model::{Audience, DraftId, MediaId, ScheduledId, StatusId, Time};
use service::statuses::{Draft, PollDraft, Saved};

use crate::parts::audience;
use crate::parts::composer::{Kept, PollForm};

/// More of these than any form of ours has are not read.
const MOST: usize = 16;
const HOUR: u64 = 3_600;

/// The composer, as it was filled in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Asked {
    pub text: String,
    pub note: String,
    pub audience: Option<Audience>,
    pub wider: bool,
    pub open: Vec<String>,
    pub poll: PollForm,
    pub at: String,
    pub language: String,
    pub media: Vec<MediaId>,
    /// In step with `media`, when they came with it.
    pub alts: Vec<String>,
    pub reply: Option<StatusId>,
    pub quote: Option<StatusId>,
    pub kept: Kept,
    pub key: String,
}

impl Asked {
    /// From the fields of the form.
    pub fn read<'a>(fields: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let mut asked = Self::default();
        for (name, value) in fields {
            asked.field(name, value);
        }
        asked.poll.options.retain(|o| !o.trim().is_empty());
        asked
    }

    fn field(&mut self, name: &str, value: &str) {
        let owned = || value.replace("\r\n", "\n");
        let id = || value.parse::<i64>().ok();
        match name {
            "text" => self.text = owned(),
            "note" => self.note = owned(),
            "audience" => self.audience = audience::parse(value),
            "wider" => self.wider = value == "yes",
            "with" if self.open.len() < MOST => self.open.push(owned()),
            "option" if self.poll.options.len() < MOST => self.poll.options.push(owned()),
            "multiple" => self.poll.multiple = value == "yes",
            "hours" => self.poll.hours = value.parse().unwrap_or(24),
            "at" => self.at = owned(),
            "language" => self.language = owned(),
            "media" if self.media.len() < MOST => self.media.extend(id().map(MediaId::from)),
            "alt" if self.alts.len() < MOST => self.alts.push(owned()),
            "reply" => self.reply = id().map(StatusId::from),
            "quote" => self.quote = id().map(StatusId::from),
            "draft" => self.kept = id().map_or(self.kept, |id| Kept::Draft(id.into())),
            "scheduled" => self.kept = id().map_or(self.kept, |id| Kept::Scheduled(id.into())),
            "key" => self.key = owned(),
            _ => {}
        }
    }

    /// What was kept, to be written on.
    pub fn of(draft: Draft, due_at: Option<Time>, kept: Kept, zone: &TimeZone) -> Self {
        let poll = draft.poll.map(|p| PollForm {
            options: p.options,
            multiple: p.multiple,
            hours: (p.seconds / HOUR) as i64,
        });
        Self {
            text: draft.text,
            note: draft.note,
            audience: draft.audience,
            wider: draft.wider_ok,
            poll: poll.unwrap_or_default(),
            at: due_at.map(|t| local_time(t, zone)).unwrap_or_default(),
            language: draft.language.unwrap_or_default(),
            media: draft.media,
            reply: draft.reply_to,
            quote: draft.quote_of,
            kept,
            key: draft.idempotency_key.unwrap_or_default(),
            ..Self::default()
        }
    }

    /// The same for the operations.
    pub fn draft(&self) -> Draft {
        let filled = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let poll = (!self.poll.options.is_empty()).then(|| PollDraft {
            options: self.poll.options.clone(),
            multiple: self.poll.multiple,
            seconds: u64::try_from(self.poll.hours)
                .unwrap_or(0)
                .saturating_mul(HOUR),
        });
        Draft {
            text: self.text.clone(),
            note: self.note.clone(),
            audience: self.audience,
            wider_ok: self.wider,
            reply_to: self.reply,
            quote_of: self.quote,
            media: self.media.clone(),
            poll,
            language: filled(&self.language),
            idempotency_key: filled(&self.key),
            saved: match self.kept {
                Kept::Draft(id) => Some(Saved::Draft(id)),
                Kept::Scheduled(id) => Some(Saved::Scheduled(id)),
                Kept::New | Kept::Posted(_) => None,
            },
        }
    }

    /// When it is to go out: `Ok(None)` now, `Err` when it cannot be read.
    pub fn due_at(&self, zone: &TimeZone) -> Result<Option<Time>, ()> {
        let at = self.at.trim();
        if at.is_empty() {
            return Ok(None);
        }
        let civil: DateTime = at.parse().map_err(drop)?;
        let zoned = civil.to_zoned(zone.clone()).map_err(drop)?;
        let time = Time::from_micros(zoned.timestamp().as_microsecond());
        Ok(Some(time))
    }

    /// The draft it is saved as.
    pub fn draft_id(&self) -> Option<DraftId> {
        match self.kept {
            Kept::Draft(id) => Some(id),
            _ => None,
        }
    }

    /// The post that waits, of which this is a new wording.
    pub fn scheduled_id(&self) -> Option<ScheduledId> {
        match self.kept {
            Kept::Scheduled(id) => Some(id),
            _ => None,
        }
    }
}

/// For a field of the kind `datetime-local`.
fn local_time(time: Time, zone: &TimeZone) -> String {
    let at = jiff::Timestamp::from_second(time.secs()).unwrap_or_default();
    at.to_zoned(zone.clone())
        .strftime("%Y-%m-%dT%H:%M")
        .to_string()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_kept_post_is_filled_in_as_it_was() {
        let zone = crate::i18n::date::zone("Europe/Amsterdam");
        let fields = [
            ("text", "a\r\nb"),
            ("note", "n"),
            ("audience", "unit:7"),
            ("option", "tea"),
            ("option", " "),
            ("option", "coffee"),
            ("hours", "72"),
            ("multiple", "yes"),
            ("media", "5"),
            ("reply", "9"),
            ("language", "nl"),
            ("at", "2026-03-02T12:30"),
            ("draft", "3"),
            ("key", "k"),
        ];
        let asked = Asked::read(fields);
        let due = asked.due_at(&zone).unwrap();
        assert_eq!(due, Some(Time::from_secs(1_772_451_000)));
        let again = Asked::of(asked.draft(), due, asked.kept, &zone);
        assert_eq!(again, asked);
        assert_eq!(asked.text, "a\nb");
        assert_eq!(asked.draft().poll.unwrap().seconds, 72 * HOUR);
    }

    proptest! {
        #[test]
        fn whatever_is_sent_is_read(
            fields in prop::collection::vec(
                (
                    prop::sample::select(vec!["text", "note", "audience", "option", "hours", "at", "media", "alt", "reply", "draft", "x"]),
                    prop_oneof!["\\PC{0,30}", "-?[0-9]{1,22}", "unit:[0-9]{0,20}", "[0-9]{4,9}-[0-9]{2}-[0-9]{2}T[0-9:]{2,8}"],
                ),
                0..60,
            )
        ) {
            let zone = crate::i18n::date::zone("Europe/Rome");
            let asked = Asked::read(fields.iter().map(|(n, v)| (*n, v.as_str())));
            let _ = asked.due_at(&zone);
            let draft = asked.draft();
            let _ = Asked::of(draft, None, asked.kept, &zone);
        }
    }
}

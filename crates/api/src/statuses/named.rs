//! Groups and units named in what an app sends, as it names accounts: `@garden-club-group`, `@roastery-unit`.
//! Who names one at the start of a talk posts in it.

use std::ops::Range;

use model::{Audience, Status};
use service::Refusal;
use service::places::{self, Place, Stand};

use crate::{Answer, Api, Error, Me};

/// What a text names.
#[derive(Debug, Default)]
pub(super) struct Named {
    /// The text, with groups by their mark and units by their name, as everybody else writes them.
    pub(super) text: String,
    /// The first one that is named as an account.
    first: Option<(Place, Stand)>,
}

/// Finds what a text names; what the writer may not know of stays as it is written.
pub(super) async fn read(api: &Api, me: &Me, written: String) -> Answer<Named> {
    let mut named = Named::default();
    let mut from = 0;
    for (range, handle) in handles(&written, api.domain()) {
        let found = match places::named(&api.ctx, me.actor, &handle).await {
            Err(Refusal::NotFound) => continue,
            found => found?,
        };
        named.text.push_str(&written[from..range.start]);
        named.text.push_str(&found.0.mark());
        from = range.end;
        named.first.get_or_insert(found);
    }
    named.text.push_str(&written[from..]);
    Ok(named)
}

impl Named {
    /// Where a new post goes for which `asked` was asked. What is for few never goes where more may read.
    pub(super) async fn audience(
        &self,
        api: &Api,
        me: &Me,
        asked: Option<Audience>,
    ) -> Answer<Option<Audience>> {
        if asked == Some(Audience::Named) {
            return Ok(asked);
        }
        let narrow = asked == Some(Audience::Followers);
        if let Some((place, stand)) = &self.first {
            if !stand.may_post {
                return Err(Error::Invalid(format!(
                    "Validation failed: You can't post in {}",
                    place.name()
                )));
            }
            if narrow && !place.is_closed() {
                return Err(Error::Invalid(format!(
                    "Validation failed: Visibility can't be private: everyone may read {}",
                    place.name()
                )));
            }
            return Ok(Some(place.audience()));
        }
        for slug in text::extract(&self.text).groups {
            let handle = format!("{slug}{}", text::PLACE_ENDS[0]);
            match places::named(&api.ctx, me.actor, &handle).await {
                Ok((place, stand)) if stand.may_post && (place.is_closed() || !narrow) => {
                    return Ok(Some(place.audience()));
                }
                Ok(_) | Err(Refusal::NotFound) => {}
                Err(other) => return Err(other.into()),
            }
        }
        Ok(asked)
    }
}

/// The text of a post that is taken back to be written anew. Apps do not know for whom it was, so it says itself in
/// which group or unit it goes: as written there first, it would go to followers.
pub(super) async fn to_redraft(api: &Api, me: &Me, status: &Status) -> Answer<String> {
    let source = status.source.clone();
    let id = match status.audience {
        _ if status.reply_to_id.is_some() => return Ok(source),
        Audience::Group(id) => id.get(),
        Audience::Unit(id) => id.get(),
        _ => return Ok(source),
    };
    let (place, _) = places::find(&api.ctx, me.actor, id).await?;
    let handle = format!("@{}", place.handle());
    let rest = source.strip_prefix(&place.mark());
    let rest = rest.filter(|rest| rest.starts_with(char::is_whitespace));
    Ok(match rest {
        Some(rest) => format!("{handle}{rest}"),
        None => format!("{handle} {source}"),
    })
}

/// Where names stand that end as those of groups and units do, with or without our own name behind them.
fn handles(text: &str, domain: &str) -> Vec<(Range<usize>, String)> {
    let mut all = Vec::new();
    for (at, _) in text.match_indices('@') {
        let before = text[..at].chars().next_back();
        let joined = |c: char| c.is_alphanumeric() || "_@/\\+-.".contains(c);
        if before.is_some_and(joined) {
            continue;
        }
        let rest = &text[at + 1..];
        let inside = |c: char| c.is_ascii_alphanumeric() || "_.-".contains(c);
        let run = rest.find(|c| !inside(c)).unwrap_or(rest.len());
        let handle = rest[..run].trim_end_matches(['.', '-']);
        let key = handle.to_lowercase();
        if !text::PLACE_ENDS.iter().any(|end| key.ends_with(end)) {
            continue;
        }
        let mut end = at + 1 + handle.len();
        if let Some(far) = text[end..].strip_prefix('@') {
            if !far.to_lowercase().starts_with(&domain.to_lowercase()) {
                continue;
            }
            end += 1 + domain.len();
        }
        all.push((at..end, key));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_names_of_places_only() {
        let found = |text: &str| -> Vec<(String, String)> {
            handles(text, "corner.test")
                .into_iter()
                .map(|(range, key)| (text[range].to_owned(), key))
                .collect()
        };
        let one = |written: &str, key: &str| vec![(written.to_owned(), key.to_owned())];
        assert_eq!(
            found("Hi @Garden-Club-group, rain!"),
            one("@Garden-Club-group", "garden-club-group")
        );
        assert_eq!(
            found("(@roastery-unit@corner.test)."),
            one("@roastery-unit@corner.test", "roastery-unit")
        );
        for other in [
            "@ann and @group",
            "mail@tea-group",
            "https://a.test/@tea-group",
            "@tea-group@elsewhere.test",
            "@",
        ] {
            assert_eq!(found(other), [], "{other}");
        }
    }
}

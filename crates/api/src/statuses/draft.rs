//! What an app asks to post, in our words.
//!
//! Apps know four audiences; we know more. `public` and `unlisted` are for everyone here, `private` for my followers,
//! `direct` for those named. An answer keeps the audience of what it answers unless a narrower one is asked for: an app
//! can never widen, also when it does not know better. Naming a group or unit in a new post posts in it.

use model::{Audience, MediaId, StatusId};
use service::statuses::{Draft, PollDraft};
use service::{auth::token, views};

use super::named;
use crate::{Answer, Api, Error, Me, Params};

/// Longest key that is kept as it is.
const KEY_BYTES: usize = 120;

/// Reads a draft; `key` is the `Idempotency-Key` of the request.
pub(super) async fn read(
    api: &Api,
    me: &Me,
    params: &Params,
    key: Option<String>,
) -> Answer<Draft> {
    let reply_to: Option<StatusId> = params.parsed("in_reply_to_id");
    let asked = asked(params.filled("visibility").as_deref())?;
    let (mut text, mut note) = (params.string("status"), params.string("spoiler_text"));
    if text.trim().is_empty() && params.list("media_ids").is_empty() {
        text = std::mem::take(&mut note);
    }
    let named = named::read(api, me, text).await?;
    let audience = match reply_to {
        Some(id) => {
            let target = views::status(&api.ctx, me.actor, id).await.map_err(gone)?;
            let target = &target.content().status;
            answering(asked, target.audience, target.author_id == me.actor.id)
        }
        None => named.audience(api, me, asked).await?,
    };
    Ok(Draft {
        text: named.text,
        note,
        audience,
        wider_ok: false,
        reply_to,
        quote_of: params.parsed("quoted_status_id"),
        media: params.ids::<MediaId>("media_ids"),
        poll: params.sub("poll").and_then(|poll| poll_of(&poll)),
        language: params.filled("language").map(|l| short(&l)),
        idempotency_key: key.map(|key| {
            if key.len() > KEY_BYTES {
                token::hash(&key)
            } else {
                key
            }
        }),
        saved: None,
    })
}

fn gone(refusal: service::Refusal) -> Error {
    match refusal {
        service::Refusal::NotFound => service::Refusal::invalid("reply_to", "gone").into(),
        other => other.into(),
    }
}

/// `nl-BE` is written as `nl`.
fn short(language: &str) -> String {
    language
        .split(['-', '_'])
        .next()
        .unwrap_or_default()
        .to_lowercase()
}

fn asked(visibility: Option<&str>) -> Answer<Option<Audience>> {
    Ok(match visibility {
        None => None,
        Some("public" | "unlisted") => Some(Audience::Everyone),
        Some("private") => Some(Audience::Followers),
        Some("direct") => Some(Audience::Named),
        Some(_) => {
            return Err(Error::Invalid(
                "Validation failed: Visibility is not included in the list".to_owned(),
            ));
        }
    })
}

/// The audience of an answer; none keeps that of what it answers.
fn answering(asked: Option<Audience>, target: Audience, own: bool) -> Option<Audience> {
    let asked = asked?;
    match (target, asked) {
        (Audience::Everyone, any) => Some(any),
        // What was said among a few stays among them, whatever the app calls it.
        (Audience::Group(_) | Audience::Conversation(_), _) => None,
        (_, Audience::Named) => Some(Audience::Named),
        (Audience::Followers, Audience::Followers) if own => Some(Audience::Followers),
        _ => None,
    }
}

fn poll_of(params: &Params) -> Option<PollDraft> {
    let options = params.list("options");
    (!options.is_empty()).then(|| PollDraft {
        options,
        multiple: params.is("multiple"),
        seconds: params
            .int("expires_in")
            .unwrap_or(0)
            .try_into()
            .unwrap_or(0),
    })
}

#[cfg(test)]
mod tests {
    use model::{ConversationId, GroupId, UnitId};

    use super::*;

    #[test]
    fn an_answer_is_never_wider() {
        use Audience::{Everyone, Followers, Named};
        let unit = Audience::Unit(UnitId::from(1));
        assert_eq!(answering(Some(Followers), Everyone, false), Some(Followers));
        assert_eq!(answering(Some(Everyone), unit, false), None);
        assert_eq!(answering(Some(Followers), unit, false), None);
        assert_eq!(answering(Some(Named), unit, false), Some(Named));
        assert_eq!(answering(Some(Followers), Followers, false), None);
        assert_eq!(answering(Some(Followers), Followers, true), Some(Followers));
        assert_eq!(answering(Some(Everyone), Named, true), None);
        for place in [
            Audience::Group(GroupId::from(1)),
            Audience::Conversation(ConversationId::from(1)),
        ] {
            assert_eq!(answering(Some(Named), place, true), None);
        }
    }
}

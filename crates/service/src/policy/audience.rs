//! Who will see a post, and whether that is wider than what it answers.

use model::{AccountId, Audience, Status};
use store::{Conn, conversations, groups, units};

use crate::{Answer, Refusal};

/// The audience of a post of `author` for which none was asked: that of what it answers, else everyone. My followers are
/// not those of whom I answer, so an answer to what was for their followers is for them alone.
pub fn usual(author: AccountId, target: Option<&Status>) -> Audience {
    match target {
        None => Audience::Everyone,
        Some(t) if t.audience == Audience::Followers && t.author_id != author => Audience::Named,
        Some(t) => t.audience,
    }
}

/// The audience a post gets: what was asked for, else the usual one.
/// Refused when it is wider than what it answers, unless the writer has confirmed that.
pub fn choose(
    c: &mut Conn,
    author: AccountId,
    asked: Option<Audience>,
    target: Option<&Status>,
    wider_ok: bool,
) -> Answer<Audience> {
    let audience = asked.unwrap_or_else(|| usual(author, target));
    if let Some(target) = target {
        stays(audience, target)?;
    }
    if let Some(target) = target
        && !wider_ok
        && exceeds(c, author, audience, target)?
    {
        return Err(Refusal::invalid("audience", "wider"));
    }
    let answers_it = target.is_some_and(|t| t.audience == audience);
    match audience {
        Audience::Unit(unit) if !answers_it && !units::has(c, unit, author)? => {
            Err(Refusal::invalid("audience", "not-your-unit"))
        }
        // In a group for announcements everyone in it may answer.
        Audience::Group(group) if answers_it && groups::may_answer(c, group, author)? => {
            Ok(audience)
        }
        Audience::Group(group) if !groups::may_post(c, group, author)? => {
            Err(Refusal::invalid("audience", "not-your-group"))
        }
        Audience::Conversation(id) if !conversations::has(c, id, author)? => {
            Err(Refusal::invalid("audience", "not-your-group"))
        }
        Audience::Conversation(id) if conversations::is_closed(c, id)? => {
            Err(Refusal::invalid("audience", "closed"))
        }
        _ => Ok(audience),
    }
}

/// What was said in a conversation is answered there, and nothing else is: nobody can confirm that away.
pub fn stays(audience: Audience, target: &Status) -> Answer<()> {
    let talk = |a: Audience| match a {
        Audience::Conversation(id) => Some(id),
        _ => None,
    };
    if talk(audience) == talk(target.audience) {
        Ok(())
    } else {
        Err(Refusal::invalid("audience", "stays-in-conversation"))
    }
}

/// Whether some may see a post of `author` for `audience` who may not see `target`.
fn exceeds(c: &mut Conn, author: AccountId, audience: Audience, target: &Status) -> Answer<bool> {
    let others_followers = audience == Audience::Followers
        && target.audience == Audience::Followers
        && target.author_id != author;
    Ok(others_followers || is_wider(c, audience, target.audience)?)
}

/// Whether some may see `a` who may not see `b`, as far as their kinds tell.
pub fn is_wider(c: &mut Conn, a: Audience, b: Audience) -> Answer<bool> {
    Ok(match (a, b) {
        (Audience::Conversation(a), Audience::Conversation(b)) => a != b,
        // What was said in a conversation stays there.
        (_, Audience::Conversation(_)) => true,
        (Audience::Group(a), Audience::Group(b)) => a != b && !groups::is_open(c, b)?,
        (Audience::Named, _) | (_, Audience::Everyone) => false,
        (Audience::Conversation(_), _) => false,
        (Audience::Followers, Audience::Followers) => false,
        (Audience::Unit(a), Audience::Unit(b)) => {
            a != b && !units::list_above(c, a)?.iter().any(|above| above.id == b)
        }
        _ => true,
    })
}

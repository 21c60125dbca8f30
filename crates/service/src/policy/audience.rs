//! Who will see a post, and whether that is wider than what it answers.

use model::{AccountId, Audience, Status};
use store::{Conn, units};

use crate::{Answer, Refusal};

/// The audience a post gets: what was asked for, else that of what it answers, else everyone.
/// Refused when it is wider than what it answers, unless the writer has confirmed that.
pub fn choose(
    c: &mut Conn,
    author: AccountId,
    asked: Option<Audience>,
    target: Option<&Status>,
    wider_ok: bool,
) -> Answer<Audience> {
    let audience = asked
        .or(target.map(|t| t.audience))
        .unwrap_or(Audience::Everyone);
    if let Some(target) = target
        && !wider_ok
        && is_wider(c, audience, target.audience)?
    {
        return Err(Refusal::invalid("audience", "wider"));
    }
    if let Audience::Unit(unit) = audience {
        let answers_it = target.is_some_and(|t| t.audience == audience);
        if !answers_it && !units::has(c, unit, author)? {
            return Err(Refusal::invalid("audience", "not-your-unit"));
        }
    }
    Ok(audience)
}

/// Whether some may see `a` who may not see `b`, as far as their kinds tell.
pub fn is_wider(c: &mut Conn, a: Audience, b: Audience) -> Answer<bool> {
    Ok(match (a, b) {
        (Audience::Named, _) | (_, Audience::Everyone) => false,
        (Audience::Followers, Audience::Followers) => false,
        (Audience::Unit(a), Audience::Unit(b)) => {
            a != b && !units::list_above(c, a)?.iter().any(|above| above.id == b)
        }
        _ => true,
    })
}

//! What a few say among themselves, who is away, and whom people recommend.

use std::time::Duration;

use model::{Audience, Time};
use service::statuses::{self, Draft};
use service::{Actor, Answer, conversations, endorsements, pauses};

use super::{Stage, whole};
use crate::demo::cast::Cast;
use crate::demo::fault::Fault;
use crate::demo::people::Talk;

/// Holds all conversations of `private.toml`.
pub(super) async fn hold(stage: &Stage, cast: &Cast<'_>) -> Result<(), Fault> {
    for talk in &stage.demo.private.talks {
        let held = one(stage, cast, talk).await;
        held.map_err(|why| whole("private.toml", &why))?;
    }
    let kept = comfort(stage, cast).await;
    kept.map_err(|why| whole("private.toml", &why))
}

/// Who is away, and whom people recommend.
async fn comfort(stage: &Stage, cast: &Cast<'_>) -> Answer<()> {
    let actor = |handle: &str| stage.actors.get(cast.person(handle)?).copied();
    let ctx = stage.aside(moment(stage, 60));
    for away in &stage.demo.private.away {
        let until = stage.now.plus(Duration::from_secs(away.days * 86_400));
        if let Some(who) = actor(&away.who) {
            pauses::begin(&ctx, who, until, &away.note).await?;
        }
    }
    for one in &stage.demo.private.recommended {
        if let (Some(who), Some(whom)) = (actor(&one.who), actor(&one.whom)) {
            endorsements::put(&ctx, who, whom.id, &one.why).await?;
        }
    }
    Ok(())
}

async fn one(stage: &Stage, cast: &Cast<'_>, talk: &Talk) -> Answer<()> {
    let actor = |handle: &str| -> Option<Actor> {
        let person = cast.person(handle)?;
        stage.actors.get(person).copied()
    };
    let people: Vec<Actor> = talk.who.split(' ').filter_map(actor).collect();
    let ids = people.iter().map(|a| a.id).collect();
    let said: Vec<_> = talk.messages().flatten().collect();
    let (Some(first), Some((ago, _, _))) = (people.first(), said.first()) else {
        return Ok(());
    };
    let ctx = stage.aside(moment(stage, ago + 1));
    let id = conversations::start(&ctx, *first, ids, &talk.title)
        .await?
        .id;
    for (ago, handle, words) in said {
        let draft = Draft {
            text: words.to_owned(),
            audience: Some(Audience::Conversation(id)),
            ..Draft::default()
        };
        if let Some(who) = actor(handle) {
            statuses::post(&stage.aside(moment(stage, ago)), who, draft).await?;
        }
    }
    Ok(())
}

fn moment(stage: &Stage, minutes: u64) -> Time {
    stage.now.minus(Duration::from_secs(minutes * 60))
}

//! Groups, who is in them, and what they write there.

use std::time::Duration;

use model::{Audience, GroupKind, Time};
use service::groups::{self, GroupDraft};
use service::statuses::{self, Draft};
use service::{Actor, Answer};

use super::{Stage, whole};
use crate::demo::cast::Cast;
use crate::demo::fault::Fault;
use crate::demo::groups::Group;

/// Makes all groups of `groups.toml`.
pub(super) async fn gather(stage: &Stage, cast: &Cast<'_>) -> Result<(), Fault> {
    for group in &stage.demo.groups {
        let gathered = one(stage, cast, group).await;
        gathered.map_err(|why| whole("groups.toml", &why))?;
    }
    Ok(())
}

async fn one(stage: &Stage, cast: &Cast<'_>, group: &Group) -> Answer<()> {
    let person = |handle: &str| -> Option<Actor> {
        let person = cast.person(handle)?;
        stage.actors.get(person).copied()
    };
    let said: Vec<_> = group.talk.messages().flatten().collect();
    let handles: Vec<&str> = group.talk.who.split(' ').collect();
    let (Some(first), Some((ago, ..))) = (handles.first().and_then(|h| person(h)), said.first())
    else {
        return Ok(());
    };
    let ctx = stage.aside(moment(stage, ago + 60));
    let draft = GroupDraft {
        name: group.name.clone(),
        kind: group.kind.parse().unwrap_or(GroupKind::Open),
        purpose: group.purpose.clone(),
        rules: group.rules.clone(),
    };
    let slug = groups::create(&ctx, first, draft).await?;
    let id = groups::show(&ctx, first, &slug).await?.group.id;
    for handle in &handles[1..] {
        groups::invite(&ctx, first, &slug, handle).await?;
        if let Some(who) = person(handle) {
            groups::join(&ctx, who, &slug).await?;
        }
    }
    for (i, (ago, handle, words)) in said.into_iter().enumerate() {
        let Some(who) = person(handle) else { continue };
        let draft = Draft {
            text: words.to_owned(),
            audience: Some(Audience::Group(id)),
            ..Draft::default()
        };
        let at = stage.aside(moment(stage, ago));
        let post = statuses::post(&at, who, draft).await?.status.id;
        if i == 0 {
            groups::pin(&at, first, &slug, post).await?;
        }
    }
    Ok(())
}

/// Some seconds beside the conversations, which are held on the minute: ids are made from the moment.
fn moment(stage: &Stage, minutes: u64) -> Time {
    stage.now.minus(Duration::from_secs(minutes * 60 + 17))
}

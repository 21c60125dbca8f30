//! Does the steps: posts one after the other, everything around them together.

use std::collections::HashMap;
use std::time::Duration;

use model::{Audience, MediaId, StatusId, Time};
use service::statuses::{self, Draft, PollDraft, Revision};
use service::{Actor, Answer, Ctx};
use tokio::task::JoinSet;

use super::plan::{Happening, Step};
use super::{Stage, TOGETHER, whole};
use crate::demo::fault::Fault;
use crate::demo::parse::{self, Post};
use crate::demo::when::name_days;

/// Ids of the posts, by position.
pub(super) type Done = HashMap<usize, StatusId>;

/// Does everything, in order.
pub(super) async fn perform(
    stage: &Stage,
    steps: Vec<Step>,
    images: &HashMap<usize, Vec<MediaId>>,
) -> Result<Done, Fault> {
    let mut done = Done::new();
    let mut waiting: Vec<Step> = Vec::new();
    for step in steps {
        match step.what {
            Happening::Post(index) => {
                let id = post(stage, &step, (index, &done), images).await?;
                done.insert(index, id);
            }
            Happening::Work => {
                together(stage, std::mem::take(&mut waiting), &done, images).await?;
                work(&stage.at(step.at), step.at).await?;
            }
            Happening::Seen => seen(stage, step.at).await?,
            _ => waiting.push(step),
        }
    }
    together(stage, waiting, &done, images).await?;
    Ok(done)
}

async fn post(
    stage: &Stage,
    step: &Step,
    (index, done): (usize, &Done),
    images: &HashMap<usize, Vec<MediaId>>,
) -> Result<StatusId, Fault> {
    let (Some(post), Some(author)) = (stage.demo.posts.get(index), stage.actors.get(step.who))
    else {
        return Err(Fault::at("posts", 0, "no such post"));
    };
    let draft = Draft {
        media: images.get(&index).cloned().unwrap_or_default(),
        reply_to: post
            .reply_to
            .as_deref()
            .and_then(|label| labelled(stage, done, label)),
        quote_of: post
            .quote_of
            .as_deref()
            .and_then(|label| labelled(stage, done, label)),
        ..draft(stage, post)
    };
    let view = statuses::post(&stage.at(step.at), *author, draft).await;
    let view = view.map_err(|why| at(post, &why))?;
    Ok(view.status.id)
}

fn draft(stage: &Stage, post: &Post) -> Draft {
    let unit = |slug: &str| {
        let place = stage.demo.units.iter().position(|unit| unit.slug == slug)?;
        stage.units.get(place).copied().map(Audience::Unit)
    };
    Draft {
        text: name_days(&post.text, &post.language, stage.now),
        note: post.note.clone().unwrap_or_default(),
        audience: post.audience.as_ref().and_then(|audience| match audience {
            parse::Audience::Unit(slug) => unit(slug),
            parse::Audience::Followers => Some(Audience::Followers),
            parse::Audience::Named => Some(Audience::Named),
        }),
        poll: post.poll.as_ref().map(|poll| PollDraft {
            options: poll
                .options
                .iter()
                .map(|(title, _)| title.clone())
                .collect(),
            multiple: poll.multiple,
            seconds: poll.hours.unsigned_abs() * 3600,
        }),
        language: Some(post.language.clone()),
        ..Draft::default()
    }
}

/// The post of a label, when it is written.
pub(super) fn labelled(stage: &Stage, done: &Done, label: &str) -> Option<StatusId> {
    let place = stage
        .demo
        .posts
        .iter()
        .position(|post| post.label.as_deref() == Some(label))?;
    done.get(&place).copied()
}

/// Does steps that do not depend on each other, many at a time.
async fn together(
    stage: &Stage,
    steps: Vec<Step>,
    done: &Done,
    images: &HashMap<usize, Vec<MediaId>>,
) -> Result<(), Fault> {
    for some in steps.chunks(TOGETHER) {
        let mut work = JoinSet::new();
        for step in some {
            let Some(who) = stage.actors.get(step.who).copied() else {
                continue;
            };
            let (ctx, what) = (stage.at(step.at), step.what.clone());
            match what {
                Happening::Follow(whom) => {
                    if let Some(whom) = stage.actors.get(whom).map(|a| a.id) {
                        work.spawn(async move {
                            let followed = service::follows::follow(&ctx, who, whom).await;
                            followed.map_err(|why| whole("follows", &why))
                        });
                    }
                }
                Happening::Do(index, _) | Happening::Vote(index, _) | Happening::Edit(index, _) => {
                    let (Some(post), Some(id)) = (stage.demo.posts.get(index), done.get(&index))
                    else {
                        continue;
                    };
                    let keep = images.get(&index).cloned().unwrap_or_default();
                    let (post, id, now) = (post.clone(), *id, stage.now);
                    work.spawn(async move {
                        let did = around(
                            &ctx,
                            who,
                            id,
                            what,
                            Revised {
                                post: &post,
                                keep,
                                now,
                            },
                        )
                        .await;
                        did.map_err(|why| at(&post, &why))
                    });
                }
                Happening::Post(_) | Happening::Work | Happening::Seen => {}
            }
        }
        while let Some(done) = work.join_next().await {
            done.map_err(|e| Fault::at("posts", 0, e.to_string()))??;
        }
    }
    Ok(())
}

/// What a new wording needs to know.
struct Revised<'a> {
    post: &'a Post,
    keep: Vec<MediaId>,
    now: Time,
}

async fn around(
    ctx: &Ctx,
    who: Actor,
    id: StatusId,
    what: Happening,
    new: Revised<'_>,
) -> Answer<()> {
    match what {
        Happening::Do(_, deed) => statuses::react(ctx, who, id, deed).await?,
        Happening::Vote(_, choices) => statuses::vote(ctx, who, id, choices).await?,
        Happening::Edit(_, number) => {
            let Some((_, text)) = new.post.edits.get(number) else {
                return Ok(());
            };
            let revision = Revision {
                text: name_days(text, &new.post.language, new.now),
                note: new.post.note.clone().unwrap_or_default(),
                media: new.keep,
                language: Some(new.post.language.clone()),
            };
            statuses::edit(ctx, who, id, revision).await?
        }
        _ => return Ok(()),
    };
    Ok(())
}

/// Everybody looks at their notifications.
async fn seen(stage: &Stage, moment: Time) -> Result<(), Fault> {
    let mut work = JoinSet::new();
    for (i, who) in stage.actors.iter().copied().enumerate() {
        let ctx = stage.at(moment.plus(Duration::from_millis(i as u64)));
        work.spawn(async move { service::notifications::seen(&ctx, who, None).await });
    }
    while let Some(done) = work.join_next().await {
        let done = done.map_err(|e| Fault::at("notifications", 0, e.to_string()))?;
        done.map_err(|why| whole("notifications", &why))?;
    }
    Ok(())
}

/// Notifications, the search index, link cards, the ends of polls: all that is due at `moment`.
pub(super) async fn work(ctx: &Ctx, moment: Time) -> Result<(), Fault> {
    let fault = |error: db::Error| Fault::at("events", 0, format!("{error} at {moment:?}"));
    service::events::run_once(ctx).await.map_err(fault)?;
    while service::jobs::run_once(ctx).await.map_err(fault)? > 0 {}
    service::events::run_once(ctx).await.map_err(fault)?;
    Ok(())
}

fn at(post: &Post, why: &service::Refusal) -> Fault {
    Fault::at(post.file, post.line, why.to_string())
}

//! Everything about me in one file: pages to read and JSON for programs. Made by a job, kept for some days, for oneself only.

mod archive;
mod collect;
mod pages;

use std::collections::BTreeMap;
use std::time::Duration;

use model::{AccountId, Act, Detail, ExportId, NotificationKind};
use serde::{Deserialize, Serialize};
use store::records::exports;
pub use store::records::exports::Export;

use super::tell;
use crate::audit::{self, About};
use crate::jobs::{self, Failure};
use crate::media::Key;
use crate::{Actor, Answer, Ctx, Refusal};

/// The kind of the job.
pub(crate) const KIND: &str = "export";
/// How long a file can be fetched.
pub const KEPT: Duration = Duration::from_secs(7 * 86_400);
/// How long one waits before asking again.
const AGAIN: Duration = Duration::from_secs(86_400);

/// The words of its pages in the person's language, by key; a key without a word stands for itself.
pub type Words = BTreeMap<String, String>;

/// Keys of [`Words`].
pub const WORDS: [&str; 14] = [
    "title",
    "about",
    "posts",
    "messages",
    "pictures",
    "data",
    "none",
    "everyone",
    "unit",
    "followers",
    "named",
    "group",
    "answer",
    "boost",
];

/// What the job needs to know.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Task {
    id: ExportId,
    account: AccountId,
    words: Words,
    lang: String,
}

/// My files, the latest first, and whether I may ask for another.
pub async fn list(ctx: &Ctx, actor: Actor) -> Answer<(Vec<Export>, bool)> {
    let now = ctx.now();
    let all = ctx
        .read(move |c| Ok(exports::list(c, actor.id)?))
        .await?
        .into_iter()
        .filter(|e| e.expires_at.is_none_or(|at| at > now))
        .collect::<Vec<_>>();
    let may = may_ask(&all, now);
    Ok((all, may))
}

fn may_ask(all: &[Export], now: model::Time) -> bool {
    all.iter().all(|e| now.since(e.asked_at) > AGAIN)
}

/// Asks for one. `words` are those of its pages in language `lang`.
pub async fn create(ctx: &Ctx, actor: Actor, words: Words, lang: &str) -> Answer<()> {
    let (ctx_, lang) = (ctx.clone(), lang.to_owned());
    ctx.write(move |tx| {
        let now = ctx_.now();
        if !may_ask(&exports::list(tx, actor.id)?, now) {
            return Err(Refusal::Conflict("export-asked"));
        }
        let id: ExportId = ctx_.id();
        exports::insert(tx, id, actor.id, now)?;
        let account = actor.id;
        let task = Task {
            id,
            account,
            words,
            lang,
        };
        jobs::enqueue(&ctx_, tx, KIND, &task, None, now)?;
        let about = About::person(actor.id);
        Ok(audit::record(&ctx_, tx, actor, Act::ExportAsked, about)?)
    })
    .await
}

/// A file of my own, to be fetched piece by piece with [`part`]; that it was is written down.
pub async fn open(ctx: &Ctx, actor: Actor, id: ExportId) -> Answer<(Export, Vec<String>)> {
    let ctx_ = ctx.clone();
    ctx.write(move |tx| {
        let now = ctx_.now();
        let export = exports::find(tx, actor.id, id)?
            .filter(|e| e.expires_at.is_some_and(|at| at > now))
            .ok_or(Refusal::NotFound)?;
        let parts = exports::parts(tx, id)?;
        let about = About::person(actor.id).with(Detail::Count, export.bytes);
        audit::record(&ctx_, tx, actor, Act::ExportFetched, about)?;
        Ok((export, parts))
    })
    .await
}

/// A piece of a file.
pub async fn part(ctx: &Ctx, name: &str) -> Answer<Vec<u8>> {
    let key: Key = name.parse().map_err(|_| Refusal::NotFound)?;
    Ok(ctx.blobs().read(&key).await?)
}

/// The work.
pub(crate) async fn make(ctx: &Ctx, task: Task) -> Result<(), Failure> {
    let (parts, bytes) = collect::collect(ctx, &task).await?;
    let ctx_ = ctx.clone();
    let done = ctx.write(move |tx| {
        let now = ctx_.now();
        let export = Export {
            id: task.id,
            account_id: task.account,
            asked_at: now,
            ready_at: Some(now),
            expires_at: Some(now.plus(KEPT)),
            bytes,
        };
        if exports::ready(tx, &export, &parts)? {
            let group = format!("export-{}", task.id);
            tell(&ctx_, tx, task.account, NotificationKind::Export, &group)?;
        }
        Ok(())
    });
    Ok(done.await?)
}

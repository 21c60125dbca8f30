//! Something begun in one request and finished in the next, by whichever server gets it.

use std::time::Duration;

use serde::Serialize;
use serde::de::DeserializeOwned;
use store::auth::ceremonies;

use super::token;
use crate::{Answer, Ctx, Refusal};

/// How long one may take to finish.
const PATIENCE: Duration = Duration::from_secs(600);

/// Keeps `state` and answers the secret that finds it again.
pub(crate) async fn begin<T: Serialize>(ctx: &Ctx, kind: &str, state: &T) -> Answer<String> {
    let (secret, now) = (token::new(), ctx.now());
    let (key, data) = (key(kind, &secret), store::param::write_json(state)?);
    ctx.write(move |tx| {
        ceremonies::prune(tx, now)?;
        Ok(ceremonies::put(tx, &key, &data, now.plus(PATIENCE))?)
    })
    .await?;
    Ok(secret)
}

/// What was begun; it stays, for another try.
pub(crate) async fn find<T: DeserializeOwned>(ctx: &Ctx, kind: &str, secret: &str) -> Answer<T> {
    let (key, now) = (key(kind, secret), ctx.now());
    let data = ctx
        .read(move |c| Ok(ceremonies::find(c, &key, now)?))
        .await?;
    read(data)
}

/// What was begun; nobody can finish it again.
pub(crate) async fn take<T: DeserializeOwned>(ctx: &Ctx, kind: &str, secret: &str) -> Answer<T> {
    let (key, now) = (key(kind, secret), ctx.now());
    let data = ctx
        .write(move |tx| Ok(ceremonies::take(tx, &key, now)?))
        .await?;
    read(data)
}

fn read<T: DeserializeOwned>(data: Option<String>) -> Answer<T> {
    let data = data.ok_or(Refusal::Conflict("took-too-long"))?;
    Ok(store::param::read_json(&data)?)
}

fn key(kind: &str, secret: &str) -> String {
    format!("{kind}:{}", token::hash(secret))
}

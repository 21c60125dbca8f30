//! Posts that open streams are being told: whoever comes to one first writes it, and all who are told it alike share that.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use axum::extract::ws::Utf8Bytes;
use model::StatusId;
use service::views;
use tokio::sync::OnceCell;

use crate::entities::{self, Common};
use crate::{Answer, Api, Caller, Error};

/// So many posts are remembered.
const MOST: usize = 64;
/// So long after somebody came to it first it is told as it was; for who is later it is written anew, as it is by then.
const FRESH: Duration = Duration::from_secs(5);

/// Posts, each as it was written; none when it is not the same for all.
pub(crate) type Told = Once<Option<Arc<Post>>>;

/// A post as it is told to all who see it alike.
pub(crate) struct Post {
    written: Common,
    pub(super) has_media: bool,
}

impl Post {
    /// For this caller.
    pub(super) fn json(&self, api: &Api, caller: &Caller) -> Answer<Utf8Bytes> {
        Utf8Bytes::try_from(self.written.json(api, caller)).map_err(|error| {
            tracing::error!(%error, "a post is no text");
            Error::Broken
        })
    }
}

/// A post as it is told to all who see it alike; none when there is no such.
pub(super) async fn post(api: &Api, id: StatusId) -> Answer<Option<Arc<Post>>> {
    let write = async {
        let Some(view) = views::as_all_see(&api.ctx, id).await? else {
            return Ok(None);
        };
        let written = entities::common(api, &view).await?;
        let has_media = !view.content().media.is_empty();
        Ok(written.map(|written| Arc::new(Post { written, has_media })))
    };
    api.told().get(id, write).await
}

/// What is made once for all who come within a short time.
pub(crate) struct Once<T>(Mutex<VecDeque<Making<T>>>);

struct Making<T> {
    id: StatusId,
    begun: Instant,
    made: Arc<OnceCell<T>>,
}

impl<T> Default for Once<T> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<T: Clone> Once<T> {
    /// What is there of this post, or is being made, or `make` makes now. Who fails leaves it to the next.
    async fn get(&self, id: StatusId, make: impl Future<Output = Answer<T>>) -> Answer<T> {
        let made = self.place(id, Instant::now());
        made.get_or_try_init(|| make).await.cloned()
    }

    fn place(&self, id: StatusId, now: Instant) -> Arc<OnceCell<T>> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.retain(|making| now - making.begun < FRESH);
        if let Some(making) = all.iter().find(|making| making.id == id) {
            return Arc::clone(&making.made);
        }
        if all.len() == MOST {
            all.pop_front();
        }
        let made = Arc::<OnceCell<T>>::default();
        all.push_back(Making {
            id,
            begun: now,
            made: Arc::clone(&made),
        });
        made
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn made(once: &Once<usize>, id: i64, new: usize) -> usize {
        once.get(id.into(), async { Ok(new) }).await.unwrap()
    }

    #[tokio::test]
    async fn it_is_made_once_for_all_who_wait() {
        let once = Once::default();
        let slow = once.get(7.into(), async {
            tokio::task::yield_now().await;
            Ok(1)
        });
        let (first, second) = tokio::join!(slow, made(&once, 7, 2));
        assert_eq!((first.unwrap(), second), (1, 1));
        assert_eq!((made(&once, 7, 3).await, made(&once, 8, 4).await), (1, 4));
    }

    #[tokio::test]
    async fn who_fails_leaves_it_to_the_next() {
        let once = Once::default();
        let failed = once.get(7.into(), async { Err(Error::Broken) });
        let (failed, next) = tokio::join!(failed, made(&once, 7, 2));
        assert!(failed.is_err());
        assert_eq!((next, made(&once, 7, 3).await), (2, 2));
    }

    #[test]
    fn it_is_made_anew_after_a_while_and_little_is_remembered() {
        let (once, begun) = (Once::<usize>::default(), Instant::now());
        let first = once.place(7.into(), begun);
        let same = |at| Arc::ptr_eq(&first, &once.place(7.into(), at));
        assert!(same(begun + FRESH / 2) && !same(begun + FRESH));
        for id in 0..=MOST {
            once.place((id as i64).into(), begun + FRESH);
        }
        assert_eq!(once.0.lock().unwrap().len(), MOST);
    }
}

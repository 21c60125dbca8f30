//! Is the chain whole?

use std::fmt;

use store::audit::{Entry, Wanted};

use super::chain;
use crate::{Answer, Ctx, Refusal};

/// The first entry at which the chain does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broken {
    /// Its place.
    pub seq: i64,
    /// What is wrong with it.
    pub why: &'static str,
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "audit entry {} {}", self.seq, self.why)
    }
}

/// Reads the whole chain: how many entries there are, or the first that is not as it was written.
pub async fn verify(ctx: &Ctx) -> Answer<Result<i64, Broken>> {
    let found = ctx
        .db()
        .read_long(|c| {
            let mut walk = Walk::default();
            store::audit::each(c, &Wanted::default(), |entry| walk.step(&entry))?;
            let head = store::audit::head(c)?.unwrap_or_default();
            walk.end(head)
        })
        .await;
    match found {
        Ok(count) => Ok(Ok(count)),
        Err(Stop::Broken(broken)) => Ok(Err(broken)),
        Err(Stop::Failed(error)) => Err(Refusal::Internal(error)),
    }
}

enum Stop {
    Broken(Broken),
    Failed(db::Error),
}

impl From<db::Error> for Stop {
    fn from(error: db::Error) -> Self {
        Self::Failed(error)
    }
}

#[derive(Default)]
struct Walk {
    seq: i64,
    hash: String,
}

impl Walk {
    fn step(&mut self, entry: &Entry) -> Result<(), Stop> {
        let broken = |seq, why| Err(Stop::Broken(Broken { seq, why }));
        let due = self.seq + 1;
        if entry.seq != due {
            return broken(due, "is missing");
        }
        let erased = entry.salt.is_empty() && entry.details.is_empty();
        if !erased && chain::digest(&entry.salt, &entry.details) != entry.digest {
            return broken(due, "has other details than it was written with");
        }
        if chain::seal(&self.hash, entry) != entry.hash {
            return broken(due, "is not as it was written");
        }
        self.seq = due;
        self.hash.clone_from(&entry.hash);
        Ok(())
    }

    fn end(self, (seq, hash): (i64, String)) -> Result<i64, Stop> {
        let broken = |seq, why| Err(Stop::Broken(Broken { seq, why }));
        if self.seq != seq {
            return broken(self.seq.min(seq) + 1, "is missing at the end");
        }
        if self.hash != hash {
            return broken(seq, "is not the one the chain ended with");
        }
        Ok(seq)
    }
}

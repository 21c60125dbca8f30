//! A post's surroundings.

use std::collections::HashMap;

use model::{AccountId, StatusId, Time};

use super::sight::SEEN;
use crate::param::Get;
use crate::{Conn, Result, params};

/// How far up a thread is followed.
const ABOVE: i64 = 100;

/// A place in a thread.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The post there.
    pub id: StatusId,
    /// How far below the post one asked for, from 1; above it, 0.
    pub depth: usize,
    /// How it stands to the viewer.
    pub sight: Sight,
}

/// Whether the viewer may see a post, and wants to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sight {
    /// Yes.
    Seen,
    /// The viewer has muted who wrote it, or it hangs below such a post.
    Muted,
    /// It is gone or not for the viewer: nothing of it may be shown, but what one sees hangs below it.
    Gap,
    /// As a gap, and whoever wrote it was erased since.
    Erased,
}

impl Sight {
    /// Nothing of it may be shown.
    pub fn is_gap(self) -> bool {
        matches!(self, Self::Gap | Self::Erased)
    }
}

/// That `$1` has muted who wrote `s`; `$2` is now.
const MUTED: &str = "exists (select 1 from mutes m where m.account_id = $1 and m.target_id = s.author_id and (m.until is null or m.until > $2))";

fn sight() -> String {
    format!(
        "case when not {} then (case when exists (select 1 from accounts e where e.id = s.author_id and e.state = 4) then 3 else 2 end) when {MUTED} then 1 else 0 end",
        *SEEN
    )
}

fn read_sight(code: i64) -> Sight {
    match code {
        0 => Sight::Seen,
        1 => Sight::Muted,
        3 => Sight::Erased,
        _ => Sight::Gap,
    }
}

/// What a post answers, and what that answers, up to the first post; the first post first.
pub fn above(c: &mut Conn, viewer: AccountId, id: StatusId, now: Time) -> Result<Vec<Place>> {
    let sql = format!(
        "with recursive up (id, parent, depth) as (
            select id, reply_to_id, 0 from statuses where id = $3
            union all select p.id, p.reply_to_id, up.depth + 1 from up join statuses p on p.id = up.parent where up.depth < $4)
         select s.id, {} from up join statuses s on s.id = up.id where up.depth > 0 order by up.depth desc",
        sight()
    );
    c.all(&sql, params![viewer, now, id, ABOVE])?
        .iter()
        .map(|r| {
            Ok(Place {
                id: r.get(0)?,
                depth: 0,
                sight: read_sight(r.get(1)?),
            })
        })
        .collect()
}

/// Answers below a post, each after what it answers, the oldest branch first. What hangs below a muted answer is muted
/// with it; a gap is there only when something the viewer sees hangs below it. Looks at `limit` posts of the thread.
pub fn below(
    c: &mut Conn,
    viewer: AccountId,
    id: StatusId,
    now: Time,
    limit: i64,
) -> Result<Vec<Place>> {
    let sql = format!(
        "select s.id, s.reply_to_id, {} from statuses s
         where s.thread_id = (select thread_id from statuses where id = $3) and s.id > $3 and s.reply_to_id is not null
         order by s.id limit $4",
        sight()
    );
    let mut answers: HashMap<StatusId, Vec<(StatusId, Sight)>> = HashMap::new();
    for row in c.all(&sql, params![viewer, now, id, limit])? {
        let answer = (row.get(0)?, read_sight(row.get(2)?));
        answers.entry(row.get(1)?).or_default().push(answer);
    }
    let mut places = Vec::new();
    let mut waiting = vec![(0, id, Sight::Seen, false)];
    while let Some((depth, at, sight, muted)) = waiting.pop() {
        let muted = muted || sight == Sight::Muted;
        let sight = if muted && sight == Sight::Seen {
            Sight::Muted
        } else {
            sight
        };
        places.push(Place {
            id: at,
            depth,
            sight,
        });
        let below = answers.remove(&at).unwrap_or_default();
        waiting.extend(
            below
                .into_iter()
                .rev()
                .map(|(answer, sight)| (depth + 1, answer, sight, muted)),
        );
    }
    places.remove(0);
    Ok(without_dead_ends(places))
}

/// Drops the gaps that nothing hangs below.
fn without_dead_ends(places: Vec<Place>) -> Vec<Place> {
    let mut kept: Vec<Place> = Vec::with_capacity(places.len());
    for place in places.into_iter().rev() {
        let needed = kept.last().is_some_and(|next| next.depth > place.depth);
        if !place.sight.is_gap() || needed {
            kept.push(place);
        }
    }
    kept.reverse();
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gap_stays_only_above_something() {
        let place = |id: i64, depth, sight| Place {
            id: id.into(),
            depth,
            sight,
        };
        let found = without_dead_ends(vec![
            place(1, 1, Sight::Gap),
            place(2, 2, Sight::Gap),
            place(3, 1, Sight::Gap),
            place(4, 2, Sight::Gap),
            place(5, 3, Sight::Seen),
            place(6, 1, Sight::Seen),
            place(7, 2, Sight::Gap),
        ]);
        let ids: Vec<i64> = found.iter().map(|p| p.id.get()).collect();
        assert_eq!(ids, [3, 4, 5, 6]);
    }
}

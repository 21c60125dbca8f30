//! A post's surroundings.

use std::collections::HashMap;

use model::{AccountId, StatusId, Time};

use super::sight::SEEN;
use crate::param::Get;
use crate::{Conn, Result, params};

/// How far up a thread is followed.
const ABOVE: i64 = 100;

/// What a post answers, and what that answers, up to the first post; the first post first.
pub fn above(c: &mut Conn, viewer: AccountId, id: StatusId) -> Result<Vec<StatusId>> {
    let sql = format!(
        "with recursive up (id, parent, depth) as (
            select id, reply_to_id, 0 from statuses where id = $2
            union all select p.id, p.reply_to_id, up.depth + 1 from up join statuses p on p.id = up.parent where up.depth < $3)
         select s.id from up join statuses s on s.id = up.id where up.depth > 0 and {} order by up.depth desc",
        *SEEN
    );
    c.all(&sql, params![viewer, id, ABOVE])?
        .iter()
        .map(|r| r.get(0))
        .collect()
}

/// Answers below a post, each after what it answers, oldest branch first, with its depth from 1; and how many
/// were left out because the viewer has muted who wrote them. What hangs below a muted answer goes with it.
pub fn below(
    c: &mut Conn,
    viewer: AccountId,
    id: StatusId,
    now: Time,
    limit: i64,
) -> Result<(Vec<(usize, StatusId)>, usize)> {
    let sql = format!(
        "select s.id, s.reply_to_id,
                case when exists (select 1 from mutes m where m.account_id = $1 and m.target_id = s.author_id and (m.until is null or m.until > $2))
                     then 1 else 0 end
         from statuses s
         where s.thread_id = (select thread_id from statuses where id = $3) and s.id > $3 and s.reply_to_id is not null and {}
         order by s.id limit $4",
        *SEEN
    );
    let mut answers: HashMap<StatusId, Vec<StatusId>> = HashMap::new();
    let mut muted = Vec::new();
    for row in c.all(&sql, params![viewer, now, id, limit])? {
        let (answer, to): (StatusId, StatusId) = (row.get(0)?, row.get(1)?);
        if row.get::<i64>(2)? == 1 {
            muted.push(answer);
        }
        answers.entry(to).or_default().push(answer);
    }
    let mut below = Vec::new();
    let mut hidden = 0;
    let mut waiting: Vec<(usize, StatusId, bool)> = Vec::new();
    let push = |waiting: &mut Vec<(usize, StatusId, bool)>, depth, of: StatusId, gone| {
        waiting.extend(
            answers
                .get(&of)
                .into_iter()
                .flatten()
                .rev()
                .map(|a| (depth, *a, gone)),
        );
    };
    push(&mut waiting, 1, id, false);
    while let Some((depth, answer, gone)) = waiting.pop() {
        let gone = gone || muted.contains(&answer);
        if gone {
            hidden += 1;
        } else {
            below.push((depth, answer));
        }
        push(&mut waiting, depth + 1, answer, gone);
    }
    Ok((below, hidden))
}

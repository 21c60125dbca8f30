//! Posts that are older than they may be.

use model::{Status, StatusId};

use super::holds::HELD;
use crate::param::Get;
use crate::statuses::{COLUMNS, read};
use crate::{Conn, Result, params};

/// Which posts are over their time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Over {
    /// The number of their audience's kind.
    pub kind: i64,
    /// Written before the moment of this id.
    pub before: StatusId,
    /// Those that someone pinned or bookmarked are spared.
    pub spare: bool,
}

fn over(o: Over) -> String {
    let spared = "and not exists (select 1 from pins p where p.status_id = s.id)
         and not exists (select 1 from group_pins g where g.status_id = s.id)
         and not exists (select 1 from bookmarks b where b.status_id = s.id)";
    format!(
        "from statuses s where s.audience = $1 and s.id < $2 and s.deleted_at is null and not {HELD} {}",
        if o.spare { spared } else { "" }
    )
}

/// How many there are.
pub fn count(c: &mut Conn, o: Over) -> Result<i64> {
    let sql = format!("select count(*) {}", over(o));
    let row = c.first(&sql, params![o.kind, o.before])?;
    row.map_or(Ok(0), |r| r.get(0))
}

/// The oldest of them.
pub fn list(c: &mut Conn, o: Over, limit: i64) -> Result<Vec<Status>> {
    let sql = format!("select {COLUMNS} {} order by s.id limit $3", over(o));
    c.all(&sql, params![o.kind, o.before, limit])?
        .iter()
        .map(read)
        .collect()
}

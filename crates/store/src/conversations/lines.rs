//! What happened in conversations besides messages.

use model::{ConversationId, Line};

use crate::param::Get;
use crate::{Conn, Result, Tx, params};

/// Adds a line.
pub fn insert_line(tx: &mut Tx, conversation: ConversationId, line: &Line) -> Result<()> {
    tx.execute(
        "insert into conversation_lines (id, conversation_id, kind, account_id, target_id, title, created_at)
         values ($1, $2, $3, $4, $5, $6, $7)",
        params![
            line.id,
            conversation,
            line.kind,
            line.account_id,
            line.target_id,
            line.title,
            line.created_at
        ],
    )?;
    super::touch(tx, conversation, line.id)
}

/// The lines between two ids, both included, the oldest first. Ask only for what the reader may see.
pub fn list_lines(
    c: &mut Conn,
    conversation: ConversationId,
    (from, to): (i64, i64),
) -> Result<Vec<Line>> {
    c.all(
        "select id, kind, account_id, target_id, title, created_at from conversation_lines
         where conversation_id = $1 and id >= $2 and id <= $3 order by id",
        params![conversation, from, to],
    )?
    .iter()
    .map(|r| {
        Ok(Line {
            id: r.get(0)?,
            kind: r.get(1)?,
            account_id: r.get(2)?,
            target_id: r.get(3)?,
            title: r.get(4)?,
            created_at: r.get(5)?,
        })
    })
    .collect()
}

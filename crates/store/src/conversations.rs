//! Conversations: private talks of a few people.

use model::{AccountId, ConversationId};

use crate::{Conn, Result, params};

/// Whether `account` is in a conversation.
pub fn has(c: &mut Conn, id: ConversationId, account: AccountId) -> Result<bool> {
    let sql = "select 1 from conversation_members where conversation_id = $1 and account_id = $2 and left_at is null";
    Ok(c.first(sql, params![id, account])?.is_some())
}

//! Posts, replies and boosts.

pub mod change;
pub mod find;
pub mod insert;
pub mod reactions;
pub mod sight;
pub mod state;
pub mod thread;

use db::Row;
use model::{Audience, Status};

use crate::param::Get;
use crate::{Error, Result};

pub use find::{find, get, list};
pub use insert::insert;

/// The columns of a status, for [`read`]; `s` is the table's alias.
pub(crate) const COLUMNS: &str = "s.id, s.author_id, s.thread_id, s.reply_to_id, s.reply_to_account_id, s.boost_of_id, s.quote_of_id, \
     s.audience, s.audience_id, s.source, s.html, s.note, s.language, s.poll_id, s.card_id, s.created_at, s.edited_at, \
     s.replies_count, s.boosts_count, s.quotes_count, s.favourites_count";

pub(crate) fn read(r: &Row) -> Result<Status> {
    let audience = Audience::from_code(r.get(7)?, r.get(8)?);
    Ok(Status {
        id: r.get(0)?,
        author_id: r.get(1)?,
        thread_id: r.get(2)?,
        reply_to_id: r.get(3)?,
        reply_to_account_id: r.get(4)?,
        boost_of_id: r.get(5)?,
        quote_of_id: r.get(6)?,
        audience: audience
            .ok_or_else(|| Error::Corrupt("a post has an audience that is none".to_owned()))?,
        source: r.get(9)?,
        html: r.get(10)?,
        note: r.get(11)?,
        language: r.get(12)?,
        poll_id: r.get(13)?,
        card_id: r.get(14)?,
        created_at: r.get(15)?,
        edited_at: r.get(16)?,
        replies_count: r.get(17)?,
        boosts_count: r.get(18)?,
        quotes_count: r.get(19)?,
        favourites_count: r.get(20)?,
    })
}

//! Timelines of many people at once: home, a list, a unit.
//!
//! Nobody's timeline is stored: a page is found among the posts of the people it is made of, in a window of time that
//! grows until the page is full. So a post costs nothing for those who do not look, and a page costs as many short
//! index walks as it has people.

use model::{AccountId, GroupId, ListId, Page, StatusId, Time, UnitId};

use super::{direction, ids};
use crate::statuses::sight::{CALM, LISTED};
use crate::{Conn, Result, params};

/// First window: two days of ids.
const WINDOW: i64 = (2 * 86_400_000) << 16;
/// Each further window is so many times as wide.
const GROWTH: i64 = 4;

/// People and tags that `viewer` follows, groups of which they want everything, and their own posts. Answers to people they do not
/// follow are left out, and what is written in groups that they are not in, or from which they want no posts here.
pub fn home(c: &mut Conn, viewer: AccountId, page: &Page, now: Time) -> Result<Vec<StatusId>> {
    let sql = format!(
        "with found as (
            select s.id from statuses s where s.deleted_at is null and s.id > $3 and s.id < $4
               and s.author_id in (select followee_id from follows where follower_id = $1 union all select $1)
            union
            select st.status_id from tag_follows tf join status_tags st on st.tag_id = tf.tag_id
             where tf.account_id = $1 and st.status_id > $3 and st.status_id < $4
            union
            select s.id from statuses s where s.audience = 4 and s.deleted_at is null and s.id > $3 and s.id < $4
               and s.audience_id in (select group_id from group_members where account_id = $1 and level = 0))
         select s.id from found join statuses s on s.id = found.id
         where (s.audience <> 4 or exists (select 1 from group_members hm where hm.group_id = s.audience_id and hm.account_id = $1
                                              and (hm.level in (0, 1) or s.author_id = $1)))
           and (s.reply_to_account_id is null or s.author_id = $1 or s.reply_to_account_id in (s.author_id, $1)
                or exists (select 1 from follows rf where rf.follower_id = $1 and rf.followee_id = s.reply_to_account_id))
           and {} and {}
         order by s.id {} limit $5",
        *LISTED,
        *CALM,
        direction(page)
    );
    walk(page, now, |lo, hi, n| {
        ids(c, &sql, params![viewer, now, lo, hi, n])
    })
}

/// The people of a list of `viewer`.
pub fn list(
    c: &mut Conn,
    viewer: AccountId,
    list: ListId,
    page: &Page,
    now: Time,
) -> Result<Vec<StatusId>> {
    let sql = format!(
        "select s.id from statuses s
         where s.deleted_at is null and s.id > $3 and s.id < $4
           and s.author_id in (select m.account_id from list_members m join lists l on l.id = m.list_id where l.id = $6 and l.account_id = $1)
           and {} and {}
         order by s.id {} limit $5",
        *LISTED,
        *CALM,
        direction(page)
    );
    walk(page, now, |lo, hi, n| {
        ids(c, &sql, params![viewer, now, lo, hi, n, list])
    })
}

/// What the people of a unit and below wrote for everyone, and what anybody wrote for the unit or one below it.
pub fn unit(
    c: &mut Conn,
    viewer: AccountId,
    unit: UnitId,
    page: &Page,
    now: Time,
) -> Result<Vec<StatusId>> {
    let sql = format!(
        "with inside as (select unit_id from unit_paths where ancestor_id = $6),
         found as (
            select s.id from statuses s where s.deleted_at is null and s.id > $3 and s.id < $4 and s.audience = 0 and s.boost_of_id is null
               and s.author_id in (select account_id from unit_members where unit_id in (select unit_id from inside))
            union
            select s.id from statuses s where s.deleted_at is null and s.id > $3 and s.id < $4 and s.audience = 1 and s.boost_of_id is null
               and s.audience_id in (select unit_id from inside))
         select s.id from found join statuses s on s.id = found.id
         where (s.reply_to_account_id is null or s.audience = 1 or s.reply_to_account_id = s.author_id) and {} and {}
         order by s.id {} limit $5",
        *LISTED,
        *CALM,
        direction(page)
    );
    walk(page, now, |lo, hi, n| {
        ids(c, &sql, params![viewer, now, lo, hi, n, unit])
    })
}

/// What was written in a group, answers to others left out; that who looks may read it is asked of each post.
pub fn group(
    c: &mut Conn,
    viewer: AccountId,
    group: GroupId,
    page: &Page,
    now: Time,
) -> Result<Vec<StatusId>> {
    let sql = format!(
        "select s.id from statuses s
         where s.audience = 4 and s.audience_id = $6 and s.deleted_at is null and s.id > $3 and s.id < $4 and s.reply_to_id is null and {} and {}
         order by s.id {} limit $5",
        *LISTED,
        *CALM,
        direction(page)
    );
    ids(
        c,
        &sql,
        params![
            viewer,
            now,
            page.floor(),
            page.ceiling(),
            page.limit + 1,
            group
        ],
    )
}

/// Looks through growing windows, away from the end the page starts at, until it is full or there is no more.
fn walk(
    page: &Page,
    now: Time,
    mut find: impl FnMut(i64, i64, i64) -> Result<Vec<StatusId>>,
) -> Result<Vec<StatusId>> {
    let wanted = page.limit + 1;
    // Nothing is written a day ahead of the clock; ids borrowed from the next milliseconds are well below that.
    let end = page.ceiling().min((now.millis() + 86_400_000) << 16);
    let (mut lo, mut hi, mut width) = (page.floor(), end, WINDOW);
    let mut all = Vec::new();
    while (all.len() as i64) < wanted && lo < hi {
        let missing = wanted - all.len() as i64;
        if page.ascending() {
            let upto = lo.saturating_add(width).min(hi);
            all.extend(find(lo, upto, missing)?);
            lo = upto - 1;
        } else {
            let from = hi.saturating_sub(width).max(lo);
            all.extend(find(from, hi, missing)?);
            hi = if from == lo { lo } else { from + 1 };
        }
        if page.ascending() && lo + 1 >= hi {
            break;
        }
        width = width.saturating_mul(GROWTH);
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page_of(all: &[i64], page: Page) -> Vec<i64> {
        let now = Time::from_millis(i64::MAX >> 20);
        let found = walk(&page, now, |lo, hi, n| {
            let mut inside: Vec<i64> = all
                .iter()
                .copied()
                .filter(|id| *id > lo && *id < hi)
                .collect();
            inside.sort_unstable();
            if !page.ascending() {
                inside.reverse();
            }
            Ok(inside
                .into_iter()
                .take(n as usize)
                .map(StatusId::from)
                .collect())
        });
        found.unwrap().iter().map(|id| id.get()).collect()
    }

    #[test]
    fn windows_neither_lose_nor_repeat() {
        let now = i64::MAX >> 20 << 16;
        // Posts at the very edges of windows, and far apart.
        let mut all: Vec<i64> = (0..40).map(|i| now - i * (WINDOW / 3)).collect();
        all.extend((0..40).map(|i| now - WINDOW + i - 20));
        all.sort_unstable();
        all.dedup();
        let newest_first: Vec<i64> = all.iter().rev().copied().collect();
        let mut seen = Vec::new();
        let mut page = Page::first(7);
        loop {
            let mut found = page_of(&all, page);
            found.truncate(7);
            let Some(last) = found.last().copied() else {
                break;
            };
            seen.extend(found);
            page = Page::older(last, 7);
        }
        assert_eq!(seen, newest_first);
        let mut up = Vec::new();
        let mut page = Page::newer(0, 7);
        loop {
            let mut found = page_of(&all, page);
            found.truncate(7);
            let Some(last) = found.last().copied() else {
                break;
            };
            up.extend(found);
            page = Page::newer(last, 7);
        }
        assert_eq!(up, all);
    }
}

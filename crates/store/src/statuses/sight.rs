//! Who may see what, as one condition in SQL: every look-up of posts for a person goes through it.

use std::sync::LazyLock;

/// That `$1` keeps order.
const KEEPER: &str = "exists (select 1 from accounts vk where vk.id = $1 and vk.role >= 1)";

/// Authors whose posts reach fewer than they chose; nearly always nobody, and asked once a statement.
const CURBED: &str = "(select vl.id from accounts vl where vl.reach > 0)";
const SILENT: &str = "(select vl.id from accounts vl where vl.reach > 1)";

/// What moderators allow: not hidden, and within the reach of its author; of messages only the first. Authors and those who
/// keep order see all the same.
fn allowed(s: &str) -> String {
    format!(
        "({s}.hidden_at is null or {s}.author_id = $1 or {KEEPER})
         and ({s}.audience = 5 or {s}.author_id = $1 or {s}.author_id not in {CURBED} or {KEEPER}
              or ({s}.author_id not in {SILENT}
                  and exists (select 1 from follows vr where vr.follower_id = $1 and vr.followee_id = {s}.author_id)))"
    )
}

/// That viewer `$1` may see status `s` itself; a boost needs [`SEEN`], which also asks for what it boosts.
///
/// In groups and conversations (audiences 4 and 5) being named, or having written it, opens nothing: one is let in or not.
fn seen(s: &str) -> String {
    format!(
        "({s}.deleted_at is null and (({s}.audience < 4 and {s}.author_id = $1) or (
            ({s}.audience = 0
             or ({s}.audience = 1 and exists (select 1 from unit_members vu join unit_paths vp on vp.unit_id = vu.unit_id
                                              where vu.account_id = $1 and vp.ancestor_id = {s}.audience_id))
             or ({s}.audience = 2 and exists (select 1 from follows vf where vf.follower_id = $1 and vf.followee_id = {s}.author_id))
             or ({s}.audience = 4 and (exists (select 1 from group_members vg where vg.group_id = {s}.audience_id and vg.account_id = $1)
                                       or exists (select 1 from groups vo where vo.id = {s}.audience_id and vo.kind in (0, 3))))
             or ({s}.audience = 5 and exists (select 1 from conversation_members vc
                                              where vc.conversation_id = {s}.audience_id and vc.account_id = $1
                                                and vc.left_at is null and vc.visible_from <= {s}.id))
             or ({s}.audience < 4 and exists (select 1 from mentions vm where vm.status_id = {s}.id and vm.account_id = $1)))
            and not exists (select 1 from blocks vb where vb.account_id = $1 and vb.target_id = {s}.author_id)
            and not exists (select 1 from blocks vb where vb.account_id = {s}.author_id and vb.target_id = $1)
            and {})))",
        allowed(s)
    )
}

/// `$1` may see `s`, and what it boosts.
pub static SEEN: LazyLock<String> = LazyLock::new(|| {
    format!(
        "({} and (s.boost_of_id is null or exists (select 1 from statuses bo where bo.id = s.boost_of_id and {})))",
        seen("s"),
        seen("bo")
    )
});

/// What is left of [`SEEN`] for a post `s` of a group that `$1` is known to be in: asked of many at once, so whom it depends on is
/// found once a statement.
pub static INSIDE: LazyLock<String> = LazyLock::new(|| {
    format!(
        "(s.deleted_at is null
          and s.author_id not in (select ib.target_id from blocks ib where ib.account_id = $1)
          and s.author_id not in (select ib.account_id from blocks ib where ib.target_id = $1)
          and {})",
        allowed("s")
    )
});

/// [`SEEN`], for timelines, search and suggestions: messages are read in their conversation only.
pub static LISTED: LazyLock<String> = LazyLock::new(|| format!("(s.audience <> 5 and {})", *SEEN));

/// For where everyone looks: nothing of people whose reach is limited, whoever looks; one's own stays.
pub static OPEN: LazyLock<String> =
    LazyLock::new(|| format!("(s.author_id = $1 or s.author_id not in {CURBED})"));

/// `$1` has not muted the author of `s` or of what it boosts, nor the thread of either; `$2` is now. One's own posts stay.
pub static CALM: LazyLock<String> = LazyLock::new(|| {
    "(not exists (select 1 from mutes cm where cm.account_id = $1 and (cm.until is null or cm.until > $2) and cm.target_id = s.author_id)
      and (s.boost_of_id is null or not exists (
          select 1 from statuses cb where cb.id = s.boost_of_id
             and (exists (select 1 from mutes cm where cm.account_id = $1 and (cm.until is null or cm.until > $2) and cm.target_id = cb.author_id)
                  or (s.author_id <> $1 and exists (select 1 from thread_mutes ct where ct.account_id = $1 and ct.thread_id = cb.thread_id)))))
      and (s.author_id = $1 or not exists (select 1 from thread_mutes ct where ct.account_id = $1 and ct.thread_id = s.thread_id)))"
        .to_owned()
});

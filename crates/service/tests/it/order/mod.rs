//! Keeping order: reports, what moderators do about them, appeals, on both engines.

mod appeals;
mod evidence;
mod sight;

use model::{AccountId, ReportCategory, ReportId, StatusId, StrikeId, StrikeKind};
use service::reports::{self, ReportDraft};
use service::strikes::{self, Act};
use testkit::{Person, World};

/// `who` reports `posts` of `whom`.
pub async fn report(w: &World, who: Person, whom: Person, posts: &[StatusId]) -> ReportId {
    reports::create(&w.ctx, who.actor, draft(whom.id, posts))
        .await
        .unwrap()
}

pub fn draft(target: AccountId, posts: &[StatusId]) -> ReportDraft {
    ReportDraft {
        target,
        category: ReportCategory::Other,
        rules: Vec::new(),
        comment: "Not nice.".to_owned(),
        posts: posts.to_vec(),
    }
}

pub fn deed(target: AccountId, kind: StrikeKind, posts: &[StatusId]) -> Act {
    Act {
        target,
        kind,
        rule: None,
        words: "Please mind your words.".to_owned(),
        posts: posts.to_vec(),
        report: None,
        settle_all: false,
        hide_all: false,
    }
}

/// `who` does something about `whom`.
pub async fn act(
    w: &World,
    who: Person,
    whom: Person,
    kind: StrikeKind,
    posts: &[StatusId],
) -> StrikeId {
    strikes::act(&w.ctx, who.actor, deed(whom.id, kind, posts))
        .await
        .unwrap()
}

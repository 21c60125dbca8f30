//! What only its owner sees: lists, tags, mutes, filters, quiet hours, drafts, where they stopped reading; an invitation, a hold.

use std::time::Duration;

use model::{AccountId, FilterAction, Role, StatusId, Time};
use service::filters::{FilterDraft, Until};
use service::invitations::{self, NewInvitation};
use service::records::holds::{self, On};
use service::statuses::{self, Deed, Draft};
use service::{
    Actor, Answer, Ctx, Door, drafts, filters, lists, markers, preferences, quiet, scheduled, tags,
};

use super::act::{Done, labelled};
use super::{Stage, whole};
use crate::demo::cast::Cast;
use crate::demo::fault::Fault;

/// Writes all of `private.toml`.
pub(super) async fn keep(stage: &Stage, cast: &Cast<'_>, done: &Done) -> Result<(), Fault> {
    let private = Private {
        stage,
        cast,
        ctx: stage.aside(stage.now.minus(Duration::from_secs(3600))),
    };
    let written = async {
        private.quiet().await?;
        private.reading().await?;
        private.threads(done).await?;
        private.markers(done).await?;
        private.unsent().await?;
        private.invite().await?;
        private.hold().await
    };
    written.await.map_err(|why| whole("private.toml", &why))
}

struct Private<'a> {
    stage: &'a Stage,
    cast: &'a Cast<'a>,
    ctx: Ctx,
}

impl Private<'_> {
    fn actor(&self, handle: &str) -> Option<Actor> {
        self.stage.actors.get(self.cast.person(handle)?).copied()
    }

    fn actors(&self, handles: &str) -> Vec<Actor> {
        handles.split(' ').filter_map(|h| self.actor(h)).collect()
    }

    fn ids(&self, handles: &str) -> Vec<AccountId> {
        self.actors(handles).into_iter().map(|a| a.id).collect()
    }

    async fn quiet(&self) -> Answer<()> {
        for mute in &self.stage.demo.private.mutes {
            for who in self.actors(&mute.who) {
                for whom in self.ids(&mute.whom) {
                    quiet::mute(&self.ctx, who, whom, until(mute.days)).await?;
                }
            }
        }
        for block in &self.stage.demo.private.blocks {
            for who in self.actors(&block.who) {
                for whom in self.ids(&block.whom) {
                    quiet::block(&self.ctx, who, whom).await?;
                }
            }
        }
        for hours in &self.stage.demo.private.quiet {
            let (from, until) = (minute(&hours.from), minute(&hours.until));
            for who in self.actors(&hours.who) {
                preferences::update(&self.ctx, who, move |preferences| {
                    preferences.notifications.quiet_from = from;
                    preferences.notifications.quiet_until = until;
                })
                .await?;
            }
        }
        Ok(())
    }

    async fn reading(&self) -> Answer<()> {
        let private = &self.stage.demo.private;
        for list in &private.lists {
            for owner in self.actors(&list.owner) {
                let id = lists::create(&self.ctx, owner, &list.title).await?;
                for member in list.members.split(' ') {
                    lists::add(&self.ctx, owner, id, member).await?;
                }
            }
        }
        for followed in &private.tags {
            for who in self.actors(&followed.who) {
                for tag in followed.tags.split(' ') {
                    tags::follow(&self.ctx, who, tag).await?;
                }
            }
        }
        for filter in &private.filters {
            for who in self.actors(&filter.who) {
                let draft = FilterDraft {
                    phrase: filter.phrase.clone(),
                    whole_word: true,
                    action: filter.action.parse().unwrap_or(FilterAction::Warn),
                    until: until(filter.days),
                };
                filters::create(&self.ctx, who, draft).await?;
            }
        }
        Ok(())
    }

    async fn threads(&self, done: &Done) -> Answer<()> {
        for muted in &self.stage.demo.private.muted_threads {
            if let Some(id) = labelled(self.stage, done, &muted.post) {
                for who in self.actors(&muted.who) {
                    statuses::react(&self.ctx, who, id, Deed::Mute).await?;
                }
            }
        }
        Ok(())
    }

    /// They stopped reading at the last post of that moment.
    async fn markers(&self, done: &Done) -> Answer<()> {
        for marker in &self.stage.demo.private.markers {
            let hours = Duration::from_secs(marker.hours_ago.unsigned_abs() * 3600);
            let moment: Time = self.stage.now.minus(hours);
            let read = done.values().filter(|id| id.time() <= moment).max();
            if let Some(read) = read.map(|id: &StatusId| id.get()) {
                for who in self.actors(&marker.who) {
                    markers::advance(&self.ctx, who, "home", read).await?;
                }
            }
        }
        Ok(())
    }

    /// What was begun, and what waits for its time.
    async fn unsent(&self) -> Answer<()> {
        let private = &self.stage.demo.private;
        let write = |text: &str| Draft {
            text: text.to_owned(),
            ..Draft::default()
        };
        for draft in &private.drafts {
            for who in self.actors(&draft.who) {
                drafts::save(&self.ctx, who, None, write(&draft.text), None).await?;
            }
        }
        for later in &private.scheduled {
            let wait = Duration::from_secs(later.in_hours.unsigned_abs() * 3600);
            for who in self.actors(&later.who) {
                let due = self.stage.now.plus(wait);
                scheduled::create(&self.ctx, who, write(&later.text), due).await?;
            }
        }
        Ok(())
    }

    /// A link that lets the spring's exchange students in.
    async fn invite(&self) -> Answer<()> {
        let Some(owner) = self.owner() else {
            return Ok(());
        };
        let invitation = NewInvitation {
            role: Role::Member,
            unit: None,
            max_uses: Some(12),
            days: Some(30),
            note: "Spring exchange: students and host families".to_owned(),
        };
        invitations::create(&self.ctx, owner, invitation).await?;
        Ok(())
    }

    /// Something to see in the audit log: what was written by someone who left has to be kept.
    async fn hold(&self) -> Answer<()> {
        let left = self.stage.demo.people.iter().find(|p| p.state == "former");
        let (Some(owner), Some(left)) = (self.owner(), left) else {
            return Ok(());
        };
        let why = "Two invoices of the old drum roaster are in dispute. The lawyers ask us to keep everything until spring.";
        holds::create(&self.ctx, owner, On::Person(left.handle.clone()), why).await
    }

    /// The owner, as if at the screen: so that it is in the audit log.
    fn owner(&self) -> Option<Actor> {
        let owner = self.stage.actors.iter().find(|a| a.role == Role::Owner)?;
        Some(Actor {
            door: Door::Web,
            ..*owner
        })
    }
}

fn until(days: Option<i64>) -> Until {
    match days {
        Some(days) => Until::For(Duration::from_secs(days.unsigned_abs() * 86_400)),
        None => Until::Ever,
    }
}

/// `HH:MM` in minutes after midnight.
fn minute(clock: &str) -> Option<u16> {
    let (hour, minute) = clock.split_once(':')?;
    Some(hour.parse::<u16>().ok()? * 60 + minute.parse::<u16>().ok()?)
}

//! Puts the organisation's own emoji there, on the first day.

use model::Role;
use service::emoji::{self, NewEmoji};

use super::{Stage, whole};
use crate::demo::fault::Fault;

/// Adds them all.
pub(super) async fn add(stage: &Stage) -> Result<(), Fault> {
    let Some(owner) = stage.actors.iter().find(|a| a.role == Role::Owner) else {
        return Ok(());
    };
    for (minute, (code, category, png)) in (6..).zip(crate::demo::emoji::all()) {
        let new = NewEmoji {
            shortcode: code.to_owned(),
            category: category.to_owned(),
            listed: true,
        };
        let ctx = stage.aside(stage.early(minute));
        let added = emoji::create(&ctx, *owner, new, png).await;
        added.map_err(|why| whole("emoji.rs", &why))?;
    }
    Ok(())
}

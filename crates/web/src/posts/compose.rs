//! The page to write on.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use service::{Ctx, Refusal, drafts, scheduled};

use super::asked::Asked;
use super::create;
use super::desk::Desk;
use crate::parts::audience;
use crate::parts::composer::Kept;
use crate::{Answer, Error, Errors, Query, Viewer, Written, again_whole};

/// What the address may ask for; what cannot be read is as if it were not there.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Begin {
    reply: Option<String>,
    quote: Option<String>,
    draft: Option<String>,
    scheduled: Option<String>,
    text: Option<String>,
    audience: Option<String>,
}

/// `GET /compose`
pub(super) async fn new(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Query(begin): Query<Begin>,
) -> Answer {
    let asked = begin.asked(&ctx, &viewer).await?;
    let wanted = (asked.reply.is_some(), asked.quote.is_some());
    let desk = Desk::load(&ctx, &viewer, asked).await?;
    if begin.is_new() && wanted != desk.refers() {
        return Err(Error::NotFound);
    }
    Ok(desk.page(&viewer, &Errors::none()))
}

impl Begin {
    /// Whether nothing was written yet that would be lost with the post it is about.
    fn is_new(&self) -> bool {
        self.draft.is_none() && self.scheduled.is_none()
    }

    async fn asked(&self, ctx: &Ctx, viewer: &Viewer) -> Answer<Asked> {
        fn id<T: From<i64>>(text: &Option<String>) -> Answer<Option<T>> {
            let Some(text) = text else { return Ok(None) };
            let number: i64 = text.parse().map_err(|_| Error::NotFound)?;
            Ok(Some(T::from(number)))
        }
        if let Some(id) = id(&self.draft)? {
            let saved = drafts::get(ctx, viewer.actor(), id).await?;
            let kept = Kept::Draft(id);
            return Ok(Asked::of(saved.draft, saved.due_at, kept, &viewer.zone));
        }
        if let Some(id) = id(&self.scheduled)? {
            let waits = scheduled::get(ctx, viewer.actor(), id).await?;
            let (kept, due) = (Kept::Scheduled(id), Some(waits.due_at));
            return Ok(Asked::of(waits.draft, due, kept, &viewer.zone));
        }
        Ok(Asked {
            reply: id(&self.reply)?,
            quote: id(&self.quote)?,
            text: self.text.clone().unwrap_or_default(),
            audience: self.audience.as_deref().and_then(audience::parse),
            ..Asked::default()
        })
    }
}

/// `POST /compose`: the same form again, with the pictures that were chosen, or without one that was removed.
pub(super) async fn update(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Written(upload, cut): Written,
) -> Answer {
    let mut asked = Asked::read(upload.fields());
    let removed = upload.get("remove").parse::<i64>().ok();
    asked.media.retain(|id| Some(id.get()) != removed);
    let errors = create::take_in(&ctx, &viewer, (&upload, cut), &mut asked).await;
    if !asked.open.iter().any(|o| o == "pictures") {
        asked.open.push("pictures".to_owned());
    }
    show(&ctx, &viewer, asked, errors).await
}

/// The form with everything that was written in it, and what is wrong.
pub(super) async fn show(ctx: &Ctx, viewer: &Viewer, asked: Asked, errors: Errors) -> Answer {
    let desk = Desk::load(ctx, viewer, asked).await?;
    let page: Response = desk.page(viewer, &errors);
    if errors.any() {
        let form = desk.form(viewer, &errors, true);
        return Ok(again_whole(viewer, &errors, page, form));
    }
    Ok(page.into_response())
}

/// The same after an operation said no.
pub(super) async fn refused(ctx: &Ctx, viewer: &Viewer, asked: Asked, refusal: Refusal) -> Answer {
    let errors = Errors::at_form(viewer, refusal);
    show(ctx, viewer, asked, errors).await
}

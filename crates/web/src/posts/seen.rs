//! Who favourited or boosted a post.

use axum::extract::State;
use maud::html;
use model::{Page as Part, PageOf, StatusId};
use serde::Deserialize;
use service::policy::limit;
use service::views::AccountCard;
use service::{Ctx, statuses, views};

use crate::parts::empty::{Art, empty};
use crate::parts::person::{self, Follow};
use crate::parts::{nav, post};
use crate::{Answer, Page, Path, Query, Viewer};

#[derive(Debug, Clone, Copy, Deserialize)]
pub(super) struct Asked {
    max: Option<i64>,
    min: Option<i64>,
}

impl Asked {
    fn part(self) -> Part {
        match (self.max, self.min) {
            (Some(max), _) => Part::older(max, limit::PAGE),
            (None, Some(min)) => Part::newer(min, limit::PAGE),
            (None, None) => Part::first(limit::PAGE),
        }
    }
}

/// `GET /posts/{id}/favourited_by`
pub(super) async fn favourited_by(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Path(id): Path<StatusId>,
    Query(asked): Query<Asked>,
) -> Answer {
    let people = statuses::favourited_by(&ctx, viewer.actor(), id, asked.part()).await?;
    show(&ctx, &viewer, id, asked, ("favourited", people)).await
}

/// `GET /posts/{id}/boosted_by`
pub(super) async fn boosted_by(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Path(id): Path<StatusId>,
    Query(asked): Query<Asked>,
) -> Answer {
    let people = statuses::boosted_by(&ctx, viewer.actor(), id, asked.part()).await?;
    show(&ctx, &viewer, id, asked, ("boosted", people)).await
}

async fn show(
    ctx: &Ctx,
    viewer: &Viewer,
    id: StatusId,
    asked: Asked,
    (word, people): (&str, PageOf<AccountCard>),
) -> Answer {
    let (l, s) = (viewer.l, viewer.scene());
    let view = views::status(ctx, viewer.actor(), id).await?;
    let to = |name: &str, at: i64| format!("/posts/{id}/{word}_by?{name}={at}");
    let begun = asked.max.is_some() || asked.min.is_some();
    let newer = people.newer.filter(|_| begun).map(|at| to("min", at));
    let older = people.older.map(|at| to("max", at));
    let rows: Vec<_> = people
        .items
        .into_iter()
        .map(|p| (p, Follow::Never))
        .collect();
    let body = html! {
        @if rows.is_empty() {
            (empty(Art::People, &l.t(&format!("{word}-by-none")), &l.t("seen-by-none-text"), None))
        } @else {
            div class="sheet" { (person::rows(&s, &rows)) }
        }
        (nav::pager(&s, newer.as_deref(), older.as_deref()))
    };
    Ok(Page::new(viewer, &l.t(&format!("{word}-by-title")))
        .back(post::href(&view))
        .show(body))
}

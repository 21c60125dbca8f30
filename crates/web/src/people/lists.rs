//! Which of my lists someone is in.

use axum::extract::State;
use maud::html;
use model::ListId;
use serde::Deserialize;
use service::{Ctx, lists, profiles};

use crate::parts::empty::{Art, empty};
use crate::parts::form::{submit, tick};
use crate::{Answer, Form, Page, Path, Reply, Viewer};

/// The lists that were ticked.
#[derive(Debug, Clone, Default, Deserialize)]
pub(super) struct Ticked {
    #[serde(default)]
    list: Vec<ListId>,
}

pub(super) async fn edit(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Path(handle): Path<String>,
) -> Answer {
    let actor = viewer.actor();
    let who = profiles::find(&ctx, actor, &handle).await?.card;
    let all = lists::all(&ctx, actor).await?;
    let within = lists::with_member(&ctx, actor, who.id).await?;
    let (l, here) = (viewer.l, format!("/@{}", who.handle));
    let body = html! {
        @if all.is_empty() {
            (empty(Art::People, &l.t("lists-of-none-title"), &l.t("lists-of-none"), Some(html! { a .btn href="/lists" { (l.t("lists-of-make")) } })))
        } @else {
            form ."sheet sheet--pad stack" method="post" action={ (here) "/lists" } {
                (viewer.csrf())
                p .soft { (l.t("lists-of-hint")) }
                @for list in &all {
                    (tick("list", &list.id.to_string(), html! { (list.title) }, within.iter().any(|w| w.id == list.id)))
                }
                div ."row row--end" { (submit(&l.t("save"))) }
            }
        }
    };
    let title = l.ta("lists-of-title", &[("who", who.name.as_str().into())]);
    Ok(Page::new(&viewer, &title)
        .back(here)
        .current("people")
        .show(body))
}

pub(super) async fn update(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Path(handle): Path<String>,
    Form(ticked): Form<Ticked>,
) -> Answer<Reply> {
    let actor = viewer.actor();
    let who = profiles::find(&ctx, actor, &handle).await?.card;
    let within = lists::with_member(&ctx, actor, who.id).await?;
    for list in lists::all(&ctx, actor).await? {
        let (wanted, is) = (
            ticked.list.contains(&list.id),
            within.iter().any(|w| w.id == list.id),
        );
        match (wanted, is) {
            (true, false) => lists::add(&ctx, actor, list.id, &who.handle).await?,
            (false, true) => lists::remove(&ctx, actor, list.id, who.id).await?,
            _ => {}
        }
    }
    Ok(Reply::to(format!("/@{}", who.handle)).toast("toast-saved"))
}

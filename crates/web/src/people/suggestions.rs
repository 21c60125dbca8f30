//! People to meet, each with the reason.

use axum::extract::State;
use maud::{Markup, html};
use service::suggestions::{self, Reason, Suggestion};
use service::{Ctx, profiles};

use super::directory::ways;
use crate::parts::empty::{Art, empty};
use crate::parts::face::{self, Size};
use crate::parts::person::{self, Follow};
use crate::parts::{icon, shell};
use crate::{Answer, Page, Path, Reply, Viewer};

/// Suggestions on the page.
const SHOWN: usize = 30;

pub(super) async fn index(viewer: Viewer, State(ctx): State<Ctx>) -> Answer {
    let l = viewer.l;
    let found = suggestions::list(&ctx, viewer.actor(), SHOWN).await?;
    let s = viewer.scene();
    let body = html! {
        div ."sheet sheet--pad" { (ways(&viewer, "/people/suggestions")) }
        @if found.is_empty() {
            @let next = html! { a .btn href="/people" { (l.t("people-all")) } };
            (empty(Art::People, &l.t("meet-none-title"), &l.t("meet-none"), Some(next)))
        } @else {
            div .sheet { ul .rows { @for one in &found { li ."person person--meet" data-part {
                (face::linked(&one.card, Size::Plain))
                div .clip {
                    a ."person__name bare" href={ "/@" (one.card.handle) } data-card=(one.card.handle) { (viewer.words(&one.card.name)) }
                    p ."person__sub clip" { (person::post_of(&one.card)) }
                }
                div .row {
                    (person::follow(&s, &one.card.handle, Follow::No))
                    form method="post" action={ "/@" (one.card.handle) "/dismiss" } data-fetch="part" {
                        (viewer.csrf())
                        button .act title=(l.t("meet-dismiss")) { (icon("close")) span .vh { (l.ta("meet-dismiss-who", &[("who", one.card.name.as_str().into())])) } }
                    }
                }
                p .person__why { (why(&viewer, &one.reason)) }
            } } } }
        }
    };
    let page = Page::new(&viewer, &l.t("people-meet")).under(l.t("meet-sub"));
    Ok(page.current("people").back("/people").show(body))
}

/// `POST /@{handle}/dismiss`: not again.
pub(super) async fn dismiss(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Path(handle): Path<String>,
) -> Answer<Reply> {
    let who = profiles::find(&ctx, viewer.actor(), &handle).await?.card;
    suggestions::dismiss(&ctx, viewer.actor(), who.id).await?;
    Ok(Reply::to("/people/suggestions")
        .toast("toast-dismissed")
        .with("who", &who.name)
        .part(Markup::default()))
}

/// A reason in the reader's words.
pub(crate) fn why(viewer: &Viewer, reason: &Reason) -> String {
    let l = viewer.l;
    let key = match reason {
        Reason::Manager => "meet-why-manager",
        Reason::Above => "meet-why-above",
        Reason::Report => "meet-why-report",
        Reason::Peer => "meet-why-peer",
        Reason::Unit => "meet-why-unit",
        Reason::Followed(n) => return l.ta("meet-why-followed", &[("n", (*n).into())]),
        Reason::Active => "meet-why-active",
        Reason::New => "meet-why-new",
    };
    l.t(key).into_owned()
}

/// The box in the column on the right; nothing when there is nobody to meet.
pub(crate) fn beside_page(viewer: &Viewer, found: &[Suggestion]) -> Markup {
    let (s, l) = (viewer.scene(), viewer.l);
    if found.is_empty() {
        return Markup::default();
    }
    shell::beside(
        &l.t("people-meet"),
        html! {
            @for one in found {
                div .rail__item {
                    (face::linked(&one.card, Size::Small))
                    p .clip {
                        a .bare href={ "/@" (one.card.handle) } data-card=(one.card.handle) { b { (viewer.words(&one.card.name)) } } br;
                        span .soft { (why(viewer, &one.reason)) }
                    }
                    (person::follow(&s, &one.card.handle, Follow::No))
                }
            }
            a .rail__more href="/people/suggestions" { (l.t("meet-more")) }
        },
    )
}

//! Why one sees a post, and how to see less of its kind.

use axum::extract::State;
use maud::{Markup, html};
use model::StatusId;
use service::Ctx;
use service::timelines::{self, Reason, Why};
use service::views::AccountCard;

use crate::parts::form::section;
use crate::parts::{icon, post};
use crate::{Answer, Page, Path, Viewer};

pub(super) async fn show(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Path(id): Path<StatusId>,
) -> Answer {
    let why = timelines::why(&ctx, viewer.actor(), id).await?;
    let l = viewer.l;
    let body = html! {
        div ."sheet sheet--pad" {
            ul .rows { @for reason in &why.reasons { li .item { (sentence(&viewer, reason)) } } }
        }
        div ."sheet feed" { (post::post(&viewer.scene(), &why.status)) }
        @if !why.status.yours.author { (less(&viewer, &why)) }
    };
    let page = Page::new(&viewer, &l.t("why-title")).back(post::href(&why.status));
    Ok(page.show(body))
}

fn sentence(viewer: &Viewer, reason: &Reason) -> Markup {
    let l = viewer.l;
    let said = |drawing: &str, text: String, href: Option<String>| {
        html! { (icon(drawing)) @match &href { Some(href) => { a href=(href) { (text) } } None => { span { (text) } } } }
    };
    let who = |card: &AccountCard| Some(format!("/@{}", card.handle));
    let named = |key: &str, part: &str, value: &str| l.ta(key, &[(part, value.into())]);
    match reason {
        Reason::Yours => said("pen", l.t("why-yours").into_owned(), None),
        Reason::NamesYou => said("person", l.t("why-names").into_owned(), None),
        Reason::Follow(card) => said(
            "followers",
            named("why-follow", "who", &card.name),
            who(card),
        ),
        Reason::Boosted(card) => said("boost", named("why-boosted", "who", &card.name), who(card)),
        Reason::Tag(tag) => said(
            "tag",
            named("why-tag", "tag", &tag.name),
            Some(format!("/tags/{}", tag.key)),
        ),
        Reason::InList(list) => said(
            "list",
            named("why-list", "list", &list.title),
            Some(format!("/lists/{}", list.id)),
        ),
        Reason::Group(name, slug) => said(
            "group",
            named("why-group", "group", name),
            Some(format!("/groups/{slug}/about")),
        ),
        Reason::OpenGroup(name, slug) => said(
            "group",
            named("why-group-open", "group", name),
            Some(format!("/groups/{slug}")),
        ),
        Reason::Unit(name) => said("unit", named("why-unit", "unit", name), None),
        Reason::Everyone => said(
            "everyone",
            l.t("why-everyone").into_owned(),
            Some("/everyone".to_owned()),
        ),
    }
}

/// What one can do about it.
fn less(viewer: &Viewer, why: &Why) -> Markup {
    let (l, v) = (viewer.l, &why.status);
    html! {
        div ."sheet sheet--pad" { (section(&l.t("why-less"), None, html! {
            form ."row" method="post" {
                (viewer.csrf())
                @if !v.yours.muted {
                    button ."btn btn--quiet btn--s" formaction={ "/posts/" (v.status.id) "/mute" } { (icon::small("mute")) (l.t("parts-mute-thread")) }
                }
                button ."btn btn--quiet btn--s" formaction={ "/@" (v.author.handle) "/mute" } {
                    (icon::small("eye-off")) (l.ta("parts-mute", &[("who", v.author.name.as_str().into())]))
                }
                a ."btn btn--quiet btn--s" href="/settings/filters" { (icon::small("filter")) (l.t("why-filters")) }
            }
        })) }
    }
}

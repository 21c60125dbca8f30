//! What a group is, how one behaves in it, and what one is told of.

use axum::extract::State;
use maud::{Markup, PreEscaped, html};
use model::{GroupLevel, GroupMember};
use service::Ctx;
use service::groups::{self, GroupView};

use super::head::{Tab, button, head, href, page};
use super::show::rules;
use crate::parts::form::{Choice, choices, section, submit};
use crate::parts::{icon, person};
use crate::{Answer, Path, Viewer};

/// `GET /groups/{slug}/about`
pub(super) async fn show(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Path(slug): Path<String>,
) -> Answer {
    let view = groups::show(&ctx, viewer.actor(), &slug).await?;
    let (l, group) = (viewer.l, &view.group);
    let path = href(group);
    let body = html! {
        (head(&viewer, &view, Tab::About))
        @if let Some(member) = view.standing.member { (level(&viewer, &path, member)) }
        div ."sheet sheet--pad" {
            (section(&l.t("group-what"), None, facts(&viewer, &view)))
            @if !group.rules.is_empty() { (section(&l.t("group-rules"), None, html! { div .prose { (PreEscaped(rules(&group.rules))) } })) }
            @if !view.moderators.is_empty() { (section(&l.t("group-moderators"), None, html! {
                ul .profile__facts { @for who in &view.moderators { li { (icon("shield")) a href={ "/@" (who.handle) } data-card=(who.handle) { (viewer.words(&who.name)) } } } }
                div .row { (person::faces(&view.moderators)) }
            })) }
            @if view.standing.member.is_some() { (section(&l.t("group-leave"), Some(&l.t("group-leave-about")), button(&viewer, &format!("{path}/leave"), "group-leave", "btn btn--quiet"))) }
        }
    };
    Ok(page(&viewer, &view).show(body))
}

fn facts(viewer: &Viewer, view: &GroupView) -> Markup {
    let (l, group) = (viewer.l, &view.group);
    let word = group.kind.word();
    html! {
        p { b { (l.t(&format!("group-kind-{word}"))) } ". " (l.t(&format!("group-kind-{word}-hint"))) }
        p .soft { (l.ta("group-since", &[("when", viewer.date(group.created_at).into()), ("n", group.statuses_count.into())])) }
        p .soft { (l.t("group-mention")) " " code { "!" (group.slug) } }
        @if view.may.know && group.members_count > 1 { div .row { (button(viewer, &format!("{}/follow", href(group)), "group-follow", "btn btn--quiet btn--s")) } }
    }
}

fn level(viewer: &Viewer, path: &str, member: GroupMember) -> Markup {
    let l = viewer.l;
    let texts: Vec<(&str, String, String)> = GroupLevel::ALL
        .iter()
        .map(|level| {
            let key = format!("group-level-{}", level.word());
            let hint = l.t(&format!("{key}-hint")).into_owned();
            (level.word(), l.t(&key).into_owned(), hint)
        })
        .collect();
    let all: Vec<Choice<'_>> = texts
        .iter()
        .map(|(value, label, hint)| Choice { value, label, hint })
        .collect();
    html! {
        form ."sheet sheet--pad" id="level" method="post" action={ (path) "/level" } {
            (viewer.csrf())
            (choices("level", &l.t("group-level"), member.level.word(), &all))
            div ."row row--end" { (submit(&l.t("save"))) }
        }
    }
}

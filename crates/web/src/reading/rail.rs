//! What is happening, beside Home and Everyone where there is room: my status line, people to meet, what is talked about.

use maud::{Markup, html};
use model::GroupLevel;
use service::groups::Mine;
use service::{Answer, Ctx, groups, suggestions, tags};

use crate::Viewer;
use crate::parts::nav;
use crate::parts::person::status_line;
use crate::parts::shell::beside;
use crate::people::suggestions::beside_page;

/// Tags shown.
const TAGS: i64 = 8;
/// Groups shown.
const GROUPS: usize = 6;
/// People shown.
const PEOPLE: usize = 3;

/// The column.
pub(super) async fn rail(ctx: &Ctx, viewer: &Viewer) -> Answer<Markup> {
    if viewer.fragment {
        return Ok(Markup::default());
    }
    let people = suggestions::glance(ctx, viewer.actor(), PEOPLE).await?;
    let popular = tags::popular(ctx, TAGS).await?;
    let mut mine = groups::mine(ctx, viewer.actor()).await?;
    mine.retain(|m| m.unread > 0 && m.member.level != GroupLevel::Nothing);
    Ok(html! {
        (doing(viewer))
        (unread(viewer, &mine))
        (beside_page(viewer, &people))
        @if !popular.is_empty() {
            (beside(&viewer.l.t("rail-tags"), html! {
                div .row { @for (tag, _) in popular.iter() { a .chip href={ "/tags/" (tag.key) } { "#" (tag.name) } } }
                a .rail__more href="/tags" { (viewer.l.t("rail-tags-all")) }
            }))
        }
    })
}

/// Groups in which something is unread.
fn unread(viewer: &Viewer, mine: &[Mine]) -> Markup {
    let (l, s) = (viewer.l, viewer.scene());
    html! {
        @if !mine.is_empty() {
            (beside(&l.t("parts-groups"), html! {
                ul .stack { @for m in mine.iter().take(GROUPS) { li .row {
                    a ."bare clip grow" href={ "/groups/" (m.group.slug) } { (m.group.name) } (nav::badge(&s, m.unread))
                } } }
                a .rail__more href="/groups" { (l.t("rail-groups-all")) }
            }))
        }
    }
}

fn doing(viewer: &Viewer) -> Markup {
    let l = viewer.l;
    let line = viewer.account().status_line(viewer.now);
    let link = if line.is_some() {
        "rail-status-change"
    } else {
        "rail-status-set"
    };
    beside(
        &l.t("rail-status"),
        html! {
            @if let Some(line) = line { (status_line(&viewer.emoji, line)) } @else { p ."small soft" { (l.t("rail-status-none")) } }
            a .rail__more href="/settings/profile#status-line" { (l.t(link)) }
        },
    )
}

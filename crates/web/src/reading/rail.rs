//! What is happening, beside Home and Everyone where there is room: my status line, people to meet, what is talked about.

use maud::{Markup, html};
use service::{Answer, Ctx, suggestions, tags};

use crate::Viewer;
use crate::parts::person::status_line;
use crate::parts::shell::beside;
use crate::people::suggestions::beside_page;

/// Tags shown.
const TAGS: i64 = 8;
/// People shown.
const PEOPLE: usize = 3;

/// The column.
pub(super) async fn rail(ctx: &Ctx, viewer: &Viewer) -> Answer<Markup> {
    if viewer.fragment {
        return Ok(Markup::default());
    }
    let people = suggestions::list(ctx, viewer.actor(), PEOPLE).await?;
    let popular = tags::popular(ctx, TAGS).await?;
    Ok(html! {
        (doing(viewer))
        (beside_page(viewer, &people))
        @if !popular.is_empty() {
            (beside(&viewer.l.t("rail-tags"), html! {
                div .row { @for (tag, _) in &popular { a .chip href={ "/tags/" (tag.key) } { "#" (tag.name) } } }
                a .rail__more href="/tags" { (viewer.l.t("rail-tags-all")) }
            }))
        }
    })
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
            @if let Some(line) = line { (status_line(line)) } @else { p ."small soft" { (l.t("rail-status-none")) } }
            a .rail__more href="/settings/profile#status-line" { (l.t(link)) }
        },
    )
}

//! What several of these pages show: a post as it was kept, what was done about someone, a person's file.

use maud::{Markup, PreEscaped, html};
use model::{AccountState, Reach, Time};
use service::reports::{Evidence, File, KeptView, Line, Now, StrikeLine};
use service::views::AudienceView;

use crate::parts::face::{self, Size};
use crate::parts::list::{Stand, state};
use crate::parts::{audience, icon};
use crate::{Reader, Viewer};

/// A post as it was; `images` says where its pictures are, for those who may see them.
pub(super) fn evidence(reader: &Reader, e: &Evidence, images: Option<&str>) -> Markup {
    let (l, s) = (reader.l, reader.scene());
    let language = (!e.language.is_empty()).then_some(e.language.as_str());
    let who = AudienceView {
        audience: e.audience,
        name: e.place.clone(),
        slug: String::new(),
    };
    html! {
        div .kept__head {
            b { (e.author_name) } " " span .soft { "@" (e.author_handle) }
            span ."small soft kept__meta" {
                (reader.time(e.created_at)) span .dot { (audience::mark(&s, &who)) }
                @if !e.reply_to.is_empty() { span .dot { (l.t("parts-replying-to")) " " (e.reply_to) } }
            }
        }
        @if !e.note.is_empty() { p .small { (icon::small("text-warning")) " " b { (e.note) } } }
        @if !e.html.is_empty() { div .prose lang=[language] { (PreEscaped(&e.html)) } }
        @if !e.poll.is_empty() { ul .kept__poll { @for option in &e.poll { li { (option) } } } }
        @if !e.quote.is_empty() { blockquote ."quote small" { (e.quote) } }
        @if !e.images.is_empty() {
            div .kept__images { @for image in &e.images {
                @match images {
                    Some(at) => { a href={ (at) (image.id) } { img src={ (at) (image.id) } alt=(image.description) loading="lazy"; } }
                    None => { span .small { (icon::small("image")) " " (image.description) } }
                }
            } }
        }
    }
}

/// A post of a report, with what has become of it.
pub(super) fn kept(viewer: &Viewer, post: &KeptView, images: &str) -> Markup {
    let l = viewer.l;
    let class = if post.reported {
        "kept kept--reported"
    } else {
        "kept"
    };
    html! {
        article class=(class) {
            p ."row small" {
                @if post.reported { span ."tag tag--bad" { (icon::small("flag")) (l.t("order-reported")) } }
                @match post.now {
                    Now::Same => {}
                    Now::Edited => { (state(Stand::Warm, &l.t("order-now-edited"))) }
                    Now::Hidden => { (state(Stand::Warm, &l.t("order-now-hidden"))) }
                    Now::Deleted => { (state(Stand::Bad, &l.t("order-now-deleted"))) }
                }
                @if matches!(post.now, Now::Same | Now::Edited) {
                    a .soft href={ "/@" (post.evidence.author_handle) "/" (post.evidence.id) } { (l.t("order-open-post")) }
                }
            }
            (evidence(viewer, &post.evidence, Some(images)))
        }
    }
}

/// What a report says in short: category and rules.
pub(super) fn about(viewer: &Viewer, line: &Line) -> Markup {
    let l = viewer.l;
    html! {
        span .tag { (l.t(&format!("order-category-{}", line.report.category.word()))) }
        @for rule in &line.rules { " " span .tag { (rule.title) } }
    }
}

/// Who it is, and how they stand.
pub(super) fn person(viewer: &Viewer, file: &File) -> Markup {
    let (l, card) = (viewer.l, &file.card);
    html! {
        div ."person case__person" {
            (face::linked(card, Size::Large))
            div {
                h2 { (card.name) }
                p { a href={ "/@" (card.handle) } { "@" (card.handle) } " · " (l.t(&format!("role-{}", file.account.role.word())))
                    @if !card.unit_name.is_empty() { " · " (card.unit_name) } }
                p .row {
                    @if file.account.state == AccountState::Suspended { (state(Stand::Bad, &l.t("order-is-suspended"))) }
                    @match file.reach {
                        Reach::Chosen => {}
                        Reach::Followers => { (state(Stand::Warm, &l.t("order-is-limited"))) }
                        Reach::Moderators => { (state(Stand::Bad, &l.t("order-is-silent"))) }
                    }
                }
            }
        }
    }
}

/// What was done about them, reports, and notes: the past of a person.
pub(super) fn history(
    viewer: &Viewer,
    file: &File,
    here: Option<model::ReportId>,
    back: &str,
) -> Markup {
    let l = viewer.l;
    let others: Vec<&Line> = file
        .reports
        .iter()
        .filter(|r| Some(r.report.id) != here)
        .collect();
    html! {
        section ."sheet sheet--pad" {
            h2 { (l.t("order-history")) }
            @if file.strikes.is_empty() && others.is_empty() { p .soft { (l.t("order-history-none")) } }
            @if !file.strikes.is_empty() {
                ul .case__past { @for line in &file.strikes { li { (strike(viewer, line, file.may_act, back)) } } }
            }
            @if !others.is_empty() {
                h3 { (l.t("order-other-reports")) }
                ul .case__past { @for line in &others { li {
                    p .row {
                        a href={ "/admin/reports/" (line.report.id) } { (day(viewer, line.report.created_at)) }
                        (about(viewer, line))
                        @match line.report.settled_at { Some(_) => (state(Stand::Good, &l.t("order-settled"))), None => (state(Stand::Warm, &l.t("order-open"))) }
                    }
                    @if !line.report.comment.is_empty() { p .small { (text::excerpt(&line.report.comment, 160)) } }
                } } }
            }
        }
    }
}

fn day(viewer: &Viewer, at: Time) -> String {
    viewer.date(at)
}

/// Something done, for moderators.
fn strike(viewer: &Viewer, line: &StrikeLine, may_act: bool, back: &str) -> Markup {
    let (l, s) = (viewer.l, &line.strike);
    html! {
        p .row {
            b { (l.t(&format!("order-did-{}", s.kind.word()))) }
            span .soft { (viewer.time(s.created_at)) " · " (l.ta("order-by", &[("who", line.actor.name.as_str().into())])) }
            @if s.undone_at.is_some() { (state(Stand::Plain, &l.t("order-undone"))) }
            @else if let Some(appeal) = &line.appeal { @match appeal.granted {
                None => (state(Stand::Warm, &l.t("order-appealed"))),
                Some(_) => (state(Stand::Plain, &l.t("order-appeal-denied"))),
            } }
        }
        @if let Some(rule) = &line.rule { p .small { (l.t("order-rule")) ": " (rule.title) } }
        @if !s.words.is_empty() { p .small { (s.words) } }
        @for post in &line.posts { div ."kept small" { (evidence(viewer, post, None)) } }
        @if may_act && s.undone_at.is_none() && s.kind != model::StrikeKind::Warn {
            form method="post" action={ "/admin/strikes/" (s.id) "/undo" } {
                (viewer.csrf())
                input type="hidden" name="next" value=(back);
                button ."btn btn--quiet btn--s" { (icon::small("undo")) (l.t("order-undo")) }
            }
        }
    }
}

/// Notes among moderators, and a place for one more.
pub(super) fn notes(viewer: &Viewer, file: &File, action: &str) -> Markup {
    let l = viewer.l;
    html! {
        section ."sheet sheet--pad" {
            h2 { (l.t("order-notes")) }
            p .hint { (l.t("order-notes-text")) }
            ul .case__past { @for (note, author) in &file.notes { li {
                p .small { b { (author.name) } " " span .soft { (viewer.time(note.created_at)) } }
                @for line in note.body.split('\n') { p { (line) } }
            } } }
            form .stack method="post" action=(action) {
                (viewer.csrf())
                div .field {
                    label .label for="f-note" { (l.t("order-note")) }
                    textarea ."textarea textarea--s" id="f-note" name="note" maxlength="2000" required {}
                }
                div ."row row--end" { button ."btn btn--quiet" { (l.t("order-note-add")) } }
            }
        }
    }
}

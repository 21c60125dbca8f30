//! What hangs below the words: pictures, poll, link card, quoted post.

use maud::{Markup, PreEscaped, html};
use service::views::{CardView, MediaView, PollView, Quote, StatusView};

use super::{Scene, href};
use crate::parts::face::{self, Size};
use crate::parts::icon;

pub(super) fn extras(s: &Scene<'_>, v: &StatusView) -> Markup {
    html! {
        (pictures(s, &v.media))
        @if let Some(view) = &v.poll { (poll(s, v.status.id, view)) }
        @match &v.quote {
            Some(Quote::Seen(quoted)) => (quote(s, quoted)),
            Some(Quote::Unseen) => { p ."quote quote--gone" { (s.l.t("parts-quote-gone")) } }
            None => {}
        }
        @if v.media.is_empty() && v.quote.is_none() { @if let Some(view) = &v.card { (card(view)) } }
    }
}

/// One to four pictures in a grid, each a link to its full size, with its description one click away.
pub fn pictures(s: &Scene<'_>, media: &[MediaView]) -> Markup {
    if media.is_empty() {
        return Markup::default();
    }
    html! {
        div class={ "pics pics--" (media.len().min(4)) } data-pictures {
            @for m in media.iter().take(4) {
                div .pics__one {
                    a href={ "/media/" (m.id) } aria-label=[m.description.is_empty().then(|| s.l.t("parts-picture"))] {
                        img src={ "/media/" (m.id) @if media.len() > 1 { "/small" } } alt=(m.description) width=(m.width) height=(m.height)
                            loading="lazy" decoding="async" data-blurhash=(m.blurhash);
                    }
                    @if !m.description.is_empty() {
                        details .alt { summary title=(s.l.t("parts-alt")) { "ALT" } p { (m.description) } }
                    }
                }
            }
        }
    }
}

/// A poll: to vote in, or with what came out.
pub fn poll(s: &Scene<'_>, id: model::StatusId, view: &PollView) -> Markup {
    if view.ended || view.voted {
        results(s, view)
    } else {
        ballot(s, id, view)
    }
}

fn ballot(s: &Scene<'_>, id: model::StatusId, view: &PollView) -> Markup {
    let kind = if view.multiple { "checkbox" } else { "radio" };
    html! {
        form .poll method="post" action={ "/posts/" (id) "/vote" } data-part {
            (s.token())
            fieldset .poll {
                legend .vh { (s.l.t(if view.multiple { "parts-poll-many" } else { "parts-poll-one" })) }
                @for (i, option) in view.options.iter().enumerate() {
                    label .poll__option { input type=(kind) name="choice" value=(i) required[!view.multiple]; span { (s.words(&option.title)) } }
                }
            }
            div .poll__foot { button ."btn btn--s" { (s.l.t("parts-vote")) } (poll_facts(s, view)) }
        }
    }
}

fn results(s: &Scene<'_>, view: &PollView) -> Markup {
    let most = view
        .options
        .iter()
        .map(|o| o.votes_count)
        .max()
        .unwrap_or(0);
    html! {
        div .poll {
            ul .poll {
                @for option in &view.options {
                    @let won = view.ended && most > 0 && option.votes_count == most;
                    @let share = percent(option.votes_count, view.voters_count);
                    li class={ "poll__option" @if won { " poll__option--won" } } {
                        svg .poll__bar viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true" {
                            (PreEscaped(format!(r#"<rect width="{share}" height="1"/>"#)))
                        }
                        span { (s.words(&option.title)) }
                        @if option.mine { (icon::small("check")) span .vh { (s.l.t("parts-your-choice")) } }
                        span .poll__share { (share) " %" }
                    }
                }
            }
            div .poll__foot { (poll_facts(s, view)) }
        }
    }
}

fn poll_facts(s: &Scene<'_>, view: &PollView) -> Markup {
    let when = s.full(view.ends_at);
    html! {
        span { (s.l.ta("parts-voters", &[("n", view.voters_count.into())])) }
        span { (s.l.ta(if view.ended { "parts-poll-ended" } else { "parts-poll-ends" }, &[("when", when.into())])) }
    }
}

/// Rounded share in percent.
fn percent(part: i64, whole: i64) -> i64 {
    if whole <= 0 {
        0
    } else {
        ((part * 100 + whole / 2) / whole).clamp(0, 100)
    }
}

/// A linked page.
fn card(view: &CardView) -> Markup {
    let class = if view.media_id.is_some() {
        "card"
    } else {
        "card card--bare"
    };
    let site = if view.site.is_empty() {
        host(&view.url)
    } else {
        view.site.clone()
    };
    html! {
        a class=(class) href=(view.url) rel="nofollow noopener" {
            @match view.media_id {
                Some(id) => { img .card__image src={ "/media/" (id) } alt="" width="1200" height="630" loading="lazy" decoding="async"; }
                None => { span .card__blank { (icon("link")) } }
            }
            div .card__text {
                p .card__site { (site) }
                p .card__title { (view.title) }
                @if !view.description.is_empty() { p .card__about { (view.description) } }
            }
        }
    }
}

fn host(url: &str) -> String {
    let host = url::Url::parse(url)
        .ok()
        .and_then(|u| u.host_str().map(str::to_owned));
    host.unwrap_or_default()
        .trim_start_matches("www.")
        .to_owned()
}

/// A quoted post, small; its own pictures and polls are a click away.
fn quote(s: &Scene<'_>, q: &StatusView) -> Markup {
    let folded = !q.status.note.is_empty() || q.filtered.is_some();
    html! {
        blockquote .quote cite=(href(q)) {
            p .quote__head {
                (face::face(&q.author, Size::Tiny))
                a .bare href={ "/@" (q.author.handle) } { b { (s.words(&q.author.name)) } }
                a ."soft bare" href=(href(q)) { (s.time(q.status.created_at)) }
            }
            @if folded { a href=(href(q)) { @if q.status.note.is_empty() { (s.l.t("parts-show")) } @else { (s.words(&q.status.note)) } } }
            @else { div .prose { (s.prose(&q.status.html)) } (pictures(s, &q.media)) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_round_and_survive_nonsense() {
        assert_eq!(percent(1, 3), 33);
        assert_eq!(percent(2, 3), 67);
        assert_eq!(percent(5, 0), 0);
        assert_eq!(percent(9, 3), 100);
    }

    #[test]
    fn a_site_without_a_name_is_its_host() {
        assert_eq!(host("https://www.example.org/a?b"), "example.org");
        assert_eq!(host("nonsense"), "");
    }
}

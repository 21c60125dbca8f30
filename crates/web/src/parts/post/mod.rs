//! A post in all its states: plain, reply, boost, quoting, with pictures, poll or card, folded, filtered, pinned.

mod bar;
mod drawn;
mod extras;
mod message;
#[cfg(test)]
mod tests;

use maud::{Markup, html};
use model::{Audience, StatusId};
use service::views::StatusView;

pub use bar::bar;
pub use drawn::{Drawn, Hole, Leaves, TOKEN, cut, hole};
pub use extras::{pictures, poll};
pub use message::message;

use super::face::{self, Size};
use super::{Sample, Scene, audience, icon, nav};

/// Where a post stands, which changes how it looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Place {
    /// In a list.
    #[default]
    List,
    /// On a profile, at the top because its author wants it there.
    Pinned,
    /// In a thread, above the one that is read.
    Above,
    /// The one that is read.
    Focus,
    /// In a thread, an answer: 1 stands below the post that is read, 2 below such an answer, and so on.
    Deep(usize),
    /// In its conversation, as a bubble.
    Talk,
}

/// A post in a list.
pub fn post(s: &Scene<'_>, view: &StatusView) -> Markup {
    at(s, view, Place::List)
}

/// A post where it stands. Its article has the id `post-ID` (of what is shown in the list, so a boost has its own).
pub fn at(s: &Scene<'_>, view: &StatusView, place: Place) -> Markup {
    let shown = view.content();
    let whole = match place {
        Place::Talk => message(s, view, false),
        Place::List => drawn::article(s, view),
        _ => article(s, view, place),
    };
    match &shown.filtered {
        Some(filtered) if place != Place::Focus => html! {
            details .filtered {
                summary {
                    (icon("filter"))
                    span .grow { (s.l.ta("parts-filtered", &[("phrase", filtered.phrase.as_str().into())])) }
                    b { (s.l.t("parts-show")) }
                }
                (whole)
            }
        },
        _ => whole,
    }
}

/// A list of posts and what scripts need to know of it.
#[derive(Debug, Clone, Copy, Default)]
pub struct Feed<'a> {
    /// What it shows, as live events name it: `home`, `everyone`, `unit:ID`, `tag:KEY`, `account:ID`, `thread:ID`; empty for none.
    pub stream: &'a str,
    /// What the reader posts now belongs on top of it.
    pub mine: bool,
    /// The timeline whose reading place is kept, and up to where it was read.
    pub marker: Option<(&'a str, Option<StatusId>)>,
}

/// Posts one below the other on a sheet, with a line where the reader stopped last time.
pub fn feed(s: &Scene<'_>, feed: &Feed<'_>, views: &[StatusView]) -> Markup {
    let read = feed.marker.and_then(|(_, read)| read);
    let line = read
        .and_then(|read| views.iter().position(|v| v.status.id <= read))
        .filter(|at| *at > 0);
    html! {
        div ."sheet feed" data-feed=(feed.stream) data-mine[feed.mine] data-marker=[feed.marker.map(|(name, _)| name)] data-read=[read] {
            @for (at, view) in views.iter().enumerate() {
                @if line == Some(at) { (nav::read_to(s)) }
                (post(s, view))
            }
        }
    }
}

/// A post that was just deleted by its author, with the way back.
pub fn deleted(s: &Scene<'_>, id: StatusId, place: Place) -> Markup {
    html! {
        form .gone id={ "post-" (id) } method="post" action={ "/posts/" (id) "/restore" } data-fetch="part" tabindex="-1" {
            (s.token()) input type="hidden" name="place" value=(stands(place).unwrap_or_default()); (icon("trash"))
            span .grow { (s.l.t("parts-deleted")) }
            button ."btn btn--plain btn--s" { (icon::small("undo")) (s.l.t("parts-bring-back")) }
        }
    }
}

/// The address of a post; a message is read in its conversation.
pub fn href(view: &StatusView) -> String {
    let shown = view.content();
    if let Audience::Conversation(talk) = shown.status.audience {
        let id = shown.status.id;
        return format!("/messages/{talk}?at={id}#post-{id}");
    }
    format!("/@{}/{}", shown.author.handle, shown.status.id)
}

fn article(s: &Scene<'_>, view: &StatusView, place: Place) -> Markup {
    let shown = view.content();
    let id = view.status.id;
    let class = match place {
        Place::Above => "post post--above",
        Place::Focus => "post post--focus",
        Place::Deep(2) => "post post--deep",
        Place::Deep(3) => "post post--deep post--deep-3",
        Place::Deep(4..) => "post post--deep post--deep-4",
        Place::Deep(_) | Place::List | Place::Pinned | Place::Talk => "post",
    };
    html! {
        article class=(class) id={ "post-" (id) } data-post=(shown.status.id) data-place=[stands(place)] tabindex="0" aria-labelledby={ "by-" (id) } {
            (why(s, view, place))
            div .post__face { (face::linked(&shown.author, Size::Plain)) }
            (head(s, shown, id))
            div .post__main {
                @if let Some(to) = &shown.reply_to { @if !matches!(place, Place::Focus | Place::Above | Place::Deep(1)) {
                    p .post__to { (s.l.t("parts-replying-to")) " " a href={ "/@" (to.handle) } { (s.words(&to.name)) } }
                } }
                (content(s, shown))
                @if place == Place::Focus { (facts(s, shown)) }
                (bar::bar(s, shown))
            }
        }
    }
}

/// What a script must say to get the post again as it stands here.
fn stands(place: Place) -> Option<&'static str> {
    match place {
        Place::Focus => Some("focus"),
        Place::Above => Some("above"),
        Place::Pinned => Some("pinned"),
        Place::Talk => Some("talk"),
        _ => None,
    }
}

/// Why it is here: boosted, or pinned.
fn why(s: &Scene<'_>, view: &StatusView, place: Place) -> Markup {
    html! {
        @if view.boost_of.is_some() {
            p .post__why { (icon("boost")) span { a .bare href={ "/@" (view.author.handle) } { (s.words(&view.author.name)) } " " (s.l.t("parts-boosted")) } }
        } @else if place == Place::Pinned {
            p .post__why { (icon("pin")) span { (s.l.t("parts-pinned")) } }
        }
    }
}

fn head(s: &Scene<'_>, v: &StatusView, id: StatusId) -> Markup {
    let who = &v.author;
    let place = [who.title.as_str(), who.unit_name.as_str()];
    let place: Vec<&str> = place.into_iter().filter(|p| !p.is_empty()).collect();
    html! {
        header .post__head {
            div .post__who {
                div .clip id={ "by-" (id) } {
                    a ."post__name bare" href={ "/@" (who.handle) } data-card=(who.handle) { (s.words(&who.name)) }
                    @if who.bot { " " span .tag { (s.l.t("parts-bot")) } }
                    " " span .post__handle { "@" (who.handle) }
                }
                div .post__meta {
                    @if !place.is_empty() { span { (place.join(", ")) } span .dot {} }
                    (audience::mark(s, &v.audience))
                    @if v.hidden { span ."tag dot" { (s.l.t("order-hidden")) } }
                    @if let Some(at) = v.status.edited_at {
                        a ."bare dot" href={ "/posts/" (v.status.id) "/history" } title=(s.full(at)) { (s.l.t("parts-edited")) }
                    }
                }
            }
            a ."post__time bare" href=(href(v)) { (s.time(v.status.created_at)) }
        }
    }
}

/// Text and what hangs below it; folded when there is a content note.
fn content(s: &Scene<'_>, v: &StatusView) -> Markup {
    let language = (!v.status.language.is_empty()).then_some(v.status.language.as_str());
    let inner = html! {
        @if !v.status.html.is_empty() { div ."post__body prose" lang=[language] { (s.prose(&v.status.html)) } }
        (extras::extras(s, v))
    };
    folded(s, v, inner)
}

/// Folded when there is a content note.
fn folded(s: &Scene<'_>, v: &StatusView, inner: Markup) -> Markup {
    if v.status.note.is_empty() {
        return inner;
    }
    html! {
        details .fold {
            summary {
                (icon("text-warning"))
                b { (s.words(&v.status.note)) }
                span ."fold__ask fold__show" { (s.l.t("parts-show")) }
                span ."fold__ask fold__hide" { (s.l.t("parts-hide")) }
            }
            div .stack { (inner) }
        }
    }
}

/// Under the post that is read: when exactly, how often boosted and favourited, and who may see it.
fn facts(s: &Scene<'_>, v: &StatusView) -> Markup {
    let count = |key: &str, n: i64| s.l.ta(key, &[("n", n.into())]);
    html! {
        p .post__facts {
            span { (s.moment(v.status.created_at)) }
            @if v.status.boosts_count > 0 { a .bare href={ "/posts/" (v.status.id) "/boosted_by" } { (count("parts-boosts", v.status.boosts_count)) } }
            @if v.status.favourites_count > 0 { a .bare href={ "/posts/" (v.status.id) "/favourited_by" } { (count("parts-favourites", v.status.favourites_count)) } }
            span { (s.l.ta("parts-seen-by", &[("who", audience::words(s, &v.audience).into())])) }
        }
    }
}

pub(super) fn sample(s: &Sample) -> Markup {
    let scene = s.scene();
    html! {
        (feed(&scene, &Feed { stream: "home", mine: true, marker: Some(("home", None)) }, &s.posts()))
        div ."sheet feed" {
            (at(&scene, &s.post("In front of it."), Place::Above))
            (at(&scene, &s.post("The one that is read."), Place::Focus))
            (at(&scene, &s.post("Pinned."), Place::Pinned))
            (at(&scene, &s.post("Further down."), Place::Deep(2)))
            (deleted(&scene, 9.into(), Place::List))
        }
    }
}

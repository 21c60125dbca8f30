//! What one can do with a post: one form, whose buttons say where to.

use maud::{Markup, html};
use model::Audience;
use service::views::StatusView;

use super::{Scene, href, message};
use crate::parts::{icon, menu, unseen};

/// Emoji offered at once; any other through `:name:`.
const QUICK: [&str; 8] = ["👍", "❤️", "😄", "🎉", "👏", "☕", "🤔", "👀"];

/// Reactions and buttons.
pub fn bar(s: &Scene<'_>, v: &StatusView) -> Markup {
    if matches!(v.status.audience, Audience::Conversation(_)) {
        return message::does(s, v);
    }
    let id = v.status.id;
    let post = |verb: &str| format!("/posts/{id}/{verb}");
    html! {
        form .post__do method="post" action=(post("favourite")) data-part {
            (s.token())
            (reactions(s, v))
            div .post__bar {
                a .act href={ "/compose?reply=" (id) } data-do="reply" title=(s.l.t("parts-reply")) {
                    (icon("reply")) (unseen(&s.l.t("parts-reply"))) (count(v.status.replies_count, "replies"))
                }
                (boost(s, v))
                (toggle(s, Toggle {
                    class: "act act--star", on: v.yours.favourited, icons: ["star", "star-filled"], word: &s.l.t("parts-favourite"),
                    actions: [post("favourite"), post("unfavourite")], count: Some((v.status.favourites_count, "favourites")), kind: "favourite",
                }))
                (react(s, &post("react")))
                (toggle(s, Toggle {
                    class: "act act--mark", on: v.yours.bookmarked, icons: ["bookmark", "bookmark-filled"], word: &s.l.t("parts-bookmark"),
                    actions: [post("bookmark"), post("unbookmark")], count: None, kind: "bookmark",
                }))
                (more(s, v))
            }
        }
    }
}

struct Toggle<'a> {
    class: &'a str,
    on: bool,
    icons: [&'a str; 2],
    word: &'a str,
    actions: [String; 2],
    count: Option<(i64, &'a str)>,
    kind: &'a str,
}

fn toggle(_: &Scene<'_>, t: Toggle<'_>) -> Markup {
    let (this, other) = if t.on { (1, 0) } else { (0, 1) };
    html! {
        button class=(t.class) aria-pressed=(t.on) title=(t.word) data-do=(t.kind) formaction=(t.actions[this]) data-other=(t.actions[other]) data-icons={ (t.icons[0]) " " (t.icons[1]) } {
            (icon(t.icons[this])) (unseen(t.word))
            @if let Some((n, what)) = t.count { (count(n, what)) }
        }
    }
}

/// A count that script keeps live; empty rather than 0.
fn count(n: i64, what: &str) -> Markup {
    html! { span .num data-count=(what) { @if n > 0 { (short(n)) } } }
}

/// 1204 is 1.2k in a bar; the exact number is on the post's page.
fn short(n: i64) -> String {
    match n {
        ..10_000 => n.to_string(),
        10_000..1_000_000 => format!("{}k", n / 1_000),
        _ => format!("{}M", n / 1_000_000),
    }
}

fn boost(s: &Scene<'_>, v: &StatusView) -> Markup {
    if !v.yours.may_boost {
        let why = s.l.t("parts-no-boost");
        return html! { span .act aria-disabled="true" title=(why) role="img" aria-label=(why) { (icon("boost")) } };
    }
    let id = v.status.id;
    toggle(
        s,
        Toggle {
            class: "act act--boost",
            on: v.yours.boosted,
            icons: ["boost", "boost"],
            word: &s.l.t("parts-boost"),
            actions: [format!("/posts/{id}/boost"), format!("/posts/{id}/unboost")],
            count: Some((v.status.boosts_count, "boosts")),
            kind: "boost",
        },
    )
}

/// The emoji under a post, each with its number; a click joins in or leaves.
pub(super) fn reactions(s: &Scene<'_>, v: &StatusView) -> Markup {
    html! {
        div .reacts data-reacts {
            @for r in &v.reactions {
                @let word = s.l.ta("parts-reacted", &[("emoji", r.emoji.as_str().into()), ("n", r.count.into())]);
                button .react aria-pressed=(r.mine) aria-label=(word) title=(word) name="emoji" value=(r.emoji)
                    formaction={ "/posts/" (v.status.id) @if r.mine { "/unreact" } @else { "/react" } } {
                    span aria-hidden="true" { (s.words(&r.emoji)) } span aria-hidden="true" { (r.count) }
                }
            }
        }
    }
}

pub(super) fn react(s: &Scene<'_>, action: &str) -> Markup {
    let word = s.l.t("parts-react");
    html! {
        details .menu data-menu {
            summary .act aria-label=(word) title=(word) data-do="react" { (icon("smile")) }
            div ."menu__list emoji-grid" {
                @for emoji in QUICK { button .act name="emoji" value=(emoji) formaction=(action) { (emoji) } }
                a .menu__item href=(action) data-picker { (icon("plus")) (s.l.t("parts-react-more")) }
            }
        }
    }
}

fn more(s: &Scene<'_>, v: &StatusView) -> Markup {
    let l = s.l;
    let post = |verb: &str| format!("/posts/{}/{verb}", v.status.id);
    let (mute, mute_to) = if v.yours.muted {
        ("parts-unmute-thread", "unmute")
    } else {
        ("parts-mute-thread", "mute")
    };
    let (pin, pin_to) = if v.yours.pinned {
        ("parts-unpin", "unpin")
    } else {
        ("parts-pin", "pin")
    };
    menu::menu(
        &l.t("parts-more"),
        html! {
            a .menu__item href=(href(v)) data-link { (icon("link")) (l.t("parts-link")) }
            @if v.yours.may_boost { (menu::link("quote", &l.t("parts-quote"), &format!("/compose?quote={}", v.status.id))) }
            @if v.yours.author { (menu::button("pin", &l.t(pin), &post(pin_to))) }
            @if v.yours.moderates { (group_pin(s, v)) }
            @if v.status.edited_at.is_some() { (menu::link("history", &l.t("parts-history"), &post("history"))) }
            (menu::line())
            (menu::button("mute", &l.t(mute), &post(mute_to)))
            (menu::link("info", &l.t("parts-why"), &post("why")))
            @if v.yours.author {
                (menu::line())
                (menu::link("pen", &l.t("parts-edit"), &post("edit")))
                (menu::grave("trash", &l.t("parts-delete"), &post("delete")))
            } @else {
                (menu::button("eye-off", &l.ta("parts-mute", &[("who", v.author.name.as_str().into())]), &format!("/@{}/mute", v.author.handle)))
                (menu::line())
                (menu::link("flag", &l.t("report-link"), &post("report")))
                @if s.keeps_order { (menu::link("shield", &l.t("order-link"), &post("moderate"))) }
                @if v.yours.moderates { a ."menu__item menu__item--bad" href=(post("delete")) { (icon("trash")) (l.t("parts-delete")) } }
            }
        },
    )
}

/// The place at the top of the group, for those who keep order in it.
fn group_pin(s: &Scene<'_>, v: &StatusView) -> Markup {
    let path = format!("/groups/{}/pins/{}", v.audience.slug, v.status.id);
    if v.yours.group_pinned {
        return menu::button(
            "pin",
            &s.l.t("parts-group-unpin"),
            &format!("{path}/remove"),
        );
    }
    menu::button("pin", &s.l.t("parts-group-pin"), &path)
}

#[cfg(test)]
mod tests {
    use super::short;

    #[test]
    fn counts_stay_short() {
        assert_eq!(short(9_999), "9999");
        assert_eq!(short(12_345), "12k");
        assert_eq!(short(3_200_000), "3M");
    }
}

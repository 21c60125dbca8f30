//! The head of a profile: who, what they do, where and what time it is there, what they say of themselves.

use jiff::Timestamp;
use maud::{Markup, html};
use model::{AccountState, Reach, Role, Time};
use service::filters::SPANS;
use service::profiles::{Place, Profile};

use crate::i18n::date;
use crate::parts::face::{self, Size};
use crate::parts::note::{Tone, note};
use crate::parts::person::{self, Follow};
use crate::parts::{emoji, icon, menu};
use crate::{Reader, Viewer};

/// The whole head.
pub(super) fn header(viewer: &Viewer, profile: &Profile) -> Markup {
    let account = &profile.account;
    let mine = account.id == viewer.account().id;
    let line = account.status_line(viewer.now);
    html! {
        div .profile {
            div .profile__top {
                (face::face(&profile.card, Size::Huge))
                div .row { @if mine { (own(viewer)) } @else { (doing(viewer, profile)) } }
            }
            h2 .profile__name { (viewer.words(&account.name)) (badges(viewer, profile)) }
            p .profile__handle {
                "@" (account.handle)
                @if profile.relationship.followed_by { " · " (viewer.l.t("profile-follows-you")) }
            }
            (person::away(&viewer.scene(), &profile.card))
            @if let Some(line) = line {
                (person::status_line(&viewer.emoji, line))
                @if let Some(until) = line.until { p ."small soft" { (viewer.l.ta("status-until", &[("when", moment(viewer, until).into())])) } }
            }
            (facts(viewer, profile))
            @if !profile.about.is_empty() { div .prose { (emoji::prose(&viewer.emoji, &profile.about)) } }
            @else if mine { p .soft { a href="/settings/profile" { (viewer.l.t("profile-say-more")) } } }
            (counts(viewer, profile))
            (line_of(viewer, profile))
            (stands(viewer, profile))
        }
    }
}

/// Today a time of day, else the exact moment.
pub(crate) fn moment(viewer: &Viewer, at: Time) -> String {
    let day = |t: Time| viewer.date(t);
    if day(at) == day(viewer.now) {
        viewer.l.clock(at, &viewer.zone)
    } else {
        viewer.full(at)
    }
}

fn badges(viewer: &Viewer, profile: &Profile) -> Markup {
    let (l, account) = (viewer.l, &profile.account);
    html! {
        @if account.role > Role::Member { " " span .tag { (l.t(&format!("role-{}", account.role.word()))) } }
        @if account.bot { " " span .tag { (l.t("parts-bot")) } }
        @match account.state {
            AccountState::Former => { " " span .tag { (l.t("parts-former")) } }
            AccountState::Suspended => { " " span .tag { (l.t("profile-suspended")) } }
            _ => {}
        }
    }
}

fn own(viewer: &Viewer) -> Markup {
    let l = viewer.l;
    html! {
        a ."btn btn--quiet" href="/settings/profile#status-line" { (icon::small("smile")) (l.t("status-set")) }
        a ."btn btn--quiet" href="/settings/profile" { (icon::small("pen")) (l.t("profile-edit")) }
    }
}

fn doing(viewer: &Viewer, profile: &Profile) -> Markup {
    let (l, card, stands) = (viewer.l, &profile.card, profile.relationship);
    let met = service::views::Met {
        card: card.clone(),
        relationship: stands,
    };
    let gone = profile.account.state != AccountState::Active;
    let blocked = stands.blocking || stands.blocked_by;
    let follow = match Follow::of(viewer.account().id, &met) {
        Follow::No if gone => Follow::Never,
        other => other,
    };
    html! {
        @if !gone && !blocked {
            a ."btn btn--quiet btn--s" href={ "/messages/new?to=" (card.handle) } { (icon::small("message")) (l.t("profile-message")) }
            a ."btn btn--quiet btn--s" href={ "/compose?text=%40" (card.handle) "%20" } { (icon::small("pen")) (l.t("profile-mention")) }
        }
        (person::follow(&viewer.scene(), &card.handle, follow))
        form method="post" action={ "/@" (card.handle) "/mute" } { (viewer.csrf()) (menu::menu(&l.t("parts-more"), more(viewer, profile))) }
    }
}

fn more(viewer: &Viewer, profile: &Profile) -> Markup {
    let (l, stands) = (viewer.l, profile.relationship);
    let at = |verb: &str| format!("/@{}/{verb}", profile.account.handle);
    let blocked = stands.blocking || stands.blocked_by;
    html! {
        @if !blocked { (menu::link("list", &l.t("profile-lists"), &at("lists"))) (menu::link("star", &l.t("recommend-menu"), &at("recommend"))) (menu::line()) }
        @if stands.muting {
            (menu::button("eye", &l.t("profile-unmute"), &at("unmute")))
        } @else {
            @for span in [SPANS[1], SPANS[4], SPANS[5]] {
                @let text = l.t(&format!("profile-mute-{}", span.as_secs()));
                (menu::button("mute", &text, &format!("{}?for={}", at("mute"), span.as_secs())))
            }
            (menu::button("mute", &l.t("profile-mute"), &at("mute")))
        }
        (menu::line())
        (menu::link("flag", &l.t("report-link-person"), &at("report")))
        @if viewer.is(Role::Moderator) { (menu::link("shield", &l.t("order-link"), &at("moderate"))) }
        @if stands.blocking { (menu::button("undo", &l.t("profile-unblock"), &at("unblock"))) }
        @else { (menu::grave("block", &l.t("profile-block"), &at("block"))) }
    }
}

fn facts(viewer: &Viewer, profile: &Profile) -> Markup {
    let (l, a) = (viewer.l, &profile.account);
    let unit = |place: &Place| html! { a href={ "/units/" (place.slug) } { (place.name) } };
    let tongues: Vec<String> = a
        .languages
        .iter()
        .map(|code| tongue(viewer, code))
        .collect();
    html! {
        ul .profile__facts {
            @if !a.title.is_empty() { li { (icon("briefcase")) (a.title) } }
            @if let Some(home) = &profile.home { li { (icon("unit")) (unit(home)) } }
            @if !profile.others.is_empty() { li {
                (icon("people"))
                span { @for (i, place) in profile.others.iter().enumerate() { @if i > 0 { ", " } (unit(place)) } }
            } }
            @if !a.location.is_empty() { li { (icon("place")) (a.location) } }
            @if !a.time_zone.is_empty() && a.id != viewer.account().id { li { (icon("clock")) (clock(viewer, &a.time_zone)) } }
            @if !tongues.is_empty() { li { (icon("quote")) (l.ta("profile-speaks", &[("languages", tongues.join(", ").into())])) } }
            @for link in &a.links { li { (icon("link")) a href=(link.url) rel="nofollow noopener noreferrer me" target="_blank" { (label(link)) } } }
            li { (icon("calendar")) (l.ta("profile-joined", &[("when", viewer.date(a.created_at).into())])) }
        }
    }
}

fn label(link: &model::Link) -> &str {
    if !link.label.is_empty() {
        return &link.label;
    }
    let bare = link
        .url
        .split_once("://")
        .map_or(&*link.url, |(_, bare)| bare);
    bare.trim_end_matches('/')
}

/// The name of a language.
pub(crate) fn tongue(viewer: &Reader, code: &str) -> String {
    let key = format!("tongue-{code}");
    if viewer.l.has(&key) {
        viewer.l.t(&key).into_owned()
    } else {
        code.to_owned()
    }
}

/// What time it is there, and how far that is from the reader's.
fn clock(viewer: &Viewer, zone: &str) -> String {
    let there = date::zone(zone);
    let now = Timestamp::from_second(viewer.now.secs()).unwrap_or_default();
    let minutes = (there.to_offset(now).seconds() - viewer.zone.to_offset(now).seconds()) / 60;
    let (key, away) = match minutes {
        0 => ("profile-clock-same", 0),
        ahead if ahead > 0 => ("profile-clock-ahead", ahead),
        behind => ("profile-clock-behind", -behind),
    };
    let parts = [
        ("time", viewer.l.clock(viewer.now, &there).into()),
        ("hours", i64::from(away / 60).into()),
        ("minutes", i64::from(away % 60).into()),
    ];
    let key = if away % 60 != 0 {
        format!("{key}-odd")
    } else {
        key.to_owned()
    };
    viewer.l.ta(&key, &parts)
}

fn counts(viewer: &Viewer, profile: &Profile) -> Markup {
    let (l, a) = (viewer.l, &profile.account);
    let count = |n: i64, key: &str, path: &str| html! { li { a href={ "/@" (a.handle) (path) } { b { (l.n(n)) } " " (l.ta(key, &[("n", n.into())])) } } };
    html! {
        ul .counts {
            (count(a.statuses_count, "profile-count-posts", ""))
            (count(a.following_count, "profile-count-following", "/following"))
            (count(a.followers_count, "profile-count-followers", "/followers"))
        }
    }
}

/// Whom they report to and who reports to them.
fn line_of(viewer: &Viewer, profile: &Profile) -> Markup {
    let l = viewer.l;
    html! {
        @if profile.manager.is_some() || profile.reports_count > 0 {
            div .profile__line {
                @if let Some(manager) = &profile.manager {
                    p {
                        (face::linked(manager, Size::Small))
                        span { span ."small soft" { (l.t("profile-reports-to")) } br; a .bare href={ "/@" (manager.handle) } data-card=(manager.handle) { b { (viewer.words(&manager.name)) } } }
                    }
                }
                @if profile.reports_count > 0 {
                    p {
                        (person::faces(&profile.reports))
                        a .small href={ "/chart?at=" (profile.account.handle) } { (l.ta("profile-reports", &[("n", profile.reports_count.into())])) }
                    }
                }
            }
        }
    }
}

/// What stands between the reader and this person.
fn stands(viewer: &Viewer, profile: &Profile) -> Markup {
    let (l, stands) = (viewer.l, profile.relationship);
    let who = [("who", profile.account.name.as_str().into())];
    let end = |verb: &str, key: &str| {
        html! {
            form method="post" action={ "/@" (profile.account.handle) "/" (verb) } { (viewer.csrf()) button ."btn btn--quiet btn--s" { (l.t(key)) } }
        }
    };
    html! {
        @if stands.blocking {
            (note(Tone::Warm, html! { (l.ta("profile-blocking", &who)) }, Some(end("unblock", "profile-unblock"))))
        } @else if stands.blocked_by {
            (note(Tone::Plain, html! { (l.ta("profile-blocked-by", &who)) }, None))
        }
        @if stands.muting {
            @let text = match profile.muted_until {
                Some(until) => l.ta("profile-muting-until", &[who[0].clone(), ("when", moment(viewer, until).into())]),
                None => l.ta("profile-muting", &who),
            };
            (note(Tone::Plain, html! { (text) }, Some(end("unmute", "profile-unmute"))))
        }
        @if profile.reach != Reach::Chosen {
            @if profile.account.id == viewer.account().id {
                (note(Tone::Warm, html! { (l.t("order-you-are-limited")) }, Some(html! { a ."btn btn--quiet btn--s" href="/strikes" { (l.t("order-why")) } })))
            } @else { (note(Tone::Plain, html! { (l.ta("order-they-are-limited", &who)) }, None)) }
        }
        @if profile.account.state == AccountState::Former { (note(Tone::Plain, html! { (l.ta("profile-former", &who)) }, None)) }
    }
}

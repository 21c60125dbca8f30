//! The tools, the count and the button.

use maud::{Markup, html};

use super::{Composer, Kept};
use crate::parts::{Scene, icon};

pub(super) fn foot(s: &Scene<'_>, c: &Composer<'_>) -> Markup {
    let l = s.l;
    html! {
        div .composer__foot {
            div .composer__tools {
                (tool(c, &l.t("parts-pictures"), "image", "pictures"))
                @if !c.is_edit() { (tool(c, &l.t("parts-poll"), "poll", "poll")) }
                (tool(c, &l.t("parts-note"), "text-warning", "note"))
                (tool(c, &l.t("parts-language"), "language", "language"))
                (emoji(s))
                @if !c.is_edit() {
                    (tool(c, &l.t("parts-later"), "clock", "later"))
                    button .act formaction="/drafts" title=(l.t("parts-keep")) aria-label=(l.t("parts-keep")) { (icon("draft")) }
                }
            }
            div .composer__end {
                span .composer__saved role="status" data-saved { @if let Kept::Draft(_) = c.kept { (l.t("parts-saved")) } }
                (counter(s, c.used, c.limit))
                button .btn { (send(s, c)) }
            }
        }
    }
}

/// What the button says; it says "schedule" as soon as the panel for that is open.
fn send(s: &Scene<'_>, c: &Composer<'_>) -> Markup {
    if c.is_edit() {
        return html! { (s.l.t("save")) };
    }
    let now = if c.reply.is_some() {
        "parts-reply"
    } else {
        "parts-send"
    };
    html! {
        span .composer__now { (s.l.t(now)) }
        span .composer__later { (s.l.t("parts-schedule")) }
    }
}

/// A box that opens a panel; what is open is sent as `with`.
fn tool(c: &Composer<'_>, label: &str, drawing: &str, value: &str) -> Markup {
    html! {
        label .act title=(label) {
            input .vh type="checkbox" name="with" value=(value) checked[c.opens(value)] aria-label=(label);
            (icon(drawing))
        }
    }
}

/// Opens the panel of emoji; without script one writes their shortcodes.
pub fn emoji(s: &Scene<'_>) -> Markup {
    let choose = s.l.t("emoji-choose");
    html! {
        button ."act script-only" type="button" data-picker title=(choose) aria-label=(choose) aria-haspopup="dialog" { (icon("smile")) }
    }
}

/// A ring that fills and the number that is left.
pub fn counter(s: &Scene<'_>, used: i64, limit: i64) -> Markup {
    let left = limit - used;
    let class = match left {
        ..0 => "count count--over",
        0..=20 => "count count--near",
        _ => "count",
    };
    let done = (used * 100 / limit.max(1)).clamp(0, 100);
    html! {
        span class=(class) id="counter" data-counter title=(s.l.ta("parts-left", &[("n", left.into())])) {
            svg .count__ring viewBox="0 0 24 24" aria-hidden="true" {
                circle .count__track cx="12" cy="12" r="9.5" pathLength="100" {}
                circle .count__done cx="12" cy="12" r="9.5" pathLength="100" stroke-dasharray={ (done) " 100" } {}
            }
            span .num { (s.l.n(left)) }
        }
    }
}

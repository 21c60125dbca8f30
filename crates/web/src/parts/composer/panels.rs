//! What opens below the words: pictures, content note, poll, language, time.

use maud::{Markup, html};
use service::organisation::LOCALES;
use service::views::{MediaView, StatusView};

use super::{Composer, PollForm, error};
use crate::i18n::LANGUAGES;
use crate::parts::face::{self, Size};
use crate::parts::{Scene, icon, post};

/// How long a poll may run, in hours.
const HOURS: [i64; 6] = [1, 6, 24, 72, 168, 336];
/// Answers of a poll: the field of one appears when the one before it is filled.
const OPTIONS: usize = 8;

/// Fields that open when their tool is on. Without script, and without `:has()`, all of them show.
pub(super) fn panels(s: &Scene<'_>, c: &Composer<'_>) -> Markup {
    html! {
        div .composer__extra {
            @if let Some(q) = c.quote { blockquote .quote { (post_short(s, q)) } }
            @if !c.media.is_empty() { div .thumbs { @for m in c.media { (thumb(s, m)) } } }
            (pictures(s, c))
            div ."composer__panel composer__panel--note" {
                label .label { (s.l.t("parts-note"))
                    input .input name="note" maxlength="200" value=(c.note) placeholder=(s.l.t("parts-note-hint"));
                }
                (error(c, "note"))
            }
            @if !c.is_edit() { (poll_edit(s, c)) }
            (language(s, c))
            @if !c.is_edit() {
                div ."composer__panel composer__panel--later" {
                    label .label { (s.l.t("parts-later")) input .input type="datetime-local" name="at" value=(c.later); }
                    (error(c, "at"))
                }
            }
        }
    }
}

/// Without script pictures are chosen, and added by a button; with one, choosing them is enough.
fn pictures(s: &Scene<'_>, c: &Composer<'_>) -> Markup {
    html! {
        div ."composer__panel composer__panel--pictures" {
            label .label { (s.l.t("parts-pictures")) " " small { (s.l.t("parts-pictures-hint")) }
                input .input type="file" name="file" accept="image/*" multiple;
            }
            (error(c, "media"))
            label ."label no-script" { (s.l.t("parts-alt-ask")) input .input name="file_alt" maxlength="1500"; }
            button ."btn btn--quiet btn--s no-script" formaction="/compose" { (s.l.t("parts-upload")) }
        }
    }
}

/// A post in short: who, when, how it begins.
pub fn post_short(s: &Scene<'_>, q: &StatusView) -> Markup {
    let q = q.content();
    html! {
        p .quote__head { (face::face(&q.author, Size::Tiny)) b { (s.words(&q.author.name)) } a ."soft bare" href=(post::href(q)) { (s.time(q.status.created_at)) } }
        p {
            @if q.status.note.is_empty() { (s.words(&text::excerpt(&text::plain_of_ours(&q.status.html), 200))) } @else { (s.words(&q.status.note)) }
        }
    }
}

/// A picture of the post, with what it shows in words.
pub fn thumb(s: &Scene<'_>, m: &MediaView) -> Markup {
    html! {
        div .thumb data-thumb=(m.id) {
            input type="hidden" name="media" value=(m.id);
            div .thumb__pic { img src={ "/media/" (m.id) "/small" } alt="" width="80" height="80"; }
            textarea .textarea name="alt" maxlength="1500" aria-label=(s.l.t("parts-alt")) placeholder=(s.l.t("parts-alt-ask")) { "\n" (m.description) }
            div .thumb__foot {
                @if m.description.is_empty() { span { (s.l.t("parts-alt-none")) } } @else { span {} }
                button .act name="remove" value=(m.id) formaction="/compose" aria-label=(s.l.t("parts-remove-picture")) { (icon::small("close")) }
            }
        }
    }
}

fn poll_edit(s: &Scene<'_>, c: &Composer<'_>) -> Markup {
    let PollForm {
        options,
        multiple,
        hours,
    } = &c.poll;
    html! {
        fieldset ."poll-edit composer__panel composer__panel--poll" {
            legend .label { (s.l.t("parts-poll")) }
            @for i in 0..OPTIONS {
                @let label = s.l.ta("parts-poll-option", &[("n", ((i + 1) as i64).into())]);
                input .input name="option" maxlength="100" aria-label=(label) placeholder=(label) value=(options.get(i).map_or("", String::as_str));
            }
            (error(c, "poll"))
            div ."row row--apart" {
                label ."row small" { (s.l.t("parts-poll-runs"))
                    select ."select input--s" name="hours" { @for h in HOURS { option value=(h) selected[h == *hours] { (duration(s, h)) } } }
                }
                label ."row small" { input type="checkbox" name="multiple" value="yes" checked[*multiple]; (s.l.t("parts-poll-multiple")) }
            }
        }
    }
}

fn language(s: &Scene<'_>, c: &Composer<'_>) -> Markup {
    html! {
        div ."composer__panel composer__panel--language" {
            label .label { (s.l.t("parts-language"))
                select .select name="language" {
                    option value="" { (s.l.t("parts-language-guess")) }
                    @for (code, name) in LANGUAGES.iter().filter(|(code, _)| LOCALES.contains(code)) {
                        option value=(code) lang=(code) selected[*code == c.language] { (name) }
                    }
                }
            }
        }
    }
}

fn duration(s: &Scene<'_>, hours: i64) -> String {
    if hours < 24 {
        s.l.ta("parts-hours", &[("n", hours.into())])
    } else {
        s.l.ta("parts-days", &[("n", (hours / 24).into())])
    }
}

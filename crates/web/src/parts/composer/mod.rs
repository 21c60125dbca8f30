//! Writing a post: to whom first, then the words, then what goes with them. All of it works as one plain form.
//!
//! Sent to `/posts`: `text`, `audience`, `with` (which of `note`, `poll`, `later` are open; the fields of the others are to be
//! ignored), `note`, `option` (repeated), `multiple`, `hours`, `at`, `media` and `alt` (repeated, in step), `reply`, `quote`,
//! `wider` (confirmed), `draft` and `key`. The buttons of pictures send the same form to `/media`.

mod panels;

use maud::{Markup, html};
use model::Audience;
use service::views::{AccountCard, MediaView, StatusView};

use super::audience::{self, Choice};
use super::face::{self, Size};
use super::note::{Tone, note};
use super::{Sample, Scene, icon};

/// A poll being written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PollForm {
    /// Answers so far.
    pub options: Vec<String>,
    /// More than one may be chosen.
    pub multiple: bool,
    /// How long it runs.
    pub hours: i64,
}

impl Default for PollForm {
    fn default() -> Self {
        Self {
            options: vec![String::new(); 2],
            multiple: false,
            hours: 24,
        }
    }
}

/// What is being written. Start with [`Composer::new`] and set what is known.
#[derive(Debug, Clone)]
pub struct Composer<'a> {
    /// Who writes.
    pub me: &'a AccountCard,
    /// The longest post allowed.
    pub limit: i64,
    /// Characters used, as the server counts.
    pub used: i64,
    /// Audiences to choose from.
    pub choices: &'a [Choice],
    /// The chosen one.
    pub audience: Audience,
    /// The words.
    pub text: &'a str,
    /// Content note, when open.
    pub note: Option<&'a str>,
    /// Poll, when open.
    pub poll: Option<PollForm>,
    /// When it goes out, as `2026-11-24T08:00` in the writer's zone, when open.
    pub later: Option<&'a str>,
    /// Pictures already uploaded.
    pub media: &'a [MediaView],
    /// What it answers.
    pub reply: Option<&'a StatusView>,
    /// What it quotes.
    pub quote: Option<&'a StatusView>,
    /// It is wider than what it answers: asks before sending.
    pub wider: bool,
    /// What was wrong, and what to do.
    pub error: Option<&'a str>,
    /// The draft it is saved as.
    pub draft: Option<model::DraftId>,
    /// Makes sending twice harmless.
    pub key: &'a str,
    /// Put the cursor here.
    pub focus: bool,
}

impl<'a> Composer<'a> {
    /// An empty one for everyone.
    pub fn new(me: &'a AccountCard, limit: i64, choices: &'a [Choice], key: &'a str) -> Self {
        Self {
            me,
            limit,
            choices,
            key,
            used: 0,
            audience: Audience::Everyone,
            text: "",
            note: None,
            poll: None,
            later: None,
            media: &[],
            reply: None,
            quote: None,
            wider: false,
            error: None,
            draft: None,
            focus: false,
        }
    }
}

/// The line that invites to write; opens `/compose`, or the composer in place where there is script.
pub fn closed(s: &Scene<'_>, me: &AccountCard) -> Markup {
    html! {
        a ."composer composer--closed" href="/compose" data-do="compose" {
            (face::face(me, Size::Plain)) span { (s.l.t("parts-ask")) } (icon("pen"))
        }
    }
}

/// The form.
pub fn composer(s: &Scene<'_>, c: &Composer<'_>) -> Markup {
    html! {
        form .composer method="post" action="/posts" enctype="multipart/form-data" data-composer data-limit=(c.limit) {
            (s.token())
            (hidden(c))
            @if let Some(to) = c.reply { p .composer__reply { (s.l.t("parts-replying-to")) " " b { (to.content().author.name) } } }
            (audience::picker(s, c.choices, c.audience))
            @if c.wider { (wider(s, c)) }
            @if let Some(error) = c.error { (note(Tone::Bad, html! { (error) }, None)) }
            div .composer__row {
                (face::face(c.me, Size::Plain))
                textarea .composer__field name="text" rows="2" aria-label=(s.l.t(if c.reply.is_some() { "parts-your-reply" } else { "parts-ask" }))
                    placeholder=(s.l.t(if c.reply.is_some() { "parts-your-reply" } else { "parts-ask" }))
                    aria-describedby="counter" autofocus[c.focus] data-ahead { (c.text) }
            }
            (panels::panels(s, c))
            (foot(s, c))
        }
    }
}

fn hidden(c: &Composer<'_>) -> Markup {
    html! {
        input type="hidden" name="key" value=(c.key);
        @if let Some(id) = c.draft { input type="hidden" name="draft" value=(id); }
        @if let Some(to) = c.reply { input type="hidden" name="reply" value=(to.content().status.id); }
        @if let Some(q) = c.quote { input type="hidden" name="quote" value=(q.content().status.id); }
    }
}

/// Asked when a reply would reach people who cannot see what it answers.
fn wider(s: &Scene<'_>, c: &Composer<'_>) -> Markup {
    let who = c.reply.map_or("", |r| r.content().author.name.as_str());
    note(
        Tone::Warm,
        html! {
            b { (s.l.t("parts-wider")) } " " (s.l.ta("parts-wider-why", &[("who", who.into())]))
            label .choice { input type="checkbox" name="wider" value="yes"; span { (s.l.t("parts-wider-yes")) } }
        },
        None,
    )
}

fn foot(s: &Scene<'_>, c: &Composer<'_>) -> Markup {
    let send = match (c.later, c.reply) {
        (Some(_), _) => "parts-schedule",
        (None, Some(_)) => "parts-reply",
        (None, None) => "parts-send",
    };
    html! {
        div .composer__foot {
            div .composer__tools {
                (tool(&s.l.t("parts-pictures"), "image", "pictures", false))
                (tool(&s.l.t("parts-poll"), "poll", "poll", c.poll.is_some()))
                (tool(&s.l.t("parts-note"), "text-warning", "note", c.note.is_some()))
                (tool(&s.l.t("parts-later"), "clock", "later", c.later.is_some()))
                button .act formaction="/drafts" title=(s.l.t("parts-keep")) aria-label=(s.l.t("parts-keep")) { (icon("draft")) }
            }
            div .composer__end {
                span .composer__saved role="status" data-saved { @if c.draft.is_some() { (s.l.t("parts-saved")) } }
                (counter(s, c.used, c.limit))
                button .btn { (s.l.t(send)) }
            }
        }
    }
}

/// A box that opens a panel; what is open is sent as `with`.
fn tool(label: &str, drawing: &str, value: &str, on: bool) -> Markup {
    html! { label .act title=(label) { input .vh type="checkbox" name="with" value=(value) checked[on] aria-label=(label); (icon(drawing)) } }
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

pub(super) fn sample(s: &Sample) -> Markup {
    let scene = s.scene();
    let choices = s.choices();
    let answered = s.post("Who comes?");
    let media = s.media(2);
    let empty = Composer::new(&s.ann, 500, &choices, "k1");
    let full = Composer {
        text: "Two from the shed.",
        used: 482,
        note: Some("Decaf"),
        poll: Some(PollForm::default()),
        later: Some("2026-11-24T08:00"),
        media: &media,
        quote: Some(&answered),
        draft: Some(3.into()),
        audience: Audience::Followers,
        ..empty.clone()
    };
    let reply = Composer {
        text: "I do",
        used: 512,
        reply: Some(&answered),
        wider: true,
        error: Some("Too long by 12."),
        ..empty.clone()
    };
    html! { (closed(&scene, &s.ann)) @for c in [empty, full, reply] { (composer(&scene, &c)) } }
}

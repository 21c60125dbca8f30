//! Writing a post: to whom first, then the words, then what goes with them. All of it works as one plain form.
//!
//! Sent to `/posts`: `text`, `audience`, `with` (which panels are open), `note`, `option` (repeated), `multiple`, `hours`, `at`,
//! `language`, `media` and `alt` (repeated, in step), `file` and `file_alt`, `reply`, `quote`, `wider` (confirmed), `draft` or
//! `scheduled`, and `key`. What is filled in counts, open or not. The buttons of pictures send the same form to `/compose`,
//! which shows it again with what they asked for.

mod foot;
mod panels;

use maud::{Markup, html};
use model::{Audience, DraftId, ScheduledId, StatusId};
use service::views::{AccountCard, MediaView, StatusView};

use super::audience::{self, Choice};
use super::face::{self, Size};
use super::note::{Tone, note};
use super::{Sample, Scene, icon, unseen};
use crate::Errors;

pub use foot::{counter, emoji};
pub use panels::{post_short, thumb};

/// Fields whose errors stand beside them; all others stand at the top.
const BESIDE: &[&str] = &["text", "audience", "media", "note", "poll", "at"];

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
            options: Vec::new(),
            multiple: false,
            hours: 24,
        }
    }
}

/// What was kept before, and is now written on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Kept {
    /// Nothing yet.
    #[default]
    New,
    /// A draft.
    Draft(DraftId),
    /// A post that waits for its time.
    Scheduled(ScheduledId),
    /// A post that is out and is being changed.
    Posted(StatusId),
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
    /// Content note.
    pub note: &'a str,
    /// Poll.
    pub poll: PollForm,
    /// When it goes out, as `2026-11-24T08:00` in the writer's zone.
    pub later: &'a str,
    /// ISO 639-1, or empty for a guess.
    pub language: &'a str,
    /// Panels that are open, beside those with something in them.
    pub open: &'a [String],
    /// Pictures already uploaded.
    pub media: &'a [MediaView],
    /// What it answers.
    pub reply: Option<&'a StatusView>,
    /// What it quotes.
    pub quote: Option<&'a StatusView>,
    /// It is wider than what it answers: asks before sending.
    pub wider: bool,
    /// What to do before it can be sent.
    pub first: Option<Markup>,
    /// What was wrong, and what to do.
    pub errors: Option<&'a Errors>,
    /// Where it was kept.
    pub kept: Kept,
    /// Makes sending twice harmless.
    pub key: &'a str,
    /// What it is called: "Reply to Ann".
    pub title: &'a str,
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
            note: "",
            poll: PollForm::default(),
            later: "",
            language: "",
            open: &[],
            media: &[],
            reply: None,
            quote: None,
            wider: false,
            first: None,
            errors: None,
            kept: Kept::New,
            title: "",
            focus: false,
        }
    }

    fn is_edit(&self) -> bool {
        matches!(self.kept, Kept::Posted(_))
    }

    fn error(&self, field: &str) -> Option<&str> {
        self.errors.and_then(|e| e.get(field))
    }

    /// Whether the panel `name` is open: asked for, filled in, or with something wrong in it.
    fn opens(&self, name: &str) -> bool {
        let (filled, field) = match name {
            "pictures" => (false, "media"),
            "poll" => (!self.poll.options.is_empty(), "poll"),
            "note" => (!self.note.is_empty(), "note"),
            "later" => (!self.later.is_empty(), "at"),
            _ => (!self.language.is_empty(), name),
        };
        filled || self.error(field).is_some() || self.open.iter().any(|open| open == name)
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

/// As [`closed`], for what goes to `audience`.
pub fn closed_for(s: &Scene<'_>, me: &AccountCard, audience: Audience) -> Markup {
    html! {
        a ."composer composer--closed" href={ "/compose?audience=" (audience::value(audience)) } data-do="compose" {
            (face::face(me, Size::Plain)) span { (s.l.t("parts-ask")) } (icon("pen"))
        }
    }
}

/// The form.
pub fn composer(s: &Scene<'_>, c: &Composer<'_>) -> Markup {
    let action = match c.kept {
        Kept::Posted(id) => format!("/posts/{id}/edit"),
        _ => "/posts".to_owned(),
    };
    html! {
        form .composer method="post" action=(action) enctype="multipart/form-data" aria-label=[(!c.title.is_empty()).then_some(c.title)] data-composer data-limit=(c.limit) data-edit[c.is_edit()] {
            (s.token())
            (hidden(c))
            (top(s, c))
            div .composer__row {
                (face::face(c.me, Size::Plain))
                div { (words(s, c)) }
            }
            (panels::panels(s, c))
            (foot::foot(s, c))
        }
    }
}

fn hidden(c: &Composer<'_>) -> Markup {
    html! {
        input type="hidden" name="key" value=(c.key);
        @match c.kept {
            Kept::Draft(id) => { input type="hidden" name="draft" value=(id); }
            Kept::Scheduled(id) => { input type="hidden" name="scheduled" value=(id); }
            Kept::New | Kept::Posted(_) => {}
        }
        @if let Some(to) = c.reply { input type="hidden" name="reply" value=(to.content().status.id); }
        @if let Some(q) = c.quote { input type="hidden" name="quote" value=(q.content().status.id); }
    }
}

/// Whom it answers, who will see it, and what is wrong with it as a whole.
fn top(s: &Scene<'_>, c: &Composer<'_>) -> Markup {
    html! {
        @if let Some(first) = &c.first { (first) }
        @if let Some(errors) = c.errors {
            @for text in errors.others(BESIDE) { (note(Tone::Bad, html! { (text) }, None)) }
        }
        @if let Some(to) = c.reply {
            @if c.title.is_empty() { p .composer__reply { (s.l.t("parts-replying-to")) " " b { (to.content().author.name) } } }
            blockquote .quote { (panels::post_short(s, to)) }
        }
        @if !c.is_edit() {
            (audience::picker(s, c.choices, c.audience))
            @if c.wider { (wider(s, c)) } @else { (error(c, "audience")) }
        }
    }
}

fn words(s: &Scene<'_>, c: &Composer<'_>) -> Markup {
    let ask = s.l.t(if c.reply.is_some() {
        "parts-your-reply"
    } else {
        "parts-ask"
    });
    let wrong = c.error("text").is_some();
    html! {
        textarea .composer__field name="text" rows="2" aria-label=(ask) placeholder=(ask) autofocus[c.focus] data-ahead
            aria-invalid=[wrong.then_some("true")] aria-describedby={ "counter" @if wrong { " e-text" } } { "\n" (c.text) }
        (error(c, "text"))
    }
}

/// What is wrong with `field`, said beside it.
fn error(c: &Composer<'_>, field: &str) -> Markup {
    html! {
        @if let Some(text) = c.error(field) { p .error id={ "e-" (field) } { (icon("warning")) span { (text) } } }
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

pub(super) fn sample(s: &Sample) -> Markup {
    let scene = s.scene();
    let choices = s.choices();
    let answered = s.post("Who comes?");
    let media = s.media(2);
    let wrong = Errors::said("text", "Too long by 12.");
    let empty = Composer::new(&s.ann, 500, &choices, "k1");
    let full = Composer {
        text: "Two from the shed.",
        used: 482,
        note: "Decaf",
        poll: PollForm {
            options: vec!["Tea".to_owned(), "Coffee".to_owned()],
            ..PollForm::default()
        },
        later: "2026-11-24T08:00",
        language: "en",
        media: &media,
        quote: Some(&answered),
        kept: Kept::Draft(3.into()),
        audience: Audience::Followers,
        ..empty.clone()
    };
    let reply = Composer {
        text: "I do",
        used: 512,
        reply: Some(&answered),
        wider: true,
        errors: Some(&wrong),
        ..empty.clone()
    };
    let edit = Composer {
        text: "I did",
        kept: Kept::Posted(4.into()),
        ..empty.clone()
    };
    html! {
        (closed(&scene, &s.ann))
        @for c in [empty, full, reply, edit] { (composer(&scene, &c)) }
        (unseen("."))
    }
}

//! Posts in lists as they were drawn before. A post is drawn once for all who see it alike: in the place of what is the page's
//! own (proof of its forms, moments in its reader's zone) the kept drawing has holes, which are filled for each page.
//!
//! A drawing is used only for a view that is equal to the one it was made of, in the same language and with the same emoji.
//! So nothing has to be told when a post changes, and nobody is shown what was another's.

use std::fmt::Write;
use std::sync::{Arc, LazyLock, Mutex, MutexGuard, PoisonError};

use maud::{Markup, PreEscaped};
use model::{StatusId, Time};
use service::emoji::Emoji;
use service::shelf::{Filled, Shelf};
use service::template::{Pieces, Template};
use service::views::StatusView;

use super::{Place, Scene};

/// What a page fills in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hole {
    /// Proof that a form is ours.
    Token,
    /// A moment exactly, where the reader is.
    Full(Time),
    /// How long ago that was.
    Ago(Time),
    /// What makes sending a form twice harmless.
    Key,
    /// When it was begun to read for the page.
    Known,
    /// A post: which of the page's.
    Post(usize),
}

/// Stands in the place of a hole while it is drawn. Nobody can write it into a post, because nobody is ever told it.
static MARK: LazyLock<String> = LazyLock::new(|| format!("{:032x}", rand::random::<u128>()));

/// What stands in the place of a hole until the drawing is cut there.
pub fn hole(hole: Hole) -> String {
    match hole {
        Hole::Token => format!("{}c;", *MARK),
        Hole::Full(at) => format!("{}f{};", *MARK, at.micros()),
        Hole::Ago(at) => format!("{}a{};", *MARK, at.micros()),
        Hole::Key => format!("{}y;", *MARK),
        Hole::Known => format!("{}k;", *MARK),
        Hole::Post(n) => format!("{}p{n};", *MARK),
    }
}

/// What makes two drawings of one post different, besides the view.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Of {
    post: StatusId,
    language: &'static str,
    keeps_order: bool,
    /// Favourited, boosted, bookmarked.
    done: [bool; 3],
}

/// A post as it was drawn.
#[derive(Debug)]
struct Drawing {
    view: StatusView,
    emoji: Arc<Emoji>,
    text: Template<Hole>,
}

/// Posts as they were drawn before.
#[derive(Debug)]
pub struct Drawn(Shelf<Of, Drawing>);

impl Drawn {
    /// Of about so many bytes.
    pub fn new(bytes: usize) -> Self {
        Self(Shelf::new(bytes))
    }

    /// How full it is.
    pub fn filled(&self) -> Filled {
        self.0.filled()
    }
}

/// A post in a list.
pub(super) fn article(s: &Scene<'_>, view: &StatusView) -> Markup {
    let kept = s.drawn.filter(|d| d.0.is_used() && view.is_common());
    let Some(drawn) = kept else {
        return super::article(s, view, Place::List);
    };
    let yours = view.content().yours;
    let of = Of {
        post: view.status.id,
        language: s.l.tag(),
        keeps_order: s.keeps_order,
        done: [yours.favourited, yours.boosted, yours.bookmarked],
    };
    let same = |d: &Drawing| Arc::ptr_eq(&d.emoji, &s.emoji) && d.view == *view;
    let drawing = drawn.0.get(&of, same).unwrap_or_else(|| {
        let new = Arc::new(Drawing::new(s, view));
        drawn.0.put(of, Arc::clone(&new), new.bytes());
        new
    });
    match s.leaves {
        Some(leaves) => PreEscaped(leaves.add(&drawing, s)),
        None => PreEscaped(drawing.fill(s)),
    }
}

/// The number of the blank in which the proof of a page's forms goes.
pub const TOKEN: usize = 0;

/// Posts of a page that is kept: each as it was drawn for all, and the moments in it in the reader's words.
#[derive(Debug, Default)]
pub struct Leaves(Mutex<Gathered>);

#[derive(Debug, Default)]
struct Gathered {
    leaves: Vec<Pieces>,
    until: Option<Time>,
}

impl Leaves {
    fn add(&self, drawing: &Drawing, s: &Scene<'_>) -> String {
        let leaf = drawing.pieces(s, |out| out.blank(TOKEN));
        let mut all = self.gathered();
        all.leaves.push(leaf);
        hole(Hole::Post(all.leaves.len() - 1))
    }

    fn gathered(&self) -> MutexGuard<'_, Gathered> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Words on the page are others from `at` on.
    pub fn until(&self, at: Option<Time>) {
        let mut all = self.gathered();
        all.until = all.until.into_iter().chain(at).min();
    }

    /// The posts, in the order of their numbers, with the blank [`TOKEN`]; and until when the words of the page are right.
    pub fn take(&self) -> (Vec<Pieces>, Option<Time>) {
        let all = std::mem::take(&mut *self.gathered());
        (all.leaves, all.until)
    }
}

impl Drawing {
    fn new(s: &Scene<'_>, view: &StatusView) -> Self {
        let blank = Scene {
            csrf: hole(Hole::Token),
            blank: true,
            drawn: None,
            leaves: None,
            ..s.clone()
        };
        let whole = super::article(&blank, view, Place::List).into_string();
        Self {
            view: view.clone(),
            emoji: Arc::clone(&s.emoji),
            text: cut(&whole),
        }
    }

    /// About how many bytes it takes, with the view it was made of.
    fn bytes(&self) -> usize {
        const VIEW: usize = 2_000;
        let s = &self.view.content().status;
        self.text.bytes() + s.html.len() + s.source.len() + VIEW
    }

    fn fill(&self, s: &Scene<'_>) -> String {
        let out = self.pieces(s, |out| out.push(s.csrf.clone()));
        String::from_utf8_lossy(&out.joined()).into_owned()
    }

    /// With the moments in the reader's words.
    fn pieces(&self, s: &Scene<'_>, token: impl Fn(&mut Pieces)) -> Pieces {
        let mut out = Pieces::of(self.text.pieces());
        self.text.fill(&mut out, |out, hole| match hole {
            Hole::Full(at) => out.push(escaped(&s.full(*at))),
            Hole::Ago(at) => out.push(escaped(&s.ago(*at))),
            _ => token(out),
        });
        out
    }
}

/// As the page would have drawn it.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let _ = maud::Escaper::new(&mut out).write_str(text);
    out
}

/// What was drawn, cut at its holes.
pub fn cut(whole: &str) -> Template<Hole> {
    Template::cut(whole, &MARK, |what| {
        let number = || what[1..].parse().unwrap_or_default();
        match what.as_bytes().first() {
            Some(b'f') => Hole::Full(Time::from_micros(number())),
            Some(b'a') => Hole::Ago(Time::from_micros(number())),
            Some(b'k') => Hole::Known,
            Some(b'y') => Hole::Key,
            Some(b'p') => Hole::Post(number() as usize),
            _ => Hole::Token,
        }
    })
}

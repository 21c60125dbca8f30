//! A timeline on a page: which part of it, the posts, the line where one stopped reading, the ways to newer and older ones.

use std::future::Future;

use maud::{Markup, html};
use model::{Page, PageOf};
use serde::Deserialize;
use service::policy::limit::PAGE;
use service::views::StatusView;

use crate::Viewer;
use crate::parts::empty::{Art, empty};
use crate::parts::nav;
use crate::parts::post::{self, Feed};

/// Which part of a timeline is asked for: `?max=` what is older, `?min=` what is newer.
#[derive(Debug, Clone, Copy, Default, Deserialize)]
pub(crate) struct Bounds {
    max: Option<i64>,
    min: Option<i64>,
}

/// A part of a timeline that was found.
pub(crate) struct Turn {
    /// The posts.
    pub(crate) found: PageOf<StatusView>,
    /// It begins with the newest.
    pub(crate) first: bool,
}

impl Bounds {
    fn page(self) -> Page {
        match (self.max, self.min) {
            (Some(max), _) => Page::older(max, PAGE),
            (None, Some(min)) => Page::newer(min, PAGE),
            (None, None) => Page::first(PAGE),
        }
    }

    /// Looks for it. Going newer, the last step shows the first page, whole.
    pub(crate) async fn turn<F, R>(self, look: F) -> service::Answer<Turn>
    where
        F: Fn(Page) -> R,
        R: Future<Output = service::Answer<PageOf<StatusView>>>,
    {
        let page = self.page();
        let found = look(page).await?;
        let short = (found.items.len() as i64) < page.limit;
        if page.ascending() && short {
            let found = look(Page::first(PAGE)).await?;
            return Ok(Turn { found, first: true });
        }
        let first = page == Page::first(PAGE);
        Ok(Turn { found, first })
    }
}

/// What the page says of its timeline.
#[derive(Debug, Default)]
pub(crate) struct Line<'a> {
    /// Address of its first page.
    pub(crate) path: &'a str,
    /// Its name for live posts; none when it has none.
    pub(crate) stream: Option<&'a str>,
    /// Its marker, and the newest that was read; 0 when none was.
    pub(crate) marker: Option<(&'a str, i64)>,
    /// What one writes on this page belongs on top of it.
    pub(crate) mine: bool,
}

impl Line<'_> {
    /// The timeline; `nothing` stands there when it is empty as a whole.
    pub(crate) fn show(&self, viewer: &Viewer, turn: &Turn, nothing: Markup) -> Markup {
        let s = viewer.scene();
        let (found, first) = (&turn.found, turn.first);
        let live = self.stream.filter(|_| first);
        let newer = found.newer.filter(|_| !first);
        let read = |read: i64| (read > 0).then(|| read.into());
        let feed = Feed {
            stream: live.unwrap_or_default(),
            mine: self.mine && first,
            marker: self.marker.map(|(name, at)| (name, read(at))),
        };
        html! {
            @if live.is_some() { (nav::pill(&s, 0, self.path)) }
            @if !found.items.is_empty() {
                (post::feed(&s, &feed, &found.items))
            } @else if first {
                div data-feed=[live] data-mine[feed.mine] data-nothing { (nothing) }
            } @else {
                (self.end(viewer))
            }
            (nav::pager(&s, newer.map(|id| self.to("min", id)).as_deref(), found.older.map(|id| self.to("max", id)).as_deref()))
        }
    }

    fn to(&self, bound: &str, id: i64) -> String {
        format!("{}?{bound}={id}", self.path)
    }

    fn end(&self, viewer: &Viewer) -> Markup {
        let l = viewer.l;
        let next = html! { a .btn href=(self.path) { (l.t("line-end-next")) } };
        empty(
            Art::Cup,
            &l.t("line-end-title"),
            &l.t("line-end"),
            Some(next),
        )
    }
}

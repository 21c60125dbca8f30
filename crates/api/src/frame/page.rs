//! Pages of long lists, and the `Link` header that leads to the next ones.

use axum::Json;
use axum::http::header::{CONTENT_TYPE, ETAG, LINK};
use axum::http::{HeaderValue, Uri};
use axum::response::{IntoResponse, Response};
use model::{AccountId, Page, PageOf, TokenId};
use serde::Serialize;
use service::template::Pieces;

use super::app::Api;
use super::caller::Caller;
use super::params::Params;
use crate::entities::{Listed, Prepared};

/// An answer has so many headers at most, with those that every answer has.
const HEADERS: usize = 16;
/// Names of bounds, which change from page to page.
const BOUNDS: [&str; 4] = ["max_id", "since_id", "min_id", "offset"];

/// A page as an answer, with the way to its neighbours.
#[derive(Debug)]
pub struct Paged<T> {
    body: T,
    link: Option<String>,
}

impl Params {
    /// The page that is asked for: `usual` things unless `limit` says another number, at most `most`.
    pub fn page(&self, usual: i64, most: i64) -> Page {
        let id = |name: &str| self.text(name).and_then(|v| v.parse::<i64>().ok());
        Page {
            max: id("max_id"),
            since: id("since_id"),
            min: id("min_id"),
            limit: self.limit(usual, most),
        }
    }

    /// How many things are asked for.
    pub fn limit(&self, usual: i64, most: i64) -> i64 {
        self.int("limit").unwrap_or(usual).clamp(1, most)
    }
}

/// A part of a list that is counted, not numbered: `max_id` and `min_id` are how many come before it, and up to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stretch {
    /// How many are left out before it.
    pub skip: i64,
    /// How many it has at most.
    pub limit: i64,
}

/// As far as lists are counted.
const FAR: i64 = 1_000_000;

impl Params {
    /// The stretch that is asked for: `usual` things unless `limit` says another number, at most `most`.
    pub fn stretch(&self, usual: i64, most: i64) -> Stretch {
        let limit = self.limit(usual, most);
        let before = self.int("max_id").map(|n| n.clamp(0, FAR));
        let up_to = self.int("min_id").filter(|n| (1..=FAR).contains(n));
        match (before, up_to) {
            (None, Some(end)) => Stretch {
                skip: (end - limit).max(0),
                limit: limit.min(end),
            },
            _ => Stretch {
                skip: before.unwrap_or(0),
                limit,
            },
        }
    }
}

impl Stretch {
    /// Its part of a list, and whether there is more.
    pub fn of<'t, T>(&self, all: &'t [T]) -> (&'t [T], bool) {
        let from = all.len().min(self.skip as usize);
        let to = all.len().min(from + self.limit as usize);
        (&all[from..to], to < all.len())
    }

    /// The stretch as an answer, after `got` things with or without `more` behind them.
    pub fn page<T>(self, api: &Api, uri: &Uri, body: T, (got, more): (usize, bool)) -> Paged<T> {
        let older = more.then_some(self.skip + got as i64);
        let newer = (self.skip > 0).then_some(self.skip);
        Paged::with(api, uri, body, older, newer)
    }
}

impl<T: Serialize> Paged<Vec<T>> {
    /// From a page of things as shown.
    pub fn new<U>(api: &Api, uri: &Uri, page: PageOf<U>, show: impl FnMut(U) -> T) -> Self {
        let (older, newer) = (page.older, page.newer);
        let body = page.items.into_iter().map(show).collect();
        Self::with(api, uri, body, older, newer)
    }
}

impl<T> Paged<T> {
    /// A body with its bounds: of the next older page and of the next newer one.
    pub fn with(api: &Api, uri: &Uri, body: T, older: Option<i64>, newer: Option<i64>) -> Self {
        let older = older.map(|id| ("max_id", id, "next"));
        let newer = newer.map(|id| ("min_id", id, "prev"));
        let links: Vec<String> = older
            .into_iter()
            .chain(newer)
            .map(|(name, id, rel)| format!("<{}>; rel=\"{rel}\"", neighbour(api, uri, name, id)))
            .collect();
        Self {
            body,
            link: (!links.is_empty()).then(|| links.join(", ")),
        }
    }
}

/// The same address with another bound.
fn neighbour(api: &Api, uri: &Uri, name: &str, id: i64) -> String {
    let asked = url::form_urlencoded::parse(uri.query().unwrap_or_default().as_bytes());
    let kept = asked.filter(|(name, _)| name != "access_token" && !BOUNDS.contains(&&**name));
    let query = url::form_urlencoded::Serializer::new(String::new())
        .extend_pairs(kept)
        .append_pair(name, &id.to_string())
        .finish();
    format!("{}{}?{query}", api.ctx.base_url(), uri.path())
}

impl<T: Serialize> IntoResponse for Paged<T> {
    fn into_response(self) -> Response {
        linked(Json(self.body).into_response(), self.link)
    }
}

impl IntoResponse for Paged<Listed> {
    fn into_response(self) -> Response {
        let kind = [(CONTENT_TYPE, "application/json")];
        linked((kind, self.body.0).into_response(), self.link)
    }
}

/// By what a page is kept: for whom, and its path and query.
pub fn key(caller: &Caller, uri: &Uri) -> (TokenId, Box<str>) {
    let path = uri.path_and_query().map_or("", |asked| asked.as_str());
    (caller.token.id, path.into())
}

/// A page of posts that may be answered again.
pub struct Whole {
    pieces: Pieces,
    own: usize,
    people: Vec<AccountId>,
    link: Option<HeaderValue>,
    tag: Option<HeaderValue>,
}

impl Paged<Prepared> {
    /// As it is kept for this caller.
    pub fn whole(self, api: &Api, caller: &Caller) -> Whole {
        let header = |text: String| HeaderValue::from_str(&text).ok();
        Whole {
            pieces: self.body.pieces(api, caller),
            own: self.body.bytes(),
            tag: header(self.body.tag(caller)),
            link: self.link.and_then(header),
            people: self.body.people,
        }
    }
}

impl Whole {
    /// The answer.
    pub fn answer(&self) -> http::Response<Pieces> {
        let mut response = http::Response::new(self.pieces.clone());
        let headers = response.headers_mut();
        headers.reserve(HEADERS);
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        headers.extend(self.link.clone().map(|link| (LINK, link)));
        headers.extend(self.tag.clone().map(|tag| (ETAG, tag)));
        response
    }

    /// About how many bytes it takes.
    pub fn bytes(&self) -> usize {
        self.own + self.pieces.bytes() + size_of::<Self>() + 256
    }

    /// Everyone in it.
    pub fn people(&self) -> &[AccountId] {
        &self.people
    }
}

fn linked(mut response: Response, link: Option<String>) -> Response {
    if let Some(value) = link.and_then(|l| HeaderValue::from_str(&l).ok()) {
        response.headers_mut().insert(LINK, value);
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(pairs: &[(&str, &str)]) -> Stretch {
        let mut params = Params::default();
        for (name, value) in pairs {
            params.set(name, (*value).into());
        }
        params.stretch(40, 80)
    }

    #[test]
    fn a_stretch_is_before_or_up_to_what_it_names() {
        let is = |skip, limit| Stretch { skip, limit };
        assert_eq!(asked(&[]), is(0, 40));
        assert_eq!(asked(&[("limit", "500")]), is(0, 80));
        assert_eq!(asked(&[("max_id", "80")]), is(80, 40));
        assert_eq!(asked(&[("min_id", "80")]), is(40, 40));
        assert_eq!(asked(&[("min_id", "30")]), is(0, 30));
        assert_eq!(asked(&[("min_id", "99999999999999")]), is(0, 40));
        assert_eq!(asked(&[("max_id", "-1")]), is(0, 40));
        assert_eq!(is(2, 2).of(&[1, 2, 3, 4, 5]), (&[3, 4][..], true));
        assert_eq!(is(4, 2).of(&[1, 2, 3, 4, 5]), (&[5][..], false));
        assert_eq!(is(9, 2).of(&[1, 2, 3]), (&[][..], false));
    }
}

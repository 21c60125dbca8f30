//! Getting pages and pictures from the web, on behalf of a link somebody wrote.
//!
//! Whoever writes a link chooses what this server asks for, so nothing behind the organisation's walls may ever be
//! reached by it: see [`guard`]. It must never know who asked, and sends nothing that would tell.

pub mod card;
pub mod guard;
mod plain;
mod web;

use std::fmt;
use std::time::Duration;

use futures_util::future::BoxFuture;
use url::Url;

use crate::push::Pusher;

pub use card::{CardData, fetch_card};
pub use guard::{Guard, Refused};
pub use web::{Names, SystemNames, WebFetcher};

/// How much is fetched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FetchLimits {
    /// The most bytes, after unpacking.
    pub max_bytes: usize,
    /// Whether more is cut off instead of refused.
    pub cut: bool,
    /// The whole time it may take, redirects included.
    pub time: Duration,
    /// What is asked for, in the words of the `Accept` header.
    pub accept: &'static str,
}

impl FetchLimits {
    /// For a page: what matters stands at its beginning, so a long one is cut.
    pub const PAGE: FetchLimits = FetchLimits {
        max_bytes: 1024 * 1024,
        cut: true,
        time: Duration::from_secs(8),
        accept: "text/html,application/xhtml+xml;q=0.9",
    };
    /// For a picture.
    pub const IMAGE: FetchLimits = FetchLimits {
        max_bytes: 5 * 1024 * 1024,
        cut: false,
        time: Duration::from_secs(8),
        accept: "image/avif,image/webp,image/png,image/jpeg,image/gif",
    };
}

/// What came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fetched {
    /// Where it came from in the end.
    pub url: Url,
    /// What it says it is.
    pub content_type: Option<String>,
    /// The bytes, unpacked.
    pub body: Vec<u8>,
}

/// Why nothing came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FetchProblem {
    /// Fetching is switched off.
    Off,
    /// The guard refused the address, or one it was sent on to.
    Refused(Refused),
    /// The name is not known.
    NoSuchHost,
    /// Nobody answered, or not in the language of the web.
    Unreachable,
    /// It took too long.
    TimedOut,
    /// It is larger than was allowed.
    TooLarge {
        /// The most bytes allowed.
        max: usize,
    },
    /// It was sent on and on.
    TooManyRedirects,
    /// The server answered, but not with what was asked.
    Status(u16),
    /// The answer is not of a kind that is of use here.
    WrongType,
    /// The page says nothing about itself.
    Nothing,
}

impl FetchProblem {
    /// Whether it may go better later.
    pub fn is_passing(&self) -> bool {
        match self {
            FetchProblem::NoSuchHost | FetchProblem::Unreachable | FetchProblem::TimedOut => true,
            FetchProblem::Status(code) => matches!(code, 408 | 425 | 429 | 500..),
            _ => false,
        }
    }
}

impl fmt::Display for FetchProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            FetchProblem::Off => write!(f, "fetching is switched off"),
            FetchProblem::Refused(why) => write!(f, "refused: {why}"),
            FetchProblem::NoSuchHost => write!(f, "no such host"),
            FetchProblem::Unreachable => write!(f, "no answer"),
            FetchProblem::TimedOut => write!(f, "it took too long"),
            FetchProblem::TooLarge { max } => write!(f, "more than {max} bytes"),
            FetchProblem::TooManyRedirects => write!(f, "too many redirects"),
            FetchProblem::Status(code) => write!(f, "status {code}"),
            FetchProblem::WrongType => write!(f, "not a page or a picture"),
            FetchProblem::Nothing => write!(f, "the page says nothing about itself"),
        }
    }
}

impl std::error::Error for FetchProblem {}

impl Pusher for NoFetcher {
    fn post<'a>(
        &'a self,
        _: &'a Url,
        _: Vec<(&'static str, String)>,
        _: Vec<u8>,
    ) -> BoxFuture<'a, Result<u16, FetchProblem>> {
        Box::pin(std::future::ready(Err(FetchProblem::Off)))
    }
}

/// Something that gets things from the web.
pub trait Fetcher: Send + Sync {
    /// Gets what is at an address, as far as the limits go.
    fn get<'a>(
        &'a self,
        url: &'a Url,
        limits: FetchLimits,
    ) -> BoxFuture<'a, Result<Fetched, FetchProblem>>;
}

/// Gets nothing: for a server without a way out, or whose owner wants none.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoFetcher;

impl Fetcher for NoFetcher {
    fn get<'a>(
        &'a self,
        _: &'a Url,
        _: FetchLimits,
    ) -> BoxFuture<'a, Result<Fetched, FetchProblem>> {
        Box::pin(std::future::ready(Err(FetchProblem::Off)))
    }
}

#[cfg(test)]
mod tests;

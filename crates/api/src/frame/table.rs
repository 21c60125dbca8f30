//! The methods as a table: what they are called, what a token must allow, who answers.

use axum::Router;
use axum::handler::Handler;
use axum::middleware::from_fn_with_state;
use axum::routing::{MethodFilter, on};
use http::Method;

use super::app::Api;
use super::caller::{Need, admit};

/// One method.
#[derive(Debug, Clone, Copy)]
pub struct Row {
    /// `GET`, `POST`, …
    pub method: &'static str,
    /// Its path, with `{names}` in it.
    pub path: &'static str,
    /// What a token must allow.
    pub need: Need,
}

type Mount = Box<dyn FnOnce(Router<Api>, &str) -> Router<Api> + Send>;

/// Methods with who answers them.
#[derive(Default)]
pub struct Table {
    rows: Vec<Row>,
    mounts: Vec<[Mount; 2]>,
}

impl std::fmt::Debug for Table {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.rows.fmt(f)
    }
}

macro_rules! verbs {
    ($($(#[$doc:meta])* $name:ident $verb:literal $filter:ident),*) => {$(
        $(#[$doc])*
        pub fn $name<H, T>(self, path: &'static str, need: Need, handler: H) -> Self
        where
            H: Handler<T, Api> + Sync,
            T: 'static,
        {
            self.add(Row { method: $verb, path, need }, MethodFilter::$filter, handler)
        }
    )*};
}

impl Table {
    /// An empty one.
    pub fn new() -> Self {
        Self::default()
    }

    verbs! {
        /// Answers `GET`.
        get "GET" GET,
        /// Answers `POST`.
        post "POST" POST,
        /// Answers `PUT`.
        put "PUT" PUT,
        /// Answers `PATCH`.
        patch "PATCH" PATCH,
        /// Answers `DELETE`.
        delete "DELETE" DELETE
    }

    fn add<H, T>(mut self, row: Row, filter: MethodFilter, handler: H) -> Self
    where
        H: Handler<T, Api> + Sync,
        T: 'static,
    {
        let mount = |handler: H| -> Mount {
            Box::new(move |router, path| {
                let answer = on(filter, handler).layer(from_fn_with_state(row.need, admit));
                router.route(path, answer)
            })
        };
        // Some clients write a slash at the end; a redirect would lose what they send.
        self.mounts.push([mount(handler.clone()), mount(handler)]);
        self.rows.push(row);
        self
    }

    /// Both tables.
    pub fn merge(mut self, other: Self) -> Self {
        self.rows.extend(other.rows);
        self.mounts.extend(other.mounts);
        self
    }

    /// Its rows.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    pub(crate) fn router(self) -> Router<Api> {
        let mut router = Router::new();
        for (row, [plain, slashed]) in self.rows.iter().zip(self.mounts) {
            router = plain(router, row.path);
            router = slashed(router, &format!("{}/", row.path));
        }
        router
    }
}

impl Row {
    /// Its method.
    pub fn verb(&self) -> Method {
        self.method.parse().unwrap_or(Method::GET)
    }
}

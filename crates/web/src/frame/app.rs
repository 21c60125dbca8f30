//! What handlers work with.

use std::sync::Arc;

use axum::extract::FromRef;
use ipnet::IpNet;
use jiff::tz::TimeZone;
use service::fresh::Keep;
use service::shelf::Filled;
use service::views::StatusView;
use service::{Answer, Ctx};

use crate::i18n::L;
use crate::kept::{Sheets, Signed, Snippets};
use crate::parts::Scene;
use crate::parts::post::{self, Drawn};

/// Bytes that drawn posts may take, and pages, when nothing else is said.
const KEPT: usize = 64 * 1024 * 1024;
/// Bytes of what pages have in common, at most: many times what one takes, in each language.
const SNIPPETS: usize = 1024 * 1024;

/// State of the web app. Cheap to clone; take it as `State(app): State<App>`, or only `State(ctx): State<Ctx>`.
#[derive(Debug, Clone)]
pub struct App {
    /// The handle of the operations.
    pub ctx: Ctx,
    shared: Arc<Shared>,
}

#[derive(Debug)]
struct Shared {
    form_key: FormKey,
    proxies: Vec<IpNet>,
    secure: bool,
    drawn: Arc<Drawn>,
    signed: Signed,
    sheets: Sheets,
    snippets: Snippets,
}

/// Signs the forms of people who have no session.
pub(crate) struct FormKey(pub(crate) [u8; 32]);

impl std::fmt::Debug for FormKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("FormKey")
    }
}

impl App {
    /// Makes the state; `proxies` are the networks whose `X-Forwarded-For` is believed.
    pub async fn new(ctx: Ctx, proxies: Vec<IpNet>) -> Answer<Self> {
        Self::keeping(ctx, proxies, KEPT, KEPT).await
    }

    /// The same; so many bytes of posts are kept as they were drawn, and of pages, 0 for none.
    pub async fn keeping(
        ctx: Ctx,
        proxies: Vec<IpNet>,
        drawn: usize,
        pages: usize,
    ) -> Answer<Self> {
        let form_key = FormKey(service::auth::token::key(&ctx, "forms").await?);
        let secure = ctx.base_url().starts_with("https://");
        Ok(Self {
            ctx,
            shared: Arc::new(Shared {
                form_key,
                proxies,
                secure,
                drawn: Arc::new(Drawn::new(drawn)),
                signed: Keep::new(pages / 4),
                sheets: Keep::new(pages),
                snippets: Snippets::new(SNIPPETS.min(pages / 4)),
            }),
        })
    }

    /// Whether people come by https: then cookies are bound to it.
    pub fn secure(&self) -> bool {
        self.shared.secure
    }

    /// Posts as they were drawn before.
    pub fn drawn(&self) -> &Arc<Drawn> {
        &self.shared.drawn
    }

    /// Draws those of these posts that all see alike in the language of the organisation, before anybody asks for them.
    pub fn prepare(&self, views: &[Arc<StatusView>]) {
        let scene = Scene {
            l: L::choose("", "", &self.ctx.organisation().locale),
            now: self.ctx.now(),
            tz: &TimeZone::UTC,
            keeps_order: false,
            emoji: self.ctx.emoji(),
            csrf: String::new(),
            drawn: Some(&self.shared.drawn),
            leaves: None,
            blank: false,
        };
        for view in views.iter().filter(|view| view.is_common()) {
            post::post(&scene, view);
        }
    }

    /// Who signed in, as they were looked up before.
    pub(crate) fn signed(&self) -> &Signed {
        &self.shared.signed
    }

    /// Pages as they were drawn before.
    pub(crate) fn sheets(&self) -> &Sheets {
        &self.shared.sheets
    }

    /// How full the shelf of pages is.
    pub fn pages(&self) -> Filled {
        self.shared.sheets.filled()
    }

    /// What these have in common.
    pub(crate) fn snippets(&self) -> &Snippets {
        &self.shared.snippets
    }

    pub(crate) fn form_key(&self) -> &FormKey {
        &self.shared.form_key
    }

    pub(crate) fn proxies(&self) -> &[IpNet] {
        &self.shared.proxies
    }
}

impl FromRef<App> for Ctx {
    fn from_ref(app: &App) -> Self {
        app.ctx.clone()
    }
}

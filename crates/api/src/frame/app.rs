//! What handlers work with.

use std::sync::Arc;

use axum::extract::FromRef;
use ipnet::IpNet;
use model::TokenId;
use service::fresh::Keep;
use service::{Answer, Ctx};

use super::caller::Caller;
use super::limits::Counters;
use super::page::Whole;
use crate::entities::Ready;
use crate::streaming::Told;

/// Bytes that posts written for clients may take, when nothing else is said.
const READY: usize = 64 * 1024 * 1024;

/// State of the client API. Cheap to clone; take it as `State(api): State<Api>`, or only `State(ctx): State<Ctx>`.
#[derive(Clone)]
pub struct Api {
    /// The handle of the operations.
    pub ctx: Ctx,
    shared: Arc<Shared>,
}

/// How much one token may ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Requests of one token, or of one address without a token, in five minutes.
    pub requests: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self { requests: 1_500 }
    }
}

/// Pages of timelines by the token they are for and the address they have.
pub(crate) type Pages = Keep<(TokenId, Box<str>), Arc<Whole>>;
/// Who has a token, by its hash.
pub(crate) type Callers = Keep<String, Caller>;

struct Shared {
    vapid: String,
    media_key: [u8; 32],
    proxies: Vec<IpNet>,
    counters: Counters,
    ready: Ready,
    pages: Pages,
    callers: Callers,
    told: Told,
}

impl std::fmt::Debug for Api {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Api").field(&self.ctx).finish()
    }
}

impl Api {
    /// Makes the state; `proxies` are the networks whose `X-Forwarded-For` is believed.
    pub async fn new(ctx: Ctx, proxies: Vec<IpNet>, limits: Limits) -> Answer<Self> {
        Self::keeping(ctx, proxies, limits, (READY, READY)).await
    }

    /// The same; so many bytes of posts are kept as they were written, and of pages, 0 for none.
    pub async fn keeping(
        ctx: Ctx,
        proxies: Vec<IpNet>,
        limits: Limits,
        (ready, pages): (usize, usize),
    ) -> Answer<Self> {
        let media_key = service::auth::token::key(&ctx, "api-media").await?;
        let vapid = service::push::public_key(&ctx).await?;
        Ok(Self {
            ctx,
            shared: Arc::new(Shared {
                vapid,
                media_key,
                proxies,
                counters: Counters::new(limits),
                ready: Ready::new(ready),
                pages: Keep::new(pages / 2),
                callers: Keep::new(pages / 2),
                told: Told::default(),
            }),
        })
    }

    /// Marks the addresses of images for apps.
    pub(crate) fn media_key(&self) -> &[u8; 32] {
        &self.shared.media_key
    }

    /// Posts as they were written before.
    pub fn ready(&self) -> &Ready {
        &self.shared.ready
    }

    /// Pages that were answered before.
    pub(crate) fn pages(&self) -> &Pages {
        &self.shared.pages
    }

    /// Callers that were looked up before.
    pub(crate) fn callers(&self) -> &Callers {
        &self.shared.callers
    }

    /// Posts that open streams are being told.
    pub(crate) fn told(&self) -> &Told {
        &self.shared.told
    }

    /// The public key that pushes to apps are signed with.
    pub fn vapid(&self) -> &str {
        &self.shared.vapid
    }

    pub(crate) fn proxies(&self) -> &[IpNet] {
        &self.shared.proxies
    }

    pub(crate) fn counters(&self) -> &Counters {
        &self.shared.counters
    }

    /// An address of ours.
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.ctx.base_url())
    }

    /// Our name on the network, with the port where it is not the usual one.
    pub fn domain(&self) -> &str {
        let base = self.ctx.base_url();
        base.split_once("://").map_or(base, |(_, host)| host)
    }
}

impl FromRef<Api> for Ctx {
    fn from_ref(api: &Api) -> Self {
        api.ctx.clone()
    }
}

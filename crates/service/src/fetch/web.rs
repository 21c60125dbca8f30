//! The one client that goes out.

use std::error::Error;
use std::net::{IpAddr, SocketAddr};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use futures_util::future::BoxFuture;
use hickory_resolver::TokioResolver;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use reqwest::header::{ACCEPT, CONTENT_TYPE, LOCATION};
use reqwest::redirect::Policy;
use reqwest::{Client, Response};
use rustls::{ClientConfig, RootCertStore};
use url::Url;

use crate::push::Pusher;

use super::{FetchLimits, FetchProblem, Fetched, Fetcher, Guard, Refused};

const MAX_REDIRECTS: usize = 4;
const CONNECT_TIME: Duration = Duration::from_secs(4);
/// The whole time a push service has to answer.
const PUSH_TIME: Duration = Duration::from_secs(10);
/// Says what it is and no version; some sites serve nothing to those who say nothing.
const USER_AGENT: &str = "Corner (link preview)";

/// Something that turns names into numbers. Tests bring their own.
pub trait Names: Send + Sync {
    /// The numbers of a name; none when it is not known.
    fn look_up<'a>(&'a self, name: &'a str) -> BoxFuture<'a, Vec<IpAddr>>;
}

/// The names this machine knows.
#[derive(Default)]
pub struct SystemNames(OnceLock<Option<TokioResolver>>);

impl Names for SystemNames {
    fn look_up<'a>(&'a self, name: &'a str) -> BoxFuture<'a, Vec<IpAddr>> {
        Box::pin(async move {
            let resolver = self.0.get_or_init(|| {
                let made = TokioResolver::builder_tokio().and_then(|builder| builder.build());
                made.inspect_err(|error| tracing::warn!(%error, "no name server"))
                    .ok()
            });
            let Some(resolver) = resolver else {
                return Vec::new();
            };
            match resolver.lookup_ip(name).await {
                Ok(found) => found.iter().collect(),
                Err(_) => Vec::new(),
            }
        })
    }
}

/// Hands the connection only numbers the guard allows.
struct GuardedNames {
    names: Arc<dyn Names>,
    guard: Arc<Guard>,
}

impl Resolve for GuardedNames {
    fn resolve(&self, name: Name) -> Resolving {
        let (names, guard) = (Arc::clone(&self.names), Arc::clone(&self.guard));
        Box::pin(async move {
            let found = names.look_up(name.as_str()).await;
            if found.is_empty() {
                return Err(FetchProblem::NoSuchHost.into());
            }
            let allowed: Vec<_> = found
                .into_iter()
                .filter(|address| guard.allows(*address))
                .collect();
            if allowed.is_empty() {
                return Err(FetchProblem::Refused(Refused::Private).into());
            }
            // Port zero stands for the port in the address.
            Ok(Box::new(
                allowed
                    .into_iter()
                    .map(|address| SocketAddr::new(address, 0)),
            ) as Addrs)
        })
    }
}

/// Gets things from the web, past a guard.
pub struct WebFetcher {
    client: Client,
    guard: Arc<Guard>,
}

/// The client could not be made.
#[derive(Debug)]
pub struct NoClient(Box<dyn Error + Send + Sync>);

impl std::fmt::Display for NoClient {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "cannot make a web client: {}", self.0)
    }
}

impl Error for NoClient {}

impl WebFetcher {
    /// Goes out as far as `guard` lets it, by the names of this machine.
    pub fn new(guard: Guard) -> Result<Self, NoClient> {
        Self::with_names(guard, Arc::new(SystemNames::default()))
    }

    /// The same by other names.
    pub fn with_names(guard: Guard, names: Arc<dyn Names>) -> Result<Self, NoClient> {
        let guard = Arc::new(guard);
        let roots = RootCertStore {
            roots: webpki_roots::TLS_SERVER_ROOTS.into(),
        };
        // Set here, so that no other crate's choice of a provider matters.
        let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
        let tls = ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .map_err(|error| NoClient(error.into()))?
            .with_root_certificates(roots)
            .with_no_client_auth();
        let client = Client::builder()
            .tls_backend_preconfigured(tls)
            .dns_resolver(Arc::new(GuardedNames {
                names,
                guard: Arc::clone(&guard),
            }))
            .no_proxy()
            .redirect(Policy::none())
            .referer(false)
            .user_agent(USER_AGENT)
            .connect_timeout(CONNECT_TIME)
            // A kept connection would skip the guard's second look.
            .pool_max_idle_per_host(0)
            .build()
            .map_err(|error| NoClient(error.into()))?;
        Ok(WebFetcher { client, guard })
    }

    async fn follow(&self, url: &Url, limits: FetchLimits) -> Result<Fetched, FetchProblem> {
        let mut url = url.clone();
        for _ in 0..=MAX_REDIRECTS {
            self.guard.check(&url).map_err(FetchProblem::Refused)?;
            let request = self.client.get(url.clone()).header(ACCEPT, limits.accept);
            let response = request.send().await.map_err(|error| problem(&error))?;
            let status = response.status();
            if status.is_redirection() {
                url = target(&url, &response).ok_or(FetchProblem::Status(status.as_u16()))?;
                continue;
            }
            if !status.is_success() {
                return Err(FetchProblem::Status(status.as_u16()));
            }
            return read(url, response, limits).await;
        }
        Err(FetchProblem::TooManyRedirects)
    }
}

impl Fetcher for WebFetcher {
    fn get<'a>(
        &'a self,
        url: &'a Url,
        limits: FetchLimits,
    ) -> BoxFuture<'a, Result<Fetched, FetchProblem>> {
        Box::pin(async move {
            let fetched = tokio::time::timeout(limits.time, self.follow(url, limits)).await;
            fetched.unwrap_or(Err(FetchProblem::TimedOut))
        })
    }
}

impl Pusher for WebFetcher {
    fn post<'a>(
        &'a self,
        url: &'a Url,
        headers: Vec<(&'static str, String)>,
        body: Vec<u8>,
    ) -> BoxFuture<'a, Result<u16, FetchProblem>> {
        Box::pin(async move {
            self.guard.check(url).map_err(FetchProblem::Refused)?;
            let mut request = self.client.post(url.clone()).timeout(PUSH_TIME).body(body);
            for (name, value) in headers {
                request = request.header(name, value);
            }
            let response = request.send().await.map_err(|error| problem(&error))?;
            Ok(response.status().as_u16())
        })
    }
}

fn target(url: &Url, response: &Response) -> Option<Url> {
    let location = response.headers().get(LOCATION)?.to_str().ok()?;
    url.join(location).ok()
}

/// Reads piece by piece, counting what comes out of the unpacking: a small file may hold a very large one.
async fn read(
    url: Url,
    mut response: Response,
    limits: FetchLimits,
) -> Result<Fetched, FetchProblem> {
    let max = limits.max_bytes;
    let announced = response.content_length().unwrap_or_default();
    if !limits.cut && announced > max as u64 {
        return Err(FetchProblem::TooLarge { max });
    }
    let content_type = response.headers().get(CONTENT_TYPE);
    let content_type = content_type
        .and_then(|value| value.to_str().ok())
        .map(str::to_owned);
    let mut body = Vec::new();
    while let Some(piece) = response.chunk().await.map_err(|error| problem(&error))? {
        let room = max - body.len();
        if piece.len() > room {
            if !limits.cut {
                return Err(FetchProblem::TooLarge { max });
            }
            body.extend_from_slice(&piece[..room]);
            break;
        }
        body.extend_from_slice(&piece);
    }
    Ok(Fetched {
        url,
        content_type,
        body,
    })
}

/// The guard's own word, where it stands behind a failed connection.
fn problem(error: &reqwest::Error) -> FetchProblem {
    let mut cause: Option<&(dyn Error + 'static)> = Some(error);
    while let Some(inner) = cause {
        if let Some(problem) = inner.downcast_ref::<FetchProblem>() {
            return problem.clone();
        }
        cause = inner.source();
    }
    if error.is_timeout() {
        FetchProblem::TimedOut
    } else {
        FetchProblem::Unreachable
    }
}

//! Serving: sockets, workers, and stopping without losing anything.

mod connections;

use std::future::Future;
use std::net::{SocketAddr, TcpListener};
use std::time::Duration;

use api::Api;
use service::Ctx;
use service::shelf::Filled;
use tokio::sync::watch;
use web::App;

use crate::config::Config;
use crate::failure::Failure;
use crate::open;

/// Serves until `stop` resolves, then lets open requests finish. `greet` says what people need to know, once.
pub async fn run<G, F>(
    config: &Config,
    stop: impl Future<Output = ()>,
    greet: G,
) -> Result<(), Failure>
where
    G: FnOnce(service::Ctx) -> F,
    F: Future<Output = Result<(), Failure>>,
{
    let listener = listen(config)?;
    let address = listener
        .local_addr()
        .map_err(|e| Failure::Other(e.to_string()))?;
    let listener = listener
        .set_nonblocking(true)
        .and_then(|()| tokio::net::TcpListener::from_std(listener))
        .map_err(|e| Failure::address(address, &e))?;
    let base_url = base_url(config, address);
    let house = open::house(config, base_url).await?;
    let (stopping, stopped) = watch::channel(false);
    let metrics = crate::metrics::serve(config, stopped.clone(), house.ctx.clone()).await?;
    let proxies = open::networks(&config.server.trusted_proxies);
    let limits = api::Limits {
        requests: config.server.api_requests,
    };
    let prepared = config.timelines.prepared.saturating_mul(1024 * 1024);
    let pages = config.timelines.pages.saturating_mul(1024 * 1024);
    let kept = (prepared, pages);
    let api = api::Api::keeping(house.ctx.clone(), proxies.clone(), limits, kept).await?;
    let app = web::App::keeping(house.ctx.clone(), proxies, prepared, pages).await?;
    service::media::sweep::start(&house.ctx).await?;
    service::auth::sweep::start(&house.ctx).await?;
    service::statuses::start_wiping(&house.ctx).await?;
    service::records::retention::start(&house.ctx).await?;
    // Before the dispatcher, and before anybody can ask whether it is ready.
    let prepared = prepare(&house.ctx, &api, &app, prepared);
    let workers = [
        tokio::spawn(service::events::run(
            house.ctx.clone(),
            until(stopped.clone()),
        )),
        tokio::spawn(service::live::run(
            house.ctx.clone(),
            until(stopped.clone()),
        )),
        tokio::spawn(service::jobs::run(
            house.ctx.clone(),
            until(stopped.clone()),
        )),
    ];
    tokio::spawn(prepared);
    greet(house.ctx.clone()).await?;
    let _ = sd_notify::notify(&[sd_notify::NotifyState::Ready]);
    let router = web::router(app.clone()).merge(api::router(api.clone()));
    let recall =
        move |request: &_| web::recall(&app, request).or_else(|| api::recall(&api, request));
    let served = connections::serve(listener, (recall, router), until(stopped.clone()));
    let served = tokio::spawn(served);
    stop.await;
    tracing::info!("stopping: open requests may finish");
    let _ = sd_notify::notify(&[sd_notify::NotifyState::Stopping]);
    house.ctx.bus().close();
    let _ = stopping.send(true);
    let patience = Duration::from_secs(config.server.drain_seconds);
    if tokio::time::timeout(patience, served).await.is_err() {
        tracing::warn!("some requests did not finish in time");
    }
    for worker in workers {
        let _ = tokio::time::timeout(patience, worker).await;
    }
    drop(metrics);
    house.db.close().await;
    tracing::info!("stopped");
    Ok(())
}

/// Gets ready what is asked for first: the index of timelines, and the newest posts for both doors while there is room.
fn prepare(
    ctx: &Ctx,
    api: &Api,
    app: &App,
    most: usize,
) -> impl Future<Output = ()> + Send + use<> {
    // A full shelf lets go what was put there first, and that is the newest; and a part of it may be full before the others.
    let has_room = move |shelf: Filled| shelf.bytes < most / 10 * 9;
    let (api, app) = (api.clone(), app.clone());
    service::start::run(ctx, move |views| {
        let (api, app) = (api.clone(), app.clone());
        async move {
            let (write, draw) = (
                has_room(api.ready().filled()),
                has_room(app.drawn().filled()),
            );
            if write && let Err(error) = api::entities::prepare(&api, &views).await {
                tracing::warn!(?error, "posts cannot be written for apps");
                return false;
            }
            if draw {
                app.prepare(&views);
            }
            write || draw
        }
    })
}

async fn until(mut stopped: watch::Receiver<bool>) {
    // An error means that the sender is gone: that is a stop, too.
    let _ = stopped.wait_for(|s| *s).await;
}

/// The socket that systemd hands over, or one of our own.
fn listen(config: &Config) -> Result<TcpListener, Failure> {
    let mut handed = listenfd::ListenFd::from_env();
    if let Some(listener) = handed
        .take_tcp_listener(0)
        .map_err(|e| Failure::Other(format!("the socket handed over: {e}")))?
    {
        return Ok(listener);
    }
    let address = config.server.listen;
    TcpListener::bind(address).map_err(|e| Failure::address(address, &e))
}

/// The address people type: as configured, or this machine's own.
pub fn base_url(config: &Config, address: SocketAddr) -> String {
    if config.server.base_url.is_empty() {
        // Passkeys and secure contexts work on localhost without a certificate, not on a number.
        let host = if address.ip().is_loopback() || address.ip().is_unspecified() {
            "localhost".to_owned()
        } else {
            address.ip().to_string()
        };
        format!("http://{host}:{}", address.port())
    } else {
        config.server.base_url.clone()
    }
}

//! Prometheus metrics, on a listener of their own: never beside the app.

use std::net::SocketAddr;

use axum::Router;
use axum::extract::State;
use axum::routing::get;
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use service::Ctx;
use tokio::sync::watch;
use tokio::task::JoinHandle;

use crate::config::Config;
use crate::failure::Failure;

/// Listens where the configuration says; nothing when it says nothing.
pub async fn serve(
    config: &Config,
    stopped: watch::Receiver<bool>,
    ctx: Ctx,
) -> Result<Option<JoinHandle<()>>, Failure> {
    let Ok(address) = config.server.metrics_listen.parse::<SocketAddr>() else {
        return Ok(None);
    };
    let handle = PrometheusBuilder::new()
        .install_recorder()
        .map_err(|e| Failure::Other(format!("metrics: {e}")))?;
    let listener = tokio::net::TcpListener::bind(address)
        .await
        .map_err(|e| Failure::address(address, &e))?;
    let router = Router::new()
        .route("/metrics", get(show))
        .with_state((handle, ctx));
    let mut stopped = stopped;
    let stop = async move {
        let _ = stopped.wait_for(|s| *s).await;
    };
    Ok(Some(tokio::spawn(async move {
        if let Err(error) = axum::serve(listener, router)
            .with_graceful_shutdown(stop)
            .await
        {
            tracing::error!(%error, "metrics stopped");
        }
    })))
}

async fn show(State((handle, ctx)): State<(PrometheusHandle, Ctx)>) -> String {
    let counts = ctx.db().counts();
    metrics::counter!("corner_db_writes_total").absolute(counts.writes);
    metrics::counter!("corner_db_commits_total").absolute(counts.commits);
    metrics::gauge!("corner_live_watchers").set(ctx.bus().watchers() as f64);
    let index = ctx.index().size();
    metrics::gauge!("corner_timeline_posts").set(index.posts as f64);
    metrics::gauge!("corner_timeline_bytes").set(index.bytes as f64);
    metrics::counter!("corner_timeline_pages_total", "from" => "memory").absolute(index.answered);
    metrics::counter!("corner_timeline_pages_total", "from" => "store")
        .absolute(index.asked.saturating_sub(index.answered));
    if let Ok([waiting, running, dead]) = ctx.db().read(store::jobs::counts).await {
        for (state, count) in [("waiting", waiting), ("running", running), ("dead", dead)] {
            metrics::gauge!("corner_jobs", "state" => state).set(count as f64);
        }
    }
    handle.run_upkeep();
    handle.render()
}

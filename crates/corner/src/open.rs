//! Opening the house: database, images, ports, the handle of the operations.

use std::path::Path;
use std::sync::Arc;

use db::{Db, Options};
use ipnet::IpNet;
use model::{Clock, SystemClock};
use service::fetch::{Fetcher, Guard, NoFetcher, WebFetcher};
use service::media::blob::DiskBlobs;
use service::push::Pusher;
use service::{Ctx, Parts};

use crate::config::Config;
use crate::failure::Failure;

/// Everything that is open.
pub struct House {
    /// The database.
    pub db: Db,
    /// The handle of the operations.
    pub ctx: Ctx,
}

/// The address of the database: PostgreSQL's as configured, or the file in the data folder.
pub fn database_url(config: &Config) -> String {
    if config.storage.database.is_empty() {
        format!("sqlite:{}", config.storage.data.join("corner.db").display())
    } else {
        config.storage.database.clone()
    }
}

/// Opens the database and brings its schema up to date. Makes the data folder when it is missing.
pub async fn database(config: &Config) -> Result<Db, Failure> {
    let data = &config.storage.data;
    std::fs::create_dir_all(data).map_err(|e| Failure::folder(data, &e))?;
    probe(data)?;
    let db = Db::open(&Options::new(database_url(config)))
        .await
        .map_err(|e| Failure::database(config, e))?;
    db.migrate(store::migrations::ALL)
        .await
        .map_err(|e| Failure::database(config, e))?;
    Ok(db)
}

/// A folder that cannot be written is better found out now than at the first image.
fn probe(data: &Path) -> Result<(), Failure> {
    let file = data.join(".writable");
    std::fs::write(&file, b"")
        .and_then(|()| std::fs::remove_file(&file))
        .map_err(|e| Failure::folder(data, &e))
}

/// Opens everything; `base_url` is what people type.
pub async fn house(config: &Config, base_url: String) -> Result<House, Failure> {
    with_clock(config, base_url, Arc::new(SystemClock)).await
}

/// The same at another time of day.
pub async fn with_clock(
    config: &Config,
    base_url: String,
    clock: Arc<dyn Clock>,
) -> Result<House, Failure> {
    let db = database(config).await?;
    let parts = Parts {
        db: db.clone(),
        clock,
        node: config.server.node,
        blobs: Arc::new(DiskBlobs::new(config.storage.data.join("media"))),
        fetcher: fetcher(config)?,
        pusher: pusher(config)?,
        phrases: Arc::new(web::Phrases),
        base_url,
        timeline_posts: config.timelines.posts,
        prepared: config.timelines.prepared.saturating_mul(1024 * 1024),
    };
    let ctx = Ctx::new(parts)
        .await
        .map_err(|e| Failure::database(config, e))?;
    Ok(House { db, ctx })
}

fn fetcher(config: &Config) -> Result<Arc<dyn Fetcher>, Failure> {
    if !config.links.fetch {
        return Ok(Arc::new(NoFetcher));
    }
    let guard = Guard {
        networks: networks(&config.links.allow),
        ..Guard::default()
    };
    let fetcher = WebFetcher::new(guard)
        .map_err(|e| Failure::Other(format!("links cannot be fetched: {e}")))?;
    Ok(Arc::new(fetcher))
}

fn pusher(config: &Config) -> Result<Arc<dyn Pusher>, Failure> {
    if !config.push.send {
        return Ok(Arc::new(NoFetcher));
    }
    let guard = Guard {
        networks: networks(&config.push.allow),
        ports: config.push.ports.clone(),
    };
    let pusher = WebFetcher::new(guard)
        .map_err(|e| Failure::Other(format!("devices cannot be woken: {e}")))?;
    Ok(Arc::new(pusher))
}

/// Networks of the configuration, which has checked them.
pub fn networks(texts: &[String]) -> Vec<IpNet> {
    texts.iter().filter_map(|t| t.parse().ok()).collect()
}

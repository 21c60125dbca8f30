//! The folder of the demo: made beside its place and moved there when it is whole, so that a stop halfway leaves nothing behind.

use std::path::{Path, PathBuf};

use corner::demo::load::load;
use service::Ctx;

use crate::config::Config;
use crate::failure::Failure;
use crate::open::{self, House};
use crate::serve;

/// Makes the demo when it is not there yet; refuses to show anything else as one.
pub async fn prepare(config: &Config) -> Result<(), Failure> {
    let folder = &config.storage.data;
    if config.storage.database.is_empty() && !folder.join("corner.db").exists() {
        let beside = beside(folder)?;
        let mut made = config.clone();
        made.storage.data.clone_from(&beside);
        fill(house(&made).await?).await?;
        return put(&beside, folder);
    }
    let house = house(config).await?;
    if house.db.read(store::dump::is_empty).await? {
        return fill(house).await;
    }
    let is_demo = house.ctx.organisation().demo;
    house.db.close().await;
    if is_demo {
        return Ok(());
    }
    Err(Failure::Refused(format!(
        "{} holds a real organisation; the demo needs a folder of its own",
        folder.display()
    )))
}

async fn house(config: &Config) -> Result<House, Failure> {
    open::house(config, serve::base_url(config, config.server.listen)).await
}

async fn fill(house: House) -> Result<(), Failure> {
    println!("Making the demo: three weeks of talk …");
    let loaded = load(&house.ctx).await;
    house.db.close().await;
    let loaded = loaded.map_err(|fault| Failure::Other(format!("the demo: {fault}")))?;
    println!(
        "{} people, {} posts, {} pictures.",
        loaded.people, loaded.posts, loaded.images
    );
    Ok(())
}

/// An empty place beside `folder`.
fn beside(folder: &Path) -> Result<PathBuf, Failure> {
    let mut name = folder.as_os_str().to_owned();
    name.push(".new");
    let beside = PathBuf::from(name);
    if beside.exists() {
        std::fs::remove_dir_all(&beside).map_err(|e| Failure::folder(&beside, &e))?;
    }
    Ok(beside)
}

fn put(beside: &Path, folder: &Path) -> Result<(), Failure> {
    let failed = |error: std::io::Error| Failure::folder(folder, &error);
    if folder.exists() {
        // This removes only what is empty.
        std::fs::remove_dir(folder).map_err(failed)?;
    }
    std::fs::rename(beside, folder).map_err(failed)
}

/// Where the demo is.
pub async fn greet(ctx: Ctx) -> Result<(), Failure> {
    println!(
        "The demo is running. Be anyone you like at\n\n  {}/demo\n",
        ctx.base_url()
    );
    Ok(())
}

//! `corner check`: is the database whole, are the images there, do the counts agree with the facts.

use std::collections::HashSet;

use model::{Act, Detail};
use service::Ctx;
use service::audit::{self, About};
use service::media::Key;

use crate::failure::Failure;

/// Checks everything and prints what it finds; with `repair` puts wrong counts right.
pub async fn run(ctx: &Ctx, repair: bool) -> Result<(), Failure> {
    let mut problems = 0;
    let mut report = |what: String| {
        problems += 1;
        println!("  {what}");
    };
    println!("Database");
    for line in ctx.db().check().await? {
        report(line);
    }
    println!("Counts");
    let wrong = ctx.db().read_long(store::facts::wrong).await?;
    let wrong_counts = wrong.len();
    for (name, rows) in wrong {
        report(format!("{name} is wrong in {rows} rows"));
    }
    println!("Audit log");
    let entries = match service::audit::verify(ctx).await? {
        Ok(entries) => entries,
        Err(broken) => {
            report(format!("{broken}: it and all after it cannot be relied on"));
            0
        }
    };
    println!("Images");
    let wanted: HashSet<String> = ctx
        .db()
        .read_long(store::facts::blobs)
        .await?
        .into_iter()
        .collect();
    for name in &wanted {
        let there = match name.parse::<Key>() {
            Ok(key) => ctx
                .blobs()
                .exists(&key)
                .await
                .map_err(|e| Failure::Disk(e.to_string()))?,
            Err(_) => false,
        };
        if !there {
            report(format!("{name} is missing"));
        }
    }
    for folder in 0..=u8::MAX {
        for key in ctx
            .blobs()
            .damaged(folder)
            .await
            .map_err(|e| Failure::Disk(e.to_string()))?
        {
            report(format!("{key} is damaged"));
        }
    }
    if problems == 0 {
        println!(
            "Everything is as it should be: {} images, {entries} audit entries, no wrong count.",
            wanted.len()
        );
        return Ok(());
    }
    if repair {
        let rows = ctx.db().write(store::facts::repair).await?;
        let about = About::all().with(Detail::Count, rows);
        audit::record_alone(ctx, Act::CountsRepaired, about).await?;
        println!("Put {rows} wrong counts right.");
        if problems == wrong_counts {
            return Ok(());
        }
    }
    Err(Failure::Refused(format!("{problems} problems were found")))
}

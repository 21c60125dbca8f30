//! The world into a store: rows by the thousand, through the driver. Indexes are made when all rows are there, and counts
//! are put right by what knows them.

mod people;
mod posts;

use std::time::Instant;

use model::{IdGen, Time};
use service::Ctx;
use store::Tx;
use store::param::Get;

use super::Drawn;
use super::words::Corpus;

/// Rows of one transaction.
const TOGETHER: usize = 40_000;
/// Tables that have many rows.
const LARGE: &str = "'follows', 'statuses', 'mentions', 'status_tags', 'notifications'";
/// What is counted nowhere else.
const LAST: [&str; 2] = [
    "update accounts set last_status_at = (select created_at from statuses where author_id = accounts.id and audience < 4
        and deleted_at is null order by id desc limit 1)",
    "update tags set last_status_at = (select s.created_at from status_tags t join statuses s on s.id = t.status_id
        where t.tag_id = tags.id and s.audience = 0 order by t.status_id desc limit 1)",
];

/// The world as it goes into the store.
pub struct World<'a> {
    pub ctx: &'a Ctx,
    pub drawn: &'a Drawn,
    pub ids: IdGen,
    /// Ids of people by number, corporate accounts last.
    pub people: Vec<i64>,
    pub handles: Vec<String>,
    departments: Vec<i64>,
    tags: Vec<i64>,
}

/// Writes all of it: units, people, follows, posts. Everybody came before the first post.
pub async fn all<'a>(ctx: &'a Ctx, drawn: &'a Drawn, corpus: &Corpus, start: Time) -> World<'a> {
    let mut world = World {
        ctx,
        drawn,
        ids: IdGen::new(2),
        people: Vec::new(),
        handles: Vec::new(),
        departments: Vec::new(),
        tags: Vec::new(),
    };
    let began = Instant::now();
    let done = |what: &str| println!("  {what} in {:.1} s", began.elapsed().as_secs_f64());
    let indexes = world.drop_indexes().await;
    world.units(start).await;
    world.people(start).await;
    world.follows(start).await;
    done("people and follows");
    world.tags(start).await;
    world.posts(corpus).await;
    done("posts");
    for sql in indexes {
        world.run(sql).await;
    }
    done("indexes");
    for sql in LAST {
        world.run(sql.to_owned()).await;
    }
    let counted = ctx.db().write(store::facts::repair).await;
    done(&format!("{} counts", counted.expect("counts")));
    world.run("analyze".to_owned()).await;
    done("statistics");
    world
}

impl World<'_> {
    /// Takes the indexes of large tables away; answers how to make them again.
    async fn drop_indexes(&self) -> Vec<String> {
        let sql = format!(
            "select name, sql from sqlite_master where type = 'index' and sql is not null and tbl_name in ({LARGE}) order by name"
        );
        let change = move |tx: &mut Tx| {
            let mut made = Vec::new();
            for row in tx.all(&sql, &[])? {
                let name: String = row.get(0)?;
                tx.execute(&format!("drop index {name}"), &[])?;
                made.push(row.get(1)?);
            }
            Ok::<_, db::Error>(made)
        };
        self.ctx.db().write(change).await.expect("indexes")
    }

    async fn run(&self, sql: String) {
        let change = move |tx: &mut Tx| tx.execute(&sql, &[]).map(drop);
        self.ctx.db().write(change).await.expect("a change");
    }

    /// Puts rows in by transactions of many.
    pub async fn write<T: Send + 'static>(
        &self,
        rows: Vec<T>,
        put: impl Fn(&mut Tx, &T) -> Result<(), db::Error> + Send + Copy + 'static,
    ) {
        let mut rows = rows.into_iter();
        loop {
            let batch: Vec<T> = rows.by_ref().take(TOGETHER).collect();
            if batch.is_empty() {
                return;
            }
            let all = move |tx: &mut Tx| batch.iter().try_for_each(|row| put(tx, row));
            self.ctx.db().write(all).await.expect("rows");
        }
    }
}

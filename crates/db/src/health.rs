//! Looking at a database from the outside: does it answer, is it whole, how big is it, what is in it.

use std::sync::atomic::Ordering;

use crate::{Counts, Db, Engine, Result, Value, schema};

impl Db {
    /// The schema as text, for comparing: columns, keys, indexes, triggers.
    pub async fn schema(&self) -> Result<String> {
        self.read_long(schema::dump).await
    }

    /// Whether the database answers.
    pub async fn ping(&self) -> Result<()> {
        self.read(|conn| conn.first("SELECT 1", &[]).map(drop))
            .await
    }

    /// Looks for damage; each line tells of one. Reads the whole file on SQLite; PostgreSQL looks after itself.
    pub async fn check(&self) -> Result<Vec<String>> {
        if self.engine() == Engine::Postgres {
            return self.ping().await.map(|()| Vec::new());
        }
        self.read_long(|conn| {
            let mut found = Vec::new();
            for row in conn.all("PRAGMA integrity_check", &[])? {
                match row.value(0) {
                    Value::Text(line) if line == "ok" => {}
                    Value::Text(line) => found.push(line.clone()),
                    _ => {}
                }
            }
            let sql = "SELECT \"table\" || ' row ' || rowid || ' refers to nothing in ' || parent FROM pragma_foreign_key_check";
            for mut row in conn.all(sql, &[])? {
                if let Value::Text(line) = row.take(0) {
                    found.push(line);
                }
            }
            Ok(found)
        })
        .await
    }

    /// Bytes on disk.
    pub async fn size(&self) -> Result<u64> {
        if let Some(path) = self.0.options.path() {
            let log =
                std::fs::metadata(format!("{}-wal", path.display())).map_or(0, |log| log.len());
            return Ok(std::fs::metadata(&path)?.len() + log);
        }
        let sql = "SELECT pg_database_size(current_database())";
        let row = self.read(move |conn| conn.first(sql, &[])).await?;
        Ok(match row.as_ref().map(|row| row.value(0)) {
            Some(Value::Int(bytes)) => bytes.unsigned_abs(),
            _ => 0,
        })
    }

    /// How much was written since it was opened.
    pub fn counts(&self) -> Counts {
        let counters = &self.0.counters;
        Counts {
            writes: counters.writes.load(Ordering::Relaxed),
            commits: counters.commits.load(Ordering::Relaxed),
        }
    }
}

//! Restoring a backup: verified from end to end before the first row is written, then all of it or nothing.

use std::collections::HashMap;
use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;

use db::Value;
use service::Ctx;
use sha2::{Digest, Sha256};
use store::Tx;
use store::dump::{self, Column, Writer};

use super::{FORMAT, Manifest, schema};
use crate::failure::Failure;

type Reader = tar::Archive<zstd::Decoder<'static, BufReader<File>>>;

/// Restores `file` into the empty house behind `ctx`; answers how many rows and images came.
pub async fn restore(ctx: &Ctx, file: &Path) -> Result<(u64, u64), Failure> {
    if !ctx.db().read(dump::is_empty).await? {
        return Err(Failure::Refused(
            "there are accounts here already; restore into an empty data folder or database"
                .to_owned(),
        ));
    }
    verify(file)?;
    let media = restore_media(ctx, file).await?;
    let from = file.to_owned();
    let rows = ctx.db().write(move |tx| restore_rows(tx, &from)).await?;
    service::search::rebuild(ctx).await?;
    Ok((rows, media))
}

fn open(file: &Path) -> Result<Reader, Failure> {
    let input = File::open(file)
        .map_err(|e| Failure::Other(format!("cannot read {}: {e}", file.display())))?;
    Ok(tar::Archive::new(
        zstd::Decoder::new(input).map_err(broken)?,
    ))
}

/// Calls `take` with name and bytes of every part.
fn each(
    file: &Path,
    mut take: impl FnMut(&str, Vec<u8>) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let mut archive = open(file)?;
    for entry in archive.entries().map_err(broken)? {
        let mut entry = entry.map_err(broken)?;
        let name = entry.path().map_err(broken)?.to_string_lossy().into_owned();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).map_err(broken)?;
        take(&name, bytes)?;
    }
    Ok(())
}

/// Every part is what its checksum says, none is missing, and this program understands the file.
fn verify(file: &Path) -> Result<(), Failure> {
    let mut found: HashMap<String, String> = HashMap::new();
    let mut sums = None;
    let mut manifest = None;
    each(file, |name, bytes| {
        if name == "SHA256SUMS" {
            sums = Some(String::from_utf8_lossy(&bytes).into_owned());
            return Ok(());
        }
        if name == "manifest.json" {
            manifest = Some(
                serde_json::from_slice::<Manifest>(&bytes).map_err(|e| damaged(&e.to_string()))?,
            );
        }
        let sum = Sha256::digest(&bytes)
            .iter()
            .map(|b| format!("{b:02x}"))
            .collect();
        found.insert(name.to_owned(), sum);
        Ok(())
    })?;
    let manifest = manifest.ok_or_else(|| damaged("it does not say what it is"))?;
    if manifest.format != FORMAT || manifest.schema > schema() {
        return Err(Failure::Newer(format!(
            "the backup was made by Corner {}, which is newer than this one",
            manifest.corner
        )));
    }
    if manifest.schema < schema() {
        return Err(Failure::Refused(format!(
            "the backup was made by Corner {} with an older schema: restore it with that version and then start this one on it",
            manifest.corner
        )));
    }
    let sums = sums.ok_or_else(|| damaged("its end is missing"))?;
    for line in sums.lines() {
        let (sum, name) = line
            .split_once("  ")
            .ok_or_else(|| damaged("its checksums cannot be read"))?;
        if found.remove(name).as_deref() != Some(sum) {
            return Err(damaged(&format!("{name} is missing or changed")));
        }
    }
    if let Some(name) = found.keys().next() {
        return Err(damaged(&format!("{name} has no checksum")));
    }
    Ok(())
}

async fn restore_media(ctx: &Ctx, file: &Path) -> Result<u64, Failure> {
    let mut archive = open(file)?;
    let mut count = 0;
    for entry in archive.entries().map_err(broken)? {
        let mut entry = entry.map_err(broken)?;
        let path = entry.path().map_err(broken)?.to_string_lossy().into_owned();
        let Some(name) = path.strip_prefix("media/") else {
            continue;
        };
        let key: service::media::blob::Key = name
            .parse()
            .map_err(|_| damaged(&format!("{name} is no name of an image")))?;
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).map_err(broken)?;
        let kept = ctx
            .blobs()
            .put(bytes, key.mime())
            .await
            .map_err(|e| Failure::Disk(format!("image {name}: {e}")))?;
        if kept != key {
            return Err(damaged(&format!("image {name} is not what its name says")));
        }
        count += 1;
    }
    Ok(count)
}

fn restore_rows(tx: &mut Tx, file: &Path) -> Result<u64, Failure> {
    dump::clear(tx)?;
    let mut rows = 0;
    let mut current: Option<(Writer, Vec<Column>)> = None;
    each(file, |name, bytes| {
        let Some(part) = name.strip_prefix("tables/") else {
            return Ok(());
        };
        let (table, number) = part.split_once('/').ok_or_else(|| damaged(part))?;
        let mut lines = bytes.split(|b| *b == b'\n').filter(|l| !l.is_empty());
        if number == "000000.ndjson" {
            if let Some((writer, _)) = current.take() {
                writer.finish(tx)?;
            }
            let columns = columns(tx, table, lines.next().unwrap_or_default())?;
            current = Some((Writer::new(table, &columns), columns));
        }
        let (writer, columns) = current
            .as_mut()
            .filter(|(w, _)| w.table() == table)
            .ok_or_else(|| damaged("its parts are not in order"))?;
        for line in lines {
            writer.write(tx, values(line, columns)?)?;
            rows += 1;
        }
        Ok(())
    })?;
    if let Some((writer, _)) = current {
        writer.finish(tx)?;
    }
    Ok(rows)
}

fn columns(tx: &mut Tx, table: &str, header: &[u8]) -> Result<Vec<Column>, Failure> {
    if !dump::TABLES.contains(&table) {
        return Err(damaged(&format!("{table} is no table of ours")));
    }
    let names: Vec<String> = serde_json::from_slice(header).map_err(|e| damaged(&e.to_string()))?;
    let known = dump::columns(tx, table)?;
    let find = |name: &String| known.iter().find(|c| c.name == *name).cloned();
    names
        .iter()
        .map(|name| {
            find(name).ok_or_else(|| damaged(&format!("{table}.{name} is no column of ours")))
        })
        .collect()
}

fn values(line: &[u8], columns: &[Column]) -> Result<Vec<Value>, Failure> {
    let row: Vec<serde_json::Value> =
        serde_json::from_slice(line).map_err(|e| damaged(&e.to_string()))?;
    if row.len() != columns.len() {
        return Err(damaged(
            "a row has another number of values than its table has columns",
        ));
    }
    row.into_iter()
        .map(|value| match value {
            serde_json::Value::Null => Ok(Value::Null),
            serde_json::Value::Bool(b) => Ok(Value::Bool(b)),
            serde_json::Value::String(s) => Ok(Value::Text(s)),
            serde_json::Value::Number(n) => n
                .as_i64()
                .map(Value::Int)
                .ok_or_else(|| damaged("a number is too large")),
            _ => Err(damaged("a value is none of ours")),
        })
        .collect()
}

fn broken(error: std::io::Error) -> Failure {
    damaged(&error.to_string())
}

fn damaged(why: &str) -> Failure {
    Failure::Refused(format!("the backup is damaged: {why}"))
}

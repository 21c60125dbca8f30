//! Writing a backup.

use std::fmt::Write as _;
use std::fs::{File, OpenOptions};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use db::{Engine, Value};
use service::Ctx;
use sha2::{Digest, Sha256};
use store::dump;

use super::{FORMAT, Manifest, schema};
use crate::failure::Failure;

/// Rows of a table are cut into parts of about this many bytes.
const PART: usize = 4 << 20;

/// What was written.
#[derive(Debug, Default)]
pub struct Written {
    /// Rows of all tables.
    pub rows: u64,
    /// Images, sized copies counted each.
    pub media: u64,
    /// Bytes of the file.
    pub bytes: u64,
}

/// Writes everything to `file`, which must not exist; what is unfinished has another name.
pub async fn backup(ctx: &Ctx, file: &Path) -> Result<Written, Failure> {
    if file.exists() {
        return Err(Failure::Refused(format!(
            "{} exists already",
            file.display()
        )));
    }
    let unfinished = PathBuf::from(format!("{}.unfinished", file.display()));
    let done = write(ctx, &unfinished).await;
    if done.is_err() {
        let _ = std::fs::remove_file(&unfinished);
    }
    let mut written = done?;
    std::fs::rename(&unfinished, file).map_err(|e| Failure::folder(file, &e))?;
    written.bytes = std::fs::metadata(file).map_or(0, |m| m.len());
    Ok(written)
}

async fn write(ctx: &Ctx, path: &Path) -> Result<Written, Failure> {
    let out = OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(path)
        .map_err(|e| Failure::folder(path, &e))?;
    let manifest = Manifest {
        format: FORMAT,
        corner: env!("CARGO_PKG_VERSION").to_owned(),
        schema: schema(),
        created_at: ctx.now().micros(),
        engine: if ctx.db().engine() == Engine::Sqlite {
            "sqlite"
        } else {
            "postgres"
        }
        .to_owned(),
    };
    let mut archive = Archive::new(out)?;
    archive.add(
        "manifest.json",
        &serde_json::to_vec_pretty(&manifest).map_err(|e| Failure::Other(e.to_string()))?,
    )?;
    let (mut archive, blobs) = ctx
        .db()
        .read_long(move |c| -> Result<_, Failure> {
            for table in dump::TABLES {
                write_table(c, &mut archive, table)?;
            }
            Ok((archive, store::facts::blobs(c)?))
        })
        .await?;
    for name in blobs {
        let key = name
            .parse()
            .map_err(|_| Failure::Other(format!("an image has a name that is none: {name}")))?;
        let bytes = ctx
            .blobs()
            .read(&key)
            .await
            .map_err(|e| Failure::Other(format!("image {name}: {e}")))?;
        archive.add(&format!("media/{name}"), &bytes)?;
        archive.written.media += 1;
    }
    archive.finish()
}

fn write_table(c: &mut store::Conn, archive: &mut Archive, table: &str) -> Result<(), Failure> {
    let columns = dump::columns(c, table)?;
    let names: Vec<&str> = columns.iter().map(|c| c.name.as_str()).collect();
    let mut part = serde_json::to_vec(&names).map_err(|e| Failure::Other(e.to_string()))?;
    part.push(b'\n');
    let mut number = 0;
    dump::each(c, table, &columns, |values| -> Result<(), Failure> {
        let row: Vec<serde_json::Value> = values.into_iter().map(json).collect();
        serde_json::to_writer(&mut part, &row).map_err(|e| Failure::Other(e.to_string()))?;
        part.push(b'\n');
        archive.written.rows += 1;
        if part.len() >= PART {
            archive.add(&format!("tables/{table}/{number:06}.ndjson"), &part)?;
            part.clear();
            number += 1;
        }
        Ok(())
    })?;
    if number == 0 || !part.is_empty() {
        archive.add(&format!("tables/{table}/{number:06}.ndjson"), &part)?;
    }
    Ok(())
}

fn json(value: Value) -> serde_json::Value {
    match value {
        Value::Int(n) => n.into(),
        Value::Text(s) => s.into(),
        Value::Bool(b) => b.into(),
        // Lists are never columns.
        Value::Null | Value::Ints(_) | Value::Texts(_) => serde_json::Value::Null,
    }
}

/// The file in the making.
struct Archive {
    tar: tar::Builder<zstd::Encoder<'static, BufWriter<File>>>,
    sums: String,
    written: Written,
}

impl Archive {
    fn new(out: File) -> Result<Self, Failure> {
        let encoder = zstd::Encoder::new(BufWriter::new(out), 3).map_err(disk)?;
        Ok(Self {
            tar: tar::Builder::new(encoder),
            sums: String::new(),
            written: Written::default(),
        })
    }

    fn add(&mut self, name: &str, bytes: &[u8]) -> Result<(), Failure> {
        for byte in Sha256::digest(bytes) {
            let _ = write!(self.sums, "{byte:02x}");
        }
        let _ = writeln!(self.sums, "  {name}");
        self.append(name, bytes)
    }

    fn append(&mut self, name: &str, bytes: &[u8]) -> Result<(), Failure> {
        let mut header = tar::Header::new_gnu();
        header.set_size(bytes.len() as u64);
        header.set_mode(0o600);
        header.set_cksum();
        self.tar.append_data(&mut header, name, bytes).map_err(disk)
    }

    fn finish(mut self) -> Result<Written, Failure> {
        let sums = std::mem::take(&mut self.sums);
        self.append("SHA256SUMS", sums.as_bytes())?;
        let mut out = self
            .tar
            .into_inner()
            .and_then(zstd::Encoder::finish)
            .map_err(disk)?;
        out.flush().map_err(disk)?;
        out.get_ref().sync_all().map_err(disk)?;
        Ok(self.written)
    }
}

fn disk(error: std::io::Error) -> Failure {
    Failure::Disk(format!("the backup cannot be written: {error}"))
}

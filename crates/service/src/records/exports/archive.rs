//! A ZIP that is kept in pieces while it is written, so that it never is in memory whole.

use std::io::{self, Write};
use std::sync::{Arc, Mutex, PoisonError};

use zip::write::{SimpleFileOptions, StreamWriter, ZipWriter};
use zip::{CompressionMethod, DateTime};

use crate::media::Key;
use crate::{Answer, Ctx, Refusal};

/// Bytes of a piece.
const PIECE: usize = 8 << 20;

/// Where the ZIP is written to: what has not been kept yet.
#[derive(Clone, Default)]
struct Pending(Arc<Mutex<Vec<u8>>>);

impl Write for Pending {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut pending = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        pending.extend_from_slice(bytes);
        Ok(bytes.len())
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The file in the making.
pub(super) struct Archive {
    ctx: Ctx,
    zip: ZipWriter<StreamWriter<Pending>>,
    pending: Pending,
    parts: Vec<Key>,
    bytes: i64,
}

impl Archive {
    pub(super) fn new(ctx: &Ctx) -> Self {
        let pending = Pending::default();
        Self {
            ctx: ctx.clone(),
            zip: ZipWriter::new_stream(pending.clone()),
            pending,
            parts: Vec::new(),
            bytes: 0,
        }
    }

    /// Adds a file; pictures are small already and only stored.
    pub(super) async fn add(&mut self, name: &str, bytes: &[u8]) -> Answer<()> {
        let stored = name.starts_with("pictures/");
        let method = match stored {
            true => CompressionMethod::Stored,
            false => CompressionMethod::Deflated,
        };
        let options = SimpleFileOptions::default()
            .compression_method(method)
            .last_modified_time(DateTime::default())
            .unix_permissions(0o600);
        self.zip.start_file(name, options).map_err(failed)?;
        self.zip.write_all(bytes).map_err(|e| failed(e.into()))?;
        self.keep(PIECE).await
    }

    /// Keeps what is pending in pieces, as long as there is at least `least` of it.
    async fn keep(&mut self, least: usize) -> Answer<()> {
        loop {
            let piece = {
                let mut pending = self
                    .pending
                    .0
                    .lock()
                    .unwrap_or_else(PoisonError::into_inner);
                if pending.is_empty() || pending.len() < least {
                    return Ok(());
                }
                let end = pending.len().min(PIECE);
                pending.drain(..end).collect::<Vec<u8>>()
            };
            self.bytes += piece.len() as i64;
            let kept = self.ctx.blobs().put(piece, "application/octet-stream");
            self.parts.push(kept.await?);
        }
    }

    /// Ends it: the names of its pieces and its length.
    pub(super) async fn finish(mut self) -> Answer<(Vec<String>, i64)> {
        let zip = std::mem::replace(&mut self.zip, ZipWriter::new_stream(Pending::default()));
        zip.finish().map_err(failed)?;
        self.keep(1).await?;
        let parts = self.parts.iter().map(Key::to_string).collect();
        Ok((parts, self.bytes))
    }
}

fn failed(error: zip::result::ZipError) -> Refusal {
    Refusal::Internal(db::Error::Io(format!("a ZIP: {error}")))
}

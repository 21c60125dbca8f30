//! How an entry is sealed with the one before it.

use std::fmt::Write;

use sha2::{Digest, Sha256};
use store::audit::Entry;

/// The digest of the details, which are sealed only through it: so they can be emptied without breaking the chain.
pub(super) fn digest(salt: &str, details: &str) -> String {
    // The salt is of one length, so the two cannot be cut differently.
    hex(&[salt.as_bytes(), b"\n", details.as_bytes()])
}

/// The seal: SHA-256 over the seal before and every other column but details and salt, in decimal, one a line.
pub(super) fn seal(before: &str, e: &Entry) -> String {
    let number = |n: Option<i64>| n.map_or_else(|| "-".to_owned(), |n| n.to_string());
    let text = format!(
        "corner audit 1\n{before}\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n",
        e.seq,
        e.act.code(),
        e.door,
        number(e.actor_id.map(i64::from)),
        number(e.person_id.map(i64::from)),
        e.thing.code(),
        number(e.thing_id),
        e.digest,
        e.created_at.micros(),
    );
    hex(&[text.as_bytes()])
}

fn hex(parts: &[&[u8]]) -> String {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update(part);
    }
    hasher.finalize().iter().fold(String::new(), |mut s, b| {
        let _ = write!(s, "{b:02x}");
        s
    })
}

//! Secrets handed out once and stored only as a hash.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

use crate::{Answer, Ctx, Refusal};

/// A new secret of 256 bits, safe in addresses.
pub fn new() -> String {
    URL_SAFE_NO_PAD.encode(rand::random::<[u8; 32]>())
}

/// What is stored of it. The secret is random and long, so a fast hash is enough.
pub fn hash(secret: &str) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(secret.as_bytes()))
}

/// The organisation's own key for `purpose`, the same on every server of it; made when it is first asked for.
pub async fn key(ctx: &Ctx, purpose: &'static str) -> Answer<[u8; 32]> {
    let (name, now) = (format!("key.{purpose}"), ctx.now());
    let text = ctx
        .write(move |tx| Ok(store::settings::put_first(tx, &name, &new(), now)?))
        .await?;
    let bytes = URL_SAFE_NO_PAD.decode(text).ok();
    bytes
        .and_then(|b| b.try_into().ok())
        .ok_or(Refusal::Internal(db::Error::Corrupt(format!(
            "the key for {purpose} is not one"
        ))))
}

//! Waking apps and browsers (Web Push): our key, by which their push services know us.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use p256::SecretKey;
use p256::elliptic_curve::sec1::ToSec1Point;

use crate::auth::token;
use crate::{Answer, Ctx, Refusal};

/// The organisation's key for pushes, made when it is first asked for.
pub async fn secret_key(ctx: &Ctx) -> Answer<SecretKey> {
    let bytes = token::key(ctx, "push").await?;
    SecretKey::from_slice(&bytes).map_err(|_| {
        Refusal::Internal(db::Error::Corrupt("the key for push is not one".to_owned()))
    })
}

/// Its public half, as clients want it: an uncompressed point, base64url.
pub async fn public_key(ctx: &Ctx) -> Answer<String> {
    let key = secret_key(ctx).await?;
    let point = key.public_key().to_sec1_point(false);
    Ok(URL_SAFE_NO_PAD.encode(point.as_bytes()))
}

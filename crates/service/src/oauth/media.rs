//! Images for apps, which fetch them without their token: an address with a mark that only we can make.
//!
//! The mark is bound to a token, so it ends with it; what the person behind it may see is asked anew each time.

use hmac::{Hmac, KeyInit, Mac};
use model::{AccountState, MediaId, TokenId};
use sha2::Sha256;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::{Actor, Answer, Ctx, Door, Refusal};

/// Bytes of a mark: guessing one takes 2¹²⁸ tries.
const BYTES: usize = 16;

fn signer(key: &[u8; 32], token: TokenId, media: MediaId) -> Option<Hmac<Sha256>> {
    let mut signer = Hmac::<Sha256>::new_from_slice(key).ok()?;
    signer.update(&token.get().to_be_bytes());
    signer.update(&media.get().to_be_bytes());
    Some(signer)
}

/// The mark that lets `token` fetch `media`.
pub fn mark(key: &[u8; 32], token: TokenId, media: MediaId) -> String {
    let made = signer(key, token, media).map(|s| s.finalize().into_bytes());
    let bytes = made.as_deref().map_or(&[][..], |m| &m[..BYTES]);
    URL_SAFE_NO_PAD.encode(bytes)
}

/// Who fetches an image with this mark, while the token stands and the person may sign in.
pub async fn marked(
    ctx: &Ctx,
    key: &[u8; 32],
    token: TokenId,
    media: MediaId,
    mark: &str,
) -> Answer<Actor> {
    let sent = URL_SAFE_NO_PAD.decode(mark).unwrap_or_default();
    let right = sent.len() == BYTES
        && signer(key, token, media).is_some_and(|s| s.verify_truncated_left(&sent).is_ok());
    if !right {
        return Err(Refusal::NotFound);
    }
    let account = ctx
        .read(move |c| Ok(store::oauth::tokens::account(c, token)?))
        .await?
        .filter(|a| a.state == AccountState::Active)
        .ok_or(Refusal::NotFound)?;
    Ok(Actor {
        id: account.id,
        role: account.role,
        door: Door::Api,
    })
}

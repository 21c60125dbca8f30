//! Sealing a message so that only the app it is for can read it: the push service between sees noise.
//!
//! Two encodings: `aes128gcm` of RFC 8291 over RFC 8188, and `aesgcm` of its fourth draft, which apps asked for before
//! there was a standard and some still do.

use aes_gcm::aead::{Aead, KeyInit};
use aes_gcm::{Aes128Gcm, Key, Nonce};
use base64::Engine;
use base64::engine::general_purpose::{URL_SAFE, URL_SAFE_NO_PAD};
use hkdf::Hkdf;
use p256::ecdh::diffie_hellman;
use p256::elliptic_curve::sec1::ToSec1Point;
use p256::{PublicKey, SecretKey};
use sha2::Sha256;

/// Bytes of a message that is cut into no pieces.
const RECORD: u32 = 4096;
/// Bytes a message may have: push services take 4,096 with what sealing adds.
pub const MOST: usize = 3_900;

/// Keys of who reads it: what a browser made and told when it subscribed.
#[derive(Debug, Clone)]
pub struct Reader {
    public: PublicKey,
    auth: Vec<u8>,
}

impl Reader {
    /// From what was sent, base64url with or without padding; none when they are no keys.
    pub fn parse(p256dh: &str, auth: &str) -> Option<Self> {
        let public = PublicKey::from_sec1_bytes(&decode(p256dh)?).ok()?;
        let auth = decode(auth).filter(|a| a.len() == 16)?;
        Some(Self { public, auth })
    }
}

fn decode(text: &str) -> Option<Vec<u8>> {
    let text = text.replace('+', "-").replace('/', "_");
    URL_SAFE_NO_PAD.decode(text.trim_end_matches('=')).ok()
}

/// Randomness for one message.
pub struct Once {
    secret: SecretKey,
    salt: [u8; 16],
}

impl Once {
    /// Drawn anew for every message: none is ever used twice.
    pub fn draw() -> Self {
        loop {
            // All but a few of 2^256 numbers are keys.
            if let Ok(secret) = SecretKey::from_slice(&rand::random::<[u8; 32]>()) {
                let salt = rand::random();
                return Self { secret, salt };
            }
        }
    }
}

/// A sealed message, and the headers that go with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sealed {
    /// What is sent.
    pub body: Vec<u8>,
    /// Headers by their names.
    pub headers: Vec<(&'static str, String)>,
}

/// Seals `text` as RFC 8291 says; none when it is longer than [`MOST`].
pub fn standard(to: &Reader, text: &[u8], once: &Once) -> Option<Sealed> {
    let (theirs, ours) = (point(&to.public), point(&once.secret.public_key()));
    let info = [b"WebPush: info\0", &theirs[..], &ours].concat();
    let key = agreed(to, once, &info)?;
    let hk = Hkdf::<Sha256>::new(Some(&once.salt), &key);
    // A delimiter of 2 says that this record is the last.
    let body = seal(
        &hk,
        b"Content-Encoding: aes128gcm\0",
        b"Content-Encoding: nonce\0",
        &[text, &[2]].concat(),
    )?;
    let head = [&once.salt[..], &RECORD.to_be_bytes(), &[65], &ours];
    Some(Sealed {
        body: [head.concat(), body].concat(),
        headers: vec![("Content-Encoding", "aes128gcm".to_owned())],
    })
}

/// Seals `text` as draft-ietf-webpush-encryption-04 says; none when it is longer than [`MOST`].
pub fn draft(to: &Reader, text: &[u8], once: &Once) -> Option<Sealed> {
    let (theirs, ours) = (point(&to.public), point(&once.secret.public_key()));
    let key = agreed(to, once, b"Content-Encoding: auth\0")?;
    let hk = Hkdf::<Sha256>::new(Some(&once.salt), &key);
    let length = 65_u16.to_be_bytes();
    let context = [&b"P-256\0"[..], &length, &theirs, &length, &ours].concat();
    let label = |name: &[u8]| [b"Content-Encoding: ", name, b"\0", &context[..]].concat();
    // Two bytes say how much padding follows: none.
    let body = seal(
        &hk,
        &label(b"aesgcm"),
        &label(b"nonce"),
        &[&[0, 0], text].concat(),
    )?;
    Some(Sealed {
        body,
        headers: vec![
            ("Content-Encoding", "aesgcm".to_owned()),
            ("Encryption", format!("salt={}", URL_SAFE.encode(once.salt))),
            ("Crypto-Key", format!("dh={}", URL_SAFE.encode(ours))),
        ],
    })
}

fn point(key: &PublicKey) -> Vec<u8> {
    key.to_sec1_point(false).as_bytes().to_vec()
}

/// The secret that both sides find, mixed with what was told at subscribing.
fn agreed(to: &Reader, once: &Once, info: &[u8]) -> Option<[u8; 32]> {
    let shared = diffie_hellman(once.secret.to_nonzero_scalar(), to.public.as_affine());
    let hk = Hkdf::<Sha256>::new(Some(&to.auth), shared.raw_secret_bytes());
    let mut key = [0; 32];
    hk.expand(info, &mut key).ok()?;
    Some(key)
}

fn seal(hk: &Hkdf<Sha256>, key_info: &[u8], nonce_info: &[u8], text: &[u8]) -> Option<Vec<u8>> {
    if text.len() > MOST + 2 {
        return None;
    }
    let (mut key, mut nonce) = ([0; 16], [0; 12]);
    hk.expand(key_info, &mut key).ok()?;
    hk.expand(nonce_info, &mut nonce).ok()?;
    let cipher = Aes128Gcm::new(&Key::<Aes128Gcm>::from(key));
    cipher.encrypt(&Nonce::from(nonce), text).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bytes(text: &str) -> Vec<u8> {
        URL_SAFE_NO_PAD.decode(text).unwrap()
    }

    fn reader() -> Reader {
        Reader::parse(
            "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
            "BTBZMqHH6r4Tts7J_aSIgg==",
        )
        .unwrap()
    }

    /// The example of RFC 8291, section 5.
    #[test]
    fn the_standard_s_own_example_comes_out() {
        let once = Once {
            secret: SecretKey::from_slice(&bytes("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"))
                .unwrap(),
            salt: bytes("DGv6ra1nlYgDCS1FRnbzlw").try_into().unwrap(),
        };
        let sealed = standard(
            &reader(),
            b"When I grow up, I want to be a watermelon",
            &once,
        );
        let expected = "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN";
        assert_eq!(URL_SAFE_NO_PAD.encode(sealed.unwrap().body), expected);
    }

    #[test]
    fn what_is_too_long_or_no_key_is_refused() {
        let once = Once::draw();
        assert!(
            standard(&reader(), &[b'a'; MOST], &once)
                .unwrap()
                .body
                .len()
                <= 4096
        );
        assert!(standard(&reader(), &[b'a'; MOST + 3], &once).is_none());
        assert!(draft(&reader(), &[b'a'; MOST + 3], &once).is_none());
        assert!(Reader::parse("AAAA", "BTBZMqHH6r4Tts7J_aSIgg").is_none());
        assert!(Reader::parse("", "").is_none());
    }
}

//! Saying to a push service who we are (RFC 8292): a signed claim, good for some hours at that service only.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use model::Time;
use p256::SecretKey;
use p256::ecdsa::signature::Signer;
use p256::ecdsa::{Signature, SigningKey};
use serde_json::json;
use url::Url;

/// How long a claim is good; a service may refuse more than a day.
const HOURS: i64 = 12;

/// The claim for the service at `endpoint`: a JSON web token (RFC 7519) signed with ES256. `contact` is an address of ours.
pub fn claim(key: &SecretKey, endpoint: &Url, contact: &str, now: Time) -> String {
    let head = json!({ "typ": "JWT", "alg": "ES256" });
    let body = json!({
        "aud": endpoint.origin().ascii_serialization(),
        "exp": now.secs() + HOURS * 3600,
        "sub": contact,
    });
    let part = |value: serde_json::Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let said = format!("{}.{}", part(head), part(body));
    let signature: Signature = SigningKey::from(key).sign(said.as_bytes());
    format!("{said}.{}", URL_SAFE_NO_PAD.encode(signature.to_bytes()))
}

#[cfg(test)]
mod tests {
    use p256::ecdsa::VerifyingKey;
    use p256::ecdsa::signature::Verifier;

    use super::*;

    #[test]
    fn a_claim_is_for_one_service_and_signed() {
        let key = SecretKey::from_slice(&[7; 32]).unwrap();
        let endpoint = Url::parse("https://push.example:8443/x/y?z").unwrap();
        let now = Time::from_millis(1_790_000_000_000);
        let token = claim(&key, &endpoint, "https://corner.example", now);
        let parts: Vec<&str> = token.split('.').collect();
        let read = |i: usize| URL_SAFE_NO_PAD.decode(parts[i]).unwrap();
        let body: serde_json::Value = serde_json::from_slice(&read(1)).unwrap();
        assert_eq!(body["aud"], "https://push.example:8443");
        assert_eq!(body["exp"], 1_790_000_000 + 12 * 3600);
        let signature = Signature::from_slice(&read(2)).unwrap();
        let said = format!("{}.{}", parts[0], parts[1]);
        let ours = VerifyingKey::from(&SigningKey::from(&key));
        assert!(ours.verify(said.as_bytes(), &signature).is_ok());
    }
}

//! Proofs of who someone is, and the ways in: second factors, passkeys, throttles, links.

pub mod attempts;
pub mod ceremonies;
pub mod invitations;
pub mod passkeys;
pub mod recovery_codes;
pub mod reset_links;
pub mod totp;

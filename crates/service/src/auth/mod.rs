//! Who is there: passwords, second factors, passkeys, sessions, and the links that help those who are locked out.

pub(crate) mod ceremony;
pub mod device;
pub mod passkeys;
pub mod password;
pub mod resets;
pub mod second_factor;
pub mod sessions;
pub mod sign_in;
pub mod strength;
pub mod sweep;
pub mod throttle;
pub mod token;

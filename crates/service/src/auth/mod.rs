//! Who is there: passwords, sessions.

pub mod password;
pub mod sessions;
pub mod token;

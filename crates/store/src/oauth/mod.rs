//! Apps that act for people. Secrets, codes and tokens are stored hashed: who reads the database cannot use them.

pub mod apps;
pub mod grants;
pub mod push;
pub mod tokens;

//! The client API as apps see it.

mod client;
mod oauth;
mod routes;
mod server;

//! The client API as apps see it.

mod client;
mod oauth;
mod push;
mod routes;
mod server;

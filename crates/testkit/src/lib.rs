//! What tests stand on: a database of their own on either engine.
//! It must never ship: only dev-dependencies name it.
//! To add something tests share: a module of its noun, built from what the product already offers.

// A world that cannot be made fails the test that asked for it.
#![allow(clippy::expect_used)]

pub mod engine;
pub mod secret;
pub mod talk;
pub mod world;

pub use db::Engine;
pub use engine::TestDb;
pub use talk::Talk;
pub use world::{Person, World};

//! Operations on both engines, without a door.

mod joining;
mod notifications;
mod posting;
mod search;
mod sign_in;

//! Operations on both engines, without a door.

mod joining;
mod notifications;
mod posting;
mod sign_in;

//! Operations on both engines, without a door.

mod notifications;
mod posting;

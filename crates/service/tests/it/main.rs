//! Operations on both engines, without a door.

mod posting;

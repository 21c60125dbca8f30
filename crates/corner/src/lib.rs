//! The one binary's own rooms that others may look into: today the demo organisation.
//! It must never hold what belongs to a floor below; it wires, reads files and starts things.
//! One more room: a module here, used by `main`.

pub mod demo;

//! What is kept for how long, what must be kept, what must go, and what people take along.

pub mod erasure;
pub mod exports;
pub mod holds;
pub mod inquiries;
pub mod order;
pub mod own;
pub mod retention;

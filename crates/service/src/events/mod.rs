//! After the fact: the dispatcher puts events in line, consumers act on them, the bus tells whoever is watching.

mod bus;
mod dispatch;

pub use bus::{Bus, Live, Watch};
pub use dispatch::{Act, Batch, Consumer, consumers, run, run_once};
pub(crate) use dispatch::{LAID_ASIDE, retry};

//! Wakes the dispatcher, and hands events in line to open streams.

use std::sync::Arc;

use model::Event;
use tokio::sync::{Notify, broadcast};

/// How many events a slow watcher may be behind before it must start again.
const BACKLOG: usize = 4096;

/// The bus. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Bus {
    wake: Arc<Notify>,
    sender: broadcast::Sender<Arc<Event>>,
}

/// What a watcher gets.
pub type Watch = broadcast::Receiver<Arc<Event>>;

impl Bus {
    pub(crate) fn new() -> Self {
        Self {
            wake: Arc::new(Notify::new()),
            sender: broadcast::channel(BACKLOG).0,
        }
    }

    /// Something was written: look.
    pub fn wake(&self) {
        self.wake.notify_one();
    }

    pub(crate) async fn woken(&self) {
        self.wake.notified().await;
    }

    /// Every event from now on, in line. `Lagged` means: too slow, start again from the store.
    pub fn watch(&self) -> Watch {
        self.sender.subscribe()
    }

    /// How many are watching.
    pub fn watchers(&self) -> usize {
        self.sender.receiver_count()
    }

    pub(crate) fn publish(&self, event: Event) {
        // Nobody watching is not an error.
        let _ = self.sender.send(Arc::new(event));
    }
}

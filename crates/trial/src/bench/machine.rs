//! What is measured on: processors, open files, what else it does.

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use rustix::thread::{CpuSet, sched_setaffinity};

/// Keeps this thread, and all threads and processes that it starts from now on, to the first `cores` processors.
pub fn keep_to(cores: usize) {
    let mut set = CpuSet::new();
    (0..cores).for_each(|core| set.set(core));
    if let Err(error) = sched_setaffinity(None, &set) {
        eprintln!("cannot keep to {cores} processors: {error}");
    }
}

/// Raises how many files this process may open as far as it may, for itself and the servers it starts; how many that is.
pub fn files() -> usize {
    let held = getrlimit(Resource::Nofile);
    let most = held.maximum;
    for wanted in [Some(100_000), most] {
        let raised = Rlimit {
            current: wanted,
            maximum: wanted.max(most),
        };
        if setrlimit(Resource::Nofile, raised).is_ok() {
            break;
        }
    }
    let current = getrlimit(Resource::Nofile).current;
    current.map_or(usize::MAX, |n| n as usize)
}

/// Waits until the disk has what was written to make ready: it is not part of what is measured.
pub async fn settle() {
    let synced = tokio::task::spawn_blocking(rustix::fs::sync);
    synced.await.expect("no panic");
}

/// How many programs wanted a processor in the last minute, as a rule.
pub fn load() -> String {
    let text = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    text.split(' ').next().unwrap_or_default().to_owned()
}

//! How far an import is: a line that fills up, where somebody looks at it.

use std::io::{IsTerminal, Write};
use std::time::{Duration, Instant};

use import::Progress;

const WIDTH: u64 = 30;
/// How often it is drawn.
const EVERY: Duration = Duration::from_millis(100);

/// A bar on standard error; nothing where that is no terminal.
pub struct Bar {
    shown: bool,
    began: Instant,
    drawn: Option<Instant>,
}

impl Bar {
    /// Not drawn yet.
    pub fn new() -> Self {
        Self {
            shown: std::io::stderr().is_terminal(),
            began: Instant::now(),
            drawn: None,
        }
    }

    /// Takes it away.
    pub fn end(&self) {
        if self.drawn.is_some() {
            eprint!("\r\x1b[K");
        }
    }
}

impl Progress for Bar {
    fn at(&mut self, done: u64, of: u64, posts: u64) {
        if !self.shown || self.drawn.is_some_and(|at| at.elapsed() < EVERY) {
            return;
        }
        self.drawn = Some(Instant::now());
        eprint!("\r\x1b[K{}", line(done, of, posts, self.began.elapsed()));
        // A bar that cannot be drawn is no reason to stop.
        let _ = std::io::stderr().flush();
    }
}

fn line(done: u64, of: u64, posts: u64, took: Duration) -> String {
    let filled = (done * WIDTH).checked_div(of).unwrap_or(0).min(WIDTH) as usize;
    let percent = (done * 100).checked_div(of).unwrap_or(0).min(100);
    let bar = "#".repeat(filled) + &"-".repeat(WIDTH as usize - filled);
    let each = posts as f64 / took.as_secs_f64().max(0.001);
    format!("[{bar}] {percent:>3} %  {posts} messages, {each:.0}/s")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_fills_up() {
        let at = |done, of| line(done, of, 10, Duration::from_secs(2));
        assert!(at(0, 0).starts_with("[------------------------------]   0 %"));
        assert!(at(50, 100).starts_with("[###############---------------]  50 %"));
        assert!(at(9, 3).ends_with("100 %  10 messages, 5/s"));
    }
}

//! The program as a process, and what it takes of the machine.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// A server that runs, until it is dropped.
pub struct Server {
    child: Child,
    pub port: u16,
}

impl Server {
    /// Starts `program` with these arguments; it says its address on standard output.
    pub fn start(program: &Path, args: &[&str]) -> Self {
        let mut child = Command::new(program)
            .args(args)
            .env("CORNER_LOG_LEVEL", "warn")
            // As many as they like: the same few people ask for thousands.
            .env("CORNER_SERVER_API_REQUESTS", u32::MAX.to_string())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap_or_else(|e| panic!("{}: {e}", program.display()));
        let mut lines = BufReader::new(child.stdout.take().expect("its output")).lines();
        let port = loop {
            let line = lines.next().expect("an address").expect("an address");
            if let Some((_, rest)) = line.split_once("http://localhost:") {
                let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
                break digits.parse().expect("a port");
            }
        };
        Self { child, port }
    }

    /// Bytes of memory it holds now, with what it looks at of its files.
    pub fn memory(&self) -> f64 {
        self.held("VmRSS:")
    }

    /// Bytes of memory that are its own: without pages of files, which the system takes back when it needs them.
    pub fn own_memory(&self) -> f64 {
        self.held("RssAnon:")
    }

    fn held(&self, what: &str) -> f64 {
        let path = format!("/proc/{}/status", self.child.id());
        let status = std::fs::read_to_string(path).unwrap_or_default();
        let line = status.lines().find_map(|l| l.strip_prefix(what));
        let kilobytes = line.and_then(|l| l.trim().trim_end_matches(" kB").parse::<f64>().ok());
        kilobytes.unwrap_or(0.0) * 1024.0
    }
}

impl Server {
    /// Time of processors it has taken since its start.
    pub fn processor(&self) -> Duration {
        processor(&self.child.id().to_string())
    }
}

/// Time of processors that a process has taken; `self` is this one.
pub fn processor(process: &str) -> Duration {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
    // The name stands in brackets and may hold spaces; user and system time are the 12th and 13th after it.
    let (_, rest) = stat.rsplit_once(')').unwrap_or_default();
    let mut fields = rest.split_whitespace().skip(11);
    let mut ticks = || fields.next().and_then(|f| f.parse::<u64>().ok());
    let whole = ticks().unwrap_or(0) + ticks().unwrap_or(0);
    // Linux shows hundredths of a second, whatever it counts in.
    Duration::from_millis(whole * 10)
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

//! Many readers at once over HTTP: wrk, or our own where it is missing.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::client::Client;
use super::table::{millis, share};
use crate::dice::Dice;

/// Loads a server.
#[derive(Clone)]
pub struct Load {
    /// The script for wrk, when wrk is there.
    script: Option<PathBuf>,
    time: Duration,
}

/// Who asks for what.
pub struct Asked<'a> {
    pub path: &'a str,
    /// Headers of who asks, and the file that holds them.
    pub heads: (&'a [String], &'a Path),
    pub at_once: usize,
    pub post: bool,
}

/// What was found.
#[derive(Clone, Copy, Default)]
pub struct Found {
    /// Answers a second.
    pub rate: f64,
    /// Milliseconds until half, and 99 of 100, were answered.
    pub half: f64,
    pub most: f64,
    /// Answers in all.
    pub answers: f64,
}

impl Load {
    /// Looks for wrk; says so when there is none.
    pub fn new(folder: &Path, time: Duration) -> Self {
        let there = Command::new("wrk").arg("--version").output().is_ok();
        let script = there.then(|| {
            let file = folder.join("readers.lua");
            std::fs::write(&file, include_str!("readers.lua")).expect("a script");
            file
        });
        if script.is_none() {
            println!(
                "wrk is not installed: our own client asks instead, which costs more of the machine"
            );
        }
        Self { script, time }
    }

    /// What asks.
    pub fn name(&self) -> &'static str {
        if self.script.is_some() {
            "wrk"
        } else {
            "our own client"
        }
    }

    /// Asks for a while.
    pub async fn run(&self, port: u16, asked: &Asked<'_>) -> Found {
        match &self.script {
            Some(script) => self.wrk(script, port, asked).await,
            None => self.own(port, asked).await,
        }
    }

    async fn wrk(&self, script: &Path, port: u16, asked: &Asked<'_>) -> Found {
        let mut command = Command::new("wrk");
        let threads = asked.at_once.min(2);
        command
            .arg(format!("-t{threads}"))
            .arg(format!("-c{}", asked.at_once))
            .arg(format!("-d{}s", self.time.as_secs().max(1)))
            .args(["--latency", "--timeout", "20s", "-s"])
            .arg(script)
            .arg(format!("http://127.0.0.1:{port}{}", asked.path))
            .arg("--")
            .arg(asked.heads.1)
            .args(asked.post.then_some("post"));
        let done = tokio::task::spawn_blocking(move || command.output()).await;
        let output = done.expect("no panic").expect("wrk");
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(!said.contains("Non-2xx"), "{}: {said}", asked.path);
        read(&said).unwrap_or_else(|| panic!("{}: {said}", asked.path))
    }

    async fn own(&self, port: u16, asked: &Asked<'_>) -> Found {
        let mut running = tokio::task::JoinSet::new();
        let (began, time) = (Instant::now(), self.time);
        let heads: Arc<[String]> = asked.heads.0.into();
        for number in 0..asked.at_once {
            let (heads, path, post) = (heads.clone(), asked.path.to_owned(), asked.post);
            running.spawn(async move {
                let (mut dice, mut times) = (Dice(number as u64), Vec::new());
                let mut client = Client::open(port).await.expect("a connection");
                while began.elapsed() < time {
                    let head = &heads[dice.below(heads.len())];
                    let sent = Instant::now();
                    let answer = if post {
                        let body = format!("status=measuring+{}", dice.hex());
                        client.post(&path, head, &body).await
                    } else {
                        client.get(&path, head).await
                    };
                    let (status, body) = answer.expect("an answer");
                    assert_eq!(status, 200, "{path}: {}", String::from_utf8_lossy(&body));
                    times.push(sent.elapsed());
                }
                times
            });
        }
        let mut times: Vec<Duration> = running.join_all().await.into_iter().flatten().collect();
        Found {
            rate: times.len() as f64 / began.elapsed().as_secs_f64(),
            half: millis(share(&mut times, 0.5)),
            most: millis(share(&mut times, 0.99)),
            answers: times.len() as f64,
        }
    }
}

/// Reads what wrk says.
fn read(said: &str) -> Option<Found> {
    let after = |word: &str| {
        let rest = said
            .lines()
            .find_map(|line| line.trim().strip_prefix(word))?;
        rest.split_whitespace().next()
    };
    let answers = said.lines().find(|line| line.contains(" requests in "))?;
    Some(Found {
        rate: after("Requests/sec:")?.parse().ok()?,
        half: time(after("50%")?)?,
        most: time(after("99%")?)?,
        answers: answers.split_whitespace().next()?.parse().ok()?,
    })
}

/// `1.25ms`, `830.00us` or `1.10s`, in milliseconds.
fn time(text: &str) -> Option<f64> {
    let units = [("us", 1e-3), ("ms", 1.0), ("s", 1e3), ("m", 6e4)];
    units.iter().find_map(|(unit, factor)| {
        let figure: f64 = text.strip_suffix(unit)?.parse().ok()?;
        Some(figure * factor)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_wrk_says_is_understood() {
        let said = "Running 1s test @ http://127.0.0.1:1/\n  2 threads and 64 connections\n  Latency Distribution\n     50%    1.25ms\n     75%    2.00ms\n     \
                    99%  500.00us\n  12345 requests in 1.00s, 2.00MB read\nRequests/sec:  12340.50\nTransfer/sec:      2.00MB\n";
        let found = read(said).unwrap();
        assert_eq!(
            (found.rate, found.half, found.most, found.answers),
            (12340.5, 1.25, 0.5, 12345.0)
        );
        assert!(read("unable to connect").is_none());
    }
}

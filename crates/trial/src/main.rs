//! Trials of the whole: measurements beside their limits, and a replay of real talk. `cargo xtask bench` and `replay`.
//! It must never ship, nor be used by anything: it may know every floor.
//! To add a trial: a module with a `run`, a line in `main`, a word in `HELP` of xtask.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a trial that cannot go on has failed"
)]

mod bench;
mod dice;
mod house;
mod replay;
mod sizes;
mod world;

use std::collections::HashMap;
use std::process::ExitCode;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1).peekable();
    let trial = arguments.next().unwrap_or_default();
    let mut options = HashMap::new();
    while let Some(name) = arguments.next() {
        let value = arguments.next_if(|next| !next.starts_with("--"));
        let name = name.trim_start_matches("--").to_owned();
        options.insert(name, value.unwrap_or_default());
    }
    if ["bench", "sizes"].contains(&trial.as_str()) {
        // Before there are threads: all of them, and the servers, share these processors.
        let cores = options.get("cores").and_then(|v| v.parse().ok());
        bench::machine::keep_to(cores.unwrap_or(2));
    }
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let well = match trial.as_str() {
        "bench" => runtime.block_on(bench::run(&options)),
        "import" => runtime.block_on(bench::moving::run(&options)),
        "sizes" => runtime.block_on(sizes::run(&options)),
        "static" => runtime.block_on(bench::still(&options)),
        "world" => runtime.block_on(world::run(&options)),
        "replay" => runtime.block_on(replay::run(&options)),
        _ => {
            eprintln!("trial bench|sizes|world|replay; see cargo xtask help");
            false
        }
    };
    if well {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

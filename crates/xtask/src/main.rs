//! Chores of the workspace: `cargo xtask test`, `tidy`, `screenshots`, `bench`, `world`, `replay`.
//! It must never be a dependency of anything, nor depend on the product: it compiles in seconds.
//! To add a chore: a module, a line in `main` and one in `HELP`.

mod process;
mod screenshots;
mod test;
mod tidy;
mod trial;

use std::path::PathBuf;
use std::process::ExitCode;

/// What went wrong, in a sentence for the terminal.
type Failure = Box<dyn std::error::Error>;

const HELP: &str = "\
Chores of the workspace

  cargo xtask test                   everything: installs what is missing, checks, tests, browser journeys
  cargo xtask test --only SECTION    one section of it (repeatable): install fmt clippy tidy deny rust doc scripts journeys
  cargo xtask tidy                   the rules of ARCHITECTURE.md that no compiler holds
  cargo xtask tidy --lock-migrations lists new migrations as landed: from then on they cannot change
  cargo xtask screenshots [PAGE...]  pictures of the demo for docs/screenshots
  cargo xtask bench                  measures a release beside what was promised, into docs/performance.md and a row of
                                     docs/performance-history.csv; with --only ROW,... (an unknown one lists them),
                                     --quick (small, two minutes, writes nothing), --cores N (2), --people N --days N
                                     --streams N --streams-all N --seconds N --rounds N, --folder DIR for the disk that
                                     matters, --store DIR for a world that stays
  cargo xtask bench import           the same for moving in a made-up export of Slack: --messages N --on 0,1 (cores)
                                     --folder DIR --database URL
  cargo xtask bench sizes            what things cost as people and posts grow: a table and a picture in docs/; --large, --quick
  cargo xtask world --store DIR      draws an organisation and its posts into a new store: --people N --days N --seed N
                                     --end DATE (the same draw the same rows); --draw only says what would be drawn;
                                     with words that people wrote from --data DIR, a token of the client API for
                                     everybody into --tokens FILE (of the server at --base URL); says what the index of
                                     timelines takes for it and gives
  cargo xtask replay --data DIR      replays the talk in DIR/chat-clojurians9d and compares every count;
                                     on PostgreSQL with --database URL
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (chore, rest) = match arguments.split_first() {
        Some((chore, rest)) => (chore.as_str(), rest),
        None => ("help", [].as_slice()),
    };
    let done = match chore {
        "test" => test::run(&root(), rest),
        "tidy" => tidy::run(&root(), rest),
        "screenshots" => screenshots::run(&root(), rest),
        "bench" => trial::bench(&root(), rest),
        "world" => trial::world(&root(), rest),
        "replay" => trial::replay(&root(), rest),
        "help" | "--help" | "-h" => {
            print!("{HELP}");
            Ok(true)
        }
        other => Err(format!("no such chore: {other}\n\n{HELP}").into()),
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

/// The folder of the workspace.
fn root() -> PathBuf {
    let here = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(&here).to_path_buf()
}

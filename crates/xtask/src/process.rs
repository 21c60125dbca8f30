//! Other programs: run in sight, with what they say kept for counting.

use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex};

use crate::Failure;

/// What a program said and whether it was content.
pub struct Outcome {
    /// Whether it ended with 0.
    pub ok: bool,
    /// What it wrote, both streams, a line at a time.
    pub said: String,
}

/// Runs it, showing what it says as it says it.
pub fn show(command: &mut Command) -> Result<Outcome, Failure> {
    let name = command.get_program().to_string_lossy().into_owned();
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| format!("{name}: {error}"))?;
    let said = Arc::new(Mutex::new(String::new()));
    let out = child
        .stdout
        .take()
        .map(|pipe| follow(pipe, std::io::stdout(), said.clone()));
    let err = child
        .stderr
        .take()
        .map(|pipe| follow(pipe, std::io::stderr(), said.clone()));
    let ok = child.wait()?.success();
    for thread in [out, err].into_iter().flatten() {
        thread.join().map_err(|_| "a reader thread panicked")?;
    }
    let said = said.lock().map_err(|_| "a reader thread panicked")?.clone();
    Ok(Outcome { ok, said })
}

/// Runs it in silence; `None` when it is not there or not content.
pub fn ask(command: &mut Command) -> Option<String> {
    let output = command
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .ok()?;
    let text = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    output.status.success().then_some(text)
}

/// Where the shell would find it.
pub fn which(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .map(|folder| folder.join(program))
        .find(|file| file.is_file())
}

/// Where Cargo puts what it builds.
pub fn target(root: &Path) -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), |dir| root.join(dir))
}

fn follow(
    pipe: impl Read + Send + 'static,
    mut to: impl Write + Send + 'static,
    said: Arc<Mutex<String>>,
) -> std::thread::JoinHandle<()> {
    std::thread::spawn(move || {
        let mut lines = BufReader::new(pipe);
        let mut line = Vec::new();
        while lines
            .read_until(b'\n', &mut line)
            .is_ok_and(|read| read > 0)
        {
            // A closed terminal is no reason to stop reading: the child would block.
            let _ = to.write_all(&line);
            if let Ok(mut said) = said.lock() {
                said.push_str(&String::from_utf8_lossy(&line));
            }
            line.clear();
        }
    })
}

//! The program as a process: run to its end, or serving until it is stopped or killed.

use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use db::{Db, Options};
use model::SystemClock;
use service::fetch::NoFetcher;
use service::media::blob::DiskBlobs;
use service::organisation::Organisation;
use service::{Ctx, Parts};
use tempfile::TempDir;

/// A folder with a Corner in it.
pub struct Folder {
    dir: TempDir,
    /// Configuration by environment.
    pub env: Vec<(&'static str, String)>,
}

/// How a command ended.
pub struct Ended {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Folder {
    pub fn new() -> Self {
        Self {
            dir: tempfile::tempdir().unwrap(),
            env: Vec::new(),
        }
    }

    /// With images here and everything else in that PostgreSQL database.
    pub fn on(url: String) -> Self {
        let mut folder = Self::new();
        folder.env.push(("CORNER_STORAGE_DATABASE", url));
        folder
    }

    pub fn path(&self) -> PathBuf {
        self.dir.path().join("data")
    }

    /// A file beside the data.
    pub fn beside(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_corner"));
        command.args(args).arg("--data").arg(self.path());
        command.current_dir(self.dir.path());
        command.envs(self.env.iter().map(|(k, v)| (*k, v)));
        command
    }

    /// Runs a command to its end.
    pub fn run(&self, args: &[&str]) -> Ended {
        ended(self.command(args).stdin(Stdio::null()).output().unwrap())
    }

    /// Starts a command; whoever does so waits for it, or kills it.
    pub fn start(&self, args: &[&str]) -> Child {
        let mut command = self.command(args);
        command.stdin(Stdio::null());
        command.stdout(Stdio::null()).stderr(Stdio::null());
        command.spawn().unwrap()
    }

    /// Runs a command to its end, with something to read.
    pub fn run_with(&self, args: &[&str], input: &str) -> Ended {
        let mut command = self.command(args);
        command.stdin(Stdio::piped());
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        stdin.write_all(input.as_bytes()).unwrap();
        drop(stdin);
        ended(child.wait_with_output().unwrap())
    }

    /// Starts serving on a free port; answers when it is ready.
    pub fn serve(&self) -> Serving {
        let mut command = self.command(&["serve", "--listen", "127.0.0.1:0"]);
        command.env("CORNER_LOG_LEVEL", "warn");
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut out = BufReader::new(child.stdout.take().unwrap());
        let mut greeting = String::new();
        let port = loop {
            let mut line = String::new();
            if out.read_line(&mut line).unwrap() == 0 {
                let mut err = String::new();
                let stderr = child.stderr.take();
                stderr.unwrap().read_to_string(&mut err).unwrap();
                panic!("it does not serve: {greeting} {err}");
            }
            greeting.push_str(&line);
            if let Some((_, rest)) = line.split_once("http://localhost:") {
                let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
                break digits.parse().unwrap();
            }
        };
        Serving {
            child,
            port,
            greeting,
        }
    }

    /// The same folder from within this process. Close its database before a program opens it.
    pub async fn ctx(&self) -> Ctx {
        std::fs::create_dir_all(self.path()).unwrap();
        let url = match self.env.iter().find(|e| e.0 == "CORNER_STORAGE_DATABASE") {
            Some((_, url)) => url.clone(),
            None => format!("sqlite:{}", self.path().join("corner.db").display()),
        };
        let db = Db::open(&Options::new(url)).await.unwrap();
        db.migrate(store::migrations::ALL).await.unwrap();
        let parts = Parts {
            db,
            clock: Arc::new(SystemClock),
            node: 9,
            blobs: Arc::new(DiskBlobs::new(self.path().join("media"))),
            fetcher: Arc::new(NoFetcher),
            pusher: Arc::new(NoFetcher),
            phrases: Arc::new(service::push::Bare),
            base_url: "http://corner.test".to_owned(),
            timeline_posts: 10_000,
            prepared: 1 << 22,
        };
        Ctx::new(parts).await.unwrap()
    }

    /// Set up, with an owner called ann.
    pub async fn set_up(&self) -> Ctx {
        let ctx = self.ctx().await;
        let organisation = Organisation {
            name: "Acme".to_owned(),
            ..Organisation::default()
        };
        let (saved, now) = (organisation.clone(), ctx.now());
        ctx.write(move |tx| Ok(service::organisation::save(tx, &saved, now)?))
            .await
            .unwrap();
        ctx.set_organisation(organisation);
        person(&ctx, "ann", model::Role::Owner).await;
        ctx
    }
}

/// Someone new.
pub async fn person(ctx: &Ctx, handle: &str, role: model::Role) -> model::AccountId {
    let new = service::accounts::NewPerson {
        handle: handle.to_owned(),
        name: handle.to_owned(),
        email: None,
        role,
        state: model::AccountState::Active,
        unit: None,
        password_hash: None,
    };
    service::accounts::create(ctx, new).await.unwrap()
}

/// Closes the database that [`Folder::ctx`] opened.
pub async fn close(ctx: Ctx) {
    ctx.db().clone().close().await;
}

fn ended(output: Output) -> Ended {
    Ended {
        code: output.status.code().unwrap_or(-1),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

impl Ended {
    /// It went well.
    #[track_caller]
    pub fn ok(self) -> String {
        assert_eq!(self.code, 0, "{}{}", self.out, self.err);
        self.out
    }

    /// It did not, for this reason.
    #[track_caller]
    pub fn fails(self, code: i32, says: &[&str]) {
        assert_eq!(self.code, code, "{}{}", self.out, self.err);
        for word in says {
            assert!(self.err.contains(word), "{} should say {word}", self.err);
        }
    }
}

/// A server that runs.
pub struct Serving {
    child: Child,
    pub port: u16,
    pub greeting: String,
}

impl Serving {
    /// Kills it as a power cut would.
    pub fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Asks it to stop, and waits until it has: its exit code, and how long that took.
    pub fn stop(mut self) -> (i32, Duration) {
        let began = Instant::now();
        let pid = self.child.id().to_string();
        let asked = Command::new("kill").args(["-TERM", &pid]).status().unwrap();
        assert!(asked.success());
        let status = self.child.wait().unwrap();
        (status.code().unwrap_or(-1), began.elapsed())
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        // Gone already when it was stopped or killed.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The text of a path, for the command line.
pub fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

//! The PostgreSQL server of the tests: the one in `CORNER_TEST_POSTGRES`, or a cluster of our own, started by the first test
//! that needs it, shared by all processes of this target folder, and stopped two minutes after the last of them.

use std::collections::hash_map::DefaultHasher;
use std::fs::{self, File};
use std::hash::{Hash, Hasher};
use std::io;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::net::UnixStream;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;

use super::memory;

const VARIABLE: &str = "CORNER_TEST_POSTGRES";

const MISSING: &str = "PostgreSQL is not installed, and its tests are not skipped:
    apt-get install --yes --no-install-recommends postgresql
or set CORNER_TEST_POSTGRES=postgres://user@host/ for a user that may create databases";

/// Nothing here outlives the tests, so nothing waits for the disk.
const SETTINGS: &str = "
listen_addresses = ''
max_connections = 200
shared_buffers = 64MB
fsync = off
full_page_writes = off
synchronous_commit = off
wal_level = minimal
max_wal_senders = 0
min_wal_size = 32MB
max_wal_size = 256MB
autovacuum = off
";

/// Stops the cluster once nobody has held the lock of its users for two minutes.
const WATCH: &str = r#"
idle=0
while sleep 5 && [ -S "$SOCKET" ]; do
    if [ ! -e "$USERS" ] || flock --nonblock --exclusive "$USERS" true; then idle=$((idle + 1)); else idle=0; fi
    [ "$idle" -ge 24 ] || continue
    exec 9>"$LOCK" && flock 9
    if flock --nonblock --exclusive "$USERS" true; then
        "$@" stop -D "$FOLDER/data" -m immediate
        rm -rf "$FOLDER"
        exit
    fi
    exec 9>&-
    idle=0
done
"#;

/// Held, shared, as long as this process lives.
static USER: OnceLock<File> = OnceLock::new();

/// The address of the server, with its own database; starts it if need be.
pub(super) fn url() -> Result<String, String> {
    static URL: OnceLock<Result<String, String>> = OnceLock::new();
    let url = URL.get_or_init(|| match std::env::var(VARIABLE) {
        Ok(url) if !url.is_empty() => Ok(url),
        _ => own().map_err(|error| error.to_string()),
    });
    url.clone()
}

/// One process at a time does what `f` does.
pub(super) fn alone<T>(f: impl FnOnce() -> T) -> io::Result<T> {
    let lock = File::create(locks()?.join("postgres.lock"))?;
    lock.lock()?;
    Ok(f())
}

fn own() -> io::Result<String> {
    alone(|| {
        let locks = locks()?;
        let user = File::create(locks.join("postgres.users"))?;
        user.lock_shared()?;
        let _ = USER.set(user);
        let mut name = DefaultHasher::new();
        locks.hash(&mut name);
        let folder = memory().join(format!("corner-pg-{}-{:08x}", uid()?, name.finish() as u32));
        if UnixStream::connect(socket(&folder)).is_err() {
            start(&folder, &locks)?;
        }
        let host = folder.to_string_lossy().replace('/', "%2F");
        Ok(format!("postgres://corner@{host}/postgres?sslmode=disable"))
    })?
}

fn start(folder: &Path, locks: &Path) -> io::Result<()> {
    let binaries = binaries()?;
    if folder.exists() {
        // Left by a process that was killed; what may still run there lost its socket.
        let _ = server(&binaries.join("pg_ctl"))?
            .arg("stop")
            .arg("-D")
            .arg(folder.join("data"))
            .args(["-m", "immediate"])
            .output();
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir(folder)?;
    fs::set_permissions(folder, fs::Permissions::from_mode(0o700))?;
    if uid()? == 0 {
        must(Command::new("chown").arg("postgres").arg(folder))?;
    }
    let data = folder.join("data");
    // It sorts by a language, so that a test notices text that is not ordered by its bytes.
    let locale = [
        "--encoding=UTF8",
        "--locale=C.UTF-8",
        "--locale-provider=icu",
        "--icu-locale=en",
    ];
    must(
        server(&binaries.join("initdb"))?
            .arg("-D")
            .arg(&data)
            .args(locale)
            .args(["-U", "corner", "-A", "trust", "--no-sync"]),
    )?;
    let settings = format!(
        "{SETTINGS}unix_socket_directories = '{}'\n",
        folder.display()
    );
    fs::write(data.join("postgresql.auto.conf"), settings)?;
    let mut command = server(&binaries.join("pg_ctl"))?;
    must(
        command
            .arg("start")
            .arg("-D")
            .arg(&data)
            .arg("-l")
            .arg(folder.join("log"))
            .args(["-w", "-t", "60"]),
    )
    .map_err(|error| {
        io::Error::other(format!(
            "{error}\n{}",
            fs::read_to_string(folder.join("log")).unwrap_or_default()
        ))
    })?;
    watch(folder, locks, &binaries)
}

/// The one who stops it; in a process group of its own, for the one of the test may be killed.
fn watch(folder: &Path, locks: &Path, binaries: &Path) -> io::Result<()> {
    let stop = server(&binaries.join("pg_ctl"))?;
    Command::new("sh")
        .args(["-c", WATCH, "watch"])
        .arg(stop.get_program())
        .args(stop.get_args())
        .env("SOCKET", socket(folder))
        .env("FOLDER", folder)
        .env("USERS", locks.join("postgres.users"))
        .env("LOCK", locks.join("postgres.lock"))
        .current_dir("/")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .process_group(0)
        .spawn()?;
    Ok(())
}

/// A program of the server as somebody who may run it: it refuses root.
fn server(program: &Path) -> io::Result<Command> {
    let mut command = if uid()? == 0 {
        let mut command = Command::new("setpriv");
        command
            .args(["--reuid=postgres", "--regid=postgres", "--init-groups"])
            .arg(program);
        command
    } else {
        Command::new(program)
    };
    command.current_dir("/").stdin(Stdio::null());
    Ok(command)
}

/// Runs it; an error tells what it said. Its output goes to files: a server that stays would hold a pipe open.
fn must(command: &mut Command) -> io::Result<()> {
    let said = tempfile::NamedTempFile::new()?;
    let status = command
        .stdout(said.reopen()?)
        .stderr(said.reopen()?)
        .status()
        .map_err(|error| {
            io::Error::other(format!("{}: {error}", command.get_program().display()))
        })?;
    if status.success() {
        return Ok(());
    }
    Err(io::Error::other(format!(
        "{command:?}: {status}\n{}",
        fs::read_to_string(said.path())?
    )))
}

fn socket(folder: &Path) -> PathBuf {
    folder.join(".s.PGSQL.5432")
}

/// The newest installed version.
fn binaries() -> io::Result<PathBuf> {
    let versions = fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten();
    let newest = versions
        .filter(|entry| entry.path().join("bin/initdb").is_file())
        .max_by_key(|entry| {
            entry
                .file_name()
                .to_string_lossy()
                .parse::<u32>()
                .unwrap_or(0)
        });
    newest
        .map(|entry| entry.path().join("bin"))
        .ok_or_else(|| io::Error::other(MISSING))
}

/// Who runs the tests.
fn uid() -> io::Result<u32> {
    Ok(fs::metadata("/proc/self")?.uid())
}

/// Where the locks are: `tmp` in the target folder of this test, or a folder of this user when it was copied elsewhere.
fn locks() -> io::Result<PathBuf> {
    let program = std::env::current_exe()?;
    let target = program
        .ancestors()
        .find(|folder| folder.join("CACHEDIR.TAG").is_file());
    let folder = match target {
        Some(target) => target.join("tmp"),
        None => std::env::temp_dir().join(format!("corner-tests-{}", uid()?)),
    };
    fs::create_dir_all(&folder)?;
    Ok(folder)
}

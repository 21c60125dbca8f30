//! A PostgreSQL cluster for this test process, on a free port, gone when the process is.

use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::time::Duration;

static CLUSTER: OnceLock<(Child, u16)> = OnceLock::new();

/// Sorts by an ICU locale, so that a test would notice text that is not ordered by its bytes. The shell waits for its
/// input to end, which it does when this process ends, however that happens.
const SCRIPT: &str = r#"
set -e
trap 'rm -rf "$DIR"' EXIT
"$BIN/initdb" -D "$DIR/data" -U corner -A trust -E UTF8 --locale=C.UTF-8 --locale-provider=icu --icu-locale=en --no-sync
"$BIN/postgres" -D "$DIR/data" -p "$PORT" -c listen_addresses=127.0.0.1 -c unix_socket_directories="$DIR" -c max_connections=200 &
cat > "$DIR/ignored"
kill -INT $!
wait
"#;

/// The address of the cluster, which starts with the first call.
pub fn url() -> String {
    let (_, port) = CLUSTER.get_or_init(start);
    format!("postgres://corner@127.0.0.1:{port}/postgres")
}

fn start() -> (Child, u16) {
    let port = TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap()
        .port();
    let dir = tempfile::tempdir().unwrap().keep();
    let root = std::fs::metadata("/proc/self")
        .is_ok_and(|me| std::os::unix::fs::MetadataExt::uid(&me) == 0);
    let mut command = if root {
        // The server refuses to run as root.
        assert!(
            Command::new("chown")
                .arg("postgres")
                .arg(&dir)
                .status()
                .unwrap()
                .success()
        );
        let mut command = Command::new("runuser");
        command.args(["-u", "postgres", "--", "sh", "-c", SCRIPT]);
        command
    } else {
        let mut command = Command::new("sh");
        command.args(["-c", SCRIPT]);
        command
    };
    let log = std::fs::File::create(dir.join("log")).unwrap();
    let child = command
        .current_dir("/")
        .env("DIR", &dir)
        .env("BIN", binaries())
        .env("PORT", port.to_string())
        .stdin(Stdio::piped())
        .stdout(log.try_clone().unwrap())
        .stderr(log)
        .spawn()
        .unwrap();
    for _ in 0..600 {
        std::thread::sleep(Duration::from_millis(50));
        if TcpStream::connect(("127.0.0.1", port)).is_ok() {
            return (child, port);
        }
    }
    panic!(
        "no cluster: {}",
        std::fs::read_to_string(dir.join("log")).unwrap_or_default()
    );
}

fn binaries() -> PathBuf {
    let mut found: Vec<_> = std::fs::read_dir("/usr/lib/postgresql")
        .expect("PostgreSQL is installed")
        .map(|entry| entry.unwrap().path().join("bin"))
        .filter(|bin| bin.join("postgres").exists())
        .collect();
    found.sort();
    found.pop().expect("PostgreSQL is installed")
}

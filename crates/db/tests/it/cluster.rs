//! A PostgreSQL cluster for this test process, on a free port, gone when the process is.

use std::net::TcpListener;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::process::{ChildStdin, Command, Stdio};
use std::sync::OnceLock;
use std::time::Duration;

static CLUSTER: OnceLock<Cluster> = OnceLock::new();

/// Sorts by an ICU locale, so that a test would notice text that is not ordered by its bytes. The shell waits for its
/// input to end, which it does when this process ends, however that happens.
const SCRIPT: &str = r#"
set -e
trap 'rm -rf "$DIR"' EXIT
"$BIN/initdb" -D "$DIR/data" -U corner -A trust -E UTF8 --locale=C.UTF-8 --locale-provider=icu --icu-locale=en --no-sync
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 3650 -subj /CN=localhost \
    -addext subjectAltName=DNS:localhost,IP:127.0.0.1 -addext basicConstraints=critical,CA:FALSE \
    -keyout "$DIR/key.pem" -out "$DIR/cert.pem"
chmod 600 "$DIR/key.pem"
"$BIN/postgres" -D "$DIR/data" -p "$PORT" -c listen_addresses=127.0.0.1 -c unix_socket_directories="$DIR" -c max_connections=200 \
    -c fsync=off -c ssl=on -c ssl_cert_file="$DIR/cert.pem" -c ssl_key_file="$DIR/key.pem" &
cat > "$DIR/ignored"
kill -INT $!
wait
"#;

struct Cluster {
    port: u16,
    dir: PathBuf,
    _input: ChildStdin,
}

/// The address of the cluster, which starts with the first call.
pub fn url() -> String {
    url_at("127.0.0.1")
}

/// The same, by another name of this machine.
pub fn url_at(host: &str) -> String {
    format!(
        "postgres://corner@{host}:{}/postgres",
        CLUSTER.get_or_init(start).port
    )
}

/// The certificate it shows, for 127.0.0.1 and localhost.
pub fn certificate() -> String {
    CLUSTER
        .get_or_init(start)
        .dir
        .join("cert.pem")
        .display()
        .to_string()
}

fn start() -> Cluster {
    // Somebody else may take the port between our finding it and the server's.
    (0..5)
        .find_map(|_| try_start())
        .expect("a PostgreSQL cluster starts")
}

fn try_start() -> Option<Cluster> {
    let port = TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap()
        .port();
    let dir = tempfile::tempdir().unwrap().keep();
    let input = shell(&dir, port);
    for _ in 0..1200 {
        std::thread::sleep(Duration::from_millis(25));
        let status = std::fs::read_to_string(dir.join("data/postmaster.pid")).unwrap_or_default();
        if status
            .lines()
            .last()
            .is_some_and(|line| line.starts_with("ready"))
        {
            return Some(Cluster {
                port,
                dir,
                _input: input,
            });
        }
        let log = std::fs::read_to_string(dir.join("log")).unwrap();
        if log.contains("FATAL") {
            eprintln!("{log}");
            return None;
        }
    }
    None
}

fn shell(dir: &Path, port: u16) -> ChildStdin {
    let root = std::fs::metadata("/proc/self").is_ok_and(|me| me.uid() == 0);
    let mut command = Command::new(if root { "runuser" } else { "sh" });
    if root {
        // The server refuses to run as root.
        assert!(
            Command::new("chown")
                .arg("postgres")
                .arg(dir)
                .status()
                .unwrap()
                .success()
        );
        command.args(["-u", "postgres", "--", "sh"]);
    }
    let log = std::fs::File::create(dir.join("log")).unwrap();
    let mut shell = command
        .args(["-c", SCRIPT])
        .current_dir("/")
        .env("DIR", dir)
        .env("BIN", binaries())
        .env("PORT", port.to_string())
        .stdin(Stdio::piped())
        .stdout(log.try_clone().unwrap())
        .stderr(log)
        .spawn()
        .unwrap();
    let input = shell.stdin.take().unwrap();
    std::thread::spawn(move || shell.wait());
    input
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

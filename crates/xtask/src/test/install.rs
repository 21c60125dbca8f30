//! Installs what the other sections need and this machine lacks.

use std::path::Path;
use std::process::Command;

use super::Tally;
use crate::Failure;
use crate::process::{ask, show, which};

/// A Cargo tool and the version this workspace was checked with.
const TOOLS: &[(&str, &str)] = &[("cargo-nextest", "0.9.143"), ("cargo-deny", "0.20.2")];

/// Packages, Cargo tools, and what the lock files of `e2e` and `clients` list.
pub fn run(root: &Path) -> Result<Tally, Failure> {
    let mut tally = Tally::default();
    for step in [packages, tools, modules, wheels] {
        let one = Tally::one(step(root)?);
        tally += one;
        if one.failed > 0 {
            break;
        }
    }
    Ok(tally)
}

/// Debian's packages: through apt-get as root; otherwise it says the line to type.
fn packages(_: &Path) -> Result<bool, Failure> {
    let missing: Vec<&str> = [
        ("build-essential", which("cc").is_some()),
        ("chromium", which("chromium").is_some()),
        ("nodejs", which("node").is_some()),
        ("npm", which("npm").is_some()),
        ("postgresql", postgres()),
        ("python3-venv", venv()),
    ]
    .into_iter()
    .filter(|(_, there)| !there)
    .map(|(name, _)| name)
    .collect();
    if missing.is_empty() {
        println!("packages: all there");
        return Ok(true);
    }
    let line = format!(
        "apt-get install --yes --no-install-recommends {}",
        missing.join(" ")
    );
    if ask(Command::new("id").arg("-u")).as_deref() != Some("0") {
        return Err(format!("missing: {}\nsudo {line}", missing.join(", ")).into());
    }
    println!("{line}");
    let update = show(Command::new("apt-get").args(["update", "--quiet"]))?;
    let words: Vec<&str> = line.split(' ').skip(1).collect();
    let install = show(
        Command::new("apt-get")
            .args(words)
            .env("DEBIAN_FRONTEND", "noninteractive"),
    )?;
    Ok(update.ok && install.ok)
}

fn postgres() -> bool {
    let Ok(versions) = std::fs::read_dir("/usr/lib/postgresql") else {
        return which("initdb").is_some();
    };
    versions
        .flatten()
        .any(|version| version.path().join("bin/initdb").is_file())
}

fn tools(_: &Path) -> Result<bool, Failure> {
    for (tool, version) in TOOLS {
        if which(tool).is_some() {
            println!("{tool}: there");
            continue;
        }
        // Outside the workspace: its lock file and target folder are not for tools.
        let mut install = Command::new("cargo");
        install
            .args(["install", "--locked", "--version", version, tool])
            .current_dir("/");
        if !show(&mut install)?.ok {
            return Ok(false);
        }
    }
    Ok(true)
}

/// What `clients/requirements.txt` lists, by its hashes, in a place of its own.
fn wheels(root: &Path) -> Result<bool, Failure> {
    let clients = root.join("clients");
    let wanted = std::fs::read(clients.join("requirements.txt"))?;
    let home = clients.join(".venv");
    let stamp = home.join("installed");
    if std::fs::read(&stamp).is_ok_and(|installed| installed == wanted) {
        println!("Python packages: all there");
        return Ok(true);
    }
    let mut make = Command::new("python3");
    make.args(["-m", "venv", "--clear"]).arg(&home);
    let mut install = Command::new(home.join("bin/pip"));
    install
        .args(["install", "--quiet", "--disable-pip-version-check"])
        .args(["--require-hashes", "--requirement", "requirements.txt"])
        .current_dir(&clients);
    let ok = show(&mut make)?.ok && show(&mut install)?.ok;
    if ok {
        std::fs::write(stamp, wanted)?;
    }
    Ok(ok)
}

/// Debian keeps what makes such places in a package of its own.
fn venv() -> bool {
    ask(Command::new("python3").args(["-c", "import ensurepip, venv"])).is_some()
}

/// `npm ci` where there is a lock file, unless what is installed is what it says.
fn modules(root: &Path) -> Result<bool, Failure> {
    Ok(modules_of(root, "e2e")? && modules_of(root, "clients")?)
}

fn modules_of(root: &Path, folder: &str) -> Result<bool, Failure> {
    let folder = root.join(folder);
    let wanted = std::fs::read(folder.join("package-lock.json"))?;
    let stamp = folder.join("node_modules/.installed");
    if std::fs::read(&stamp).is_ok_and(|installed| installed == wanted) {
        println!("npm packages: all there");
        return Ok(true);
    }
    let mut command = Command::new("npm");
    command
        .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
        .current_dir(&folder);
    let ok = show(&mut command)?.ok;
    if ok {
        std::fs::write(stamp, wanted)?;
    }
    Ok(ok)
}

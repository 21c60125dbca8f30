//! Moving in: a made-up export of Slack, brought in by the program as somebody would do it.

use std::collections::HashMap;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use serde_json::json;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::table::{Table, Target, Unit};
use crate::dice::Dice;

const PEOPLE: usize = 2_000;
const CHANNELS: usize = 200;
const DAYS: usize = 250;
const DAY: usize = 86_400;
/// Monday 2023-01-02.
const START: usize = 1_672_617_600;

/// `import --corner PROGRAM --report FILE --note TEXT [--messages N] [--on 0,1] [--folder DIR] [--database URL]`
pub async fn run(options: &HashMap<String, String>) -> bool {
    let messages = options.get("messages").and_then(|v| v.parse().ok());
    let messages: usize = messages.unwrap_or(1_000_000);
    let place = options.get("folder").map_or("target", String::as_str);
    std::fs::create_dir_all(place).unwrap();
    let folder = tempfile::tempdir_in(place).unwrap();
    let export = folder.path().join("export.zip");
    let began = Instant::now();
    let made = make(&export, messages);
    let size = std::fs::metadata(&export).unwrap().len() / 1024 / 1024;
    println!(
        "made {made} messages, {size} MB, in {:.0} s",
        began.elapsed().as_secs_f64()
    );
    let program = PathBuf::from(options.get("corner").map_or("corner", String::as_str));
    let corner = Corner {
        program: &program,
        data: &folder.path().join("data"),
        database: options.get("database").map(String::as_str),
        cores: options.get("on").map_or("0,1", String::as_str),
    };
    corner.run(&["account", "create", "ann", "--role", "owner"]);
    let import = ["import", "slack", export.to_str().unwrap()];
    let mut table = Table::default();
    for (key, what, most) in [
        ("import", "bringing in", Target::AtMost(600.0)),
        ("import-again", "the same once more", Target::None),
    ] {
        let run = corner.run(&import);
        let (took, memory) = (run.took.as_secs_f64(), run.peak as f64);
        let rate = made as f64 / took;
        let what = format!(
            "{what} {made} messages of Slack, {rate:.0}/s, {}",
            beside(&run)
        );
        table.figure(key, what, (took, Unit::Seconds), most);
        let (key, what) = (format!("{key}-memory"), "its memory at most".to_owned());
        let most = Target::AtMost(500.0);
        table.figure(&key, what, (memory, Unit::Megabytes), most);
    }
    let run = corner.run(&["check"]);
    let what = format!("checking all of it, {}", beside(&run));
    let took = (run.took.as_secs_f64(), Unit::Seconds);
    table.figure("check", what, took, Target::None);
    let note = options.get("note").map_or("", String::as_str);
    let heading =
        format!("{note}: moving in, {made} messages of {PEOPLE} people in {CHANNELS} channels");
    options
        .get("report")
        .is_none_or(|file| super::append(Path::new(file), &format!("\n{}", table.under(&heading))))
}

/// What else a figure should be read with.
fn beside(run: &Run) -> String {
    let (work, load) = (run.work.as_secs_f64(), run.load);
    format!("{work:.0} s of processor, load up to {load:.0}")
}

/// The program on a folder.
struct Corner<'a> {
    program: &'a Path,
    data: &'a Path,
    database: Option<&'a str>,
    /// The only ones it may use.
    cores: &'a str,
}

/// How a command ran.
#[derive(Default)]
struct Run {
    took: Duration,
    /// The time of processors it had.
    work: Duration,
    /// The most memory it had, in MB.
    peak: u64,
    /// The highest load of the machine meanwhile.
    load: f64,
}

impl Corner<'_> {
    /// Runs a command that must end well.
    fn run(&self, args: &[&str]) -> Run {
        let began = Instant::now();
        let mut command = Command::new("taskset");
        command.args(["-c", self.cores]).arg(self.program);
        command.args(args).arg("--data").arg(self.data);
        command.envs(self.database.map(|url| ("CORNER_STORAGE_DATABASE", url)));
        let mut child = command.spawn().expect("the program, by taskset");
        let process = PathBuf::from(format!("/proc/{}", child.id()));
        let mut run = Run::default();
        loop {
            run.look(&process);
            if let Some(ended) = child.try_wait().expect("its end") {
                assert!(ended.success(), "{args:?}");
                run.took = began.elapsed();
                return run;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
    }
}

impl Run {
    fn look(&mut self, process: &Path) {
        let read = |file: &Path| std::fs::read_to_string(file).unwrap_or_default();
        let status = read(&process.join("status"));
        let held = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let held = held.and_then(|kb| kb.trim().trim_end_matches(" kB").parse::<u64>().ok());
        self.peak = self.peak.max(held.unwrap_or(0) / 1024);
        // After the name, which may hold anything: the 12th and 13th are hundredths of a second in the program and for it.
        let stat = read(&process.join("stat"));
        let fields = stat.rsplit(')').next().unwrap_or_default();
        let ticks = fields.split_whitespace().skip(11).take(2);
        let ticks: u64 = ticks.filter_map(|ticks| ticks.parse::<u64>().ok()).sum();
        self.work = self.work.max(Duration::from_millis(ticks * 10));
        let load = read(Path::new("/proc/loadavg"));
        let load = load.split(' ').next().and_then(|load| load.parse().ok());
        self.load = self.load.max(load.unwrap_or(0.0));
    }
}

/// Writes an export with about so many messages; answers how many.
fn make(file: &Path, messages: usize) -> usize {
    let mut zip = ZipWriter::new(BufWriter::new(File::create(file).unwrap()));
    let mut part = |name: &str, bytes: &[u8]| {
        let options = SimpleFileOptions::default().compression_level(Some(1));
        zip.start_file(name, options).unwrap();
        zip.write_all(bytes).unwrap();
    };
    let users: Vec<_> = (0..PEOPLE).map(user).collect();
    part("users.json", &serde_json::to_vec(&users).unwrap());
    let mut dice = Dice(7);
    let channels: Vec<_> = (0..CHANNELS)
        .map(|n| {
            let members: Vec<String> = (0..50).map(|_| id(dice.below(PEOPLE))).collect();
            json!({"id": format!("C{n:05}"), "name": format!("channel-{n}"), "created": START, "creator": members[0], "members": members})
        })
        .collect();
    part("channels.json", &serde_json::to_vec(&channels).unwrap());
    let (mut made, mut day) = (0, 0);
    while made < messages {
        let each = (messages / DAYS / CHANNELS).max(1);
        for channel in 0..CHANNELS {
            let all = talk(&mut dice, START + day * DAY, each.min(messages - made));
            made += all.len();
            let date = jiff::Timestamp::from_second((START + day * DAY) as i64).unwrap();
            let date = date.strftime("%Y-%m-%d");
            let name = format!("channel-{channel}/{date}.json");
            part(&name, &serde_json::to_vec(&all).unwrap());
            if made == messages {
                break;
            }
        }
        day += 1;
    }
    zip.finish().unwrap().flush().unwrap();
    made
}

fn id(n: usize) -> String {
    format!("U{n:05}")
}

fn user(n: usize) -> serde_json::Value {
    json!({"id": id(n), "name": format!("person{n}"), "real_name": format!("Person {n}"), "profile": {"email": format!("person{n}@example.com")}})
}

/// A day of a channel: one in five answers, one in ten names somebody, one in seven is reacted to.
fn talk(dice: &mut Dice, start: usize, messages: usize) -> Vec<serde_json::Value> {
    let (mut all, mut roots): (Vec<serde_json::Value>, Vec<String>) = (Vec::new(), Vec::new());
    for n in 0..messages {
        let at = start + 8 * 3600 + n * (10 * 3600 / messages);
        let ts = format!("{at}.{:06}", dice.below(1_000_000));
        let mut text = dice.text();
        if dice.below(10) == 0 {
            text = format!("<@{}> {text}", id(dice.below(PEOPLE)));
        }
        let mut message = json!({"type": "message", "client_msg_id": format!("{at}-{n}-0000-0000"), "user": id(dice.below(PEOPLE)), "text": text,
            "ts": ts, "team": "T00000001"});
        if dice.below(5) == 0 && !roots.is_empty() {
            message["thread_ts"] = json!(roots[dice.below(roots.len())]);
        } else {
            roots.push(ts);
        }
        if dice.below(7) == 0 {
            let users = [id(dice.below(PEOPLE)), id(dice.below(PEOPLE))];
            message["reactions"] = json!([{"name": "+1", "users": users, "count": 2}]);
        }
        all.push(message);
    }
    all
}

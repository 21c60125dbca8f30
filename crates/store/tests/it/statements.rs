//! Every statement written out in this crate is understood by both engines; `sqlite.rs` and `postgres.rs`, where they must
//! differ, by their own. Those put together at run time are left to the tests of what they do.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use db::Value;
use testkit::{Engine, TestDb};

/// Files whose statements stand inside others.
const PARTS: &[&str] = &["facts.rs"];

const BEGINNINGS: &[&str] = &["select ", "insert ", "update ", "delete ", "with "];

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found);
        } else {
            found.push(path);
        }
    }
}

/// The strings of a source without comments; ours hold no escaped quotes.
fn strings(source: &str) -> Vec<String> {
    let code: Vec<&str> = source
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect();
    let code = code.join("\n").replace("'\"'", "");
    code.split('"')
        .skip(1)
        .step_by(2)
        .map(|text| text.replace("\\\n", "\n"))
        .collect()
}

/// Statements with the columns of their file filled in; `None` in place of one that needs more than that.
fn statements() -> Vec<(String, Option<String>)> {
    let mut paths = Vec::new();
    files(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
        &mut paths,
    );
    let mut found = Vec::new();
    for path in paths {
        let source = fs::read_to_string(&path).unwrap();
        let columns = source
            .split("const COLUMNS: &str =")
            .nth(1)
            .map(|rest| strings(rest).swap_remove(0));
        for text in strings(&source) {
            if BEGINNINGS
                .iter()
                .any(|beginning| text.trim_start().starts_with(beginning))
            {
                let text = text.replace("{COLUMNS}", columns.as_deref().unwrap_or("{COLUMNS}"));
                let file = path.file_name().unwrap().display().to_string();
                let whole = !text.contains('{')
                    && parameters(&text).is_some()
                    && !PARTS.contains(&file.as_str());
                found.push((file, whole.then_some(text)));
            }
        }
    }
    found
}

/// How many parameters it has; `None` when one is left out, as in a part whose rest has it.
fn parameters(sql: &str) -> Option<usize> {
    let numbers = sql.split('$').skip(1).map(|rest| {
        rest.chars()
            .take_while(char::is_ascii_digit)
            .collect::<String>()
    });
    let numbers: BTreeSet<usize> = numbers.filter_map(|number| number.parse().ok()).collect();
    (numbers.last().copied().unwrap_or(0) == numbers.len()).then_some(numbers.len())
}

testkit::on_both! {
    async fn they_are_understood(db: TestDb) {
        let others = match db.engine() {
            Engine::Sqlite => "postgres.rs",
            Engine::Postgres => "sqlite.rs",
        };
        let (whole, parts): (Vec<_>, Vec<_>) = statements().into_iter().filter(|(file, _)| file != others).partition(|(_, sql)| sql.is_some());
        assert!(whole.len() > 100 && whole.len() > parts.len(), "{} of {}", whole.len(), parts.len());
        let wrong = db
            .write(|tx| {
                let mut wrong = Vec::new();
                for (file, sql) in whole.into_iter().filter_map(|(file, sql)| Some((file, sql?))) {
                    let nulls = vec![Value::Null; parameters(&sql).unwrap_or(0)];
                    let explain = format!("explain {sql}");
                    let result = tx.savepoint(|tx| tx.all(&explain, &nulls).map(drop));
                    if let Err(error) = result {
                        wrong.push(format!("{file}: {error}\n{sql}"));
                    }
                }
                Ok::<_, db::Error>(wrong)
            })
            .await
            .unwrap();
        assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
    }
}

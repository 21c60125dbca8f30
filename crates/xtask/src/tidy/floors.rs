//! A crate may use only floors below its own; siblings never see each other.

use toml::{Table, Value};

use super::Broken;
use super::tree::Tree;
use crate::Failure;

/// The house, from the ground up. A new crate gets its place here and in ARCHITECTURE.md.
const FLOORS: &[&[&str]] = &[
    &["db", "text", "model"],
    &["store", "timeline"],
    &["service"],
    &["api", "web", "gateway", "import", "directory", "outside"],
    &["gate"],
    &["corner"],
];

/// Crates for development: nothing ships with them.
const DEVELOPMENT: &[&str] = &["testkit", "trial", "xtask"];

/// Pairs that a floor would allow and the house does not: the outside has no handle on the inside.
const APART: &[(&str, &str)] = &[
    ("outside", "service"),
    ("outside", "store"),
    ("outside", "timeline"),
];

/// Reads every crate's Cargo.toml.
pub fn check(tree: &Tree) -> Result<Broken, Failure> {
    let mut broken = Vec::new();
    let names: Vec<&str> = tree.crates().collect();
    for name in &names {
        let path = format!("crates/{name}/Cargo.toml");
        let manifest: Table = toml::from_str(tree.text(&path).unwrap_or_default())?;
        if floor(name).is_none() && !DEVELOPMENT.contains(name) {
            broken.push(format!(
                "{path}: {name} has no floor in crates/xtask/src/tidy/floors.rs"
            ));
        }
        for (section, used) in dependencies(&manifest) {
            if !names.contains(&used.as_str()) {
                continue;
            }
            if let Some(why) = forbidden(name, &used, section) {
                broken.push(format!("{path}: [{section}] {used}: {why}"));
            }
        }
    }
    Ok(broken)
}

fn floor(name: &str) -> Option<usize> {
    FLOORS.iter().position(|floor| floor.contains(&name))
}

/// Why `name` may not use `used`.
fn forbidden(name: &str, used: &str, section: &str) -> Option<String> {
    if DEVELOPMENT.contains(&used) {
        let allowed = used == "testkit" && section == "dev-dependencies";
        return (!allowed).then(|| "for development only".to_owned());
    }
    if APART.contains(&(name, used)) {
        return Some(format!("{name} must not know {used}"));
    }
    match (floor(name), floor(used)) {
        (Some(own), Some(other)) if other >= own => {
            Some(format!("floor {other} is not below floor {own}"))
        }
        _ => None,
    }
}

/// Every dependency with the section it stands in, those of targets included.
fn dependencies(manifest: &Table) -> Vec<(&'static str, String)> {
    let mut found = Vec::new();
    for section in ["dependencies", "dev-dependencies", "build-dependencies"] {
        let targets = manifest.get("target").and_then(Value::as_table);
        let tables = targets
            .into_iter()
            .flat_map(Table::values)
            .filter_map(|target| target.get(section));
        for table in manifest
            .get(section)
            .into_iter()
            .chain(tables)
            .filter_map(Value::as_table)
        {
            for (key, value) in table {
                let renamed = value.get("package").and_then(Value::as_str);
                found.push((section, renamed.unwrap_or(key).to_owned()));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_downwards() {
        assert_eq!(forbidden("service", "store", "dependencies"), None);
        assert_eq!(forbidden("corner", "web", "dependencies"), None);
        assert!(forbidden("store", "service", "dependencies").is_some());
        assert!(forbidden("web", "api", "dependencies").is_some());
        assert!(forbidden("db", "model", "dependencies").is_some());
        assert!(forbidden("outside", "store", "dependencies").is_some());
    }

    #[test]
    fn development_stays_in_development() {
        assert_eq!(forbidden("web", "testkit", "dev-dependencies"), None);
        assert!(forbidden("web", "testkit", "dependencies").is_some());
        assert!(forbidden("web", "xtask", "dev-dependencies").is_some());
        assert!(forbidden("service", "web", "dev-dependencies").is_some());
        assert_eq!(forbidden("testkit", "service", "dependencies"), None);
    }

    #[test]
    fn every_section_is_read() {
        let manifest = "[dependencies]\na = \"1\"\n[dev-dependencies]\nb = { package = \"web\", path = \"x\" }\n\
            [target.'cfg(unix)'.dependencies]\nc.workspace = true\n";
        let found = dependencies(&toml::from_str(manifest).unwrap());
        let names: Vec<_> = found
            .iter()
            .map(|(section, name)| format!("{section} {name}"))
            .collect();
        assert_eq!(
            names,
            ["dependencies a", "dependencies c", "dev-dependencies web"]
        );
    }
}

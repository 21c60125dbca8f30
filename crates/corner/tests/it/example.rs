//! The example configuration says everything there is to say.

use std::path::PathBuf;

use crate::program::Folder;

fn example() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../deploy/corner.toml")
}

#[test]
fn every_key_is_in_the_example_with_its_default() {
    let shown = Folder::new().run(&["config"]).ok();
    let known: toml::Table = shown.parse().unwrap();
    // Every key stands there commented out: without the marks it must be the defaults.
    let text = std::fs::read_to_string(example()).unwrap();
    let bare: Vec<&str> = text
        .lines()
        .filter(|l| !l.starts_with("# "))
        .map(|l| l.strip_prefix('#').unwrap_or(l))
        .collect();
    let written: toml::Table = bare.join("\n").parse().unwrap();
    for (section, keys) in &known {
        let there = written.get(section).and_then(toml::Value::as_table);
        let there = there.unwrap_or_else(|| panic!("[{section}] is missing"));
        for (key, value) in keys.as_table().unwrap() {
            let said = there
                .get(key)
                .unwrap_or_else(|| panic!("{section}.{key} is missing"));
            if (section.as_str(), key.as_str()) != ("storage", "data") {
                assert_eq!(said, value, "{section}.{key}");
            }
        }
        assert_eq!(there.len(), keys.as_table().unwrap().len(), "[{section}]");
    }
    assert_eq!(written.len(), known.len());
}

#[test]
fn the_example_is_accepted_as_it_is() {
    let file = example();
    Folder::new()
        .run(&["config", "--config", file.to_str().unwrap()])
        .ok();
}

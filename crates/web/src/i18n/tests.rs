use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use model::Time;

use super::*;

/// Key to the names of the parts that are filled in.
fn messages(tag: &str) -> BTreeMap<String, BTreeSet<String>> {
    let folder = format!("{}/locales/{tag}", env!("CARGO_MANIFEST_DIR"));
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for file in fs::read_dir(folder).unwrap() {
        let text = fs::read_to_string(file.unwrap().path()).unwrap();
        let mut key = String::new();
        for line in text.lines().filter(|l| !l.starts_with('#')) {
            if line.starts_with(|c: char| c.is_ascii_lowercase()) {
                key = line.split('=').next().unwrap().trim().to_owned();
                let fresh = found.insert(key.clone(), BTreeSet::new());
                assert!(fresh.is_none(), "{tag}: {key} is there twice");
            }
            for part in line.split('$').skip(1) {
                let name = part.split(|c: char| !c.is_alphanumeric() && c != '_');
                let parts = found.entry(key.clone()).or_default();
                parts.insert(name.into_iter().next().unwrap().to_owned());
            }
        }
    }
    found
}

#[test]
fn every_language_says_everything_with_the_same_parts() {
    let english = messages("en");
    for (tag, _) in LANGUAGES {
        let other = messages(tag);
        let names = |m: &BTreeMap<String, _>| m.keys().cloned().collect::<BTreeSet<String>>();
        let (ours, theirs) = (names(&english), names(&other));
        assert!(
            ours == theirs,
            "{tag}: not in both: {:?}",
            ours.symmetric_difference(&theirs).collect::<Vec<_>>()
        );
        for (key, parts) in &english {
            assert_eq!(&other[key], parts, "{tag}: parts of {key}");
        }
    }
}

#[test]
fn every_file_parses() {
    for (tag, _) in LANGUAGES {
        assert!(L::find(tag).is_some());
    }
    assert_eq!(missing(), Vec::<String>::new());
}

/// Literals that follow one of `calls`, however the code is broken into lines.
fn used(text: &str, calls: &[&str]) -> Vec<String> {
    let code = text.lines().filter(|l| !l.trim_start().starts_with("//"));
    let squeezed: String = code.flat_map(str::split_whitespace).collect();
    calls
        .iter()
        .flat_map(|call| squeezed.split(call).skip(1))
        .filter_map(|rest| rest.split('"').next())
        .map(str::to_owned)
        .collect()
}

fn walk(folder: &Path, visit: &mut dyn FnMut(&Path, &str)) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            walk(&path, visit);
        } else if let Ok(text) = fs::read_to_string(&path) {
            visit(&path, &text);
        }
    }
}

#[test]
fn every_text_that_is_used_exists() {
    let english = messages("en");
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut wanted: Vec<(String, String)> = Vec::new();
    walk(&root.join("src"), &mut |path, text| {
        let keys = used(text, &[".t(\"", ".ta(\"", ".toast(\""]);
        wanted.extend(keys.into_iter().map(|k| (path.display().to_string(), k)));
    });
    walk(&root.join("assets/js"), &mut |path, text| {
        let keys = used(text, &["word(\"", "words(\""]);
        let keys = keys.into_iter().filter(|k| !k.is_empty()).map(|k| {
            match english.contains_key(&format!("js-{k}-other")) {
                true => format!("js-{k}-other"),
                false => format!("js-{k}"),
            }
        });
        wanted.extend(keys.map(|k| (path.display().to_string(), k)));
    });
    let absent: Vec<_> = wanted
        .iter()
        .filter(|(_, key)| !english.contains_key(key))
        .collect();
    assert!(absent.is_empty(), "no text for {absent:#?}");
    assert!(wanted.len() > 10, "the scan finds nothing any more");
}

#[test]
fn every_refusal_has_a_sentence() {
    let english = messages("en");
    let service = Path::new(env!("CARGO_MANIFEST_DIR")).join("../service/src");
    let mut absent = Vec::new();
    let mut seen = 0;
    walk(&service, &mut |path, text| {
        let conflicts = used(text, &["Conflict(\""]);
        let code = text.split_whitespace().collect::<String>();
        let invalid = ["invalid(\"", "over(\""].map(|call| code.split(call).skip(1));
        let whys = invalid.into_iter().flatten().filter_map(|rest| {
            let (field, rest) = rest.split_once("\",\"")?;
            let (why, _) = rest.split_once('"')?;
            (field.len() < 30 && !field.contains('"')).then(|| (field.to_owned(), why.to_owned()))
        });
        let all = conflicts
            .into_iter()
            .map(|why| (String::new(), why))
            .chain(whys);
        for (field, why) in all {
            seen += 1;
            let said = [format!("refused-{why}"), format!("refused-{field}-{why}")];
            if !said.iter().any(|key| english.contains_key(key)) {
                absent.push((path.display().to_string(), field, why));
            }
        }
    });
    assert!(absent.is_empty(), "no sentence for {absent:#?}");
    assert!(seen > 10, "the scan finds nothing any more");
}

#[test]
fn the_person_comes_before_the_browser_and_the_organisation() {
    let tag = |chosen, accept, organisation| L::choose(chosen, accept, organisation).tag();
    assert_eq!(tag("da", "nl", "it"), "da");
    assert_eq!(tag("", "fr, nl-BE;q=0.8, en;q=0.9", "it"), "en");
    assert_eq!(tag("", "nl_BE, en;q=0.9", "it"), "nl");
    assert_eq!(tag("", "fr;q=1, de, nl;q=0", "it"), "it");
    assert_eq!(tag("xx", "*;q=,,;;", ""), "en");
}

#[test]
fn numbers_are_grouped_by_the_rules_of_the_language() {
    let n = |tag, n| L::find(tag).unwrap().n(n);
    assert_eq!(n("en", 1_204), "1,204");
    assert_eq!(n("nl", 1_204), "1.204");
    assert_eq!(n("it", 1_204), "1204");
    assert_eq!(n("it", 12_040), "12.040");
    assert_eq!(n("da", -1_234_567), "\u{2212}1.234.567");
}

#[test]
fn moments_are_told_as_the_language_does() {
    // Saturday 14 November 2026, 15:04 in Amsterdam.
    let then = Time::from_secs(1_794_665_040);
    let tz = date::zone("Europe/Amsterdam");
    let full = |tag| L::find(tag).unwrap().full(then, &tz);
    assert_eq!(full("en"), "Saturday 14 November 2026 at 15:04");
    assert_eq!(full("nl"), "zaterdag 14 november 2026 om 15:04");
    assert_eq!(full("da"), "lørdag den 14. november 2026 kl. 15.04");
    assert_eq!(full("it"), "sabato 14 novembre 2026 alle 15:04");
    let ago = |tag, secs| {
        let now = Time::from_secs(then.secs() + secs);
        L::find(tag).unwrap().ago(then, now, &tz)
    };
    assert_eq!(ago("en", 30), "now");
    assert_eq!(ago("nl", 3 * 3600), "3 u");
    assert_eq!(ago("da", 8 * 86_400), "14. nov.");
    assert_eq!(ago("it", 6 * 86_400), "6 g");
    assert_eq!(ago("en", 60 * 86_400), "14 Nov 2026");
    for (tag, _) in LANGUAGES {
        let l = L::find(tag).unwrap();
        for unit in ["minutes", "hours", "days"] {
            let told = l.ta(&format!("date-{unit}"), &[("n", "#".into())]);
            assert_eq!(
                told,
                l.t(&format!("js-ago-{unit}")),
                "scripts tell it so too"
            );
        }
    }
    assert_eq!(date::machine(then), "2026-11-14T14:04:00Z");
}

#[test]
fn words_for_how_long_ago_are_right_until_it_is_said() {
    let (then, tz) = (Time::from_micros(1_794_665_040_250_000), date::zone("UTC"));
    let said = |now| L::fallback().ago(then, now, &tz);
    let just_before = |at: Time| Time::from_micros(at.micros() - 1);
    let mut now = then;
    let mut changes = 0;
    while let Some(until) = L::ago_until(then, now) {
        assert_eq!(said(just_before(until)), said(now));
        assert_ne!(said(until), said(now));
        (now, changes) = (until, changes + 1);
    }
    assert_eq!((changes, said(now).as_str()), (60 + 23 + 6, "14 Nov"));
}

#[test]
fn everything_in_the_audit_log_has_a_name() {
    let english = messages("en");
    let acts = model::Act::ALL.iter().map(|a| format!("act-{}", a.word()));
    let details = model::Detail::ALL
        .iter()
        .map(|d| format!("detail-{}", d.word()));
    let things = model::Thing::ALL.iter().filter(|t| t.code() > 0);
    let things = things.map(|t| format!("thing-{}", t.word()));
    let all = acts.chain(details).chain(things);
    let absent: Vec<String> = all.filter(|key| !english.contains_key(key)).collect();
    assert!(absent.is_empty(), "no text for {absent:#?}");
}

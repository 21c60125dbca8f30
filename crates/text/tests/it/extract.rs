use text::{Extract, extract};

#[test]
fn finds_each_once_in_first_spelling() {
    let found = extract("@Ann @bo @ann #Été #ete https://x.y/a, https://x.y/a (http://z) #tea.");
    assert_eq!(
        found,
        Extract {
            mentions: vec!["Ann".into(), "bo".into()],
            tags: vec!["Été".into(), "tea".into()],
            groups: Vec::new(),
            links: vec!["https://x.y/a".into(), "http://z".into()],
        }
    );
}

#[test]
fn nothing_in_code_or_addresses_counts() {
    for source in [
        "`@ann #tag https://x.y`",
        "```\n@ann #tag https://x.y\n```",
        "a@b.com c# x.y/#z example.com/@ann",
        "@ # https://",
        "",
    ] {
        assert_eq!(extract(source), Extract::default(), "{source:?}");
    }
}

#[test]
fn looks_into_lists() {
    let found = extract("- @ann\n  1. #tag");
    assert_eq!(
        (found.mentions, found.tags),
        (vec!["ann".to_owned()], vec!["tag".to_owned()])
    );
}

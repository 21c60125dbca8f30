use std::fs;

/// The same file is read by `testdata/count.test.mjs`, so that browser and server agree.
#[test]
fn agrees_with_the_shared_vectors() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/testdata/count.tsv");
    let vectors = fs::read_to_string(path).unwrap();
    let mut checked = 0;
    for line in vectors.lines().filter(|line| !line.starts_with("//")) {
        let (want, source) = line
            .split_once('\t')
            .unwrap_or_else(|| panic!("no tab: {line}"));
        let source = unescape(source).unwrap_or_else(|| panic!("bad escape: {line}"));
        assert_eq!(
            text::count(&source),
            want.parse::<usize>().unwrap(),
            "{source:?}"
        );
        checked += 1;
    }
    assert!(checked > 50, "only {checked} vectors");
}

/// `\n`, `\r`, `\t`, `\\` and `\u{...}`.
fn unescape(text: &str) -> Option<String> {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\\') {
        out.push_str(before);
        let kind = after.chars().next()?;
        rest = &after[1..];
        out.push(match kind {
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            '\\' => '\\',
            _ => {
                let (hex, after) = rest.strip_prefix('{')?.split_once('}')?;
                rest = after;
                char::from_u32(u32::from_str_radix(hex, 16).ok()?)?
            }
        });
    }
    Some(out + rest)
}

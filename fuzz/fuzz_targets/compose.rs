//! Whatever is written: no panic, clean HTML, and `extract` finds what `compose` finds.
#![no_main]

use libfuzzer_sys::fuzz_target;
use text::{Known, compose, extract, plain, sanitise};

fuzz_target!(|source: &str| {
    let found = extract(source);
    let known = Known::from_iter(found.mentions.iter().step_by(2));
    let composed = compose(source, &known);
    assert_eq!(sanitise(&composed.html), composed.html);
    assert_eq!(plain(&composed.html), composed.plain);
    assert_eq!(found.tags, composed.tags);
    assert_eq!(found.links, composed.links);
    text::query::parse(source);
    text::search::index(&composed.plain, text::language(&composed.plain));
});

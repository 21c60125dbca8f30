//! Whatever HTML comes from elsewhere: no panic, and what went through once goes through again unchanged.
#![no_main]

use libfuzzer_sys::fuzz_target;
use text::{excerpt, plain, sanitise};

fuzz_target!(|html: &str| {
    let clean = sanitise(html);
    assert_eq!(sanitise(&clean), clean);
    excerpt(&plain(html), 80);
});

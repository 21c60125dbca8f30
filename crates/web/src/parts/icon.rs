//! Line drawings of one hand, in `assets/icons.svg`; and the mark.

use std::sync::LazyLock;

use maud::{Markup, PreEscaped, html};

use super::Sample;
use crate::frame::assets::asset;

/// Where they are: a page has hundreds.
static DRAWINGS: LazyLock<String> = LazyLock::new(|| asset("icons.svg"));

/// The drawing `name`, in the colour of the text around it. Says nothing: put words beside it.
pub fn icon(name: &str) -> Markup {
    sized(name, "icon")
}

/// As [`icon`], as small as small print.
pub fn small(name: &str) -> Markup {
    sized(name, "icon icon--s")
}

fn sized(name: &str, class: &str) -> Markup {
    html! { svg class=(class) aria-hidden="true" { use href={ (*DRAWINGS) "#" (name) } {} } }
}

/// The mark: a cup that is also a speech bubble, of two walls that meet.
pub fn mark() -> Markup {
    PreEscaped(concat!(
        r##"<svg viewBox="0 0 64 64" aria-hidden="true"><path d="M48 22h3a7.75 7.75 0 0 1 0 15.5h-3" fill="none" "##,
        r##"stroke="#c2410c" stroke-width="5.5"/><path fill="#c2410c" d="M23 13h21a5 5 0 0 1 5 5v18a15 15 0 0 1-15 15H23z"/>"##,
        r##"<path fill="#f58549" d="M24 13v38L8.6 58.3A1.8 1.8 0 0 1 6 56.7V17.5a4.5 4.5 0 0 1 4.5-4.5z"/></svg>"##
    ).to_owned())
}

/// Names of all drawings.
pub fn names() -> Vec<&'static str> {
    include_str!("../../assets/icons.svg")
        .split("<symbol id=\"")
        .skip(1)
        .filter_map(|s| s.split('"').next())
        .collect()
}

pub(super) fn sample(_: &Sample) -> Markup {
    html! { div .row { @for name in names() { span title=(name) { (icon(name)) } } (small("check")) } }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;
    use std::path::Path;

    use super::*;

    /// Literals after `icon("`, `small("` or `icon: "` in the files of `folder`.
    fn used(folder: &Path, found: &mut BTreeSet<String>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                used(&path, found);
            } else if let Ok(text) = fs::read_to_string(&path) {
                for call in ["icon(\"", "small(\"", "icon: \""] {
                    let hits = text.split(call).skip(1);
                    found.extend(hits.filter_map(|s| s.split('"').next()).map(str::to_owned));
                }
            }
        }
    }

    #[test]
    fn every_icon_that_is_used_is_drawn() {
        let mut found = BTreeSet::new();
        used(
            &Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
            &mut found,
        );
        found.retain(|name| name.chars().all(|c| c.is_ascii_lowercase() || c == '-'));
        assert!(found.len() > 20, "{found:?}");
        let drawn: BTreeSet<String> = names().into_iter().map(str::to_owned).collect();
        assert_eq!(
            found.difference(&drawn).collect::<Vec<_>>(),
            Vec::<&String>::new()
        );
    }
}

//! Groups named in a post. Their links are written for everyone, and taken out again for those who may not know of the group.

use std::borrow::Cow;

const BEGIN: &str = "<a href=\"/groups/";
const MIDDLE: &str = "\" class=\"group\">!<span>";
const END: &str = "</span></a>";

/// The link to the group with this address.
pub(crate) fn link(slug: &str) -> String {
    format!("{BEGIN}{slug}{MIDDLE}{slug}{END}")
}

/// The addresses of groups that HTML of ours leads to.
pub fn named(html: &str) -> impl Iterator<Item = &str> {
    html.split(BEGIN)
        .skip(1)
        .filter_map(|rest| Some(rest.split_once(MIDDLE)?.0))
}

/// The same HTML, where groups that `keep` does not want are plain words.
pub fn without(html: &str, keep: impl Fn(&str) -> bool) -> Cow<'_, str> {
    if !html.contains(BEGIN) {
        return Cow::Borrowed(html);
    }
    let mut parts = html.split(BEGIN);
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let found = part.split_once(MIDDLE).and_then(|(slug, rest)| {
            let rest = rest.strip_prefix(slug)?.strip_prefix(END)?;
            Some((slug, rest))
        });
        match found {
            Some((slug, rest)) if !keep(slug) => {
                out.push('!');
                out.push_str(slug);
                out.push_str(rest);
            }
            _ => {
                out.push_str(BEGIN);
                out.push_str(part);
            }
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Known, compose, extract};

    #[test]
    fn groups_are_links_for_those_who_may_know_of_them() {
        let source = "!Coffee and !tea-time, (!tea-time) wow! a!coffee !x !importantly /!coffee `!coffee` !-a";
        assert_eq!(
            extract(source).groups,
            ["coffee", "tea-time", "importantly"]
        );
        let known = Known::new().with_groups(["coffee".to_owned(), "tea-time".to_owned()]);
        let html = compose(source, &known).html;
        assert_eq!(
            named(&html).collect::<Vec<_>>(),
            ["coffee", "tea-time", "tea-time"]
        );
        assert!(
            html.contains(
                "<a href=\"/groups/coffee\" class=\"group\">!<span>coffee</span></a> and"
            )
        );
        let without_tea = without(&html, |slug| slug == "coffee");
        assert!(
            without_tea.contains("and !tea-time, (!tea-time) wow!"),
            "{without_tea}"
        );
        assert_eq!(named(&without_tea).collect::<Vec<_>>(), ["coffee"]);
        assert_eq!(without(&html, |_| true), html);
        assert_eq!(compose("!coffee", &Known::new()).html, "<p>!coffee</p>");
    }
}

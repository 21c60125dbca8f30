//! Why nothing was found, and how to ask more precisely.

use maud::{Markup, html};
use service::search::{Posts, Problem};

use crate::Viewer;
use crate::parts::Scene;
use crate::parts::empty::{Art, empty};

/// What can be asked, with an example each: the key of what it means.
const OPERATORS: [(&str, &str); 9] = [
    ("from:sofie", "from"),
    ("to:me", "to"),
    ("in:roastery", "in"),
    ("has:image", "has"),
    ("before:2026-11-01", "before"),
    ("after:2026-10-01", "after"),
    ("\"first crack\"", "phrase"),
    ("espr*", "prefix"),
    ("-decaf", "without"),
];

/// Says why there is nothing.
pub(super) fn nothing(viewer: &Viewer, kind: &str, q: &str, posts: Option<&Posts>) -> Markup {
    let l = viewer.l;
    let reasons = posts
        .map(|posts| reasons(viewer, posts))
        .unwrap_or_default();
    let text = if reasons.is_empty() {
        l.t(&format!("search-none-{kind}")).into_owned()
    } else {
        reasons.join(" ")
    };
    let everywhere = l.t("search-everyone");
    let next = (kind == "posts").then(|| html! { a .btn href="/everyone" { (everywhere) } });
    empty(
        Art::Search,
        &l.ta("search-none", &[("q", q.trim().into())]),
        &text,
        next,
    )
}

fn reasons(viewer: &Viewer, posts: &Posts) -> Vec<String> {
    let l = viewer.l;
    let mut reasons: Vec<String> = posts
        .nobody
        .iter()
        .map(|who| l.ta("search-nobody", &[("who", who.as_str().into())]))
        .collect();
    reasons.extend(posts.problems.iter().map(|problem| match problem {
        Problem::UnknownOperator(what) => l.ta("search-unknown", &[("what", what.as_str().into())]),
        Problem::UnknownHas(what) => l.ta("search-unknown-has", &[("what", what.as_str().into())]),
        Problem::BadDate(what) => l.ta("search-bad-date", &[("what", what.as_str().into())]),
        Problem::NoValue(what) => l.ta("search-no-value", &[("what", what.as_str().into())]),
        Problem::OnlyNegated => l.t("search-only-negated").into_owned(),
    }));
    reasons
}

/// What can be asked.
pub(super) fn help(s: &Scene<'_>) -> Markup {
    html! {
        section ."sheet sheet--pad stack" {
            h2 { (s.l.t("search-help")) }
            dl .help-list {
                @for (example, key) in OPERATORS {
                    dt { code { (example) } } dd { (s.l.t(&format!("search-help-{key}"))) }
                }
            }
        }
    }
}

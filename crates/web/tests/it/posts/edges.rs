//! What is suggested while one writes, and whatever else may be sent.

use std::time::Duration;

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use super::*;

#[tokio::test]
async fn suggestions_are_what_one_may_see() {
    let w = world().await;
    w.post(w.ann, "#coffee").await;
    w.post_to(w.ann, Audience::Named, "#cocoa @ben").await;
    let mut eva = Browser::of(&w, w.eva).await;
    eva.part("/typeahead?kind=person&q=be").await.ok();
    eva.sees("data-value=\"@ben\"").sees("Ben Brink");
    eva.part("/typeahead?kind=tag&q=co")
        .await
        .ok()
        .sees("#coffee")
        .sees_not("cocoa");
    eva.part("/typeahead?kind=emoji&q=coff")
        .await
        .ok()
        .sees("☕");
    eva.part("/typeahead?kind=unit&q=roast")
        .await
        .ok()
        .sees("Roastery");
    eva.part("/typeahead?kind=person&q=").await.ok();
    eva.part("/typeahead?kind=nothing&q=x").await.status(404);
    eva.part("/compose/audience?audience=named&text=%40ben%20%40ann")
        .await
        .ok()
        .sees("2 people");
    eva.part("/compose/audience?text=&reply=x")
        .await
        .ok()
        .sees("those you mention");
}

/// Names and values that somebody might send.
fn hostile() -> impl Strategy<Value = Vec<(String, String)>> {
    let names = vec![
        "text",
        "note",
        "audience",
        "wider",
        "with",
        "option",
        "multiple",
        "hours",
        "at",
        "language",
        "media",
        "alt",
        "reply",
        "quote",
        "draft",
        "scheduled",
        "key",
        "remove",
        "emoji",
        "choice",
        "place",
        "sure",
        "next",
    ];
    let values = prop_oneof![
        "\\PC{0,60}",
        "-?[0-9]{1,21}",
        "unit:-?[0-9]{1,20}",
        "(everyone|followers|named|yes|1e9|\u{0}|NaN)",
        "[0-9]{4,6}-[0-9]{1,2}-[0-9]{1,2}T[0-9]{1,2}:[0-9]{1,2}",
        "(@ann ?|#tag ?|https://[a-z]{1,9}[./][a-z]{0,4} ?|`{1,3}|\\*|:coffee: ?|\n){0,30}",
    ];
    prop::collection::vec(
        (prop::sample::select(names).prop_map(str::to_owned), values),
        0..24,
    )
}

#[tokio::test]
async fn whatever_is_sent_nothing_breaks() {
    let w = world().await;
    let post = w.post(w.ben, "mine").await;
    let id = post.status.id;
    let mut ben = Browser::of(&w, w.ben).await;
    let mut runner = TestRunner::deterministic();
    let forms: Vec<String> = ["/posts", "/drafts", "/compose"]
        .into_iter()
        .map(str::to_owned)
        .chain(["react", "unreact", "vote", "edit", "restore"].map(|verb| at(id, verb)))
        .collect();
    for i in 0..160 {
        let fields = hostile().new_tree(&mut runner).unwrap().current();
        let fields: Vec<(&str, &str)> = fields
            .iter()
            .map(|(n, v)| (n.as_str(), v.as_str()))
            .collect();
        let path = &forms[i % forms.len()];
        ben.fetch(path, &fields).await;
        assert!(
            ben.code < 500,
            "{path} {fields:?}: {}\n{}",
            ben.code,
            ben.page
        );
        if ben.code == 200 && path == "/posts" {
            w.clock.advance(Duration::from_secs(60));
        }
        let query = url::form_urlencoded::Serializer::new(String::new())
            .extend_pairs(&fields)
            .finish();
        for page in ["/compose", "/typeahead", "/compose/audience", "/scheduled"] {
            ben.part(&format!("{page}?{query}&kind=person")).await;
            assert!(ben.code < 500, "{page}?{query}: {}", ben.code);
        }
    }
}

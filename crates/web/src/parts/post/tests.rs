use model::Audience;

use super::*;
use crate::i18n::L;

fn shown(view: &StatusView, place: Place) -> String {
    at(&Sample::new(L::fallback()).scene(), view, place).into_string()
}

fn sample() -> Sample {
    Sample::new(L::fallback())
}

#[test]
fn a_boost_names_the_booster_and_acts_on_what_is_boosted() {
    let s = sample();
    let original = s.post("Original.");
    let id = original.status.id;
    let boost = StatusView {
        boost_of: Some(Box::new(original)),
        author: s.ann.clone(),
        ..s.post("")
    };
    let html = shown(&boost, Place::List);
    assert!(html.contains("Ann de Vries</a> boosted"), "{html}");
    assert!(html.contains(&format!("/posts/{id}/favourite")));
    assert!(html.contains(&format!("data-post=\"{id}\"")));
}

#[test]
fn only_the_author_edits_and_deletes() {
    let mut view = sample().post("Mine?");
    let delete = format!("/posts/{}/delete", view.status.id);
    assert!(!shown(&view, Place::List).contains(&delete));
    view.yours.author = true;
    assert!(shown(&view, Place::List).contains(&delete));
}

#[test]
fn what_may_not_be_boosted_offers_neither_boost_nor_quote() {
    let mut view = sample().post("For three.");
    view.yours.may_boost = false;
    view.audience.audience = Audience::Named;
    let html = shown(&view, Place::List);
    assert!(!html.contains("/boost\""), "{html}");
    assert!(!html.contains("?quote="));
    assert!(html.contains("audience-mark--narrow"));
}

#[test]
fn a_filtered_post_is_folded_but_not_where_it_is_read() {
    let mut view = sample().post("Three nil!");
    view.filtered = Some(service::views::Filtered {
        phrase: "<b>".to_owned(),
        hide: true,
        ..Default::default()
    });
    let html = shown(&view, Place::List);
    assert!(
        html.starts_with("<details class=\"filtered\">") && html.contains("&lt;b&gt;"),
        "{html}"
    );
    assert!(shown(&view, Place::Focus).starts_with("<article"));
}

#[test]
fn what_people_call_themselves_is_only_text() {
    let mut view = sample().post("Hi.");
    view.author.name = "<script>alert(1)</script>".to_owned();
    view.status.note = "\"><img src=x>".to_owned();
    let html = shown(&view, Place::Focus);
    assert!(
        !html.contains("<script") && !html.contains("<img src=x"),
        "{html}"
    );
}

#[test]
fn a_line_stands_where_reading_stopped_and_only_between_posts() {
    let s = sample();
    let views: Vec<StatusView> = [30, 20, 10]
        .into_iter()
        .map(|id| {
            let mut view = s.post("One.");
            view.status.id = id.into();
            view
        })
        .collect();
    let lines = |read: Option<i64>| {
        let of = Feed {
            stream: "home",
            mine: true,
            marker: Some(("home", read.map(Into::into))),
        };
        let html = feed(&s.scene(), &of, &views).into_string();
        let before = html
            .split("read-to")
            .next()
            .unwrap()
            .matches("<article")
            .count();
        html.contains("read-to").then_some(before)
    };
    assert_eq!(lines(Some(20)), Some(1));
    assert_eq!(lines(Some(15)), Some(2), "the post itself may be gone");
    assert_eq!(lines(Some(30)), None, "nothing is new");
    assert_eq!(lines(Some(5)), None, "it is further down than this page");
    assert_eq!(lines(None), None);
}

//! Everyone: to look around in and to find someone.

use axum::extract::State;
use maud::{Markup, html};
use serde::Deserialize;
use service::directory::{self, Choices, Found, Wanted};
use service::units::{self, Branch};
use service::{Ctx, suggestions};

use super::follows::pager;
use super::header::tongue;
use super::suggestions::beside_page;
use crate::parts::empty::{Art, empty};
use crate::parts::form::Field;
use crate::parts::icon;
use crate::parts::person::{self, Follow};
use crate::settings::profile::options;
use crate::{Answer, Page, Query, Viewer};

/// What is asked for.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    q: String,
    unit: String,
    place: String,
    language: String,
    page: i64,
}

impl Asked {
    fn wanted(&self) -> Wanted {
        Wanted {
            text: self.q.clone(),
            unit: self.unit.parse().ok(),
            place: self.place.clone(),
            language: self.language.clone(),
        }
    }

    fn any(&self) -> bool {
        [&self.q, &self.unit, &self.place, &self.language]
            .iter()
            .any(|field| !field.trim().is_empty())
    }

    /// Whether more than words is asked for.
    fn narrowed(&self) -> bool {
        [&self.unit, &self.place, &self.language]
            .iter()
            .any(|field| !field.trim().is_empty())
    }

    /// The address without the page.
    fn path(&self) -> String {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        let fields = [
            ("q", &self.q),
            ("unit", &self.unit),
            ("place", &self.place),
            ("language", &self.language),
        ];
        for (name, value) in fields {
            if !value.is_empty() {
                query.append_pair(name, value);
            }
        }
        match query.finish().as_str() {
            "" => "/people".to_owned(),
            query => format!("/people?{query}"),
        }
    }
}

pub(super) async fn index(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Query(asked): Query<Asked>,
) -> Answer {
    let (l, actor) = (viewer.l, viewer.actor());
    let found = directory::list(&ctx, actor, asked.wanted(), asked.page).await?;
    let choices = directory::choices(&ctx).await?;
    let tree = units::choices(&ctx).await?;
    let meet = suggestions::list(&ctx, actor, 3).await?;
    let body = html! {
        (filters(&viewer, &asked, &choices, &tree))
        @if found.items.is_empty() { (nobody(&viewer, &asked)) } @else { (cards(&viewer, &found)) }
        (pager(&viewer, &asked.path(), asked.page, found.more))
    };
    let page = Page::new(&viewer, &l.t("parts-people-link"))
        .under(l.ta("parts-people", &[("n", found.total.into())]));
    Ok(page
        .current("people")
        .aside(beside_page(&viewer, &meet))
        .show(body))
}

/// The ways to look at the same people.
pub(crate) fn ways(viewer: &Viewer, here: &str) -> Markup {
    let l = viewer.l;
    let all = [
        ("/people", "people-cards"),
        ("/people/suggestions", "people-meet"),
        ("/units", "units-title"),
        ("/chart", "chart-title"),
    ];
    html! {
        nav .row aria-label=(l.t("people-ways")) {
            @for (href, key) in all { a .chip href=(href) aria-current=[(href == here).then_some("page")] { (l.t(key)) } }
        }
    }
}

fn filters(viewer: &Viewer, asked: &Asked, choices: &Choices, tree: &[Branch]) -> Markup {
    let l = viewer.l;
    let (any_unit, any_place, any_tongue) = (
        l.ta(
            "people-any-unit",
            &[("organisation", viewer.organisation.name.as_str().into())],
        ),
        l.t("people-any-place"),
        l.t("people-any-language"),
    );
    let named = options(tree);
    let mut units = vec![("", any_unit.as_str())];
    units.extend(named.iter().map(|(v, t)| (v.as_str(), t.as_str())));
    let mut places = vec![("", any_place.as_ref())];
    places.extend(choices.places.iter().map(|p| (p.as_str(), p.as_str())));
    let spoken: Vec<(&str, String)> = choices
        .languages
        .iter()
        .map(|code| (code.as_str(), tongue(viewer, code)))
        .collect();
    let mut tongues = vec![("", any_tongue.as_ref())];
    tongues.extend(spoken.iter().map(|(code, name)| (*code, name.as_str())));
    let example = l.t("people-words-example");
    html! {
        form ."sheet sheet--pad" method="get" action="/people" role="search" {
            (ways(viewer, "/people"))
            div ."row row--find" {
                (Field::new("q", &l.t("people-words")).kind("search").value(&asked.q).placeholder(&example).input())
                button .btn { (icon::small("search")) (l.t("people-show")) }
            }
            details .filters-more open[asked.narrowed()] {
                summary { (icon::small("chevron-right")) (l.t("people-more")) }
                div ."filters filters--people" {
                (Field::new("unit", &l.t("people-unit")).value(&asked.unit).select(&units))
                @if places.len() > 1 { (Field::new("place", &l.t("people-place")).value(&asked.place).select(&places)) }
                @if tongues.len() > 1 { (Field::new("language", &l.t("people-language")).value(&asked.language).select(&tongues)) }
                }
            }
            @if asked.any() { p .filters-all { a href="/people" { (l.t("people-all")) } } }
        }
    }
}

fn cards(viewer: &Viewer, found: &Found) -> Markup {
    let (s, me) = (viewer.scene(), viewer.account().id);
    html! {
        ul ."cards cards--page" aria-label=(viewer.l.t("parts-people-link")) {
            @for met in &found.items { (person::card(&s, &met.card, Follow::of(me, met))) }
        }
    }
}

fn nobody(viewer: &Viewer, asked: &Asked) -> Markup {
    let l = viewer.l;
    if asked.any() {
        let next = html! { a .btn href="/people" { (l.t("people-all")) } };
        return empty(
            Art::Search,
            &l.t("people-none-title"),
            &l.t("people-none"),
            Some(next),
        );
    }
    empty(
        Art::People,
        &l.t("people-alone-title"),
        &l.t("people-alone"),
        None,
    )
}

//! Shaping the tree of units.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use model::{UnitId, UnitKind};
use serde::Deserialize;
use service::policy::limit::{UNIT_ABOUT_CHARS, UNIT_NAME_CHARS};
use service::units::{self, Branch, Counted, UnitDraft};
use service::{Ctx, Refusal};

use super::page;
use crate::door::refused;
use crate::parts::form::{Field, section, submit};
use crate::parts::icon;
use crate::settings::profile::options;
use crate::units::{drawing, kind};
use crate::{Admin, Answer, Error, Errors, Form, Path, Reply, again};

const HERE: &str = "/admin/units";

/// A unit as it is sent.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    name: String,
    kind: String,
    parent: String,
    about: String,
}

impl Asked {
    fn draft(&self) -> Result<UnitDraft, Error> {
        Ok(UnitDraft {
            name: self.name.clone(),
            kind: self.kind.parse().map_err(|_| Error::Unreadable)?,
            parent: match self.parent.as_str() {
                "" => None,
                id => Some(id.parse().map_err(|_| Error::Unreadable)?),
            },
            about: self.about.clone(),
        })
    }
}

/// The tree, and the form for another unit.
pub(super) async fn index(State(ctx): State<Ctx>, viewer: Admin) -> Answer {
    list(&ctx, &viewer, &Asked::default(), &Errors::none()).await
}

pub(super) async fn create(
    State(ctx): State<Ctx>,
    viewer: Admin,
    Form(asked): Form<Asked>,
) -> Answer {
    match units::create(&ctx, viewer.actor(), asked.draft()?).await {
        Ok(_) => Ok(Reply::to(HERE).toast("toast-unit-made").into_response()),
        Err(refusal) => {
            let errors = Errors::from_refusal(&viewer, refusal)?;
            let page = list(&ctx, &viewer, &asked, &errors).await?;
            Ok(again(&viewer, &errors, page))
        }
    }
}

async fn list(ctx: &Ctx, viewer: &Admin, asked: &Asked, errors: &Errors) -> Answer<Response> {
    let (l, tree) = (viewer.l, units::tree(ctx).await?);
    let branches: Vec<Branch> = tree.iter().map(|c| c.branch.clone()).collect();
    let body = html! {
        @if !tree.is_empty() { div .sheet { ul .rows { @for one in &tree { (row(viewer, one)) } } } }
        form ."sheet sheet--pad" method="post" action=(HERE) {
            (viewer.csrf())
            (section(&l.t("admin-unit-new"), Some(&l.t("admin-unit-new-text")), fields(viewer, asked, &branches, None, errors)))
            div ."row row--end" { (submit(&l.t("admin-unit-make"))) }
        }
    };
    Ok(page(viewer, &l.t("admin-units"), HERE, body))
}

fn row(viewer: &Admin, one: &Counted) -> Markup {
    let (l, unit) = (viewer.l, &one.branch.unit);
    let depth = one.branch.depth.min(8);
    let people = l.ta("parts-people", &[("n", one.people.into())]);
    html! {
        li class={ "person depth-" (depth) } {
            span .unit-mark { (icon(drawing(unit.kind))) }
            div .clip {
                a ."person__name bare" href={ "/units/" (unit.slug) } { (unit.name) }
                p .person__sub { (kind(l, unit.kind)) " · " (people) }
            }
            a ."btn btn--quiet btn--s" href={ (HERE) "/" (unit.id) } { (l.t("admin-unit-edit")) span .vh { " " (unit.name) } }
        }
    }
}

/// Name, kind, place and purpose; `own` is left out of where it may stand, with all below it.
fn fields(
    viewer: &Admin,
    asked: &Asked,
    branches: &[Branch],
    own: Option<UnitId>,
    errors: &Errors,
) -> Markup {
    let l = viewer.l;
    let kinds: Vec<(&str, String)> = UnitKind::ALL
        .iter()
        .map(|k| (k.word(), kind(l, *k)))
        .collect();
    let kinds: Vec<(&str, &str)> = kinds.iter().map(|(v, t)| (*v, t.as_str())).collect();
    let chosen = match asked.kind.as_str() {
        "" => UnitKind::Department.word(),
        kind => kind,
    };
    let top = l.t("admin-unit-top");
    let named = options(&without(branches, own));
    let mut parents = vec![("", top.as_ref())];
    parents.extend(named.iter().map(|(v, t)| (v.as_str(), t.as_str())));
    html! {
        (refused(errors, &["name", "kind", "parent", "about"]))
        (Field::new("name", &l.t("admin-unit-name")).value(&asked.name).max(UNIT_NAME_CHARS).required().error(errors.get("name")).input())
        (Field::new("kind", &l.t("admin-unit-kind")).value(chosen).select(&kinds))
        (Field::new("parent", &l.t("admin-unit-parent")).value(&asked.parent).error(errors.get("parent")).select(&parents))
        (Field::new("about", &l.t("admin-unit-about")).value(&asked.about).max(UNIT_ABOUT_CHARS).error(errors.get("about")).area())
    }
}

fn without(branches: &[Branch], own: Option<UnitId>) -> Vec<Branch> {
    let mut left = Vec::with_capacity(branches.len());
    let mut inside: Option<usize> = None;
    for branch in branches {
        if inside.is_some_and(|depth| branch.depth > depth) {
            continue;
        }
        inside = (Some(branch.unit.id) == own).then_some(branch.depth);
        if inside.is_none() {
            left.push(branch.clone());
        }
    }
    left
}

pub(super) async fn edit(State(ctx): State<Ctx>, viewer: Admin, Path(id): Path<UnitId>) -> Answer {
    form(&ctx, &viewer, id, None, &Errors::none()).await
}

pub(super) async fn update(
    State(ctx): State<Ctx>,
    viewer: Admin,
    Path(id): Path<UnitId>,
    Form(asked): Form<Asked>,
) -> Answer {
    let done = units::update(&ctx, viewer.actor(), id, asked.draft()?).await;
    settle(&ctx, &viewer, id, Some(&asked), (done, "toast-saved")).await
}

pub(super) async fn destroy(
    State(ctx): State<Ctx>,
    viewer: Admin,
    Path(id): Path<UnitId>,
) -> Answer {
    let done = units::delete(&ctx, viewer.actor(), id).await;
    settle(&ctx, &viewer, id, None, (done, "toast-unit-gone")).await
}

async fn settle(
    ctx: &Ctx,
    viewer: &Admin,
    id: UnitId,
    asked: Option<&Asked>,
    (done, toast): (Result<(), Refusal>, &str),
) -> Answer {
    match done {
        Ok(()) => Ok(Reply::to(HERE).toast(toast).into_response()),
        Err(refusal) => {
            let errors = Errors::from_refusal(viewer, refusal)?;
            let page = form(ctx, viewer, id, asked, &errors).await?;
            Ok(again(viewer, &errors, page))
        }
    }
}

async fn form(
    ctx: &Ctx,
    viewer: &Admin,
    id: UnitId,
    asked: Option<&Asked>,
    errors: &Errors,
) -> Answer<Response> {
    let l = viewer.l;
    let unit = units::find(ctx, id).await?;
    let branches = units::choices(ctx).await?;
    let stored = Asked {
        name: unit.name.clone(),
        kind: unit.kind.word().to_owned(),
        parent: unit.parent_id.map(|p| p.to_string()).unwrap_or_default(),
        about: unit.about.clone(),
    };
    let at = format!("{HERE}/{id}");
    let body = html! {
        form ."sheet sheet--pad" method="post" action=(at) {
            (viewer.csrf())
            (section(&unit.name, Some(&l.t("admin-unit-text")), fields(viewer, asked.unwrap_or(&stored), &branches, Some(id), errors)))
            div ."row row--end" { a ."btn btn--quiet" href=(HERE) { (l.t("admin-back")) } (submit(&l.t("save"))) }
        }
        form ."sheet sheet--pad" method="post" action={ (at) "/delete" } {
            (viewer.csrf())
            (section(&l.t("admin-unit-delete"), Some(&l.t("admin-unit-delete-text")), html! {
                div .row { button ."btn btn--bad" { (l.t("admin-unit-delete")) } }
            }))
        }
    };
    Ok(page(viewer, &unit.name, HERE, body))
}

//! Lists of people: one's own, nobody else knows of them.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use model::{AccountId, ListId};
use serde::Deserialize;
use service::lists::{self, List, ListView};
use service::policy::limit::LIST_TITLE_CHARS;
use service::{Ctx, Refusal, timelines};

use super::line::{Bounds, Line};
use crate::parts::empty::{Art, empty};
use crate::parts::face::{self, Size};
use crate::parts::form::{Field, grave, section, submit};
use crate::parts::{icon, person};
use crate::{Answer, Errors, Form, Page, Path, Query, Reply, Viewer, again};

/// The name of a list, as it is sent.
#[derive(Debug, Clone, Default, Deserialize)]
pub(super) struct Titled {
    title: String,
}

/// Whom to put in a list.
#[derive(Debug, Clone, Default, Deserialize)]
pub(super) struct Someone {
    handle: String,
}

pub(super) async fn index(viewer: Viewer, State(ctx): State<Ctx>) -> Answer {
    let all = lists::all(&ctx, viewer.actor()).await?;
    Ok(index_page(&viewer, &all, "", &Errors::none()))
}

fn index_page(viewer: &Viewer, all: &[List], title: &str, errors: &Errors) -> Response {
    let l = viewer.l;
    let body = html! {
        @if all.is_empty() { (empty(Art::People, &l.t("lists-empty-title"), &l.t("lists-empty"), None)) }
        @else { div .sheet { ul .rows { @for list in all { li .person {
            span .unit-mark { (icon("list")) }
            div .clip {
                a ."person__name bare" href={ "/lists/" (list.id) } { (list.title) }
                p .person__sub { (l.ta("parts-people", &[("n", list.members_count.into())])) }
            }
            a ."btn btn--quiet btn--s" href={ "/lists/" (list.id) "/edit" } { (l.t("lists-edit")) span .vh { " " (list.title) } }
        } } } } }
        form ."sheet sheet--pad stack" method="post" action="/lists" {
            (viewer.csrf())
            (named(viewer, &l.t("lists-new"), title, errors))
            div ."row row--end" { (submit(&l.t("lists-make"))) }
        }
    };
    let page = Page::new(viewer, &l.t("lists-title")).current("lists");
    page.under(l.t("lists-sub")).show(body)
}

fn named(viewer: &Viewer, label: &str, title: &str, errors: &Errors) -> Markup {
    let hint = viewer.l.t("lists-name-hint");
    Field::new("title", label)
        .value(title)
        .hint(&hint)
        .max(LIST_TITLE_CHARS)
        .error(errors.get("title"))
        .required()
        .input()
}

pub(super) async fn create(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Form(asked): Form<Titled>,
) -> Answer {
    match lists::create(&ctx, viewer.actor(), &asked.title).await {
        Ok(id) => Ok(Reply::to(format!("/lists/{id}/edit"))
            .toast("toast-list-made")
            .into_response()),
        Err(refusal) => {
            let errors = Errors::from_refusal(&viewer, refusal)?;
            let all = lists::all(&ctx, viewer.actor()).await?;
            let page = index_page(&viewer, &all, &asked.title, &errors);
            Ok(again(&viewer, &errors, page))
        }
    }
}

pub(super) async fn show(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Path(id): Path<ListId>,
    Query(bounds): Query<Bounds>,
) -> Answer {
    let (actor, l) = (viewer.actor(), viewer.l);
    let view = lists::get(&ctx, actor, id).await?;
    let turn = bounds
        .turn(|page| timelines::list(&ctx, actor, id, page))
        .await?;
    let (path, edit) = (format!("/lists/{id}"), format!("/lists/{id}/edit"));
    let stream = format!("list:{id}");
    let line = Line {
        path: &path,
        stream: Some(&stream),
        ..Line::default()
    };
    let (title, text) = if view.members.is_empty() {
        (l.t("list-nobody-title"), l.t("list-nobody"))
    } else {
        (l.t("list-quiet-title"), l.t("list-quiet"))
    };
    let next = html! { a .btn href=(edit) { (l.t("list-add-people")) } };
    let body = line.show(
        &viewer,
        &turn,
        empty(Art::People, &title, &text, Some(next)),
    );
    let people = l.ta("parts-people", &[("n", view.list.members_count.into())]);
    let page = Page::new(&viewer, &view.list.title)
        .under(people)
        .back("/lists")
        .current("lists")
        .tools(html! { a ."btn btn--quiet btn--s" href=(edit) { (l.t("lists-edit")) } });
    Ok(page.show(body))
}

pub(super) async fn edit(viewer: Viewer, State(ctx): State<Ctx>, Path(id): Path<ListId>) -> Answer {
    let view = lists::get(&ctx, viewer.actor(), id).await?;
    let title = view.list.title.clone();
    Ok(edit_page(&viewer, &view, [&title, ""], &Errors::none()))
}

/// `written` is what stands in the two fields: title and handle.
fn edit_page(viewer: &Viewer, view: &ListView, written: [&str; 2], errors: &Errors) -> Response {
    let (l, path) = (viewer.l, format!("/lists/{}", view.list.id));
    let body = html! {
        div ."sheet sheet--pad" {
            (section(&l.t("list-people"), None, html! {
                form .stack method="post" action={ (path) "/members" } { (viewer.csrf()) (picker(viewer, written[1], errors)) }
            }))
            (members(viewer, view, &path))
        }
        div ."sheet sheet--pad" {
            (section(&l.t("list-name"), None, html! {
                form .stack method="post" action=(path) {
                    (viewer.csrf())
                    (named(viewer, &l.t("list-title"), written[0], errors))
                    div ."row row--end" { (submit(&l.t("save"))) }
                }
            }))
            (section(&l.t("list-delete"), None, html! {
                details {
                    summary ."btn btn--quiet" { (l.t("list-delete-ask")) }
                    form ."stack" method="post" action={ (path) "/delete" } {
                        (viewer.csrf())
                        p .hint { (l.t("list-delete-sure")) }
                        div .row { (grave(&l.t("list-delete"), None)) }
                    }
                }
            }))
        }
    };
    let page = Page::new(viewer, &view.list.title).under(l.t("list-edit-sub"));
    page.back(path.clone()).current("lists").show(body)
}

/// A field with suggestions; without script one writes the handle.
fn picker(viewer: &Viewer, handle: &str, errors: &Errors) -> Markup {
    let l = viewer.l;
    let error = errors.get("handle");
    let described = if error.is_some() {
        "e-handle"
    } else {
        "h-handle"
    };
    html! {
        div .field {
            label .label for="f-handle" { (l.t("list-add")) }
            div .row {
                input ."input grow" id="f-handle" name="handle" value=(handle) placeholder="@ann" autocomplete="off" autocapitalize="none"
                    spellcheck="false" required data-ahead="person" aria-invalid=[error.map(|_| "true")] aria-describedby=(described);
                (submit(&l.t("list-add-button")))
            }
            @match error {
                Some(error) => { p .error id="e-handle" { (icon("warning")) span { (error) } } }
                None => { p .hint id="h-handle" { (l.t("list-add-hint")) } }
            }
        }
    }
}

fn members(viewer: &Viewer, view: &ListView, path: &str) -> Markup {
    let l = viewer.l;
    html! {
        @if view.members.is_empty() { p .hint { (l.t("list-nobody")) } }
        ul .rows { @for who in &view.members { li .item {
            (face::linked(who, Size::Plain))
            div .clip {
                a ."person__name bare" href={ "/@" (who.handle) } data-card=(who.handle) { (viewer.words(&who.name)) }
                p ."person__sub clip" { "@" (who.handle) @let place = person::post_of(who); @if !place.is_empty() { " · " (place) } }
            }
            form method="post" action={ (path) "/members/" (who.id) "/remove" } {
                (viewer.csrf())
                button ."btn btn--quiet btn--s" { (l.t("list-remove")) span .vh { " " (who.name) } }
            }
        } } }
    }
}

pub(super) async fn update(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Path(id): Path<ListId>,
    Form(asked): Form<Titled>,
) -> Answer {
    match lists::rename(&ctx, viewer.actor(), id, &asked.title).await {
        Ok(()) => Ok(changed(id).into_response()),
        Err(refusal) => refused(&ctx, &viewer, id, refusal, [&asked.title, ""]).await,
    }
}

pub(super) async fn add(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Path(id): Path<ListId>,
    Form(asked): Form<Someone>,
) -> Answer {
    match lists::add(&ctx, viewer.actor(), id, &asked.handle).await {
        Ok(()) => Ok(changed(id).into_response()),
        Err(refusal) => refused(&ctx, &viewer, id, refusal, ["", &asked.handle]).await,
    }
}

pub(super) async fn remove(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Path((id, account)): Path<(ListId, AccountId)>,
) -> Answer<Reply> {
    lists::remove(&ctx, viewer.actor(), id, account).await?;
    Ok(changed(id))
}

pub(super) async fn destroy(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Path(id): Path<ListId>,
) -> Answer<Reply> {
    lists::delete(&ctx, viewer.actor(), id).await?;
    Ok(Reply::to("/lists").toast("toast-list-deleted"))
}

fn changed(id: ListId) -> Reply {
    Reply::to(format!("/lists/{id}/edit")).toast("toast-saved")
}

/// The page of the list again; a field that was not sent shows what is stored.
async fn refused(
    ctx: &Ctx,
    viewer: &Viewer,
    id: ListId,
    refusal: Refusal,
    written: [&str; 2],
) -> Answer {
    let errors = Errors::from_refusal(viewer, refusal)?;
    let view = lists::get(ctx, viewer.actor(), id).await?;
    let title = if errors.get("title").is_some() {
        written[0].to_owned()
    } else {
        view.list.title.clone()
    };
    let page = edit_page(viewer, &view, [&title, written[1]], &errors);
    Ok(again(viewer, &errors, page))
}

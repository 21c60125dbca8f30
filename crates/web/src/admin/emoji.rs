//! The organisation's own emoji: adding, sorting, taking out of use, deleting.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use model::{CustomEmoji, EmojiId};
use serde::Deserialize;
use service::Ctx;
use service::emoji::{self, CATEGORY_CHARS, EmojiView, NewEmoji};

use super::page;
use crate::door::refused;
use crate::parts::emoji::{beside, picture};
use crate::parts::empty::{Art, empty};
use crate::parts::form::{Field, grave, section, submit, switch};
use crate::parts::list::{Cell, Stand, state, table};
use crate::{Admin, Answer, Errors, Form, Path, Reply, Upload, again};

const HERE: &str = "/admin/emoji";
/// What pictures are taken, for the file dialog of browsers.
const ACCEPT: &str = "image/png,image/gif,image/webp,image/avif,image/jpeg";

/// All of them, and the form for one more.
pub(super) async fn index(State(ctx): State<Ctx>, viewer: Admin) -> Answer {
    all(&ctx, &viewer, &NewEmoji::default(), &Errors::none()).await
}

async fn all(ctx: &Ctx, viewer: &Admin, asked: &NewEmoji, errors: &Errors) -> Answer {
    let l = viewer.l;
    let all = emoji::list(ctx, viewer.actor()).await?;
    let body = html! {
        form ."sheet sheet--pad" method="post" action=(HERE) enctype="multipart/form-data" {
            (viewer.csrf())
            (refused(errors, &["shortcode", "category", "image"]))
            (section(&l.t("emoji-new"), Some(&l.t("emoji-new-about")), html! {
                (Field::new("image", &l.t("emoji-image")).kind("file").accept(ACCEPT).hint(&l.t("emoji-image-hint")).required().error(errors.get("image")).input())
                (Field::new("shortcode", &l.t("emoji-shortcode")).value(&asked.shortcode).lead(":").max(34).hint(&l.t("emoji-shortcode-hint"))
                    .autocomplete("off").required().error(errors.get("shortcode")).input())
                (sorted(viewer, &asked.category, true, errors))
            }))
            (submit(&l.t("emoji-add")))
        }
        @if all.is_empty() { (empty(Art::Cup, &l.t("emoji-none"), &l.t("emoji-none-text"), None)) }
        @else { div .sheet { (rows(viewer, &all)) } }
    };
    Ok(page(viewer, &l.t("emoji-admin-title"), HERE, body))
}

/// The fields that can be changed later.
fn sorted(viewer: &Admin, category: &str, listed: bool, errors: &Errors) -> Markup {
    let l = viewer.l;
    html! {
        (Field::new("category", &l.t("emoji-category")).value(category).max(CATEGORY_CHARS).hint(&l.t("emoji-category-hint"))
            .error(errors.get("category")).input())
        (switch("listed", &l.t("emoji-listed"), Some(&l.t("emoji-listed-hint")), listed))
    }
}

fn rows(viewer: &Admin, all: &[EmojiView]) -> Markup {
    let l = viewer.l;
    let heads = [
        l.t("emoji-admin-title"),
        l.t("emoji-category"),
        l.t("emoji-by"),
        l.t("admin-state"),
    ];
    let rows: Vec<Vec<Cell>> = all.iter().map(|view| row(viewer, view)).collect();
    table(&l.t("emoji-admin-title"), &heads, &rows)
}

fn row(viewer: &Admin, view: &EmojiView) -> Vec<Cell> {
    let (l, e) = (viewer.l, &view.emoji);
    let (stand, key) = match (e.disabled_at, e.listed) {
        (Some(_), _) => (Stand::Bad, "emoji-disabled"),
        (None, false) => (Stand::Plain, "emoji-unlisted"),
        (None, true) => (Stand::Good, "emoji-enabled"),
    };
    let (verb, word) = match e.disabled_at {
        Some(_) => ("enable", "emoji-enable"),
        None => ("disable", "emoji-disable"),
    };
    let at = format!("{HERE}/{}", e.id);
    let named = html! { span .vh { " " (e.shortcode) } };
    vec![
        Cell::Any(html! { span ."emoji-one" { (beside(e)) code { ":" (e.shortcode) ":" } } }),
        Cell::Any(html! { @if e.category.is_empty() { "–" } @else { (e.category) } }),
        Cell::Any(html! {
            @if let Some(by) = &view.by { (viewer.words(&by.name)) br; }
            span ."small soft" { (viewer.time(e.created_at)) }
        }),
        Cell::Any(state(stand, &l.t(key))),
        Cell::Any(html! {
            div .row {
                a ."btn btn--quiet btn--s" href=(at) { (l.t("emoji-edit")) (named) }
                form method="post" action={ (at) "/" (verb) } {
                    (viewer.csrf())
                    button ."btn btn--quiet btn--s" { (l.t(word)) (named) }
                }
                a ."btn btn--bad btn--s" href={ (at) "/delete" } { (l.t("emoji-delete")) (named) }
            }
        }),
    ]
}

/// `POST /admin/emoji`: `image`, `shortcode`, `category`, `listed`.
pub(super) async fn create(State(ctx): State<Ctx>, viewer: Admin, upload: Upload) -> Answer {
    let new = NewEmoji {
        shortcode: upload.get("shortcode").to_owned(),
        category: upload.get("category").to_owned(),
        listed: !upload.get("listed").is_empty(),
    };
    let image = upload.file("image").map(|file| file.bytes.to_vec());
    let image = image.unwrap_or_default();
    match emoji::create(&ctx, viewer.actor(), new.clone(), image).await {
        Ok(_) => Ok(Reply::to(HERE).toast("toast-emoji-added").into_response()),
        Err(refusal) => {
            let errors = Errors::from_refusal(&viewer, refusal)?;
            let page = all(&ctx, &viewer, &new, &errors).await?;
            Ok(again(&viewer, &errors, page))
        }
    }
}

/// One of them.
pub(super) async fn edit(State(ctx): State<Ctx>, viewer: Admin, Path(id): Path<EmojiId>) -> Answer {
    let (view, _) = emoji::get(&ctx, viewer.actor(), id).await?;
    Ok(form(&viewer, &view.emoji, &Errors::none()))
}

fn form(viewer: &Admin, e: &CustomEmoji, errors: &Errors) -> Response {
    let l = viewer.l;
    let title = format!(":{}:", e.shortcode);
    let body = html! {
        form ."sheet sheet--pad" method="post" action={ (HERE) "/" (e.id) } {
            (viewer.csrf())
            (refused(errors, &["category"]))
            (section(&title, None, html! {
                p ."emoji-one emoji-one--large" { (picture(e)) }
                (sorted(viewer, &e.category, e.listed, errors))
            }))
            div ."row row--end" {
                a ."btn btn--quiet" href=(HERE) { (l.t("emoji-back")) }
                button .btn { (l.t("save")) }
            }
        }
    };
    page(viewer, &title, HERE, body)
}

#[derive(Debug, Deserialize)]
pub(super) struct Sorted {
    #[serde(default)]
    category: String,
    #[serde(default)]
    listed: String,
}

/// `POST /admin/emoji/{id}`: `category`, `listed`.
pub(super) async fn update(
    State(ctx): State<Ctx>,
    viewer: Admin,
    Path(id): Path<EmojiId>,
    Form(asked): Form<Sorted>,
) -> Answer {
    let listed = !asked.listed.is_empty();
    match emoji::update(&ctx, viewer.actor(), id, &asked.category, listed).await {
        Ok(()) => Ok(Reply::to(HERE).toast("toast-saved").into_response()),
        Err(refusal) => {
            let errors = Errors::from_refusal(&viewer, refusal)?;
            let (view, _) = emoji::get(&ctx, viewer.actor(), id).await?;
            Ok(again(&viewer, &errors, form(&viewer, &view.emoji, &errors)))
        }
    }
}

/// Takes one out of use.
pub(super) async fn disable(
    State(ctx): State<Ctx>,
    viewer: Admin,
    Path(id): Path<EmojiId>,
) -> Answer<Reply> {
    emoji::set_disabled(&ctx, viewer.actor(), id, true).await?;
    Ok(Reply::to(HERE).toast("toast-emoji-disabled"))
}

/// Takes one into use again.
pub(super) async fn enable(
    State(ctx): State<Ctx>,
    viewer: Admin,
    Path(id): Path<EmojiId>,
) -> Answer<Reply> {
    emoji::set_disabled(&ctx, viewer.actor(), id, false).await?;
    Ok(Reply::to(HERE).toast("toast-emoji-enabled"))
}

/// Asks whether it is meant.
pub(super) async fn confirm(
    State(ctx): State<Ctx>,
    viewer: Admin,
    Path(id): Path<EmojiId>,
) -> Answer {
    let l = viewer.l;
    let (view, given) = emoji::get(&ctx, viewer.actor(), id).await?;
    let e = &view.emoji;
    let code = format!(":{}:", e.shortcode);
    let title = l.ta("emoji-delete-title", &[("code", code.as_str().into())]);
    let body = html! {
        form ."sheet sheet--pad" method="post" action={ (HERE) "/" (e.id) "/delete" } {
            (viewer.csrf())
            (section(&title, Some(&l.t("emoji-delete-about")), html! {
                p ."emoji-one emoji-one--large" { (picture(e)) }
                p { (l.ta("emoji-delete-given", &[("n", given.into())])) }
                @if e.disabled_at.is_none() { p .soft { (l.t("emoji-delete-instead")) } }
            }))
            div ."row row--end" {
                a ."btn btn--quiet" href=(HERE) { (l.t("emoji-back")) }
                (grave(&l.t("emoji-delete"), None))
            }
        }
    };
    Ok(page(&viewer, &title, HERE, body))
}

/// Deletes it.
pub(super) async fn destroy(
    State(ctx): State<Ctx>,
    viewer: Admin,
    Path(id): Path<EmojiId>,
) -> Answer<Reply> {
    emoji::delete(&ctx, viewer.actor(), id).await?;
    Ok(Reply::to(HERE).toast("toast-emoji-deleted"))
}

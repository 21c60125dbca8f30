//! What those who keep order change of a group: what it is, its face, whose it is, whether it goes on.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use serde::Deserialize;
use service::groups::{self, GroupView};
use service::{Ctx, Refusal};

use super::edit::{Asked, fields};
use super::head::{Tab, button, face as drawn, head, href, page};
use crate::parts::face::Size;
use crate::parts::form::{Field, grave, section, submit};
use crate::parts::icon;
use crate::{Answer, Errors, Form, Path, Reply, Upload, Viewer, again};

/// `GET /groups/{slug}/settings`
pub(super) async fn edit(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Path(slug): Path<String>,
) -> Answer {
    show(&ctx, &viewer, &slug, None, &Errors::none()).await
}

async fn show(
    ctx: &Ctx,
    viewer: &Viewer,
    slug: &str,
    asked: Option<&Asked>,
    errors: &Errors,
) -> Answer<Response> {
    let view = groups::show(ctx, viewer.actor(), slug).await?;
    if !view.may.administer {
        return Err(Refusal::Forbidden.into());
    }
    let stored = stored(&view);
    let body = html! {
        (head(viewer, &view, Tab::Settings))
        @if view.may.moderate { (what(viewer, &view, asked.unwrap_or(&stored), errors)) (faces(viewer, &view, errors)) }
        @if viewer.is(model::Role::Admin) { div ."sheet sheet--pad" {
            (section(&viewer.l.t("group-rules-title"), Some(&viewer.l.t("group-rules-about")), html! {
                a ."btn btn--quiet" href={ (href(&view.group)) "/rules" } { (viewer.l.t("group-by-itself")) }
            }))
        } }
        div ."sheet sheet--pad" { (hand(viewer, &view, errors)) (end(viewer, &view, errors)) }
    };
    Ok(page(viewer, &view).show(body))
}

fn stored(view: &GroupView) -> Asked {
    Asked {
        name: view.group.name.clone(),
        kind: view.group.kind.word().to_owned(),
        purpose: view.group.purpose.clone(),
        rules: view.group.rules.clone(),
    }
}

fn what(viewer: &Viewer, view: &GroupView, asked: &Asked, errors: &Errors) -> Markup {
    html! {
        form ."sheet sheet--pad" method="post" action={ (href(&view.group)) "/settings" } {
            (viewer.csrf())
            (fields(viewer, asked, errors))
            div ."row row--end" { (submit(&viewer.l.t("save"))) }
        }
    }
}

fn faces(viewer: &Viewer, view: &GroupView, errors: &Errors) -> Markup {
    let (l, path, error) = (viewer.l, href(&view.group), errors.get("face"));
    html! {
        div ."sheet sheet--pad" { (section(&l.t("group-face"), None, html! {
            div .face-choice {
                (drawn(&view.group, Size::Huge))
                div {
                    form .stack method="post" action={ (path) "/face" } enctype="multipart/form-data" {
                        (viewer.csrf())
                        div .field {
                            label .label for="f-face" { (l.t("profile-face-choose")) }
                            input .input id="f-face" type="file" name="face" accept="image/jpeg,image/png,image/webp,image/gif,image/avif" required
                                aria-invalid=[error.map(|_| "true")] aria-describedby=[error.map(|_| "e-face")];
                            @if let Some(error) = error { p .error id="e-face" { (icon("warning")) span { (error) } } }
                        }
                        div .row { button ."btn btn--quiet" { (icon::small("camera")) (l.t("group-face-use")) } }
                    }
                    @if view.group.face_id.is_some() { (button(viewer, &format!("{path}/face/remove"), "profile-face-remove", "btn btn--quiet btn--s")) }
                }
            }
        })) }
    }
}

fn hand(viewer: &Viewer, view: &GroupView, errors: &Errors) -> Markup {
    let l = viewer.l;
    section(
        &l.t("group-hand-over"),
        Some(&l.t("group-hand-over-about")),
        html! {
            form .stack method="post" action={ (href(&view.group)) "/hand-over" } {
                (viewer.csrf())
                (Field::new("handle", &l.t("group-hand-over-to")).placeholder("@").ahead("person").required().error(errors.get("handle")).input())
                div .row { button ."btn btn--quiet" { (l.t("group-hand-over")) } }
            }
        },
    )
}

fn end(viewer: &Viewer, view: &GroupView, errors: &Errors) -> Markup {
    let (l, path) = (viewer.l, href(&view.group));
    let archived = view.group.archived_at.is_some();
    let (verb, key) = if archived {
        ("unarchive", "group-unarchive")
    } else {
        ("archive", "group-archive")
    };
    html! {
        (section(&l.t("group-archive"), Some(&l.t("group-archive-about")), button(viewer, &format!("{path}/{verb}"), key, "btn btn--quiet")))
        @if view.may.delete { (section(&l.t("group-delete"), Some(&l.t("group-delete-about")), html! {
            details open[errors.get("sure").is_some()] {
                summary ."btn btn--quiet" { (l.t("group-delete-ask")) }
                form .stack method="post" action={ (path) "/delete" } {
                    (viewer.csrf())
                    (Field::new("sure", &l.ta("group-delete-name", &[("group", view.group.name.as_str().into())])).required().error(errors.get("sure")).input())
                    div .row { (grave(&l.t("group-delete"), None)) }
                }
            }
        })) }
    }
}

/// `POST /groups/{slug}/settings`
pub(super) async fn update(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Path(slug): Path<String>,
    Form(asked): Form<Asked>,
) -> Answer {
    match groups::update(&ctx, viewer.actor(), &slug, asked.draft()).await {
        Ok(slug) => Ok(saved(&slug).into_response()),
        Err(refusal) => refused(&ctx, &viewer, &slug, Some(&asked), refusal).await,
    }
}

fn saved(slug: &str) -> Reply {
    Reply::to(format!("/groups/{slug}/settings")).toast("toast-saved")
}

async fn refused(
    ctx: &Ctx,
    viewer: &Viewer,
    slug: &str,
    asked: Option<&Asked>,
    refusal: Refusal,
) -> Answer {
    let errors = Errors::from_refusal(viewer, refusal)?;
    let page = show(ctx, viewer, slug, asked, &errors).await?;
    Ok(again(viewer, &errors, page))
}

/// `POST /groups/{slug}/face`: the field `face`; its middle becomes the square.
pub(super) async fn face(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Path(slug): Path<String>,
    upload: Upload,
) -> Answer {
    let done = match upload.file("face") {
        Some(file) => groups::set_face(&ctx, viewer.actor(), &slug, file.bytes.to_vec())
            .await
            .map(drop),
        None => Err(Refusal::invalid("face", "choose")),
    };
    match done {
        Ok(()) => Ok(saved(&slug).into_response()),
        Err(refusal) => refused(&ctx, &viewer, &slug, None, refusal).await,
    }
}

/// `POST /groups/{slug}/face/remove`
pub(super) async fn faceless(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Path(slug): Path<String>,
) -> Answer<Reply> {
    groups::remove_face(&ctx, viewer.actor(), &slug).await?;
    Ok(saved(&slug))
}

/// Whom to hand it over to.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Someone {
    #[serde(default)]
    handle: String,
}

/// `POST /groups/{slug}/hand-over`
pub(super) async fn hand_over(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Path(slug): Path<String>,
    Form(asked): Form<Someone>,
) -> Answer {
    match groups::hand_over(&ctx, viewer.actor(), &slug, &asked.handle).await {
        Ok(()) => Ok(Reply::to(format!("/groups/{slug}/members"))
            .toast("toast-group-handed")
            .into_response()),
        Err(refusal) => refused(&ctx, &viewer, &slug, None, refusal).await,
    }
}

/// `POST /groups/{slug}/archive`
pub(super) async fn archive(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Path(slug): Path<String>,
) -> Answer<Reply> {
    groups::archive(&ctx, viewer.actor(), &slug).await?;
    Ok(Reply::to(format!("/groups/{slug}")).toast("toast-group-archived"))
}

/// `POST /groups/{slug}/unarchive`
pub(super) async fn unarchive(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Path(slug): Path<String>,
) -> Answer<Reply> {
    groups::unarchive(&ctx, viewer.actor(), &slug).await?;
    Ok(Reply::to(format!("/groups/{slug}")).toast("toast-group-unarchived"))
}

/// The name once more, to be sure.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Sure {
    #[serde(default)]
    sure: String,
}

/// `POST /groups/{slug}/delete`
pub(super) async fn destroy(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Path(slug): Path<String>,
    Form(asked): Form<Sure>,
) -> Answer {
    match groups::delete(&ctx, viewer.actor(), &slug, &asked.sure).await {
        Ok(()) => Ok(Reply::to("/groups")
            .toast("toast-group-deleted")
            .into_response()),
        Err(refusal) => refused(&ctx, &viewer, &slug, None, refusal).await,
    }
}

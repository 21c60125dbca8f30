//! Everything about me in one file.

use axum::body::Body;
use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_LENGTH, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use futures_util::{StreamExt, stream};
use maud::{Markup, html};
use model::ExportId;
use service::Ctx;
use service::records::exports::{self, Export, WORDS, Words};

use crate::door::refused;
use crate::parts::form::{section, submit};
use crate::parts::list::{Stand, state};
use crate::settings::areas;
use crate::{Answer, Errors, Page, Path, Reply, Viewer, again};

const HERE: &str = "/settings/export";

/// The page.
pub(super) async fn index(State(ctx): State<Ctx>, viewer: Viewer) -> Answer {
    page(&ctx, &viewer, &Errors::none()).await
}

/// Asks for one.
pub(super) async fn create(State(ctx): State<Ctx>, viewer: Viewer) -> Answer {
    let l = viewer.l;
    let words: Words = WORDS
        .iter()
        .map(|key| {
            let text = l.t(&format!("export-file-{key}"));
            ((*key).to_owned(), text.into_owned())
        })
        .collect();
    match exports::create(&ctx, viewer.actor(), words, l.tag()).await {
        Ok(()) => Ok(Reply::to(HERE).toast("toast-export").into_response()),
        Err(refusal) => {
            let errors = Errors::from_refusal(&viewer, refusal)?;
            let page = page(&ctx, &viewer, &errors).await?;
            Ok(again(&viewer, &errors, page))
        }
    }
}

/// The file, a piece at a time.
pub(super) async fn show(
    State(ctx): State<Ctx>,
    viewer: Viewer,
    Path(id): Path<ExportId>,
) -> Answer {
    let (export, parts) = exports::open(&ctx, viewer.actor(), id).await?;
    let name = format!(
        "attachment; filename=\"corner-{}.zip\"",
        viewer.account().handle
    );
    let pieces = stream::iter(parts).then(move |part| {
        let ctx = ctx.clone();
        async move {
            let piece = exports::part(&ctx, &part).await;
            piece.map_err(|refusal| std::io::Error::other(refusal.to_string()))
        }
    });
    let headers = [
        (CONTENT_TYPE, "application/zip".to_owned()),
        (CONTENT_LENGTH, export.bytes.to_string()),
        (CACHE_CONTROL, "no-store".to_owned()),
        (CONTENT_DISPOSITION, name),
    ];
    Ok((headers, Body::from_stream(pieces)).into_response())
}

async fn page(ctx: &Ctx, viewer: &Viewer, errors: &Errors) -> Answer<Response> {
    let (all, may) = exports::list(ctx, viewer.actor()).await?;
    let l = viewer.l;
    let title = l.t("export-title");
    Ok(Page::new(viewer, &title).current("settings").show(html! {
        (areas(l, HERE))
        div class="sheet sheet--pad" {
            (refused(errors, &[]))
            (section(&title, Some(&l.t("export-about")), html! {
                @for export in &all { (item(viewer, export)) }
                @if may {
                    form method="post" action=(HERE) { (viewer.csrf()) (submit(&l.t("export-ask"))) }
                } @else { p class="soft" { (l.t("export-wait")) } }
            }))
            (section(&l.t("erase-title"), Some(&l.t("erase-link-about")), html! {
                p { a class="btn btn--quiet" href="/settings/erase" { (l.t("erase-link")) } }
            }))
        }
    }))
}

fn item(viewer: &Viewer, export: &Export) -> Markup {
    let l = viewer.l;
    html! {
        div class="setting" {
            @match (export.ready_at, export.expires_at) {
                (Some(at), Some(until)) => {
                    span {
                        (state(Stand::Good, &l.t("export-ready"))) " " (viewer.time(at)) br;
                        span class="hint" { (l.ta("export-until", &[("size", size(viewer, export.bytes).into()), ("day", viewer.date(until).into())])) }
                    }
                    a class="btn" href={ (HERE) "/" (export.id) } download { (l.t("export-fetch")) }
                },
                _ => span { (state(Stand::Warm, &l.t("export-making"))) " " (viewer.time(export.asked_at)) br; span class="hint" { (l.t("export-making-hint")) } },
            }
        }
    }
}

fn size(viewer: &Viewer, bytes: i64) -> String {
    let l = viewer.l;
    match bytes {
        0..1_000_000 => format!("{} kB", l.n(bytes / 1_000 + 1)),
        _ => format!("{} MB", l.n(bytes / 1_000_000 + 1)),
    }
}

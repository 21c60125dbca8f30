//! The demo: be anyone with one click.

use axum::extract::{Path, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::IntoResponse;
use maud::html;
use serde::Deserialize;
use service::Ctx;
use service::auth::sign_in::{self, DemoPerson};

use super::from;
use crate::i18n::LANGUAGES;
use crate::parts::face::Size;
use crate::{Answer, Form, MaybeViewer, Page, Reply};

#[derive(Debug, Deserialize)]
pub(super) struct Asked {
    handle: String,
}

/// Everyone one can be.
pub(super) async fn index(State(ctx): State<Ctx>, viewer: MaybeViewer) -> Answer {
    let people = sign_in::demo_people(&ctx).await?;
    let l = viewer.l;
    let title = l.t("demo-title");
    Ok(Page::new(&viewer, &title).wide().headless().show(html! {
        h1 { (title) }
        p class="lede" { (l.t("demo-text")) }
        ul class="demo-people" {
            @for person in &people { li { (one(&viewer, person)) } }
        }
    }))
}

/// Is someone.
pub(super) async fn create(
    State(ctx): State<Ctx>,
    viewer: MaybeViewer,
    Form(asked): Form<Asked>,
) -> Answer<Reply> {
    let address = viewer.address.to_string();
    let secret = sign_in::in_demo(&ctx, &asked.handle, from(&viewer, &address)).await?;
    Ok(Reply::to("/").sign_in(secret))
}

/// The face of someone one can be. Pictures are for those who are signed in; here nobody is yet.
pub(super) async fn face(State(ctx): State<Ctx>, Path(handle): Path<String>) -> Answer {
    let picture = sign_in::demo_face(&ctx, &handle).await?;
    let headers = [
        (CONTENT_TYPE, picture.mime),
        (CACHE_CONTROL, "private, max-age=3600"),
    ];
    Ok((headers, picture.bytes).into_response())
}

fn one(reader: &crate::Reader, person: &DemoPerson) -> maud::Markup {
    let card = &person.card;
    let language = LANGUAGES.iter().find(|(tag, _)| *tag == person.locale);
    let about: Vec<&str> = [card.title.as_str(), card.unit_name.as_str()]
        .into_iter()
        .chain(language.map(|(_, name)| *name))
        .filter(|s| !s.is_empty())
        .collect();
    html! {
        form method="post" action="/demo" {
            (reader.csrf())
            button class="demo-person" name="handle" value=(card.handle) {
                @if card.face_id.is_some() {
                    span class="face" aria-hidden="true" {
                        img src={ "/demo/faces/" (card.handle) } alt="" width="96" height="96" loading="lazy";
                    }
                } @else { (crate::parts::face::face(card, Size::Plain)) }
                span { b { (card.name) } br; span class="small soft" { (about.join(" · ")) } }
            }
        }
    }
}

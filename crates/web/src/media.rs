//! Images: taken in from the composer, and shown to those who may see them.

use axum::Router;
use axum::extract::State;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE,
};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use model::MediaId;
use serde::Deserialize;
use service::media::{self, Size};
use service::{Ctx, Refusal};

use crate::parts::composer;
use crate::{Answer, App, Form, Path, Reply, Upload, Viewer, upload_limit};

/// The bytes behind an address never change, and are not for those who come after on the same machine to share.
const FOR_EVER: &str = "private, max-age=31536000, immutable";
/// An image may do nothing, even when it is opened by itself.
const NOTHING: &str = "default-src 'none'; frame-ancestors 'none'; sandbox";

pub(crate) fn routes() -> Router<App> {
    Router::new()
        .route("/media", post(create).layer(upload_limit()))
        .route("/media/{id}", get(show).post(update))
        .route("/media/{id}/small", get(show_small))
        .route("/media/{id}/delete", post(destroy))
}

/// `POST /media`: the field `file`, and `description`. A script gets what it needs to show and post the image.
async fn create(State(ctx): State<Ctx>, viewer: Viewer, upload: Upload) -> Answer {
    let file = upload
        .file("file")
        .ok_or(Refusal::invalid("media", "empty"))?;
    let bytes = file.bytes.to_vec();
    let image = media::upload(&ctx, viewer.actor(), bytes, upload.get("description")).await?;
    let reply = Reply::to("/compose")
        // Scripts cannot hold our numbers exactly.
        .data("id", image.id.to_string())
        .data("src", format!("/media/{}/small", image.id))
        .data("width", image.width)
        .data("height", image.height)
        .data("description", image.description.clone())
        .part(composer::thumb(&viewer.scene(), &image));
    Ok(reply.into_response())
}

#[derive(Deserialize)]
struct Described {
    #[serde(default)]
    description: String,
}

/// `POST /media/{id}`: what it shows, in words.
async fn update(
    State(ctx): State<Ctx>,
    viewer: Viewer,
    Path(id): Path<MediaId>,
    Form(said): Form<Described>,
) -> Answer {
    media::describe(&ctx, viewer.actor(), id, &said.description).await?;
    Ok(Reply::to("/compose").into_response())
}

/// `POST /media/{id}/delete`: an image that is on no post after all.
async fn destroy(State(ctx): State<Ctx>, viewer: Viewer, Path(id): Path<MediaId>) -> Answer {
    media::discard(&ctx, viewer.actor(), id).await?;
    Ok(Reply::to("/compose").into_response())
}

async fn show(State(ctx): State<Ctx>, viewer: Viewer, Path(id): Path<MediaId>) -> Answer {
    send(&ctx, &viewer, id, Size::Large).await
}

async fn show_small(State(ctx): State<Ctx>, viewer: Viewer, Path(id): Path<MediaId>) -> Answer {
    send(&ctx, &viewer, id, Size::Small).await
}

async fn send(ctx: &Ctx, viewer: &Viewer, id: MediaId, size: Size) -> Answer<Response> {
    let picture = media::read(ctx, viewer.actor(), id, size).await?;
    let ending = picture.mime.rsplit('/').next().unwrap_or_default();
    let name = format!("inline; filename=\"corner-{id}.{ending}\"");
    let headers = [
        (CONTENT_TYPE, picture.mime),
        (CACHE_CONTROL, FOR_EVER),
        (CONTENT_SECURITY_POLICY, NOTHING),
        (CONTENT_DISPOSITION, name.as_str()),
    ];
    Ok((headers, picture.bytes).into_response())
}

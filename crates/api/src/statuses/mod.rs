//! Posts: writing them, reading one, and what one does with it.

mod create;
mod deeds;
mod draft;
mod edit;
mod media;
mod named;
mod polls;
mod scheduled;
mod show;
mod who;

use crate::{Error, Need, Table};

const READ: Need = Need::Scope(&["read:statuses"]);
const WRITE: Need = Need::Scope(&["write:statuses"]);
const FAVOURITE: Need = Need::Scope(&["write:favourites"]);
const BOOKMARK: Need = Need::Scope(&["write:bookmarks"]);
const MUTE: Need = Need::Scope(&["write:mutes"]);
const MEDIA: Need = Need::Scope(&["write:media"]);

pub(crate) fn routes() -> Table {
    Table::new()
        .post("/api/v1/statuses", WRITE, create::create)
        .get("/api/v1/statuses", READ, show::index)
        .get("/api/v1/statuses/{id}", READ, show::show)
        .put("/api/v1/statuses/{id}", WRITE, edit::update)
        .delete("/api/v1/statuses/{id}", WRITE, edit::destroy)
        .get("/api/v1/statuses/{id}/context", READ, show::context)
        .get("/api/v1/statuses/{id}/history", READ, edit::history)
        .get("/api/v1/statuses/{id}/source", READ, edit::source)
        .get("/api/v1/statuses/{id}/card", READ, show::card)
        .get(
            "/api/v1/statuses/{id}/favourited_by",
            READ,
            who::favourited_by,
        )
        .get(
            "/api/v1/statuses/{id}/reblogged_by",
            READ,
            who::reblogged_by,
        )
        .get("/api/v1/statuses/{id}/quotes", READ, show::quotes)
        .post(
            "/api/v1/statuses/{id}/quotes/{quoting}/revoke",
            WRITE,
            show::revoke_quote,
        )
        .put(
            "/api/v1/statuses/{id}/interaction_policy",
            WRITE,
            show::interaction_policy,
        )
        .post("/api/v1/statuses/{id}/translate", READ, async || {
            Error::NotFound
        })
        .post(
            "/api/v1/statuses/{id}/favourite",
            FAVOURITE,
            deeds::favourite,
        )
        .post(
            "/api/v1/statuses/{id}/unfavourite",
            FAVOURITE,
            deeds::unfavourite,
        )
        .post(
            "/api/v1/statuses/{id}/react/{name}",
            FAVOURITE,
            deeds::react,
        )
        .post(
            "/api/v1/statuses/{id}/unreact/{name}",
            FAVOURITE,
            deeds::unreact,
        )
        .post("/api/v1/statuses/{id}/bookmark", BOOKMARK, deeds::bookmark)
        .post(
            "/api/v1/statuses/{id}/unbookmark",
            BOOKMARK,
            deeds::unbookmark,
        )
        .post("/api/v1/statuses/{id}/mute", MUTE, deeds::mute)
        .post("/api/v1/statuses/{id}/unmute", MUTE, deeds::unmute)
        .post(
            "/api/v1/statuses/{id}/pin",
            Need::Scope(&["write:accounts"]),
            deeds::pin,
        )
        .post(
            "/api/v1/statuses/{id}/unpin",
            Need::Scope(&["write:accounts"]),
            deeds::unpin,
        )
        .post("/api/v1/statuses/{id}/reblog", WRITE, deeds::reblog)
        .post("/api/v1/statuses/{id}/unreblog", WRITE, deeds::unreblog)
        .post("/api/v1/media", MEDIA, media::create)
        .post("/api/v2/media", MEDIA, media::create)
        .get("/api/v1/media/{id}", MEDIA, media::show)
        .put("/api/v1/media/{id}", MEDIA, media::update)
        .delete("/api/v1/media/{id}", MEDIA, media::destroy)
        .get("/api/v1/polls/{id}", READ, polls::show)
        .post("/api/v1/polls/{id}/votes", WRITE, polls::vote)
        .get("/api/v1/scheduled_statuses", READ, scheduled::index)
        .get("/api/v1/scheduled_statuses/{id}", READ, scheduled::show)
        .put("/api/v1/scheduled_statuses/{id}", WRITE, scheduled::update)
        .delete("/api/v1/scheduled_statuses/{id}", WRITE, scheduled::destroy)
}

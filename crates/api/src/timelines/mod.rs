//! What there is to read, newest first, and where one stopped.

mod lists;
mod markers;
mod show;
mod tags;

pub(crate) use tags::entity as featured_tag;

use crate::{Error, Need, Table};

const STATUSES: Need = Need::Scope(&["read:statuses"]);
const LISTS: Need = Need::Scope(&["read:lists"]);
const WRITE_LISTS: Need = Need::Scope(&["write:lists"]);
const FOLLOWS: Need = Need::Scope(&["write:follows"]);

pub(crate) fn routes() -> Table {
    Table::new()
        .get("/api/v1/timelines/home", STATUSES, show::home)
        .get("/api/v1/timelines/public", STATUSES, show::public)
        .get("/api/v1/timelines/tag/{name}", STATUSES, show::tag)
        .get("/api/v1/timelines/list/{id}", LISTS, show::list)
        .get("/api/v1/timelines/link", STATUSES, async || Error::NotFound)
        .get(
            "/api/v1/bookmarks",
            Need::Scope(&["read:bookmarks"]),
            show::bookmarks,
        )
        .get(
            "/api/v1/favourites",
            Need::Scope(&["read:favourites"]),
            show::favourites,
        )
        .get("/api/v1/markers", STATUSES, markers::index)
        .post(
            "/api/v1/markers",
            Need::Scope(&["write:statuses"]),
            markers::create,
        )
        .get("/api/v1/lists", LISTS, lists::index)
        .post("/api/v1/lists", WRITE_LISTS, lists::create)
        .get("/api/v1/lists/{id}", LISTS, lists::show)
        .put("/api/v1/lists/{id}", WRITE_LISTS, lists::update)
        .delete("/api/v1/lists/{id}", WRITE_LISTS, lists::destroy)
        .get("/api/v1/lists/{id}/accounts", LISTS, lists::members)
        .post("/api/v1/lists/{id}/accounts", WRITE_LISTS, lists::add)
        .delete("/api/v1/lists/{id}/accounts", WRITE_LISTS, lists::remove)
        .get("/api/v1/tags/{name}", Need::Person, tags::show)
        .post("/api/v1/tags/{name}/follow", FOLLOWS, tags::follow)
        .post("/api/v1/tags/{name}/unfollow", FOLLOWS, tags::unfollow)
        .post(
            "/api/v1/tags/{name}/feature",
            Need::Scope(&["write:accounts"]),
            tags::feature,
        )
        .post(
            "/api/v1/tags/{name}/unfeature",
            Need::Scope(&["write:accounts"]),
            tags::unfeature,
        )
        .get(
            "/api/v1/followed_tags",
            Need::Scope(&["read:follows"]),
            tags::followed,
        )
        .get(
            "/api/v1/featured_tags",
            Need::Scope(&["read:accounts"]),
            tags::featured,
        )
        .post(
            "/api/v1/featured_tags",
            Need::Scope(&["write:accounts"]),
            tags::create,
        )
        .delete(
            "/api/v1/featured_tags/{id}",
            Need::Scope(&["write:accounts"]),
            tags::destroy,
        )
        .get(
            "/api/v1/featured_tags/suggestions",
            Need::Scope(&["read:accounts"]),
            tags::suggestions,
        )
}

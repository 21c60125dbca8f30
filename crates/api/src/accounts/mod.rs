//! People: who they are, what they wrote, how one stands to them.

mod deeds;
mod endorsements;
mod follows;
mod own;
mod people;
mod quiet;
mod search;
mod show;

use crate::{Error, Need, Table};

const READ: Need = Need::Scope(&["read:accounts"]);
const WRITE: Need = Need::Scope(&["write:accounts"]);
const FOLLOWS: Need = Need::Scope(&["write:follows"]);
const MUTES: Need = Need::Scope(&["write:mutes"]);
const BLOCKS: Need = Need::Scope(&["write:blocks"]);
const READ_FOLLOWS: Need = Need::Scope(&["read:follows"]);

pub(crate) fn routes() -> Table {
    Table::new()
        .merge(about_me())
        .merge(about_others())
        .get("/api/v1/mutes", Need::Scope(&["read:mutes"]), quiet::mutes)
        .get(
            "/api/v1/blocks",
            Need::Scope(&["read:blocks"]),
            quiet::blocks,
        )
        .get("/api/v1/directory", READ, people::directory)
        .get(
            "/api/v1/suggestions",
            Need::Scope(&["read"]),
            people::suggestions_v1,
        )
        .get(
            "/api/v2/suggestions",
            Need::Scope(&["read"]),
            people::suggestions_v2,
        )
        .delete(
            "/api/v1/suggestions/{id}",
            Need::Scope(&["read", "write:accounts"]),
            people::dismiss,
        )
        .get("/api/v2/search", Need::Scope(&["read:search"]), search::v2)
        .get("/api/v1/search", Need::Scope(&["read:search"]), search::v2)
}

fn about_me() -> Table {
    Table::new()
        .get(
            "/api/v1/accounts/verify_credentials",
            Need::Scope(&["profile", "read:accounts"]),
            own::show,
        )
        .patch("/api/v1/accounts/update_credentials", WRITE, own::update)
        .get(
            "/api/v1/profile",
            Need::Scope(&["profile", "read:accounts"]),
            own::profile,
        )
        .patch("/api/v1/profile", WRITE, own::update_profile)
        .delete("/api/v1/profile/avatar", WRITE, own::faceless)
        .delete("/api/v1/profile/header", WRITE, own::show)
        .get("/api/v1/preferences", READ, own::preferences)
        .post("/api/v1/accounts", Need::Token, async || Error::Forbidden)
}

fn about_others() -> Table {
    Table::new()
        .get("/api/v1/accounts", READ, show::index)
        .get("/api/v1/accounts/lookup", READ, show::lookup)
        .get("/api/v1/accounts/search", READ, search::people)
        .get(
            "/api/v1/accounts/relationships",
            READ_FOLLOWS,
            follows::relationships,
        )
        .get(
            "/api/v1/accounts/familiar_followers",
            READ_FOLLOWS,
            follows::familiar,
        )
        .get("/api/v1/accounts/{id}", READ, show::show)
        .get(
            "/api/v1/accounts/{id}/statuses",
            Need::Scope(&["read:statuses"]),
            show::statuses,
        )
        .get("/api/v1/accounts/{id}/followers", READ, follows::followers)
        .get("/api/v1/accounts/{id}/following", READ, follows::following)
        .get(
            "/api/v1/accounts/{id}/lists",
            Need::Scope(&["read:lists"]),
            show::lists,
        )
        .get(
            "/api/v1/accounts/{id}/featured_tags",
            READ,
            show::featured_tags,
        )
        .get("/api/v1/accounts/{id}/endorsements", READ, endorsements::of)
        .get("/api/v1/endorsements", READ, endorsements::index)
        .post("/api/v1/accounts/{id}/endorse", WRITE, endorsements::create)
        .post(
            "/api/v1/accounts/{id}/unendorse",
            WRITE,
            endorsements::destroy,
        )
        .post("/api/v1/accounts/{id}/pin", WRITE, endorsements::create)
        .post("/api/v1/accounts/{id}/unpin", WRITE, endorsements::destroy)
        .get("/api/v1/accounts/{id}/identity_proofs", READ, show::nothing)
        .post("/api/v1/accounts/{id}/follow", FOLLOWS, deeds::follow)
        .post("/api/v1/accounts/{id}/unfollow", FOLLOWS, deeds::unfollow)
        .post(
            "/api/v1/accounts/{id}/remove_from_followers",
            FOLLOWS,
            deeds::remove_follower,
        )
        .post("/api/v1/accounts/{id}/mute", MUTES, deeds::mute)
        .post("/api/v1/accounts/{id}/unmute", MUTES, deeds::unmute)
        .post("/api/v1/accounts/{id}/block", BLOCKS, deeds::block)
        .post("/api/v1/accounts/{id}/unblock", BLOCKS, deeds::unblock)
        .post("/api/v1/accounts/{id}/note", WRITE, deeds::note)
}

//! Administration of what Corner does not have: lists are empty, nothing can be made, what is asked for is not there.

use axum::Json;
use model::Role;
use serde_json::{Value, json};

use crate::{Answer, Error, Me, Need, Table};

macro_rules! lists {
    ($table:expr, $($name:literal),*) => {{
        let mut table = $table;
        $(
            const SCOPE: Need = Need::Scope(&[concat!("admin:read:", $name)]);
            const WRITE: Need = Need::Scope(&[concat!("admin:write:", $name)]);
            table = table
                .get(concat!("/api/v1/admin/", $name), SCOPE, none)
                .post(concat!("/api/v1/admin/", $name), WRITE, refused)
                .get(concat!("/api/v1/admin/", $name, "/{id}"), SCOPE, missing)
                .put(concat!("/api/v1/admin/", $name, "/{id}"), WRITE, missing)
                .delete(concat!("/api/v1/admin/", $name, "/{id}"), WRITE, missing);
        )*
        table
    }};
}

pub(super) fn routes() -> Table {
    const READ: Need = Need::Scope(&["admin:read"]);
    const TRENDS: Need = Need::Scope(&["admin:read"]);
    let table = Table::new()
        .post("/api/v1/admin/measures", READ, none)
        .post("/api/v1/admin/dimensions", READ, none)
        .post("/api/v1/admin/retention", READ, none)
        .get("/api/v1/admin/trends/tags", TRENDS, none)
        .get("/api/v1/admin/trends/statuses", TRENDS, none)
        .get("/api/v1/admin/trends/links", TRENDS, none)
        .get("/api/v1/admin/trends/links/publishers", TRENDS, none)
        .post(
            "/api/v1/admin/canonical_email_blocks/test",
            Need::Scope(&["admin:read:canonical_email_blocks"]),
            none,
        );
    all(table)
}

fn all(table: Table) -> Table {
    let table = { lists!(table, "canonical_email_blocks") };
    let table = { lists!(table, "domain_allows") };
    let table = { lists!(table, "domain_blocks") };
    let table = { lists!(table, "email_domain_blocks") };
    lists!(table, "ip_blocks")
}

async fn none(me: Me) -> Answer<Json<Value>> {
    me.actor.must_be(Role::Admin)?;
    Ok(Json(json!([])))
}

async fn refused(me: Me) -> Error {
    me.actor
        .must_be(Role::Admin)
        .map_or_else(Error::from, |()| Error::Forbidden)
}

async fn missing(me: Me) -> Error {
    me.actor
        .must_be(Role::Admin)
        .map_or_else(Error::from, |()| Error::NotFound)
}

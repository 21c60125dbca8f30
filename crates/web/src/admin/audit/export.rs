//! The log as a file, for other programs and for safe keeping elsewhere.

use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::IntoResponse;
use model::Detail;
use serde_json::{Map, Value, json};
use service::Ctx;
use service::audit::{self, Entry};

use super::{Asked, filter, show, wanted};
use crate::i18n::date;
use crate::{Admin, Answer, Form, again};

const HEADS: [&str; 11] = [
    "seq", "at", "act", "door", "actor", "person", "thing", "thing_id", "details", "digest", "hash",
];

/// How an entry and its details become a line of the file.
type Write = fn(&Entry, &[(Detail, String)]) -> Vec<u8>;

/// Makes the file.
pub(in super::super) async fn create(
    State(ctx): State<Ctx>,
    viewer: Admin,
    Form(asked): Form<Asked>,
) -> Answer {
    let (wanted, errors) = wanted(&ctx, &viewer, &asked).await?;
    if errors.any() {
        let page = show(&viewer, filter(&viewer, &asked, &errors));
        return Ok(again(&viewer, &errors, page));
    }
    let lines = asked.format == "jsonl";
    let (mime, name, mut bytes, write): (_, _, Vec<u8>, Write) = match lines {
        true => (
            "application/x-ndjson",
            "corner-audit.jsonl",
            Vec::new(),
            line,
        ),
        false => (
            "text/csv; charset=utf-8",
            "corner-audit.csv",
            cells(HEADS.map(str::to_owned)),
            row,
        ),
    };
    bytes.extend(audit::export(&ctx, viewer.actor(), wanted, write).await?);
    let name = format!("attachment; filename=\"{name}\"");
    let headers = [
        (CONTENT_TYPE, mime),
        (CACHE_CONTROL, "no-store"),
        (CONTENT_DISPOSITION, name.as_str()),
    ];
    Ok((headers, bytes).into_response())
}

/// One line of JSON, with the salt, so that whoever has the file can check the chain.
fn line(e: &Entry, details: &[(Detail, String)]) -> Vec<u8> {
    let details: Map<String, Value> = details
        .iter()
        .map(|(d, text)| (d.word().to_owned(), json!(text)))
        .collect();
    let mut line = json!({
        "seq": e.seq, "at": date::machine(e.created_at), "micros": e.created_at.micros(), "act": e.act.word(), "act_code": e.act.code(),
        "door": e.door, "actor": e.actor_id.map(|id| id.to_string()), "person": e.person_id.map(|id| id.to_string()),
        "thing": e.thing.word(), "thing_code": e.thing.code(), "thing_id": e.thing_id.map(|id| id.to_string()),
        "details": details, "details_as_sealed": e.details, "salt": e.salt, "digest": e.digest, "hash": e.hash,
    })
    .to_string()
    .into_bytes();
    line.push(b'\n');
    line
}

fn row(e: &Entry, details: &[(Detail, String)]) -> Vec<u8> {
    let id = |id: Option<i64>| id.map(|id| id.to_string()).unwrap_or_default();
    let details: Vec<String> = details
        .iter()
        .map(|(d, text)| format!("{}: {text}", d.word()))
        .collect();
    cells([
        e.seq.to_string(),
        date::machine(e.created_at),
        e.act.word().to_owned(),
        e.door.clone(),
        id(e.actor_id.map(i64::from)),
        id(e.person_id.map(i64::from)),
        e.thing.word().to_owned(),
        id(e.thing_id),
        details.join("; "),
        e.digest.clone(),
        e.hash.clone(),
    ])
}

/// A row of CSV. What a spreadsheet would take for a formula is kept from being one.
fn cells(all: [String; 11]) -> Vec<u8> {
    let quoted = all.map(|cell| {
        let guard = if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
            "'"
        } else {
            ""
        };
        format!("\"{guard}{}\"", cell.replace('"', "\"\""))
    });
    let mut row = quoted.join(",").into_bytes();
    row.extend(b"\r\n");
    row
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_and_are_no_formulas() {
        let mut all = HEADS.map(str::to_owned);
        all[0] = "=1+1".to_owned();
        all[1] = "say \"so\", twice".to_owned();
        let row = String::from_utf8(cells(all)).unwrap();
        assert!(row.starts_with("\"'=1+1\",\"say \"\"so\"\", twice\",\"act\","));
        assert!(row.ends_with("\"hash\"\r\n"));
    }
}

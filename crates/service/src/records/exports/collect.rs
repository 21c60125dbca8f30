//! What is about a person, brought together.

use std::collections::BTreeMap;

use db::Value;
use model::{AccountId, ConversationId, StatusId};
use serde_json::{Map, json};
use store::records::own::{NOT_THEIRS, OWN, OWN_DATA, SECRET};
use store::{Conn, dump};

use super::Task;
use super::archive::Archive;
use super::pages::{self, Item};
use crate::media::Key;
use crate::{Answer, Ctx};

/// Posts read at once.
const BATCH: i64 = 500;
/// Posts on a page.
const PAGE: usize = 1_000;

/// Makes the file; its pieces and its length.
pub(super) async fn collect(ctx: &Ctx, task: &Task) -> Answer<(Vec<String>, i64)> {
    let me = task.account;
    let mut archive = Archive::new(ctx);
    let account = ctx.read(move |c| Ok(store::accounts::get(c, me)?)).await?;
    let zone = crate::accounts::zone(ctx, &account);
    let pages = pages::Pages::new(task, &zone);
    let posts = add_posts(ctx, &pages, &mut archive, me).await?;
    let talks = add_messages(ctx, &pages, &mut archive, me).await?;
    let pictures = add_pictures(ctx, &mut archive, me).await?;
    for (table, rows) in tables(ctx, me).await? {
        archive
            .add(&format!("data/{table}.json"), rows.as_bytes())
            .await?;
    }
    let index = pages.index(&account, &posts, &talks, pictures);
    archive.add("index.html", index.as_bytes()).await?;
    archive.finish().await
}

/// Pages with what I wrote, messages apart; their names.
async fn add_posts(
    ctx: &Ctx,
    pages: &pages::Pages<'_>,
    archive: &mut Archive,
    me: AccountId,
) -> Answer<Vec<String>> {
    let (mut names, mut after, mut items) = (Vec::new(), StatusId::from(0), Vec::new());
    loop {
        let found = ctx
            .db()
            .read_long(move |c| items_after(c, me, Source::Mine, after))
            .await?;
        let end = found.last().map(|i| i.id);
        items.extend(found);
        if items.len() >= PAGE || (end.is_none() && (!items.is_empty() || names.is_empty())) {
            let name = format!("posts-{}.html", names.len() + 1);
            let page = pages.list("posts", &items);
            archive.add(&name, page.as_bytes()).await?;
            names.push(name);
            items.clear();
        }
        match end {
            Some(end) => after = end,
            None => return Ok(names),
        }
    }
}

/// A page for each conversation I am in, with what I see of it; title and name of each.
async fn add_messages(
    ctx: &Ctx,
    pages: &pages::Pages<'_>,
    archive: &mut Archive,
    me: AccountId,
) -> Answer<Vec<(String, String)>> {
    let talks = ctx
        .read(move |c| {
            let talks = store::records::exports::conversations(c, me)?;
            let mut named = Vec::new();
            for id in talks {
                let people = store::records::inquiries::people(c, id)?;
                let people = store::accounts::list(c, &people)?;
                let names: Vec<String> = people
                    .into_iter()
                    .filter(|p| p.id != me)
                    .map(|p| p.name)
                    .collect();
                named.push((id, names.join(", ")));
            }
            Ok(named)
        })
        .await?;
    let mut done = Vec::new();
    for (id, title) in talks {
        let (mut items, mut after) = (Vec::new(), StatusId::from(0));
        loop {
            let found = ctx
                .db()
                .read_long(move |c| items_after(c, me, Source::Talk(id), after))
                .await?;
            let Some(end) = found.last().map(|i| i.id) else {
                break;
            };
            items.extend(found);
            after = end;
        }
        let name = format!("messages-{id}.html");
        let page = pages.titled(&title, &items);
        archive.add(&name, page.as_bytes()).await?;
        done.push((title, name));
    }
    Ok(done)
}

#[derive(Clone, Copy)]
enum Source {
    Mine,
    Talk(ConversationId),
}

fn items_after(c: &mut Conn, me: AccountId, of: Source, after: StatusId) -> Answer<Vec<Item>> {
    let statuses = match of {
        Source::Mine => store::records::exports::written(c, me, after, BATCH)?,
        Source::Talk(id) => store::records::exports::messages(c, me, id, after, BATCH)?,
    };
    let ids: Vec<StatusId> = statuses.iter().map(|s| s.id).collect();
    let authors: Vec<AccountId> = statuses.iter().map(|s| s.author_id).collect();
    let names: BTreeMap<AccountId, String> = store::accounts::list(c, &authors)?
        .into_iter()
        .map(|a| (a.id, a.name))
        .collect();
    let mut media = store::media::list_by_status(c, &ids)?;
    Ok(statuses
        .into_iter()
        .map(|s| Item {
            id: s.id,
            by: names.get(&s.author_id).cloned().unwrap_or_default(),
            audience: s.audience.word(),
            answer: s.reply_to_id.is_some(),
            boost: s.boost_of_id.is_some(),
            html: s.html,
            note: s.note,
            at: s.created_at,
            pictures: media
                .remove(&s.id)
                .unwrap_or_default()
                .into_iter()
                .map(|m| (file(&m.blob, m.id), m.description))
                .collect(),
        })
        .collect())
}

fn file(blob: &str, id: model::MediaId) -> String {
    let ending = blob.rsplit('.').next().unwrap_or("bin");
    format!("pictures/{id}.{ending}")
}

/// My pictures, and those of conversations I am in; how many.
async fn add_pictures(ctx: &Ctx, archive: &mut Archive, me: AccountId) -> Answer<usize> {
    let all = ctx
        .read(move |c| Ok(store::records::exports::pictures(c, me)?))
        .await?;
    for (id, blob) in &all {
        let Ok(key) = blob.parse::<Key>() else {
            continue;
        };
        let bytes = ctx.blobs().read(&key).await?;
        archive.add(&file(blob, *id), &bytes).await?;
    }
    Ok(all.len())
}

/// Rows about me, by table, as JSON.
async fn tables(ctx: &Ctx, me: AccountId) -> Answer<BTreeMap<&'static str, String>> {
    ctx.db()
        .read_long(move |c| {
            let mut found: BTreeMap<&'static str, Vec<serde_json::Value>> = BTreeMap::new();
            found.insert("accounts", rows(c, "accounts", "id", me)?);
            for own in OWN.iter().filter(|own| own.mine) {
                let more = rows(c, own.table, own.column, me)?;
                found.entry(own.table).or_default().extend(more);
            }
            let mut texts = BTreeMap::new();
            for (table, rows) in found {
                let text = serde_json::to_string_pretty(&rows)
                    .map_err(|e| db::Error::Corrupt(e.to_string()))?;
                texts.insert(table, text);
            }
            Ok(texts)
        })
        .await
}

fn rows(
    c: &mut Conn,
    table: &str,
    column: &str,
    me: AccountId,
) -> Result<Vec<serde_json::Value>, db::Error> {
    let own_data = OWN_DATA.contains(&table);
    let columns: Vec<dump::Column> = dump::columns(c, table)?
        .into_iter()
        .filter(|col| !SECRET.contains(&col.name.as_str()) || (own_data && col.name == "data"))
        .filter(|col| !NOT_THEIRS.contains(&(table, col.name.as_str())))
        .collect();
    let mut all = Vec::new();
    dump::each_of(c, table, &columns, column, me, |values| {
        let row: Map<String, serde_json::Value> = columns
            .iter()
            .zip(values)
            .map(|(column, value)| (column.name.clone(), json_of(value)))
            .collect();
        all.push(serde_json::Value::Object(row));
        Ok::<(), db::Error>(())
    })?;
    Ok(all)
}

fn json_of(value: Value) -> serde_json::Value {
    match value {
        // Ids are larger than what some programs take for a number.
        Value::Int(n) if n.abs() > (1 << 53) => json!(n.to_string()),
        Value::Int(n) => json!(n),
        Value::Text(s) => json!(s),
        Value::Bool(b) => json!(b),
        Value::Null | Value::Ints(_) | Value::Texts(_) => serde_json::Value::Null,
    }
}

//! What one is told, in groups: "Ann and 4 others favourited your post".

use std::collections::HashSet;

use axum::Json;
use axum::extract::{OriginalUri, State};
use model::{AccountId, Page};
use serde::Serialize;
use serde_json::{Value, json};
use service::notifications::{self, NotificationView};

use super::show::page;
use crate::entities::account::{Account, PartialAccount};
use crate::entities::notification::{group_key, kind};
use crate::entities::status::Status;
use crate::entities::{self, Shown};
use crate::frame::time::At;
use crate::{Answer, Api, Error, Id, Me, Paged, Params};

/// Faces shown of a group.
const FACES: usize = 8;
/// How far back one group is looked for.
const ROUNDS: usize = 10;

/// Groups, and everyone and everything in them once.
#[derive(Debug, Default, Serialize)]
pub(super) struct Grouped {
    accounts: Vec<Account>,
    statuses: Vec<Status>,
    notification_groups: Vec<Group>,
    /// Who is only a face in a row of them, where a client has no need of more.
    #[serde(skip_serializing_if = "Option::is_none")]
    partial_accounts: Option<Vec<PartialAccount>>,
}

impl Grouped {
    /// With the whole account of the latest of each group only.
    fn with_faces(mut self) -> Self {
        let groups = self.notification_groups.iter();
        let latest: HashSet<&String> = groups
            .filter_map(|g| g.sample_account_ids.first())
            .collect();
        let (whole, faces) = (self.accounts.into_iter()).partition(|a| latest.contains(&a.id));
        let faces: Vec<Account> = faces;
        self.partial_accounts = Some(faces.iter().map(Account::partial).collect());
        self.accounts = whole;
        self
    }
}

/// One group.
#[derive(Debug, Serialize)]
struct Group {
    group_key: String,
    notifications_count: usize,
    #[serde(rename = "type")]
    kind: &'static str,
    most_recent_notification_id: i64,
    page_min_id: String,
    page_max_id: String,
    latest_page_notification_at: At,
    sample_account_ids: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    status_id: Option<String>,
}

/// The key of a group; what the client does not group stands by itself.
fn key(n: &NotificationView, grouped: &[String]) -> String {
    let name = kind(n.kind).unwrap_or_default();
    if grouped.is_empty() || grouped.iter().any(|g| g == name) {
        group_key(n)
    } else {
        format!("ungrouped-{}", n.id)
    }
}

/// Notices of a page as groups, the latest first.
async fn group(
    api: &Api,
    me: &Me,
    all: &[NotificationView],
    grouped: &[String],
) -> Answer<Grouped> {
    let posts: Vec<_> = all.iter().filter_map(|n| n.status.as_ref()).collect();
    let shown = Shown::load(api, me, posts, all.iter().map(|n| n.from.id)).await?;
    let mut found = Grouped::default();
    let (mut people, mut told) = (HashSet::new(), HashSet::new());
    for n in all {
        let (Some(name), Some(account)) = (kind(n.kind), shown.account(n.from.id)) else {
            continue;
        };
        if people.insert(n.from.id) {
            found.accounts.push(account);
        }
        if let Some(view) = n.status.as_ref().filter(|v| told.insert(v.status.id)) {
            found.statuses.extend(shown.status(view));
        }
        let (key, who) = (key(n, grouped), n.from.id.to_string());
        let groups = &mut found.notification_groups;
        if let Some(group) = groups.iter_mut().find(|g| g.group_key == key) {
            group.notifications_count += 1;
            group.page_min_id = n.id.to_string();
            if group.sample_account_ids.len() < FACES && !group.sample_account_ids.contains(&who) {
                group.sample_account_ids.push(who);
            }
            continue;
        }
        groups.push(Group {
            group_key: key,
            notifications_count: 1,
            kind: name,
            most_recent_notification_id: n.id.get(),
            page_min_id: n.id.to_string(),
            page_max_id: n.id.to_string(),
            latest_page_notification_at: At(n.at),
            sample_account_ids: vec![who],
            status_id: n.status.as_ref().map(|v| v.status.id.to_string()),
        });
    }
    Ok(found)
}

pub(super) async fn index(
    State(api): State<Api>,
    OriginalUri(uri): OriginalUri,
    me: Me,
    params: Params,
) -> Answer<Paged<Grouped>> {
    let found = page(&api, &me, &params).await?;
    let mut grouped = group(&api, &me, &found.items, &params.list("grouped_types")).await?;
    if params.string("expand_accounts") == "partial_avatars" {
        grouped = grouped.with_faces();
    }
    Ok(Paged::with(&api, &uri, grouped, found.older, found.newer))
}

/// Notices of one group, as far back as it is looked for.
async fn of_group(api: &Api, me: &Me, wanted: &str) -> Answer<Vec<NotificationView>> {
    let (mut all, mut page) = (Vec::new(), Page::first(Page::MOST));
    for _ in 0..ROUNDS {
        let found = notifications::each(&api.ctx, me.actor, Vec::new(), page).await?;
        let fits = |n: &NotificationView| {
            group_key(n) == wanted || format!("ungrouped-{}", n.id) == wanted
        };
        all.extend(found.items.into_iter().filter(fits));
        match found.older {
            Some(id) => page = Page::older(id, Page::MOST),
            None => break,
        }
    }
    if all.is_empty() {
        return Err(Error::NotFound);
    }
    Ok(all)
}

pub(super) async fn show(
    State(api): State<Api>,
    me: Me,
    Id(wanted): Id<String>,
) -> Answer<Json<Grouped>> {
    let all = of_group(&api, &me, &wanted).await?;
    Ok(Json(group(&api, &me, &all, &[]).await?))
}

pub(super) async fn accounts(
    State(api): State<Api>,
    me: Me,
    Id(wanted): Id<String>,
) -> Answer<Json<Vec<Account>>> {
    let all = of_group(&api, &me, &wanted).await?;
    let mut ids: Vec<AccountId> = Vec::new();
    for n in &all {
        if !ids.contains(&n.from.id) {
            ids.push(n.from.id);
        }
    }
    Ok(Json(entities::people(&api, &me, &ids).await?))
}

pub(super) async fn dismiss(
    State(api): State<Api>,
    me: Me,
    Id(wanted): Id<String>,
) -> Answer<Json<Value>> {
    for n in of_group(&api, &me, &wanted).await? {
        notifications::dismiss(&api.ctx, me.actor, n.id).await?;
    }
    Ok(Json(json!({})))
}

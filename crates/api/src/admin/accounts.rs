//! People in every state, for administrators.

use axum::Json;
use axum::extract::{OriginalUri, State};
use model::{AccountId, AccountState, Role};
use serde::Serialize;
use serde_json::{Value, json};
use service::accounts::{self, Person, Wanted};
use service::views::Whole;

use crate::entities::account::{Account, Empty};
use crate::frame::time::At;
use crate::{Answer, Api, Error, Id, Me, Paged, Params};

/// A person, with what only administrators see.
#[derive(Debug, Serialize)]
pub(super) struct AdminAccount {
    id: String,
    username: String,
    domain: Option<String>,
    created_at: At,
    email: String,
    ip: Option<String>,
    ips: Empty,
    role: Value,
    confirmed: bool,
    suspended: bool,
    silenced: bool,
    sensitized: bool,
    disabled: bool,
    approved: bool,
    locale: Option<String>,
    invite_request: Option<String>,
    account: Account,
}

impl AdminAccount {
    fn new(api: &Api, me: &Me, person: &Person) -> Self {
        let a = &person.account;
        let whole = Whole {
            account: a.clone(),
            unit_name: String::new(),
            about: String::new(),
        };
        Self {
            id: a.id.to_string(),
            username: a.handle.clone(),
            domain: None,
            created_at: At(a.created_at),
            email: person.email.clone().unwrap_or_default(),
            ip: None,
            ips: [],
            role: json!({
                "id": a.role.code().to_string(),
                "name": a.role.word(),
                "color": "",
                "permissions": if a.role >= Role::Admin { "1" } else { "0" },
                "highlighted": a.role > Role::Member,
            }),
            confirmed: true,
            suspended: a.state == AccountState::Suspended,
            silenced: false,
            sensitized: false,
            disabled: a.state == AccountState::Former,
            approved: a.state != AccountState::Pending,
            locale: Some(a.locale.clone()).filter(|l| !l.is_empty()),
            invite_request: None,
            account: Account::new(api, &me.caller, &whole),
        }
    }
}

/// By name; a page goes on after the name and id where the last one ended.
pub(super) async fn index(
    State(api): State<Api>,
    OriginalUri(uri): OriginalUri,
    me: Me,
    params: Params,
) -> Answer<Paged<Vec<AdminAccount>>> {
    let after = match params.parsed::<AccountId>("max_id") {
        Some(id) => {
            let last = accounts::show(&api.ctx, me.actor, id).await?.account;
            Some((last.name, id))
        }
        None => None,
    };
    let wanted = Wanted {
        text: [
            params.filled("username"),
            params.filled("display_name"),
            params.filled("email"),
        ]
        .into_iter()
        .flatten()
        .next()
        .unwrap_or_default(),
        state: state(&params),
        role: None,
        after,
    };
    let mut people = accounts::list(&api.ctx, me.actor, wanted).await?;
    let limit = params.limit(100, 200) as usize;
    let more = people.more || people.items.len() > limit;
    people.items.truncate(limit);
    let older = people
        .items
        .last()
        .filter(|_| more)
        .map(|p| p.account.id.get());
    let shown = people
        .items
        .iter()
        .map(|p| AdminAccount::new(&api, &me, p))
        .collect();
    Ok(Paged::with(&api, &uri, shown, older, None))
}

/// Both versions of the method name states differently.
fn state(params: &Params) -> Option<AccountState> {
    let named = params.string("status");
    let is = |name: &str| named == name || params.is(name);
    if is("pending") {
        Some(AccountState::Pending)
    } else if is("suspended") {
        Some(AccountState::Suspended)
    } else if is("disabled") {
        Some(AccountState::Former)
    } else if is("active") {
        Some(AccountState::Active)
    } else {
        None
    }
}

async fn one(api: &Api, me: &Me, id: AccountId) -> Answer<Json<AdminAccount>> {
    let person = accounts::show(&api.ctx, me.actor, id).await?;
    Ok(Json(AdminAccount::new(api, me, &person)))
}

pub(super) async fn show(
    State(api): State<Api>,
    me: Me,
    Id(id): Id<AccountId>,
) -> Answer<Json<AdminAccount>> {
    one(&api, &me, id).await
}

pub(super) async fn approve(
    State(api): State<Api>,
    me: Me,
    Id(id): Id<AccountId>,
) -> Answer<Json<AdminAccount>> {
    accounts::approve(&api.ctx, me.actor, id).await?;
    one(&api, &me, id).await
}

/// Who is turned down is forgotten: the answer is who it was.
pub(super) async fn reject(
    State(api): State<Api>,
    me: Me,
    Id(id): Id<AccountId>,
) -> Answer<Json<AdminAccount>> {
    let was = one(&api, &me, id).await?;
    accounts::reject(&api.ctx, me.actor, id).await?;
    Ok(was)
}

/// `none` and `disable` and `suspend`; what Corner does not know is refused.
pub(super) async fn act(
    State(api): State<Api>,
    me: Me,
    Id(id): Id<AccountId>,
    params: Params,
) -> Answer<Json<Value>> {
    match params.string("type").as_str() {
        "none" => {
            accounts::show(&api.ctx, me.actor, id).await?;
        }
        "disable" | "suspend" => {
            accounts::set_state(&api.ctx, me.actor, id, AccountState::Suspended).await?;
        }
        _ => {
            return Err(Error::Invalid(
                "Validation failed: Type is not included in the list".to_owned(),
            ));
        }
    }
    Ok(Json(json!({})))
}

pub(super) async fn enable(
    State(api): State<Api>,
    me: Me,
    Id(id): Id<AccountId>,
) -> Answer<Json<AdminAccount>> {
    accounts::set_state(&api.ctx, me.actor, id, AccountState::Active).await?;
    one(&api, &me, id).await
}

/// Nobody is silenced or marked as sensitive here.
pub(super) async fn as_it_is(
    State(api): State<Api>,
    me: Me,
    Id(id): Id<AccountId>,
) -> Answer<Json<AdminAccount>> {
    one(&api, &me, id).await
}

/// What people wrote stays; erasing someone has its own way, with a second pair of eyes.
pub(super) async fn destroy(
    State(api): State<Api>,
    me: Me,
    Id(id): Id<AccountId>,
) -> Answer<Json<Value>> {
    accounts::show(&api.ctx, me.actor, id).await?;
    Err(Error::Forbidden)
}

//! People in every state, for administrators.

use std::collections::HashSet;

use axum::Json;
use axum::extract::{OriginalUri, State};
use model::{AccountId, AccountState, Role, StrikeKind};
use serde::Serialize;
use serde_json::{Value, json};
use service::accounts::{self, Person, Wanted};
use service::strikes;
use service::views::Whole;

use crate::entities::Shown;
use crate::entities::account::{Account, Empty};
use crate::frame::time::At;
use crate::{Answer, Api, Error, Id, Me, Paged, Params};

/// Those whose posts reach less far than they chose.
pub(super) type Limited = HashSet<AccountId>;

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
    locale: String,
    invite_request: Option<String>,
    account: Account,
}

impl AdminAccount {
    fn new(api: &Api, me: &Me, person: &Person, limited: &Limited) -> Self {
        let whole = Whole {
            account: person.account.clone(),
            unit_name: String::new(),
            about: String::new(),
        };
        let email = person.email.clone().unwrap_or_default();
        Self::of(api, me, &whole, (email, limited))
    }

    /// Someone, with their address where the reader may know it.
    pub(super) fn of(
        api: &Api,
        me: &Me,
        whole: &Whole,
        (email, limited): (String, &Limited),
    ) -> Self {
        let a = &whole.account;
        Self {
            id: a.id.to_string(),
            username: a.handle.clone(),
            domain: None,
            created_at: At(a.created_at),
            email,
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
            silenced: limited.contains(&a.id),
            sensitized: false,
            disabled: a.state == AccountState::Former,
            approved: a.state != AccountState::Pending,
            locale: match a.locale.as_str() {
                "" => api.ctx.organisation().locale.clone(),
                own => own.to_owned(),
            },
            invite_request: None,
            account: Account::new(api, &me.caller, whole),
        }
    }
}

/// Who came last first. There is nobody from elsewhere.
pub(super) async fn index(
    State(api): State<Api>,
    OriginalUri(uri): OriginalUri,
    me: Me,
    params: Params,
) -> Answer<Paged<Vec<AdminAccount>>> {
    let asked = ["username", "display_name", "email"];
    let wanted = Wanted {
        text: asked
            .into_iter()
            .find_map(|name| params.filled(name))
            .unwrap_or_default(),
        state: state(&params),
        ..Wanted::default()
    };
    let staff = params.is("staff") || params.string("permissions") == "staff";
    let least = if staff { Role::Moderator } else { Role::Member };
    let page = params.page(100, 200);
    let mut people = accounts::page(&api.ctx, me.actor, wanted, least, page).await?;
    let ids = people.items.iter().map(|p| p.account.id).collect();
    let limited = strikes::limited(&api.ctx, me.actor, ids).await?;
    if params.is("remote") || params.string("origin") == "remote" || params.is("sensitized") {
        return Ok(Paged::with(&api, &uri, Vec::new(), None, None));
    }
    if params.is("silenced") || params.string("status") == "silenced" {
        people.items.retain(|p| limited.contains(&p.account.id));
    }
    let (older, newer) = (people.older, people.newer);
    let shown = people
        .items
        .iter()
        .map(|p| AdminAccount::new(&api, &me, p, &limited))
        .collect();
    Ok(Paged::with(&api, &uri, shown, older, newer))
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

/// Administrators see addresses of mail, moderators do not.
async fn one(api: &Api, me: &Me, id: AccountId) -> Answer<Json<AdminAccount>> {
    let limited = strikes::limited(&api.ctx, me.actor, vec![id]).await?;
    if me.actor.role < Role::Admin {
        let shown = Shown::load(api, me, [], [id]).await?;
        let whole = shown.whole(id).ok_or(Error::NotFound)?;
        let none = (String::new(), &limited);
        return Ok(Json(AdminAccount::of(api, me, whole, none)));
    }
    let person = accounts::show(&api.ctx, me.actor, id).await?;
    Ok(Json(AdminAccount::new(api, me, &person, &limited)))
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

/// Lets someone in again; what a moderator did is taken back, and they are told.
pub(super) async fn enable(
    State(api): State<Api>,
    me: Me,
    Id(id): Id<AccountId>,
) -> Answer<Json<AdminAccount>> {
    match strikes::standing(&api.ctx, me.actor, id, StrikeKind::Suspend).await? {
        Some(strike) => strikes::undo(&api.ctx, me.actor, strike).await?,
        None => accounts::set_state(&api.ctx, me.actor, id, AccountState::Active).await?,
    }
    one(&api, &me, id).await
}

/// Posts reach as far as their author chooses again.
pub(super) async fn unsilence(
    State(api): State<Api>,
    me: Me,
    Id(id): Id<AccountId>,
) -> Answer<Json<AdminAccount>> {
    if let Some(strike) = strikes::standing(&api.ctx, me.actor, id, StrikeKind::Limit).await? {
        strikes::undo(&api.ctx, me.actor, strike).await?;
    }
    one(&api, &me, id).await
}

/// Nobody is marked as sensitive here.
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

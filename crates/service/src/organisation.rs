//! The organisation itself: what its administrators set at run time.

use model::{Act, Detail, EventKind, Role, Time};
use serde::{Deserialize, Serialize};
use store::{Conn, Tx};

use crate::audit::{self, About};
use crate::{Actor, Answer, Ctx, Refusal};

const KEY: &str = "organisation";
/// Lengths an organisation may choose for its posts.
pub const POST_LIMITS: std::ops::RangeInclusive<i64> = 20..=5_000;
/// Languages of the screens.
pub const LOCALES: &[&str] = &["en", "nl", "da", "it"];

/// Settings of the whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Organisation {
    /// Name; empty until it is set up.
    pub name: String,
    /// What a post may count at most.
    pub post_limit: i64,
    /// IANA name; for people who have not chosen one.
    pub time_zone: String,
    /// Language of the screens for people who have not chosen one and whose browser asks for none of ours.
    pub locale: String,
    /// People with an address there may ask to join.
    pub mail_domains: Vec<String>,
    /// Whether people say themselves in which unit they are and what their title is: both open what is written for a unit, and groups
    /// that have a rule for them.
    pub own_place: bool,
    /// Whether link cards are fetched.
    pub fetch_cards: bool,
    /// One click signs in as anyone, and a banner says so: `corner demo` only.
    pub demo: bool,
}

impl Default for Organisation {
    fn default() -> Self {
        Self {
            name: String::new(),
            post_limit: 500,
            time_zone: "UTC".to_owned(),
            locale: "en".to_owned(),
            mail_domains: Vec::new(),
            own_place: true,
            fetch_cards: true,
            demo: false,
        }
    }
}

impl Organisation {
    /// Whether someone has named it.
    pub fn is_set_up(&self) -> bool {
        !self.name.is_empty()
    }
}

/// Reads it.
pub fn load(c: &mut Conn) -> Result<Organisation, db::Error> {
    store::settings::find(c, KEY)?.map_or_else(
        || Ok(Organisation::default()),
        |text| store::param::read_json(&text),
    )
}

/// Writes it, within a transaction of the caller, who then calls [`Ctx::set_organisation`].
pub fn save(tx: &mut Tx, organisation: &Organisation, now: Time) -> Result<(), db::Error> {
    store::settings::put(tx, KEY, &store::param::write_json(organisation)?, now)
}

/// Checks what an administrator entered.
pub fn check(organisation: &Organisation) -> Answer<()> {
    if organisation.name.trim().is_empty() {
        return Err(Refusal::invalid("name", "empty"));
    }
    if organisation.name.chars().count() > 80 {
        return Err(Refusal::over("name", "too-long", 80));
    }
    if !POST_LIMITS.contains(&organisation.post_limit) {
        return Err(Refusal::over(
            "post_limit",
            "out-of-range",
            *POST_LIMITS.end(),
        ));
    }
    if jiff::tz::TimeZone::get(&organisation.time_zone).is_err() {
        return Err(Refusal::invalid("time_zone", "unknown"));
    }
    if !LOCALES.contains(&organisation.locale.as_str()) {
        return Err(Refusal::invalid("locale", "unknown"));
    }
    if organisation.mail_domains.iter().any(|d| !is_domain(d)) {
        return Err(Refusal::invalid("mail_domains", "no-domain"));
    }
    Ok(())
}

fn is_domain(s: &str) -> bool {
    s.len() <= 253
        && s.contains('.')
        && s.split('.').all(|label| {
            !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-')
        })
}

/// Changes the settings (admins).
pub async fn update(ctx: &Ctx, actor: Actor, organisation: Organisation) -> Answer<()> {
    actor.must_be(Role::Admin)?;
    check(&organisation)?;
    let (ctx_, saved) = (ctx.clone(), organisation.clone());
    let event = ctx.event(EventKind::OrganisationChanged, actor);
    ctx.write(move |tx| {
        let changed = changed(&load(tx)?, &saved)?;
        save(tx, &saved, ctx_.now())?;
        store::events::append(tx, &event)?;
        let (act, about) = (
            Act::OrganisationChanged,
            About::all().with(Detail::Changed, changed),
        );
        Ok(audit::record(&ctx_, tx, actor, act, about)?)
    })
    .await?;
    ctx.set_organisation(organisation);
    Ok(())
}

/// Names of the settings that differ.
fn changed(before: &Organisation, after: &Organisation) -> Result<String, db::Error> {
    let fields =
        |o: &Organisation| -> Result<serde_json::Map<String, serde_json::Value>, db::Error> {
            store::param::read_json(&store::param::write_json(o)?)
        };
    let (before, after) = (fields(before)?, fields(after)?);
    let names: Vec<&str> = after
        .iter()
        .filter(|(name, value)| before.get(*name) != Some(value))
        .map(|(name, _)| name.as_str())
        .collect();
    Ok(names.join(", "))
}

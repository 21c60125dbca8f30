//! What people say of themselves; administrators may say it for them.

use model::{Account, AccountId, AccountState, EventKind, Link, Role, UnitId};
use store::{Conn, Tx};

use super::{NAME_CHARS, may_manage};
use crate::fresh::PROFILE;
use crate::policy::limit::{
    ABOUT_CHARS, LINK_BYTES, LINK_LABEL_CHARS, LINKS, LOCATION_CHARS, TITLE_CHARS, TONGUES,
};
use crate::{Actor, Answer, Ctx, Refusal};

/// Languages one may say one speaks, as ISO 639-1 codes.
pub const TONGUE_CODES: &[&str] = &[
    "ar", "bg", "bs", "ca", "cs", "da", "de", "el", "en", "es", "et", "fa", "fi", "fr", "ga", "hi",
    "hr", "hu", "is", "it", "ja", "ko", "lt", "lv", "nb", "nl", "pl", "pt", "ro", "ru", "sk", "sl",
    "sq", "sr", "sv", "tr", "uk", "ur", "vi", "zh",
];

/// A profile as someone wrote it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ProfileDraft {
    /// Display name.
    pub name: String,
    /// Job title.
    pub title: String,
    /// Home unit.
    pub unit: Option<UnitId>,
    /// Handle of whom they report to, with or without `@`; empty for nobody.
    pub manager: String,
    /// Where they usually are.
    pub location: String,
    /// IANA time zone name, or empty for the organisation's.
    pub time_zone: String,
    /// Languages they speak.
    pub languages: Vec<String>,
    /// About them.
    pub about: String,
    /// Links; empty ones are left out.
    pub links: Vec<Link>,
}

/// Changes the profile of `target`: one's own, or as an administrator that of another. Where people do not place themselves, their unit
/// and title stay as they are.
pub async fn update(ctx: &Ctx, actor: Actor, target: AccountId, draft: ProfileDraft) -> Answer<()> {
    let draft = checked(draft)?;
    let ctx_ = ctx.clone();
    ctx.write(move |tx| {
        let before = store::accounts::find(tx, target)?.ok_or(Refusal::NotFound)?;
        if target != actor.id {
            may_manage(actor, &before)?;
        }
        let mut draft = draft;
        if !may_place(&ctx_, actor) {
            (draft.title, draft.unit) = (before.title.clone(), before.unit_id);
        }
        let manager_id = match draft.manager.as_str() {
            "" => None,
            handle => Some(manager(tx, target, handle)?),
        };
        if let Some(unit) = draft.unit {
            store::units::find(tx, unit)?.ok_or(Refusal::invalid("unit", "gone"))?;
        }
        move_home(&ctx_, tx, &before, draft.unit)?;
        let after = Account {
            name: draft.name,
            title: draft.title,
            unit_id: draft.unit,
            manager_id,
            location: draft.location,
            time_zone: draft.time_zone,
            languages: draft.languages,
            about: draft.about,
            links: draft.links,
            ..before.clone()
        };
        if after == before {
            return Ok(());
        }
        store::accounts::update(tx, &after, ctx_.now())?;
        presented(&ctx_, tx, actor, target)
    })
    .await
}

/// Whether someone says in which unit they are, and what their title is.
pub fn may_place(ctx: &Ctx, actor: Actor) -> bool {
    actor.role >= Role::Admin || ctx.organisation().own_place
}

/// Tells that something about `target` is other than it was.
pub(crate) fn changed(ctx: &Ctx, tx: &mut Tx, actor: Actor, target: AccountId) -> Answer<()> {
    let mut event = ctx.event(EventKind::AccountChanged, actor);
    event.target_id = Some(target);
    Ok(store::events::append(tx, &event)?)
}

/// Tells that `target` presents themselves otherwise; what they may, and who sees their posts, is as it was.
pub(crate) fn presented(ctx: &Ctx, tx: &mut Tx, actor: Actor, target: AccountId) -> Answer<()> {
    let mut event = ctx.event(EventKind::AccountChanged, actor);
    (event.target_id, event.data) = (Some(target), PROFILE.to_owned());
    Ok(store::events::append(tx, &event)?)
}

/// Leaves the old home and enters the new one.
pub(crate) fn move_home(
    ctx: &Ctx,
    tx: &mut Tx,
    account: &Account,
    unit: Option<UnitId>,
) -> Answer<()> {
    if account.unit_id == unit {
        return Ok(());
    }
    if let Some(old) = account.unit_id {
        store::units::leave(tx, old, account.id)?;
    }
    if let Some(new) = unit {
        store::units::join(tx, new, account.id, ctx.now())?;
    }
    Ok(())
}

/// Whom `account` may report to: someone who is here, and not somebody below them.
fn manager(c: &mut Conn, account: AccountId, handle: &str) -> Answer<AccountId> {
    let found = store::accounts::find_by_handle(c, handle)?
        .filter(|m| m.state == AccountState::Active)
        .ok_or(Refusal::invalid("manager", "no-such-person"))?;
    if found.id == account {
        return Err(Refusal::invalid("manager", "yourself"));
    }
    if goes_round(c, account, found.id)? {
        return Err(Refusal::invalid("manager", "circle"));
    }
    Ok(found.id)
}

/// Whether `account` reporting to `manager` would make somebody their own manager's manager.
pub(crate) fn goes_round(c: &mut Conn, account: AccountId, manager: AccountId) -> Answer<bool> {
    Ok(manager == account || store::chart::list_above(c, manager)?.contains(&account))
}

/// The draft without stray blanks, when all of it can be so.
pub(crate) fn checked(draft: ProfileDraft) -> Answer<ProfileDraft> {
    let name = line("name", &draft.name, NAME_CHARS)?;
    if name.is_empty() {
        return Err(Refusal::invalid("name", "empty"));
    }
    let about = draft.about.replace("\r\n", "\n").trim().to_owned();
    within("about", &about, ABOUT_CHARS)?;
    let time_zone = draft.time_zone.trim().to_owned();
    if !time_zone.is_empty() && jiff::tz::TimeZone::get(&time_zone).is_err() {
        return Err(Refusal::invalid("time_zone", "unknown"));
    }
    let mut languages = draft.languages;
    languages.retain(|code| TONGUE_CODES.contains(&code.as_str()));
    languages.dedup();
    if languages.len() > TONGUES {
        return Err(Refusal::over("languages", "too-many", TONGUES as i64));
    }
    Ok(ProfileDraft {
        name,
        title: line("title", &draft.title, TITLE_CHARS)?,
        unit: draft.unit,
        manager: draft.manager.trim().trim_start_matches('@').to_owned(),
        location: line("location", &draft.location, LOCATION_CHARS)?,
        time_zone,
        languages,
        about,
        links: links(draft.links)?,
    })
}

fn links(asked: Vec<Link>) -> Answer<Vec<Link>> {
    let mut links = Vec::new();
    for link in asked {
        let url = link.url.trim();
        if url.is_empty() {
            continue;
        }
        let url = if url.contains("://") {
            url.to_owned()
        } else {
            format!("https://{url}")
        };
        let parsed = url::Url::parse(&url).map_err(|_| Refusal::invalid("links", "no-link"))?;
        let web = matches!(parsed.scheme(), "http" | "https") && parsed.host().is_some();
        if !web || url.len() > LINK_BYTES {
            return Err(Refusal::invalid("links", "no-link"));
        }
        let label = line("links", &link.label, LINK_LABEL_CHARS)?;
        let url = parsed.to_string();
        links.push(Link { label, url });
    }
    if links.len() > LINKS {
        return Err(Refusal::over("links", "too-many", LINKS as i64));
    }
    Ok(links)
}

/// One line of text with single blanks.
pub(crate) fn line(field: &'static str, text: &str, most: usize) -> Answer<String> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    within(field, &text, most)?;
    Ok(text)
}

fn within(field: &'static str, text: &str, most: usize) -> Answer<()> {
    if text.chars().count() > most {
        return Err(Refusal::over(field, "too-long", most as i64));
    }
    Ok(())
}

//! What people choose for themselves. One JSON a person; a new choice is a field with a default.

use model::EventKind;
use serde::{Deserialize, Serialize};

use crate::{Actor, Answer, Ctx, Refusal};

/// Everything a person may choose.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Preferences {
    /// How the screens look.
    pub look: Look,
    /// How they wish to be told.
    pub notifications: crate::notifications::Settings,
}

/// How the screens look.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Look {
    /// Light or dark.
    pub theme: Theme,
    /// How far ink and paper are apart.
    pub contrast: Contrast,
    /// How big letters are.
    pub text_size: TextSize,
    /// Whether single letters on the keyboard do nothing: they are in the way of some who speak to their machine.
    pub no_keys: bool,
}

/// Light or dark.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// As the device is set.
    #[default]
    Auto,
    /// Dark ink on light paper.
    Light,
    /// Light ink on dark paper.
    Dark,
}

/// How far ink and paper are apart.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Contrast {
    /// As the device is set.
    #[default]
    Auto,
    /// As far as it goes.
    More,
}

/// How big letters are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TextSize {
    /// As the browser is set.
    #[default]
    Normal,
    /// An eighth bigger.
    Large,
    /// A quarter bigger.
    Larger,
}

/// What `actor` chose.
pub async fn get(ctx: &Ctx, actor: Actor) -> Answer<Preferences> {
    ctx.read(move |c| Ok(store::users::preferences(c, actor.id)?))
        .await
}

/// Changes what `actor` chose.
pub async fn update<F>(ctx: &Ctx, actor: Actor, change: F) -> Answer<Preferences>
where
    F: FnOnce(&mut Preferences) + Send + 'static,
{
    let event = ctx.event(EventKind::PreferencesChanged, actor);
    ctx.write(move |tx| {
        let mut preferences: Preferences = store::users::preferences(tx, actor.id)?;
        change(&mut preferences);
        store::users::set_preferences(tx, actor.id, &preferences)?;
        store::events::append(tx, &event)?;
        Ok(preferences)
    })
    .await
}

/// Sets how the screens look and in which language they speak; an empty `locale` means as the browser asks.
pub async fn update_look(ctx: &Ctx, actor: Actor, look: Look, locale: String) -> Answer<()> {
    let letters = locale.len() <= 8 && locale.chars().all(|c| c.is_ascii_lowercase());
    if !letters {
        return Err(Refusal::invalid("locale", "unknown"));
    }
    let (event, now) = (ctx.event(EventKind::PreferencesChanged, actor), ctx.now());
    ctx.write(move |tx| {
        let mut preferences: Preferences = store::users::preferences(tx, actor.id)?;
        preferences.look = look;
        store::users::set_preferences(tx, actor.id, &preferences)?;
        let mut account = store::accounts::get(tx, actor.id)?;
        account.locale = locale;
        store::accounts::update(tx, &account, now)?;
        Ok(store::events::append(tx, &event)?)
    })
    .await
}

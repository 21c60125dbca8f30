//! What I say of myself: face, status line, and who I am.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use model::{Account, AccountId, Link, UnitId};
use serde::Deserialize;
use service::accounts::{self, ProfileDraft, TONGUE_CODES};
use service::policy::limit::{ABOUT_CHARS, LINK_LABEL_CHARS, LINKS, LOCATION_CHARS, TITLE_CHARS};
use service::units::{self, Branch};
use service::{Ctx, Refusal, profiles};

use super::areas;
use super::status_line;
use crate::parts::face::{self, Size};
use crate::parts::form::{Field, section, submit, tick};
use crate::parts::icon;
use crate::parts::note::{Tone, note};
use crate::people::tongue;
use crate::{Answer, Errors, Form, Page, Reader, Reply, Upload, Viewer, again};

const HERE: &str = "/settings/profile";

/// The form as it is sent.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    name: String,
    title: String,
    unit: String,
    manager: String,
    location: String,
    time_zone: String,
    languages: Vec<String>,
    about: String,
    label: Vec<String>,
    url: Vec<String>,
}

impl Asked {
    /// What stands in the profile now.
    pub(crate) fn of(account: &Account, manager: &str) -> Self {
        Self {
            name: account.name.clone(),
            title: account.title.clone(),
            unit: account.unit_id.map(|u| u.to_string()).unwrap_or_default(),
            manager: manager.to_owned(),
            location: account.location.clone(),
            time_zone: account.time_zone.clone(),
            languages: account.languages.clone(),
            about: account.about.clone(),
            label: account.links.iter().map(|l| l.label.clone()).collect(),
            url: account.links.iter().map(|l| l.url.clone()).collect(),
        }
    }

    /// What is asked of the operation.
    pub(crate) fn draft(&self) -> ProfileDraft {
        let label = |i: usize| self.label.get(i).cloned().unwrap_or_default();
        let links = self.url.iter().enumerate().map(|(i, url)| Link {
            label: label(i),
            url: url.clone(),
        });
        ProfileDraft {
            name: self.name.clone(),
            title: self.title.clone(),
            unit: self.unit.parse::<UnitId>().ok(),
            manager: self.manager.clone(),
            location: self.location.clone(),
            time_zone: self.time_zone.clone(),
            languages: self.languages.clone(),
            about: self.about.clone(),
            links: links.collect(),
        }
    }
}

pub(super) async fn edit(viewer: Viewer, State(ctx): State<Ctx>) -> Answer {
    let asked = stored(&ctx, &viewer).await?;
    show(&ctx, &viewer, &asked, &Errors::none()).await
}

async fn stored(ctx: &Ctx, viewer: &Viewer) -> Answer<Asked> {
    let account = viewer.account();
    let manager = manager_of(ctx, viewer, account.id).await?;
    Ok(Asked::of(account, &manager))
}

/// The handle of someone's manager, or "".
pub(crate) async fn manager_of(ctx: &Ctx, viewer: &Viewer, id: AccountId) -> Answer<String> {
    let manager = profiles::manager(ctx, viewer.actor(), id).await?;
    Ok(manager.map_or_else(String::new, |m| format!("@{}", m.handle)))
}

pub(super) async fn update(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Form(asked): Form<Asked>,
) -> Answer {
    let id = viewer.account().id;
    match accounts::update(&ctx, viewer.actor(), id, asked.draft()).await {
        Ok(()) => Ok(Reply::to(HERE).toast("toast-saved").into_response()),
        Err(refusal) => refused(&ctx, &viewer, &asked, refusal).await,
    }
}

/// `POST /settings/profile/face`: the field `face`; its middle becomes the square.
pub(super) async fn face(viewer: Viewer, State(ctx): State<Ctx>, upload: Upload) -> Answer {
    let next = match upload.get("next") {
        "" => HERE,
        next => next,
    };
    let done = match upload.file("face") {
        Some(file) => accounts::set_face(&ctx, viewer.actor(), file.bytes.to_vec(), None).await,
        None => Err(Refusal::invalid("face", "choose")),
    };
    match done {
        Ok(_) => Ok(Reply::to(next).toast("toast-face").into_response()),
        Err(refusal) => {
            let asked = stored(&ctx, &viewer).await?;
            refused(&ctx, &viewer, &asked, refusal).await
        }
    }
}

/// Back to the face drawn from the name.
pub(super) async fn faceless(viewer: Viewer, State(ctx): State<Ctx>) -> Answer<Reply> {
    accounts::remove_face(&ctx, viewer.actor()).await?;
    Ok(Reply::to(HERE).toast("toast-faceless"))
}

async fn refused(ctx: &Ctx, viewer: &Viewer, asked: &Asked, refusal: Refusal) -> Answer {
    let errors = Errors::from_refusal(viewer, refusal)?;
    let page = show(ctx, viewer, asked, &errors).await?;
    Ok(again(viewer, &errors, page))
}

pub(super) async fn show(
    ctx: &Ctx,
    viewer: &Viewer,
    asked: &Asked,
    errors: &Errors,
) -> Answer<Response> {
    let (l, units) = (viewer.l, units::choices(ctx).await?);
    let own = accounts::may_place(ctx, viewer.actor());
    let body = html! {
        (areas(l, HERE))
        div ."sheet sheet--pad" {
            (section(&l.t("profile-face"), Some(&l.t("profile-face-about")), faces(viewer, HERE, errors)))
        }
        div ."sheet sheet--pad" id="status-line" {
            (section(&l.t("status-title"), Some(&l.t("status-about")), status_line::form(viewer, HERE, errors)))
        }
        form ."sheet sheet--pad" method="post" action=(HERE) {
            (viewer.csrf())
            (section(&l.t("profile-who"), None, fields(viewer, asked, (&units, own), errors)))
            div ."row row--end" { (submit(&l.t("save"))) }
        }
    };
    let page = Page::new(viewer, &l.t("settings-profile")).tools(html! {
        a ."btn btn--quiet btn--s" href={ "/@" (viewer.account().handle) } { (l.t("profile-see")) }
    });
    Ok(page.show(body))
}

/// The face now, and the ways to another; afterwards the browser goes to `next`.
pub(crate) fn faces(viewer: &Viewer, next: &str, errors: &Errors) -> Markup {
    let (l, me) = (viewer.l, viewer.card());
    let error = errors.get("face");
    html! {
        div .face-choice {
            (face::face(me, Size::Huge))
            div {
                form ."stack" method="post" action="/settings/profile/face" enctype="multipart/form-data" {
                    (viewer.csrf())
                    input type="hidden" name="next" value=(next);
                    div .field {
                        label .label for="f-face" { (l.t("profile-face-choose")) }
                        input .input id="f-face" type="file" name="face" accept="image/jpeg,image/png,image/webp,image/gif,image/avif" required
                            aria-invalid=[error.map(|_| "true")] aria-describedby=(if error.is_some() { "e-face" } else { "h-face" });
                        @match error {
                            Some(error) => { p .error id="e-face" { (icon("warning")) span { (error) } } }
                            None => { p .hint id="h-face" { (l.t("profile-face-hint")) } }
                        }
                    }
                    div .row { button .btn { (icon::small("camera")) (l.t("profile-face-use")) } }
                }
                @if me.face_id.is_some() {
                    form method="post" action="/settings/profile/face/remove" { (viewer.csrf()) button ."btn btn--quiet btn--s" { (l.t("profile-face-remove")) } }
                }
            }
        }
    }
}

/// Everything one writes; `own` says whether unit and title are for oneself to say.
fn fields(
    viewer: &Viewer,
    asked: &Asked,
    (units, own): (&[Branch], bool),
    errors: &Errors,
) -> Markup {
    let l = viewer.l;
    let about = l.ta("profile-about-hint", &[("n", (ABOUT_CHARS as i64).into())]);
    let manager = l.t("profile-manager-hint");
    let place = l.t("profile-location-hint");
    let other: Vec<&str> = errors.others(SHOWN).collect();
    html! {
        @for text in other { (note(Tone::Bad, html! { (text) }, None)) }
        (Field::new("name", &l.t("profile-name")).value(&asked.name).max(accounts::NAME_CHARS).required().autocomplete("name").error(errors.get("name")).input())
        @if own {
            (Field::new("title", &l.t("profile-title")).value(&asked.title).max(TITLE_CHARS).autocomplete("organization-title").error(errors.get("title")).input())
            (unit(viewer, asked, units, errors))
        } @else {
            p .hint { (l.t("profile-placed")) }
        }
        (Field::new("manager", &l.t("profile-manager")).value(&asked.manager).hint(&manager).placeholder("@").ahead("person").error(errors.get("manager")).input())
        (Field::new("location", &l.t("profile-location")).value(&asked.location).hint(&place).max(LOCATION_CHARS).error(errors.get("location")).input())
        (zones(viewer, asked, errors))
        (tongues(viewer, asked, errors))
        (Field::new("about", &l.t("profile-about")).value(&asked.about).hint(&about).max(ABOUT_CHARS).error(errors.get("about")).area())
        (links(viewer, asked, errors))
    }
}

const SHOWN: &[&str] = &[
    "name",
    "title",
    "unit",
    "manager",
    "location",
    "time_zone",
    "languages",
    "about",
    "links",
    "face",
    "text",
    "emoji",
];

/// Names of units set in by their depth.
pub(crate) fn options(units: &[Branch]) -> Vec<(String, String)> {
    units
        .iter()
        .map(|b| {
            let space = "\u{2003}".repeat(b.depth);
            (b.unit.id.to_string(), format!("{space}{}", b.unit.name))
        })
        .collect()
}

fn unit(reader: &Reader, asked: &Asked, units: &[Branch], errors: &Errors) -> Markup {
    let none = reader.l.t("profile-unit-none");
    let named = options(units);
    let mut options = vec![("", none.as_ref())];
    options.extend(named.iter().map(|(v, t)| (v.as_str(), t.as_str())));
    let hint = reader.l.t("profile-unit-hint");
    Field::new("unit", &reader.l.t("profile-unit"))
        .value(&asked.unit)
        .hint(&hint)
        .error(errors.get("unit"))
        .select(&options)
}

fn zones(reader: &Reader, asked: &Asked, errors: &Errors) -> Markup {
    let l = reader.l;
    let organisation = reader.organisation.time_zone.as_str();
    let own = l.ta("profile-zone-own", &[("zone", organisation.into())]);
    let names: Vec<String> = jiff::tz::db()
        .available()
        .map(|name| name.to_string())
        .filter(|name| name.contains('/') && !name.starts_with("Etc/"))
        .collect();
    let mut options = vec![("", own.as_str())];
    options.extend(names.iter().map(|name| (name.as_str(), name.as_str())));
    if !asked.time_zone.is_empty() && !names.contains(&asked.time_zone) {
        options.push((&asked.time_zone, &asked.time_zone));
    }
    Field::new("time_zone", &l.t("profile-zone"))
        .value(&asked.time_zone)
        .error(errors.get("time_zone"))
        .select(&options)
}

fn tongues(reader: &Reader, asked: &Asked, errors: &Errors) -> Markup {
    let l = reader.l;
    let mut all: Vec<(String, &str)> = TONGUE_CODES
        .iter()
        .map(|code| (tongue(reader, code), *code))
        .collect();
    all.sort_by_key(|(name, code)| {
        let chosen = asked.languages.iter().any(|c| c == code);
        (!chosen, name.to_lowercase())
    });
    let chosen = asked.languages.len();
    html! {
        details .field open[errors.get("languages").is_some()] {
            summary { span .label { (l.t("profile-languages")) } " " span .soft {
                @if chosen == 0 { (l.t("profile-languages-none")) }
                @else { (all.iter().take(chosen).map(|(name, _)| name.as_str()).collect::<Vec<_>>().join(", ")) }
            } }
            @if let Some(error) = errors.get("languages") { p .error { (icon("warning")) span { (error) } } }
            div .ticks role="group" aria-label=(l.t("profile-languages")) {
                @for (name, code) in &all { (tick("languages", code, html! { (name) }, asked.languages.iter().any(|c| c == code))) }
            }
        }
    }
}

fn links(reader: &Reader, asked: &Asked, errors: &Errors) -> Markup {
    let l = reader.l;
    let (what, whither) = (l.t("profile-link-label"), l.t("profile-link-url"));
    let at = |list: &[String], i: usize| list.get(i).cloned().unwrap_or_default();
    html! {
        fieldset .field {
            legend .label { (l.t("profile-links")) }
            @if let Some(error) = errors.get("links") { p .error { (icon("warning")) span { (error) } } }
            @for i in 0..LINKS {
                div .link-row {
                    input .input name="label" value=(at(&asked.label, i)) maxlength=(LINK_LABEL_CHARS) aria-label=(format!("{what} {}", i + 1)) placeholder=(what);
                    input .input name="url" value=(at(&asked.url, i)) inputmode="url" autocapitalize="none" spellcheck="false" aria-label=(format!("{whither} {}", i + 1)) placeholder="https://";
                }
            }
        }
    }
}

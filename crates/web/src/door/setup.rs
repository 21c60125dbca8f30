//! The first minutes: naming the organisation and making its owner.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use serde::Deserialize;
use service::Ctx;
use service::auth::sessions;
use service::organisation::Organisation;
use service::setup::{self, SetUp};

use super::{NEWCOMER, Newcomer, door, newcomer, refused};
use crate::i18n::LANGUAGES;
use crate::parts::form::{Field, section, submit};
use crate::{Answer, Error, Errors, Form, MaybeViewer, Query, Reader, Reply, again};

/// Lengths of a post one can choose here; any other is for the settings.
const LIMITS: [i64; 6] = [140, 280, 500, 1_000, 2_000, 5_000];

#[derive(Debug, Deserialize)]
pub(super) struct Coded {
    #[serde(default)]
    code: String,
}

#[derive(Debug, Clone, Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    code: String,
    #[serde(default)]
    organisation: String,
    post_limit: i64,
    #[serde(default)]
    time_zone: String,
    #[serde(default)]
    locale: String,
    #[serde(flatten)]
    owner: Newcomer,
}

/// The page; without the right code it asks for it.
pub(super) async fn new(
    State(ctx): State<Ctx>,
    viewer: MaybeViewer,
    Query(coded): Query<Coded>,
) -> Answer {
    if !setup::needed(&ctx).await? {
        return Err(Error::NotFound);
    }
    if coded.code.is_empty() {
        return Ok(ask(&viewer, &Errors::none()));
    }
    if let Err(refusal) = setup::check(&ctx, &coded.code, &viewer.address.to_string()).await {
        let errors = Errors::from_refusal(&viewer, refusal)?;
        return Ok(again(&viewer, &errors, ask(&viewer, &errors)));
    }
    let asked = Asked {
        code: coded.code,
        organisation: String::new(),
        post_limit: 500,
        time_zone: String::new(),
        locale: viewer.l.tag().to_owned(),
        owner: Newcomer::default(),
    };
    Ok(show(&viewer, &asked, &Errors::none()))
}

/// Sets it up and signs the owner in.
pub(super) async fn create(
    State(ctx): State<Ctx>,
    viewer: MaybeViewer,
    Form(asked): Form<Asked>,
) -> Answer {
    if !setup::needed(&ctx).await? {
        return Err(Error::NotFound);
    }
    let address = viewer.address.to_string();
    let made = setup::create(&ctx, asked.clone().into(), &address).await;
    match made {
        Ok(owner) => {
            let secret = sessions::create(&ctx, owner, &viewer.agent, &address).await?;
            Ok(Reply::to("/guide").sign_in(secret).into_response())
        }
        Err(refusal) => {
            let errors = Errors::from_refusal(&viewer, refusal)?;
            Ok(again(&viewer, &errors, show(&viewer, &asked, &errors)))
        }
    }
}

impl From<Asked> for SetUp {
    fn from(asked: Asked) -> Self {
        let zone = if asked.time_zone.is_empty() {
            "UTC".to_owned()
        } else {
            asked.time_zone
        };
        Self {
            code: asked.code,
            organisation: Organisation {
                name: asked.organisation,
                post_limit: asked.post_limit,
                time_zone: zone,
                locale: asked.locale,
                ..Organisation::default()
            },
            name: asked.owner.name,
            handle: asked.owner.handle,
            email: asked.owner.email,
            password: asked.owner.password,
        }
    }
}

fn ask(reader: &Reader, errors: &Errors) -> Response {
    let l = reader.l;
    door(
        reader,
        &l.t("setup-title"),
        Some(&l.t("setup-code-text")),
        html! {
            form method="get" action="/setup" {
                (refused(errors, &["code"]))
                (Field::new("code", &l.t("setup-code")).autocomplete("off").required().error(errors.get("code")).input())
                (submit(&l.t("door-next")))
            }
        },
    )
}

fn show(reader: &Reader, asked: &Asked, errors: &Errors) -> Response {
    let l = reader.l;
    let shown = [
        NEWCOMER,
        &["organisation", "post_limit", "time_zone", "locale"],
    ]
    .concat();
    door(
        reader,
        &l.t("setup-title"),
        Some(&l.t("setup-text")),
        html! {
            form method="post" action="/setup" data-newcomer {
                (reader.csrf())
                input type="hidden" name="code" value=(asked.code);
                (refused(errors, &shown))
                (section(&l.t("setup-organisation"), None, organisation(reader, asked, errors)))
                (section(&l.t("setup-you"), Some(&l.t("setup-you-text")), newcomer(reader, &asked.owner, errors, false)))
                (submit(&l.t("setup-begin")))
            }
        },
    )
}

fn organisation(reader: &Reader, asked: &Asked, errors: &Errors) -> Markup {
    let l = reader.l;
    let limits: Vec<(String, String)> = LIMITS
        .iter()
        .map(|n| {
            (
                n.to_string(),
                l.ta("setup-characters", &[("n", (*n).into())]),
            )
        })
        .collect();
    let limits: Vec<(&str, &str)> = limits
        .iter()
        .map(|(v, t)| (v.as_str(), t.as_str()))
        .collect();
    html! {
        (Field::new("organisation", &l.t("setup-name")).value(&asked.organisation).autocomplete("organization").max(80).required()
            .error(errors.get("organisation")).input())
        (Field::new("post_limit", &l.t("setup-limit")).value(&asked.post_limit.to_string()).hint(&l.t("setup-limit-hint"))
            .error(errors.get("post_limit")).select(&limits))
        (Field::new("locale", &l.t("setup-language")).value(&asked.locale).hint(&l.t("setup-language-hint")).error(errors.get("locale"))
            .select(LANGUAGES))
        (zone(reader, &asked.time_zone, errors))
    }
}

/// A field for a time zone; a script fills in the browser's when it is empty.
pub(crate) fn zone(reader: &Reader, value: &str, errors: &Errors) -> Markup {
    let names: Vec<String> = jiff::tz::db()
        .available()
        .map(|n| n.as_str().to_owned())
        .collect();
    let mut options: Vec<(&str, &str)> = names
        .iter()
        .filter(|n| n.contains('/') || *n == "UTC")
        .map(|n| (n.as_str(), n.as_str()))
        .collect();
    options.sort_unstable();
    let guess = value.is_empty();
    let value = if guess { "UTC" } else { value };
    html! {
        div data-zone[guess] {
            (Field::new("time_zone", &reader.l.t("setup-zone")).value(value).error(errors.get("time_zone")).select(&options))
        }
    }
}

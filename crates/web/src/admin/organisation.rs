//! Settings of the organisation.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use maud::html;
use serde::Deserialize;
use service::Ctx;
use service::organisation::{self, Organisation};

use super::page;
use crate::door::refused;
use crate::door::zone;
use crate::i18n::LANGUAGES;
use crate::parts::form::{Field, section, submit, switch};
use crate::{Admin, Answer, Errors, Form, Reader, Reply, again};

const FIELDS: &[&str] = &["name", "post_limit", "locale", "time_zone", "mail_domains"];

#[derive(Debug, Clone, Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    name: String,
    post_limit: i64,
    #[serde(default)]
    time_zone: String,
    #[serde(default)]
    locale: String,
    #[serde(default)]
    mail_domains: String,
    own_place: Option<String>,
    fetch_cards: Option<String>,
}

impl Asked {
    fn over(&self, old: &Organisation) -> Organisation {
        Organisation {
            name: self.name.trim().to_owned(),
            post_limit: self.post_limit,
            time_zone: self.time_zone.clone(),
            locale: self.locale.clone(),
            mail_domains: self
                .mail_domains
                .split(|c: char| c.is_whitespace() || c == ',' || c == ';')
                .map(|d| d.trim_start_matches('@').to_lowercase())
                .filter(|d| !d.is_empty())
                .collect(),
            own_place: self.own_place.is_some(),
            fetch_cards: self.fetch_cards.is_some(),
            ..old.clone()
        }
    }
}

/// The page.
pub(super) async fn edit(State(ctx): State<Ctx>, viewer: Admin) -> Answer {
    Ok(show(&viewer, &ctx.organisation(), &Errors::none()))
}

/// Changes them.
pub(super) async fn update(
    State(ctx): State<Ctx>,
    viewer: Admin,
    Form(asked): Form<Asked>,
) -> Answer {
    let new = asked.over(&ctx.organisation());
    match organisation::update(&ctx, viewer.actor(), new.clone()).await {
        Ok(()) => Ok(Reply::to("/admin/organisation")
            .toast("toast-saved")
            .into_response()),
        Err(refusal) => {
            let errors = Errors::from_refusal(&viewer, refusal)?;
            Ok(again(&viewer, &errors, show(&viewer, &new, &errors)))
        }
    }
}

fn show(reader: &Reader, o: &Organisation, errors: &Errors) -> Response {
    let l = reader.l;
    let limit = o.post_limit.to_string();
    let domains = o.mail_domains.join("\n");
    page(
        reader,
        &l.t("admin-organisation"),
        "/admin/organisation",
        html! {
            form class="sheet sheet--pad" method="post" action="/admin/organisation" {
                (reader.csrf())
                (refused(errors, FIELDS))
                (section(&l.t("setup-organisation"), None, html! {
                    (Field::new("name", &l.t("setup-name")).value(&o.name).max(80).required().error(errors.get("name")).input())
                    (Field::new("post_limit", &l.t("setup-limit")).kind("number").value(&limit).hint(&l.t("admin-limit-hint")).required()
                        .error(errors.get("post_limit")).input())
                    (Field::new("locale", &l.t("setup-language")).value(&o.locale).hint(&l.t("setup-language-hint")).error(errors.get("locale"))
                        .select(LANGUAGES))
                    (zone(reader, &o.time_zone, errors))
                }))
                (section(&l.t("admin-joining"), None, html! {
                    (Field::new("mail_domains", &l.t("admin-domains")).value(&domains).hint(&l.t("admin-domains-hint")).placeholder("example.com")
                        .error(errors.get("mail_domains")).area())
                    (switch("own_place", &l.t("admin-own-place"), Some(&l.t("admin-own-place-hint")), o.own_place))
                }))
                (section(&l.t("admin-outside"), None, html! {
                    (switch("fetch_cards", &l.t("admin-cards"), Some(&l.t("admin-cards-hint")), o.fetch_cards))
                }))
                div class="row row--end" { (submit(&l.t("save"))) }
            }
        },
    )
}

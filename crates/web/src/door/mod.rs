//! Pages before one is inside: set-up, sign-in, joining, a new password, the demo.

mod demo;
mod join;
mod reset;
mod second;
mod setup;
mod sign_in;

use axum::Router;
use axum::response::Response;
use axum::routing::{get, post};
use maud::{Markup, html};
use service::Ctx;
use service::auth::sign_in::From;
use service::rules::{self, Rule};

pub(crate) use setup::zone;

use crate::parts::form::Field;
use crate::parts::icon;
use crate::parts::note::{Tone, note};
use crate::{Answer, App, Errors, Page, Reader};

/// Their addresses.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/setup", get(setup::new).post(setup::create))
        .route("/sign-in", get(sign_in::new).post(sign_in::create))
        .route("/sign-in/second", get(second::new).post(second::create))
        .route("/sign-in/passkey/begin", post(sign_in::begin))
        .route("/sign-in/passkey/finish", post(sign_in::finish))
        .route("/sign-out", post(sign_in::destroy))
        .route("/join", get(join::ask).post(join::request))
        .route("/join/{token}", get(join::new).post(join::create))
        .route("/reset/{token}", get(reset::edit).post(reset::update))
        .route("/demo", get(demo::index).post(demo::create))
        .route("/demo/faces/{handle}", get(demo::face))
}

/// A page with the mark, a title and one thing to do.
fn door(reader: &Reader, title: &str, lede: Option<&str>, inner: Markup) -> Response {
    Page::new(reader, title).headless().show(html! {
        h1 { (title) }
        @if let Some(lede) = lede { p class="lede" { (lede) } }
        (inner)
    })
}

/// Where a request comes from, as sessions remember it.
fn from<'a>(reader: &'a Reader, address: &'a str) -> From<'a> {
    From {
        agent: &reader.agent,
        address,
    }
}

/// What someone new says of themselves.
#[derive(Debug, Clone, Default, serde::Deserialize)]
#[serde(default)]
struct Newcomer {
    name: String,
    handle: String,
    email: Option<String>,
    password: String,
    accepts: Option<String>,
    /// The house rules in force.
    #[serde(skip)]
    rules: Vec<Rule>,
}

impl Newcomer {
    /// Nothing filled in yet.
    async fn empty(ctx: &Ctx) -> Answer<Self> {
        Ok(Self {
            rules: rules::for_newcomers(ctx).await?,
            ..Self::default()
        })
    }
}

/// The names of their fields.
const NEWCOMER: &[&str] = &["name", "handle", "email", "password", "accepts"];

/// Their fields. The password never comes back.
fn newcomer(reader: &Reader, asked: &Newcomer, errors: &Errors, email_needed: bool) -> Markup {
    let l = reader.l;
    let label = if email_needed {
        "door-email"
    } else {
        "door-email-optional"
    };
    let email_label = l.t(label);
    let mut email = Field::new("email", &email_label)
        .kind("email")
        .value(asked.email.as_deref().unwrap_or_default())
        .autocomplete("email")
        .max(254)
        .error(errors.get("email"));
    if email_needed {
        email = email.required();
    }
    html! {
        (Field::new("name", &l.t("door-name")).value(&asked.name).autocomplete("name").max(60).required().error(errors.get("name")).input())
        (Field::new("handle", &l.t("door-handle")).value(&asked.handle).lead("@").hint(&l.t("door-handle-hint")).autocomplete("off").max(30)
            .error(errors.get("handle")).input())
        (email.input())
        (new_password(reader, "door-password", errors))
        (accepting(reader, asked, errors))
    }
}

/// The house rules to read, and a box to tick.
fn accepting(reader: &Reader, asked: &Newcomer, errors: &Errors) -> Markup {
    let l = reader.l;
    let error = errors.get("accepts");
    html! {
        @if !asked.rules.is_empty() {
            section ."join-rules" aria-labelledby="join-rules" {
                h2 #join-rules { (l.t("rules-title")) }
                (crate::rules::items(&asked.rules))
                label .choice {
                    input type="checkbox" name="accepts" value="yes" required checked[asked.accepts.is_some()] aria-invalid=[error.map(|_| "true")]
                        aria-describedby=[error.map(|_| "e-accepts")];
                    span { (l.t("rules-join")) }
                }
                @if let Some(error) = error { p .error #e-accepts { (icon("warning")) span { (error) } } }
            }
        }
    }
}

/// What is wrong with a form as a whole, or with a field that is none of `shown`: at its top.
pub(crate) fn refused(errors: &Errors, shown: &[&str]) -> Markup {
    let mut others = errors.others(shown).peekable();
    html! {
        @if others.peek().is_some() {
            (note(Tone::Bad, html! { @for text in others { p { (text) } } }, None))
        }
    }
}

/// A field for a password to choose.
pub(crate) fn new_password(reader: &Reader, label: &str, errors: &Errors) -> Markup {
    let l = reader.l;
    Field::new("password", &l.t(label))
        .kind("password")
        .autocomplete("new-password")
        .hint(&l.t("door-password-hint"))
        .required()
        .error(errors.get("password"))
        .input()
}

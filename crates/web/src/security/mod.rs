//! How well my account is kept: password, second factor, passkeys, sessions.

mod passkeys;
mod password;
mod second_factor;
mod sessions;

use axum::Router;
use axum::extract::State;
use axum::routing::{get, post};
use maud::{Markup, html};
use service::Ctx;
use service::auth::second_factor::Overview;

use crate::door::refused;
use crate::parts::form::{Field, section};
use crate::settings::areas;
use crate::{Answer, App, Errors, Page, Reader, Viewer};

/// Their addresses.
pub fn routes() -> Router<App> {
    const AT: &str = "/settings/security";
    let at = |rest: &str| format!("{AT}/{rest}");
    Router::new()
        .route(AT, get(show))
        .route(&at("password"), get(password::edit).post(password::update))
        .route(
            &at("second-factor"),
            get(second_factor::new).post(second_factor::create),
        )
        .route(
            &at("second-factor/confirm"),
            get(second_factor::confirm).post(second_factor::confirmed),
        )
        .route(
            &at("second-factor/codes"),
            get(second_factor::codes).post(second_factor::renew),
        )
        .route(
            &at("second-factor/delete"),
            get(second_factor::end).post(second_factor::destroy),
        )
        .route(&at("passkeys"), get(passkeys::new))
        .route(&at("passkeys/begin"), post(passkeys::begin))
        .route(&at("passkeys/finish"), post(passkeys::finish))
        .route(
            &at("passkeys/{id}"),
            get(passkeys::edit).post(passkeys::update),
        )
        .route(&at("passkeys/{id}/delete"), post(passkeys::destroy))
        .route(&at("sessions/{id}/delete"), post(sessions::destroy))
        .route(&at("sessions/delete"), post(sessions::destroy_others))
}

/// The page.
async fn show(State(ctx): State<Ctx>, viewer: Viewer) -> Answer {
    let l = viewer.l;
    let overview = service::auth::second_factor::overview(&ctx, viewer.actor()).await?;
    let keys = service::auth::passkeys::list(&ctx, viewer.actor()).await?;
    let sessions = service::auth::sessions::list(&ctx, viewer.actor()).await?;
    let title = l.t("settings-security");
    Ok(Page::new(&viewer, &title).current("settings").show(html! {
        (areas(l, "/settings/security"))
        div class="sheet sheet--pad" {
            (section(&l.t("security-password"), Some(&l.t("security-password-text")), html! {
                p { a class="btn btn--quiet" href="/settings/security/password" { (l.t("security-password-change")) } }
            }))
            (section(&l.t("security-passkeys"), Some(&l.t("security-passkeys-text")), passkeys::list(&ctx, &viewer, &keys)))
            (section(&l.t("security-second"), Some(&l.t("security-second-text")), second(&viewer, overview)))
            (section(&l.t("security-sessions"), Some(&l.t("security-sessions-text")), sessions::list(&viewer, &sessions)))
        }
    }))
}

fn second(reader: &Reader, overview: Overview) -> Markup {
    let l = reader.l;
    html! {
        @if overview.on {
            p { (l.ta("security-second-on", &[("n", overview.recovery_codes.into())])) }
            p class="row" {
                a class="btn btn--quiet" href="/settings/security/second-factor/codes" { (l.t("security-codes-new")) }
                a class="btn btn--bad" href="/settings/security/second-factor/delete" { (l.t("security-second-end")) }
            }
        } @else {
            p { a class="btn btn--quiet" href="/settings/security/second-factor" { (l.t("security-second-begin")) } }
        }
    }
}

/// The field for the present password, asked for before something that matters.
fn current(reader: &Reader, errors: &Errors) -> Markup {
    Field::new("current_password", &reader.l.t("security-current"))
        .kind("password")
        .autocomplete("current-password")
        .hint(&reader.l.t("security-current-hint"))
        .required()
        .error(errors.get("current_password"))
        .input()
}

/// A page with one form on it, sent to `action`.
fn sheet(
    reader: &Reader,
    title: &str,
    action: &str,
    (errors, shown): (&Errors, &[&str]),
    inner: Markup,
) -> axum::response::Response {
    Page::new(reader, title)
        .current("settings")
        .back("/settings/security")
        .show(html! {
            form class="sheet sheet--pad" method="post" action=(action) {
                (reader.csrf())
                (refused(errors, shown))
                (inner)
            }
        })
}

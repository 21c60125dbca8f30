//! The pages of it.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use service::oauth::{App, Fault, OUT_OF_BAND, Scopes};
use url::Url;

use super::authorize::Request;
use super::deeds;
use crate::parts::icon;
use crate::parts::note::{Tone, note};
use crate::{Page, Viewer};

/// "Allow this app?"
pub(super) fn question(viewer: &Viewer, request: &Request, app: &App, scopes: &Scopes) -> Response {
    let l = viewer.l;
    let title = l.ta("oauth-title", &[("app", app.name.as_str().into())]);
    let me = viewer.account();
    let admin = scopes.names().iter().any(|s| s.starts_with("admin:"));
    Page::new(viewer, &title).door().headless().show(html! {
        h1 { (title) }
        @if request.forces(viewer) {
            p class="lede" { (l.t("oauth-again")) }
        } @else {
            p class="lede" { (l.ta("oauth-who", &[("name", me.name.as_str().into()), ("handle", me.handle.as_str().into())])) }
            ul class="deeds" { @for deed in deeds(l, scopes.names()) { li { (icon("check")) span { (deed) } } } }
            @if admin { (note(Tone::Warm, html! { p { (l.t("oauth-admin")) } }, None)) }
            p class="small soft" { (l.ta("oauth-goes", &[("where", destination(request, viewer).into())])) }
            form method="post" action="/oauth/authorize" {
                (fields(viewer, request))
                button class="btn btn--wide" name="deed" value="allow" { (l.t("oauth-allow")) }
                button class="btn btn--quiet btn--wide" name="deed" value="deny" { (l.t("oauth-deny")) }
            }
        }
        form method="post" action="/oauth/authorize" {
            (fields(viewer, request))
            button class={ "btn btn--wide" @if !request.forces(viewer) { " btn--quiet" } } name="deed" value="switch" { (l.t("oauth-switch")) }
        }
        p class="small soft" { (l.t("oauth-end")) }
    })
}

/// Where the browser goes on to, so that a look-alike is noticed.
fn destination(request: &Request, viewer: &Viewer) -> String {
    if request.redirect_uri == OUT_OF_BAND {
        return viewer.l.t("oauth-goes-nowhere").into_owned();
    }
    let url = Url::parse(&request.redirect_uri).ok();
    url.map(|u| match u.host_str() {
        Some(host) if matches!(u.scheme(), "http" | "https") => host.to_owned(),
        _ => format!("{}:", u.scheme()),
    })
    .unwrap_or_default()
}

fn fields(viewer: &Viewer, request: &Request) -> Markup {
    let hidden = |name: &str, value: &str| html! { @if !value.is_empty() { input type="hidden" name=(name) value=(value); } };
    html! {
        (viewer.csrf())
        (hidden("response_type", &request.response_type))
        (hidden("client_id", &request.client_id))
        (hidden("redirect_uri", &request.redirect_uri))
        (hidden("scope", &request.scope))
        @if let Some(state) = &request.state { input type="hidden" name="state" value=(state); }
        (hidden("code_challenge", &request.code_challenge))
        (hidden("code_challenge_method", &request.code_challenge_method))
        (hidden("lang", request.lang.as_deref().unwrap_or_default()))
    }
}

/// An app that nobody knows, or an address that is not its own: the person stays here.
pub(super) fn stranger(viewer: &Viewer, fault: &Fault) -> Response {
    let l = viewer.l;
    let (title, text) = match fault {
        Fault::Redirect => ("oauth-elsewhere", "oauth-elsewhere-text"),
        _ => ("oauth-unknown", "oauth-unknown-text"),
    };
    let title = l.t(title);
    let page = Page::new(viewer, &title).door().headless().show(html! {
        h1 { (title) }
        p class="lede" { (l.t(text)) }
        p { a class="btn" href="/" { (l.t("error-home")) } }
    });
    (StatusCode::BAD_REQUEST, page).into_response()
}

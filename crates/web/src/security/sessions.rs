//! Where I am signed in.

use axum::extract::State;
use maud::{Markup, html};
use model::SessionId;
use service::Ctx;
use service::auth::device;
use service::auth::sessions::{self, Session};

use crate::parts::icon;
use crate::{Answer, Path, Reader, Reply, Viewer};

/// The part of the page that lists them.
pub(super) fn list(viewer: &Viewer, sessions: &[Session]) -> Markup {
    let l = viewer.l;
    let mine = viewer.session().id;
    html! {
        @for session in sessions {
            @let name = name(viewer, session);
            div class="item" {
                (icon("device"))
                div {
                    b { (name) }
                    p {
                        @if session.id == mine { (l.t("security-session-this")) }
                        @else { (l.t("security-session-seen")) " " (viewer.time(session.seen_at)) }
                        " · " (session.address)
                    }
                }
                @if session.id != mine {
                    form method="post" action={ "/settings/security/sessions/" (session.id) "/delete" } {
                        (viewer.csrf())
                        button class="btn btn--quiet btn--s" aria-label=(l.ta("security-session-end-named", &[("name", name.as_str().into())])) { (l.t("security-session-end")) }
                    }
                }
            }
        }
        @if sessions.len() > 1 {
            form method="post" action="/settings/security/sessions/delete" {
                (viewer.csrf())
                button class="btn btn--bad" { (l.t("security-sessions-end")) }
            }
        }
    }
}

fn name(reader: &Reader, session: &Session) -> String {
    let device = device::recognise(&session.agent);
    match (device.browser, device.system) {
        ("", "") => reader.l.t("security-session-unknown").into_owned(),
        (browser, "") => browser.to_owned(),
        ("", system) => system.to_owned(),
        (browser, system) => reader.l.ta(
            "security-session-name",
            &[("browser", browser.into()), ("system", system.into())],
        ),
    }
}

/// Ends one.
pub(super) async fn destroy(
    State(ctx): State<Ctx>,
    viewer: Viewer,
    Path(id): Path<SessionId>,
) -> Answer<Reply> {
    sessions::end(&ctx, viewer.actor(), id).await?;
    Ok(Reply::to("/settings/security").toast("toast-session-ended"))
}

/// Ends all but this one.
pub(super) async fn destroy_others(State(ctx): State<Ctx>, viewer: Viewer) -> Answer<Reply> {
    let n = sessions::end_others(&ctx, viewer.actor(), viewer.session().id).await?;
    Ok(Reply::to("/settings/security")
        .toast("toast-sessions-ended")
        .with("n", n))
}

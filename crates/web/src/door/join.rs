//! Coming in with an invitation, or asking to.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use maud::html;
use model::Role;
use service::auth::sessions;
use service::invitations::{self, InvitationView, Joiner};
use service::{Ctx, Refusal, joining, rules};

use super::{NEWCOMER, Newcomer, door, newcomer, refused};
use crate::parts::form::submit;
use crate::{Answer, Error, Errors, Form, MaybeViewer, Path, Reader, Reply, again};

/// Who invites, and to what.
pub(super) async fn new(
    State(ctx): State<Ctx>,
    viewer: MaybeViewer,
    Path(token): Path<String>,
) -> Answer {
    match invitations::find(&ctx, &token).await {
        Ok(invitation) => {
            let asked = Newcomer::empty(&ctx).await?;
            Ok(show(&viewer, &token, &invitation, &asked, &Errors::none()))
        }
        Err(Refusal::NotFound) => Ok(closed(&viewer)),
        Err(other) => Err(other.into()),
    }
}

/// Comes in.
pub(super) async fn create(
    State(ctx): State<Ctx>,
    viewer: MaybeViewer,
    Path(token): Path<String>,
    Form(mut asked): Form<Newcomer>,
) -> Answer {
    let address = viewer.address.to_string();
    match invitations::accept(&ctx, &token, asked.clone().into(), &address).await {
        Ok(id) => {
            let secret = sessions::create(&ctx, id, &viewer.agent, &address).await?;
            Ok(Reply::to("/guide").sign_in(secret).into_response())
        }
        Err(Refusal::NotFound) => Ok(closed(&viewer)),
        Err(refusal) => {
            let errors = Errors::from_refusal(&viewer, refusal)?;
            let invitation = invitations::find(&ctx, &token).await?;
            asked.rules = rules::for_newcomers(&ctx).await?;
            let page = show(&viewer, &token, &invitation, &asked, &errors);
            Ok(again(&viewer, &errors, page))
        }
    }
}

/// The page for people with an address of the organisation.
pub(super) async fn ask(State(ctx): State<Ctx>, viewer: MaybeViewer) -> Answer {
    if !joining::is_open(&ctx.organisation()) {
        return Err(Error::NotFound);
    }
    let asked = Newcomer::empty(&ctx).await?;
    Ok(form(&viewer, &asked, &Errors::none()))
}

/// Asks to be let in.
pub(super) async fn request(
    State(ctx): State<Ctx>,
    viewer: MaybeViewer,
    Form(mut asked): Form<Newcomer>,
) -> Answer {
    let address = viewer.address.to_string();
    match joining::create(&ctx, asked.clone().into(), &address).await {
        Ok(()) => {
            let l = viewer.l;
            Ok(door(
                &viewer,
                &l.t("join-asked-title"),
                Some(&l.t("join-asked-text")),
                html! {
                    p { a class="btn" href="/sign-in" { (l.t("join-asked-next")) } }
                },
            ))
        }
        Err(refusal) => {
            let errors = Errors::from_refusal(&viewer, refusal)?;
            asked.rules = rules::for_newcomers(&ctx).await?;
            Ok(again(&viewer, &errors, form(&viewer, &asked, &errors)))
        }
    }
}

impl From<Newcomer> for Joiner {
    fn from(asked: Newcomer) -> Self {
        Self {
            name: asked.name,
            handle: asked.handle,
            email: asked.email,
            password: asked.password,
            accepts: asked.accepts.is_some(),
        }
    }
}

fn show(
    reader: &Reader,
    token: &str,
    invitation: &InvitationView,
    asked: &Newcomer,
    errors: &Errors,
) -> Response {
    let l = reader.l;
    let organisation = reader.organisation.name.as_str();
    let title = l.ta("join-title", &[("organisation", organisation.into())]);
    let by = invitation.by.as_ref().map_or("", |b| b.name.as_str());
    let lede = if invitation.unit.is_empty() {
        l.ta("join-by", &[("who", by.into())])
    } else {
        let unit = invitation.unit.as_str();
        l.ta("join-by-unit", &[("who", by.into()), ("unit", unit.into())])
    };
    door(
        reader,
        &title,
        Some(&lede),
        html! {
            @if invitation.invitation.role == Role::Moderator { p { (l.t("join-moderator")) } }
            form method="post" action={ "/join/" (token) } data-newcomer {
                (reader.csrf())
                (refused(errors, NEWCOMER))
                (newcomer(reader, asked, errors, false))
                (submit(&l.t("join-enter")))
            }
            p class="small" { a href="/sign-in" { (l.t("join-already")) } }
        },
    )
}

fn closed(reader: &Reader) -> Response {
    let l = reader.l;
    let page = door(
        reader,
        &l.t("join-closed-title"),
        Some(&l.t("join-closed-text")),
        html! {
            p { a class="btn btn--quiet" href="/sign-in" { (l.t("sign-in")) } }
        },
    );
    (StatusCode::NOT_FOUND, page).into_response()
}

fn form(reader: &Reader, asked: &Newcomer, errors: &Errors) -> Response {
    let l = reader.l;
    let organisation = &reader.organisation;
    let domains = organisation.mail_domains.join(", ");
    let title = l.ta(
        "join-title",
        &[("organisation", organisation.name.as_str().into())],
    );
    let lede = l.ta("join-ask-text", &[("domains", domains.as_str().into())]);
    door(
        reader,
        &title,
        Some(&lede),
        html! {
            form method="post" action="/join" data-newcomer {
                (reader.csrf())
                (refused(errors, NEWCOMER))
                (newcomer(reader, asked, errors, true))
                (submit(&l.t("join-ask")))
            }
            p class="small" { a href="/sign-in" { (l.t("join-already")) } }
        },
    )
}

//! People whom one recommends on one's profile, and why.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use serde::Deserialize;
use service::endorsements::{self, Recommended};
use service::profiles::{self, Profile};
use service::views::AccountCard;
use service::{Ctx, Refusal};

use crate::parts::face::{self, Size};
use crate::parts::form::{Field, grave, submit};
use crate::parts::icon;
use crate::{Answer, Errors, Form, Page, Path, Reply, Viewer, again};

/// Below the head of a profile: whom that person recommends.
pub(super) fn shown(viewer: &Viewer, profile: &Profile, all: &[Recommended]) -> Markup {
    let mine = profile.account.id == viewer.account().id;
    let name = profile.account.name.as_str();
    html! {
        @if !all.is_empty() {
            section .recommends aria-labelledby="recommends" {
                h3 id="recommends" { (viewer.l.ta("recommend-title", &[("who", name.into())])) }
                ul { @for one in all { li {
                    (face::linked(&one.card, Size::Small))
                    span { a .bare href={ "/@" (one.card.handle) } data-card=(one.card.handle) { b { (viewer.words(&one.card.name)) } } @if !one.reason.is_empty() { br; span .soft { (one.reason) } } }
                    @if mine {
                        @let label = viewer.l.ta("recommend-edit", &[("who", one.card.name.as_str().into())]);
                        a .act href={ "/@" (one.card.handle) "/recommend" } aria-label=(label) title=(label) { (icon("pen")) }
                    }
                } } }
            }
        }
    }
}

/// Why, as sent.
#[derive(Debug, Clone, Default, Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    reason: String,
}

/// `GET /@{handle}/recommend`
pub(super) async fn edit(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Path(handle): Path<String>,
) -> Answer {
    let (who, mine) = found(&ctx, &viewer, &handle).await?;
    let asked = Asked {
        reason: mine.clone().unwrap_or_default(),
    };
    let none = Errors::none();
    Ok(page(&viewer, &who, &asked, mine.is_some(), &none))
}

/// `POST /@{handle}/recommend`
pub(super) async fn update(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Path(handle): Path<String>,
    Form(asked): Form<Asked>,
) -> Answer {
    let (who, mine) = found(&ctx, &viewer, &handle).await?;
    match endorsements::put(&ctx, viewer.actor(), who.id, &asked.reason).await {
        Ok(()) => Ok(Reply::to(own(&viewer))
            .toast("toast-recommended")
            .into_response()),
        Err(refusal) => {
            let errors = Errors::from_refusal(&viewer, refusal)?;
            let page = page(&viewer, &who, &asked, mine.is_some(), &errors);
            Ok(again(&viewer, &errors, page))
        }
    }
}

/// `POST /@{handle}/recommend/remove`
pub(super) async fn destroy(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Path(handle): Path<String>,
) -> Answer<Reply> {
    let (who, _) = found(&ctx, &viewer, &handle).await?;
    endorsements::remove(&ctx, viewer.actor(), who.id).await?;
    Ok(Reply::to(own(&viewer)).toast("toast-unrecommended"))
}

fn own(viewer: &Viewer) -> String {
    format!("/@{}", viewer.account().handle)
}

/// Somebody, and why the reader recommends them, if they do.
async fn found(
    ctx: &Ctx,
    viewer: &Viewer,
    handle: &str,
) -> Result<(AccountCard, Option<String>), Refusal> {
    let (actor, me) = (viewer.actor(), viewer.account().id);
    let who = profiles::find(ctx, actor, handle).await?.card;
    let mut all = endorsements::list(ctx, actor, me).await?.into_iter();
    let mine = all.find(|one| one.card.id == who.id).map(|one| one.reason);
    Ok((who, mine))
}

fn page(
    viewer: &Viewer,
    who: &AccountCard,
    asked: &Asked,
    already: bool,
    errors: &Errors,
) -> Response {
    let (l, here) = (viewer.l, format!("/@{}/recommend", who.handle));
    let remove = format!("{here}/remove");
    let (label, hint) = (l.t("recommend-reason"), l.t("recommend-reason-hint"));
    let field = Field::new("reason", &label)
        .value(&asked.reason)
        .hint(&hint);
    let wrong = errors.get("reason").or(errors.get("account"));
    let body = html! {
        form ."sheet sheet--pad stack" method="post" action=(here) {
            (viewer.csrf())
            p { (l.t("recommend-text")) }
            (field.max(100).error(wrong).input())
            div ."row row--end" { @if already { (grave(&l.t("recommend-remove"), Some(&remove))) } (submit(&l.t(if already { "save" } else { "recommend-do" }))) }
        }
    };
    let title = l.ta("recommend-page", &[("who", who.name.as_str().into())]);
    Page::new(viewer, &title)
        .back(format!("/@{}", who.handle))
        .current("people")
        .show(body)
}

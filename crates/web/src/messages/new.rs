//! A new conversation: with whom, and the first words.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use model::AccountId;
use serde::Deserialize;
use service::conversations;
use service::views::AccountCard;
use service::{Ctx, Refusal, profiles};

use super::write::{self, Said};
use super::{beside, list, page};
use crate::parts::face::{self, Size};
use crate::parts::form::Field;
use crate::parts::icon;
use crate::{Answer, Errors, Query, Reply, Viewer};

/// Most that may be named in an address or a form.
const MOST: usize = 60;

/// With whom, as chosen so far.
#[derive(Debug, Default)]
pub(super) struct To {
    /// Those who exist.
    pub people: Vec<AccountCard>,
    /// Words that name nobody, as typed.
    pub unknown: Vec<String>,
    /// What the conversation is called.
    pub title: String,
    /// The first words.
    pub said: Said,
}

impl To {
    /// From the fields of the form: one may hold several, with spaces or commas between.
    pub async fn read<'a>(
        ctx: &Ctx,
        viewer: &Viewer,
        fields: impl Iterator<Item = &'a str>,
        title: &str,
    ) -> Answer<Self> {
        let mut to = Self {
            title: title.to_owned(),
            ..Self::default()
        };
        let words =
            fields.flat_map(|f| f.split(|c: char| c.is_whitespace() || c == ',' || c == ';'));
        for word in words.filter(|w| !w.is_empty()).take(MOST) {
            match profiles::find(ctx, viewer.actor(), word.trim_start_matches('@')).await {
                Ok(met) => to.push(met.card, viewer.account().id),
                Err(Refusal::NotFound) => to.unknown.push(word.to_owned()),
                Err(other) => return Err(other.into()),
            }
        }
        Ok(to)
    }

    /// Each once, and not oneself.
    fn push(&mut self, card: AccountCard, me: AccountId) {
        if card.id != me && self.people.iter().all(|p| p.id != card.id) {
            self.people.push(card);
        }
    }
}

#[derive(Debug, Default, Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    to: Vec<String>,
    /// The first words.
    #[serde(default)]
    text: String,
}

/// `GET /messages/new?to=`: with one person whom one talks to already, their conversation.
pub(super) async fn new(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Query(asked): Query<Asked>,
) -> Answer {
    let mut to = To::read(&ctx, &viewer, asked.to.iter().map(String::as_str), "").await?;
    to.said = Said::begun(&asked.text, None);
    if let [one] = to.people.as_slice()
        && to.unknown.is_empty()
        && let Some(id) = conversations::find_pair(&ctx, viewer.actor(), one.id).await?
    {
        let mut path = format!("/messages/{id}");
        if !asked.text.is_empty() {
            path.push_str("?text=");
            path.extend(url::form_urlencoded::byte_serialize(asked.text.as_bytes()));
        }
        return Ok(Reply::to(path + "#latest").into_response());
    }
    let (page, _) = again(&ctx, &viewer, &to, &Errors::none()).await?;
    Ok(page)
}

/// The page, and the form alone.
pub(super) async fn again(
    ctx: &Ctx,
    viewer: &Viewer,
    to: &To,
    errors: &Errors,
) -> Answer<(Response, Markup)> {
    let form = form(viewer, to, errors);
    let talks = list::first(ctx, viewer).await?;
    let body = beside(viewer, &talks, Some(0), form.clone());
    let page = page(viewer, &viewer.l.t("messages-new")).back("/messages");
    Ok((page.show(body), form))
}

fn form(viewer: &Viewer, to: &To, errors: &Errors) -> Markup {
    let l = viewer.l;
    let typed = to.unknown.join(" ");
    html! {
        form ."composer composer--talk composer--new" method="post" action="/messages" enctype="multipart/form-data" aria-label=(l.t("messages-new")) data-composer data-message data-limit=(viewer.organisation.post_limit) {
            (viewer.csrf())
            input type="hidden" name="key" value=(viewer.new_key());
            div .chips data-chips { @for who in &to.people { (chip(viewer, who)) } }
            (Field::new("to", &l.t("messages-to")).value(&typed).hint(&l.t("messages-to-hint")).ahead("person").error(errors.get("people")).autocomplete("off").input())
            details .talk__more open[!to.title.is_empty() || errors.get("title").is_some()] {
                summary { (l.t("messages-title-add")) }
                (Field::new("title", &l.t("messages-title-field")).value(&to.title).max(80).error(errors.get("title")).input())
            }
            (write::fields(viewer, &to.said, errors))
        }
    }
}

/// Somebody chosen; without script they go with an empty box.
fn chip(viewer: &Viewer, who: &AccountCard) -> Markup {
    let remove = viewer
        .l
        .ta("messages-chip-remove", &[("who", who.name.as_str().into())]);
    html! {
        label .chip {
            (face::face(who, Size::Tiny)) span .clip { (who.name) }
            input type="checkbox" name="to" value=(who.handle) checked aria-label=(remove) title=(remove);
            span .chip__x aria-hidden="true" { (icon::small("close")) }
        }
    }
}

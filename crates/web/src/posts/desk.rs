//! The composer with everything it needs to be shown.

use axum::response::Response;
use maud::{Markup, html};
use model::{Audience, StatusId};
use service::views::{self, MediaView, StatusView};
use service::{Ctx, Refusal, audiences, media};

use super::asked::Asked;
use crate::parts::audience::Choice;
use crate::parts::composer::{Composer, Kept, composer};
use crate::{Answer, Errors, L, Page, Viewer, rules};

/// What is being written, and what it refers to.
pub(super) struct Desk {
    asked: Asked,
    choices: Vec<Choice>,
    usual: Audience,
    media: Vec<MediaView>,
    reply: Option<StatusView>,
    quote: Option<StatusView>,
}

impl Desk {
    /// Looks up what `asked` refers to; what is gone meanwhile is left out.
    pub async fn load(ctx: &Ctx, viewer: &Viewer, mut asked: Asked) -> Answer<Self> {
        let reply = seen(ctx, viewer, asked.reply).await?;
        let quote = seen(ctx, viewer, asked.quote).await?;
        (asked.reply, asked.quote) = (id(&reply), id(&quote));
        let found = audiences::list(ctx, viewer.actor(), asked.reply, asked.audience).await?;
        let (posted, ids) = (posted(&asked), asked.media.clone());
        let media = media::list_own(ctx, viewer.actor(), ids, posted).await?;
        asked.media = media.iter().map(|m| m.id).collect();
        if asked.key.is_empty() {
            asked.key = viewer.new_key();
        }
        let mut choices: Vec<Choice> = found.list.iter().map(|c| choice(viewer, c)).collect();
        if asked.audience.unwrap_or(found.usual) == Audience::Named {
            let people = named(ctx, viewer, &asked).await?;
            let named = choices.iter_mut().filter(|c| c.audience == Audience::Named);
            named.for_each(|c| c.people = people);
        }
        Ok(Self {
            asked,
            choices,
            usual: found.usual,
            media,
            reply,
            quote,
        })
    }

    /// Whether what it answers, and what it quotes, is there.
    pub fn refers(&self) -> (bool, bool) {
        (self.reply.is_some(), self.quote.is_some())
    }

    /// The form; `focus` puts the cursor in it.
    pub fn form(&self, viewer: &Viewer, errors: &Errors, focus: bool) -> Markup {
        let asked = &self.asked;
        let me = viewer.card();
        let limit = viewer.organisation.post_limit;
        let used = text::count(&asked.text) + text::count(&asked.note);
        let wider = errors.get("audience") == Some(wider(viewer.l).as_str());
        let title = self.title(viewer.l);
        let form = Composer {
            title: &title,
            used: used as i64,
            audience: self.chosen(),
            text: &asked.text,
            note: &asked.note,
            poll: asked.poll.clone(),
            later: &asked.at,
            language: &asked.language,
            open: &asked.open,
            media: &self.media,
            reply: self.reply.as_ref(),
            quote: self.quote.as_ref(),
            wider: wider && self.reply.is_some(),
            errors: errors.any().then_some(errors),
            first: rules::first(viewer),
            kept: asked.kept,
            focus,
            ..Composer::new(me, limit, &self.choices, &asked.key)
        };
        composer(&viewer.scene(), &form)
    }

    /// The page around it; the form alone for scripts.
    pub fn page(&self, viewer: &Viewer, errors: &Errors) -> Response {
        let form = self.form(viewer, errors, true);
        Page::new(viewer, &self.title(viewer.l))
            .current("write")
            .back("/")
            .show(html! { (form) @if !self.is_edit() { (unsent(viewer)) } })
    }

    fn is_edit(&self) -> bool {
        matches!(self.asked.kept, Kept::Posted(_))
    }

    /// What was asked for; when one may not choose it any more, those who are named: nothing goes to more people than was meant.
    fn chosen(&self) -> Audience {
        match self.asked.audience {
            None => self.usual,
            Some(asked) if self.is_edit() || self.choices.iter().any(|c| c.audience == asked) => {
                asked
            }
            Some(_) => Audience::Named,
        }
    }

    fn title(&self, l: L) -> String {
        let name = |v: &StatusView| v.content().author.name.clone();
        match (&self.asked.kept, &self.reply, &self.quote) {
            (Kept::Posted(_), ..) => l.t("compose-edit").into_owned(),
            (_, Some(to), _) => l.ta("compose-reply", &[("who", name(to).into())]),
            (_, _, Some(of)) => l.ta("compose-quote", &[("who", name(of).into())]),
            _ => l.t("compose-title").into_owned(),
        }
    }
}

/// The ways to what was not sent; of no use in front of another page.
fn unsent(viewer: &Viewer) -> Markup {
    let l = viewer.l;
    html! {
        @if !viewer.fragment {
            p ."composer-more small" {
                a href="/drafts" { (l.t("parts-drafts")) }
                a href="/scheduled" { (l.t("scheduled-title")) }
            }
        }
    }
}

/// The sentence that asks for confirmation.
fn wider(l: L) -> String {
    crate::frame::form::reason(l, "audience", "wider", None)
}

fn id(view: &Option<StatusView>) -> Option<StatusId> {
    view.as_ref().map(|v| v.content().status.id)
}

pub(super) fn posted(asked: &Asked) -> Option<StatusId> {
    match asked.kept {
        Kept::Posted(id) => Some(id),
        _ => None,
    }
}

async fn seen(ctx: &Ctx, viewer: &Viewer, id: Option<StatusId>) -> Answer<Option<StatusView>> {
    let Some(id) = id else { return Ok(None) };
    match views::status(ctx, viewer.actor(), id).await {
        Ok(view) => Ok(Some(view)),
        Err(Refusal::NotFound) => Ok(None),
        Err(other) => Err(other.into()),
    }
}

/// How many it would reach when it is only for those it names; none when it names nobody, or more than it may.
async fn named(ctx: &Ctx, viewer: &Viewer, asked: &Asked) -> Answer<Option<i64>> {
    match audiences::named(ctx, viewer.actor(), &asked.text, asked.reply).await {
        Ok(people) => Ok(Some(people.len() as i64).filter(|n| *n > 0)),
        Err(Refusal::Invalid { .. }) => Ok(None),
        Err(other) => Err(other.into()),
    }
}

fn choice(viewer: &Viewer, c: &audiences::Choice) -> Choice {
    let l = viewer.l;
    let text = match c.audience {
        Audience::Everyone => {
            let name = viewer.organisation.name.as_str();
            l.ta("compose-for-everyone", &[("name", name.into())])
        }
        Audience::Unit(_) => {
            let name = c.name.as_str();
            l.ta("compose-for-unit", &[("name", name.into())])
        }
        Audience::Followers => l.t("compose-for-followers").into_owned(),
        Audience::Named => l.t("compose-for-named").into_owned(),
        Audience::Group(_) => {
            let key = if c.open {
                "compose-for-group-open"
            } else {
                "compose-for-group"
            };
            l.ta(key, &[("name", c.name.as_str().into())])
        }
        Audience::Conversation(_) => l.t("compose-for-conversation").into_owned(),
    };
    Choice {
        audience: c.audience,
        text,
        word: (!c.slug.is_empty()).then(|| format!("!{}", c.slug)),
        people: c.people,
    }
}

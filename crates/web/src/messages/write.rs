//! Saying something: in a conversation, or as the first words of one.

use axum::extract::State;
use axum::response::IntoResponse;
use maud::{Markup, html};
use model::{Audience, ConversationId};
use service::conversations::{self, ConversationView};
use service::statuses::Draft;
use service::views::{MediaView, StatusView};
use service::{Ctx, Refusal, media};

use super::{new, show};
use crate::parts::composer::{counter, emoji, post_short, thumb};
use crate::parts::note::{Tone, note};
use crate::parts::post::message;
use crate::parts::{icon, unseen};
use crate::posts::{self, Asked};
use crate::{Answer, Errors, Path, Reply, Viewer, Written, again_whole};

/// Errors that stand beside their field.
const BESIDE: &[&str] = &["text", "media"];

/// What is being said.
#[derive(Debug, Default)]
pub(super) struct Said {
    /// As filled in.
    pub asked: Asked,
    /// What it answers.
    pub reply: Option<StatusView>,
    /// Pictures that are up already.
    pub media: Vec<MediaView>,
}

impl Said {
    /// Nothing yet, but what the address says.
    pub fn begun(text: &str, reply: Option<StatusView>) -> Self {
        let asked = Asked {
            text: text.to_owned(),
            ..Asked::default()
        };
        Self {
            asked,
            reply,
            ..Self::default()
        }
    }

    /// What was filled in, with what it refers to.
    pub async fn load(ctx: &Ctx, viewer: &Viewer, asked: Asked) -> Answer<Self> {
        let media = media::list_own(ctx, viewer.actor(), asked.media.clone(), None).await?;
        let reply = show::answered(ctx, viewer, asked.reply).await?;
        Ok(Self {
            asked,
            reply,
            media,
        })
    }
}

/// `POST /messages/{id}`
pub(super) async fn say(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Path(id): Path<ConversationId>,
    Written(upload, cut): Written,
) -> Answer {
    let talk = conversations::show(&ctx, viewer.actor(), id).await?;
    let mut asked = Asked::read(upload.fields());
    let mut errors = posts::take_in(&ctx, &viewer, (&upload, cut), &mut asked).await;
    if !errors.any() {
        match conversations::post(&ctx, viewer.actor(), id, words(&asked)).await {
            Ok(view) => {
                let reply = Reply::to(format!("/messages/{id}#latest"));
                return Ok(reply
                    .part(message(&viewer.scene(), &view, false))
                    .into_response());
            }
            Err(refusal @ Refusal::NotFound) => return Err(refusal.into()),
            Err(refusal) => errors = Errors::at_form(&viewer, refusal),
        }
    }
    let said = Said::load(&ctx, &viewer, asked).await?;
    let page = show::again(&ctx, &viewer, &talk, form(&viewer, &talk, &said, &errors)).await?;
    Ok(again_whole(
        &viewer,
        &errors,
        page,
        form(&viewer, &talk, &said, &errors),
    ))
}

/// What of the form a message can hold.
pub(super) fn words(asked: &Asked) -> Draft {
    Draft {
        audience: None,
        poll: None,
        note: String::new(),
        quote_of: None,
        saved: None,
        ..asked.draft()
    }
}

/// `POST /messages`: the first words.
pub(super) async fn create(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Written(upload, cut): Written,
) -> Answer {
    let mut asked = Asked::read(upload.fields());
    let mut to = new::To::read(&ctx, &viewer, upload.all("to"), upload.get("title")).await?;
    let mut errors = posts::take_in(&ctx, &viewer, (&upload, cut), &mut asked).await;
    if let Some(unknown) = to.unknown.first() {
        let who = [("who", unknown.as_str().into())];
        errors = errors.add("people", viewer.l.ta("messages-unknown", &who));
    }
    if !errors.any() {
        let people = to.people.iter().map(|p| p.id).collect();
        match conversations::write_to(&ctx, viewer.actor(), people, &to.title, words(&asked)).await
        {
            Ok(view) => {
                let Audience::Conversation(id) = view.status.audience else {
                    return Err(Refusal::NotFound.into());
                };
                return Ok(Reply::to(format!("/messages/{id}#latest")).into_response());
            }
            Err(refusal) => errors = Errors::at_form(&viewer, refusal),
        }
    }
    to.said = Said::load(&ctx, &viewer, asked).await?;
    let (page, form) = new::again(&ctx, &viewer, &to, &errors).await?;
    Ok(again_whole(&viewer, &errors, page, form))
}

/// Where one writes in a conversation.
pub(super) fn form(
    viewer: &Viewer,
    talk: &ConversationView,
    said: &Said,
    errors: &Errors,
) -> Markup {
    let (s, l) = (viewer.scene(), viewer.l);
    html! {
        form ."composer composer--talk" method="post" action={ "/messages/" (talk.id) } enctype="multipart/form-data" aria-label=(l.t("messages-write")) data-composer data-message data-limit=(viewer.organisation.post_limit) {
            (viewer.csrf())
            input type="hidden" name="audience" value={ "conversation:" (talk.id) };
            input type="hidden" name="key" value=(viewer.new_key());
            div data-answer {
                @if let Some(to) = &said.reply {
                    input type="hidden" name="reply" value=(to.status.id);
                    div .talk__answer { blockquote .quote { (post_short(&s, to)) }
                        a .act href={ "/messages/" (talk.id) "#write" } data-no-answer aria-label=(l.t("messages-no-answer")) { (icon("close")) } }
                }
            }
            (fields(viewer, said, errors))
        }
    }
}

/// The words, the pictures, the count and the button.
pub(super) fn fields(viewer: &Viewer, said: &Said, errors: &Errors) -> Markup {
    let (s, l) = (viewer.scene(), viewer.l);
    let used = text::count(&said.asked.text) as i64;
    let wrong = errors.get("text").is_some();
    html! {
        @for text in errors.others(BESIDE) { (note(Tone::Bad, html! { (text) }, None)) }
        textarea .composer__field name="text" rows="1" aria-label=(l.t("messages-write")) placeholder=(l.t("messages-write")) data-ahead
            aria-invalid=[wrong.then_some("true")] aria-describedby={ "counter" @if wrong { " e-text" } } { "\n" (said.asked.text) }
        @if let Some(text) = errors.get("text") { p .error id="e-text" { (icon("warning")) span { (text) } } }
        div .composer__extra {
            @if !said.media.is_empty() { div .thumbs { @for m in &said.media { (thumb(&s, m)) } } }
            div ."composer__panel composer__panel--pictures" {
                label .label { (l.t("parts-pictures")) " " small { (l.t("parts-pictures-hint")) } input .input type="file" name="file" accept="image/*" multiple; }
                @if let Some(text) = errors.get("media") { p .error { (icon("warning")) span { (text) } } }
                label ."label no-script" { (l.t("parts-alt-ask")) input .input name="file_alt" maxlength="1500"; }
            }
        }
        div .composer__foot {
            div .composer__tools {
                label .act title=(l.t("parts-pictures")) { input .vh type="checkbox" name="with" value="pictures" aria-label=(l.t("parts-pictures")); (icon("image")) }
                (emoji(&s))
            }
            div .composer__end {
                (counter(&s, used, viewer.organisation.post_limit))
                button .btn title="Ctrl+Enter" { (icon::small("send")) span { (l.t("messages-send")) } }
            }
        }
        (unseen(""))
    }
}

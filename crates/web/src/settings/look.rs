//! How the screens look and which language they speak.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use serde::Deserialize;
use service::Ctx;
use service::preferences::{self, Contrast, Look, TextSize, Theme};

use super::areas;
use crate::i18n::LANGUAGES;
use crate::{Answer, Errors, Form, Reply, Viewer, again, page};

const HERE: &str = "/settings/look";

/// The form as it is sent.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Asked {
    theme: Theme,
    contrast: Contrast,
    text_size: TextSize,
    #[serde(default)]
    locale: String,
    keys: Option<String>,
}

impl Asked {
    fn of(viewer: &Viewer) -> Self {
        let look = viewer.look;
        Self {
            theme: look.theme,
            contrast: look.contrast,
            text_size: look.text_size,
            locale: viewer.account().locale.clone(),
            keys: (!look.no_keys).then(|| "on".to_owned()),
        }
    }

    fn look(&self) -> Look {
        Look {
            theme: self.theme,
            contrast: self.contrast,
            text_size: self.text_size,
            no_keys: self.keys.is_none(),
        }
    }
}

pub(super) async fn edit(viewer: Viewer) -> Response {
    form(&viewer, &Asked::of(&viewer), &Errors::none())
}

pub(super) async fn update(
    viewer: Viewer,
    State(ctx): State<Ctx>,
    Form(asked): Form<Asked>,
) -> Answer {
    let (look, locale) = (asked.look(), asked.locale.clone());
    match preferences::update_look(&ctx, viewer.actor(), look, locale).await {
        Ok(()) => Ok(Reply::to(HERE).toast("toast-saved").into_response()),
        Err(refusal) => {
            let errors = Errors::from_refusal(&viewer, refusal)?;
            Ok(again(&viewer, &errors, form(&viewer, &asked, &errors)))
        }
    }
}

fn form(viewer: &Viewer, asked: &Asked, errors: &Errors) -> Response {
    let l = viewer.l;
    let body = html! {
        (areas(l, HERE))
        form class="sheet sheet--pad stack" method="post" action=(HERE) {
            (viewer.csrf())
            (choice(viewer, "theme", asked.theme, [Theme::Auto, Theme::Light, Theme::Dark]))
            (choice(viewer, "contrast", asked.contrast, [Contrast::Auto, Contrast::More]))
            (choice(viewer, "text_size", asked.text_size, [TextSize::Normal, TextSize::Large, TextSize::Larger]))
            (language(viewer, &asked.locale, errors))
            label class="setting" {
                span { b { (l.t("look-keys")) } br; span class="hint" { (l.t("look-keys-hint")) } }
                input class="switch" type="checkbox" role="switch" name="keys" checked[asked.keys.is_some()];
            }
            div class="row row--end" { button class="btn" { (l.t("save")) } }
        }
    };
    page(viewer, &l.t("settings-look"), body)
}

/// One of a few; their names in the form and in the texts are those they are stored under.
fn choice<T: serde::Serialize + PartialEq, const N: usize>(
    viewer: &Viewer,
    name: &str,
    chosen: T,
    all: [T; N],
) -> Markup {
    let word = |value: &T| {
        serde_json::to_value(value)
            .ok()
            .and_then(|v| v.as_str().map(str::to_owned))
            .unwrap_or_default()
    };
    let key = name.replace('_', "-");
    html! {
        fieldset class="choice-group field" {
            legend class="label" { (viewer.l.t(&format!("look-{key}"))) }
            @for value in &all {
                label class="choice choice--card" {
                    input type="radio" name=(name) value=(word(value)) checked[*value == chosen];
                    b { (viewer.l.t(&format!("look-{key}-{}", word(value)))) }
                }
            }
        }
    }
}

fn language(viewer: &Viewer, chosen: &str, errors: &Errors) -> Markup {
    let error = errors.get("locale");
    html! {
        div class="field" {
            label class="label" for="f-locale" { (viewer.l.t("look-locale")) }
            select class="select" id="f-locale" name="locale" aria-invalid=[error.map(|_| "true")] aria-describedby=[error.map(|_| "e-locale")] {
                option value="" selected[chosen.is_empty()] { (viewer.l.t("look-locale-auto")) }
                @for (tag, name) in LANGUAGES { option value=(tag) lang=(tag) selected[*tag == chosen] { (name) } }
            }
            @if let Some(error) = error { p class="error" id="e-locale" { (error) } }
        }
    }
}

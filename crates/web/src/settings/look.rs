//! How the screens look and which language they speak.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use serde::{Deserialize, Serialize};
use service::Ctx;
use service::preferences::{self, Contrast, Look, TextSize, Theme};

use super::areas;
use crate::i18n::LANGUAGES;
use crate::parts::form::{self, Choice, Field};
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
    show(&viewer, &Asked::of(&viewer), &Errors::none())
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
            Ok(again(&viewer, &errors, show(&viewer, &asked, &errors)))
        }
    }
}

fn show(viewer: &Viewer, asked: &Asked, errors: &Errors) -> Response {
    let l = viewer.l;
    let keys = l.t("look-keys-hint");
    let body = html! {
        (areas(l, HERE))
        form class="sheet sheet--pad" method="post" action=(HERE) {
            (viewer.csrf())
            (choice(viewer, "theme", asked.theme, [Theme::Auto, Theme::Light, Theme::Dark]))
            (choice(viewer, "contrast", asked.contrast, [Contrast::Auto, Contrast::More]))
            (choice(viewer, "text_size", asked.text_size, [TextSize::Normal, TextSize::Large, TextSize::Larger]))
            (language(viewer, &asked.locale, errors))
            (form::switch("keys", &l.t("look-keys"), Some(&keys), asked.keys.is_some()))
            div class="row row--end" { (form::submit(&l.t("save"))) }
        }
    };
    page(viewer, &l.t("settings-look"), body)
}

/// One of a few; their names in the form and in the texts are those they are stored under.
fn choice<T, const N: usize>(viewer: &Viewer, name: &str, chosen: T, all: [T; N]) -> Markup
where
    T: Serialize + PartialEq,
{
    let (l, key) = (viewer.l, name.replace('_', "-"));
    let word = |value: &T| {
        let stored = serde_json::to_value(value).unwrap_or_default();
        stored.as_str().unwrap_or_default().to_owned()
    };
    let words = all.map(|value| {
        let word = word(&value);
        let text = l.t(&format!("look-{key}-{word}"));
        (word, text)
    });
    let choices = words.each_ref().map(|(value, label)| Choice {
        value,
        label,
        hint: "",
    });
    form::choices(name, &l.t(&format!("look-{key}")), &word(&chosen), &choices)
}

fn language(viewer: &Viewer, chosen: &str, errors: &Errors) -> Markup {
    let (label, auto) = (viewer.l.t("look-locale"), viewer.l.t("look-locale-auto"));
    let mut options = vec![("", auto.as_ref())];
    options.extend(LANGUAGES);
    let field = Field::new("locale", &label).value(chosen);
    field.error(errors.get("locale")).select(&options)
}

//! Who may see a post: the mark on it, and the choice before sending.

use maud::{Markup, html};
use model::Audience;
use service::views::AudienceView;

use super::{Sample, Scene, icon, unseen};

/// The drawing of an audience.
pub fn drawing(audience: Audience) -> &'static str {
    match audience {
        Audience::Everyone => "everyone",
        Audience::Unit(_) => "unit",
        Audience::Followers => "followers",
        Audience::Named | Audience::Conversation(_) => "lock",
        Audience::Group(_) => "group",
    }
}

/// An audience in words, as short as it goes.
pub fn words(s: &Scene<'_>, view: &AudienceView) -> String {
    match view.audience {
        Audience::Everyone => s.l.t("parts-for-everyone").into_owned(),
        Audience::Unit(_) | Audience::Group(_) => view.name.clone(),
        Audience::Followers => s.l.t("parts-for-followers").into_owned(),
        Audience::Named => s.l.t("parts-for-named").into_owned(),
        Audience::Conversation(_) => s.l.t("parts-for-conversation").into_owned(),
    }
}

/// The mark on a post: the usual is quiet, the narrow is said aloud.
pub fn mark(s: &Scene<'_>, view: &AudienceView) -> Markup {
    let words = words(s, view);
    if view.audience == Audience::Everyone {
        return html! { span .audience-mark title=(words) { (icon("everyone")) (unseen(&words)) } };
    }
    html! {
        span ."audience-mark audience-mark--narrow" {
            (icon(drawing(view.audience)))
            @if view.slug.is_empty() { (words) } @else { a .bare href={ "/groups/" (view.slug) } { (words) } }
        }
    }
}

/// One audience a writer may choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Which; sent as `everyone`, `unit:ID`, `group:ID`, `conversation:ID`, `followers` or `named`.
    pub audience: Audience,
    /// In words: "Everyone at Acme".
    pub text: String,
    /// What chooses it when a post begins with it: `!coffee`; none for most.
    pub word: Option<String>,
    /// People who would see it; none while it depends on who is named.
    pub people: Option<i64>,
}

/// How an audience is written in forms.
pub fn value(audience: Audience) -> String {
    match audience {
        Audience::Unit(id) => format!("unit:{id}"),
        Audience::Group(id) => format!("group:{id}"),
        Audience::Conversation(id) => format!("conversation:{id}"),
        other => other.word().to_owned(),
    }
}

/// Reads what [`value`] wrote.
pub fn parse(value: &str) -> Option<Audience> {
    match value {
        "everyone" => Some(Audience::Everyone),
        "followers" => Some(Audience::Followers),
        "named" => Some(Audience::Named),
        _ => {
            let (kind, id) = value.split_once(':')?;
            match kind {
                "unit" => Some(Audience::Unit(id.parse().ok()?)),
                "group" => Some(Audience::Group(id.parse().ok()?)),
                "conversation" => Some(Audience::Conversation(id.parse().ok()?)),
                _ => None,
            }
        }
    }
}

/// The choice: closed it shows only what is chosen, open it shows all. Works without script.
pub fn picker(s: &Scene<'_>, choices: &[Choice], chosen: Audience) -> Markup {
    html! {
        fieldset .audience data-audience {
            legend .vh { (s.l.t("parts-audience")) }
            details .audience__more { summary { (s.l.t("parts-change")) (icon::small("chevron-down")) } }
            @for choice in choices {
                label .audience__opt {
                    input type="radio" name="audience" value=(value(choice.audience)) data-word=[choice.word.as_deref()] checked[choice.audience == chosen];
                    (icon(drawing(choice.audience)))
                    span {
                        b { (choice.text) } ", "
                        span .audience__number { (number(s, choice.people)) }
                    }
                }
            }
        }
    }
}

fn number(s: &Scene<'_>, people: Option<i64>) -> String {
    match people {
        Some(n) => s.l.ta("parts-people", &[("n", n.into())]),
        None => s.l.t("parts-as-named").into_owned(),
    }
}

pub(super) fn sample(s: &Sample) -> Markup {
    let scene = s.scene();
    html! {
        p .row { @for choice in s.choices() { (mark(&scene, &AudienceView { audience: choice.audience, name: "Roastery".to_owned(), slug: String::new() })) } }
        form { (picker(&scene, &s.choices(), Audience::Everyone)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_form_says_is_read_back() {
        for a in [
            Audience::Everyone,
            Audience::Unit(7.into()),
            Audience::Group(8.into()),
            Audience::Conversation(9.into()),
            Audience::Followers,
            Audience::Named,
        ] {
            assert_eq!(parse(&value(a)), Some(a));
        }
        assert_eq!(parse("unit:x"), None);
        assert_eq!(parse(""), None);
    }
}

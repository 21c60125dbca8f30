//! Asking: fields with their labels, hints and errors; choices, switches, buttons.

use maud::{Markup, html};

use super::{Sample, icon};

/// A field one writes in. Made with [`Field::new`], shown with [`Field::input`] or [`Field::area`].
#[derive(Debug, Clone, Default)]
pub struct Field<'a> {
    name: &'a str,
    label: &'a str,
    value: &'a str,
    kind: &'a str,
    hint: Option<&'a str>,
    error: Option<&'a str>,
    autocomplete: Option<&'a str>,
    placeholder: Option<&'a str>,
    lead: Option<&'a str>,
    ahead: Option<&'a str>,
    accept: Option<&'a str>,
    max: Option<usize>,
    required: bool,
    autofocus: bool,
}

impl<'a> Field<'a> {
    /// A field sent as `name`, called `label`. Its id is `f-NAME`.
    pub fn new(name: &'a str, label: &'a str) -> Self {
        Self {
            name,
            label,
            kind: "text",
            ..Self::default()
        }
    }
    /// What is in it.
    pub fn value(self, value: &'a str) -> Self {
        Self { value, ..self }
    }
    /// `password`, `email`, `date`, `number`, ... instead of `text`.
    pub fn kind(self, kind: &'a str) -> Self {
        Self { kind, ..self }
    }
    /// A line of help below it.
    pub fn hint(self, hint: &'a str) -> Self {
        Self {
            hint: Some(hint),
            ..self
        }
    }
    /// What was wrong with it, and what to do.
    pub fn error(self, error: Option<&'a str>) -> Self {
        Self { error, ..self }
    }
    /// What a browser may fill in: `username`, `new-password`, ...
    pub fn autocomplete(self, what: &'a str) -> Self {
        Self {
            autocomplete: Some(what),
            ..self
        }
    }
    /// An example.
    pub fn placeholder(self, text: &'a str) -> Self {
        Self {
            placeholder: Some(text),
            ..self
        }
    }
    /// A sign in front, as `@`.
    pub fn lead(self, lead: &'a str) -> Self {
        Self {
            lead: Some(lead),
            ..self
        }
    }
    /// Suggests while one writes: `person`, `tag` or `unit`.
    pub fn ahead(self, kind: &'a str) -> Self {
        Self {
            ahead: Some(kind),
            ..self
        }
    }
    /// What files it takes.
    pub fn accept(self, kinds: &'a str) -> Self {
        Self {
            accept: Some(kinds),
            ..self
        }
    }
    /// At most so many characters.
    pub fn max(self, max: usize) -> Self {
        Self {
            max: Some(max),
            ..self
        }
    }
    /// Must be filled in.
    pub fn required(self) -> Self {
        Self {
            required: true,
            ..self
        }
    }
    /// Where writing starts when the page opens. One a page.
    pub fn autofocus(self) -> Self {
        Self {
            autofocus: true,
            ..self
        }
    }

    /// A line.
    pub fn input(self) -> Markup {
        let described = self.described();
        self.framed(html! {
            div .with-lead {
                @if let Some(lead) = self.lead { span .lead aria-hidden="true" { (lead) } }
                input .input id={ "f-" (self.name) } name=(self.name) type=(self.kind) value=(self.value) autocomplete=[self.autocomplete]
                    placeholder=[self.placeholder] maxlength=[self.max] required[self.required] autofocus[self.autofocus] data-ahead=[self.ahead] accept=[self.accept]
                    aria-invalid=[self.error.map(|_| "true")] aria-describedby=[described];
            }
        })
    }

    /// Several lines.
    pub fn area(self) -> Markup {
        let described = self.described();
        self.framed(html! {
            textarea .textarea id={ "f-" (self.name) } name=(self.name) placeholder=[self.placeholder] maxlength=[self.max] required[self.required]
                aria-invalid=[self.error.map(|_| "true")] aria-describedby=[described] { (self.value) }
        })
    }

    /// One of `options`, each value and text; the field's value is the chosen one.
    pub fn select(self, options: &[(&str, &str)]) -> Markup {
        let described = self.described();
        self.framed(html! {
            select .select id={ "f-" (self.name) } name=(self.name) required[self.required] aria-invalid=[self.error.map(|_| "true")] aria-describedby=[described] {
                @for (value, text) in options { option value=(value) selected[*value == self.value] { (text) } }
            }
        })
    }

    fn described(&self) -> Option<String> {
        match (self.error, self.hint) {
            (Some(_), _) => Some(format!("e-{}", self.name)),
            (None, Some(_)) => Some(format!("h-{}", self.name)),
            (None, None) => None,
        }
    }

    fn framed(&self, control: Markup) -> Markup {
        html! {
            div .field {
                label .label for={ "f-" (self.name) } { (self.label) }
                (control)
                @match (self.error, self.hint) {
                    (Some(error), _) => { p .error id={ "e-" (self.name) } { (icon("warning")) span { (error) } } }
                    (None, Some(hint)) => { p .hint id={ "h-" (self.name) } { (hint) } }
                    (None, None) => {}
                }
            }
        }
    }
}

/// On or off, sent as `name=on` when on.
pub fn switch(name: &str, label: &str, hint: Option<&str>, on: bool) -> Markup {
    html! {
        label .setting {
            span { b { (label) } @if let Some(hint) = hint { br; span .hint { (hint) } } }
            input .switch type="checkbox" role="switch" name=(name) checked[on];
        }
    }
}

/// One answer of a question.
#[derive(Debug, Clone, Copy)]
pub struct Choice<'a> {
    /// What is sent.
    pub value: &'a str,
    /// What it is called.
    pub label: &'a str,
    /// What it means; empty for nothing.
    pub hint: &'a str,
}

/// One of a few, each with room to explain itself.
pub fn choices(name: &str, legend: &str, chosen: &str, all: &[Choice<'_>]) -> Markup {
    html! {
        fieldset ."choice-group field" {
            legend .label { (legend) }
            @for c in all {
                label ."choice choice--card" {
                    input type="radio" name=(name) value=(c.value) checked[c.value == chosen];
                    b { (c.label) }
                    @if !c.hint.is_empty() { span .hint { (c.hint) } }
                }
            }
        }
    }
}

/// A box to tick, sent as `name=value`.
pub fn tick(name: &str, value: &str, label: Markup, on: bool) -> Markup {
    html! { label .choice { input type="checkbox" name=(name) value=(value) checked[on]; span { (label) } } }
}

/// The button that sends a form.
pub fn submit(text: &str) -> Markup {
    html! { button .btn { (text) } }
}

/// The button that sends a form elsewhere, or does the lesser thing.
pub fn quiet(text: &str, action: Option<&str>) -> Markup {
    html! { button ."btn btn--quiet" formaction=[action] { (text) } }
}

/// The button for what cannot easily be taken back.
pub fn grave(text: &str, action: Option<&str>) -> Markup {
    html! { button ."btn btn--bad" formaction=[action] { (text) } }
}

/// A part of a settings page with its heading and what it is about.
pub fn section(title: &str, about: Option<&str>, inner: Markup) -> Markup {
    html! { section .section { h2 { (title) } @if let Some(about) = about { p { (about) } } (inner) } }
}

pub(super) fn sample(_: &Sample) -> Markup {
    html! {
        form ."sheet sheet--pad" {
            (section("Profile", Some("What colleagues see."), html! {
                (Field::new("handle", "Handle").value("mia holm").lead("@").required().error(Some("Letters, digits and _ only.")).input())
                (Field::new("mail", "E-mail").kind("email").autocomplete("email").placeholder("you@acme.example").hint("For when you forget.").max(80).input())
                (Field::new("about", "About").value("I roast.").area())
                (Field::new("place", "Place").value("b").select(&[("a", "Milano"), ("b", "Aarhus")]))
            }))
            (section("Look", None, html! {
                (switch("mail_me", "Mail me", Some("When I am away for a day."), true))
                (choices("theme", "Theme", "auto", &[Choice { value: "auto", label: "As my device", hint: "Dark at night." }, Choice { value: "dark", label: "Dark", hint: "" }]))
                (tick("sure", "yes", html! { "I am sure" }, false))
            }))
            div ."row row--end" { (grave("Delete", Some("#"))) (quiet("Cancel", None)) (submit("Save")) }
        }
    }
}

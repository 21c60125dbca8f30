//! People from a list: a file, what would happen, and doing it.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use service::accounts::import::{Line, Outcome, Problem, Report, decode};
use service::{Ctx, Refusal, accounts};

use super::page;
use crate::door::refused;
use crate::frame::form::reason;
use crate::parts::form::section;
use crate::parts::list::{Cell, Stand, figures, state, table};
use crate::parts::note::{Tone, note};
use crate::{Admin, Answer, Errors, Upload, again};

const HERE: &str = "/admin/import";
/// Lines shown of each kind; a list may have thousands.
const SHOWN: usize = 200;
/// An example that says more than an explanation.
const EXAMPLE: &str = "name;email;title;unit;manager;location;time_zone;languages
Ingrid Dahl;ingrid@example.org;Managing director;Acme;;Aarhus;Europe/Copenhagen;da en
Sofie Lindqvist;sofie@example.org;Head roaster;Acme > Production > Roastery;ingrid@example.org;Aarhus;Europe/Copenhagen;sv da";

/// What brings in history, on the machine itself: an export is too large to be sent through a browser.
const MOVING: [(&str, &str); 4] = [
    ("import-moving-slack", "corner import slack FILE.zip"),
    (
        "import-moving-twitter",
        "corner import twitter FILE --as HANDLE",
    ),
    (
        "import-moving-mastodon",
        "corner import mastodon FILE --as HANDLE",
    ),
    ("import-moving-yammer", "corner import yammer FILE.zip"),
];

/// The form.
pub(super) async fn new(viewer: Admin) -> Response {
    form(&viewer, &Errors::none())
}

/// `POST /admin/import`: a `file`, or `csv`; with `apply` it is done, else only told.
pub(super) async fn create(State(ctx): State<Ctx>, viewer: Admin, upload: Upload) -> Answer {
    let csv = match upload.file("file") {
        Some(file) => decode(&file.bytes),
        None => upload.get("csv").to_owned(),
    };
    let apply = !upload.get("apply").is_empty();
    let done = if csv.trim().is_empty() {
        Err(Refusal::invalid("csv", "choose"))
    } else {
        accounts::import(&ctx, viewer.actor(), &csv, !apply).await
    };
    match done {
        Ok(report) => Ok(told(&viewer, &report, &csv)),
        Err(refusal) => {
            let errors = Errors::from_refusal(&viewer, refusal)?;
            Ok(again(&viewer, &errors, form(&viewer, &errors)))
        }
    }
}

fn form(viewer: &Admin, errors: &Errors) -> Response {
    let l = viewer.l;
    let body = html! {
        form ."sheet sheet--pad" method="post" action=(HERE) enctype="multipart/form-data" {
            (viewer.csrf())
            (refused(errors, &[]))
            (section(&l.t("import-title"), Some(&l.t("import-text")), html! {
                div .field {
                    label .label for="f-file" { (l.t("import-file")) }
                    input .input id="f-file" type="file" name="file" accept=".csv,.tsv,.txt,text/csv";
                }
                div .field {
                    label .label for="f-csv" { (l.t("import-paste")) }
                    textarea .textarea id="f-csv" name="csv" placeholder=(EXAMPLE) spellcheck="false" {}
                }
            }))
            div ."row row--end" { button .btn { (l.t("import-look")) } }
        }
        div ."sheet sheet--pad" {
            (section(&l.t("import-how"), None, html! {
                dl .help-list {
                    @for column in ["handle", "name", "email", "title", "unit", "manager", "location", "time_zone", "languages"] {
                        dt { code { (column) } }
                        dd { (l.t(&format!("import-column-{}", column.replace('_', "-")))) }
                    }
                }
                p .hint { (l.t("import-again")) }
            }))
        }
        div ."sheet sheet--pad" {
            (section(&l.t("import-moving"), Some(&l.t("import-moving-text")), html! {
                dl .help-list {
                    @for (key, command) in MOVING {
                        dt { code { (command) } }
                        dd { (l.t(key)) }
                    }
                }
                p .hint { (l.t("import-moving-dry")) }
            }))
        }
    };
    page(viewer, &l.t("admin-import"), HERE, body)
}

fn told(viewer: &Admin, report: &Report, csv: &str) -> Response {
    let l = viewer.l;
    let count = |outcome| l.n(report.count(outcome));
    let numbers = [
        (l.t("import-new"), count(Outcome::New)),
        (l.t("import-changed"), count(Outcome::Changed)),
        (l.t("import-same"), count(Outcome::Same)),
        (l.t("import-refused"), count(Outcome::Refused)),
        (l.t("import-units"), l.n(report.units.len() as i64)),
    ];
    let numbers: Vec<(&str, String)> = numbers
        .iter()
        .map(|(name, n)| (name.as_ref(), n.clone()))
        .collect();
    let title = if report.done {
        "import-done"
    } else {
        "import-plan"
    };
    let body = html! {
        @if report.done { (note(Tone::Good, html! { (l.t("import-done-text")) }, None)) }
        @else if report.changes() { (note(Tone::Plain, html! { (l.t("import-plan-text")) }, Some(confirm(viewer, csv)))) }
        @else { (note(Tone::Good, html! { (l.t("import-nothing")) }, None)) }
        div .sheet { (figures(&numbers)) }
        (lines(viewer, report))
        @if !report.units.is_empty() {
            div ."sheet sheet--pad" { (section(&l.t("import-units"), None, html! {
                ul { @for path in report.units.iter().take(SHOWN) { li { (path) } } }
            })) }
        }
        @if !report.done && report.lines.iter().any(|line| !line.problems.is_empty()) { (correct(viewer, csv)) }
        div .pager { a ."btn btn--quiet" href=(HERE) { (l.t("import-other")) } }
    };
    page(viewer, &l.t(title), HERE, body).into_response()
}

fn confirm(viewer: &Admin, csv: &str) -> Markup {
    html! {
        form method="post" action=(HERE) enctype="multipart/form-data" {
            (viewer.csrf())
            textarea name="csv" hidden { (csv) }
            button .btn name="apply" value="yes" { (viewer.l.t("import-do")) }
        }
    }
}

/// The list once more, so that what is not right can be put right on the spot.
fn correct(viewer: &Admin, csv: &str) -> Markup {
    let l = viewer.l;
    html! {
        form ."sheet sheet--pad" method="post" action=(HERE) enctype="multipart/form-data" {
            (viewer.csrf())
            div .field {
                label .label for="f-csv" { (l.t("import-correct")) }
                textarea .textarea id="f-csv" name="csv" rows=(csv.lines().count().clamp(4, 20)) spellcheck="false" { "\n" (csv) }
            }
            div ."row row--end" { button .btn { (l.t("import-look")) } }
        }
    }
}

/// Lines that change something or cannot; those that stay are only counted.
fn lines(viewer: &Admin, report: &Report) -> Markup {
    let l = viewer.l;
    let mut shown: Vec<&Line> = report
        .lines
        .iter()
        .filter(|line| line.outcome != Outcome::Same || !line.problems.is_empty())
        .collect();
    // What someone has to mend comes first.
    shown.sort_by_key(|line| (line.problems.is_empty(), line.number));
    let more = shown.len().saturating_sub(SHOWN) as i64;
    let heads = [
        l.t("import-line"),
        l.t("import-who"),
        l.t("import-what"),
        l.t("import-why"),
    ];
    let rows: Vec<Vec<Cell>> = shown
        .iter()
        .take(SHOWN)
        .map(|line| row(viewer, line))
        .collect();
    html! {
        @if !rows.is_empty() {
            div .sheet { (table(&l.t("import-lines"), &heads, &rows)) }
            @if more > 0 { p ."hint" { (l.ta("import-more", &[("n", more.into())])) } }
        }
    }
}

fn row(viewer: &Admin, line: &Line) -> Vec<Cell> {
    let (stand, key) = match line.outcome {
        Outcome::New => (Stand::Good, "import-new"),
        Outcome::Changed => (Stand::Warm, "import-changed"),
        Outcome::Same => (Stand::Plain, "import-same"),
        Outcome::Refused => (Stand::Bad, "import-refused"),
    };
    let why = |problem: &Problem| {
        let Problem { field, why, limit } = *problem;
        reason(viewer.l, field, why, limit)
    };
    vec![
        Cell::Any(html! { (line.number) }),
        Cell::Any(html! { b { (line.who) } }),
        Cell::Any(state(stand, &viewer.l.t(key))),
        Cell::Any(html! {
            @for problem in &line.problems { p { @if !problem.field.is_empty() { code { (problem.field) } " " } (why(problem)) } }
        }),
    ]
}

//! The pages of the file: plain enough to be read in any browser in twenty years. They are content, not pages of the app.

use std::fmt::Write;

use jiff::tz::TimeZone;
use model::{Account, StatusId, Time};

use super::{Task, Words};

const STYLE: &str = "body{font:1rem/1.6 system-ui,sans-serif;max-width:42rem;margin:2rem auto;padding:0 1rem;color:#1c1917;background:#fffdfa}\
article{border-top:1px solid #ddd6cc;padding:1rem 0}small{color:#6b6257}img{max-width:100%;height:auto;border-radius:.5rem}\
@media(prefers-color-scheme:dark){body{color:#f1ece4;background:#1c1917}article{border-color:#443d35}small{color:#b5aa9c}a{color:#f0a06b}}";

/// Something that was written.
pub(super) struct Item {
    pub(super) id: StatusId,
    pub(super) by: String,
    pub(super) audience: &'static str,
    pub(super) answer: bool,
    pub(super) boost: bool,
    /// Safe: made by [`text::compose`].
    pub(super) html: String,
    pub(super) note: String,
    pub(super) at: Time,
    /// File and description of each.
    pub(super) pictures: Vec<(String, String)>,
}

/// Makes pages in the person's words and zone.
pub(super) struct Pages<'a> {
    words: &'a Words,
    lang: &'a str,
    zone: &'a TimeZone,
}

impl<'a> Pages<'a> {
    pub(super) fn new(task: &'a Task, zone: &'a TimeZone) -> Self {
        Self {
            words: &task.words,
            lang: &task.lang,
            zone,
        }
    }

    fn word(&self, key: &str) -> String {
        escape(self.words.get(key).map_or(key, String::as_str))
    }

    fn at(&self, time: Time) -> String {
        jiff::Timestamp::from_microsecond(time.micros())
            .map(|at| {
                at.to_zoned(self.zone.clone())
                    .strftime("%Y-%m-%d %H:%M %Z")
                    .to_string()
            })
            .unwrap_or_default()
    }

    fn page(&self, title: &str, inner: &str) -> String {
        format!(
            "<!doctype html><html lang=\"{}\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">\
             <title>{title}</title><style>{STYLE}</style><body><main><h1>{title}</h1>{inner}</main></body></html>\n",
            escape(self.lang)
        )
    }

    /// The page that leads to all others.
    pub(super) fn index(
        &self,
        account: &Account,
        posts: &[String],
        talks: &[(String, String)],
        pictures: usize,
    ) -> String {
        let mut inner = format!(
            "<p><b>{}</b> @{}</p><p>{}</p><p>{}</p>",
            escape(&account.name),
            escape(&account.handle),
            escape(&account.about),
            self.word("about")
        );
        let _ = write!(inner, "<h2>{}</h2><ul>", self.word("posts"));
        for name in posts {
            let _ = write!(inner, "<li><a href=\"{name}\">{name}</a></li>");
        }
        let _ = write!(inner, "</ul><h2>{}</h2><ul>", self.word("messages"));
        for (title, name) in talks {
            let _ = write!(inner, "<li><a href=\"{name}\">{}</a></li>", escape(title));
        }
        let _ = write!(
            inner,
            "</ul><p>{}: {pictures} (<code>pictures/</code>)</p><p>{}: <code>data/*.json</code></p>",
            self.word("pictures"),
            self.word("data")
        );
        self.page(&self.word("title"), &inner)
    }

    /// A page of posts.
    pub(super) fn list(&self, key: &str, items: &[Item]) -> String {
        self.page(&self.word(key), &self.items(items))
    }

    /// A page of messages.
    pub(super) fn titled(&self, title: &str, items: &[Item]) -> String {
        self.page(&escape(title), &self.items(items))
    }

    fn items(&self, items: &[Item]) -> String {
        if items.is_empty() {
            return format!("<p>{}</p>", self.word("none"));
        }
        let mut out = String::new();
        for item in items {
            let mut about = vec![self.at(item.at)];
            if item.audience != "conversation" {
                about.push(self.word(item.audience));
            }
            about.extend(item.answer.then(|| self.word("answer")));
            about.extend(item.boost.then(|| self.word("boost")));
            let _ = write!(
                out,
                "<article id=\"p{}\"><b>{}</b> <small>{}</small>",
                item.id,
                escape(&item.by),
                about.join(" · ")
            );
            if !item.note.is_empty() {
                let _ = write!(out, "<p><i>{}</i></p>", escape(&item.note));
            }
            out.push_str(&item.html);
            for (file, description) in &item.pictures {
                let _ = write!(
                    out,
                    "<p><img src=\"{file}\" alt=\"{}\" loading=\"lazy\"></p>",
                    escape(description)
                );
            }
            out.push_str("</article>");
        }
        out
    }
}

fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
    out
}

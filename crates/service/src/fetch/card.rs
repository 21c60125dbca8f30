//! What a page says about itself: the card under a link.

use std::cell::RefCell;

use encoding_rs::{Encoding, UTF_8};
use lol_html::errors::RewritingError;
use lol_html::html_content::{Element, TextChunk};
use lol_html::{HtmlRewriter, MemorySettings, Settings, element, text};
use url::Url;

use super::plain::{decode, line};
use super::{FetchLimits, FetchProblem, Fetcher};
use crate::media::{self, Limits, Processed};

const MAX_TITLE: usize = 200;
const MAX_DESCRIPTION: usize = 500;
const MAX_SITE: usize = 100;
const MAX_URL: usize = 2000;
/// What may be collected of one value before it is cut to its length.
const MAX_RAW: usize = 16 * 1024;
const MAX_MEMORY: usize = 4 * 1024 * 1024;
/// Where a page may say in which letters it is written.
const CHARSET_WITHIN: usize = 1024;

/// A page in a few words. All of it is plain text, to be escaped like anything people write.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CardData {
    /// Its title.
    pub title: String,
    /// What it is about.
    pub description: Option<String>,
    /// The site it stands on.
    pub site: String,
    /// Its picture.
    pub image_url: Option<Url>,
    /// The address it gives itself.
    pub canonical: Option<Url>,
}

/// Gets the card of a page, and its picture made ready like any other. A card without its picture is still a card.
pub async fn fetch_card(
    fetcher: &dyn Fetcher,
    url: &Url,
) -> Result<(CardData, Option<Processed>), FetchProblem> {
    let page = fetcher.get(url, FetchLimits::PAGE).await?;
    if !is_html(page.content_type.as_deref()) {
        return Err(FetchProblem::WrongType);
    }
    let card =
        parse(&page.body, page.content_type.as_deref(), &page.url).ok_or(FetchProblem::Nothing)?;
    let picture = match &card.image_url {
        Some(image_url) => picture(fetcher, image_url).await,
        None => None,
    };
    Ok((card, picture))
}

async fn picture(fetcher: &dyn Fetcher, url: &Url) -> Option<Processed> {
    let fetched = fetcher.get(url, FetchLimits::IMAGE).await;
    let fetched = fetched
        .inspect_err(|why| tracing::debug!(%why, "no picture for a card"))
        .ok()?;
    let made = media::process(fetched.body, Limits::default()).await;
    made.inspect_err(|why| tracing::debug!(%why, "no picture for a card"))
        .ok()
}

fn is_html(content_type: Option<&str>) -> bool {
    let kind = content_type
        .and_then(|value| value.split(';').next())
        .unwrap_or_default();
    matches!(
        kind.trim().to_ascii_lowercase().as_str(),
        "text/html" | "application/xhtml+xml"
    )
}

/// Reads the head of a page; `None` when it has no title.
pub fn parse(html: &[u8], content_type: Option<&str>, url: &Url) -> Option<CardData> {
    let encoding = encoding(html, content_type);
    let (page, ..) = encoding.decode(html);
    let found = RefCell::new(Found::default());
    scan(&page, &found);
    let found = found.into_inner();
    let base = found
        .base
        .as_deref()
        .and_then(|href| url.join(&decode(href)).ok())
        .unwrap_or_else(|| url.clone());
    let title = found
        .title
        .pick()
        .or(found.title_element.map(|raw| raw.text));
    let image_url = found.image.pick().and_then(|raw| address(&base, &raw));
    let canonical = found.canonical.pick().and_then(|raw| address(&base, &raw));
    let host = url.host_str().unwrap_or_default();
    Some(CardData {
        title: title.and_then(|raw| line(&raw, MAX_TITLE))?,
        description: found
            .description
            .pick()
            .and_then(|raw| line(&raw, MAX_DESCRIPTION)),
        site: found
            .site
            .pick()
            .and_then(|raw| line(&raw, MAX_SITE))
            .unwrap_or_else(|| host.trim_start_matches("www.").to_owned()),
        image_url,
        canonical,
    })
}

/// The same thing said in several ways; the first of them is the best.
#[derive(Default)]
struct Ranked([Option<String>; 3]);

impl Ranked {
    fn offer(&mut self, rank: usize, value: &str) {
        let slot = &mut self.0[rank];
        if slot.is_none() && !value.trim().is_empty() {
            *slot = Some(value[..value.floor_char_boundary(MAX_RAW)].to_owned());
        }
    }

    fn pick(self) -> Option<String> {
        self.0.into_iter().flatten().next()
    }
}

/// The text inside the title element, while it is coming in.
#[derive(Default)]
struct Title {
    text: String,
    done: bool,
}

#[derive(Default)]
struct Found {
    title: Ranked,
    title_element: Option<Title>,
    description: Ranked,
    site: Ranked,
    image: Ranked,
    canonical: Ranked,
    base: Option<String>,
}

impl Found {
    fn meta(&mut self, name: &str, content: &str) {
        match name.trim().to_ascii_lowercase().as_str() {
            "og:title" => self.title.offer(0, content),
            "twitter:title" => self.title.offer(1, content),
            "og:description" => self.description.offer(0, content),
            "twitter:description" => self.description.offer(1, content),
            "description" => self.description.offer(2, content),
            "og:site_name" => self.site.offer(0, content),
            "application-name" => self.site.offer(1, content),
            "og:image:secure_url" => self.image.offer(0, content),
            "og:image" | "og:image:url" => self.image.offer(1, content),
            "twitter:image" | "twitter:image:src" => self.image.offer(2, content),
            "og:url" => self.canonical.offer(1, content),
            _ => {}
        }
    }

    fn link(&mut self, rel: &str, href: &str) {
        for rel in rel.split_ascii_whitespace() {
            if rel.eq_ignore_ascii_case("canonical") {
                self.canonical.offer(0, href);
            } else if rel.eq_ignore_ascii_case("image_src") {
                self.image.offer(2, href);
            }
        }
    }

    /// The first title counts; later ones are those of drawings.
    fn title_text(&mut self, chunk: &str, last: bool) {
        let title = self.title_element.get_or_insert_default();
        if title.done {
            return;
        }
        if title.text.len() < MAX_RAW {
            title.text.push_str(chunk);
        }
        title.done = last;
    }
}

/// Ends the reading: what comes after the head is of no use.
#[derive(Debug)]
struct Enough;

impl std::fmt::Display for Enough {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "the head has been read")
    }
}

impl std::error::Error for Enough {}

fn scan(page: &str, found: &RefCell<Found>) {
    let meta = element!("meta[content]", |meta: &mut Element<'_, '_>| {
        let name = meta
            .get_attribute("property")
            .or_else(|| meta.get_attribute("name"));
        if let (Some(name), Some(content)) = (name, meta.get_attribute("content")) {
            found.borrow_mut().meta(&name, &content);
        }
        Ok(())
    });
    let link = element!("link[rel][href]", |link: &mut Element<'_, '_>| {
        if let (Some(rel), Some(href)) = (link.get_attribute("rel"), link.get_attribute("href")) {
            found.borrow_mut().link(&rel, &href);
        }
        Ok(())
    });
    let base = element!("base[href]", |base: &mut Element<'_, '_>| {
        let href = base.get_attribute("href");
        let mut found = found.borrow_mut();
        found.base = found.base.take().or(href);
        Ok(())
    });
    let title = text!("title", |chunk: &mut TextChunk<'_>| {
        found
            .borrow_mut()
            .title_text(chunk.as_str(), chunk.last_in_text_node());
        Ok(())
    });
    let body = element!("body", |_: &mut Element<'_, '_>| Err(Enough.into()));
    let settings = Settings::new()
        .append_element_content_handler(meta)
        .append_element_content_handler(link)
        .append_element_content_handler(base)
        .append_element_content_handler(title)
        .append_element_content_handler(body)
        .with_memory_settings(MemorySettings::new().with_max_allowed_memory_usage(MAX_MEMORY))
        .with_strict(false);
    let mut reader = HtmlRewriter::new(settings, |_: &[u8]| {});
    // However it ends, what has been found stays found.
    if let Err(RewritingError::MemoryLimitExceeded(_)) = reader.write(page.as_bytes()) {
        tracing::debug!("a page whose head takes too much memory");
    }
}

/// An address in a page, if it is one of the web.
fn address(base: &Url, raw: &str) -> Option<Url> {
    let url = base.join(decode(raw).trim()).ok()?;
    (matches!(url.scheme(), "http" | "https") && url.as_str().len() <= MAX_URL).then_some(url)
}

/// The letters a page is written in: by its first bytes, by the server, by the page itself, in this order. The first is
/// heeded by the decoding.
fn encoding(html: &[u8], content_type: Option<&str>) -> &'static Encoding {
    let said = content_type.and_then(|value| charset(value.as_bytes()));
    let head = &html[..html.len().min(CHARSET_WITHIN)];
    said.or_else(|| charset(head)).unwrap_or(UTF_8)
}

/// What stands after `charset=`.
fn charset(source: &[u8]) -> Option<&'static Encoding> {
    let source = source.to_ascii_lowercase();
    let word = b"charset";
    let after = source.windows(word.len()).position(|part| part == word)? + word.len();
    let rest = source[after..]
        .trim_ascii_start()
        .strip_prefix(b"=")?
        .trim_ascii_start();
    let rest = rest
        .strip_prefix(b"\"")
        .or(rest.strip_prefix(b"'"))
        .unwrap_or(rest);
    let end = rest
        .iter()
        .position(|byte| !byte.is_ascii_alphanumeric() && !b"-_.:".contains(byte));
    let found = Encoding::for_label(&rest[..end.unwrap_or(rest.len())])?;
    // A page that can be read this far is not in a sixteen-bit encoding, whatever it says.
    Some(if found.is_ascii_compatible() {
        found
    } else {
        UTF_8
    })
}

#[cfg(test)]
mod tests;

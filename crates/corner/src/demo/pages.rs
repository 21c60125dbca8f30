//! The web as the demo knows it: a few pages of its own, so that links have cards without asking anyone.

use std::collections::HashMap;

use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use serde::Deserialize;
use service::fetch::{FetchLimits, FetchProblem, Fetched, Fetcher};
use url::Url;

use super::fault::Fault;
use super::picture::Picture;

/// A page, as in `pages.toml`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Page {
    /// Address.
    pub url: String,
    /// Title.
    pub title: String,
    /// A sentence or two.
    pub description: String,
    /// Name of the site.
    pub site: String,
    /// A scene, or nothing.
    #[serde(default)]
    pub picture: String,
}

/// All of them, by address.
pub struct Pages(HashMap<String, Page>);

impl Pages {
    /// Reads the file that is built in.
    pub fn read() -> Result<Self, Fault> {
        #[derive(Deserialize)]
        struct File {
            page: Vec<Page>,
        }
        let source = include_str!("../../demo/pages.toml");
        let file: File = super::people::read("pages.toml", source)?;
        let pages = file.page.into_iter().map(|page| (page.url.clone(), page));
        Ok(Self(pages.collect()))
    }

    /// A page, or the picture of one under its address and `/card.png`.
    fn find(&self, url: &Url) -> Result<Fetched, FetchProblem> {
        let address = url.as_str();
        let (kind, body) = match address.strip_suffix("/card.png") {
            Some(page) => ("image/png", picture(self.page(page)?)?),
            None => (
                "text/html; charset=utf-8",
                html(self.page(address)?).into_bytes(),
            ),
        };
        Ok(Fetched {
            url: url.clone(),
            content_type: Some(kind.to_owned()),
            body,
        })
    }

    fn page(&self, address: &str) -> Result<&Page, FetchProblem> {
        self.0.get(address).ok_or(FetchProblem::Status(404))
    }

    /// Addresses there is a page for.
    #[cfg(test)]
    pub(super) fn addresses(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }
}

impl Fetcher for Pages {
    fn get<'a>(
        &'a self,
        url: &'a Url,
        _: FetchLimits,
    ) -> BoxFuture<'a, Result<Fetched, FetchProblem>> {
        async move { self.find(url) }.boxed()
    }
}

fn picture(page: &Page) -> Result<Vec<u8>, FetchProblem> {
    let picture = Picture::read(&page.picture).map_err(|_| FetchProblem::Status(404))?;
    Ok(picture.png())
}

fn html(page: &Page) -> String {
    let meta = |name: &str, value: &str| {
        let value = value
            .replace('&', "&amp;")
            .replace('"', "&quot;")
            .replace('<', "&lt;");
        format!("<meta property=\"{name}\" content=\"{value}\">")
    };
    let image = match page.picture.as_str() {
        "" => String::new(),
        _ => meta("og:image", &format!("{}/card.png", page.url)),
    };
    let parts = [
        meta("og:title", &page.title),
        meta("og:description", &page.description),
        meta("og:site_name", &page.site),
        image,
    ];
    format!(
        "<!doctype html><html><head>{}</head></html>",
        parts.concat()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_link_of_a_post_has_a_page_and_every_page_its_picture() {
        let pages = Pages::read().unwrap();
        for post in crate::demo::Demo::read().unwrap().posts {
            for link in text::extract(&post.text).links {
                assert!(pages.page(&link).is_ok(), "{}: {link}", post.line);
            }
        }
        for address in pages.addresses() {
            let page = pages.page(address).unwrap();
            assert!(
                page.picture.is_empty() || picture(page).is_ok(),
                "{address}"
            );
        }
    }

    #[test]
    fn a_page_reads_as_a_card() {
        let pages = Pages::read().unwrap();
        let address = pages.addresses().next().unwrap().to_owned();
        let url = Url::parse(&address).unwrap();
        let fetched = pages.find(&url).unwrap();
        let card =
            service::fetch::card::parse(&fetched.body, fetched.content_type.as_deref(), &url);
        assert_eq!(card.unwrap().title, pages.page(&address).unwrap().title);
    }
}

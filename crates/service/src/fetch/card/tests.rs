use std::collections::HashMap;
use std::io::Cursor;

use futures_util::future::BoxFuture;
use proptest::prelude::*;

use super::*;
use crate::fetch::Fetched;

fn at(url: &str) -> Url {
    url.parse().unwrap()
}

fn read(html: &str) -> Option<CardData> {
    parse(
        html.as_bytes(),
        Some("text/html; charset=utf-8"),
        &at("https://www.example.com/news/today"),
    )
}

#[test]
fn what_was_written_for_cards_comes_first() {
    let card = read(
        r#"<!doctype html><html><head><title>Plain</title>
        <meta name="description" content="Plain words">
        <meta name="twitter:title" content="Bird"><meta property="og:title" content="Caff&egrave; &amp; more">
        <meta property="og:description" content="Line one
            line two"><META PROPERTY="OG:Site_Name" CONTENT="The Times">
        <meta property="og:image" content="/a.jpg?x=1&amp;y=2"><meta property="og:image" content="/b.jpg">
        <link rel="alternate canonical" href="../story"></head><body>"#,
    );
    assert_eq!(
        card.unwrap(),
        CardData {
            title: "Caffè & more".to_owned(),
            description: Some("Line one line two".to_owned()),
            site: "The Times".to_owned(),
            image_url: Some(at("https://www.example.com/a.jpg?x=1&y=2")),
            canonical: Some(at("https://www.example.com/story")),
        }
    );
}

#[test]
fn a_plain_page_has_a_card_too() {
    let card =
        read("<title>Hello &lt;world&gt;</title><svg><title>Arrow</title></svg><p>text").unwrap();
    assert_eq!(card.title, "Hello <world>");
    assert_eq!(card.site, "example.com");
    assert_eq!(
        (card.description, card.image_url, card.canonical),
        (None, None, None)
    );
}

#[test]
fn a_page_without_a_title_has_none() {
    for html in [
        "",
        "<p>hello",
        "<title> </title>",
        "<title>&nbsp;</title>",
        "\0\0\0",
        "<meta property='og:title' content='  '>",
    ] {
        assert_eq!(read(html), None, "{html}");
    }
}

#[test]
fn what_stands_in_the_body_is_not_believed() {
    let html = "<head><title>Real</title></head><body><meta property='og:title' content='Comment'>";
    assert_eq!(read(html).unwrap().title, "Real");
}

#[test]
fn a_title_in_parts_is_one_title() {
    let html = format!("<title>{}</title>", "word ".repeat(1000));
    let title = read(&html).unwrap().title;
    assert_eq!(title.chars().count(), 200);
    assert!(title.ends_with('…'));
    // Without an end the whole rest is the title.
    assert_eq!(
        read("<title>open <b>end</b>").unwrap().title,
        "open <b>end</b>"
    );
}

#[test]
fn the_base_of_a_page_is_heeded() {
    let html = "<base href='https://cdn.example.net/x/'><base href='/y/'><title>a</title><meta property='og:image' content='p.png'>";
    assert_eq!(
        read(html).unwrap().image_url,
        Some(at("https://cdn.example.net/x/p.png"))
    );
    assert_eq!(read(html).unwrap().site, "example.com");
}

#[test]
fn only_addresses_of_the_web_are_taken() {
    for url in [
        "javascript:alert(1)",
        "data:image/png;base64,AAAA",
        "file:///etc/passwd",
        "http://",
        &format!("/{}", "x".repeat(3000)),
    ] {
        let html = format!(
            "<title>a</title><meta property='og:image' content='{url}'><link rel=canonical href='{url}'>"
        );
        let card = read(&html).unwrap();
        assert_eq!((card.image_url, card.canonical), (None, None), "{url}");
    }
}

#[test]
fn letters_are_read_as_they_were_written() {
    let base = at("http://example.com/");
    let title = |bytes: &[u8], kind| parse(bytes, kind, &base).unwrap().title;
    let latin = b"<title>bl\xE5b\xE6r</title>";
    assert_eq!(
        title(latin, Some("text/html; charset=ISO-8859-1")),
        "blåbær"
    );
    let said = [b"<meta charset='windows-1252'>".as_slice(), latin].concat();
    assert_eq!(title(&said, Some("text/html")), "blåbær");
    let old = [
        b"<META http-equiv=content-type content='text/html; charset = iso-8859-15'>".as_slice(),
        latin,
    ]
    .concat();
    assert_eq!(title(&old, None), "blåbær");
    let wide: Vec<u8> = "\u{feff}<title>blåbær</title>"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    assert_eq!(title(&wide, None), "blåbær");
    assert_eq!(
        title(
            "<meta charset=utf-16><title>blåbær</title>".as_bytes(),
            None
        ),
        "blåbær"
    );
    assert_eq!(
        title(
            "<meta charset=nonsense><title>blåbær</title>".as_bytes(),
            None
        ),
        "blåbær"
    );
}

#[test]
fn monstrous_pages_are_survived() {
    let deep = format!("<title>a</title>{}", "<div>".repeat(200_000));
    assert_eq!(read(&deep).unwrap().title, "a");
    let wide = format!(
        "<title>a</title><meta property='og:title' content='{}'",
        "x".repeat(1 << 20)
    );
    assert_eq!(read(&wide).unwrap().title, "a");
    let long = format!(
        "<meta property='og:title' content='{}é'>",
        "x".repeat(MAX_RAW - 1)
    );
    assert_eq!(read(&long).unwrap().title.chars().count(), 200);
    let many = format!(
        "<title>a</title>{}",
        "<meta property='og:image' content='/x'>".repeat(20_000)
    );
    assert!(read(&many).unwrap().image_url.is_some());
}

/// A web of a few pages.
struct Web(HashMap<&'static str, (&'static str, Vec<u8>)>);

impl Fetcher for Web {
    fn get<'a>(
        &'a self,
        url: &'a Url,
        limits: FetchLimits,
    ) -> BoxFuture<'a, Result<Fetched, FetchProblem>> {
        let found = self
            .0
            .get(url.as_str())
            .filter(|(_, body)| body.len() <= limits.max_bytes);
        let fetched = found.map(|(kind, body)| Fetched {
            url: url.clone(),
            content_type: Some((*kind).to_owned()),
            body: body.clone(),
        });
        Box::pin(std::future::ready(fetched.ok_or(FetchProblem::Status(404))))
    }
}

#[tokio::test]
async fn a_card_comes_with_its_picture_or_without() {
    let mut png = Cursor::new(Vec::new());
    image::RgbImage::new(30, 20)
        .write_to(&mut png, image::ImageFormat::Png)
        .unwrap();
    let page = |image: &str| {
        format!("<title>a</title><meta property='og:image' content='{image}'>").into_bytes()
    };
    let web = Web(HashMap::from([
        ("http://a.example/", ("text/html", page("/good.png"))),
        (
            "http://a.example/b",
            ("TEXT/HTML ; charset=utf-8", page("/bad.png")),
        ),
        ("http://a.example/c", ("text/html", page("/missing.png"))),
        ("http://a.example/d", ("text/html", b"<p>nothing".to_vec())),
        (
            "http://a.example/e",
            ("application/pdf", b"<title>a</title>".to_vec()),
        ),
        ("http://a.example/good.png", ("image/png", png.into_inner())),
        (
            "http://a.example/bad.png",
            ("image/png", b"not one".to_vec()),
        ),
    ]));
    let get = async |path: &str| fetch_card(&web, &at(&format!("http://a.example{path}"))).await;
    let (card, picture) = get("/").await.unwrap();
    assert_eq!(card.title, "a");
    assert_eq!(picture.unwrap().original.width, 30);
    for path in ["/b", "/c"] {
        let (card, picture) = get(path).await.unwrap();
        assert_eq!((card.title.as_str(), picture), ("a", None));
    }
    assert_eq!(get("/d").await, Err(FetchProblem::Nothing));
    assert_eq!(get("/e").await, Err(FetchProblem::WrongType));
    assert_eq!(get("/f").await, Err(FetchProblem::Status(404)));
}

proptest! {
    #[test]
    fn any_page_can_be_read(bytes in prop::collection::vec(any::<u8>(), 0..500), kind in prop::option::of(".{0,40}")) {
        let _ = parse(&bytes, kind.as_deref(), &at("http://example.com/"));
    }

    #[test]
    fn any_soup_of_tags_can_be_read(parts in prop::collection::vec(prop_oneof![
        Just("<title>"), Just("</title>"), Just("<meta property=og:title content="), Just("'"), Just("\""), Just(">"),
        Just("<svg>"), Just("<head>"), Just("</head>"), Just("<body>"), Just("<!--"), Just("-->"), Just("<script>"),
        Just("<base href=//["), Just("<link rel=canonical href=http://a:99999>"), Just("&#x110000;"), Just("&amp"), Just("é\u{202e}"),
        Just("<textarea>"), Just("<table>"), Just("<select>"), Just("<frameset>"), Just("<plaintext>"),
    ], 0..60)) {
        if let Some(card) = read(&parts.concat()) {
            prop_assert!(!card.title.is_empty() && card.title.chars().count() <= MAX_TITLE);
            let turning = card.title.contains('\u{202e}');
            prop_assert!(!turning);
        }
    }
}

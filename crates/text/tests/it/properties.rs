use proptest::prelude::*;
use text::{
    Known, compose, count, excerpt, extract, key, language, plain, query, sanitise, search,
};
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

/// What breaks things: our marks, pieces of everything, and any character at all.
fn source() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => prop::sample::select(vec![
            "*", "**", "***", "_", "__", "`", "``", "```", "````", "@", "#", ":", "\n", "\n\n", " ", "  ", "- ", "* ", "1. ", "2) ", "(", ")",
            "<", ">", "&", "\"", "'", "\\", "[", "]", "/", "https://", "http://x.y", "x.y/a_(b)", "@ann", "@bo.smith", "#tag", "#été", ":coffee:",
            ":+1:", "::skin-tone-3:", "a", "b1", "word", "é", "e\u{301}", "ø", "👩‍👩‍👧‍👦", "\u{a0}", "\t", "\r", "\u{0}", "\u{202e}", "ﷺ", "://", "www.", "-", ".",
            "<b>", "</p>", "<script>", "&amp;", "&#x41;", "\u{fffe}", "½",
        ]).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

fn hostile_html() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        6 => prop::sample::select(vec![
            "<p>", "</p>", "<div>", "</div>", "<a href=\"https://x.y\">", "<a href='javascript:x'>", "</a>", "<b>", "</b>", "<i>", "</i>", "<em>",
            "<strong>", "</strong>", "<ul>", "<ol start=3>", "<li>", "</li>", "</ul>", "<pre>", "</pre>", "<code class=language-x>", "</code>",
            "<br>", "</br>", "<h1>", "</h1>", "<table>", "<tr>", "<td>", "</table>", "<span class=invisible>", "</span>", "<svg>", "<math>", "<style>",
            "</style>", "<script>", "</script>", "<!--", "-->", "<![CDATA[", "<template>", "<select>", "<option>", "<form>", "<button>", "text", " ",
            "\n", "&lt;", "&", "\"", "<", ">", "<a href=/@ann>", "<blockquote>", "</blockquote>", "<nobr>", "<plaintext>", "<title>", "<hr>",
        ]).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_composed_is_clean(source in source()) {
        let known = Known::from_iter(["ann", "Bo.Smith"]).with_groups(["tea".to_owned()]);
        let composed = compose(&source, &known);
        prop_assert_eq!(sanitise(&composed.html), composed.html.clone());
        prop_assert_eq!(plain(&composed.html), composed.plain);
    }

    #[test]
    fn what_is_no_link_counts_as_people_see_it(source in source()) {
        let source = source.replace("://", " ");
        let composed: String = source.nfc().collect();
        prop_assert_eq!(count(&source), composed.graphemes(true).count());
    }

    #[test]
    fn extract_finds_what_compose_finds(source in source()) {
        let known = Known::from_iter(["ann", "Bo.Smith"]);
        let (found, composed) = (extract(&source), compose(&source, &known));
        let mentions: Vec<_> = found.mentions.iter().filter_map(|m| known.get(m)).collect();
        prop_assert_eq!(mentions, composed.mentions);
        prop_assert_eq!(found.tags, composed.tags);
        prop_assert_eq!(found.links, composed.links);
    }

    #[test]
    fn nothing_that_was_written_is_lost(source in source()) {
        let letters = |text: &str| text.chars().filter(|c| c.is_ascii_lowercase()).count();
        let source: String = source.nfc().filter(|c| *c != ':').collect();
        let plain = compose(&source, &Known::new()).plain;
        let lang = letters(&source) - letters(&plain);
        // Only the name of a language after a fence is not shown.
        prop_assert!(lang == 0 || source.contains("```"), "{:?} {:?}", source, plain);
    }

    #[test]
    fn sanitising_is_final(html in hostile_html()) {
        let clean = sanitise(&html);
        prop_assert_eq!(sanitise(&clean), clean.clone());
        prop_assert!(!clean.contains("href=\"javascript"));
        plain(&html);
    }

    #[test]
    fn the_rest_never_panics(source in source(), any in any::<String>(), max in 0usize..50) {
        for text in [&source, &any] {
            prop_assert_eq!(key(&key(text)), key(text));
            let words = search::words(text);
            prop_assert_eq!(&search::index(text, language(text)).words, &words.join(" "));
            prop_assert!(search::words(&words.join(" ")) == words);
            query::parse(text);
            text::slug(text);
            text::emoji::search(text, max);
            prop_assert!(text::count(&excerpt(text, max).replace("http", "")) <= max);
        }
    }
}

/// Size alone must not hurt: each of these takes far too long for a test when anything is quadratic.
#[test]
fn long_input_of_one_kind() {
    const BYTES: usize = 200_000;
    for piece in [
        "*",
        "_",
        "*a",
        "a*",
        "**a *b ",
        "*_",
        "*a_ ",
        "_a",
        "a_",
        "_a_ ",
        "_a *",
        "`a b",
        "`",
        "`a",
        "``a`",
        "```\n",
        "```a",
        "```` ```\n",
        "@",
        "@a",
        "@a.",
        "#",
        "#a",
        ":",
        ":a",
        ":+1:",
        "[",
        "(",
        "https://",
        "https://a",
        "https://a:",
        "https://a(",
        "http",
        "<",
        "&",
        "\n",
        "- ",
        "- a\n",
        "  - a\n",
        "1. a\n",
        " ",
        "é",
        "e\u{301}",
        "\u{301}",
        "👩‍",
        "\t",
        "https://x.y/a)",
        "``` ",
        "` `",
        "a` `",
        "-",
        "\"",
        "x ",
    ] {
        let source = piece.repeat(BYTES / piece.len());
        let composed = compose(&source, &Known::from_iter(["a"]));
        assert!(composed.html.len() < BYTES * 120, "{piece:?}");
        extract(&source);
        query::parse(&source);
    }
}

//! What leads somewhere: links, people, tags, emoji.

use super::*;

#[test]
fn links() {
    let a = |href: &str, inside: &str| {
        format!("<a href=\"{href}\" rel=\"nofollow noopener\">{inside}</a>")
    };
    let s = "<span class=\"invisible\">https://</span>";
    let short = |rest: &str| a(&format!("https://{rest}"), &format!("{s}{rest}"));
    let wiki = short("en.wikipedia.org/wiki/Foo_(bar)");
    for (source, want) in [
        ("https://x.y", short("x.y")),
        ("see https://x.y.", format!("see {}.", short("x.y"))),
        ("(https://x.y/a)", format!("({})", short("x.y/a"))),
        (
            "https://x.y/a_b_c, ok",
            format!("{}, ok", short("x.y/a_b_c")),
        ),
        ("https://x.y/#frag", short("x.y/#frag")),
        ("https://x.y/@ann", short("x.y/@ann")),
        (
            "https://x.y/a?b=c&d=%20!",
            format!(
                "{}!",
                a(
                    "https://x.y/a?b=c&amp;d=%20",
                    &format!("{s}x.y/a?b=c&amp;d=%20")
                )
            ),
        ),
        ("https://en.wikipedia.org/wiki/Foo_(bar)", wiki.clone()),
        (
            "(https://en.wikipedia.org/wiki/Foo_(bar))",
            format!("({wiki})"),
        ),
        (
            "**https://x.y/a**",
            format!("<strong>{}</strong>", short("x.y/a")),
        ),
        ("_https://x.y/a_", format!("<em>{}</em>", short("x.y/a"))),
        ("<https://x.y/a>", format!("&lt;{}&gt;", short("x.y/a"))),
        (
            "[text](https://x.y/a)",
            format!("[text]({})", short("x.y/a")),
        ),
        ("\"https://x.y/a\"", format!("\"{}\"", short("x.y/a"))),
        (
            "https://x.y/",
            a(
                "https://x.y/",
                &format!("{s}x.y<span class=\"invisible\">/</span>"),
            ),
        ),
        (
            "https://www.x.y/a",
            a(
                "https://www.x.y/a",
                "<span class=\"invisible\">https://www.</span>x.y/a",
            ),
        ),
        (
            "http://wiki/page",
            a(
                "http://wiki/page",
                "<span class=\"invisible\">http://</span>wiki/page",
            ),
        ),
        (
            "HTTP://localhost:8080",
            a(
                "HTTP://localhost:8080",
                "<span class=\"invisible\">HTTP://</span>localhost:8080",
            ),
        ),
        ("https://københavn.dk/å", short("københavn.dk/å")),
        (
            "https://x.y/123456789012345678901234567890123456",
            a(
                "https://x.y/123456789012345678901234567890123456",
                &format!(
                    "{s}<span class=\"ellipsis\">x.y/12345678901234567890123456789</span><span class=\"invisible\">0123456</span>"
                ),
            ),
        ),
        ("https://", "https://".into()),
        ("https://.", "https://.".into()),
        ("https:// x", "https:// x".into()),
        ("xhttps://x.y", "xhttps://x.y".into()),
        (
            "ftp://x.y javascript:alert(1)",
            "ftp://x.y javascript:alert(1)".into(),
        ),
        (
            "https://bank.com@evil.com/",
            "https://bank.com@evil.com/".into(),
        ),
        ("https://a:b@evil.com/", "https://a:b@evil.com/".into()),
        ("http://999.999.999.999/", "http://999.999.999.999/".into()),
        ("https://x.y:99999/a", "https://x.y:99999/a".into()),
        ("www.x.y", "www.x.y".into()),
        ("https://x.y: nice", format!("{}: nice", short("x.y"))),
        ("https://x.y/a\nb", format!("{}<br>b", short("x.y/a"))),
        (
            "https://x.y/\"onclick=\"alert(1)",
            format!(
                "{}\"onclick=\"alert(1)",
                a(
                    "https://x.y/",
                    &format!("{s}x.y<span class=\"invisible\">/</span>")
                )
            ),
        ),
    ] {
        assert_eq!(html(source), format!("<p>{want}</p>"), "{source:?}");
    }
}

#[test]
fn mentions() {
    let ann = "<a href=\"/@ann\" class=\"mention\">@<span>ann</span></a>";
    let bo = "<a href=\"/@Bo.Smith\" class=\"mention\">@<span>Bo.Smith</span></a>";
    for (source, want) in [
        ("@ann", ann.to_owned()),
        ("@ann.", format!("{ann}.")),
        ("@Ann, hi", format!("{ann}, hi")),
        ("(@ann)", format!("({ann})")),
        (".@ann", format!(".{ann}")),
        ("cc:@ann/@bo.smith", format!("cc:{ann}/@bo.smith")),
        ("@bo.smith's", format!("{bo}'s")),
        ("@ANN: @BO.SMITH-", format!("{ann}: {bo}-")),
        ("\u{201c}@ann\u{201d}", format!("“{ann}”")),
        ("@nobody", "@nobody".into()),
        ("@annø", "@annø".into()),
        ("ann@example.com", "ann@example.com".into()),
        ("ann.b+@ann", "ann.b+@ann".into()),
        ("x@ann", "x@ann".into()),
        ("@ann@mastodon.social", "@ann@mastodon.social".into()),
        ("@@ann", "@@ann".into()),
        ("example.com/@ann", "example.com/@ann".into()),
        ("@ @. @-ann", "@ @. @-ann".into()),
        (
            "@aaaaaaaaaabbbbbbbbbbccccccccccd",
            "@aaaaaaaaaabbbbbbbbbbccccccccccd".into(),
        ),
        ("@søren", "@søren".into()),
    ] {
        assert_eq!(html(source), format!("<p>{want}</p>"), "{source:?}");
    }
}

#[test]
fn tags() {
    let tag = |key: &str, text: &str| {
        format!("<a href=\"/tags/{key}\" class=\"hashtag\" rel=\"tag\">#<span>{text}</span></a>")
    };
    for (source, want) in [
        ("#coffee", tag("coffee", "coffee")),
        ("#Coffee!", format!("{}!", tag("coffee", "Coffee"))),
        ("#été", tag("ete", "été")),
        ("#e\u{301}te", tag("ete", "éte")),
        ("#Ærø_2026", tag("aero_2026", "Ærø_2026")),
        (
            "#col·lecció·",
            format!("{}·", tag("col%C2%B7leccio", "col·lecció")),
        ),
        (
            "#привет",
            tag("%D0%BF%D1%80%D0%B8%D0%B2%D0%B5%D1%82", "привет"),
        ),
        (
            "#1st (#a)",
            format!("{} ({})", tag("1st", "1st"), tag("a", "a")),
        ),
        ("#foo-bar", format!("{}-bar", tag("foo", "foo"))),
        ("#a #A", format!("{} {}", tag("a", "a"), tag("a", "A"))),
        ("c#", "c#".into()),
        ("c#sharp", "c#sharp".into()),
        ("#1 #2026", "#1 #2026".into()),
        ("##x", "##x".into()),
        ("&#123;", "&amp;#123;".into()),
        ("# x", "# x".into()),
        ("x.y/#frag", "x.y/#frag".into()),
        ("#️⃣", "#️⃣".into()),
        ("#_", "#_".into()),
    ] {
        assert_eq!(html(source), format!("<p>{want}</p>"), "{source:?}");
    }
    let long = format!("#{}", "x".repeat(101));
    assert_eq!(html(&long), format!("<p>{long}</p>"));
}

#[test]
fn shortcodes() {
    check(&[
        (":coffee:", "<p>☕</p>"),
        ("a :coffee: b:coffee:", "<p>a ☕ b:coffee:</p>"),
        (":tada::tada:", "<p>🎉🎉</p>"),
        (":+1: :-1:", "<p>👍 👎</p>"),
        (":wave::skin-tone-4:", "<p>👋🏽</p>"),
        (":nope: :coffee", "<p>:nope: :coffee</p>"),
        (
            "10:30:45 and std::vec::Vec",
            "<p>10:30:45 and std::vec::Vec</p>",
        ),
        ("*:coffee: time*", "<p><em>☕ time</em></p>"),
    ]);
}

#[test]
fn the_rest_of_what_is_composed() {
    let known = Known::from_iter(["Ann"]);
    let source = "Hi @ann, @ANN and @bo **now**: #Tea #tea https://x.y/a https://x.y/a\n- one\n- `two`\n  1. three\n\n```\nx\n```";
    let composed = compose(source, &known);
    assert_eq!(composed.mentions, ["Ann"]);
    assert_eq!(composed.tags, ["Tea"]);
    assert_eq!(composed.links, ["https://x.y/a"]);
    assert_eq!(
        composed.plain,
        "Hi @Ann, @Ann and @bo now: #Tea #tea https://x.y/a https://x.y/a\n\n- one\n- two\n  1. three\n\nx"
    );
}

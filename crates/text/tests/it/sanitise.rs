use text::sanitise;

#[track_caller]
fn check(cases: &[(&str, &str)]) {
    for (html, want) in cases {
        assert_eq!(sanitise(html), *want, "{html:?}");
        assert_eq!(sanitise(want), *want, "again: {html:?}");
    }
}

#[test]
fn nothing_runs() {
    check(&[
        ("<script>alert(1)</script>x", "x"),
        ("<img src=x onerror=alert(1)>x", "x"),
        ("<a href=\"javascript:alert(1)\">x</a>", "<a>x</a>"),
        ("<a href=\"JaVaScRiPt:alert(1)\">x</a>", "<a>x</a>"),
        ("<a href=\" javascript:alert(1)\">x</a>", "<a>x</a>"),
        ("<a href=\"data:text/html,x\">x</a>", "<a>x</a>"),
        ("<a href=\"//evil.com\">x</a>", "<a>x</a>"),
        ("<a href=\"/settings\">x</a>", "<a>x</a>"),
        ("<a href=\"/@a/../settings\">x</a>", "<a>x</a>"),
        (
            "<p style=\"position:fixed\" onclick=\"x\" id=\"y\">x</p>",
            "<p>x</p>",
        ),
        ("<svg><style><img src=x onerror=alert(1)></style></svg>", ""),
        ("<math><mi><a href=\"javascript:x\">y</a></mi></math>", ""),
        (
            "<iframe src=\"https://x.y\"></iframe><object></object>x",
            "x",
        ),
        ("<span class=\"admin\">x</span>", "<span>x</span>"),
        ("<code class=\"language-x y\">x</code>", "<code>x</code>"),
        ("<ol start=\"-1\"><li>x</li></ol>", "<ol><li>x</li></ol>"),
    ]);
}

#[test]
fn our_subset_stays() {
    check(&[
        (
            "<p>a <strong>b</strong> <em>c</em><br>d</p>",
            "<p>a <strong>b</strong> <em>c</em><br>d</p>",
        ),
        ("<p>a<p>b", "<p>a</p><p>b</p>"),
        ("<b>a</b> <i>b</i>", "<strong>a</strong> <em>b</em>"),
        ("<ul><li>a<li>b</ul>", "<ul><li>a</li><li>b</li></ul>"),
        (
            "<a href=\"https://x.y/?a&b\" target=_blank rel=me>x</a>",
            "<a href=\"https://x.y/?a&amp;b\" rel=\"nofollow noopener\">x</a>",
        ),
        (
            "<a class=\"x\" href=\"/@ann\">x</a>",
            "<a href=\"/@ann\" class=\"mention\">x</a>",
        ),
        (
            "<a href=\"/tags/a%20b\">x</a>",
            "<a href=\"/tags/a%20b\" class=\"hashtag\" rel=\"tag\">x</a>",
        ),
        ("<div>a</div><div>b</div>", "a<br>b"),
        ("<h1>Title</h1>Text", "Title<br>Text"),
        ("<h1>Title</h1><p>Text</p>", "Title<p>Text</p>"),
        (
            "<blockquote><p>a</p><p>b</p></blockquote>c",
            "<p>a</p><p>b</p>c",
        ),
        (
            "<pre><code class=\"language-rust\">a\n  b</code></pre>",
            "<pre><code class=\"language-rust\">a\n  b</code></pre>",
        ),
    ]);
}

#[test]
fn only_the_beginning_of_too_much_is_read() {
    let html = format!("<p>é{}</p><p>end</p>", "é".repeat(text::FOREIGN_MAX));
    let clean = sanitise(&html);
    assert!(clean.len() <= text::FOREIGN_MAX + 10);
    assert!(clean.ends_with("é</p>"));
    assert!(!text::plain(&html).contains("end"));
}

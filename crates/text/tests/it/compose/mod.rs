//! What is written becomes HTML.

mod references;

use text::{Known, compose};

fn html(source: &str) -> String {
    let known = Known::from_iter(["ann", "Bo.Smith", "søren", "ann_"]);
    compose(source, &known).html
}

#[track_caller]
fn check(cases: &[(&str, &str)]) {
    for (source, want) in cases {
        assert_eq!(html(source), *want, "{source:?}");
    }
}

#[test]
fn paragraphs_and_lines() {
    check(&[
        ("", ""),
        ("  \n\t\n ", ""),
        ("hello", "<p>hello</p>"),
        ("  hello  ", "<p>hello</p>"),
        ("one\ntwo", "<p>one<br>two</p>"),
        ("one\r\ntwo\rthree", "<p>one<br>two<br>three</p>"),
        ("one\n\n\n\ntwo\n", "<p>one</p><p>two</p>"),
        ("    four spaces", "<p>four spaces</p>"),
        ("a\u{0}b\u{7}c\u{feff}", "<p>abc</p>"),
    ]);
}

#[test]
fn what_is_not_ours_stays() {
    check(&[
        ("# Heading", "<p># Heading</p>"),
        ("## Heading", "<p>## Heading</p>"),
        ("> quoted", "<p>&gt; quoted</p>"),
        ("---", "<p>---</p>"),
        ("* * *", "<p>* * *</p>"),
        ("Title\n=====", "<p>Title<br>=====</p>"),
        ("| a | b |\n|---|---|", "<p>| a | b |<br>|---|---|</p>"),
        (
            "<b>hi</b> <script>alert(1)</script>",
            "<p>&lt;b&gt;hi&lt;/b&gt; &lt;script&gt;alert(1)&lt;/script&gt;</p>",
        ),
        ("&lt; &amp; AT&T", "<p>&amp;lt; &amp;amp; AT&amp;T</p>"),
        ("<!-- x -->", "<p>&lt;!-- x --&gt;</p>"),
        ("![alt](x.png)", "<p>![alt](x.png)</p>"),
        ("[1] [x]", "<p>[1] [x]</p>"),
        (
            "[text](javascript:alert(1))",
            "<p>[text](javascript:alert(1))</p>",
        ),
        ("~~gone~~", "<p>~~gone~~</p>"),
        ("C:\\temp\\_new\\file", "<p>C:\\temp\\_new\\file</p>"),
        ("\\*not\\*", "<p>\\*not\\*</p>"),
        ("\"quoted\" 'too'", "<p>\"quoted\" 'too'</p>"),
        ("a\u{a0}b", "<p>a&nbsp;b</p>"),
    ]);
}

#[test]
fn stray_marks_do_nothing() {
    check(&[
        ("2 * 3 * 4", "<p>2 * 3 * 4</p>"),
        ("2*3*4", "<p>2*3*4</p>"),
        ("2**3**4", "<p>2**3**4</p>"),
        ("a_b_c", "<p>a_b_c</p>"),
        (
            "snake_case and other_name",
            "<p>snake_case and other_name</p>",
        ),
        ("_private and __dunder", "<p>_private and __dunder</p>"),
        ("*", "<p>*</p>"),
        ("**", "<p>**</p>"),
        ("****", "<p>****</p>"),
        ("_", "<p>_</p>"),
        ("*a", "<p>*a</p>"),
        ("price* (*see below)", "<p>price* (*see below)</p>"),
        ("*args, **kwargs", "<p>*args, **kwargs</p>"),
        (
            "*.rs and *.toml in **/src",
            "<p>*.rs and *.toml in **/src</p>",
        ),
        ("src/*.rs lib/*.rs", "<p>src/*.rs lib/*.rs</p>"),
        (
            "SELECT * FROM a WHERE b = '*'",
            "<p>SELECT * FROM a WHERE b = '*'</p>",
        ),
        ("/*comment*/", "<p>/*comment*/</p>"),
        (
            "collega*s en lezer*essen",
            "<p>collega*s en lezer*essen</p>",
        ),
        (":-) ;-) :*", "<p>:-) ;-) :*</p>"),
        ("-_- and -_-", "<p>-_- and -_-</p>"),
        (
            "*_* or ^_^ or o_O or T_T",
            "<p>*_* or ^_^ or o_O or T_T</p>",
        ),
        ("¯\\_(ツ)_/¯", "<p>¯\\_(ツ)_/¯</p>"),
        ("fill in: ______", "<p>fill in: ______</p>"),
        ("password: ********", "<p>password: ********</p>"),
        (
            "__init__.py, _snake_case_ and __attribute__((x))",
            "<p>__init__.py, _snake_case_ and __attribute__((x))</p>",
        ),
        ("'_' and \"*\" and '_'", "<p>'_' and \"*\" and '_'</p>"),
        (
            "undefined `one' and `two'",
            "<p>undefined `one' and `two'</p>",
        ),
        ("** not bold **", "<p>** not bold **</p>"),
        ("x = *p; y = *q;", "<p>x = *p; y = *q;</p>"),
        ("perche` no, cosi` va", "<p>perche` no, cosi` va</p>"),
        ("one ` two", "<p>one ` two</p>"),
        ("``", "<p>``</p>"),
        ("` `", "<p>` `</p>"),
    ]);
}

#[test]
fn bold_and_italic() {
    check(&[
        (
            "*i* _i_ **b** __b__",
            "<p><em>i</em> <em>i</em> <strong>b</strong> __b__</p>",
        ),
        ("***both***", "<p><strong><em>both</em></strong></p>"),
        ("**Note:** read", "<p><strong>Note:</strong> read</p>"),
        (
            "(*really*), *yes*!",
            "<p>(<em>really</em>), <em>yes</em>!</p>",
        ),
        ("__two words__", "<p><strong>two words</strong></p>"),
        ("*a *b* c*", "<p>*a <em>b</em> c*</p>"),
        (
            "*a _b _c_ d* _e_",
            "<p><em>a _b <em>c</em> d</em> <em>e</em></p>",
        ),
        ("_a *b* c_", "<p><em>a <em>b</em> c</em></p>"),
        ("*a* b *c*", "<p><em>a</em> b <em>c</em></p>"),
        ("**two\nlines**", "<p>**two<br>lines**</p>"),
        ("**one\n\ntwo**", "<p>**one</p><p>two**</p>"),
        (
            "**bold *and italic***",
            "<p><strong>bold <em>and italic</em></strong></p>",
        ),
        ("***a** b*", "<p><em><strong>a</strong> b</em></p>"),
        ("***a* b**", "<p><strong><em>a</em> b</strong></p>"),
        ("*a **b* c**", "<p><em>a **b</em> c**</p>"),
        ("**_both_**", "<p><strong><em>both</em></strong></p>"),
        ("*été*", "<p><em>été</em></p>"),
        ("*🎉 party 🎉*", "<p><em>🎉 party 🎉</em></p>"),
        ("**`code`**", "<p><strong><code>code</code></strong></p>"),
        (
            "*@ann* _@ann_",
            "<p><em><a href=\"/@ann\" class=\"mention\">@<span>ann</span></a></em> <em><a href=\"/@ann\" class=\"mention\">@<span>ann</span></a></em></p>",
        ),
        (
            "_#tag_",
            "<p><em><a href=\"/tags/tag\" class=\"hashtag\" rel=\"tag\">#<span>tag</span></a></em></p>",
        ),
        ("*foo** bar*", "<p><em>foo** bar</em></p>"),
        ("\"*x*\"", "<p>\"<em>x</em>\"</p>"),
    ]);
}

#[test]
fn code() {
    check(&[
        ("use `a_b *c*` now", "<p>use <code>a_b *c*</code> now</p>"),
        ("`<b>&`", "<p><code>&lt;b&gt;&amp;</code></p>"),
        ("`` a ` b ``", "<p><code>a ` b</code></p>"),
        ("`Foo`s", "<p><code>Foo</code>s</p>"),
        (
            "`@ann #tag https://x.y :coffee:`",
            "<p><code>@ann #tag https://x.y :coffee:</code></p>",
        ),
        ("`a\nb`", "<p>`a<br>b`</p>"),
        ("```one line```", "<p><code>one line</code></p>"),
        (
            "```\nlet a = 1;\n\n  b();\n```",
            "<pre><code>let a = 1;\n\n  b();</code></pre>",
        ),
        (
            "```rust\nfn a() {}\n```",
            "<pre><code class=\"language-rust\">fn a() {}</code></pre>",
        ),
        (
            "```c++\nx\n```",
            "<pre><code class=\"language-c++\">x</code></pre>",
        ),
        (
            "```(defn a [])\n(a)```",
            "<pre><code>(defn a [])\n(a)</code></pre>",
        ),
        ("```foo\nbar```", "<pre><code>foo\nbar</code></pre>"),
        (
            "```two words\nx\n```",
            "<pre><code>two words\nx</code></pre>",
        ),
        (
            "Look: ```a\nb``` ok",
            "<p>Look:</p><pre><code>a\nb</code></pre><p>ok</p>",
        ),
        (
            "before\n```\nx\n```\nafter",
            "<p>before</p><pre><code>x</code></pre><p>after</p>",
        ),
        (
            "````\n```\nx\n```\n````",
            "<pre><code>```\nx\n```</code></pre>",
        ),
        (
            "```js\nlet a = '```';\n```",
            "<pre><code class=\"language-js\">let a = '```';</code></pre>",
        ),
        ("```\n@ann #tag\n```", "<pre><code>@ann #tag</code></pre>"),
        (
            "```\nnever closed @ann",
            "<p>```<br>never closed <a href=\"/@ann\" class=\"mention\">@<span>ann</span></a></p>",
        ),
        ("```\n```", "<p>```<br>```</p>"),
        (
            "- a\n  ```\n  x\n    y\n  ```\n- b",
            "<ul><li>a</li></ul><pre><code>x\n  y</code></pre><ul><li>b</li></ul>",
        ),
        (
            "```\"><script>\nx\n```",
            "<pre><code>\"&gt;&lt;script&gt;\nx</code></pre>",
        ),
    ]);
}

#[test]
fn lists() {
    check(&[
        ("- a\n- b", "<ul><li>a</li><li>b</li></ul>"),
        ("* a\n* b", "<ul><li>a</li><li>b</li></ul>"),
        ("1. a\n2. b", "<ol><li>a</li><li>b</li></ol>"),
        ("1) a\n2) b", "<ol><li>a</li><li>b</li></ol>"),
        (
            "1. a\n1. b\n1. c",
            "<ol><li>a</li><li>b</li><li>c</li></ol>",
        ),
        ("3. a\n4. b", "<ol start=\"3\"><li>a</li><li>b</li></ol>"),
        (
            "3. a\n9. b",
            "<ol start=\"3\"><li>a</li></ol><ol start=\"9\"><li>b</li></ol>",
        ),
        (
            "Things:\n- a\n- b\nDone.",
            "<p>Things:</p><ul><li>a</li><li>b</li></ul><p>Done.</p>",
        ),
        (
            "- a\n\n- b\n\nend",
            "<ul><li>a</li><li>b</li></ul><p>end</p>",
        ),
        ("- a\n  more\n- b", "<ul><li>a<br>more</li><li>b</li></ul>"),
        (
            "- a\n  - b\n  - c\n- d",
            "<ul><li>a<ul><li>b</li><li>c</li></ul></li><li>d</li></ul>",
        ),
        (
            "1. a\n   - b\n2. c",
            "<ol><li>a<ul><li>b</li></ul></li><li>c</li></ol>",
        ),
        ("- a\n1. b", "<ul><li>a</li></ul><ol><li>b</li></ol>"),
        (
            "- **a** @ann",
            "<ul><li><strong>a</strong> <a href=\"/@ann\" class=\"mention\">@<span>ann</span></a></li></ul>",
        ),
        ("we meet on\n3. May", "<p>we meet on<br>3. May</p>"),
        ("-5 degrees\n-x", "<p>-5 degrees<br>-x</p>"),
        ("1.5 litres", "<p>1.5 litres</p>"),
        ("2026. A good year", "<p>2026. A good year</p>"),
        ("- ", "<p>-</p>"),
        ("-- \nAnn", "<p>--<br>Ann</p>"),
        ("+ 1 for that", "<p>+ 1 for that</p>"),
    ]);
}

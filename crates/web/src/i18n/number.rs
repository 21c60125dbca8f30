//! Numbers as a language writes them.

use fluent_bundle::FluentValue;
use intl_memoizer::concurrent::IntlLangMemoizer;

use super::L;

type Formatter = fn(&FluentValue<'_>, &IntlLangMemoizer) -> Option<String>;

/// How a number is put in texts of `tag`. Plain function pointers, because that is what a bundle takes.
pub(super) fn formatter(tag: &str) -> Formatter {
    match tag {
        "en" => |v, _| write(v, group_en),
        "it" => |v, _| write(v, group_it),
        _ => |v, _| write(v, group),
    }
}

impl L {
    /// A number with its groups marked: 1,204 or 1.204.
    pub fn n(self, n: i64) -> String {
        match self.tag() {
            "en" => group_en(n),
            "it" => group_it(n),
            _ => group(n),
        }
    }
}

fn write(value: &FluentValue<'_>, group: fn(i64) -> String) -> Option<String> {
    match value {
        FluentValue::Number(n) if n.value.fract() == 0.0 => Some(group(n.value as i64)),
        _ => None,
    }
}

fn group_en(n: i64) -> String {
    grouped(n, ',', 4)
}
/// Italian leaves four digits together.
fn group_it(n: i64) -> String {
    grouped(n, '.', 5)
}
fn group(n: i64) -> String {
    grouped(n, '.', 4)
}

fn grouped(n: i64, mark: char, from_digits: usize) -> String {
    let digits = n.unsigned_abs().to_string();
    let mut out = String::with_capacity(digits.len() + 8);
    if n < 0 {
        out.push('\u{2212}');
    }
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) && digits.len() >= from_digits {
            out.push(mark);
        }
        out.push(digit);
    }
    out
}

//! What goes into a statement and comes out of it.

/// One parameter or one cell, the same on both engines.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Value {
    /// SQL NULL.
    #[default]
    Null,
    /// Any integer; ids and epoch microseconds included.
    Int(i64),
    /// Text without a NUL character (PostgreSQL cannot hold one, so neither engine may).
    Text(String),
    /// A truth value. SQLite gives these back as `Int(0)` and `Int(1)`.
    Bool(bool),
    /// A list for `= ANY($n)` or `<> ALL($n)`.
    Ints(Vec<i64>),
    /// A list for `= ANY($n)` or `<> ALL($n)`.
    Texts(Vec<String>),
}

impl Value {
    /// Whether some text in here has a NUL character.
    pub(crate) fn has_nul(&self) -> bool {
        match self {
            Value::Text(text) => text.as_bytes().contains(&0),
            Value::Texts(texts) => texts.iter().any(|text| text.as_bytes().contains(&0)),
            _ => false,
        }
    }

    /// A list as the JSON array SQLite's `json_each` reads.
    pub(crate) fn json(&self) -> Option<String> {
        let mut out = String::from("[");
        match self {
            Value::Ints(list) => {
                for (i, item) in list.iter().enumerate() {
                    out.push_str(if i == 0 { "" } else { "," });
                    out.push_str(&item.to_string());
                }
            }
            Value::Texts(list) => {
                for (i, item) in list.iter().enumerate() {
                    out.push_str(if i == 0 { "" } else { "," });
                    quote(item, &mut out);
                }
            }
            _ => return None,
        }
        out.push(']');
        Some(out)
    }
}

fn quote(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            c if c < ' ' => out.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
}

macro_rules! from {
    ($($from:ty, $bound:ident => $value:expr;)*) => {
        $(impl From<$from> for Value {
            fn from($bound: $from) -> Self {
                $value
            }
        })*
    };
}

from! {
    i64, v => Value::Int(v);
    i32, v => Value::Int(v.into());
    u32, v => Value::Int(v.into());
    bool, v => Value::Bool(v);
    String, v => Value::Text(v);
    &str, v => Value::Text(v.to_owned());
    &String, v => Value::Text(v.clone());
    Vec<i64>, v => Value::Ints(v);
    &[i64], v => Value::Ints(v.to_vec());
    Vec<String>, v => Value::Texts(v);
    &[String], v => Value::Texts(v.to_vec());
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Value::Null, Into::into)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_become_json() {
        assert_eq!(Value::Ints(vec![]).json().as_deref(), Some("[]"));
        assert_eq!(Value::from(vec![1, -2]).json().as_deref(), Some("[1,-2]"));
        let texts = vec!["a\"b\\c\n".to_owned(), "é😀".to_owned()];
        assert_eq!(
            Value::Texts(texts).json().as_deref(),
            Some(r#"["a\"b\\c\u000a","é😀"]"#)
        );
        assert_eq!(Value::Int(1).json(), None);
    }

    #[test]
    fn options_become_null() {
        assert_eq!(Value::from(None::<i64>), Value::Null);
        assert_eq!(Value::from(Some("x")), Value::from("x"));
    }
}

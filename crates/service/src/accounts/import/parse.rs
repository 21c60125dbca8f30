//! From a file to rows: whatever separates the columns and however it is encoded.

use std::collections::HashMap;

use crate::policy::limit::IMPORT_BYTES;
use crate::{Answer, Refusal};

/// Lines of one list.
const LINES: usize = 100_000;

/// One line as it was written; a column that is not there is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Row {
    /// Number in the file, from 1.
    pub number: u64,
    cells: HashMap<&'static str, String>,
}

impl Row {
    /// What stands in a column, without blanks around it.
    pub fn get(&self, column: &str) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }
}

/// What a column may be called, in any case.
const COLUMNS: &[(&str, &[&str])] = &[
    ("handle", &["handle", "username", "user", "login"]),
    (
        "name",
        &["name", "display name", "full name", "displayname"],
    ),
    ("email", &["email", "e-mail", "mail", "email address"]),
    ("title", &["title", "job title", "function", "role"]),
    ("unit", &["unit", "department", "team", "org unit"]),
    ("manager", &["manager", "reports to", "supervisor"]),
    ("location", &["location", "place", "office", "city"]),
    ("time_zone", &["time_zone", "time zone", "timezone"]),
    ("languages", &["languages", "language"]),
];

/// The text of a file: UTF-8, UTF-16 with its mark, else what Windows calls Western.
pub fn decode(bytes: &[u8]) -> String {
    let guess = match std::str::from_utf8(bytes) {
        Ok(_) => encoding_rs::UTF_8,
        Err(_) => encoding_rs::WINDOWS_1252,
    };
    guess.decode(bytes).0.into_owned()
}

/// The rows of a list with a line of column names at its top.
pub(super) fn rows(text: &str) -> Answer<Vec<Row>> {
    if text.len() > IMPORT_BYTES {
        let most = (IMPORT_BYTES / 1024 / 1024) as i64;
        return Err(Refusal::over("csv", "file-too-big", most));
    }
    // One kind of line end, or the reader counts a line too few after each CRLF.
    let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    let first = text.lines().next().unwrap_or_default();
    let separator = [b',', b';', b'\t']
        .into_iter()
        .max_by_key(|s| (first.bytes().filter(|b| b == s).count(), *s == b','))
        .unwrap_or(b',');
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator)
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let heads = reader.headers().map_err(|_| unreadable())?.clone();
    let columns: Vec<Option<&'static str>> = heads.iter().map(column).collect();
    let known = |name| columns.contains(&Some(name));
    if !known("handle") && !known("name") && !known("email") {
        return Err(Refusal::invalid("csv", "no-columns"));
    }
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|_| unreadable())?;
        let number = record.position().map_or(0, csv::Position::line);
        let cells: HashMap<&'static str, String> = columns
            .iter()
            .zip(record.iter())
            .filter_map(|(column, cell)| Some(((*column)?, cell.to_owned())))
            .filter(|(_, cell)| !cell.is_empty())
            .collect();
        if cells.is_empty() {
            continue;
        }
        if rows.len() == LINES {
            return Err(Refusal::over("csv", "too-many-lines", LINES as i64));
        }
        rows.push(Row { number, cells });
    }
    Ok(rows)
}

fn unreadable() -> Refusal {
    Refusal::invalid("csv", "unreadable")
}

fn column(head: &str) -> Option<&'static str> {
    let head = head.to_lowercase();
    COLUMNS
        .iter()
        .find(|(_, names)| names.contains(&head.as_str()))
        .map(|(name, _)| *name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_found_whatever_separates_them() {
        for text in [
            "Name,E-mail,shoe size\n\"Ann, the first\",a@x.example,38\n\n",
            "\u{feff}name;email\r\n\"Ann, the first\";a@x.example\r\n;\r\n",
            "name\temail\nAnn, the first\ta@x.example",
        ] {
            let rows = rows(text).unwrap();
            assert_eq!(rows.len(), 1, "{text:?}");
            assert_eq!(rows[0].get("name"), "Ann, the first");
            assert_eq!((rows[0].get("email"), rows[0].number), ("a@x.example", 2));
            assert_eq!(rows[0].get("title"), "");
        }
        assert!(rows("shoe size,colour\n38,red").is_err());
        assert!(rows("").is_err());
        assert_eq!(decode(b"S\xf8ren"), "Søren");
        assert_eq!(decode("Søren".as_bytes()), "Søren");
    }
}

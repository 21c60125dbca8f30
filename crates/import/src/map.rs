//! Who is who: a list with two columns, the name, address or id there and the handle here.

use std::path::Path;

use crate::Problem;

/// The lines of a list with their numbers. A first line of column names is overlooked when it has no handle in it.
pub(crate) fn read(file: &Path) -> Result<Vec<(u64, String, String)>, Problem> {
    let broken = |why: String| Problem::unreadable(file, &why);
    let bytes = std::fs::read(file).map_err(|e| broken(e.to_string()))?;
    let text = String::from_utf8(bytes).map_err(|_| broken("this is not UTF-8".to_owned()))?;
    let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    let separator = if text.lines().next().is_some_and(|l| l.contains(';')) {
        b';'
    } else {
        b','
    };
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let mut lines = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|e| broken(e.to_string()))?;
        let number = record.position().map_or(0, csv::Position::line);
        let cell = |n| record.get(n).unwrap_or_default().to_owned();
        let (there, here) = (cell(0), cell(1));
        let heading = number == 1 && here.eq_ignore_ascii_case("handle");
        if heading || (there.is_empty() && here.is_empty()) {
            continue;
        }
        if there.is_empty() || here.is_empty() {
            return Err(broken(format!(
                "line {number}: two columns are needed, the name there and the handle here"
            )));
        }
        lines.push((number, there, here));
    }
    Ok(lines)
}

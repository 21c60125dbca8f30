//! Reads the forms of our own pages, whose HTML is regular: attributes in double quotes, elements closed.

/// A form of a page.
#[derive(Debug, Clone, Default)]
pub struct Form {
    /// Where it goes, as written.
    pub action: String,
    /// Whether it only asks.
    pub get: bool,
    /// What it holds as it stands.
    pub fields: Vec<(String, String)>,
}

impl Form {
    /// What is sent when `fields` are filled in.
    pub fn filled(&self, fields: &[(&str, &str)]) -> Vec<(String, String)> {
        let given = |name: &str| fields.iter().any(|(n, _)| *n == name);
        let kept = self.fields.iter().filter(|(name, _)| !given(name)).cloned();
        let new = fields
            .iter()
            .map(|(k, v)| ((*k).to_owned(), (*v).to_owned()));
        kept.chain(new).collect()
    }

    /// The value of a field as it stands.
    pub fn value(&self, name: &str) -> Option<&str> {
        let found = self.fields.iter().find(|(n, _)| n == name);
        found.map(|(_, value)| value.as_str())
    }
}

/// Every form of a page.
pub fn forms(page: &str) -> Vec<Form> {
    page.split("<form")
        .skip(1)
        .map(|rest| {
            let inner = rest.split("</form>").next().unwrap_or_default();
            let (head, body) = inner.split_once('>').unwrap_or((inner, ""));
            Form {
                action: attribute(head, "action").unwrap_or_default(),
                get: attribute(head, "method").is_none_or(|m| m.eq_ignore_ascii_case("get")),
                fields: fields(body),
            }
        })
        .collect()
}

fn fields(body: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for rest in body.split('<').skip(1) {
        let (tag, text) = rest.split_once('>').unwrap_or((rest, ""));
        let name = attribute(tag, "name").unwrap_or_default();
        if name.is_empty() && !tag.starts_with("option") {
            continue;
        }
        let value = attribute(tag, "value");
        match tag.split([' ', '/']).next().unwrap_or_default() {
            "input" => {
                let kind = attribute(tag, "type").unwrap_or_default();
                let off = matches!(kind.as_str(), "checkbox" | "radio") && !flag(tag, "checked");
                if !off && !matches!(kind.as_str(), "submit" | "file" | "button") {
                    found.push((name, value.unwrap_or_default()));
                }
            }
            "textarea" => found.push((name, decode(text.trim_start_matches('\n')))),
            "select" => found.push((format!("\u{0}{name}"), String::new())),
            "option" => choose(
                &mut found,
                value.unwrap_or_else(|| decode(text)),
                flag(tag, "selected"),
            ),
            _ => {}
        }
    }
    for (name, _) in &mut found {
        *name = name.trim_start_matches('\u{0}').to_owned();
    }
    found
}

/// The first option counts until one says that it is chosen. A mark before the name says that none was seen yet.
fn choose(found: &mut [(String, String)], value: String, selected: bool) {
    if let Some((name, chosen)) = found.last_mut()
        && (selected || name.starts_with('\u{0}'))
    {
        *name = name.trim_start_matches('\u{0}').to_owned();
        *chosen = value;
    }
}

fn flag(tag: &str, name: &str) -> bool {
    tag.split([' ', '/']).any(|word| word == name)
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    rest.split('"').next().map(decode)
}

/// HTML as it is read.
pub fn decode(html: &str) -> String {
    html.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&amp;", "&")
}

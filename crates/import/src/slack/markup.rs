//! Slack's marks: `<@U1>`, `<https://…|label>`, `*bold*`, `_italic_`, `&amp;`.

use serde_json::Value;
use service::imports::Word;

/// Pieces of a text. `name` knows the names of channels.
pub(super) fn words(raw: &str, name: &dyn Fn(&str) -> Option<String>) -> Vec<Word> {
    let mut out = Writer {
        words: Vec::new(),
        text: String::new(),
        name,
    };
    for (n, part) in raw.split("```").enumerate() {
        let fence = n % 2 == 1;
        if n > 0 {
            out.fence(fence);
        }
        if fence {
            out.code(part);
        } else {
            part.split('\n').enumerate().for_each(|(n, line)| {
                if n > 0 {
                    out.text.push('\n');
                }
                out.line(line);
            });
        }
    }
    out.flush();
    out.words
}

/// A text without marks, for what is shown as it is.
pub(super) fn plain(raw: &str) -> String {
    let mut plain = String::new();
    for word in words(raw, &|_| None) {
        match word {
            Word::Text(text) => plain.push_str(&text),
            Word::Person { shown, .. } | Word::Outside { shown, .. } => {
                plain.push_str(&format!("@{shown}"))
            }
            Word::Place { shown, .. } => plain.push_str(&format!("#{shown}")),
        }
    }
    plain
}

/// The texts of the blocks of a message that has no text of its own.
pub(super) fn of_blocks(blocks: &Value, raw: &mut String) {
    match blocks {
        Value::Array(all) => all.iter().for_each(|block| of_blocks(block, raw)),
        Value::Object(block) => {
            let kind = block
                .get("type")
                .and_then(Value::as_str)
                .unwrap_or_default();
            let get = |key: &str| block.get(key).and_then(Value::as_str).unwrap_or_default();
            match kind {
                "link" => raw.push_str(&format!("<{}>", get("url"))),
                "user" => raw.push_str(&format!("<@{}>", get("user_id"))),
                "channel" => raw.push_str(&format!("<#{}>", get("channel_id"))),
                "emoji" => raw.push_str(&format!(":{}:", get("name"))),
                _ => raw.push_str(get("text")),
            }
            for key in ["text", "elements", "fields"] {
                if let Some(inside) = block.get(key).filter(|v| !v.is_string()) {
                    of_blocks(inside, raw);
                }
            }
            if matches!(kind, "section" | "header" | "rich_text_section") && !raw.is_empty() {
                raw.push('\n');
            }
        }
        _ => {}
    }
}

struct Writer<'a> {
    words: Vec<Word>,
    text: String,
    name: &'a dyn Fn(&str) -> Option<String>,
}

impl Writer<'_> {
    fn flush(&mut self) {
        if !self.text.is_empty() {
            self.words.push(Word::Text(std::mem::take(&mut self.text)));
        }
    }

    /// Our fences stand on lines of their own.
    fn fence(&mut self, opens: bool) {
        let first = self.text.is_empty() && self.words.is_empty();
        if opens && !first && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
        self.text.push_str("```\n");
    }

    fn code(&mut self, code: &str) {
        let code = code.strip_prefix('\n').unwrap_or(code);
        let mut inside = Writer {
            words: Vec::new(),
            text: String::new(),
            name: self.name,
        };
        inside.verbatim(code);
        self.text.push_str(&inside.text);
        if !self.text.ends_with('\n') {
            self.text.push('\n');
        }
    }

    /// A line of running text, in which marks mean something.
    fn line(&mut self, line: &str) {
        if self.text.ends_with("```\n") && line.is_empty() {
            self.text.pop();
            return;
        }
        let mut closing: Vec<(usize, &str)> = Vec::new();
        let mut at = 0;
        while let Some(c) = line[at..].chars().next() {
            let rest = &line[at..];
            if let Some(n) = closing.iter().position(|(end, _)| *end == at) {
                let (_, mark) = closing.swap_remove(n);
                self.text.push_str(mark);
                at += 1;
                continue;
            }
            match c {
                '<' => at += self.token(rest),
                '`' => at += self.inline(rest),
                '*' | '_' => {
                    let mark = if c == '*' { "**" } else { "*" };
                    match closes(line, at, c) {
                        Some(end) => {
                            closing.push((end, mark));
                            self.text.push_str(mark);
                        }
                        None => self.text.push(c),
                    }
                    at += 1;
                }
                '&' => at += self.entity(rest),
                c => {
                    self.text.push(c);
                    at += c.len_utf8();
                }
            }
        }
    }

    /// Text in which only tokens and entities mean something.
    fn verbatim(&mut self, text: &str) {
        let mut at = 0;
        while let Some(c) = text[at..].chars().next() {
            match c {
                '<' => {
                    let (inside, taken) = token(&text[at..]);
                    match inside {
                        Some(inside) => self.text.push_str(&unescaped(shown(inside))),
                        None => self.text.push('<'),
                    }
                    at += taken;
                }
                '&' => at += self.entity(&text[at..]),
                c => {
                    self.text.push(c);
                    at += c.len_utf8();
                }
            }
        }
    }

    fn inline(&mut self, rest: &str) -> usize {
        match rest[1..].find('`') {
            Some(end) if end > 0 => {
                self.text.push('`');
                self.verbatim(&rest[1..=end]);
                self.text.push('`');
                end + 2
            }
            _ => {
                self.text.push('`');
                1
            }
        }
    }

    fn entity(&mut self, rest: &str) -> usize {
        for (entity, c) in [("&amp;", '&'), ("&lt;", '<'), ("&gt;", '>')] {
            if rest.starts_with(entity) {
                self.text.push(c);
                return entity.len();
            }
        }
        self.text.push('&');
        1
    }

    /// `<…>`; answers how many bytes it took.
    fn token(&mut self, rest: &str) -> usize {
        let (inside, taken) = token(rest);
        let Some(inside) = inside else {
            self.text.push('<');
            return taken;
        };
        let (target, label) = inside.split_once('|').unwrap_or((inside, ""));
        let word = match target.split_at_checked(1) {
            Some(("@", id)) => Some(Word::Person {
                key: id.to_owned(),
                shown: if label.is_empty() { id } else { label }.to_owned(),
            }),
            Some(("#", id)) => {
                let known = (self.name)(id).filter(|_| label.is_empty());
                Some(Word::Place {
                    key: id.to_owned(),
                    shown: known
                        .unwrap_or_else(|| if label.is_empty() { id } else { label }.to_owned()),
                })
            }
            _ => None,
        };
        match word {
            Some(word) => {
                self.flush();
                self.words.push(word);
            }
            None => self.text.push_str(&unescaped(&link(target, label))),
        }
        taken
    }
}

/// What stands between `<` and `>` on this line, and how many bytes that is.
fn token(rest: &str) -> (Option<&str>, usize) {
    let end = rest
        .find(['>', '\n'])
        .filter(|end| rest[*end..].starts_with('>'));
    match end {
        Some(end) if end > 1 && !rest[1..].starts_with(char::is_whitespace) => {
            (Some(&rest[1..end]), end + 1)
        }
        _ => (None, 1),
    }
}

/// A token where no marks mean anything.
fn shown(inside: &str) -> &str {
    let (target, label) = inside.split_once('|').unwrap_or((inside, ""));
    if label.is_empty() { target } else { label }
}

/// A link with its label; `<!here>` and its like.
fn link(target: &str, label: &str) -> String {
    if let Some(special) = target.strip_prefix('!') {
        let name = special.split(['^', '|']).next().unwrap_or_default();
        return match label {
            "" => format!("@{name}"),
            label => label.to_owned(),
        };
    }
    if let Some(address) = target
        .strip_prefix("mailto:")
        .or(target.strip_prefix("tel:"))
    {
        return if label.is_empty() { address } else { label }.to_owned();
    }
    let bare = |link: &str| {
        let link = link
            .trim_start_matches("https://")
            .trim_start_matches("http://");
        link.trim_end_matches('/').to_owned()
    };
    match label {
        "" => target.to_owned(),
        same if bare(target).starts_with(&bare(same)) => target.to_owned(),
        label => format!("{label} ({target})"),
    }
}

fn unescaped(text: &str) -> String {
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
}

/// Where emphasis that begins at `at` ends, if it begins there.
fn closes(line: &str, at: usize, mark: char) -> Option<usize> {
    let edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric() && c != mark);
    let before = line[..at].chars().next_back();
    let first = line[at + 1..].chars().next();
    if !edge(before) || first.is_none_or(|c| c.is_whitespace() || c == mark) {
        return None;
    }
    let mut inside = false;
    for (n, c) in line[at + 1..].char_indices() {
        let place = at + 1 + n;
        match c {
            '<' => inside = line[place..].contains('>'),
            '>' => inside = false,
            '`' => return None,
            c if c == mark && !inside => {
                let last = line[..place].chars().next_back();
                let after = line[place + 1..].chars().next();
                let closes = edge(after) && last.is_some_and(|c| !c.is_whitespace());
                if closes {
                    return Some(place);
                }
            }
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(raw: &str) -> String {
        let name = |id: &str| (id == "C1").then(|| "general".to_owned());
        let shown = |word| match word {
            Word::Text(text) => text,
            Word::Person { key, shown } | Word::Outside { key, shown } => {
                format!("[{key}={shown}]")
            }
            Word::Place { key, shown } => format!("[#{key}={shown}]"),
        };
        words(raw, &name).into_iter().map(shown).collect()
    }

    #[test]
    fn marks_become_ours() {
        for (slack, ours) in [
            (
                "hi <@U1>, see <#C1> &amp; <#C2|sales>",
                "hi [U1=U1], see [#C1=general] & [#C2=sales]",
            ),
            ("<@U1|ann> *is* _very_ glad", "[U1=ann] **is** *very* glad"),
            (
                "*<https://x.dk/a_b_c|this> and more*",
                "**this (https://x.dk/a_b_c) and more**",
            ),
            ("2*3*4 a_b_c * no *", "2*3*4 a_b_c * no *"),
            ("<https://x.dk/>", "https://x.dk/"),
            ("<https://x.dk/a?b=1&amp;c|x.dk/a>", "https://x.dk/a?b=1&c"),
            (
                "<mailto:a@x.dk|a@x.dk> <!here> <!subteam^S1|@ops>",
                "a@x.dk @here @ops",
            ),
            ("<!date^1^{date}|2 May>", "2 May"),
            ("`a &lt; *b*` &lt;x&gt;", "`a < *b*` <x>"),
            (
                "look:```x = <http://a.b|a.b>\n*y*```done",
                "look:\n```\nx = a.b\n*y*\n```\ndone",
            ),
            ("```\nx\n```", "```\nx\n```"),
            ("a < b > c <", "a < b > c <"),
            ("a <b\nc> d `", "a <b\nc> d `"),
            ("*å* é*", "**å** é*"),
        ] {
            assert_eq!(read(slack), ours, "{slack}");
        }
    }

    #[test]
    fn blocks_are_read_when_there_is_nothing_else() {
        let blocks = serde_json::json!([{"type": "header", "text": {"type": "plain_text", "text": "Deploy"}},
            {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [
                {"type": "text", "text": "by "}, {"type": "user", "user_id": "U1"}, {"type": "emoji", "name": "tada"}]}]}]);
        let mut raw = String::new();
        of_blocks(&blocks, &mut raw);
        assert_eq!(raw.trim(), "Deploy\nby <@U1>:tada:");
    }
}

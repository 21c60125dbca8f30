//! Emoji that only a workspace has. Slack's own exports do not have them; where a tool put them in, `emoji.json` says which
//! is another name of which, and a folder has their pictures.

use std::collections::{HashMap, HashSet};

use serde_json::Value;
use service::imports::Emoji as Piece;

use super::wire::Message;
use crate::Problem;
use crate::archive::Archive;
use crate::out::Out;

/// Folders that tools put pictures into, as `NAME.png`.
pub(super) const FOLDERS: &[&str] = &["emoji", "emojis", "__emoji"];
/// Where other names may stand.
const LISTS: &[&str] = &[
    "emoji.json",
    "emojis.json",
    "emoji/index.json",
    "emojis/index.json",
];
const PICTURES: &[&str] = &["png", "gif", "jpg", "jpeg", "webp"];
/// Names that lead to names that lead to names.
const STEPS: usize = 5;

/// The emoji of a workspace.
#[derive(Debug, Default)]
pub(super) struct Emoji {
    /// What another name stands for.
    aliases: HashMap<String, String>,
    /// Parts of the archive with pictures.
    pictures: HashMap<String, String>,
    /// Names that are written otherwise here, and how.
    renamed: HashMap<String, String>,
    /// Those whose pictures were handed on.
    told: HashSet<String>,
}

impl Emoji {
    /// Looks for them in an archive.
    pub fn read(archive: &mut Archive, out: &mut Out) -> Result<Self, Problem> {
        let mut emoji = Self::default();
        for list in LISTS {
            if let Some(bytes) = archive.bytes(list)? {
                match serde_json::from_slice(&bytes) {
                    Ok(list) => emoji.list(&list),
                    Err(e) => out.leave("unreadable", format!("{list}: {e}")),
                }
            }
        }
        for (part, _) in archive.parts() {
            let Some((folder, file)) = part.split_once('/') else {
                continue;
            };
            let name = file
                .rsplit_once('.')
                .filter(|(_, end)| PICTURES.contains(end));
            if let Some((name, _)) = name.filter(|_| FOLDERS.contains(&folder)) {
                emoji.pictures.insert(name.to_owned(), part.to_owned());
            }
        }
        let names = emoji.aliases.keys().chain(emoji.pictures.keys());
        let renamed = names.filter_map(|name| {
            let written = emoji.written(name)?;
            (written.trim_matches(':') != name).then(|| (name.clone(), written))
        });
        emoji.renamed = renamed.collect();
        Ok(emoji)
    }

    /// `{"emoji": {"bowtie": "https://…", "tie": "alias:bowtie"}}`, with or without what stands around it.
    fn list(&mut self, list: &Value) {
        let all = list.get("emoji").filter(|inside| inside.is_object());
        for (name, value) in all.unwrap_or(list).as_object().into_iter().flatten() {
            let own = value.get("alias").and_then(Value::as_str);
            let alias = own.or_else(|| value.as_str()?.strip_prefix("alias:"));
            if let Some(alias) = alias.filter(|alias| !alias.is_empty()) {
                self.aliases.insert(name.clone(), alias.to_owned());
            }
        }
    }

    /// How an emoji is written here, whether it is here or not: itself, or the shortcode it has between colons.
    pub fn written(&self, name: &str) -> Option<String> {
        if let Some(emoji) = text::emoji::named(name) {
            return Some(emoji.to_owned());
        }
        let name = self.first_name(name);
        match text::emoji::named(name) {
            Some(emoji) => Some(emoji.to_owned()),
            None => shortcode(name).map(|code| format!(":{code}:")),
        }
    }

    /// A text with the names emoji have here.
    pub fn renamed(&self, raw: String) -> String {
        if self.renamed.is_empty() {
            return raw;
        }
        let (mut written, mut rest) = (String::new(), raw.as_str());
        while let Some(open) = rest.find(':') {
            let after = &rest[open + 1..];
            let close = after.find(':');
            match close.and_then(|close| Some((close, self.renamed.get(&after[..close])?))) {
                Some((close, emoji)) => {
                    written.push_str(&rest[..open]);
                    written.push_str(emoji);
                    rest = &after[close + 1..];
                }
                None => {
                    written.push_str(&rest[..=open]);
                    rest = after;
                }
            }
        }
        written.push_str(rest);
        written
    }

    /// Hands on the pictures of those that a message says, or is reacted to with.
    pub fn hand_on(
        &mut self,
        archive: &mut Archive,
        m: &Message,
        out: &mut Out,
    ) -> Result<(), Problem> {
        if self.pictures.is_empty() {
            return Ok(());
        }
        let reactions = m.reactions.iter().map(|r| r.name.as_str());
        let names = reactions.chain(m.text.split(':').skip(1));
        let names: Vec<String> = names
            .map(|name| self.first_name(name).to_owned())
            .filter(|name| self.pictures.contains_key(name) && !self.told.contains(name))
            .collect();
        for name in names {
            let part = self.pictures.get(&name).cloned().unwrap_or_default();
            if let Some(code) = shortcode(&name).filter(|_| self.told.insert(name)) {
                match archive.bytes(&part) {
                    Ok(bytes) => out.emoji(Piece {
                        shortcode: code,
                        bytes: bytes.unwrap_or_default(),
                    })?,
                    Err(problem) => out.leave("emoji-picture", problem.to_string()),
                }
            }
        }
        Ok(())
    }

    /// What a name stands for in the end, without the colour of a skin.
    fn first_name<'a>(&'a self, name: &'a str) -> &'a str {
        let mut name = name.split("::").next().unwrap_or(name);
        for _ in 0..STEPS {
            match self.aliases.get(name) {
                Some(other) if !self.pictures.contains_key(name) => name = other,
                _ => break,
            }
        }
        name
    }
}

/// A name in the letters that shortcodes have here: `party-parrot` is `party_parrot`.
fn shortcode(name: &str) -> Option<String> {
    let letter = |c: char| match c.to_ascii_lowercase() {
        c if c.is_ascii_alphanumeric() => c,
        '-' | '+' | '.' | ' ' | '\'' => '_',
        c => c,
    };
    let code: String = name.chars().map(letter).collect();
    let code = code.trim_matches('_');
    text::custom::is_shortcode(code).then(|| code.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn emoji() -> Emoji {
        let mut emoji = Emoji::default();
        emoji.list(&serde_json::json!({"ok": true, "emoji": {
            "party-parrot": "https://emoji.example/parrot.gif", "parrot": "alias:party-parrot", "bread_": "alias:bread", "ring_a": "alias:ring_b", "ring_b": "alias:ring_a",
        }}));
        emoji
    }

    #[test]
    fn names_lead_to_what_is_written_here() {
        let emoji = emoji();
        assert_eq!(emoji.written("+1").as_deref(), Some("👍"));
        assert_eq!(
            emoji.written("parrot::skin-tone-2").as_deref(),
            Some(":party_parrot:")
        );
        assert_eq!(emoji.written("bread_").as_deref(), Some("🍞"));
        assert_eq!(
            emoji.written("nobody_knows").as_deref(),
            Some(":nobody_knows:")
        );
        assert_eq!(emoji.written("日本"), None);
        // Names that lead in a circle end somewhere.
        assert!(emoji.written("ring_a").unwrap().starts_with(":ring_"));
    }

    #[test]
    fn texts_have_the_names_that_are_here() {
        let mut emoji = emoji();
        emoji.renamed = HashMap::from([
            ("party-parrot".to_owned(), ":party_parrot:".to_owned()),
            ("bread_".to_owned(), "🍞".to_owned()),
        ]);
        let written = emoji.renamed("at 12:30: :party-parrot::bread_: :oven: x:".to_owned());
        assert_eq!(written, "at 12:30: :party_parrot:🍞 :oven: x:");
    }
}

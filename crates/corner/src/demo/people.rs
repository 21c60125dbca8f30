//! Who is in the demo organisation, and what only they see: the TOML files as plain structs.

use serde::Deserialize;

use super::fault::Fault;

/// A node of the tree, as in `units.toml`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unit {
    /// Name in addresses.
    pub slug: String,
    /// Slug of the unit above.
    pub parent: Option<String>,
    /// Code name of the kind.
    pub kind: String,
    /// Name.
    pub name: String,
    /// What it is for.
    pub about: String,
}

/// A person, as in `people-*.toml`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// Handle.
    pub handle: String,
    /// Display name.
    pub name: String,
    /// Job title.
    pub title: String,
    /// Slug of the home unit.
    pub unit: String,
    /// Handle of whom they report to.
    pub manager: Option<String>,
    /// Slug of the office or floor they work at.
    pub place: String,
    /// Slugs of further units: circles, and what they also lead.
    #[serde(default)]
    pub also: Vec<String>,
    /// Code name of the role.
    #[serde(default = "member")]
    pub role: String,
    /// Code name of where the account stands at the end.
    #[serde(default = "active")]
    pub state: String,
    /// A program.
    #[serde(default)]
    pub bot: bool,
    /// Day they join; 1 is there from the start.
    #[serde(default = "first_day")]
    pub joins: i64,
    /// Languages, mother tongue first.
    pub speaks: String,
    /// Language of their screens.
    pub locale: String,
    /// About them, in their own voice.
    pub about: String,
    /// `Label https://…`.
    #[serde(default)]
    pub links: Vec<String>,
    /// `emoji text` or `emoji text | 3h`.
    pub status: Option<String>,
    /// How to draw them, see `face`.
    pub face: String,
}

fn member() -> String {
    "member".to_owned()
}
fn active() -> String {
    "active".to_owned()
}
fn first_day() -> i64 {
    1
}

impl Person {
    /// The town they work in and its time zone.
    pub fn town(&self) -> (&'static str, &'static str) {
        match self.place.split('-').next() {
            Some("torino") => ("Torino", "Europe/Rome"),
            Some("utrecht") => ("Utrecht", "Europe/Amsterdam"),
            Some("aarhus") => ("Aarhus", "Europe/Copenhagen"),
            _ => ("Leeds", "Europe/London"),
        }
    }

    /// Whether they can write and react on day `day`.
    pub fn is_there(&self, day: i64) -> bool {
        self.state != "pending" && self.joins <= day && (self.state != "former" || day <= 2)
    }

    /// Every unit they belong to, home first.
    pub fn units(&self) -> impl Iterator<Item = &str> {
        [self.unit.as_str(), self.place.as_str()]
            .into_iter()
            .chain(self.also.iter().map(String::as_str))
    }

    /// Emoji, text and hours left of the status line.
    pub fn status_line(&self) -> Option<(&str, &str, Option<i64>)> {
        let (line, until) = match self.status.as_deref()?.split_once(" | ") {
            Some((line, until)) => (line, hours(until)),
            None => (self.status.as_deref()?, None),
        };
        let (emoji, text) = line.split_once(' ')?;
        Some((emoji, text, until))
    }
}

/// `3h` or `2d` in hours.
pub fn hours(text: &str) -> Option<i64> {
    let text = text.trim();
    match text.strip_suffix('d') {
        Some(days) => Some(days.parse::<i64>().ok()? * 24),
        None => text.strip_suffix('h')?.parse().ok(),
    }
}

/// Some people and some others; handles separated by spaces.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pairing {
    /// Who does it.
    pub who: String,
    /// To whom.
    pub whom: String,
    /// For so many days; always when absent.
    pub days: Option<i64>,
}

/// A list of people.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct List {
    /// Whose list.
    pub owner: String,
    /// Title.
    pub title: String,
    /// Handles.
    pub members: String,
}

/// Followed tags.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tags {
    /// Handles.
    pub who: String,
    /// Tags without `#`.
    pub tags: String,
}

/// A word filter.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Filter {
    /// Whose.
    pub who: String,
    /// Word or phrase.
    pub phrase: String,
    /// `warn` or `hide`.
    pub action: String,
    /// For so many days; always when absent.
    pub days: Option<i64>,
}

/// A conversation somebody has had enough of.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MutedThread {
    /// Who.
    pub who: String,
    /// Label of a post in it.
    pub post: String,
}

/// Something begun, or to be sent later.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unsent {
    /// Who writes.
    pub who: String,
    /// When it goes out, from now.
    #[serde(default)]
    pub in_hours: i64,
    /// As written.
    pub text: String,
}

/// Hours in which nothing is told.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quiet {
    /// Who.
    pub who: String,
    /// `HH:MM`.
    pub from: String,
    /// `HH:MM`.
    pub until: String,
}

/// Where somebody stopped reading home.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Marker {
    /// Who.
    pub who: String,
    /// How long ago.
    pub hours_ago: i64,
}

/// `private.toml`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Private {
    /// Follows beside those that come from working together.
    #[serde(rename = "follow")]
    pub follows: Vec<Pairing>,
    /// Lists.
    #[serde(rename = "list")]
    pub lists: Vec<List>,
    /// Followed tags.
    #[serde(rename = "tag")]
    pub tags: Vec<Tags>,
    /// Mutes.
    #[serde(rename = "mute")]
    pub mutes: Vec<Pairing>,
    /// Blocks.
    #[serde(rename = "block")]
    pub blocks: Vec<Pairing>,
    /// Word filters.
    #[serde(rename = "filter")]
    pub filters: Vec<Filter>,
    /// Muted conversations.
    #[serde(rename = "mute_thread")]
    pub muted_threads: Vec<MutedThread>,
    /// Drafts.
    #[serde(rename = "draft")]
    pub drafts: Vec<Unsent>,
    /// Scheduled posts.
    #[serde(rename = "scheduled")]
    pub scheduled: Vec<Unsent>,
    /// People who are away.
    #[serde(rename = "away")]
    pub away: Vec<Away>,
    /// People recommended.
    #[serde(rename = "recommend")]
    pub recommended: Vec<Recommended>,
    /// Conversations.
    #[serde(rename = "talk")]
    pub talks: Vec<Talk>,
    /// House rules.
    #[serde(rename = "rule")]
    pub rules: Vec<HouseRule>,
    /// Reports.
    #[serde(rename = "report")]
    pub reports: Vec<Reported>,
    /// What moderators did.
    #[serde(rename = "strike")]
    pub strikes: Vec<Struck>,
    /// Legal holds.
    #[serde(rename = "hold")]
    pub holds: Vec<Held>,
    /// Quiet hours.
    #[serde(rename = "quiet")]
    pub quiet: Vec<Quiet>,
    /// Read markers.
    #[serde(rename = "marker")]
    pub markers: Vec<Marker>,
}

/// A house rule.
#[derive(Deserialize, Clone, PartialEq, Eq, Debug)]
pub struct HouseRule {
    /// The rule.
    pub title: String,
    /// What it means.
    pub about: String,
}

/// A post that somebody reported.
#[derive(Deserialize, Clone, PartialEq, Eq, Debug)]
pub struct Reported {
    /// Handle of who did.
    pub who: String,
    /// Label of the post.
    pub post: String,
    /// The rule it breaks, from 1.
    #[serde(default)]
    pub rule: Option<i64>,
    /// In their words.
    pub comment: String,
    /// When.
    pub minutes_ago: u64,
    /// Handle of the moderator who dealt with it.
    #[serde(default)]
    pub settled_by: Option<String>,
    /// What that moderator noted.
    #[serde(default)]
    pub note: String,
}

/// Somebody whom a moderator warned, and who sees it differently.
#[derive(Deserialize, Clone, PartialEq, Eq, Debug)]
pub struct Struck {
    /// Handle of the moderator.
    pub who: String,
    /// Handle of the person.
    pub whom: String,
    /// Label of the post.
    pub post: String,
    /// The rule it breaks, from 1.
    pub rule: i64,
    /// What the person is told.
    pub words: String,
    /// When.
    pub minutes_ago: u64,
    /// What the person says to it.
    pub appeal: String,
    /// When.
    pub appeal_minutes_ago: u64,
}

/// Somebody of whom everything is kept.
#[derive(Deserialize, Clone, PartialEq, Eq, Debug)]
pub struct Held {
    /// Handle of the administrator.
    pub who: String,
    /// Handle of the person.
    pub whom: String,
    /// Why.
    pub reason: String,
}

/// The units of a TOML file.
pub fn units(file: &'static str, source: &str) -> Result<Vec<Unit>, Fault> {
    #[derive(Deserialize)]
    struct File {
        unit: Vec<Unit>,
    }
    Ok(read::<File>(file, source)?.unit)
}

/// The people of a TOML file.
pub fn people(file: &'static str, source: &str) -> Result<Vec<Person>, Fault> {
    #[derive(Deserialize)]
    struct File {
        person: Vec<Person>,
    }
    Ok(read::<File>(file, source)?.person)
}

/// What only the person sees.
pub fn private(file: &'static str, source: &str) -> Result<Private, Fault> {
    read(file, source)
}

/// Reads a TOML file.
pub(super) fn read<T: serde::de::DeserializeOwned>(
    file: &'static str,
    source: &str,
) -> Result<T, Fault> {
    toml::from_str(source).map_err(|error| {
        let before = error.span().and_then(|span| source.get(..span.start));
        let line = before.map_or(0, |text| text.matches('\n').count() + 1);
        Fault::at(file, line, error.message())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mistake_names_its_line() {
        let fault = units("units.toml", "[[unit]]\nslug = \"a\"\nkind = 3\n").unwrap_err();
        assert_eq!((fault.file, fault.line), ("units.toml", 3));
    }

    #[test]
    fn hours_are_read() {
        assert_eq!(hours("3h"), Some(3));
        assert_eq!(hours(" 2d"), Some(48));
        assert_eq!(hours("soon"), None);
    }
}

/// A conversation among a few.
#[derive(Deserialize, Clone, PartialEq, Eq, Debug)]
pub struct Talk {
    /// Handles of who is in it; the first began it.
    pub who: String,
    /// What it is called.
    #[serde(default)]
    pub title: String,
    /// What was said, the first words first: `190 noor: Coffee?`, so many minutes ago.
    pub said: Vec<String>,
}

impl Talk {
    /// What was said: how many minutes ago, by whom, and the words.
    pub fn messages(&self) -> impl Iterator<Item = Option<(u64, &str, &str)>> {
        self.said.iter().map(|line| {
            let (head, words) = line.split_once(": ")?;
            let (ago, handle) = head.split_once(' ')?;
            Some((ago.parse().ok()?, handle, words))
        })
    }
}

/// Somebody who is away.
#[derive(Deserialize, Clone, PartialEq, Eq, Debug)]
pub struct Away {
    /// Handle.
    pub who: String,
    /// Back in so many days.
    pub days: u64,
    /// What they say of it.
    pub note: String,
}

/// Somebody recommended on a profile.
#[derive(Deserialize, Clone, PartialEq, Eq, Debug)]
pub struct Recommended {
    /// Handle of who recommends.
    pub who: String,
    /// Handle of whom.
    pub whom: String,
    /// Why.
    pub why: String,
}

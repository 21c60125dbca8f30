//! The demo organisation: Sbuffo, who make, feed and repair espresso machines.
//! Its people and what they write are data files in `demo/`; here they are read, checked, drawn and loaded.

pub mod cast;
pub mod check;
pub mod emoji;
pub mod face;
pub mod fault;
pub mod groups;
mod letters;
pub mod load;
pub mod pages;
pub mod paint;
pub mod parse;
pub mod people;
pub mod picture;
pub mod when;

use fault::Fault;
use parse::Post;
use people::{Person, Private, Unit};

/// Languages it is written in.
pub const LANGUAGES: [&str; 4] = ["en", "nl", "da", "it"];

const PEOPLE: [(&str, &str); 4] = [
    (
        "people-torino.toml",
        include_str!("../../demo/people-torino.toml"),
    ),
    (
        "people-utrecht.toml",
        include_str!("../../demo/people-utrecht.toml"),
    ),
    (
        "people-aarhus.toml",
        include_str!("../../demo/people-aarhus.toml"),
    ),
    (
        "people-leeds.toml",
        include_str!("../../demo/people-leeds.toml"),
    ),
];
const WEEKS: [(&str, &str); 3] = [
    ("week1.txt", include_str!("../../demo/week1.txt")),
    ("week2.txt", include_str!("../../demo/week2.txt")),
    ("week3.txt", include_str!("../../demo/week3.txt")),
];

/// The whole of it, as written.
#[derive(Clone, Debug)]
pub struct Demo {
    /// The tree, top down.
    pub units: Vec<Unit>,
    /// The people.
    pub people: Vec<Person>,
    /// What only they see.
    pub private: Private,
    /// Groups.
    pub groups: Vec<groups::Group>,
    /// The conversation.
    pub posts: Vec<Post>,
}

impl Demo {
    /// Reads the files that are built in.
    pub fn read() -> Result<Self, Fault> {
        let mut demo = Self {
            units: people::units("units.toml", include_str!("../../demo/units.toml"))?,
            people: Vec::new(),
            private: people::private("private.toml", include_str!("../../demo/private.toml"))?,
            groups: groups::groups("groups.toml", include_str!("../../demo/groups.toml"))?,
            posts: Vec::new(),
        };
        for (file, source) in PEOPLE {
            demo.people.extend(people::people(file, source)?);
        }
        for (file, source) in WEEKS {
            demo.posts.extend(parse::posts(file, source)?);
        }
        Ok(demo)
    }
}

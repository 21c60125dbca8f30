//! The demo organisation with its names looked up: who belongs where, who follows whom, who sees which post.

use std::collections::{BTreeSet, HashMap};

use jiff::tz::TimeZone;
use model::Time;

use super::Demo;
use super::parse::{Audience, Crowd, Post};
use super::people::Person;
use super::when::{LAST_DAY, When};

/// Indexes over a [`Demo`].
pub struct Cast<'a> {
    /// What it is about.
    pub demo: &'a Demo,
    people: HashMap<&'a str, usize>,
    units: HashMap<&'a str, usize>,
    labels: HashMap<&'a str, usize>,
    follows: BTreeSet<(usize, usize)>,
}

impl<'a> Cast<'a> {
    /// Looks everything up once.
    pub fn new(demo: &'a Demo) -> Self {
        let people = index(demo.people.iter().map(|p| Some(p.handle.as_str())));
        let mut cast = Self {
            demo,
            units: index(demo.units.iter().map(|u| Some(u.slug.as_str()))),
            labels: index(demo.posts.iter().map(|p| p.label.as_deref())),
            follows: BTreeSet::new(),
            people,
        };
        cast.follows = cast.who_follows_whom();
        cast
    }

    /// Position of a person.
    pub fn person(&self, handle: &str) -> Option<usize> {
        self.people.get(handle).copied()
    }
    /// Position of a unit.
    pub fn unit(&self, slug: &str) -> Option<usize> {
        self.units.get(slug).copied()
    }
    /// Position of a labelled post.
    pub fn post(&self, label: &str) -> Option<usize> {
        self.labels.get(label).copied()
    }
    /// Follower and followed, by position.
    pub fn follows(&self) -> &BTreeSet<(usize, usize)> {
        &self.follows
    }

    /// When a post is written, if the demo ends `now`.
    pub fn time(&self, post: &Post, now: Time) -> Option<Time> {
        let author = self.demo.people.get(self.person(&post.author)?)?;
        post.when.at(
            now,
            &TimeZone::get(author.town().1).unwrap_or(TimeZone::UTC),
        )
    }

    /// Whether `person` belongs to the unit `slug` or one below it.
    pub fn belongs(&self, person: &Person, slug: &str) -> bool {
        person.units().any(|own| self.is_within(own, slug))
    }

    fn is_within(&self, unit: &str, slug: &str) -> bool {
        let mut at = Some(unit);
        while let Some(here) = at {
            if here == slug {
                return true;
            }
            let unit = self.unit(here).and_then(|i| self.demo.units.get(i));
            at = unit.and_then(|unit| unit.parent.as_deref());
        }
        false
    }

    /// The audience of a post: its own, or that of what it answers. My followers are not those of whom I answer.
    pub fn audience(&self, post: &'a Post) -> Option<&'a Audience> {
        post.audience.as_ref().or_else(|| {
            let parent = self.parent(post)?;
            match self.audience(parent) {
                Some(Audience::Followers) if parent.author != post.author => Some(&Audience::Named),
                other => other,
            }
        })
    }

    /// What a post answers.
    pub fn parent(&self, post: &Post) -> Option<&'a Post> {
        self.demo.posts.get(self.post(post.reply_to.as_deref()?)?)
    }

    /// Whether `who` may see `post`.
    pub fn sees(&self, who: usize, post: &'a Post) -> bool {
        let (Some(person), Some(author)) = (self.demo.people.get(who), self.person(&post.author))
        else {
            return false;
        };
        if self.blocked(&person.handle, &post.author) {
            return false;
        }
        who == author
            || self.is_named(&person.handle, post)
            || match self.audience(post) {
                None => true,
                Some(Audience::Unit(slug)) => self.belongs(person, slug),
                Some(Audience::Followers) => self.follows.contains(&(who, author)),
                Some(Audience::Named) => false,
            }
    }

    fn is_named(&self, handle: &str, post: &'a Post) -> bool {
        let here = text::extract(&post.text)
            .mentions
            .iter()
            .any(|m| m == handle);
        here || self.parent(post).is_some_and(|parent| {
            parent.author == handle
                || (self.audience(parent) == Some(&Audience::Named)
                    && self.is_named(handle, parent))
        })
    }

    fn blocked(&self, one: &str, other: &str) -> bool {
        self.demo.private.blocks.iter().any(|block| {
            (block.who == one && block.whom == other) || (block.who == other && block.whom == one)
        })
    }

    /// Positions of a crowd around a post: those named first, then others who are there and may see it.
    /// Who the others are is fixed by the post, so that the demo is the same each time.
    pub fn crowd(&self, crowd: &Crowd, post: &'a Post, besides: &[usize]) -> Vec<usize> {
        let day = day_of(post.when);
        let mut found: Vec<usize> = crowd.named.iter().filter_map(|h| self.person(h)).collect();
        let (seed, mut missing) = (post.line * 31 + post.text.len(), crowd.more);
        let count = self.demo.people.len();
        for step in 0..count {
            // 29 shares no factor with any count that is not a multiple of it: every person comes up once.
            let who = (seed + step * 29) % count;
            let fits = self.demo.people.get(who).is_some_and(|person| {
                !person.bot && person.is_there(day) && person.handle != post.author
            });
            if missing > 0
                && fits
                && !besides.contains(&who)
                && !found.contains(&who)
                && self.sees(who, post)
            {
                found.push(who);
                missing -= 1;
            }
        }
        found
    }

    /// Positions of handles separated by spaces; `*` is everyone.
    fn several(&self, handles: &str) -> Vec<usize> {
        match handles {
            "*" => (0..self.demo.people.len()).collect(),
            some => some.split(' ').filter_map(|h| self.person(h)).collect(),
        }
    }

    /// Colleagues of a team, the one they report to, circles; and what `private.toml` adds.
    fn who_follows_whom(&self) -> BTreeSet<(usize, usize)> {
        let mut follows = BTreeSet::new();
        for (a, one) in self.demo.people.iter().enumerate() {
            for (b, other) in self.demo.people.iter().enumerate() {
                let reports = one.manager.as_deref() == Some(&*other.handle)
                    || other.manager.as_deref() == Some(&*one.handle);
                let circle = one.also.iter().any(|unit| other.also.contains(unit));
                if a != b && (reports || circle || one.unit == other.unit) {
                    follows.insert((a, b));
                }
            }
        }
        for pairing in &self.demo.private.follows {
            for a in self.several(&pairing.who) {
                for b in self.several(&pairing.whom) {
                    if a != b {
                        follows.insert((a, b));
                    }
                }
            }
        }
        let active = |i: &usize| {
            self.demo
                .people
                .get(*i)
                .is_some_and(|p| p.state == "active")
        };
        follows.retain(|(a, b)| {
            let clear = match (self.demo.people.get(*a), self.demo.people.get(*b)) {
                (Some(one), Some(other)) => !self.blocked(&one.handle, &other.handle),
                _ => false,
            };
            active(a) && active(b) && clear
        });
        follows
    }
}

/// Day of the demo; today is 21.
pub fn day_of(when: When) -> i64 {
    match when {
        When::Day { day, .. } => day,
        When::Ago { .. } => LAST_DAY + 1,
    }
}

fn index<'a>(names: impl Iterator<Item = Option<&'a str>>) -> HashMap<&'a str, usize> {
    names
        .enumerate()
        .filter_map(|(i, name)| Some((name?, i)))
        .collect()
}

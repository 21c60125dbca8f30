//! Made-up people and posts, to show every part and test it in every language.

use std::sync::Arc;

use jiff::tz::TimeZone;
use maud::{Markup, html};
use model::{Account, AccountState, Audience, Role, Status, StatusLine, Time};
use service::views::{
    AccountCard, AudienceView, CardView, Filtered, MediaView, PollOptionView, PollView, Quote,
    Reaction, StatusView, Yours,
};

use super::audience::Choice;
use super::{
    Scene, audience, composer, empty, face, form, icon, list, menu, nav, note, person, post, shell,
};
use crate::i18n::L;

/// What samples are made of.
#[derive(Debug)]
pub struct Sample {
    /// The language of the samples.
    pub l: L,
    /// Who reads.
    pub me: Account,
    /// Who reads, in passing.
    pub ann: AccountCard,
    /// Someone else.
    pub ben: AccountCard,
    now: Time,
    tz: TimeZone,
}

impl Sample {
    /// Samples in `l`.
    pub fn new(l: L) -> Self {
        Self {
            l,
            me: account(),
            ann: card(1, "ann", "Ann de Vries"),
            ben: card(2, "ben", "Ben Holm"),
            now: Time::from_secs(1_795_000_000),
            tz: TimeZone::UTC,
        }
    }

    /// Their page.
    pub fn scene(&self) -> Scene<'_> {
        Scene {
            l: self.l,
            now: self.now,
            tz: &self.tz,
            keeps_order: false,
            emoji: Arc::default(),
            csrf: "sample".to_owned(),
            drawn: None,
            leaves: None,
            blank: false,
        }
    }

    /// Audiences to choose from.
    pub fn choices(&self) -> Vec<Choice> {
        let choice = |audience, text: &str, people| Choice {
            audience,
            text: text.to_owned(),
            word: None,
            people,
        };
        vec![
            choice(Audience::Everyone, "Everyone at Acme", Some(1_204)),
            choice(Audience::Unit(5.into()), "Roastery and below", Some(38)),
            choice(Audience::Followers, "People who follow me", Some(1)),
            choice(Audience::Named, "Only the people I name", None),
        ]
    }

    /// Pictures.
    pub fn media(&self, n: i64) -> Vec<MediaView> {
        let describe = |i| {
            if i % 2 == 0 {
                "A roasting drum, half open."
            } else {
                ""
            }
        };
        let one = |i: i64| MediaView {
            id: (100 + i).into(),
            width: 1200,
            height: 800,
            blurhash: String::new(),
            description: describe(i).to_owned(),
        };
        (0..n).map(one).collect()
    }

    /// A plain post of Ben's.
    pub fn post(&self, text: &str) -> StatusView {
        let id = (text.len() as i64 + 1000) * 7 + i64::from(text.bytes().next().unwrap_or(0));
        StatusView {
            status: status(id, self.ben.id, text, self.now),
            author: self.ben.clone(),
            boost_of: None,
            quote: None,
            reply_to: None,
            audience: AudienceView {
                audience: Audience::Everyone,
                name: String::new(),
                slug: String::new(),
            },
            media: Vec::new(),
            poll: None,
            card: None,
            reactions: Vec::new(),
            yours: Yours {
                may_boost: true,
                ..Yours::default()
            },
            hidden: false,
            filtered: None,
        }
    }

    /// A post in each of its states.
    pub fn posts(&self) -> Vec<StatusView> {
        let mut all = Vec::new();
        let mut busy = self.post("The first batch is cooling. It smells like apricot jam.");
        busy.status.favourites_count = 12_345;
        busy.status.replies_count = 3;
        busy.yours = Yours {
            favourited: true,
            boosted: true,
            bookmarked: true,
            ..busy.yours
        };
        busy.reactions = vec![reaction("☕", 9, true), reaction("🎉", 1, false)];
        all.push(busy);
        let mut reply = self.post("I will cup it at three.");
        reply.reply_to = Some(self.ann.clone());
        all.push(reply.clone());
        all.push(StatusView {
            boost_of: Some(Box::new(reply)),
            author: self.ann.clone(),
            ..self.post("")
        });
        for n in 1..=4 {
            all.push(StatusView {
                media: self.media(n),
                ..self.post(&"Look. ".repeat(n as usize))
            });
        }
        for (ended, multiple) in [(false, false), (false, true), (true, false)] {
            let text = format!("Which one? {ended} {multiple}");
            all.push(StatusView {
                poll: Some(self.poll(ended, multiple)),
                ..self.post(&text)
            });
        }
        all.push(StatusView {
            card: Some(link(None)),
            ..self.post("Read this.")
        });
        all.push(StatusView {
            card: Some(link(Some(104))),
            ..self.post("And read this.")
        });
        all.push(StatusView {
            quote: Some(Quote::Seen(Box::new(self.post("Ships today.")))),
            ..self.post("This.")
        });
        all.push(StatusView {
            quote: Some(Quote::Unseen),
            ..self.post("That was it.")
        });
        let mut folded = self.post("She lives at dock two.");
        folded.status.note = "Injured pigeon (fine now)".to_owned();
        folded.status.edited_at = Some(self.now);
        all.push(folded);
        let filtered = Filtered {
            phrase: "football".to_owned(),
            hide: false,
            ..Filtered::default()
        };
        all.push(StatusView {
            filtered: Some(filtered),
            ..self.post("Three nil!")
        });
        let mine = Yours {
            author: true,
            pinned: true,
            muted: true,
            ..Yours::default()
        };
        for choice in self.choices() {
            let audience = AudienceView {
                audience: choice.audience,
                name: "Roastery".to_owned(),
                slug: String::new(),
            };
            all.push(StatusView {
                yours: mine,
                author: self.ann.clone(),
                audience,
                ..self.post(&choice.text)
            });
        }
        all
    }

    fn poll(&self, ended: bool, multiple: bool) -> PollView {
        let option = |title: &str, votes_count, mine| PollOptionView {
            title: title.to_owned(),
            votes_count,
            mine,
        };
        PollView {
            id: 1.into(),
            multiple,
            ends_at: self.now,
            ended,
            voters_count: 112,
            voted: ended,
            options: vec![
                option("Ethiopia", 65, true),
                option("Colombia", 35, false),
                option("As it is", 12, false),
            ],
        }
    }
}

fn card(id: i64, handle: &str, name: &str) -> AccountCard {
    AccountCard {
        away: None,
        id: id.into(),
        handle: handle.to_owned(),
        name: name.to_owned(),
        title: "Head roaster".to_owned(),
        unit_id: Some(5.into()),
        unit_name: "Roastery".to_owned(),
        face_id: None,
        bot: id == 2,
        former: id == 2,
        erased: false,
        status: Some(doing()),
        location: "Aarhus".to_owned(),
        time_zone: "Europe/Copenhagen".to_owned(),
    }
}

fn account() -> Account {
    Account {
        id: 1.into(),
        handle: "ann".to_owned(),
        name: "Ann de Vries".to_owned(),
        role: Role::Admin,
        state: AccountState::Active,
        bot: false,
        title: "Head roaster".to_owned(),
        unit_id: Some(5.into()),
        manager_id: None,
        location: "Aarhus".to_owned(),
        time_zone: "Europe/Copenhagen".to_owned(),
        locale: String::new(),
        languages: Vec::new(),
        about: String::new(),
        links: Vec::new(),
        face_id: None,
        status: Some(doing()),
        followers_count: 0,
        following_count: 0,
        statuses_count: 0,
        last_status_at: None,
        created_at: Time::from_secs(1_790_000_000),
    }
}

fn doing() -> StatusLine {
    StatusLine {
        emoji: "☕".to_owned(),
        text: "Cupping until three".to_owned(),
        until: None,
    }
}

fn status(id: i64, author: model::AccountId, text: &str, now: Time) -> Status {
    Status {
        id: id.into(),
        author_id: author,
        thread_id: id.into(),
        reply_to_id: None,
        reply_to_account_id: None,
        boost_of_id: None,
        quote_of_id: None,
        audience: Audience::Everyone,
        source: text.to_owned(),
        html: format!("<p>{text}</p>"),
        note: String::new(),
        language: "en".to_owned(),
        poll_id: None,
        card_id: None,
        created_at: Time::from_secs(now.secs() - 720),
        edited_at: None,
        replies_count: 0,
        boosts_count: 2,
        quotes_count: 0,
        favourites_count: 1,
    }
}

fn reaction(emoji: &str, count: i64, mine: bool) -> Reaction {
    Reaction {
        emoji: emoji.to_owned(),
        count,
        mine,
    }
}

fn link(picture: Option<i64>) -> CardView {
    CardView {
        url: "https://www.example.org/water".to_owned(),
        title: "Water, and why your espresso tastes of it".to_owned(),
        description: "Hardness, alkalinity and a test kit.".to_owned(),
        site: String::new(),
        media_id: picture.map(Into::into),
    }
}

/// Every part with its sample, by name.
pub fn samples(s: &Sample) -> Vec<(&'static str, Markup)> {
    vec![
        ("shell", shell::sample(s)),
        ("door", door(s)),
        ("post", post::sample(s)),
        ("composer", composer::sample(s)),
        ("audience", audience::sample(s)),
        ("person", person::sample(s)),
        ("face", face::sample(s)),
        ("form", form::sample(s)),
        ("list", list::sample(s)),
        ("nav", nav::sample(s)),
        ("menu", menu::sample(s)),
        ("note", note::sample(s)),
        ("empty", empty::sample(s)),
        ("icon", icon::sample(s)),
    ]
}

fn door(s: &Sample) -> Markup {
    let steps = shell::steps(&s.scene(), &["Face", "People", "First post"], 1);
    shell::door(
        true,
        html! { (steps) h1 { "Who matters to you?" } p .lede { "Follow at least five." } },
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{LANGUAGES, missing};

    #[test]
    fn every_part_shows_in_every_language() {
        for (tag, _) in LANGUAGES {
            let s = Sample::new(L::find(tag).unwrap());
            for (name, markup) in samples(&s) {
                let html = markup.into_string();
                assert!(!html.is_empty(), "{name}");
                // A style attribute would be refused by the Content-Security-Policy.
                assert!(!html.contains(" style="), "{name}");
                assert!(
                    !html.contains("parts-"),
                    "{tag}: {name} has a key without text"
                );
            }
        }
        assert_eq!(
            missing()
                .into_iter()
                .filter(|m| m.contains("parts-"))
                .collect::<Vec<_>>(),
            Vec::<String>::new()
        );
    }
}

//! What must leave no trace for others: a secret group and a conversation, each with all that there can be. Doors walk their answers
//! with it, by two questions: is an answer that says nothing of it the same before and after it came to be; and is the answer to its
//! name, its words and its numbers that to some that never were.

use model::{Audience, ConversationId, GroupKind, MediaId, PollId, StatusId};
use service::groups::{self, GroupDraft};
use service::statuses::{self, Deed, Draft, PollDraft};
use service::{Answer, conversations};

use crate::World;

/// Words of the group and the conversation that nobody else may read.
pub const WORDS: [&str; 5] = ["halcyon", "nordlys", "4711", "zephyrine", "sextant"];
/// A word that was never written, of the same length as the first.
pub const NEVER: &str = "qwzxyon";
/// An address that no group has, as long as those that are drawn.
pub const NOWHERE: &str = "zyxwzyxwzyxw";

/// What there is that must leave no trace.
#[derive(Debug, Clone)]
pub struct Secret {
    /// Address of the group.
    pub slug: String,
    /// The group.
    pub group: Audience,
    /// In the group one with a picture and its answer; the message of the conversation; in the group one with a poll.
    pub posts: Vec<StatusId>,
    /// Face of the group, picture of the first post.
    pub pictures: Vec<MediaId>,
    /// Of the last post.
    pub poll: PollId,
    /// The conversation.
    pub talk: ConversationId,
}

impl Secret {
    /// Every number of it.
    pub fn numbers(&self) -> Vec<i64> {
        let posts = self.posts.iter().map(|id| id.get());
        let pictures = self.pictures.iter().map(|id| id.get());
        let more = [self.poll.get(), self.talk.get()];
        let group = self.group.code().1;
        posts.chain(pictures).chain(more).chain(group).collect()
    }
}

/// Another node's number of the same moment: there is no such thing.
pub fn never(id: i64) -> i64 {
    id ^ (5 << 12)
}

/// Ordinary life, for everyone to see; Eva, who is outside of what is secret, follows everybody and the tags of the words.
pub async fn ordinary(w: &World) -> Answer<StatusId> {
    for who in [w.ann, w.ben, w.dario] {
        w.follow(w.eva, who).await;
    }
    let post = w.post(w.ann, "Good morning #coffee @eva").await.status.id;
    w.reply(w.ben, post, "Morning!").await;
    for word in [WORDS[0], NEVER] {
        service::tags::follow(&w.ctx, w.eva.actor, &format!("{word}tag")).await?;
    }
    let open = GroupDraft {
        purpose: "Beans and bees".to_owned(),
        rules: String::new(),
        ..draft("Garden club", GroupKind::Open)
    };
    let slug = groups::create(&w.ctx, w.ben.actor, open).await?;
    groups::join(&w.ctx, w.eva.actor, &slug).await?;
    w.run_events().await;
    Ok(post)
}

fn draft(name: &str, kind: GroupKind) -> GroupDraft {
    GroupDraft {
        name: name.to_owned(),
        kind,
        purpose: "To buy Nordlys".to_owned(),
        rules: "Never say Halcyon".to_owned(),
    }
}

/// Ann and Ben make it, with Carla in the conversation and invited to the group; Eva and Dario, whom it names, are outside. `public` is
/// quoted in it. The clock stands where it stood.
pub async fn secret(w: &World, public: StatusId) -> Answer<Secret> {
    let png: &[u8] = include_bytes!("../../web/assets/brand/apple-touch-180.png");
    let (ctx, ann, now) = (&w.ctx, w.ann.actor, w.ctx.now());
    let slug = groups::create(ctx, ann, draft("Halcyon", GroupKind::Secret)).await?;
    for handle in ["ben", "carla"] {
        groups::invite(ctx, ann, &slug, handle).await?;
    }
    groups::join(ctx, w.ben.actor, &slug).await?;
    let face = groups::set_face(ctx, ann, &slug, png.to_vec()).await?;
    let group = Audience::Group(groups::show(ctx, ann, &slug).await?.group.id);
    let image = service::media::upload(ctx, ann, png.to_vec(), "The Halcyon chart").await?;
    let price = Draft {
        text: "Halcyon costs 4711 crowns #halcyontag #coffee @eva @dario".to_owned(),
        audience: Some(group),
        media: vec![image.id],
        quote_of: Some(public),
        ..Draft::default()
    };
    let price = w.draft(w.ann, price).await.status.id;
    let vote = Draft {
        text: "Which Nordlys? @eva".to_owned(),
        audience: Some(group),
        poll: Some(PollDraft {
            options: vec!["Nordlys one".to_owned(), "Nordlys two".to_owned()],
            multiple: false,
            seconds: 86_400,
        }),
        ..Draft::default()
    };
    let vote = w.draft(w.ann, vote).await;
    let answer = w.reply(w.ben, price, "Nordlys knows").await.status.id;
    groups::pin(ctx, ann, &slug, price).await?;
    let deeds = [
        Deed::Favourite,
        Deed::React("☕".to_owned()),
        Deed::Bookmark,
    ];
    for deed in deeds {
        statuses::react(ctx, w.ben.actor, price, deed).await?;
    }
    let people = vec![w.ben.id, w.carla.id];
    let talk = conversations::start(ctx, ann, people, "Zephyrine")
        .await?
        .id;
    let said = Draft {
        text: "The sextant is under the stairs #halcyontag @eva".to_owned(),
        ..Draft::default()
    };
    let said = conversations::post(ctx, ann, talk, said).await?.status.id;
    w.run_events().await;
    w.clock.set(now);
    Ok(Secret {
        slug,
        group,
        posts: vec![price, answer, said, vote.status.id],
        pictures: vec![face, image.id],
        poll: vote.poll.as_ref().expect("it has one").id,
        talk,
    })
}

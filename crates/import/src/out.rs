//! From a reader on a thread of its own to the import, a few parcels ahead of it.

use service::imports::{Emoji, Image, Import, Person, Place, Post, Tie};
use tokio::sync::mpsc;

use crate::Problem;

/// Posts in a parcel.
const POSTS: usize = 2_000;
/// Emoji in a parcel, each with its picture.
const EMOJI: usize = 50;
/// Parcels that wait.
const AHEAD: usize = 2;

/// Is told how far it is.
pub trait Progress {
    /// So much of so much was read, and so many posts were looked at.
    fn at(&mut self, done: u64, of: u64, posts: u64);
}

/// Pieces on their way.
#[derive(Default)]
struct Parcel {
    people: Vec<Person>,
    meet_all: bool,
    places: Vec<Place>,
    emoji: Vec<Emoji>,
    posts: Vec<Post>,
    images: Vec<Image>,
    ties: Vec<(String, Vec<Tie>)>,
    left: Vec<(&'static str, String)>,
    done: u64,
    of: u64,
}

/// Where a reader puts what it finds.
pub(crate) struct Out {
    to: mpsc::Sender<Parcel>,
    parcel: Parcel,
}

impl Out {
    /// Somebody who may have written something. Comes before what they wrote.
    pub fn person(&mut self, person: Person) {
        self.parcel.people.push(person);
    }

    /// Everyone who was named so far comes along, also those who wrote nothing.
    pub fn everyone(&mut self) {
        self.parcel.meet_all = true;
    }

    /// A place where people talked. Comes before what was said there.
    pub fn place(&mut self, place: Place) {
        self.parcel.places.push(place);
    }

    /// An emoji. Comes before the posts that have it.
    pub fn emoji(&mut self, emoji: Emoji) -> Result<(), Problem> {
        self.parcel.emoji.push(emoji);
        if self.parcel.emoji.len() >= EMOJI {
            self.send()?;
        }
        Ok(())
    }

    /// A post. Comes after what it answers.
    pub fn post(&mut self, post: Post) -> Result<(), Problem> {
        self.parcel.posts.push(post);
        if self.parcel.posts.len() >= POSTS {
            self.send()?;
        }
        Ok(())
    }

    /// An image of a post that came before.
    pub fn image(&mut self, image: Image) -> Result<(), Problem> {
        self.parcel.images.push(image);
        self.send()
    }

    /// What ties somebody to people and posts.
    pub fn ties(&mut self, owner: &str, ties: Vec<Tie>) {
        self.parcel.ties.push((owner.to_owned(), ties));
    }

    /// Something that is left there.
    pub fn leave(&mut self, why: &'static str, example: impl Into<String>) {
        self.parcel.left.push((why, example.into()));
    }

    /// So much of so much was read.
    pub fn at(&mut self, done: u64, of: u64) {
        self.parcel.done = done;
        self.parcel.of = of;
    }

    /// Hands on what there is.
    pub fn send(&mut self) -> Result<(), Problem> {
        let (done, of) = (self.parcel.done, self.parcel.of);
        let parcel = std::mem::take(&mut self.parcel);
        self.at(done, of);
        self.to
            .blocking_send(parcel)
            .map_err(|_| Problem::Unreadable("the import has ended".to_owned()))
    }
}

/// Runs a reader and brings in what it finds.
pub(crate) async fn feed<F>(
    import: &mut Import,
    progress: &mut dyn Progress,
    read: F,
) -> Result<(), Problem>
where
    F: FnOnce(&mut Out) -> Result<(), Problem> + Send + 'static,
{
    let (to, mut from) = mpsc::channel(AHEAD);
    let reader = tokio::task::spawn_blocking(move || {
        let mut out = Out {
            to,
            parcel: Parcel::default(),
        };
        read(&mut out)?;
        out.send()
    });
    let mut posts = 0;
    while let Some(parcel) = from.recv().await {
        posts += parcel.posts.len() as u64;
        let (done, of) = (parcel.done, parcel.of);
        take(import, parcel).await?;
        progress.at(done, of, posts);
    }
    reader
        .await
        .map_err(|e| Problem::Unreadable(format!("the reader failed: {e}")))?
}

async fn take(import: &mut Import, parcel: Parcel) -> Result<(), Problem> {
    for (why, example) in parcel.left {
        import.leave(why, &example);
    }
    for person in parcel.people {
        import.introduce(person);
    }
    if parcel.meet_all {
        import.meet_all().await?;
    }
    for place in parcel.places {
        import.open(place).await?;
    }
    for emoji in parcel.emoji {
        import.emoji(emoji).await?;
    }
    if !parcel.posts.is_empty() {
        import.post(parcel.posts).await?;
    }
    for image in parcel.images {
        import.image(image).await?;
    }
    for (owner, ties) in parcel.ties {
        import.tie(&owner, ties).await?;
    }
    Ok(())
}

//! A store with as many posts as one likes, made through the store's own functions.

use std::time::{Duration, Instant};

use model::{Audience, Status, StatusId, Time};
use service::{Actor, Ctx};
use store::Tx;

use super::dice::Dice;
use crate::house;

/// People each person follows.
const FOLLOWED: usize = 40;
const BATCH: usize = 5_000;

/// Makes `people` who follow each other, and `posts` over the last year.
pub async fn fill(ctx: &Ctx, people: usize, posts: usize) -> Vec<Actor> {
    let began = Instant::now();
    let mut dice = Dice(1);
    let mut all = Vec::new();
    for n in 0..people {
        all.push(house::person(ctx, &format!("person{n}"), &format!("Person {n}")).await);
    }
    let now = ctx.now();
    for follower in all.clone() {
        let followed: Vec<Actor> = (0..FOLLOWED).map(|_| all[dice.below(people)]).collect();
        ctx.write(move |tx| {
            for other in followed.iter().filter(|o| o.id != follower.id) {
                store::follows::insert(tx, follower.id, other.id, now)?;
            }
            Ok(())
        })
        .await
        .expect("follows");
    }
    let step = Duration::from_secs(365 * 86_400) / posts.max(1) as u32;
    let start = now.minus(Duration::from_secs(365 * 86_400));
    // Ids must grow with time, so the year has a generator of its own.
    let ids = model::IdGen::new(2);
    let mut last: Vec<(StatusId, Actor)> = Vec::new();
    for first in (0..posts).step_by(BATCH) {
        let mut batch = Vec::new();
        for n in first..posts.min(first + BATCH) {
            let at = start.plus(step * n as u32);
            let author = all[dice.below(people)];
            let answered =
                (dice.below(10) == 0 && !last.is_empty()).then(|| last[dice.below(last.len())]);
            let status = status(&ids, at, author, dice.text(), answered);
            last.push((status.id, author));
            let named = (dice.below(10) == 0).then(|| all[dice.below(people)].id);
            batch.push((status, named));
        }
        last.drain(..last.len().saturating_sub(200));
        ctx.write(move |tx| {
            for (status, named) in &batch {
                put(tx, status, named.as_slice())?;
            }
            Ok(())
        })
        .await
        .expect("posts");
    }
    println!(
        "made {posts} posts of {people} people in {:.0} s",
        began.elapsed().as_secs_f64()
    );
    all
}

fn put(tx: &mut Tx, status: &Status, named: &[model::AccountId]) -> Result<(), db::Error> {
    store::statuses::insert(tx, status, false, false)?;
    store::statuses::insert::mention(tx, status.id, named)?;
    let index = text::search::index(&status.source, text::Lang::from_code("en"));
    store::search::put(tx, status.id, &index)
}

fn status(
    ids: &model::IdGen,
    at: Time,
    author: Actor,
    source: String,
    answered: Option<(StatusId, Actor)>,
) -> Status {
    let id: StatusId = ids.next(at);
    Status {
        id,
        author_id: author.id,
        thread_id: answered.map_or(id, |a| a.0),
        reply_to_id: answered.map(|a| a.0),
        reply_to_account_id: answered.map(|a| a.1.id),
        boost_of_id: None,
        quote_of_id: None,
        audience: Audience::Everyone,
        html: format!("<p>{source}</p>"),
        source,
        note: String::new(),
        language: "en".to_owned(),
        poll_id: None,
        card_id: None,
        created_at: at,
        edited_at: None,
        replies_count: 0,
        boosts_count: 0,
        quotes_count: 0,
        favourites_count: 0,
    }
}

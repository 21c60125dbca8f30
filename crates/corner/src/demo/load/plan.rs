//! Everything that happens, in order: who does what when.

use std::time::Duration;

use model::Time;
use service::statuses::Deed;

use crate::demo::cast::Cast;
use crate::demo::parse::Post;
use crate::demo::when::{LAST_DAY, When};

/// One thing that happens. People and posts are positions in the demo.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Happening {
    /// Somebody follows somebody.
    Follow(usize),
    /// A post is written.
    Post(usize),
    /// Something is done with a post.
    Do(usize, Deed),
    /// A vote for some answers.
    Vote(usize, Vec<i64>),
    /// A post gets its new wording of that number.
    Edit(usize, usize),
    /// What follows from events and jobs so far is done.
    Work,
    /// Everyone has seen their notifications.
    Seen,
}

/// When it happens, and who does it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Step {
    pub at: Time,
    pub who: usize,
    pub what: Happening,
}

/// How long ago people looked at their notifications.
pub(super) const LOOKED: Duration = Duration::from_secs(2 * 3600);

/// All steps, each in a millisecond of its own.
pub(super) fn steps(cast: &Cast<'_>, now: Time) -> Vec<Step> {
    let mut steps = follows(cast, now);
    for (index, post) in cast.demo.posts.iter().enumerate() {
        let (Some(at), Some(who)) = (cast.time(post, now), cast.person(&post.author)) else {
            continue;
        };
        steps.push(Step {
            at,
            who,
            what: Happening::Post(index),
        });
        around(cast, (index, post), (at, now), &mut steps);
    }
    for day in 1..=LAST_DAY {
        steps.extend(dawn(day, now).map(|at| nobody(at, Happening::Work)));
    }
    steps.push(nobody(now.minus(LOOKED), Happening::Work));
    steps.push(nobody(now.minus(LOOKED), Happening::Seen));
    steps.sort_by_key(|step| step.at);
    apart(&mut steps);
    steps
}

fn nobody(at: Time, what: Happening) -> Step {
    Step { at, who: 0, what }
}

/// Two in the morning after a day.
fn dawn(day: i64, now: Time) -> Option<Time> {
    let evening = When::Day {
        day,
        minute: 23 * 60,
    };
    let at = evening.at(now, &jiff::tz::TimeZone::UTC)?;
    Some(at.plus(Duration::from_secs(3 * 3600))).filter(|at| *at < now.minus(LOOKED))
}

/// Ids are made from milliseconds by a generator for each step, so no two steps share one; work makes many ids. All are
/// even: what is done beside the plan has the odd ones.
fn apart(steps: &mut [Step]) {
    let mut free = Time::default();
    for step in steps {
        let even = Time::from_millis((step.at.millis() + 1) & !1);
        step.at = even.max(free);
        let room = match step.what {
            Happening::Work | Happening::Seen => 100,
            _ => 2,
        };
        free = Time::from_millis(step.at.millis() + room);
    }
}

fn follows(cast: &Cast<'_>, now: Time) -> Vec<Step> {
    let minute = |day, minute| When::Day { day, minute }.at(now, &jiff::tz::TimeZone::UTC);
    let follow = |(number, (who, whom)): (usize, &(usize, usize))| {
        let joins = [who, whom].map(|i| cast.demo.people.get(*i).map_or(1, |p| p.joins));
        let at = match joins.into_iter().max() {
            Some(day) if day > 1 => {
                minute(day, 6 * 60)?.plus(Duration::from_secs(number as u64 % 4_000 * 3))
            }
            _ => minute(1, 60)?.plus(Duration::from_secs(number as u64)),
        };
        Some(Step {
            at,
            who: *who,
            what: Happening::Follow(*whom),
        })
    };
    cast.follows()
        .iter()
        .enumerate()
        .filter_map(follow)
        .collect()
}

/// What others do with a post.
fn around(
    cast: &Cast<'_>,
    (index, post): (usize, &Post),
    (at, now): (Time, Time),
    steps: &mut Vec<Step>,
) {
    // What is minutes old has had less time than what is days old.
    let left = now.since(at);
    let mut does = |who: usize, after: Duration, what: Happening| {
        steps.push(Step {
            at: at.plus(after.min(left)),
            who,
            what,
        });
    };
    let people = |handles: &[String]| -> Vec<usize> {
        handles.iter().filter_map(|h| cast.person(h)).collect()
    };
    let deed = |deed| Happening::Do(index, deed);
    let favourites = cast.crowd(&post.favourites, post, &[]);
    let count = favourites.len();
    for (i, who) in favourites.into_iter().enumerate() {
        does(who, spread(i, count, 7 * 60, left), deed(Deed::Favourite));
    }
    for (round, (emoji, who)) in post.reactions.iter().enumerate() {
        for (i, who) in people(who).into_iter().enumerate() {
            does(
                who,
                spread(i + round, post.reactions.len() + 9, 5 * 60, left),
                deed(Deed::React(crate::demo::emoji::written(emoji))),
            );
        }
    }
    for (i, who) in people(&post.boosts).into_iter().enumerate() {
        does(
            who,
            spread(i, post.boosts.len(), 13 * 60, left),
            deed(Deed::Boost),
        );
    }
    for (i, who) in people(&post.bookmarks).into_iter().enumerate() {
        does(
            who,
            spread(i, post.bookmarks.len(), 11 * 60, left),
            deed(Deed::Bookmark),
        );
    }
    let author = cast.person(&post.author).unwrap_or_default();
    for (number, (minutes, _)) in post.edits.iter().enumerate() {
        does(
            author,
            Duration::from_secs(minutes.unsigned_abs() * 60),
            Happening::Edit(index, number),
        );
    }
    if post.pinned {
        does(author, Duration::from_secs(90), deed(Deed::Pin));
    }
    if let Some(poll) = &post.poll {
        let open = Duration::from_secs(poll.hours.unsigned_abs() * 3600);
        for (who, choices) in votes(cast, post) {
            let part = (who as u32 * 37 % 90 + 1) * 7;
            does(
                who,
                open.min(left) * part / 700,
                Happening::Vote(index, choices),
            );
        }
        if open < left {
            steps.push(nobody(
                at.plus(open + Duration::from_secs(1)),
                Happening::Work,
            ));
        }
    }
}

/// The `i`th of `count` comes after `i` gaps, or closer together when there is less time.
fn spread(i: usize, count: usize, gap: u64, left: Duration) -> Duration {
    let gap = Duration::from_secs(gap).min(left / (count as u32 + 2));
    gap * (i as u32 + 1) + Duration::from_secs(i as u64 * 17 % 41).min(gap / 3)
}

/// Who votes for which answers.
fn votes(cast: &Cast<'_>, post: &Post) -> Vec<(usize, Vec<i64>)> {
    let mut votes: Vec<(usize, Vec<i64>)> = Vec::new();
    let Some(poll) = &post.poll else {
        return votes;
    };
    let named: Vec<usize> = poll
        .options
        .iter()
        .flat_map(|(_, crowd)| &crowd.named)
        .filter_map(|handle| cast.person(handle))
        .collect();
    for (choice, (_, crowd)) in poll.options.iter().enumerate() {
        let mut taken: Vec<usize> = votes.iter().map(|(who, _)| *who).collect();
        taken.extend(&named);
        for who in cast.crowd(crowd, post, &taken) {
            match votes.iter_mut().find(|(voter, _)| *voter == who) {
                Some((_, choices)) => choices.push(choice as i64),
                None => votes.push((who, vec![choice as i64])),
            }
        }
    }
    votes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::demo::Demo;

    const NOW: Time = Time::from_secs(1_795_341_600);

    #[test]
    fn steps_are_in_order_apart_and_not_in_the_future() {
        let demo = Demo::read().unwrap();
        let steps = steps(&Cast::new(&demo), NOW);
        assert!(
            steps
                .windows(2)
                .all(|w| w[0].at.millis() < w[1].at.millis())
        );
        let late = steps.last().unwrap().at;
        assert!(steps.iter().all(|step| step.at.millis() % 2 == 0));
        assert!(late <= NOW.plus(Duration::from_secs(1)), "{late:?}");
        assert!(steps.len() > demo.posts.len() * 5, "{}", steps.len());
    }

    #[test]
    fn nobody_votes_twice_where_one_vote_is_allowed() {
        let demo = Demo::read().unwrap();
        let cast = Cast::new(&demo);
        for post in demo.posts.iter().filter(|p| p.poll.is_some()) {
            let votes = votes(&cast, post);
            let mut voters: Vec<usize> = votes.iter().map(|(who, _)| *who).collect();
            voters.sort_unstable();
            voters.dedup();
            assert_eq!(voters.len(), votes.len(), "line {}", post.line);
            let many = post.poll.as_ref().unwrap().multiple;
            assert!(many || votes.iter().all(|(_, choices)| choices.len() == 1));
        }
    }
}

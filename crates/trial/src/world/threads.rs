//! Who writes at which time, and which posts answer which.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::pace;
use super::shape::Shape;
use super::ties::CORPORATE;
use crate::dice::{Dice, quantile, sums};

/// Share of posts that answer another one.
const ANSWERS: f64 = 0.126;
/// Posts of a thread, at these shares of all.
const POSTS: [(f64, f64); 5] = [
    (0.0, 2.0),
    (0.5, 3.5),
    (0.9, 25.0),
    (0.99, 85.0),
    (1.0, 150.0),
];
/// People in a thread.
const PEOPLE: [(f64, f64); 4] = [(0.0, 1.6), (0.5, 2.4), (0.95, 5.6), (1.0, 15.0)];
/// Seconds until an answer.
const DELAYS: [(f64, f64); 6] = [
    (0.0, 5.0),
    (0.1, 480.0),
    (0.25, 2_340.0),
    (0.5, 27_720.0),
    (0.75, 255_600.0),
    (1.0, 604_800.0),
];
/// Answers that answer the last post of the thread rather than any before it.
const LAST: f64 = 0.6;
/// An hour with less of a day's posts, in hundredths, is quiet: so often an answer due in it is made at another time.
const QUIET: f64 = 1.5;
const AGAIN: f64 = 0.5;
/// Answers that are due get at most so many of the posts at a time, so that nights and Sundays hold more than answers.
const TURN: f64 = 0.8;
/// Answers that are lost, for they would come after the end; so many more threads are begun.
const LOST: f64 = 0.12;

/// A post is for its author's department, or followers, so often; else for everyone. An answer is for whom its thread is.
const FOR_UNIT: f64 = 0.08;
const FOR_FOLLOWERS: f64 = 0.02;

/// Whom a post is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum For {
    Everyone,
    /// The department of this number.
    Unit(usize),
    Followers,
}

/// A post to be; others by their number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plan {
    pub at: i64,
    pub author: u32,
    pub answers: Option<u32>,
    pub thread: u32,
    pub audience: For,
}

/// A thread in the making.
struct Thread {
    root: u32,
    people: Vec<u32>,
    /// Which of the thread's posts each answers.
    parents: Vec<usize>,
    /// Number of each post that is there.
    written: Vec<u32>,
}

/// An answer that will be written when it is due: which of which thread.
type Due = Reverse<(i64, usize, usize)>;

/// Lays out the posts of these times; `rates` of people and corporate accounts.
pub fn plan(
    times: &[i64],
    (rates, shape): (&[f64], &Shape),
    followers: &[Vec<u32>],
    dice: &mut Dice,
) -> Vec<Plan> {
    let weights = sums(rates.iter().copied());
    let begin = ANSWERS / (1.0 - ANSWERS) / (mean(&POSTS) - 1.0) / (1.0 - LOST);
    let mut plans: Vec<Plan> = Vec::with_capacity(times.len());
    let (mut threads, mut due): (Vec<Thread>, BinaryHeap<Due>) = (Vec::new(), BinaryHeap::new());
    for (number, at) in times.iter().enumerate() {
        let number = number as u32;
        let late = due.peek().is_some_and(|Reverse(first)| first.0 <= *at);
        if late && dice.chance(TURN) {
            let Some(Reverse((_, thread, place))) = due.pop() else {
                continue;
            };
            plans.push(threads[thread].answer(&plans, *at, place, dice));
            threads[thread].written[place] = number;
            threads[thread].due(&mut due, (*at, thread, place), dice);
            continue;
        }
        let author = dice.weighted(&weights) as u32;
        let audience = audience(shape, author, dice);
        plans.push(Plan {
            at: *at,
            author,
            answers: None,
            thread: number,
            audience,
        });
        if dice.chance(begin) {
            let near = |p: &u32| match audience {
                For::Unit(unit) => shape.people[*p as usize].department == unit,
                _ => true,
            };
            let near = followers[author as usize].iter().copied().filter(near);
            let others = near.filter(|p| rates[*p as usize] > 0.0).collect();
            if let Some(thread) = Thread::begin((number, author), others, rates, dice) {
                thread.due(&mut due, (*at, threads.len(), 0), dice);
                threads.push(thread);
            }
        }
    }
    plans
}

impl Thread {
    /// Draws how large it becomes and who takes part, of `others`.
    fn begin(
        (root, author): (u32, u32),
        mut others: Vec<u32>,
        rates: &[f64],
        dice: &mut Dice,
    ) -> Option<Self> {
        let posts = quantile(&POSTS, dice.share()).round() as usize;
        let most = (quantile(&PEOPLE, dice.share()).round() as usize).clamp(2, posts);
        let mut people = vec![author];
        while people.len() < most && !others.is_empty() {
            let weights = sums(others.iter().map(|p| rates[*p as usize]));
            people.push(others.swap_remove(dice.weighted(&weights)));
        }
        let parent = |at: usize, dice: &mut Dice| {
            if dice.chance(LAST) {
                at - 1
            } else {
                dice.below(at)
            }
        };
        let mut parents = vec![0];
        parents.extend((1..posts).map(|at| parent(at, dice)));
        let mut written = vec![u32::MAX; posts];
        written[0] = root;
        (people.len() > 1).then_some(Self {
            root,
            people,
            parents,
            written,
        })
    }

    /// Draws when the answers to the post at `place`, written `at`, are due.
    fn due(
        &self,
        due: &mut BinaryHeap<Due>,
        (at, thread, place): (i64, usize, usize),
        dice: &mut Dice,
    ) {
        for (answer, parent) in self.parents.iter().enumerate().skip(place + 1) {
            if *parent == place {
                due.push(Reverse((moment(at, dice), thread, answer)));
            }
        }
    }

    /// The answer at `place`: by somebody else than who is answered; everybody who takes part says something, if there is room.
    fn answer(&self, plans: &[Plan], at: i64, place: usize, dice: &mut Dice) -> Plan {
        let answered = self.written[self.parents[place]];
        let of = plans[answered as usize].author;
        let others: Vec<u32> = self.people.iter().copied().filter(|p| *p != of).collect();
        let turn = self.people.get(place).filter(|p| **p != of);
        let author = turn.copied();
        let author = author.unwrap_or_else(|| others[dice.below(others.len())]);
        Plan {
            at,
            author,
            answers: Some(answered),
            thread: self.root,
            audience: plans[self.root as usize].audience,
        }
    }
}

/// When an answer to what was written `at` is due: rather while people work.
fn moment(at: i64, dice: &mut Dice) -> i64 {
    let due = at + quantile(&DELAYS, dice.share()) as i64;
    if pace::busy(due) < QUIET && dice.chance(AGAIN) {
        return at + quantile(&DELAYS, dice.share()) as i64;
    }
    due
}

fn audience(shape: &Shape, author: u32, dice: &mut Dice) -> For {
    let thrown = dice.share();
    match shape.people.get(author as usize) {
        Some(person) if thrown < FOR_UNIT => For::Unit(person.department),
        Some(_) if thrown < FOR_UNIT + FOR_FOLLOWERS => For::Followers,
        _ => For::Everyone,
    }
}

/// What many throws come to as a rule.
fn mean(known: &[(f64, f64)]) -> f64 {
    let steps = 10_000;
    let each = (0..steps).map(|n| quantile(known, (f64::from(n) + 0.5) / f64::from(steps)));
    each.map(f64::round).sum::<f64>() / f64::from(steps)
}

/// Who follows each, corporate accounts last.
pub fn followers(follows: &[Vec<u32>]) -> Vec<Vec<u32>> {
    let mut followers = vec![Vec::new(); follows.len() + CORPORATE.0];
    for (who, all) in follows.iter().enumerate() {
        all.iter()
            .for_each(|whom| followers[*whom as usize].push(who as u32));
    }
    followers
}

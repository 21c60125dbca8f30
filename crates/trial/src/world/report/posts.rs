//! Who writes how much, when, in answer to what, and how long it is.

use std::collections::{HashMap, HashSet};

use super::{Figure, part, quantiles};
use crate::dice::Dice;
use crate::world::Drawn;
use crate::world::pace::{DAY, HOURS, weekend};
use crate::world::words::{Corpus, names};

/// Texts that are looked at.
const TEXTS: usize = 20_000;

/// Who writes how much and when, what is answered, and of what texts consist.
pub fn figures(drawn: &Drawn, corpus: &Corpus) -> Vec<Figure> {
    let mut all = writers(drawn);
    all.extend(clock(drawn));
    all.extend(threads(drawn));
    all.extend(texts(drawn, corpus));
    all
}

fn writers(drawn: &Drawn) -> Vec<Figure> {
    let people = drawn.shape.people.len();
    let mut written = vec![0_usize; people];
    let mine = drawn.plans.iter().map(|p| p.author as usize);
    mine.filter(|author| *author < people)
        .for_each(|author| written[author] += 1);
    let posts: usize = written.iter().sum();
    let reach: usize = written
        .iter()
        .zip(&drawn.followers)
        .map(|(posts, followers)| posts * followers.len())
        .sum();
    written.sort_unstable_by(|a, b| b.cmp(a));
    let top = |share: &f64| {
        let first = (people as f64 * share) as usize;
        part(written[..first].iter().sum(), posts) * 100.0
    };
    let home = |all: &Vec<u32>| {
        let people = all.iter().filter(|p| (**p as usize) < people);
        people.map(|p| drawn.rates[*p as usize]).sum()
    };
    let silent = drawn.rates.iter().filter(|rate| **rate == 0.0).count();
    let rates = drawn.rates[..people].iter().sum::<f64>() / people as f64;
    vec![
        Figure::new("posts of a person on a working day", vec![rates], &[0.56]),
        Figure::new(
            "share of people who never write",
            vec![part(silent, people)],
            &[0.17],
        ),
        Figure::new(
            "posts by the first 1 / 10 / 20 / 50 %",
            [0.01, 0.1, 0.2, 0.5].iter().map(top).collect(),
            &[11.5, 53.6, 71.9, 93.8],
        ),
        Figure::new(
            "followers that a post reaches",
            vec![part(reach, posts)],
            &[74.0],
        ),
        Figure::new(
            "posts in home on a working day, p50 / 90 / 95 / 99",
            quantiles(drawn.follows.iter().map(home), &[0.5, 0.9, 0.95, 0.99]),
            &[26.0, 97.0, 137.0, 244.0],
        ),
    ]
}

fn clock(drawn: &Drawn) -> Vec<Figure> {
    let mut hours: HashMap<i64, [f64; 60]> = HashMap::new();
    let (mut days, mut idle) = ([0.0, 0.0], [HashSet::new(), HashSet::new()]);
    for plan in &drawn.plans {
        let free = usize::from(weekend(plan.at));
        days[free] += 1.0;
        idle[free].insert(plan.at / DAY);
        let minute = plan.at.div_euclid(60);
        hours.entry(minute.div_euclid(60)).or_insert([0.0; 60])[minute.rem_euclid(60) as usize] +=
            1.0;
    }
    let of = |minutes: &[f64; 60]| minutes.iter().sum::<f64>();
    let mut shares = [0.0; 24];
    let (mut spread, mut busy) = (0.0, 0.0);
    let mut middays = Vec::new();
    // One after the other, so that the sums are the same each time.
    let mut all: Vec<_> = hours
        .into_iter()
        .filter(|(h, _)| !weekend(h * 3600))
        .collect();
    all.sort_unstable_by_key(|(hour, _)| *hour);
    for (hour, minutes) in &all {
        let (at, sum) = (hour.rem_euclid(24) as usize, of(minutes));
        shares[at] += sum / days[0];
        if HOURS[at] >= 8.0 && sum > 0.0 {
            middays.push(sum / HOURS[at]);
            let mean = sum / 60.0;
            spread += minutes.iter().map(|n| (n - mean).powi(2)).sum::<f64>() / 59.0;
            busy += mean;
        }
    }
    let mean = middays.iter().sum::<f64>() / middays.len().max(1) as f64;
    let moods = middays.iter().map(|m| (m - mean).powi(2)).sum::<f64>();
    let mood = (moods / middays.len().max(1) as f64).sqrt() / mean;
    let each = |free: usize| days[free] / idle[free].len().max(1) as f64;
    let most = shares.iter().copied().fold(0.0, f64::max);
    let nine = shares[8..18].iter().sum::<f64>();
    vec![
        Figure::new(
            "a day of the weekend, of a working day",
            vec![each(1) / each(0)],
            &[0.05],
        ),
        Figure::new(
            "the busiest hour, and 8 to 18 h, of a working day",
            vec![most, nine],
            &[0.113, 0.887],
        ),
        Figure::new("how hours vary", vec![mood], &[0.4]),
        Figure::new(
            "minutes of an hour, variance by mean",
            vec![spread / busy],
            &[1.25],
        ),
    ]
}

fn threads(drawn: &Drawn) -> Vec<Figure> {
    let plans = &drawn.plans;
    let answers = plans.iter().filter_map(|p| Some((p, p.answers?)));
    let delays = answers
        .clone()
        .map(|(p, n)| (p.at - plans[n as usize].at) as f64 / 60.0);
    let mut threads: HashMap<u32, (usize, HashSet<u32>)> = HashMap::new();
    for (plan, _) in answers {
        let thread = threads.entry(plan.thread).or_default();
        thread.0 += 1;
        thread.1.insert(plan.author);
    }
    let sizes = threads.values().map(|(answers, _)| (answers + 1) as f64);
    let people = threads.iter().map(|(root, (_, people))| {
        let root = plans[*root as usize].author;
        (people.len() + usize::from(!people.contains(&root))) as f64
    });
    let delays: Vec<f64> = delays.collect();
    vec![
        Figure::new("answers", vec![part(delays.len(), plans.len())], &[0.126]),
        Figure::new(
            "minutes until an answer, p10 / 25 / 50 / 75",
            quantiles(delays, &[0.1, 0.25, 0.5, 0.75]),
            &[8.0, 39.0, 462.0, 4260.0],
        ),
        Figure::new(
            "posts of a thread, p50 / 90 / 99",
            quantiles(sizes, &[0.5, 0.9, 0.99]),
            &[3.5, 25.0, 85.0],
        ),
        Figure::new(
            "people of a thread, p50 / 95",
            quantiles(people, &[0.5, 0.95]),
            &[2.0, 5.5],
        ),
    ]
}

fn texts(drawn: &Drawn, corpus: &Corpus) -> Vec<Figure> {
    let mut dice = Dice(drawn.seed ^ 0x7e87);
    let people = drawn.shape.people.len();
    let text = |_| {
        let author = dice.below(people);
        let named = names(&drawn.follows[author], &mut dice).map(|_| "somebody");
        corpus.text(named, &mut dice)
    };
    let texts: Vec<String> = (0..TEXTS).map(text).collect();
    let has = |of: &dyn Fn(&String) -> bool| part(texts.iter().filter(|t| of(t)).count(), TEXTS);
    vec![
        Figure::new(
            "characters of a post, p50 / 90",
            quantiles(texts.iter().map(|t| t.chars().count() as f64), &[0.5, 0.9]),
            &[82.0, 260.0],
        ),
        Figure::new(
            "posts of at most 280 characters",
            vec![has(&|t| t.chars().count() <= 280)],
            &[0.91],
        ),
        Figure::new(
            "posts that name somebody / carry a tag",
            vec![has(&|t| t.contains('@')), has(&|t| t.contains('#'))],
            &[0.12, 0.15],
        ),
        Figure::new(
            "posts that lead somewhere / ask",
            vec![has(&|t| t.contains("://")), has(&|t| t.contains('?'))],
            &[0.085, 0.16],
        ),
    ]
}

//! What was drawn, beside what was measured in real organisations.

use std::collections::HashSet;

use super::shape::Shape;
use super::talk::Plan;

/// Prints the distributions beside their targets.
pub fn print(shape: &Shape, follows: &[Vec<u32>], plans: &[Plan]) {
    let people = shape.people.len();
    println!("{:<52} {:>28}   target", "", "drawn");
    let line =
        |what: &str, drawn: String, target: &str| println!("{what:<52} {drawn:>28}   {target}");
    line(
        "people, divisions, departments",
        format!("{people}, {}, {}", shape.divisions, shape.departments.len()),
        "about 42 departments per 1,000",
    );
    let among: Vec<Vec<u32>> = follows
        .iter()
        .map(|all| {
            all.iter()
                .copied()
                .filter(|p| (*p as usize) < people)
                .collect()
        })
        .collect();
    let edges: usize = among.iter().map(Vec::len).sum();
    let mean = edges as f64 / people as f64;
    line(
        "follows; each person, among people",
        format!("{edges}; {mean:.1}"),
        "24.8 in one division, 31.7 in all",
    );
    let pairs: HashSet<(u32, u32)> = among
        .iter()
        .enumerate()
        .flat_map(|(a, all)| all.iter().map(move |b| (a as u32, *b)))
        .collect();
    let share = |n: usize| n as f64 / edges.max(1) as f64;
    let mutual = pairs.iter().filter(|(a, b)| pairs.contains(&(*b, *a)));
    line("mutual", format!("{:.3}", share(mutual.count())), "0.711");
    let home = |p: u32| shape.people[p as usize].department;
    let inside = pairs.iter().filter(|(a, b)| home(*a) == home(*b)).count();
    line(
        "within one department",
        format!("{:.3}", share(inside)),
        "0.347 (0.326 at 28,000)",
    );
    let near = |p: u32| shape.division(p as usize);
    let division = pairs.iter().filter(|(a, b)| near(*a) == near(*b)).count();
    line(
        "within one division",
        format!("{:.3}", share(division)),
        "0.861 at 28,000",
    );
    let mut followers = vec![0_usize; people];
    pairs.iter().for_each(|(_, b)| followers[*b as usize] += 1);
    let out: Vec<usize> = among.iter().map(Vec::len).collect();
    line("follows, p50 / 90 / 99", quantiles(&out), "14 / 64 / 155");
    line(
        "followers, p50 / 90 / 99",
        quantiles(&followers),
        "17 / 60 / 127",
    );
    let mut written = vec![0_usize; people];
    plans.iter().for_each(|p| written[p.author as usize] += 1);
    let reach: usize = plans.iter().map(|p| followers[p.author as usize]).sum();
    written.sort_unstable_by(|a, b| b.cmp(a));
    let top = |share: f64| {
        let first = (people as f64 * share) as usize;
        let posts: usize = written[..first].iter().sum();
        format!("{:.1}", posts as f64 * 100.0 / plans.len().max(1) as f64)
    };
    line(
        "posts",
        plans.len().to_string(),
        "0.56 per person and working day",
    );
    line(
        "of them by the first 1 / 10 / 20 / 50 %",
        [0.01, 0.1, 0.2, 0.5].map(top).join(" / "),
        "11 / 53 / 73 / 97",
    );
    line(
        "followers a post reaches",
        format!("{:.0}", reach as f64 / plans.len().max(1) as f64),
        "59 to 74",
    );
    let answers = plans.iter().filter(|p| p.answers.is_some()).count();
    line(
        "answers",
        format!("{:.3}", answers as f64 / plans.len().max(1) as f64),
        "",
    );
}

fn quantiles(values: &[usize]) -> String {
    let mut values = values.to_vec();
    values.sort_unstable();
    let at = |share: f64| values[((values.len() as f64 * share) as usize).min(values.len() - 1)];
    format!("{} / {} / {}", at(0.5), at(0.9), at(0.99))
}

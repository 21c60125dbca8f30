//! How large departments are, and who follows whom.

use super::{Figure, part, quantiles};
use crate::world::Drawn;
use crate::world::ties::CORPORATE;

/// From so many divisions on the targets are those of the whole organisation, not of one division.
const MANY: usize = 10;

/// How people stand to each other: ties, units, who is followed most.
pub fn figures(drawn: &Drawn) -> Vec<Figure> {
    let (shape, people) = (&drawn.shape, drawn.shape.people.len());
    let whole = |many: f64, one: f64| if shape.divisions >= MANY { many } else { one };
    let among: Vec<Vec<u32>> = drawn
        .follows
        .iter()
        .map(|all| {
            let people = all.iter().copied().filter(|p| (*p as usize) < people);
            people.collect()
        })
        .collect();
    let edges: usize = among.iter().map(Vec::len).sum();
    let each = || {
        let of = |(a, all): (usize, &'_ Vec<u32>)| all.iter().map(|b| (a, *b as usize)).collect();
        among.iter().enumerate().flat_map::<Vec<_>, _>(of)
    };
    let share =
        |of: &dyn Fn(usize, usize) -> bool| part(each().filter(|(a, b)| of(*a, *b)).count(), edges);
    let mutual = share(&|a, b| among[b].binary_search(&(a as u32)).is_ok());
    let near = share(&|a, b| shape.people[a].department == shape.people[b].department);
    let division = share(&|a, b| shape.division(a) == shape.division(b));
    // Degrees and triangles were measured in one division.
    let own: Vec<Vec<u32>> = among
        .iter()
        .enumerate()
        .map(|(a, all)| {
            let own = |b: &u32| shape.division(*b as usize) == shape.division(a);
            all.iter().copied().filter(own).collect()
        })
        .collect();
    let mut followers = vec![0.0; people];
    own.iter()
        .flatten()
        .for_each(|b| followers[*b as usize] += 1.0);
    let corporate: usize = drawn.follows.iter().map(Vec::len).sum::<usize>() - edges;
    let thirds = [0.5, 0.9, 0.99];
    let sizes = shape.departments.iter().map(|d| d.size as f64);
    let (clustering, transitivity) = triangles(&own);
    vec![
        Figure::new(
            "departments for each 1,000 people",
            vec![shape.departments.len() as f64 * 1e3 / people as f64],
            &[42.0],
        ),
        Figure::new(
            "people of a department, p25 / 50 / 75 / 90",
            quantiles(sizes, &[0.25, 0.5, 0.75, 0.9]),
            &[8.0, 15.0, 29.0, 55.0],
        ),
        Figure::new(
            "follows of each, among people",
            vec![part(edges, people)],
            &[whole(31.7, 24.8)],
        ),
        Figure::new(
            "share of people that follow a corporate account",
            vec![part(corporate, people * CORPORATE.0)],
            &[CORPORATE.1],
        ),
        Figure::new("mutual", vec![mutual], &[whole(0.708, 0.711)]),
        Figure::new("within one department", vec![near], &[whole(0.326, 0.347)]),
        Figure::new("within one division", vec![division], &[whole(0.861, 1.0)]),
        Figure::new(
            "follows, p50 / 90 / 99 (in one division)",
            quantiles(own.iter().map(|all| all.len() as f64), &thirds),
            &[14.0, 64.0, 155.0],
        ),
        Figure::new(
            "followers, p50 / 90 / 99 (in one division)",
            quantiles(followers, &thirds),
            &[17.0, 60.0, 127.0],
        ),
        Figure::new(
            "clustering, transitivity (in one division)",
            vec![clustering, transitivity],
            &[0.399, 0.267],
        ),
    ]
}

/// How many of somebody's contacts know each other, as a mean over people and over all pairs.
fn triangles(follows: &[Vec<u32>]) -> (f64, f64) {
    let mut contacts = vec![Vec::new(); follows.len()];
    for (a, all) in follows.iter().enumerate() {
        for b in all {
            contacts[a].push(*b);
            contacts[*b as usize].push(a as u32);
        }
    }
    for all in &mut contacts {
        all.sort_unstable();
        all.dedup();
    }
    let (mut clustering, mut some, mut closed, mut open) = (0.0, 0, 0.0, 0.0);
    for all in contacts.iter().filter(|all| all.len() > 1) {
        let known = |b: &u32| common(all, &contacts[*b as usize]);
        // Each pair that knows each other is found from both.
        let found = all.iter().map(known).sum::<usize>() as f64 / 2.0;
        let pairs = (all.len() * (all.len() - 1)) as f64 / 2.0;
        clustering += found / pairs;
        some += 1;
        closed += found;
        open += pairs;
    }
    (
        clustering / f64::from(some.max(1)),
        closed / f64::max(open, 1.0),
    )
}

/// How many are in both; both are sorted.
fn common(a: &[u32], b: &[u32]) -> usize {
    let (mut a, mut b, mut found) = (a.iter().peekable(), b.iter().peekable(), 0);
    while let (Some(x), Some(y)) = (a.peek(), b.peek()) {
        match x.cmp(y) {
            std::cmp::Ordering::Less => drop(a.next()),
            std::cmp::Ordering::Greater => drop(b.next()),
            std::cmp::Ordering::Equal => {
                found += 1;
                a.next();
                b.next();
            }
        }
    }
    found
}

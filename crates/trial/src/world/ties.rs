//! Who follows whom: ties within departments, across them, across divisions, and to the corporate accounts.

use std::collections::HashSet;

use super::shape::Shape;
use crate::dice::{Dice, sums};

/// Accounts that speak for the organisation, and the share of everyone that follows each.
pub const CORPORATE: (usize, f64) = (6, 0.6);
/// Follows that are mutual, within a department and across.
const MUTUAL: (f64, f64) = (0.752, 0.689);
/// Share of follows across divisions: what the prototype of the recipe came to with its tenth of ties.
const FAR: f64 = 0.139;
/// External ties of a person, as a rule and at most.
const EXTERNAL: (f64, f64) = (14.6, 240.0);
/// Ties across departments that close a triangle.
const TRIANGLE: f64 = 0.85;
/// How often somebody looks for another to meet, when who was found is known, near, or oneself.
const TRIES: usize = 3;

/// Ties in the making.
struct Ties<'a> {
    shape: &'a Shape,
    dice: &'a mut Dice,
    known: HashSet<u64>,
    contacts: Vec<Vec<u32>>,
    /// For each person whom they follow.
    follows: Vec<Vec<u32>>,
}

/// Draws whom each person follows; the corporate accounts have the numbers after the last person.
pub fn draw(shape: &Shape, dice: &mut Dice) -> Vec<Vec<u32>> {
    let people = shape.people.len();
    let mut ties = Ties {
        shape,
        dice,
        known: HashSet::new(),
        contacts: vec![Vec::new(); people],
        follows: vec![Vec::new(); people],
    };
    ties.within();
    ties.across();
    ties.far();
    let Ties {
        dice, mut follows, ..
    } = ties;
    for all in &mut follows {
        for account in 0..CORPORATE.0 {
            if dice.chance(CORPORATE.1) {
                all.push((people + account) as u32);
            }
        }
        all.sort_unstable();
    }
    follows
}

impl Ties<'_> {
    fn tie(&mut self, a: usize, b: usize, mutual: f64) -> bool {
        let (low, high) = (a.min(b) as u64, a.max(b) as u64);
        if a == b || !self.known.insert(low << 32 | high) {
            return false;
        }
        self.contacts[a].push(b as u32);
        self.contacts[b].push(a as u32);
        let people = &self.shape.people;
        if self.dice.chance(mutual / (2.0 - mutual)) {
            self.follows[a].push(b as u32);
            self.follows[b].push(a as u32);
        } else {
            let forward = 1.0 / (1.0 + (people[b].z - people[a].z).exp());
            let (from, to) = if self.dice.chance(forward) {
                (a, b)
            } else {
                (b, a)
            };
            self.follows[from].push(to as u32);
        }
        true
    }

    fn within(&mut self) {
        let shape = self.shape;
        for department in shape.departments.iter().filter(|d| d.size > 1) {
            let size = department.size as f64;
            let wanted = 0.68 * 1.33 * size.powf(0.69) * size / 2.0;
            let weight = |p: usize| (0.9 * shape.people[p].z).exp();
            let pairs: Vec<(usize, usize, f64)> = department
                .people()
                .flat_map(|a| (a + 1..department.people().end).map(move |b| (a, b)))
                .map(|(a, b)| (a, b, weight(a) * weight(b)))
                .collect();
            let factor = factor(wanted, &pairs);
            for (a, b, weight) in pairs {
                if self.dice.chance((weight * factor).min(1.0)) {
                    self.tie(a, b, MUTUAL.0);
                }
            }
        }
    }

    fn across(&mut self) {
        let shape = self.shape;
        let partners = Partners::draw(shape, self.dice);
        let weight = |p: usize| {
            let size = shape.departments[shape.people[p].department].size as f64;
            let falls = (27.8 - 17.9 * (size / 5.0).ln() / 16.0_f64.ln()).clamp(9.9, 27.8);
            (1.3 * shape.people[p].z).exp() * falls
        };
        let people = 0..shape.people.len();
        let mean = people.clone().map(weight).sum::<f64>() / people.len().max(1) as f64;
        let wanted: Vec<usize> = people
            .map(|p| {
                let rate = (EXTERNAL.0 * weight(p) / mean).min(EXTERNAL.1);
                self.dice.poisson(rate)
            })
            .collect();
        // Everybody in turn, so that there are triangles to close.
        for round in 0..wanted.iter().copied().max().unwrap_or(0) {
            let still = wanted.iter().enumerate().filter(|(_, n)| round < **n);
            still.for_each(|(person, _)| self.outside(person, &partners));
        }
    }

    fn outside(&mut self, person: usize, partners: &Partners) {
        let triangle = self.dice.chance(TRIANGLE);
        let home = self.shape.people[person].department;
        for _ in 0..TRIES {
            let other = if triangle {
                self.friend_of_friend(person)
            } else {
                partners.pick(self.shape, person, self.dice)
            };
            let other = other.filter(|o| self.shape.people[*o].department != home);
            if other.is_some_and(|other| self.tie(person, other, MUTUAL.1)) {
                return;
            }
        }
    }

    fn friend_of_friend(&mut self, person: usize) -> Option<usize> {
        let near = &self.contacts[person];
        let friend = *near.get(self.dice.below(near.len()))? as usize;
        let further = &self.contacts[friend];
        let other = *further.get(self.dice.below(further.len()))?;
        Some(other as usize)
    }

    fn far(&mut self) {
        if self.shape.divisions < 2 {
            return;
        }
        let weights = sums(self.shape.people.iter().map(|p| p.z.exp()));
        let near: usize = self.follows.iter().map(Vec::len).sum();
        let each = 1.0 + MUTUAL.1 / (2.0 - MUTUAL.1);
        let wanted = (near as f64 * FAR / (1.0 - FAR) / each) as usize;
        let mut made = 0;
        for _ in 0..wanted * 20 {
            if made == wanted {
                return;
            }
            let (a, b) = (self.dice.weighted(&weights), self.dice.weighted(&weights));
            if self.shape.division(a) != self.shape.division(b) {
                made += usize::from(self.tie(a, b, MUTUAL.1));
            }
        }
    }
}

/// By what the weights of pairs are to be multiplied so that `wanted` of them are expected, though none is likelier than sure.
fn factor(wanted: f64, pairs: &[(usize, usize, f64)]) -> f64 {
    let mut factor = wanted / pairs.iter().map(|p| p.2).sum::<f64>();
    for _ in 0..30 {
        let expected: f64 = pairs.iter().map(|p| (p.2 * factor).min(1.0)).sum();
        factor *= (wanted / expected).min(4.0);
    }
    factor
}

/// For each department the others of its division, the nearest first.
struct Partners {
    order: Vec<(Vec<usize>, Vec<f64>)>,
    sociable: Vec<Vec<f64>>,
}

impl Partners {
    fn draw(shape: &Shape, dice: &mut Dice) -> Self {
        let mut order = Vec::new();
        for (own, department) in shape.departments.iter().enumerate() {
            let same =
                |d: &usize| *d != own && shape.departments[*d].division == department.division;
            let mut others: Vec<usize> = (0..shape.departments.len()).filter(same).collect();
            for at in (1..others.len()).rev() {
                others.swap(at, dice.below(at + 1));
            }
            let weight = |(rank, d): (usize, &usize)| {
                (shape.departments[*d].size as f64).sqrt() / ((rank + 1) as f64).powf(1.3)
            };
            let weights = sums(others.iter().enumerate().map(weight));
            order.push((others, weights));
        }
        let sociable = |d: &super::shape::Department| {
            sums(d.people().map(|p| (1.15 * shape.people[p].z).exp()))
        };
        Self {
            order,
            sociable: shape.departments.iter().map(sociable).collect(),
        }
    }

    fn pick(&self, shape: &Shape, person: usize, dice: &mut Dice) -> Option<usize> {
        let (others, weights) = &self.order[shape.people[person].department];
        let department = *others.get(dice.weighted(weights))?;
        let first = shape.departments[department].first;
        Some(first + dice.weighted(&self.sociable[department]))
    }
}

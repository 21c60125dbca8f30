//! The tree as a list in the order one reads it.

use std::collections::{HashMap, HashSet};

use model::UnitId;
use store::units::Place;

use crate::{Answer, Ctx};

/// A unit and how deep it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Branch {
    /// The unit.
    pub unit: Place,
    /// The unit it belongs to.
    pub parent: Option<UnitId>,
    /// Units above it.
    pub depth: usize,
}

/// Every unit, each followed by those below it: to choose from.
pub async fn choices(ctx: &Ctx) -> Answer<Vec<Branch>> {
    ctx.read(|c| Ok(ordered(store::units::list_places(c)?)))
        .await
}

/// A unit in the whole tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// The unit and its place.
    pub branch: Branch,
    /// People in it and below it.
    pub people: i64,
}

/// Every unit, each followed by those below it, with its people counted.
pub async fn tree(ctx: &Ctx) -> Answer<Vec<Counted>> {
    ctx.read(|c| {
        let counts = store::units::counts(c)?;
        let all = ordered(store::units::list_places(c)?).into_iter();
        Ok(all
            .map(|branch| Counted {
                people: counts.get(&branch.unit.id).copied().unwrap_or(0),
                branch,
            })
            .collect())
    })
    .await
}

/// Each unit followed by those below it; the order of sisters stays.
pub(crate) fn ordered(all: Vec<(Place, Option<UnitId>)>) -> Vec<Branch> {
    let known: HashSet<UnitId> = all.iter().map(|(unit, _)| unit.id).collect();
    let mut below: HashMap<Option<UnitId>, Vec<Place>> = HashMap::new();
    for (unit, parent) in all {
        let parent = parent.filter(|p| known.contains(p));
        below.entry(parent).or_default().push(unit);
    }
    let mut found = Vec::with_capacity(known.len());
    let mut waiting: Vec<Branch> = Vec::new();
    let mut push = |waiting: &mut Vec<Branch>, parent: Option<UnitId>, depth: usize| {
        let sisters = below.remove(&parent).unwrap_or_default();
        let sisters = sisters.into_iter().rev();
        waiting.extend(sisters.map(|unit| Branch {
            unit,
            parent,
            depth,
        }));
    };
    push(&mut waiting, None, 0);
    while let Some(branch) = waiting.pop() {
        push(&mut waiting, Some(branch.unit.id), branch.depth + 1);
        found.push(branch);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_unit_is_followed_by_those_below_it() {
        let place = |id: i64, name: &str| Place {
            id: id.into(),
            kind: model::UnitKind::Team,
            name: name.to_owned(),
            slug: name.to_owned(),
        };
        let all = vec![
            (place(3, "a"), Some(2.into())),
            (place(1, "acme"), None),
            (place(2, "b"), Some(1.into())),
            (place(4, "c"), Some(1.into())),
        ];
        let names: Vec<(String, usize)> = ordered(all)
            .into_iter()
            .map(|b| (b.unit.name, b.depth))
            .collect();
        let wanted = [("acme", 0), ("b", 1), ("a", 2), ("c", 1)];
        assert_eq!(names, wanted.map(|(n, d)| (n.to_owned(), d)));
    }
}

//! Units of a list: found by name, address or path, or planned.

use std::collections::HashMap;

use model::{UnitId, UnitKind};
use store::units::Place;

use super::Problem;
use crate::policy::limit::UNIT_NAME_CHARS;
use crate::units::Branch;

/// A unit that is there, or will be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Node {
    /// Its id, when it is there.
    pub id: Option<UnitId>,
    /// The one above it, as a number of the tree.
    pub parent: Option<usize>,
    /// Name.
    pub name: String,
    /// What it is called.
    pub kind: UnitKind,
}

/// The tree as it will be.
#[derive(Debug, Clone, Default)]
pub(super) struct Tree {
    /// Those that are there first; each after the one above it.
    pub nodes: Vec<Node>,
    by_slug: HashMap<String, usize>,
    by_name: HashMap<String, Vec<usize>>,
    below: HashMap<(Option<usize>, String), usize>,
}

impl Tree {
    /// The tree as it is.
    pub fn of(branches: Vec<Branch>) -> Self {
        let mut tree = Self::default();
        let mut numbers: HashMap<UnitId, usize> = HashMap::new();
        for Branch { unit, parent, .. } in branches {
            let parent = parent.and_then(|p| numbers.get(&p).copied());
            let Place {
                id,
                kind,
                name,
                slug,
            } = unit;
            let number = tree.add(Node {
                id: Some(id),
                parent,
                name,
                kind,
            });
            numbers.insert(id, number);
            tree.by_slug.insert(slug, number);
        }
        tree
    }

    fn add(&mut self, node: Node) -> usize {
        let (number, key) = (self.nodes.len(), text::key(&node.name));
        self.by_name.entry(key.clone()).or_default().push(number);
        self.below.entry((node.parent, key)).or_insert(number);
        self.nodes.push(node);
        number
    }

    /// The number of the unit with this id.
    pub fn number(&self, id: UnitId) -> Option<usize> {
        self.nodes.iter().position(|node| node.id == Some(id))
    }

    /// The unit that is written as `A > B > C`, or by its name or address alone; what is missing of it is planned.
    pub fn find(&mut self, written: &str) -> Result<usize, Problem> {
        let path: Vec<&str> = written
            .split('>')
            .map(str::trim)
            .filter(|part| !part.is_empty())
            .collect();
        let problem = |why, limit| Problem {
            field: "unit",
            why,
            limit,
        };
        if path.iter().any(|p| p.chars().count() > UNIT_NAME_CHARS) {
            return Err(problem("too-long", Some(UNIT_NAME_CHARS as i64)));
        }
        match path.as_slice() {
            [] => Err(problem("unknown", None)),
            [only] => {
                if let Some(number) = self.by_slug.get(*only) {
                    return Ok(*number);
                }
                match self.by_name.get(&text::key(only)).map(Vec::as_slice) {
                    Some([number]) => Ok(*number),
                    Some(_) => Err(problem("ambiguous", None)),
                    None => Ok(self.lone(only)),
                }
            }
            path => Ok(self.walk(path)),
        }
    }

    /// A unit of which only the name is known: below the whole when there is one whole.
    fn lone(&mut self, name: &str) -> usize {
        let mut tops = (0..self.nodes.len()).filter(|n| self.nodes[*n].parent.is_none());
        let top = tops.next().filter(|_| tops.next().is_none());
        let kind = match top {
            Some(_) => UnitKind::Department,
            None => UnitKind::Company,
        };
        self.add(Node {
            id: None,
            parent: top,
            name: name.to_owned(),
            kind,
        })
    }

    fn walk(&mut self, path: &[&str]) -> usize {
        const KINDS: [UnitKind; 4] = [
            UnitKind::Company,
            UnitKind::Division,
            UnitKind::Department,
            UnitKind::Team,
        ];
        let mut at: Option<usize> = None;
        for (depth, name) in path.iter().enumerate() {
            let there = self.below.get(&(at, text::key(name))).copied();
            let number = there.unwrap_or_else(|| {
                self.add(Node {
                    id: None,
                    parent: at,
                    name: (*name).to_owned(),
                    kind: KINDS[depth.min(KINDS.len() - 1)],
                })
            });
            at = Some(number);
        }
        at.unwrap_or_default()
    }

    /// Units that are to be made, as paths.
    pub fn planned(&self) -> Vec<String> {
        let new = (0..self.nodes.len()).filter(|n| self.nodes[*n].id.is_none());
        new.map(|number| self.path(number)).collect()
    }

    fn path(&self, number: usize) -> String {
        let node = &self.nodes[number];
        match node.parent {
            Some(parent) => format!("{} > {}", self.path(parent), node.name),
            None => node.name.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_made_once_and_names_found() {
        let mut tree = Tree::default();
        let team = tree.find("Acme > Sales > North").unwrap();
        assert_eq!(tree.find("acme>SALES> nórth").unwrap(), team);
        assert_eq!(tree.find("north").unwrap(), team);
        let other = tree.find("Acme > Product > North").unwrap();
        assert_ne!(team, other);
        assert_eq!(tree.find("North").unwrap_err().why, "ambiguous");
        tree.find("Canteen").unwrap();
        let planned = tree.planned();
        assert_eq!(planned.last().unwrap(), "Acme > Canteen");
        assert_eq!(planned.len(), 6);
        assert_eq!(tree.nodes[team].kind, UnitKind::Department);
    }
}

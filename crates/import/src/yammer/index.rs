//! Where each message lies, in the order they were written in; who wrote where.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs::File;

use csv::Position;

use super::message::{is_private, participants, time};
use super::table::Table;
use crate::Problem;
use crate::out::Out;

/// The order of messages.
#[derive(Debug, Default)]
pub(super) struct Index {
    /// Rows in order, each message once.
    pub places: Vec<Position>,
    /// Who wrote in a group.
    pub members: BTreeMap<String, BTreeSet<String>>,
    /// Who took part in a conversation, by its thread.
    pub talks: BTreeMap<String, BTreeSet<String>>,
}

impl Index {
    /// Goes through all messages once.
    pub fn read(file: &mut File, out: &mut Out) -> Result<Self, Problem> {
        let mut index = Self::default();
        let mut table = Table::new(file)?;
        let mut order: Vec<((i64, u64), Position)> = Vec::new();
        let mut known: HashMap<u64, usize> = HashMap::new();
        let mut number = 1;
        loop {
            let place = table.position();
            let row = match table.next() {
                None => break,
                Some(Ok(row)) => row,
                Some(Err(e)) => {
                    out.leave("unreadable", format!("Messages.csv row {number}: {e}"));
                    continue;
                }
            };
            number += 1;
            let Ok(id) = row.get("id").parse::<u64>() else {
                out.leave("unreadable", format!("Messages.csv row {number}: no id"));
                continue;
            };
            let at = time(row.get("created_at")).map_or(0, |at| at.micros());
            match known.get(&id) {
                // A later row is a later wording.
                Some(earlier) => {
                    out.leave("earlier-wording", id.to_string());
                    order[*earlier].1 = place;
                }
                None => {
                    known.insert(id, order.len());
                    order.push(((at, id), place));
                }
            }
            let (sender, group) = (
                row.get("sender_id").to_owned(),
                row.get("group_id").to_owned(),
            );
            if is_private(&row) {
                let talk = index
                    .talks
                    .entry(row.get("thread_id").to_owned())
                    .or_default();
                talk.extend(participants(&row));
                talk.insert(sender);
            } else if !group.is_empty() {
                index.members.entry(group).or_default().insert(sender);
            }
        }
        order.sort_by_key(|(key, _)| *key);
        index.places = order.into_iter().map(|(_, place)| place).collect();
        Ok(index)
    }
}

//! The organisation's tree.

use crate::code::codes;
use crate::id::UnitId;

codes! {
    /// What a unit is called.
    UnitKind {
        /// The whole, or a legal entity.
        Company = 0 "company",
        /// A large part.
        Division = 1 "division",
        /// A part of a division.
        Department = 2 "department",
        /// People who work together, or share an interest.
        Team = 3 "team",
        /// A place.
        Office = 4 "office",
        /// A part of a place.
        Floor = 5 "floor",
    }
}

/// A node in the organisation's tree.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Unit {
    /// Id.
    pub id: UnitId,
    /// The unit it belongs to.
    pub parent_id: Option<UnitId>,
    /// What it is called.
    pub kind: UnitKind,
    /// Name.
    pub name: String,
    /// Name in addresses; unique.
    pub slug: String,
    /// What it is for.
    pub about: String,
    /// People in it and below it, counted once each.
    pub members_count: i64,
}

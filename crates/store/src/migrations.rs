//! The steps from an empty database to today's: forward only, never edited once landed.

use db::Migration;

macro_rules! steps {
    ($($version:literal $name:literal),* $(,)?) => {
        /// Every step, in order.
        pub const ALL: &[Migration] = &[$(Migration {
            version: $version,
            name: $name,
            sql: include_str!(concat!("../migrations/", $name, ".sql")),
        }),*];
    };
}

steps! {
    1 "0001_people",
    2 "0002_statuses",
    3 "0003_reading",
    4 "0004_events",
    5 "0005_search",
    6 "0006_places",
    7 "0007_audit",
    8 "0008_order",
    9 "0009_oauth",
    10 "0010_comfort",
    11 "0011_imports",
    12 "0012_records",
    13 "0013_emoji",
}

//! What the index does by itself; that it does as the store does, is tested where both are.

use model::{
    AccountId, Audience, GroupId, GroupLevel, Header, Part, Standing, StatusId, Time, Timeline,
    UnitId,
};

use crate::{Index, Range};

fn ann() -> AccountId {
    AccountId::from(1)
}

fn ben() -> AccountId {
    AccountId::from(2)
}

fn eva() -> AccountId {
    AccountId::from(3)
}

fn post(id: i64, author: AccountId) -> Header {
    Header {
        id: StatusId::from(id),
        author_id: author,
        thread_id: StatusId::from(id),
        is_reply: false,
        reply_to_account_id: None,
        boost_of_id: None,
        audience: Audience::Everyone,
        has_media: false,
        deleted: false,
        hidden: false,
        tags: Vec::new(),
        named: Vec::new(),
    }
}

fn page(
    index: &Index,
    who: AccountId,
    line: Timeline,
    (low, high): (i64, i64),
    up: bool,
) -> Vec<i64> {
    let range = Range {
        low,
        high,
        up,
        most: 3,
    };
    let found = index.find(who, line, range, Time::default());
    found.iter().map(|id| id.get()).collect()
}

fn all(index: &Index, who: AccountId, line: Timeline) -> Vec<i64> {
    page(index, who, line, (0, i64::MAX), false)
}

#[test]
fn pages_go_both_ways_and_whatever_comes_late_stands_in_its_place() {
    let mut index = Index::new(100, StatusId::default());
    for id in [10, 30, 50, 20, 40] {
        index.put(&post(id, if id == 20 { eva() } else { ben() }));
    }
    index.follow(ann(), ben(), true);
    assert_eq!(all(&index, ann(), Timeline::Home), [50, 40, 30]);
    assert_eq!(
        page(&index, ann(), Timeline::Home, (0, 40), false),
        [30, 10]
    );
    assert_eq!(
        page(&index, ann(), Timeline::Home, (10, i64::MAX), true),
        [30, 40, 50]
    );
    assert_eq!(all(&index, ann(), Timeline::Everyone), [50, 40, 30]);
    index.follow(ann(), ben(), false);
    assert!(all(&index, ann(), Timeline::Home).is_empty());
}

#[test]
fn a_home_of_very_many_people_is_read_the_other_way_round_and_is_the_same() {
    let mut index = Index::new(2_000, StatusId::default());
    let crowd: Vec<AccountId> = (100..500).map(AccountId::from).collect();
    for (i, who) in crowd.iter().enumerate() {
        index.put(&post(1_000 + i as i64, *who));
    }
    index.put(&post(5_000, eva()));
    index.stand(&Standing {
        follows: crowd,
        ..Standing::alone(ann())
    });
    assert_eq!(all(&index, ann(), Timeline::Home), [1_399, 1_398, 1_397]);
    assert_eq!(
        page(&index, ann(), Timeline::Home, (1_396, i64::MAX), true),
        [1_397, 1_398, 1_399]
    );
}

#[test]
fn it_stays_small_and_still_knows_what_is_boosted() {
    let mut index = Index::new(16, StatusId::default());
    for id in 1..=40 {
        index.put(&post(id, ben()));
    }
    let mut boost = post(41, eva());
    boost.boost_of_id = Some(StatusId::from(2));
    index.put_boosted(&post(2, ben()));
    index.put(&boost);
    assert!(index.len() <= 18 && index.floor().get() > 20, "{index:?}");
    assert!(index.missing().is_empty());
    let by_eva = Timeline::Person(eva(), Part::All);
    assert_eq!(all(&index, ann(), by_eva), [41]);
    // What is boosted is taken away: so is the boost.
    let gone = Header {
        deleted: true,
        ..post(2, ben())
    };
    index.put(&gone);
    assert!(all(&index, ann(), by_eva).is_empty());
    for id in 42..=90 {
        index.put(&post(id, ben()));
    }
    assert!(index.bytes() < 20_000, "{}", index.bytes());
}

#[test]
fn places_are_seen_from_inside() {
    let mut index = Index::new(100, StatusId::default());
    let (company, team) = (UnitId::from(70), UnitId::from(71));
    let group = GroupId::from(80);
    index.set_tree([(company, company), (team, team), (team, company)]);
    index.set_group(group, Some(false));
    let to = |id, audience| Header {
        audience,
        ..post(id, ben())
    };
    index.put(&to(1, Audience::Unit(team)));
    index.put(&to(2, Audience::Group(group)));
    index.put(&to(3, Audience::Followers));
    assert!(all(&index, ann(), Timeline::Person(ben(), Part::All)).is_empty());
    index.stand(&Standing {
        units: vec![team],
        groups: vec![(group, GroupLevel::Nothing)],
        ..Standing::alone(ann())
    });
    assert_eq!(
        all(&index, ann(), Timeline::Person(ben(), Part::All)),
        [2, 1]
    );
    assert_eq!(all(&index, ann(), Timeline::Unit(company)), [1]);
    assert_eq!(all(&index, ann(), Timeline::Group(group)), [2]);
    // Nobody is in the group any more, and then it opens.
    index.set_members(group, []);
    assert!(all(&index, ann(), Timeline::Group(group)).is_empty());
    index.set_group(group, Some(true));
    assert_eq!(all(&index, ann(), Timeline::Group(group)), [2]);
}

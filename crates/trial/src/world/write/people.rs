//! Units, people and who follows whom.

use db::Value;
use model::{AccountState, Role, Time, Unit, UnitKind};
use store::accounts::NewAccount;

use super::World;
use crate::world::ties::CORPORATE;

impl World<'_> {
    pub(super) async fn units(&mut self, start: Time) {
        let unit = |id: i64, parent: Option<i64>, kind, name: String| Unit {
            id: id.into(),
            parent_id: parent.map(Into::into),
            kind,
            slug: text::slug(&name),
            name,
            about: String::new(),
            members_count: 0,
        };
        let shape = &self.drawn.shape;
        let company: i64 = self.ids.next(start);
        let mut units = vec![unit(company, None, UnitKind::Company, "Trial".to_owned())];
        let mut divisions: Vec<i64> = Vec::new();
        for n in 0..shape.divisions {
            divisions.push(self.ids.next(start));
            let name = format!("Division {}", n + 1);
            units.push(unit(divisions[n], Some(company), UnitKind::Division, name));
        }
        for (n, department) in shape.departments.iter().enumerate() {
            self.departments.push(self.ids.next(start));
            let (above, name) = (
                divisions[department.division],
                format!("Department {}", n + 1),
            );
            units.push(unit(
                self.departments[n],
                Some(above),
                UnitKind::Department,
                name,
            ));
        }
        self.write(units, move |tx, unit| store::units::insert(tx, unit, start))
            .await;
    }

    pub(super) async fn people(&mut self, start: Time) {
        let shape = &self.drawn.shape;
        let mut rows = Vec::new();
        for number in 0..shape.people.len() + CORPORATE.0 {
            let id: i64 = self.ids.next(start);
            let person = shape.people.get(number);
            let (handle, name) = match person {
                Some(_) => (format!("person{number}"), format!("Person {number}")),
                None => (format!("news{number}"), format!("News {number}")),
            };
            self.people.push(id);
            self.handles.push(handle.clone());
            let unit = person.map(|p| self.departments[p.department]);
            rows.push((id, handle, name, unit));
        }
        self.write(rows, move |tx, (id, handle, name, unit)| {
            let new = NewAccount {
                id: (*id).into(),
                handle,
                name,
                email: None,
                role: Role::Member,
                state: AccountState::Active,
                bot: false,
            };
            store::accounts::insert(tx, &new, start)?;
            if let Some(unit) = unit {
                store::units::join(tx, (*unit).into(), new.id, start)?;
                store::accounts::set_unit(tx, new.id, Some((*unit).into()), start)?;
            }
            Ok(())
        })
        .await;
    }

    pub(super) async fn follows(&self, start: Time) {
        let sql = "insert into follows (follower_id, followee_id, created_at) values ($1, $2, $3)";
        let at = start.micros();
        let of = |(who, all): (usize, &Vec<u32>)| {
            let who = self.people[who];
            let whom: Vec<i64> = all.iter().map(|n| self.people[*n as usize]).collect();
            whom.into_iter()
                .map(move |whom| [who.into(), whom.into(), at.into()])
        };
        let follows = self.drawn.follows.iter().enumerate();
        let rows: Vec<[Value; 3]> = follows.flat_map(of).collect();
        self.write(rows, move |tx, row| tx.execute(sql, row).map(drop))
            .await;
    }
}

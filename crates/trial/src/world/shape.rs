//! Who is there: divisions, departments, people and how sociable they are.

use crate::dice::Dice;

/// People of a division, as a rule.
const DIVISION: f64 = 1_000.0;
/// Share of people who hardly say anything, and how much less sociable they are.
const SILENT: (f64, f64) = (0.18, 2.2);

/// One person.
pub struct Person {
    /// How sociable, around 0.
    pub z: f64,
    pub department: usize,
}

/// One department: people in a row.
pub struct Department {
    pub division: usize,
    pub first: usize,
    pub size: usize,
}

impl Department {
    /// Numbers of its people.
    pub fn people(&self) -> std::ops::Range<usize> {
        self.first..self.first + self.size
    }
}

/// The organisation.
pub struct Shape {
    pub divisions: usize,
    pub departments: Vec<Department>,
    pub people: Vec<Person>,
}

impl Shape {
    /// Draws an organisation of so many people.
    pub fn draw(people: usize, dice: &mut Dice) -> Self {
        let divisions = ((people as f64 / DIVISION).round() as usize).max(1);
        let weights: Vec<f64> = (0..divisions)
            .map(|_| (0.35 * dice.normal()).exp())
            .collect();
        let whole: f64 = weights.iter().sum();
        let mut shape = Self {
            divisions,
            departments: Vec::new(),
            people: Vec::with_capacity(people),
        };
        let mut end = 0.0;
        for (division, weight) in weights.iter().enumerate() {
            end += weight / whole * people as f64;
            let upto = if division + 1 == divisions {
                people
            } else {
                end.round() as usize
            };
            shape.fill(division, upto, dice);
        }
        shape
    }

    /// Fills a division with departments until there are so many people.
    fn fill(&mut self, division: usize, upto: usize, dice: &mut Dice) {
        while self.people.len() < upto {
            let first = self.people.len();
            let drawn = (2.66 + 1.12 * dice.normal()).exp().clamp(1.0, 110.0);
            let size = (drawn.round() as usize).min(upto - first);
            let department = self.departments.len();
            for _ in 0..size {
                let silent = if dice.chance(SILENT.0) { SILENT.1 } else { 0.0 };
                let z = dice.normal() - silent;
                self.people.push(Person { z, department });
            }
            self.departments.push(Department {
                division,
                first,
                size,
            });
        }
    }

    /// The division of a person.
    pub fn division(&self, person: usize) -> usize {
        self.departments[self.people[person].department].division
    }
}

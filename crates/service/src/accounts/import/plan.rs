//! What a list would do.

use model::{Account, Link};
use store::Conn;

use super::super::profile::{ProfileDraft, TONGUE_CODES, checked};
use super::parse::Row;
use super::people::{Crowd, Lines, handle};
use super::places::Tree;
use super::{Line, Outcome, Problem, Report};
use crate::accounts::{is_address, may_manage, not_a_handle};
use crate::{Actor, Answer, units};

/// Someone as the list wants them.
#[derive(Debug, Clone)]
pub(super) struct Wish {
    /// Number in [`Crowd`].
    pub who: usize,
    /// What the profile is to be; unit and manager are beside it.
    pub profile: ProfileDraft,
    /// A new address.
    pub email: Option<String>,
    /// Home unit, as a number of [`Tree`].
    pub unit: Option<usize>,
    /// Manager, as a number of [`Crowd`].
    pub manager: Option<usize>,
    /// Number of the line in the report.
    pub line: usize,
}

/// The whole.
#[derive(Debug, Default)]
pub(super) struct Plan {
    /// Everyone.
    pub crowd: Crowd,
    /// Every unit.
    pub tree: Tree,
    /// New people and changes.
    pub wishes: Vec<Wish>,
    /// What is told.
    pub lines: Vec<Line>,
}

impl Plan {
    /// Plans what `rows` want, changing nothing.
    pub fn make(c: &mut Conn, actor: Actor, rows: Vec<Row>) -> Answer<Self> {
        let mut plan = Self {
            crowd: Crowd::load(c)?,
            tree: Tree::of(units::ordered(store::units::list_places(c)?)),
            ..Self::default()
        };
        let mut met: Vec<(usize, Row)> = Vec::new();
        for row in rows {
            if let Some(wish) = plan.enter(actor, &row) {
                met.push((plan.wishes.len(), row));
                plan.wishes.push(wish);
            }
        }
        // Managers may stand below those who report to them.
        let mut lines = Lines::of(&plan.crowd);
        for (at, row) in met {
            plan.manage(at, &row, &mut lines);
        }
        plan.weigh();
        Ok(plan)
    }

    /// What is told of it.
    pub fn report(&self) -> Report {
        Report {
            lines: self.lines.clone(),
            units: self.tree.planned(),
            done: false,
        }
    }

    /// The person of a row and what is to be true of them; `None` when the row cannot be used.
    fn enter(&mut self, actor: Actor, row: &Row) -> Option<Wish> {
        let line = self.lines.len();
        let name = [handle(row), row.get("name"), row.get("email")];
        let name = name.into_iter().find(|n| !n.is_empty()).unwrap_or_default();
        self.lines.push(Line {
            number: row.number,
            who: name.to_owned(),
            outcome: Outcome::Refused,
            problems: Vec::new(),
        });
        match self.person(actor, row, line) {
            Ok(wish) => {
                self.lines[line].who = self.crowd.people[wish.who].handle.clone();
                Some(wish)
            }
            Err(problem) => {
                self.lines[line].problems.push(problem);
                None
            }
        }
    }

    fn person(&mut self, actor: Actor, row: &Row, line: usize) -> Result<Wish, Problem> {
        let found = self.crowd.find(row)?;
        let problem = |field, why| Problem {
            field,
            why,
            limit: None,
        };
        if found.is_some_and(|n| self.crowd.people[n].taken) {
            return Err(problem("handle", "twice"));
        }
        let before = found.and_then(|n| self.crowd.people[n].account.clone());
        if let Some(account) = &before
            && account.id != actor.id
        {
            may_manage(actor, account)?;
        }
        if found.is_none() && !handle(row).is_empty() {
            text::handle_valid(handle(row)).map_err(not_a_handle)?;
        }
        let email = row.get("email");
        if !email.is_empty() {
            if !is_address(email) {
                return Err(problem("email", "no-address"));
            }
            if self.crowd.has_email(email, found) {
                return Err(problem("email", "taken"));
            }
        }
        let profile = profile(before.as_ref(), row)?;
        let who = match found {
            Some(number) => number,
            None => self.crowd.enter(row),
        };
        self.crowd.people[who].taken = true;
        let known = self.crowd.people[who].email.as_deref().unwrap_or_default();
        let email = (before.is_some() && !email.is_empty() && !email.eq_ignore_ascii_case(known))
            .then(|| email.to_owned());
        let mut unit = before.as_ref().and_then(|a| a.unit_id);
        let mut unit = unit.take().and_then(|id| self.tree.number(id));
        if !row.get("unit").is_empty() {
            match self.tree.find(row.get("unit")) {
                Ok(number) => unit = Some(number),
                Err(problem) => self.lines[line].problems.push(problem),
            }
        }
        let manager = before.as_ref().and_then(|a| a.manager_id);
        Ok(Wish {
            who,
            profile,
            email,
            unit,
            manager: manager.and_then(|id| self.crowd.number(id)),
            line,
        })
    }

    fn manage(&mut self, at: usize, row: &Row, lines: &mut Lines) {
        let written = row.get("manager");
        if written.is_empty() {
            return;
        }
        let wish = &mut self.wishes[at];
        let found = self.crowd.manager(written);
        let done = found.and_then(|manager| lines.set(wish.who, manager).map(|()| manager));
        match done {
            Ok(manager) => wish.manager = Some(manager),
            Err(problem) => self.lines[wish.line].problems.push(problem),
        }
    }

    /// Says of each wish whether it changes anything; those that do not are forgotten.
    fn weigh(&mut self) {
        let Self {
            crowd,
            tree,
            wishes,
            lines,
        } = self;
        wishes.retain(|wish| {
            let outcome = match &crowd.people[wish.who].account {
                None => Outcome::New,
                Some(account) => {
                    let unit = wish.unit.and_then(|n| tree.nodes[n].id);
                    let same_unit =
                        unit == account.unit_id && wish.unit.is_some() == unit.is_some();
                    let manager = account.manager_id.and_then(|id| crowd.number(id));
                    let same = wish.profile == as_draft(account)
                        && wish.email.is_none()
                        && same_unit
                        && wish.manager == manager;
                    if same {
                        Outcome::Same
                    } else {
                        Outcome::Changed
                    }
                }
            };
            lines[wish.line].outcome = outcome;
            outcome != Outcome::Same
        });
    }
}

/// A profile as it is, without unit and manager.
pub(super) fn as_draft(account: &Account) -> ProfileDraft {
    ProfileDraft {
        name: account.name.clone(),
        title: account.title.clone(),
        unit: None,
        manager: String::new(),
        location: account.location.clone(),
        time_zone: account.time_zone.clone(),
        languages: account.languages.clone(),
        about: account.about.clone(),
        links: account
            .links
            .iter()
            .map(|l| Link {
                label: l.label.clone(),
                url: l.url.clone(),
            })
            .collect(),
    }
}

/// The profile with what the row says; an empty cell leaves what is there.
fn profile(before: Option<&Account>, row: &Row) -> Result<ProfileDraft, Problem> {
    let mut draft = before.map(as_draft).unwrap_or_default();
    let fields = [
        ("name", &mut draft.name),
        ("title", &mut draft.title),
        ("location", &mut draft.location),
        ("time_zone", &mut draft.time_zone),
    ];
    for (column, field) in fields {
        if !row.get(column).is_empty() {
            row.get(column).clone_into(field);
        }
    }
    if draft.name.is_empty() {
        let name = [handle(row), row.get("email")];
        let name = name.into_iter().find(|n| !n.is_empty()).unwrap_or_default();
        name.split('@')
            .next()
            .unwrap_or_default()
            .clone_into(&mut draft.name);
    }
    let spoken = row.get("languages").to_lowercase();
    if !spoken.is_empty() {
        let codes: Vec<String> = spoken
            .split(|c: char| !c.is_alphanumeric())
            .filter(|code| !code.is_empty())
            .map(str::to_owned)
            .collect();
        if codes
            .iter()
            .any(|code| !TONGUE_CODES.contains(&code.as_str()))
        {
            return Err(Problem {
                field: "languages",
                why: "unknown",
                limit: None,
            });
        }
        draft.languages = codes;
    }
    Ok(checked(draft)?)
}

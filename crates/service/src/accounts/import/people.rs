//! People of a list: those who are here, found again, and those who will be.

use std::collections::{HashMap, HashSet};

use model::{Account, AccountState};
use store::Conn;

use super::Problem;
use super::parse::Row;
use crate::Answer;
use crate::accounts::suggest_handle as suggest;

/// Someone who is here, or will be.
#[derive(Debug, Clone)]
pub(super) struct Someone {
    /// The account, when there is one.
    pub account: Option<Account>,
    /// Handle.
    pub handle: String,
    /// Address, if known.
    pub email: Option<String>,
    /// A line is about them already.
    pub taken: bool,
}

/// Everyone, found by whatever a list says of them.
#[derive(Debug, Default)]
pub(super) struct Crowd {
    /// Those who are here first.
    pub people: Vec<Someone>,
    by_handle: HashMap<String, usize>,
    by_email: HashMap<String, usize>,
    by_name: HashMap<String, Vec<usize>>,
    numbers: HashMap<model::AccountId, usize>,
}

impl Crowd {
    /// Everyone who is here.
    pub fn load(c: &mut Conn) -> Answer<Self> {
        let mut emails = store::people::emails(c)?;
        let mut crowd = Self::default();
        for account in store::people::list_all(c)? {
            let email = emails.remove(&account.id);
            let (id, name) = (account.id, account.name.clone());
            let someone = Someone {
                handle: account.handle.clone(),
                email,
                account: Some(account),
                taken: false,
            };
            let number = crowd.add(someone, &name);
            crowd.numbers.insert(id, number);
        }
        Ok(crowd)
    }

    fn add(&mut self, someone: Someone, name: &str) -> usize {
        let number = self.people.len();
        self.by_handle.insert(text::key(&someone.handle), number);
        if let Some(email) = &someone.email {
            self.by_email.insert(email.to_lowercase(), number);
        }
        self.by_name
            .entry(text::key(name))
            .or_default()
            .push(number);
        self.people.push(someone);
        number
    }

    /// The number of someone who is here.
    pub fn number(&self, id: model::AccountId) -> Option<usize> {
        self.numbers.get(&id).copied()
    }

    /// Whom a row is about: by handle, else by address, else by name; `None` for someone new.
    pub fn find(&self, row: &Row) -> Result<Option<usize>, Problem> {
        let (handle, email) = (handle(row), row.get("email").to_lowercase());
        if !handle.is_empty() {
            return Ok(self.by_handle.get(&text::key(handle)).copied());
        }
        if !email.is_empty() {
            return Ok(self.by_email.get(&email).copied());
        }
        self.named(row.get("name"), "name")
    }

    /// Someone as a manager is written: `@handle`, an address, or a name.
    pub fn manager(&self, written: &str) -> Result<usize, Problem> {
        let bare = written.trim_start_matches('@');
        let found = self
            .by_handle
            .get(&text::key(bare))
            .or_else(|| self.by_email.get(&written.to_lowercase()))
            .copied();
        let found = match found {
            Some(found) => Some(found),
            None => self.named(written, "manager")?,
        };
        let here = |n: &usize| {
            let account = self.people[*n].account.as_ref();
            account.is_none_or(|a| a.state == AccountState::Active)
        };
        found.filter(here).ok_or(Problem {
            field: "manager",
            why: "no-such-person",
            limit: None,
        })
    }

    fn named(&self, name: &str, field: &'static str) -> Result<Option<usize>, Problem> {
        match self.by_name.get(&text::key(name)).map(Vec::as_slice) {
            None | Some([]) => Ok(None),
            Some([one]) => Ok(Some(*one)),
            Some(_) => Err(Problem {
                field,
                why: "ambiguous",
                limit: None,
            }),
        }
    }

    /// Whether the address belongs to somebody else than `number`.
    pub fn has_email(&self, email: &str, number: Option<usize>) -> bool {
        let owner = self.by_email.get(&email.to_lowercase());
        owner.is_some_and(|owner| Some(*owner) != number)
    }

    /// Adds someone new; a handle that is not given is made from the name.
    pub fn enter(&mut self, row: &Row) -> usize {
        let name = match row.get("name") {
            "" => handle(row),
            name => name,
        };
        let handle = match handle(row) {
            "" => self.free(name),
            handle => handle.to_owned(),
        };
        let email = Some(row.get("email"))
            .filter(|e| !e.is_empty())
            .map(str::to_owned);
        let someone = Someone {
            account: None,
            handle,
            email,
            taken: true,
        };
        let name = name.to_owned();
        self.add(someone, &name)
    }

    fn free(&self, name: &str) -> String {
        let suggestions = suggest(name);
        let taken = |handle: &str| self.by_handle.contains_key(&text::key(handle));
        if let Some(handle) = suggestions.iter().find(|h| !taken(h)) {
            return handle.clone();
        }
        let base = suggestions
            .into_iter()
            .next()
            .unwrap_or_else(|| "colleague".to_owned());
        let numbered = (2_u64..).map(|n| format!("{base}{n}"));
        numbered.into_iter().find(|h| !taken(h)).unwrap_or(base)
    }
}

/// The handle of a row, without `@`.
pub(super) fn handle(row: &Row) -> &str {
    row.get("handle").trim_start_matches('@')
}

/// Who reports to whom, as it will be: refuses what would go round.
#[derive(Debug, Default)]
pub(super) struct Lines(HashMap<usize, usize>);

impl Lines {
    /// As it is.
    pub fn of(crowd: &Crowd) -> Self {
        let pairs = crowd.people.iter().enumerate().filter_map(|(number, who)| {
            let manager = who.account.as_ref()?.manager_id?;
            Some((number, crowd.number(manager)?))
        });
        Self(pairs.collect())
    }

    /// `who` reports to `manager` from now on, unless that went round.
    pub fn set(&mut self, who: usize, manager: usize) -> Result<(), Problem> {
        let mut seen = HashSet::new();
        let mut at = Some(manager);
        while let Some(number) = at.filter(|n| seen.insert(*n)) {
            if number == who {
                return Err(Problem {
                    field: "manager",
                    why: "goes-round",
                    limit: None,
                });
            }
            at = self.0.get(&number).copied();
        }
        self.0.insert(who, manager);
        Ok(())
    }
}

//! Our types in and out of the database: `params![id, name, time]` in, `row.get(0)?` out.

use db::{Error, Row, Value};
use model::{
    AccountId, AccountState, Act, AppId, CardId, ConversationId, DraftId, EventId, EventKind,
    FilterAction, FilterId, FilterSetId, GroupId, GroupKind, GroupLevel, GroupRole, GroupRuleKind,
    ImportKind, ImportSource, InvitationId, JobId, LineKind, ListId, MediaId, MediaKind, NoteId,
    NotificationId, NotificationKind, PasskeyId, PollId, PushId, Reach, ReportCategory, ReportId,
    Role, RuleId, RulesId, ScheduledId, SessionId, StatusEditId, StatusId, StrikeId, StrikeKind,
    TagId, Thing, Time, TokenId, UnitId, UnitKind,
};

use model::{EmojiId, ExportId, HoldId, InquiryId};

/// What can be bound to a `$n`.
pub trait Param {
    /// The value to bind.
    fn value(&self) -> Value;
}

/// What a column can be read as.
pub trait Column: Sized {
    /// Reads it; fails with [`Error::Corrupt`] when the stored value is none of ours.
    fn read(value: &Value) -> Result<Self, Error>;
}

/// Binds a list of parameters: `params![a, b]`.
#[macro_export]
macro_rules! params {
    ($($p:expr),* $(,)?) => { &[$($crate::param::Param::value(&$p)),*][..] };
}

/// Reads columns of a row by position.
pub trait Get {
    /// Column `i`, from 0.
    fn get<T: Column>(&self, i: usize) -> Result<T, Error>;
}

impl Get for Row {
    fn get<T: Column>(&self, i: usize) -> Result<T, Error> {
        T::read(self.value(i))
    }
}

fn wrong<T>(value: &Value) -> Result<T, Error> {
    Err(Error::Corrupt(format!(
        "a column holds {value:?}, not a {}",
        std::any::type_name::<T>()
    )))
}

impl Param for i64 {
    fn value(&self) -> Value {
        Value::Int(*self)
    }
}
impl Param for bool {
    fn value(&self) -> Value {
        Value::Bool(*self)
    }
}
impl Param for str {
    fn value(&self) -> Value {
        Value::Text(self.to_owned())
    }
}
impl Param for String {
    fn value(&self) -> Value {
        Value::Text(self.clone())
    }
}
impl<T: Param> Param for Option<T> {
    fn value(&self) -> Value {
        self.as_ref().map_or(Value::Null, Param::value)
    }
}
impl<T: Param + ?Sized> Param for &T {
    fn value(&self) -> Value {
        (**self).value()
    }
}
impl Param for [String] {
    fn value(&self) -> Value {
        Value::Texts(self.to_vec())
    }
}
impl Param for Vec<String> {
    fn value(&self) -> Value {
        Value::Texts(self.clone())
    }
}
impl Param for Vec<i64> {
    fn value(&self) -> Value {
        Value::Ints(self.clone())
    }
}
impl Param for Time {
    fn value(&self) -> Value {
        Value::Int(self.micros())
    }
}

impl Column for i64 {
    fn read(value: &Value) -> Result<Self, Error> {
        match value {
            Value::Int(n) => Ok(*n),
            Value::Bool(b) => Ok(i64::from(*b)),
            other => wrong(other),
        }
    }
}
impl Column for bool {
    fn read(value: &Value) -> Result<Self, Error> {
        match value {
            Value::Bool(b) => Ok(*b),
            Value::Int(n) => Ok(*n != 0),
            other => wrong(other),
        }
    }
}
impl Column for String {
    fn read(value: &Value) -> Result<Self, Error> {
        match value {
            Value::Text(s) => Ok(s.clone()),
            other => wrong(other),
        }
    }
}
impl<T: Column> Column for Option<T> {
    fn read(value: &Value) -> Result<Self, Error> {
        match value {
            Value::Null => Ok(None),
            some => T::read(some).map(Some),
        }
    }
}
impl Column for Time {
    fn read(value: &Value) -> Result<Self, Error> {
        i64::read(value).map(Time::from_micros)
    }
}

macro_rules! ids {
    ($($name:ident)*) => {$(
        impl Param for $name { fn value(&self) -> Value { Value::Int(self.get()) } }
        impl Param for [$name] { fn value(&self) -> Value { Value::Ints(self.iter().map(|id| id.get()).collect()) } }
        impl Param for Vec<$name> { fn value(&self) -> Value { self.as_slice().value() } }
        impl Column for $name { fn read(value: &Value) -> Result<Self, Error> { i64::read(value).map(Self::from) } }
    )*};
}
ids! { AccountId SessionId InvitationId PasskeyId UnitId StatusId StatusEditId GroupId ConversationId TagId MediaId PollId CardId DraftId ScheduledId ListId FilterId NotificationId EventId JobId
RulesId RuleId ReportId StrikeId NoteId EmojiId }
ids! { AppId TokenId PushId FilterSetId }

ids! { HoldId ExportId InquiryId }

macro_rules! codes {
    ($($name:ident)*) => {$(
        impl Param for $name { fn value(&self) -> Value { Value::Int(self.code()) } }
        impl Column for $name {
            fn read(value: &Value) -> Result<Self, Error> {
                Self::try_from(i64::read(value)?).map_err(|unknown| Error::Corrupt(unknown.to_string()))
            }
        }
    )*};
}
codes! { LineKind Role AccountState UnitKind MediaKind NotificationKind EventKind FilterAction
GroupKind GroupRole GroupLevel GroupRuleKind Reach ReportCategory StrikeKind Act Thing ImportSource ImportKind }

/// JSON that only we read: settings of a person, drafts.
pub fn read_json<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, Error> {
    serde_json::from_str(text).map_err(|e| Error::Corrupt(format!("stored JSON: {e}")))
}

/// The JSON to store.
pub fn write_json<T: serde::Serialize>(value: &T) -> Result<String, Error> {
    serde_json::to_string(value).map_err(|e| Error::Corrupt(format!("JSON to store: {e}")))
}

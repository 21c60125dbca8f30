//! Whom one may write to, in numbers: what is in sight before sending.

use model::{AccountId, Audience, GroupKind, GroupRole, StatusId, Unit};
use store::Conn;
use store::groups::Mine;

use crate::policy;
use crate::remembered::Moment;
use crate::statuses::{self, Words};
use crate::views::{self, AccountCard};
use crate::{Actor, Answer, Ctx};

/// An audience one may choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Which.
    pub audience: Audience,
    /// Name of the unit or group it is for, if any.
    pub name: String,
    /// Name in addresses of the group it is for, if it is.
    pub slug: String,
    /// A group that everyone may read, although it is only shown to its people.
    pub open: bool,
    /// People who would see it; none while it depends on who is named.
    pub people: Option<i64>,
}

/// What one may choose, and what is chosen when one does not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choices {
    /// Everyone first, then units from the nearest, then groups by name, then the narrow ones.
    pub list: Vec<Choice>,
    /// The usual one: for an answer, that of what it answers.
    pub usual: Audience,
}

/// The audiences for a post, or for an answer to `reply_to`; `asked` is among them if it may be.
pub async fn list(
    ctx: &Ctx,
    actor: Actor,
    reply_to: Option<StatusId>,
    asked: Option<Audience>,
) -> Answer<Choices> {
    let numbers = Numbers::new(ctx);
    ctx.read(move |c| {
        let target = reply_to
            .map(|id| statuses::visible(c, actor.id, id))
            .transpose()?;
        let usual = policy::audience::usual(actor.id, target.as_ref());
        // What is for a conversation can be for nobody else.
        if let Audience::Conversation(id) = asked.unwrap_or(usual)
            && store::conversations::has(c, id, actor.id)?
        {
            let people = store::conversations::people(c, &[id])?.remove(&id);
            let usual = Audience::Conversation(id);
            let number = people.map(|p| p.len() as i64);
            let list = vec![choice(usual, number)];
            return Ok(Choices { list, usual });
        }
        let everyone = numbers.of(c, EVERYONE, store::accounts::count_active)?;
        let me = store::accounts::get(c, actor.id)?;
        let mut units = store::units::list_of_uncounted(c, actor.id)?;
        for unit in &mut units {
            let count = |c: &mut Conn| store::units::count_members(c, unit.id);
            unit.members_count = numbers.of(c, unit.id.get(), count)?;
        }
        let wanted = [Some(usual), asked];
        let wanted = |id| wanted.contains(&Some(Audience::Unit(id)));
        // A unit that everyone is in says nothing new.
        units.retain(|u| u.members_count < everyone || wanted(u.id));
        if let Audience::Unit(id) = usual
            && !units.iter().any(|u| u.id == id)
        {
            units.extend(store::units::find(c, id)?);
        }
        let mut list = vec![choice(Audience::Everyone, Some(everyone))];
        list.extend(units.into_iter().map(unit));
        list.extend(groups(c, actor.id, target.map(|t| t.audience))?);
        list.push(choice(Audience::Followers, Some(me.followers_count)));
        list.push(choice(Audience::Named, None));
        // What one may not choose is not chosen for one: who only reads a group answers the writer.
        let usual = Some(usual).filter(|usual| list.iter().any(|c| c.audience == *usual));
        Ok(Choices {
            list,
            usual: usual.unwrap_or(Audience::Named),
        })
    })
    .await
}

/// Numbers of people that are looked at again and again, and counted only when somebody came or went.
struct Numbers {
    ctx: Ctx,
    state: Moment,
}

/// In place of a unit.
const EVERYONE: i64 = 0;

impl Numbers {
    fn new(ctx: &Ctx) -> Self {
        Self {
            state: (ctx.bus().people(), ctx.now().secs() / 60),
            ctx: ctx.clone(),
        }
    }

    fn of(
        &self,
        c: &mut Conn,
        what: i64,
        count: impl FnOnce(&mut Conn) -> store::Result<i64>,
    ) -> store::Result<i64> {
        if let Some(known) = self.ctx.members().get(self.state, what) {
            return Ok(known);
        }
        let n = count(c)?;
        self.ctx.members().keep(self.state, what, n);
        Ok(n)
    }
}

fn choice(audience: Audience, people: Option<i64>) -> Choice {
    Choice {
        audience,
        name: String::new(),
        slug: String::new(),
        open: false,
        people,
    }
}

/// The groups in which one may post, and the one in which one answers.
fn groups(c: &mut Conn, me: AccountId, answered: Option<Audience>) -> Answer<Vec<Choice>> {
    let mine = store::groups::mine(c, me)?.into_iter();
    let may = |m: &Mine| {
        let answers = answered == Some(Audience::Group(m.group.id));
        let writes = m.group.kind != GroupKind::Announcement || m.member.role > GroupRole::Member;
        m.group.archived_at.is_none() && (answers || writes)
    };
    Ok(mine
        .filter(may)
        .map(|m| Choice {
            audience: Audience::Group(m.group.id),
            name: m.group.name,
            slug: m.group.slug,
            open: m.group.kind.is_open(),
            people: Some(m.group.members_count),
        })
        .collect())
}

fn unit(unit: Unit) -> Choice {
    Choice {
        audience: Audience::Unit(unit.id),
        name: unit.name,
        slug: String::new(),
        open: false,
        people: Some(unit.members_count),
    }
}

/// The people whom a text would reach when it is only for those it names.
pub async fn named(
    ctx: &Ctx,
    actor: Actor,
    text: &str,
    reply_to: Option<StatusId>,
) -> Answer<Vec<AccountCard>> {
    let (text, now) = (text.to_owned(), ctx.now());
    ctx.read(move |c| {
        let target = reply_to
            .map(|id| statuses::visible(c, actor.id, id))
            .transpose()?;
        let words = Words::read(c, actor.id, &text)?;
        let ids = statuses::named(c, actor.id, Audience::Named, target.as_ref(), &words.people)?;
        let mut cards = views::cards(c, &ids, now)?;
        Ok(ids.iter().filter_map(|id| cards.remove(id)).collect())
    })
    .await
}

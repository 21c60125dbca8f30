//! Slows guessing down: per account name and per network address, twice as long with each wrong try.

use std::net::{IpAddr, Ipv6Addr};
use std::time::Duration;

use model::Time;
use store::Tx;
use store::auth::attempts;

use super::token;
use crate::{Answer, Ctx, Refusal};

/// What is being guessed at, and how often one may be wrong before waiting.
#[derive(Debug, Clone)]
pub struct Key {
    name: String,
    free: i64,
}

/// Tries are forgotten after an hour without any.
pub(crate) const MEMORY: Duration = Duration::from_secs(3_600);
/// The longest wait.
const LONGEST: Duration = Duration::from_secs(900);

impl Key {
    /// Tries with one account name, whether anyone has it or not.
    pub fn name(name: &str) -> Self {
        Self::new("name", name, 5)
    }
    /// Tries from one network address; a whole office may share it.
    pub fn address(address: &str) -> Self {
        Self::new("address", &of(address), 40)
    }
    /// Tries at one thing (`what`) of one account.
    pub fn account(what: &str, account: model::AccountId) -> Self {
        Self::new(what, &account.to_string(), 5)
    }
    /// Anything else done from one network address.
    pub fn errand(what: &str, address: &str, free: i64) -> Self {
        Self::new(what, &of(address), free)
    }
    fn new(kind: &str, of: &str, free: i64) -> Self {
        // Hashed: what people type into a name field is now and then a password.
        let name = format!("{kind}:{}", token::hash(&text::key(of.trim())));
        Self { name, free }
    }
}

/// What stands for an address: of IPv6 the first half, since whoever has one has all of the other.
pub fn network(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V6(all) if all.to_ipv4_mapped().is_none() => {
            Ipv6Addr::from(u128::from(all) >> 64 << 64).into()
        }
        other => other,
    }
}

fn of(address: &str) -> String {
    let parsed = address.parse().map(network);
    parsed.map_or_else(|_| address.to_owned(), |network| network.to_string())
}

/// Counts a try on every key before it is known to be right or wrong, so that many at once gain nothing.
pub async fn enter(ctx: &Ctx, keys: &[Key]) -> Answer<()> {
    let (keys, now) = (keys.to_vec(), ctx.now());
    let until = ctx
        .write(move |tx| {
            for key in &keys {
                if let Some(until) = attempts::blocked_until(tx, &key.name, now)? {
                    return Ok(Some(until));
                }
            }
            for key in &keys {
                count(tx, key, now)?;
            }
            Ok(None)
        })
        .await?;
    match until {
        Some(until) => Err(Refusal::TooMany {
            retry_after: until.since(now).max(Duration::from_secs(1)),
        }),
        None => Ok(()),
    }
}

fn count(tx: &mut Tx, key: &Key, now: Time) -> Result<(), db::Error> {
    let tries = attempts::add(tx, &key.name, MEMORY, now)?;
    if tries >= key.free {
        let doublings = (tries - key.free).clamp(0, 20) as u32;
        let wait = Duration::from_secs(2_u64.pow(doublings)).min(LONGEST);
        attempts::block(tx, &key.name, now.plus(wait))?;
    }
    Ok(())
}

/// The try was right: what concerns the account is forgotten, an address only gets its one try back.
pub async fn passed(ctx: &Ctx, account: &Key, address: Option<&Key>) -> Answer<()> {
    let (account, address, now) = (
        account.name.clone(),
        address.map(|k| k.name.clone()),
        ctx.now(),
    );
    ctx.write(move |tx| {
        attempts::clear(tx, &account)?;
        if let Some(address) = address {
            attempts::take_back(tx, &address, now)?;
        }
        Ok(())
    })
    .await
}

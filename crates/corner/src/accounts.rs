//! Accounts and invitations from the command line of the machine itself.

use std::io::Read as _;

use model::{AccountState, Role};
use service::accounts::{self, NewPerson};
use service::auth::{password, resets, strength};
use service::invitations::{self, NewInvitation};
use service::{Ctx, Refusal};

use crate::cli::{AccountCommand, Invite};
use crate::failure::Failure;

/// Does what was asked.
pub async fn run(ctx: &Ctx, command: AccountCommand) -> Result<(), Failure> {
    match command {
        AccountCommand::Create {
            handle,
            name,
            email,
            role,
            password_stdin,
            ..
        } => {
            let role = role.parse().map_err(|_| {
                Failure::Refused(format!(
                    "--role: {role:?} is none of member, moderator, admin, owner"
                ))
            })?;
            let name = name.unwrap_or_else(|| handle.clone());
            create(
                ctx,
                Wanted {
                    handle,
                    name,
                    email,
                    role,
                    password_stdin,
                },
            )
            .await
        }
        AccountCommand::Reset { handle, .. } => reset(ctx, &handle).await,
        AccountCommand::List { .. } => list(ctx).await,
    }
}

struct Wanted {
    handle: String,
    name: String,
    email: Option<String>,
    role: Role,
    password_stdin: bool,
}

async fn create(ctx: &Ctx, wanted: Wanted) -> Result<(), Failure> {
    let password_hash = if wanted.password_stdin {
        let mut text = String::new();
        std::io::stdin()
            .take(4096)
            .read_to_string(&mut text)
            .map_err(|e| Failure::Other(format!("standard input: {e}")))?;
        let given = text.trim_end_matches(['\r', '\n']).to_owned();
        strength::check(&given, &[&wanted.handle, &ctx.organisation().name])?;
        Some(password::hash(given).await?)
    } else {
        None
    };
    let chosen = password_hash.is_some();
    let person = NewPerson {
        handle: wanted.handle.clone(),
        name: wanted.name,
        email: wanted.email,
        role: wanted.role,
        state: AccountState::Active,
        unit: None,
        password_hash,
    };
    accounts::create(ctx, person).await?;
    println!("@{} may sign in at {}", wanted.handle, ctx.base_url());
    if chosen {
        Ok(())
    } else {
        reset(ctx, &wanted.handle).await
    }
}

async fn reset(ctx: &Ctx, handle: &str) -> Result<(), Failure> {
    let asked = handle.trim_start_matches('@').to_owned();
    let id = ctx
        .read(move |c| {
            Ok(store::accounts::find_by_handle(c, &asked)?
                .ok_or(Refusal::NotFound)?
                .id)
        })
        .await;
    let id = id.map_err(|refusal| match refusal {
        Refusal::NotFound => Failure::Refused(format!("there is no account @{handle}")),
        other => other.into(),
    })?;
    let link = resets::create(ctx, accounts::console(ctx).await.map_err(no_owner)?, id).await?;
    println!("A password for @{handle} can be chosen within a day at\n\n  {link}\n");
    Ok(())
}

async fn list(ctx: &Ctx) -> Result<(), Failure> {
    let all = ctx.read(|c| Ok(store::people::list_all(c)?)).await?;
    println!("{:<30} {:<10} {:<10} NAME", "HANDLE", "ROLE", "STATE");
    for account in all {
        println!(
            "{:<30} {:<10} {:<10} {}",
            account.handle,
            account.role.word(),
            account.state.word(),
            account.name
        );
    }
    Ok(())
}

/// Makes an invitation link and prints it.
pub async fn invite(ctx: &Ctx, wanted: Invite) -> Result<(), Failure> {
    let unit = match wanted.unit {
        Some(slug) => {
            let asked = slug.clone();
            let found = ctx
                .read(move |c| Ok(store::units::find_by_slug(c, &asked)?))
                .await?;
            Some(
                found
                    .ok_or_else(|| Failure::Refused(format!("there is no unit {slug}")))?
                    .id,
            )
        }
        None => None,
    };
    let new = NewInvitation {
        unit,
        max_uses: wanted.uses,
        days: Some(i64::from(wanted.days)),
        role: Role::Member,
        note: String::new(),
    };
    let link =
        invitations::create(ctx, accounts::console(ctx).await.map_err(no_owner)?, new).await?;
    println!("{link}");
    Ok(())
}

/// Says what to do when nobody can be acted for.
pub fn no_owner(refusal: Refusal) -> Failure {
    match refusal {
        Refusal::Conflict("no-owner") => Failure::Refused(
            "there is no owner yet: set Corner up, or create one with --role owner".to_owned(),
        ),
        other => other.into(),
    }
}

//! Tokens for scripts, and accounts of programs, from the command line of the machine itself.

use service::accounts;
use service::{Ctx, Refusal, oauth};

use crate::failure::Failure;

/// Prints a token with which a script acts as a person.
pub async fn create(ctx: &Ctx, handle: &str, scopes: &str, name: &str) -> Result<(), Failure> {
    let asked = handle.trim_start_matches('@').to_owned();
    let found = ctx
        .read(move |c| Ok(store::accounts::find_by_handle(c, &asked)?))
        .await?;
    let account = found.ok_or_else(|| nobody(handle))?;
    let issued = oauth::issue(ctx, account.id, scopes, name).await;
    let issued = issued.map_err(|refusal| match refusal {
        Refusal::NotFound => Failure::Refused(format!("@{handle} may not sign in")),
        Refusal::Invalid {
            field: "scopes", ..
        } => Failure::Refused(format!("--scopes: {scopes:?} has one that is unknown")),
        other => other.into(),
    })?;
    println!("{}", issued.secret);
    Ok(())
}

fn nobody(handle: &str) -> Failure {
    Failure::Refused(format!("there is no account @{handle}"))
}

/// Creates an account of a program and prints a token for it.
pub async fn bot(
    ctx: &Ctx,
    handle: String,
    name: Option<String>,
    scopes: &str,
) -> Result<(), Failure> {
    if oauth::Scopes::parse(scopes).is_none() {
        let text = format!("--scopes: {scopes:?} has one that is unknown");
        return Err(Failure::Refused(text));
    }
    let name = name.unwrap_or_else(|| handle.clone());
    let id = accounts::create_bot(ctx, &handle, &name).await?;
    let issued = oauth::issue(ctx, id, scopes, &name).await?;
    eprintln!("@{handle} acts with this token:");
    println!("{}", issued.secret);
    Ok(())
}

//! People who read and write: a token of the client API each, and sessions for the pages.

use std::path::{Path, PathBuf};

use model::{AppId, TokenId};
use service::auth::{sessions, token};
use service::{Actor, Ctx};
use store::oauth::apps::{self, App};
use store::oauth::tokens::{self, Token};

use crate::dice::Dice;

const SCOPES: &str = "read write follow push";

/// Who reads, by the header that tells a server so.
pub struct Readers {
    /// For the client API, everybody's.
    pub tokens: Vec<String>,
    /// For the pages, of some of them.
    pub cookies: Vec<String>,
    /// For what corporate accounts write.
    pub corporate: Vec<String>,
    /// The same, in files that wrk reads.
    pub token_file: PathBuf,
    pub cookie_file: PathBuf,
}

/// Gives everybody a token and `some` a session.
pub async fn all(ctx: &Ctx, people: &[Actor], some: usize, folder: &Path) -> Readers {
    let app = App {
        id: ctx.id::<AppId>(),
        client_id: token::new(),
        secret_hash: token::hash(&token::new()),
        name: "Load".to_owned(),
        website: String::new(),
        redirect_uris: vec!["urn:ietf:wg:oauth:2.0:oob".to_owned()],
        scopes: SCOPES.to_owned(),
        created_at: ctx.now(),
    };
    let (id, now) = (app.id, ctx.now());
    let make = |person: &Actor| {
        let secret = token::new();
        let of = Token {
            id: ctx.id::<TokenId>(),
            app_id: id,
            account_id: Some(person.id),
            scopes: SCOPES.to_owned(),
            created_at: now,
            // As if used just now: that a token is in use is written down now and then.
            used_at: Some(now),
        };
        (of, secret)
    };
    let made: Vec<(Token, String)> = people.iter().map(make).collect();
    let bearer = |secret: &String| format!("authorization: Bearer {secret}");
    let all: Vec<String> = made.iter().map(|(_, secret)| bearer(secret)).collect();
    let change = move |tx: &mut store::Tx| {
        apps::insert(tx, &app)?;
        let mut rows = made.iter();
        rows.try_for_each(|(of, secret)| tokens::insert(tx, of, &token::hash(secret)))
    };
    ctx.db().write(change).await.expect("tokens");
    let (mut making, mut dice) = (tokio::task::JoinSet::new(), Dice(7));
    for _ in 0..some {
        let (ctx, who) = (ctx.clone(), people[dice.below(people.len())].id);
        making.spawn(async move { sessions::create(&ctx, who, "bench", "::1").await });
    }
    let sessions = making.join_all().await.into_iter();
    let cookies: Vec<String> = sessions
        .map(|secret| format!("cookie: corner={}", secret.expect("a session")))
        .collect();
    let (token_file, cookie_file) = (folder.join("tokens.txt"), folder.join("cookies.txt"));
    std::fs::write(&token_file, all.join("\n") + "\n").expect("a file");
    std::fs::write(&cookie_file, cookies.join("\n") + "\n").expect("a file");
    // They came last.
    let corporate = all[all.len().saturating_sub(6)..].to_vec();
    Readers {
        tokens: all,
        cookies,
        corporate,
        token_file,
        cookie_file,
    }
}

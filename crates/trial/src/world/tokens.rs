//! A token of the client API for everybody, so that any public load tool can play the organisation.

use std::path::Path;

use model::{AppId, TokenId};
use service::auth::token;
use store::oauth::apps::{self, App};
use store::oauth::tokens::{self, Token};

use super::write::World;
use crate::dice::Dice;

const SCOPES: &str = "read write follow push";

impl World<'_> {
    /// Gives everybody a token and writes them into `file`: the address, then name, id and token of each.
    pub async fn tokens(&self, file: &Path, base: &str) {
        let now = self.ctx.now();
        // Secrets that anybody can draw again: for a store that is measured, and nothing else.
        let mut dice = Dice(self.drawn.seed ^ 0x7ac3);
        let mut secret = || (0..8).map(|_| dice.hex()).collect::<String>();
        let app = App {
            id: self.ids.next::<AppId>(now),
            client_id: secret(),
            secret_hash: token::hash(&secret()),
            name: "Load".to_owned(),
            website: String::new(),
            redirect_uris: vec!["urn:ietf:wg:oauth:2.0:oob".to_owned()],
            scopes: SCOPES.to_owned(),
            created_at: now,
        };
        let id = app.id;
        let new = move |tx: &mut store::Tx| apps::insert(tx, &app);
        self.ctx.db().write(new).await.expect("an app");
        let mut rows = Vec::new();
        let mut told = Vec::new();
        for (account, handle) in self.people.iter().zip(&self.handles) {
            let secret = secret();
            let of = Token {
                id: self.ids.next::<TokenId>(now),
                app_id: id,
                account_id: Some((*account).into()),
                scopes: SCOPES.to_owned(),
                created_at: now,
                used_at: None,
            };
            rows.push((of, token::hash(&secret)));
            told.push(serde_json::json!({
                "name": handle, "id": account.to_string(), "token": secret,
            }));
        }
        self.write(rows, |tx, (token, hash)| tokens::insert(tx, token, hash))
            .await;
        let all = serde_json::json!({ "base": base, "people": told });
        std::fs::write(file, all.to_string()).expect("the file of tokens");
    }
}

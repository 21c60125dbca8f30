//! Apps: what they are allowed, on both engines, and its end.

use model::{AccountState, EventKind};
use service::accounts;
use service::auth::resets;
use service::oauth::{self, Asked, Client, NewApp, OUT_OF_BAND};
use testkit::World;

testkit::on_both! {
    async fn a_person_sees_and_ends_what_apps_may_do(w: World) {
        let new = NewApp {
            name: "Testphone".to_owned(),
            redirect_uris: vec![OUT_OF_BAND.to_owned()],
            scopes: "read write".to_owned(),
            website: String::new(),
        };
        let made = oauth::register(&w.ctx, new, "::1").await.unwrap();
        let asked = Asked {
            client_id: made.app.client_id.clone(),
            redirect_uri: OUT_OF_BAND.to_owned(),
            scopes: "read".to_owned(),
            ..Asked::default()
        };
        let client = Client { id: made.app.client_id.clone(), secret: made.secret.clone() };
        let mut secrets = Vec::new();
        for _ in 0..2 {
            let code = oauth::allow(&w.ctx, w.ben.actor, asked.clone()).await.unwrap();
            let got = oauth::exchange(&w.ctx, client.clone(), &code, OUT_OF_BAND.to_owned(), String::new()).await;
            secrets.push(got.unwrap().secret);
        }
        let bearer = oauth::look(&w.ctx, &secrets[0]).await.unwrap().unwrap();
        assert_eq!(bearer.actor().unwrap().id, w.ben.id);
        assert!(oauth::is_due(&w.ctx, &bearer.token));
        oauth::touch(&w.ctx, &bearer.token);
        oauth::touch(&w.ctx, &bearer.token);
        let apps = oauth::connected(&w.ctx, w.ben.actor).await.unwrap();
        assert_eq!(apps.len(), 1, "two tokens of one app are one app");
        assert_eq!((apps[0].name.as_str(), apps[0].used_at), ("Testphone", Some(w.ctx.now())));
        let again = oauth::look(&w.ctx, &secrets[0]).await.unwrap().unwrap();
        assert!(!oauth::is_due(&w.ctx, &again.token), "it is written down");
        assert!(oauth::connected(&w.ctx, w.ann.actor).await.unwrap().is_empty());
        assert!(oauth::disconnect(&w.ctx, w.ann.actor, apps[0].id).await.is_err(), "not hers");
        oauth::disconnect(&w.ctx, w.ben.actor, apps[0].id).await.unwrap();
        for secret in &secrets {
            assert!(oauth::look(&w.ctx, secret).await.unwrap().is_none());
        }
        w.run_events().await;
        let told = w.events().await.into_iter().filter(|e| e.kind == EventKind::TokenRevoked);
        assert_eq!(told.count(), 2);
    }

    async fn a_code_ends_with_what_ends_apps(w: World) {
        let new = NewApp {
            name: "Testphone".to_owned(),
            redirect_uris: vec![OUT_OF_BAND.to_owned()],
            scopes: "read".to_owned(),
            website: String::new(),
        };
        let made = oauth::register(&w.ctx, new, "::1").await.unwrap();
        let client = Client { id: made.app.client_id.clone(), secret: made.secret };
        let asked = Asked {
            client_id: client.id.clone(),
            redirect_uri: OUT_OF_BAND.to_owned(),
            scopes: "read".to_owned(),
            ..Asked::default()
        };
        let allow = async || oauth::allow(&w.ctx, w.ben.actor, asked.clone()).await.unwrap();
        let fetch = async |code: String| oauth::exchange(&w.ctx, client.clone(), &code, OUT_OF_BAND.to_owned(), String::new()).await;
        let code = allow().await;
        let link = resets::create(&w.ctx, w.dario.actor, w.ben.id).await.unwrap();
        let secret = link.rsplit('/').next().unwrap();
        resets::finish(&w.ctx, secret, "een lepel in de koffie".to_owned()).await.unwrap();
        assert!(fetch(code).await.is_err(), "a new password by a link ends what was allowed");
        let code = allow().await;
        for state in [AccountState::Suspended, AccountState::Active] {
            accounts::set_state(&w.ctx, w.dario.actor, w.ben.id, state).await.unwrap();
        }
        assert!(fetch(code).await.is_err(), "so does a suspension");
        let (first, second) = (allow().await, allow().await);
        fetch(first).await.unwrap();
        oauth::disconnect(&w.ctx, w.ben.actor, made.app.id).await.unwrap();
        assert!(fetch(second).await.is_err(), "and whoever ends the app");
    }
}

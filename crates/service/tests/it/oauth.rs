//! Apps: what they are allowed, on both engines, and its end.

use model::EventKind;
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
        oauth::touch(&w.ctx, &bearer.token).await.unwrap();
        let apps = oauth::connected(&w.ctx, w.ben.actor).await.unwrap();
        assert_eq!(apps.len(), 1, "two tokens of one app are one app");
        assert_eq!((apps[0].name.as_str(), apps[0].used_at), ("Testphone", Some(w.ctx.now())));
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
}

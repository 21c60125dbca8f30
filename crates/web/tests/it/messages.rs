//! Conversations on the page: written and read without script, and not there for others.

use crate::browser::Browser;

testkit::on_both! {
    async fn two_people_talk(w: testkit::World) {
        let (mut ann, mut ben) = (Browser::of(&w, w.ann).await, Browser::of(&w, w.ben).await);
        ann.get("/messages").await.ok().sees("No conversations yet");
        ann.get("/@ben").await.ok().sees("/messages/new?to=ben");
        ann.get("/messages/new?to=ben").await.ok().sees("Ben Brink");
        ann.submit("/messages", &[("to", "ben"), ("text", "Coffee at **ten**?")]).await.ok().sees("<strong>ten</strong>");
        let talk = ann.path.split('#').next().unwrap().to_owned();
        assert!(talk.starts_with("/messages/"), "{talk}");
        ann.get("/messages/new?to=@ben").await.at(&format!("{talk}#latest"));
        w.run_events().await;
        ben.get("/notifications").await.ok().sees("Ann Arden wrote to you").sees("Coffee at ten?");
        ben.get("/messages").await.ok().sees("Ann Arden").sees("1 new");
        ben.get(&talk).await.ok().sees("<strong>ten</strong>").sees("id=\"unread\"").sees("2 people");
        ben.get("/messages").await.ok().sees_not("1 new");
        ben.get(&talk).await.ok().sees_not("id=\"unread\"");
        let answered = ben.page.split("data-post=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        ben.get(&format!("{talk}?reply={answered}")).await.ok();
        ben.sees(&format!("name=\"reply\" value=\"{answered}\""));
        ben.post(&talk, &[("text", "Ten it is"), ("reply", &answered)]).await.ok().sees("msg__to");
        w.run_events().await;
        ann.get(&format!("{talk}?q=ten*")).await.ok().sees("2 messages with");
        ann.get(&format!("/@ben/{answered}")).await.ok().sees("Ten it is");
        assert!(ann.path.starts_with(&talk), "a message is read in its conversation: {}", ann.path);
        ann.post(&talk, &[("text", "")]).await.status(422).sees("Write something first");
        ann.get("/").await.ok().sees_not("Coffee at");
        ann.get("/bookmarks").await.ok();
        ann.post(&format!("/posts/{answered}/bookmark"), &[]).await;
        ann.get("/bookmarks").await.ok().sees("Coffee at").sees("People in this conversation");
    }

    async fn to_others_there_is_nothing(w: testkit::World) {
        let mut ann = Browser::of(&w, w.ann).await;
        ann.get("/messages/new").await.ok();
        ann.submit("/messages", &[("to", "ben, @carla"), ("title", "The roast"), ("text", "Between us three")]).await.ok().sees("The roast");
        let talk = ann.path.split('#').next().unwrap().to_owned();
        let message = ann.page.split("data-post=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        w.run_events().await;
        let mut eva = Browser::of(&w, w.eva).await;
        eva.get("/messages").await.ok().sees_not("The roast");
        for path in [talk.clone(), format!("{talk}/people"), format!("{talk}?q=us"), format!("{talk}?at={message}"), format!("/posts/{message}"), format!("/@ann/{message}"), format!("/posts/{message}/history"), format!("/posts/{message}/why"), format!("/compose?reply={message}"), format!("/compose?quote={message}")] {
            eva.get(&path).await.status(404).sees_not("Between us");
        }
        for path in ["", "/people", "/title", "/mute", "/unmute", "/leave", "/read"] {
            eva.post(&format!("{talk}{path}"), &[("text", "let me in"), ("who", "eva"), ("title", "mine")]).await.status(404);
        }
        for path in ["/@ann", "/@ann/replies", "/everyone", "/search?q=between", "/search?q=in:messages+between", "/search?q=in:messages", "/notifications", "/typeahead?kind=person&q=roast"] {
            eva.get(path).await.ok().sees_not("Between us").sees_not("The roast");
        }
        let mut ben = Browser::of(&w, w.ben).await;
        ben.get("/search?q=in:messages+between").await.ok().sees("Between us");
        ben.get("/search?q=between").await.ok().sees_not("Between us");
    }

    async fn who_is_in_it_changes_in_sight_of_all(w: testkit::World) {
        let mut ann = Browser::of(&w, w.ann).await;
        ann.get("/messages/new").await.ok();
        ann.submit("/messages", &[("to", "ben carla"), ("text", "One")]).await.ok();
        let talk = ann.path.split('#').next().unwrap().to_owned();
        let people = format!("{talk}/people");
        ann.get(&people).await.ok().sees("Carla Conti").sees("Messages from now on");
        ann.submit(&people, &[("who", "nobody"), ("how", "now")]).await.status(422).sees("There is nobody with that name here.");
        ann.submit(&people, &[("who", "@eva"), ("how", "now")]).await.ok();
        ann.get(&talk).await.ok().sees("You brought Eva Engel in").sees("4 people");
        let mut eva = Browser::of(&w, w.eva).await;
        eva.get(&talk).await.ok().sees("brought you in").sees_not(">One<");
        eva.get(&people).await.ok();
        eva.submit(&format!("{talk}/title"), &[("title", "Fresh")]).await.ok().sees("You named it “Fresh”");
        eva.get(&people).await.ok();
        eva.submit(&format!("{talk}/mute"), &[]).await.ok().sees("Stop muting");
        eva.post(&format!("{talk}/leave"), &[]).await.ok();
        eva.get(&talk).await.status(404);
        ann.get(&talk).await.ok().sees("Eva Engel left").sees("3 people");
        ann.get(&people).await.ok();
        ann.submit(&people, &[("who", "dario"), ("how", "new")]).await.ok().sees("A new conversation").sees_not(">One<");
        assert_ne!(ann.path.split('#').next().unwrap(), talk);
    }
}

#[tokio::test]
async fn what_is_wrong_is_said_at_the_form() {
    let w = testkit::World::new(testkit::Engine::Sqlite).await;
    let mut ann = Browser::of(&w, w.ann).await;
    ann.get("/messages/new").await.ok();
    ann.submit("/messages", &[("to", "ben zoe"), ("text", "Hello")])
        .await
        .status(422)
        .sees("There is nobody called “zoe” here.")
        .sees("Hello");
    let form = ann.form("/messages");
    assert_eq!(form.value("text"), Some("Hello"));
    ann.submit("/messages", &[("to", "ann"), ("text", "Hello")])
        .await
        .status(422)
        .sees("Choose at least one other person.");
    service::quiet::block(&w.ctx, w.ben.actor, w.ann.id)
        .await
        .unwrap();
    ann.get("/messages/new").await.ok();
    ann.submit("/messages", &[("to", "ben"), ("text", "Hello")])
        .await
        .status(422)
        .sees("You cannot bring everyone");
    ann.headers.push(("accept-language", "it".to_owned()));
    ann.get("/messages")
        .await
        .ok()
        .sees("Ancora nessuna conversazione");
}

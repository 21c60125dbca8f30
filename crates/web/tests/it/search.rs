//! The search page: what is found, and why nothing is.

use model::Audience;

use crate::browser::Browser;

testkit::on_both! {
    async fn one_finds_what_one_may_see_and_hears_why_there_is_nothing(w: testkit::World) {
        w.post(w.ann, "The grinder is **running** again #grinder").await;
        w.post_to(w.ann, Audience::Unit(w.product), "grinder plans for Product").await;
        w.run_events().await;
        let mut eva = Browser::of(&w, w.eva).await;
        eva.get("/search").await.ok().sees("Ask more precisely");
        eva.get("/search?q=grinder+run").await.ok().sees("again").sees_not("plans");
        eva.get("/search?q=plans").await.ok().sees("Nothing found for “plans”").sees("may see");
        eva.get("/search?q=from:zoe").await.ok().sees("There is nobody called @zoe.");
        eva.get("/search?q=grinder+before:soon").await.ok().sees("again");
        eva.get("/search?q=%3Cscript%3E%22").await.ok();
        assert!(!eva.page.contains("<script>"));
        eva.get("/search?q=con&kind=people").await.ok().sees("Carla Conti");
        eva.get("/search?q=grin&kind=tags").await.ok().sees("#grinder");
        eva.get("/search?q=roast&kind=units").await.ok().sees("Roastery");
        eva.get(&format!("/search?q={}", "x".repeat(600))).await.status(422);
        let mut ben = Browser::of(&w, w.ben).await;
        ben.get("/search?q=plans").await.ok().sees("for Product");
        let mut nobody = Browser::new(&w).await;
        nobody.get("/search?q=grinder").await.sees_not("again");
    }
}

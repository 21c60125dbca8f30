//! Units: the tree, the page of each, circles; and the guide of the first minutes.

use model::UnitKind;
use service::units::{UnitDraft, create};
use testkit::{Engine, World};

use crate::browser::Browser;

async fn circle(world: &World) {
    let draft = UnitDraft {
        name: "Cake lovers".to_owned(),
        kind: UnitKind::Team,
        parent: Some(world.acme),
        about: "Fridays at three".to_owned(),
    };
    create(&world.ctx, world.dario.actor, draft).await.unwrap();
}

#[tokio::test]
async fn the_tree_leads_to_each_unit_with_its_posts_and_people() {
    let world = World::new(Engine::Sqlite).await;
    world.post(world.ann, "First crack at nine").await;
    let mut eva = Browser::of(&world, world.eva).await;
    eva.get("/units")
        .await
        .ok()
        .sees("Roastery")
        .sees("Department · 2 people")
        .sees("Company · 5 people");
    eva.get("/units/product")
        .await
        .ok()
        .sees("Division · 3 people")
        .sees("First crack at nine");
    eva.sees("href=\"/units/roastery\"")
        .sees("href=\"/units/acme\"");
    eva.get("/units/product/people")
        .await
        .ok()
        .sees("Carla Conti")
        .sees_not("Dario Dam");
    eva.get("/units/sales").await.ok().sees_not("First crack");
    eva.get("/units/nowhere").await.status(404);
    eva.get("/units/product").await;
    eva.submit("/units/product/follow", &[])
        .await
        .ok()
        .sees("You follow 3 people more now.");
    eva.submit("/units/product/follow", &[])
        .await
        .ok()
        .sees("You follow everyone here already.");
}

#[tokio::test]
async fn a_circle_is_joined_and_left_and_a_home_is_not() {
    let world = World::new(Engine::Sqlite).await;
    circle(&world).await;
    let mut eva = Browser::of(&world, world.eva).await;
    eva.get("/units/cake-lovers")
        .await
        .ok()
        .sees("Fridays at three")
        .sees_not("/leave");
    eva.submit("/units/cake-lovers/join", &[])
        .await
        .ok()
        .sees("You are in.");
    eva.get("/@eva")
        .await
        .sees("href=\"/units/cake-lovers\"")
        .sees("href=\"/units/sales\"");
    eva.get("/units/cake-lovers")
        .await
        .submit("/units/cake-lovers/leave", &[])
        .await
        .ok()
        .sees("You have left.");
    eva.fetch("/units/product/join", &[]).await.status(409);
    eva.fetch("/units/sales/leave", &[]).await.status(409);
}

#[tokio::test]
async fn the_guide_leads_through_the_first_minutes() {
    let world = World::new(Engine::Sqlite).await;
    let mut ben = Browser::of(&world, world.ben).await;
    ben.get("/guide")
        .await
        .ok()
        .at("/guide/face")
        .sees("Keep the drawn one");
    ben.get("/guide/status").await.ok();
    let doing = [("emoji", "☕"), ("text", "Arriving"), ("until", "today")];
    ben.submit("/status-line", &doing)
        .await
        .ok()
        .at("/guide/people");
    ben.sees("In your unit").sees("New here");
    ben.submit("/guide/people", &[])
        .await
        .ok()
        .at("/guide/post")
        .sees("You follow 4 people more now.");
    ben.sees("Hello, I am Ben Brink.");
    assert_eq!(world.account(world.ben).await.following_count, 4);
    ben.get("/guide").await.at("/");
    let mut eva = Browser::of(&world, world.eva).await;
    eva.get("/guide/people")
        .await
        .submit("/guide/people", &[("skip", "yes")])
        .await
        .ok();
    assert_eq!(world.account(world.eva).await.following_count, 0);
    Browser::new(&world)
        .await
        .get("/guide")
        .await
        .sees_not("Keep the drawn one");
}

#[tokio::test]
async fn admins_shape_the_tree() {
    let world = World::new(Engine::Sqlite).await;
    let mut dario = Browser::of(&world, world.dario).await;
    dario.get("/admin/units").await.ok().sees("Roastery");
    let product = world.product.to_string();
    let new = [
        ("name", "Lab"),
        ("kind", "team"),
        ("parent", product.as_str()),
    ];
    dario
        .submit("/admin/units", &new)
        .await
        .ok()
        .sees("The unit is there.")
        .sees("Lab");
    dario
        .submit("/admin/units", &[("name", " ")])
        .await
        .status(422)
        .sees("This cannot stay empty.");
    let roastery = format!("/admin/units/{}", world.roastery);
    dario.get(&roastery).await.ok();
    let sales = world.sales.to_string();
    dario
        .submit(
            &roastery,
            &[("name", "Roast house"), ("parent", sales.as_str())],
        )
        .await
        .ok()
        .sees("Roast house");
    dario
        .get("/units/roastery")
        .await
        .ok()
        .sees("href=\"/units/sales\"");
    dario.get(&roastery).await;
    dario
        .submit(&format!("{roastery}/delete"), &[])
        .await
        .status(409)
        .sees("still has people");
    let mut carla = Browser::of(&world, world.carla).await;
    carla.get("/admin/units").await.status(403);
}

#[tokio::test]
async fn admins_bring_in_people_after_a_look() {
    let world = World::new(Engine::Sqlite).await;
    let mut dario = Browser::of(&world, world.dario).await;
    dario.get("/admin/import").await.ok();
    let list = "name;email;unit;manager\nFay Frost;fay@acme.example;Acme > Hall <b>;@ann\nBad;no address;;\n".as_bytes();
    dario
        .upload("/admin/import", &[], &[("file", "people.csv", list)])
        .await
        .ok();
    dario
        .sees("Nothing has been changed yet.")
        .sees("fay")
        .sees("This is not an e-mail address.")
        .sees("Acme > Hall <b>");
    dario.get("/@fay").await.status(404);
    dario
        .upload("/admin/import", &[], &[("file", "people.csv", list)])
        .await;
    let csv = dario.form("/admin/import").value("csv").unwrap().to_owned();
    dario
        .upload("/admin/import", &[("csv", &csv), ("apply", "yes")], &[])
        .await
        .ok()
        .sees("The list has been brought in.");
    dario
        .get("/@fay")
        .await
        .ok()
        .sees("Fay Frost")
        .sees("Ann Arden");
    dario
        .upload("/admin/import", &[("csv", &csv)], &[])
        .await
        .sees("there is nothing to change");
    dario
        .upload("/admin/import", &[("csv", "shoe size\n38")], &[])
        .await
        .status(422)
        .sees("The first line must name");
    dario
        .upload("/admin/import", &[], &[])
        .await
        .status(422)
        .sees("Choose a file");
    let mut ben = Browser::of(&world, world.ben).await;
    ben.get("/admin/import").await.status(403);
}

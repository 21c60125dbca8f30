//! Shaping the tree, and people from a list, on both engines.

use model::{Role, UnitId, UnitKind};
use service::accounts::import;
use service::accounts::import::{Outcome, Report};
use service::units::{self, UnitDraft};
use service::{Refusal, directory};
use testkit::World;

fn draft(name: &str, parent: Option<UnitId>) -> UnitDraft {
    UnitDraft {
        name: name.to_owned(),
        kind: UnitKind::Department,
        parent,
        about: String::new(),
    }
}

async fn people_below(w: &World, unit: UnitId) -> i64 {
    let wanted = directory::Wanted {
        unit: Some(unit),
        ..directory::Wanted::default()
    };
    directory::list(&w.ctx, w.ann.actor, wanted, 0)
        .await
        .unwrap()
        .total
}

fn outcomes(report: &Report) -> Vec<Outcome> {
    report.lines.iter().map(|l| l.outcome).collect()
}

const LIST: &str = "name;handle;email;title;unit;manager;location;time_zone;languages
Fay Frost;fay;fay@acme.example;Packer;Acme > Production > Line 4;Gus Grant;Aarhus;Europe/Copenhagen;da, en
Gus Grant;;gus@acme.example;Line lead;Line 4;ann;;;
Eva Engel;eva;;Senior seller;;gus@acme.example;;;
Hal Hill;no good handle;;;;;;;
Ida Iversen;;not an address;;;;;;
Jan Jensen;;;;;nobody;;Mars/Crater;
";

testkit::on_both! {
    async fn a_unit_moves_with_all_below_it_and_never_into_itself(w: World) {
        let admin = w.dario.actor;
        let hall = units::create(&w.ctx, admin, draft("Hall 4", Some(w.roastery))).await.unwrap();
        let twin = units::create(&w.ctx, admin, draft("Hall 4", None)).await.unwrap();
        let slugs: Vec<String> = units::choices(&w.ctx).await.unwrap().into_iter().map(|b| b.unit.slug).collect();
        assert!(slugs.contains(&"hall-4".to_owned()) && slugs.contains(&"hall-4-2".to_owned()));
        for parent in [w.roastery, hall] {
            let done = units::update(&w.ctx, admin, w.roastery, draft("Roastery", Some(parent))).await;
            assert!(matches!(done, Err(Refusal::Invalid { field: "parent", why: "circle", .. })));
        }
        assert_eq!((people_below(&w, w.product).await, people_below(&w, w.sales).await), (3, 2));
        units::update(&w.ctx, admin, w.roastery, draft("Röstery", Some(w.sales))).await.unwrap();
        assert_eq!((people_below(&w, w.product).await, people_below(&w, w.sales).await, people_below(&w, w.acme).await), (1, 4, 5));
        let view = units::show(&w.ctx, w.ben.actor, "hall-4").await.unwrap();
        let above: Vec<&str> = view.above.iter().map(|u| u.name.as_str()).collect();
        assert_eq!(above, ["Acme", "Sales", "Röstery"]);
        let tree = units::tree(&w.ctx).await.unwrap();
        let sales = tree.iter().find(|c| c.branch.unit.id == w.sales).unwrap();
        assert_eq!(sales.people, 4);
        units::update(&w.ctx, admin, w.roastery, draft("Roastery", None)).await.unwrap();
        assert_eq!((people_below(&w, w.acme).await, people_below(&w, w.roastery).await), (3, 2));
        assert!(matches!(units::delete(&w.ctx, admin, w.roastery).await, Err(Refusal::Conflict("unit-used"))));
        for empty in [hall, twin] {
            units::delete(&w.ctx, admin, empty).await.unwrap();
            assert!(matches!(units::find(&w.ctx, empty).await, Err(Refusal::NotFound)));
        }
    }

    async fn only_admins_shape_the_tree_and_bring_in_lists(w: World) {
        for who in [w.ben, w.carla] {
            assert!(matches!(units::create(&w.ctx, who.actor, draft("X", None)).await, Err(Refusal::Forbidden)));
            assert!(matches!(units::update(&w.ctx, who.actor, w.sales, draft("X", None)).await, Err(Refusal::Forbidden)));
            assert!(matches!(units::delete(&w.ctx, who.actor, w.sales).await, Err(Refusal::Forbidden)));
            assert!(matches!(import(&w.ctx, who.actor, LIST, true).await, Err(Refusal::Forbidden)));
        }
        // An admin does not change an owner by the back door.
        let report = import(&w.ctx, w.dario.actor, "handle,title\nann,Chief\nben,Roaster", false).await.unwrap();
        assert_eq!(outcomes(&report), [Outcome::Refused, Outcome::Changed]);
        assert_eq!(w.account(w.ann).await.title, "");
    }

    async fn a_list_is_planned_done_and_then_changes_nothing(w: World) {
        let admin = w.dario.actor;
        let plan = import(&w.ctx, admin, LIST, true).await.unwrap();
        use Outcome::{Changed, New, Refused, Same};
        assert_eq!(outcomes(&plan), [New, New, Changed, Refused, Refused, Refused]);
        assert_eq!(plan.units, ["Acme > Production", "Acme > Production > Line 4"]);
        let why: Vec<_> = plan.lines.iter().flat_map(|l| &l.problems).map(|p| (p.field, p.why)).collect();
        assert_eq!(why, [("handle", "no-handle"), ("email", "no-address"), ("time_zone", "unknown")]);
        assert_eq!(people_below(&w, w.acme).await, 5, "nothing is changed by looking");
        assert!(!plan.done);

        let done = import(&w.ctx, admin, LIST, false).await.unwrap();
        assert_eq!((done.done, done.lines), (true, plan.lines));
        let fay = w.ctx.db().read(|c| store::accounts::find_by_handle(c, "fay")).await.unwrap().unwrap();
        let gus = w.ctx.db().read(|c| store::accounts::find_by_email(c, "gus@acme.example")).await.unwrap().unwrap();
        assert_eq!((fay.manager_id, fay.title.as_str(), fay.role), (Some(gus.id), "Packer", Role::Member));
        assert_eq!((fay.languages.as_slice(), fay.time_zone.as_str()), (&["da".to_owned(), "en".to_owned()][..], "Europe/Copenhagen"));
        assert_eq!((gus.handle.as_str(), gus.manager_id, gus.unit_id), ("gus", Some(w.ann.id), fay.unit_id));
        let eva = w.account(w.eva).await;
        assert_eq!((eva.title.as_str(), eva.manager_id, eva.unit_id), ("Senior seller", Some(gus.id), Some(w.sales)));
        assert_eq!(people_below(&w, w.acme).await, 7);

        let events = w.events().await.len();
        let again = import(&w.ctx, admin, LIST, false).await.unwrap();
        assert_eq!(outcomes(&again), [Same, Same, Same, Refused, Refused, Refused]);
        assert!(!again.changes());
        w.run_events().await;
        let before = w.events().await.len();
        import(&w.ctx, admin, LIST, false).await.unwrap();
        w.run_events().await;
        assert_eq!(w.events().await.len(), before, "a second run tells of nothing ({events})");
    }

    async fn managers_may_stand_below_and_never_go_round(w: World) {
        let list = "handle,manager\nben,eva\neva,carla\ncarla,ben\n";
        let report = import(&w.ctx, w.ann.actor, list, false).await.unwrap();
        assert_eq!(report.lines[2].problems[0].why, "goes-round");
        assert_eq!(w.account(w.ben).await.manager_id, Some(w.eva.id));
        assert_eq!(w.account(w.eva).await.manager_id, Some(w.carla.id));
        assert_eq!(w.account(w.carla).await.manager_id, None);
        // The same person twice, and one of two with the same name.
        let twice = import(&w.ctx, w.ann.actor, "handle,email\nben,\n,BEN@acme.example\n", true).await.unwrap();
        assert_eq!(twice.lines[1].problems[0].why, "twice");
        import(&w.ctx, w.ann.actor, "name,handle\nKim Kay,kim\nKim Kay,kim.two\n", false).await.unwrap();
        let which = import(&w.ctx, w.ann.actor, "name,title\nkim kay,Boss\n", true).await.unwrap();
        assert_eq!(which.lines[0].problems[0].why, "ambiguous");
        // Names alone are enough, and find the same people again.
        let names = "name\nSøren Sø\nSøren Sand\n";
        assert_eq!(import(&w.ctx, w.ann.actor, names, false).await.unwrap().count(Outcome::New), 2);
        assert_eq!(import(&w.ctx, w.ann.actor, names, false).await.unwrap().count(Outcome::Same), 2);
    }
}

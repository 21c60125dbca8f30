//! Membership by rule, kept up when people move.

use model::{AccountState, GroupKind, GroupRuleKind, Role};
use service::accounts::{self, ProfileDraft};
use service::{Refusal, groups, search, timelines};
use testkit::{Person, World};

use super::{id, made, texts};

async fn inside(w: &World, slug: &str) -> Vec<String> {
    w.run_events().await;
    let members = groups::members(&w.ctx, w.dario.actor, slug, 0)
        .await
        .unwrap();
    let mut all: Vec<String> = members
        .items
        .into_iter()
        .map(|m| m.met.card.handle)
        .collect();
    all.sort();
    all
}

async fn moves(w: &World, who: Person, unit: model::UnitId, title: &str, languages: &[&str]) {
    let account = w.account(who).await;
    let draft = ProfileDraft {
        name: account.name,
        title: title.to_owned(),
        unit: Some(unit),
        languages: languages.iter().map(|l| (*l).to_owned()).collect(),
        ..ProfileDraft::default()
    };
    accounts::update(&w.ctx, who.actor, who.id, draft)
        .await
        .unwrap();
}

testkit::on_both! {
    async fn people_come_in_by_what_they_are_and_go_when_they_move(w: World) {
        let (slug, _) = made(&w, w.dario, "Product people", GroupKind::Closed).await;
        let rule = async |kind, value: &str| groups::add_rule(&w.ctx, w.dario.actor, &slug, kind, value).await;
        let refused = groups::add_rule(&w.ctx, w.ben.actor, &slug, GroupRuleKind::Everyone, "").await;
        assert!(matches!(refused, Err(Refusal::Forbidden)));
        rule(GroupRuleKind::Unit, &w.product.to_string()).await.unwrap();
        assert!(matches!(rule(GroupRuleKind::Unit, &w.product.to_string()).await, Err(Refusal::Invalid { why: "rule-there", .. })));
        assert!(matches!(rule(GroupRuleKind::Unit, "7").await, Err(Refusal::Invalid { why: "choose", .. })));
        assert!(matches!(rule(GroupRuleKind::Language, "xx").await, Err(Refusal::Invalid { why: "choose", .. })));
        assert_eq!(inside(&w, &slug).await, ["ann", "ben", "carla", "dario"]);
        moves(&w, w.eva, w.roastery, "", &[]).await;
        moves(&w, w.ben, w.sales, "", &[]).await;
        assert_eq!(inside(&w, &slug).await, ["ann", "carla", "dario", "eva"]);
        // Who goes by hand is not brought back; who was never in it by a rule stays.
        groups::leave(&w.ctx, w.ann.actor, &slug).await.unwrap();
        groups::remove(&w.ctx, w.dario.actor, &slug, w.eva.id).await.unwrap();
        moves(&w, w.eva, w.roastery, "Taster", &[]).await;
        moves(&w, w.ann, w.product, "Head", &[]).await;
        assert_eq!(inside(&w, &slug).await, ["carla", "dario"]);
        let rules = groups::rules(&w.ctx, w.dario.actor, &slug).await.unwrap();
        assert_eq!(rules[0].value, "Product");
        groups::remove_rule(&w.ctx, w.dario.actor, &slug, rules[0].id).await.unwrap();
        assert_eq!(inside(&w, &slug).await, ["dario"]);
        let wrong = w.ctx.db().read(store::facts::wrong).await.unwrap();
        assert_eq!(wrong, Vec::<(String, i64)>::new());
    }

    async fn titles_and_languages_are_rules_too_and_newcomers_come_in(w: World) {
        let (slug, _) = made(&w, w.dario, "Talkers", GroupKind::Open).await;
        let rule = async |kind, value: &str| groups::add_rule(&w.ctx, w.dario.actor, &slug, kind, value).await.unwrap();
        rule(GroupRuleKind::Title, "roast").await;
        rule(GroupRuleKind::Language, "da").await;
        moves(&w, w.ben, w.sales, "Head of Röasting", &[]).await;
        moves(&w, w.eva, w.sales, "", &["en", "da"]).await;
        moves(&w, w.ann, w.sales, "", &["de"]).await;
        assert_eq!(inside(&w, &slug).await, ["ben", "dario", "eva"]);
        rule(GroupRuleKind::Everyone, "").await;
        w.member("fay").await;
        assert_eq!(inside(&w, &slug).await, ["ann", "ben", "carla", "dario", "eva", "fay"]);
        accounts::set_state(&w.ctx, w.dario.actor, w.eva.id, AccountState::Former).await.unwrap();
        assert_eq!(inside(&w, &slug).await, ["ann", "ben", "carla", "dario", "fay"]);
    }

    async fn somebody_keeps_order_when_the_last_one_leaves_the_house(w: World) {
        let (slug, _) = made(&w, w.eva, "Orphans", GroupKind::Secret).await;
        for (who, handle) in [(w.ben, "ben"), (w.carla, "carla")] {
            groups::invite(&w.ctx, w.eva.actor, &slug, handle).await.unwrap();
            w.clock.advance(std::time::Duration::from_secs(9));
            groups::join(&w.ctx, who.actor, &slug).await.unwrap();
        }
        accounts::set_state(&w.ctx, w.dario.actor, w.eva.id, AccountState::Former).await.unwrap();
        w.run_events().await;
        let view = groups::show(&w.ctx, w.ben.actor, &slug).await.unwrap();
        assert!(view.may.moderate && view.may.delete && view.group.members_count == 2);
        assert_eq!(w.dario.actor.role, Role::Admin);
    }

    async fn groups_and_what_is_in_them_are_found_by_name(w: World) {
        let (slug, group) = made(&w, w.ben, "Tasting Room", GroupKind::Closed).await;
        w.post_to(w.ben, group, "Notes of plum").await;
        w.post(w.ben, "Notes of coal").await;
        w.run_events().await;
        let found = async |who: Person, q: &str| {
            let page = search::posts(&w.ctx, who.actor, q, model::Page::first(9)).await.unwrap().page;
            texts(page)
        };
        assert_eq!(found(w.ben, "notes in:tasting-room").await, ["Notes of plum"]);
        assert_eq!(found(w.ben, "notes in:\"Tasting Room\"").await, ["Notes of plum"]);
        assert_eq!(found(w.ben, "notes -in:tasting-room").await, ["Notes of coal"]);
        assert!(found(w.eva, "plum").await.is_empty());
        let names = async |who: Person, q: &str| search::groups(&w.ctx, who.actor, q, 9).await.unwrap().len();
        assert_eq!((names(w.eva, "!tasting").await, names(w.eva, "room tast").await, names(w.eva, "bar").await), (1, 1, 0));
        groups::request(&w.ctx, w.eva.actor, &slug, "").await.unwrap();
        groups::accept(&w.ctx, w.ben.actor, &slug, w.eva.id).await.unwrap();
        let post = timelines::group(&w.ctx, w.eva.actor, id(&w, w.eva, &slug).await, model::Page::first(1)).await.unwrap();
        let why = timelines::why(&w.ctx, w.eva.actor, post.items[0].status.id).await.unwrap();
        assert_eq!(why.reasons, [timelines::Reason::Group("Tasting Room".to_owned(), slug)]);
    }
}

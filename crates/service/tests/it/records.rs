//! Retention, legal holds, taking everything along, being erased, and reading in an investigation, on both engines.

use std::io::{Cursor, Read};
use std::time::Duration;

use model::{
    AccountState, Act, Audience, ConversationId, GroupKind, NotificationKind, Page, Role, StatusId,
    StrikeKind,
};
use service::audit::{self, Wanted};
use service::groups::{self, GroupDraft};
use service::records::erasure;
use service::records::exports::{self, Words};
use service::records::holds::{self, On};
use service::records::inquiries::{self, Stand};
use service::records::retention::{self, Retention};
use service::statuses::{self, Deed};
use service::timelines::{Node, Window};
use service::{Refusal, accounts, notifications, reports, strikes, timelines};
use testkit::{Person, World};

use crate::order::{self, act, report};

const DAY: Duration = Duration::from_secs(86_400);

fn days(kinds: &[(&str, i64)], spare: bool) -> Retention {
    Retention {
        days: kinds.iter().map(|(k, d)| ((*k).to_owned(), *d)).collect(),
        spare,
        set_by: None,
    }
}

async fn stands(w: &World, id: StatusId) -> bool {
    w.ctx
        .db()
        .read(move |c| store::statuses::find::stands(c, id))
        .await
        .unwrap()
}

async fn source(w: &World, id: StatusId) -> String {
    w.ctx
        .db()
        .read(move |c| store::statuses::get(c, id))
        .await
        .unwrap()
        .source
}

async fn acts(w: &World, act: Act) -> usize {
    let wanted = Wanted {
        act: Some(act),
        ..Wanted::default()
    };
    let found = audit::list(&w.ctx, w.ann.actor, wanted, Page::first(80)).await;
    found.unwrap().items.len()
}

async fn no_wrong_count(w: &World) {
    let wrong = w.ctx.db().read(store::facts::wrong).await.unwrap();
    assert!(wrong.is_empty(), "{wrong:?}");
    assert!(audit::verify(&w.ctx).await.unwrap().is_ok());
}

async fn talk(w: &World, one: Person, other: Person) -> ConversationId {
    let found = service::conversations::start(&w.ctx, one.actor, vec![other.id], "").await;
    found.unwrap().id
}

testkit::on_both! {
    async fn posts_over_their_time_go_and_others_stay(w: World) {
        let old = w.post(w.ben, "old, with #tag").await.status.id;
        let pinned = w.post(w.ben, "pinned").await.status.id;
        statuses::react(&w.ctx, w.ben.actor, pinned, Deed::Pin).await.unwrap();
        let unit = w.post_to(w.ben, Audience::Unit(w.roastery), "for a unit").await.status.id;
        let held = w.post(w.eva, "held").await.status.id;
        holds::create(&w.ctx, w.dario.actor, On::Person("@eva".into()), "A case").await.unwrap();
        w.clock.advance(DAY * 40);
        let new = w.reply(w.carla, old, "new").await.status.id;
        let wanted = days(&[("everyone", 30), ("named", 1)], true);
        assert_eq!(retention::preview(&w.ctx, w.dario.actor, wanted.clone()).await.unwrap(), [("everyone", 1), ("named", 0)]);
        assert!(stands(&w, old).await, "looking removes nothing");
        retention::update(&w.ctx, w.dario.actor, wanted).await.unwrap();
        w.run_events().await;
        let mut left = Vec::new();
        for id in [old, pinned, unit, held, new] {
            left.push(stands(&w, id).await);
        }
        assert_eq!(left, [false, true, true, true, true]);
        assert_eq!((acts(&w, Act::RetentionChanged).await, acts(&w, Act::RetentionCarriedOut).await), (1, 1));
        retention::update(&w.ctx, w.dario.actor, days(&[("everyone", 30)], false)).await.unwrap();
        w.run_events().await;
        assert!(!stands(&w, pinned).await && stands(&w, held).await);
        no_wrong_count(&w).await;
    }

    async fn only_admins_set_what_is_kept(w: World) {
        for who in [w.ben, w.carla] {
            let wanted = days(&[("everyone", 30)], false);
            assert!(matches!(retention::preview(&w.ctx, who.actor, wanted.clone()).await, Err(Refusal::Forbidden)));
            assert!(matches!(retention::update(&w.ctx, who.actor, wanted).await, Err(Refusal::Forbidden)));
            assert!(matches!(holds::create(&w.ctx, who.actor, On::Person("eva".into()), "x").await, Err(Refusal::Forbidden)));
            assert!(matches!(holds::list(&w.ctx, who.actor).await, Err(Refusal::Forbidden)));
            assert!(matches!(erasure::create(&w.ctx, who.actor, w.eva.id, "eva", "x").await, Err(Refusal::Forbidden)));
            assert!(matches!(inquiries::list(&w.ctx, who.actor).await, Err(Refusal::Forbidden)));
        }
        assert!(matches!(retention::update(&w.ctx, w.dario.actor, days(&[("everyone", 0)], false)).await, Err(Refusal::Invalid { .. })));
        assert!(matches!(retention::update(&w.ctx, w.dario.actor, days(&[("nobody", 9)], false)).await, Err(Refusal::Invalid { .. })));
    }

    async fn what_is_held_is_kept_when_it_is_deleted(w: World) {
        let held = w.post(w.ben, "evidence").await.status.id;
        let free = w.post(w.eva, "chatter").await.status.id;
        holds::create(&w.ctx, w.dario.actor, On::Person("ben".into()), "Case 12").await.unwrap();
        assert!(matches!(holds::create(&w.ctx, w.dario.actor, On::Person("ben".into()), "again").await, Err(Refusal::Conflict("held-already"))));
        assert!(matches!(holds::create(&w.ctx, w.dario.actor, On::Person("zoe".into()), "x").await, Err(Refusal::Invalid { field: "handle", .. })));
        assert!(matches!(holds::create(&w.ctx, w.dario.actor, On::Person("eva".into()), " ").await, Err(Refusal::Invalid { field: "reason", .. })));
        statuses::delete(&w.ctx, w.ben.actor, held).await.unwrap();
        statuses::delete(&w.ctx, w.eva.actor, free).await.unwrap();
        assert!(!stands(&w, held).await);
        let wiped = async || {
            w.clock.advance(DAY * 2);
            let before = w.ctx.now().minus(DAY);
            w.ctx.write(move |tx| Ok(store::statuses::change::wipe_deleted(tx, before, before, 100)?)).await.unwrap();
            (source(&w, held).await, source(&w, free).await)
        };
        assert_eq!(wiped().await, ("evidence".to_owned(), String::new()));
        let id = holds::list(&w.ctx, w.ann.actor).await.unwrap()[0].hold.id;
        holds::lift(&w.ctx, w.ann.actor, id).await.unwrap();
        assert!(matches!(holds::lift(&w.ctx, w.ann.actor, id).await, Err(Refusal::Conflict("lifted-already"))));
        assert_eq!(wiped().await.0, "");
        assert_eq!((acts(&w, Act::HoldPlaced).await, acts(&w, Act::HoldLifted).await), (1, 1));
    }

    async fn someone_erased_is_nobody_and_threads_stand(w: World) {
        let theirs = w.post(w.ben, "My secret plan #plan").await.status.id;
        let answer = w.reply(w.eva, theirs, "Good idea, @Ben! Tell @carla too.").await.status.id;
        let back = w.reply(w.ben, answer, "Thanks").await.status.id;
        let below = w.reply(w.carla, back, "I am in").await.status.id;
        w.follow(w.ben, w.eva).await;
        w.follow(w.eva, w.ben).await;
        statuses::react(&w.ctx, w.ben.actor, answer, Deed::Favourite).await.unwrap();
        statuses::react(&w.ctx, w.ben.actor, answer, Deed::Boost).await.unwrap();
        statuses::react(&w.ctx, w.eva.actor, theirs, Deed::Favourite).await.unwrap();
        w.run_events().await;
        assert!(matches!(erasure::create(&w.ctx, w.dario.actor, w.ben.id, "bob", "A former colleague").await, Err(Refusal::Invalid { field: "handle", .. })));
        erasure::create(&w.ctx, w.dario.actor, w.ben.id, "@Ben", "A former colleague").await.unwrap();
        w.run_events().await;
        let account = w.account(w.ben).await;
        assert_eq!((account.name.as_str(), account.state, account.role), ("A former colleague", AccountState::Erased, Role::Member));
        assert!(!account.handle.contains("ben"));
        assert_eq!((source(&w, theirs).await, source(&w, back).await), (String::new(), String::new()));
        let said = w.ctx.db().read(move |c| store::statuses::get(c, answer)).await.unwrap();
        assert_eq!(said.source, "Good idea, A former colleague! Tell @carla too.");
        assert!(!said.html.to_lowercase().contains("ben") && said.html.contains("@carla"), "{}", said.html);
        assert_eq!((said.favourites_count, said.boosts_count), (0, 0));
        let thread = timelines::thread(&w.ctx, w.ann.actor, below, Window::default()).await.unwrap();
        let above: Vec<_> = thread.above.iter().map(|n| match n {
            Node::Post(_, view) => view.status.id.to_string(),
            Node::Erased(_) => "erased".to_owned(),
            _ => "other".to_owned(),
        }).collect();
        assert_eq!(above, ["erased".to_owned(), answer.to_string(), "erased".to_owned()]);
        assert!(thread.status.reply_to.is_none());
        let found = service::search::posts(&w.ctx, w.ann.actor, "secret plan", Page::first(9)).await.unwrap();
        assert!(found.page.items.is_empty());
        let found = service::search::posts(&w.ctx, w.ann.actor, "ben", Page::first(9)).await.unwrap();
        assert!(found.page.items.is_empty());
        let told = notifications::list(&w.ctx, w.eva.actor, Vec::new(), Page::first(20)).await.unwrap();
        assert!(told.items.iter().all(|g| g.people.iter().all(|p| p.id != w.ben.id)));
        assert!(matches!(accounts::set_state(&w.ctx, w.ann.actor, w.ben.id, AccountState::Active).await, Err(Refusal::Conflict("erased"))));
        let wanted = Wanted { person: Some(w.ben.id), act: Some(Act::PersonCreated), ..Wanted::default() };
        let entries = audit::list(&w.ctx, w.ann.actor, wanted, Page::first(9)).await.unwrap();
        assert!(entries.items[0].erased && entries.items[0].details.is_empty());
        no_wrong_count(&w).await;
    }

    async fn whoever_is_being_erased_is_seen_by_nobody_meanwhile(w: World) {
        let post = w.post(w.eva, "Hidden with me").await.status.id;
        let hidden = strikes::Act { hide_all: true, ..order::deed(w.eva.id, StrikeKind::Suspend, &[]) };
        strikes::act(&w.ctx, w.carla.actor, hidden).await.unwrap();
        w.run_events().await;
        let seen = async || {
            let alone = service::views::status(&w.ctx, w.ben.actor, post).await.is_ok();
            let page = timelines::everyone(&w.ctx, w.ben.actor, Page::first(9)).await.unwrap();
            alone || page.items.iter().any(|view| view.status.id == post)
        };
        assert!(!seen().await);
        // Posts go a hundred at a time: this is how it stands before the first of them.
        let (id, by, now) = (w.eva.id, w.dario.id, w.ctx.now());
        let wish = erasure::Erasure {
            account_id: id,
            name: "A former colleague".to_owned(),
            asked_by: by,
            asked_at: now,
            due_at: now,
            begun_at: None,
            done_at: None,
        };
        w.ctx.write(move |tx| {
            store::records::erasure::begin(tx, &wish, "erased-1", now)?;
            Ok(store::records::erasure::detach(tx, id, now)?)
        }).await.unwrap();
        assert!(!seen().await);
        let reach = w.ctx.db().read(move |c| store::strikes::reach(c, id)).await.unwrap();
        assert_eq!(reach, model::Reach::Moderators);
        erasure::create(&w.ctx, w.dario.actor, w.ben.id, "ben", "A former colleague").await.unwrap();
        w.run_events().await;
        let ben = w.ben.id;
        let reach = w.ctx.db().read(move |c| store::strikes::reach(c, ben)).await.unwrap();
        assert_eq!(reach, model::Reach::Chosen, "afterwards there is nothing to keep out of sight");
    }

    async fn who_asks_to_be_erased_may_think_better_of_it(w: World) {
        let name = "A former colleague";
        assert!(matches!(erasure::ask(&w.ctx, w.eva.actor, "ben", name).await, Err(Refusal::Invalid { .. })));
        erasure::ask(&w.ctx, w.eva.actor, "eva", name).await.unwrap();
        erasure::cancel(&w.ctx, w.eva.actor).await.unwrap();
        assert!(matches!(erasure::cancel(&w.ctx, w.eva.actor).await, Err(Refusal::NotFound)));
        w.clock.advance(DAY * 15);
        w.run_events().await;
        assert_eq!(w.account(w.eva).await.name, "Eva Engel");
        erasure::ask(&w.ctx, w.eva.actor, "eva", name).await.unwrap();
        w.clock.advance(DAY * 13);
        w.run_events().await;
        assert_eq!(w.account(w.eva).await.name, "Eva Engel", "not before its time");
        holds::create(&w.ctx, w.dario.actor, On::Person("eva".into()), "A case").await.unwrap();
        w.clock.advance(DAY * 2);
        w.run_events().await;
        assert_eq!(w.account(w.eva).await.name, "Eva Engel", "not under a hold");
        assert!(matches!(erasure::create(&w.ctx, w.dario.actor, w.eva.id, "eva", name).await, Err(Refusal::Conflict("held"))));
        let id = holds::list(&w.ctx, w.dario.actor).await.unwrap()[0].hold.id;
        holds::lift(&w.ctx, w.dario.actor, id).await.unwrap();
        w.clock.advance(DAY * 2);
        w.run_events().await;
        assert_eq!(w.account(w.eva).await.name, name);
        assert!(matches!(erasure::ask(&w.ctx, w.ann.actor, "ann", name).await, Err(Refusal::Conflict("last-owner"))));
        assert!(matches!(erasure::create(&w.ctx, w.dario.actor, w.ann.id, "ann", name).await, Err(Refusal::Forbidden)));
        no_wrong_count(&w).await;
    }

    async fn someone_takes_everything_along(w: World) {
        w.post(w.ben, "Words of *mine* <b>").await;
        let talk = talk(&w, w.ben, w.eva).await;
        w.post_to(w.eva, Audience::Conversation(talk), "Between us").await;
        w.post_to(w.carla, Audience::Unit(w.product), "Not Ben's words").await;
        let words: Words = [("title".to_owned(), "All about <me>".to_owned())].into();
        exports::create(&w.ctx, w.ben.actor, words, "en").await.unwrap();
        assert!(matches!(exports::create(&w.ctx, w.ben.actor, Words::new(), "en").await, Err(Refusal::Conflict("export-asked"))));
        w.run_events().await;
        let (all, may) = exports::list(&w.ctx, w.ben.actor).await.unwrap();
        assert!(all[0].ready_at.is_some() && !may);
        let told = notifications::list(&w.ctx, w.ben.actor, vec![NotificationKind::Export], Page::first(9)).await.unwrap();
        assert_eq!(told.items.len(), 1);
        assert!(matches!(exports::open(&w.ctx, w.ann.actor, all[0].id).await, Err(Refusal::NotFound)), "not even the owner's");
        let (export, parts) = exports::open(&w.ctx, w.ben.actor, all[0].id).await.unwrap();
        let mut bytes = Vec::new();
        for part in parts {
            bytes.extend(exports::part(&w.ctx, &part).await.unwrap());
        }
        assert_eq!(export.bytes, bytes.len() as i64);
        let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut text = |name: &str| {
            let mut text = String::new();
            zip.by_name(name).unwrap_or_else(|e| panic!("{name}: {e}")).read_to_string(&mut text).unwrap();
            text
        };
        let index = text("index.html");
        assert!(index.contains("All about &lt;me&gt;") && index.contains("Ben Brink") && index.contains("posts-1.html"), "{index}");
        let posts = text("posts-1.html");
        assert!(posts.contains("Words of") && !posts.contains("Not Ben") && !posts.contains("<b>\""), "{posts}");
        assert!(text(&format!("messages-{talk}.html")).contains("Between us"));
        let statuses: serde_json::Value = serde_json::from_str(&text("data/statuses.json")).unwrap();
        assert_eq!(statuses.as_array().unwrap().len(), 1);
        let accounts = text("data/accounts.json");
        assert!(accounts.contains("ben@acme.example") && !accounts.contains("eva"));
        assert!(!text("data/users.json").contains("password_hash"));
        w.clock.advance(DAY * 8);
        assert!(matches!(exports::open(&w.ctx, w.ben.actor, export.id).await, Err(Refusal::NotFound)));
        exports::create(&w.ctx, w.ben.actor, Words::new(), "en").await.unwrap();
    }

    async fn what_one_takes_along_names_nobody_who_keeps_order(w: World) {
        let rude = w.post(w.ben, "You are all fools").await.status.id;
        let about_ben = report(&w, w.eva, w.ben, &[rude]).await;
        let deed = strikes::Act { report: Some(about_ben), ..order::deed(w.ben.id, StrikeKind::Remove, &[rude]) };
        let strike = strikes::act(&w.ctx, w.carla.actor, deed).await.unwrap();
        strikes::undo(&w.ctx, w.carla.actor, strike).await.unwrap();
        act(&w, w.carla, w.ben, StrikeKind::Remove, &[rude]).await;
        let by_ben = report(&w, w.ben, w.eva, &[]).await;
        reports::assign(&w.ctx, w.carla.actor, by_ben, Some(w.carla.id)).await.unwrap();
        reports::settle(&w.ctx, w.carla.actor, by_ben, false).await.unwrap();
        exports::create(&w.ctx, w.ben.actor, Words::new(), "en").await.unwrap();
        w.run_events().await;
        let id = exports::list(&w.ctx, w.ben.actor).await.unwrap().0[0].id;
        let mut bytes = Vec::new();
        for part in exports::open(&w.ctx, w.ben.actor, id).await.unwrap().1 {
            bytes.extend(exports::part(&w.ctx, &part).await.unwrap());
        }
        let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        for name in ["strikes", "statuses", "reports"] {
            let mut text = String::new();
            zip.by_name(&format!("data/{name}.json")).unwrap().read_to_string(&mut text).unwrap();
            assert!(text.len() > 9, "{name}");
            assert!(!text.contains(&w.carla.id.to_string()), "who did it: {text}");
            assert!(!text.contains(&about_ben.to_string()), "that somebody reported it: {text}");
        }
    }

    async fn a_conversation_is_read_with_consent_in_its_time_and_in_sight(w: World) {
        let talk = talk(&w, w.ben, w.eva).await;
        w.post_to(w.ben, Audience::Conversation(talk), "Take the till").await;
        w.post_to(w.ben, Audience::Conversation(talk), "Tonight").await;
        let people = |names: &[&str]| names.iter().map(|n| (*n).to_owned()).collect::<Vec<_>>();
        let ask = async |names: &[&str], why: &str, hours| inquiries::create(&w.ctx, w.dario.actor, &people(names), why, hours).await;
        assert!(matches!(ask(&["ben", "eva"], "", 4).await, Err(Refusal::Invalid { field: "reason", .. })));
        assert!(matches!(ask(&["ben", "eva"], "Theft", 100).await, Err(Refusal::Invalid { field: "hours", .. })));
        assert!(matches!(ask(&["ben", "carla"], "Theft", 4).await, Err(Refusal::Invalid { field: "people", why: "no-conversation", .. })));
        assert!(matches!(ask(&["ben"], "Theft", 4).await, Err(Refusal::Invalid { .. })));
        assert!(matches!(ask(&["ben", "dario"], "Theft", 4).await, Err(Refusal::Invalid { why: "own-conversation", .. })));
        let id = ask(&["@ben", "eva"], "Theft", 4).await.unwrap();
        assert!(matches!(inquiries::read(&w.ctx, w.dario.actor, id, None).await, Err(Refusal::Forbidden)));
        assert!(matches!(inquiries::decide(&w.ctx, w.dario.actor, id, true).await, Err(Refusal::Conflict("needs-a-second"))));
        assert!(matches!(inquiries::decide(&w.ctx, w.carla.actor, id, true).await, Err(Refusal::Forbidden)));
        inquiries::decide(&w.ctx, w.ann.actor, id, true).await.unwrap();
        assert!(matches!(inquiries::decide(&w.ctx, w.ann.actor, id, false).await, Err(Refusal::Conflict("decided"))));
        assert!(matches!(inquiries::read(&w.ctx, w.ann.actor, id, None).await, Err(Refusal::Forbidden)), "only who asked");
        let read = inquiries::read(&w.ctx, w.dario.actor, id, None).await.unwrap();
        let said: Vec<String> = read.messages.iter().map(|m| text::plain(&m.html)).collect();
        assert_eq!(said, ["Take the till", "Tonight"]);
        inquiries::read(&w.ctx, w.dario.actor, id, None).await.unwrap();
        assert_eq!(acts(&w, Act::InquiryRead).await, 2);
        let told = async |who: Person| notifications::list(&w.ctx, who.actor, vec![NotificationKind::Inquiry], Page::first(9)).await.unwrap().items.len();
        assert_eq!((told(w.ben).await, told(w.eva).await), (0, 0), "not while it lasts");
        w.clock.advance(Duration::from_secs(4 * 3600 + 1));
        w.run_events().await;
        assert!(matches!(inquiries::read(&w.ctx, w.dario.actor, id, None).await, Err(Refusal::Forbidden)), "its time is over");
        assert_eq!((told(w.ben).await, told(w.eva).await, told(w.carla).await), (1, 1, 0));
        assert_eq!(inquiries::list(&w.ctx, w.ann.actor).await.unwrap()[0].stand, Stand::Over);
        let second = ask(&["ben", "eva"], "Theft", 4).await.unwrap();
        inquiries::decide(&w.ctx, w.ann.actor, second, false).await.unwrap();
        assert_eq!(inquiries::list(&w.ctx, w.ann.actor).await.unwrap()[0].stand, Stand::Refused);
        let third = ask(&["ben", "eva"], "Theft", 4).await.unwrap();
        inquiries::decide(&w.ctx, w.ann.actor, third, true).await.unwrap();
        inquiries::end(&w.ctx, w.dario.actor, third).await.unwrap();
        assert_eq!(told(w.ben).await, 2, "ended before its time: told at once");
        assert!(audit::verify(&w.ctx).await.unwrap().is_ok());
    }

    async fn break_glass_opens_conversations_and_no_groups(w: World) {
        let draft = GroupDraft {
            name: "Halcyon".to_owned(),
            kind: GroupKind::Secret,
            purpose: String::new(),
            rules: String::new(),
        };
        let slug = groups::create(&w.ctx, w.ben.actor, draft).await.unwrap();
        groups::invite(&w.ctx, w.ben.actor, &slug, "eva").await.unwrap();
        groups::join(&w.ctx, w.eva.actor, &slug).await.unwrap();
        let group = groups::show(&w.ctx, w.ben.actor, &slug).await.unwrap().group.id;
        w.post_to(w.ben, Audience::Group(group), "Sell Halcyon").await;
        let people = ["ben".to_owned(), "eva".to_owned()];
        let ask = async || inquiries::create(&w.ctx, w.dario.actor, &people, "Theft", 4).await;
        assert!(matches!(ask().await, Err(Refusal::Invalid { field: "people", why: "no-conversation", .. })), "as if they had never spoken");
        let talk = talk(&w, w.ben, w.eva).await;
        w.post_to(w.eva, Audience::Conversation(talk), "Lunch?").await;
        let id = ask().await.unwrap();
        inquiries::decide(&w.ctx, w.ann.actor, id, true).await.unwrap();
        let read = inquiries::read(&w.ctx, w.dario.actor, id, None).await.unwrap();
        let said: Vec<String> = read.messages.iter().map(|m| text::plain(&m.html)).collect();
        assert_eq!(said, ["Lunch?"], "nothing of the group");
        assert!(groups::show(&w.ctx, w.dario.actor, &slug).await.is_err());
    }

    async fn a_hold_tells_nothing_of_a_secret_group(w: World) {
        let draft = |kind| GroupDraft { name: "Halcyon".to_owned(), kind, purpose: String::new(), rules: String::new() };
        let slug = groups::create(&w.ctx, w.ben.actor, draft(GroupKind::Closed)).await.unwrap();
        holds::create(&w.ctx, w.dario.actor, On::Group(slug.clone()), "Court").await.unwrap();
        let name = async |who: Person| holds::list(&w.ctx, who.actor).await.unwrap()[0].group.clone();
        assert_eq!(name(w.dario).await.as_deref(), Some("Halcyon"));
        let slug = groups::update(&w.ctx, w.ben.actor, &slug, draft(GroupKind::Secret)).await.unwrap();
        assert_eq!(name(w.dario).await, None, "it is not there for him any more");
        let id = holds::list(&w.ctx, w.dario.actor).await.unwrap()[0].hold.id;
        holds::lift(&w.ctx, w.dario.actor, id).await.unwrap();
        let again = holds::create(&w.ctx, w.dario.actor, On::Group(slug.clone()), "Court").await;
        assert!(matches!(again, Err(Refusal::Invalid { field: "group", why: "no-group", .. })), "as an address that never was");
        groups::invite(&w.ctx, w.ben.actor, &slug, "dario").await.unwrap();
        holds::create(&w.ctx, w.dario.actor, On::Group(slug), "Court").await.unwrap();
        assert_eq!((name(w.dario).await.as_deref(), name(w.ann).await), (Some("Halcyon"), None));
    }

    async fn a_group_under_a_hold_is_deleted_and_kept(w: World) {
        let draft = GroupDraft { name: "Till".to_owned(), kind: GroupKind::Closed, purpose: String::new(), rules: String::new() };
        let slug = groups::create(&w.ctx, w.ben.actor, draft).await.unwrap();
        let group = groups::show(&w.ctx, w.ben.actor, &slug).await.unwrap().group.id;
        let post = w.post_to(w.ben, Audience::Group(group), "Take it").await.status.id;
        holds::create(&w.ctx, w.dario.actor, On::Group(slug.clone()), "Court").await.unwrap();
        groups::delete(&w.ctx, w.ben.actor, &slug, "Till").await.unwrap();
        w.run_events().await;
        assert!(!stands(&w, post).await);
        let overview = accounts::overview(&w.ctx, w.ann.actor).await.unwrap();
        assert_eq!(overview.jobs, [0, 0, 0], "the work is done, and nothing of it laid aside");
        w.clock.advance(DAY * 2);
        let before = w.ctx.now().minus(DAY);
        w.ctx.write(move |tx| Ok(store::statuses::change::wipe_deleted(tx, before, before, 100)?)).await.unwrap();
        assert_eq!(source(&w, post).await, "Take it");
    }

    async fn what_keeping_order_leaves_is_forgotten_in_time(w: World) {
        let rude = w.post(w.ben, "You are all fools").await.status.id;
        let report = report(&w, w.eva, w.ben, &[rude]).await;
        reports::note(&w.ctx, w.carla.actor, w.ben.id, None, "Has a hard time").await.unwrap();
        reports::settle(&w.ctx, w.carla.actor, report, false).await.unwrap();
        let open = order::report(&w, w.eva, w.ann, &[]).await;
        act(&w, w.carla, w.ben, StrikeKind::Warn, &[]).await;
        act(&w, w.carla, w.ben, StrikeKind::Limit, &[]).await;
        let appealed = act(&w, w.carla, w.eva, StrikeKind::Warn, &[]).await;
        strikes::appeal(&w.ctx, w.eva.actor, appealed, "Why?").await.unwrap();
        holds::create(&w.ctx, w.dario.actor, On::Person("ben".to_owned()), "Court").await.unwrap();
        let hold = holds::list(&w.ctx, w.dario.actor).await.unwrap()[0].hold.id;
        let left = async || {
            let rows = w.ctx.db().read(|c| {
                let mut counts = Vec::new();
                for table in ["reports", "strikes", "moderation_notes"] {
                    let row = c.first(&format!("select count(*) from {table}"), &[])?;
                    let count: i64 = row.map_or(Ok(0), |r| store::param::Get::get(&r, 0))?;
                    counts.push(count);
                }
                Ok::<_, db::Error>(counts)
            });
            rows.await.unwrap()
        };
        let pass = async |time: Duration| {
            w.clock.advance(time);
            retention::start(&w.ctx).await.unwrap();
            w.run_events().await;
        };
        pass(retention::REMEMBERED + DAY).await;
        assert_eq!(left().await, [2, 3, 1], "held: nothing goes");
        holds::lift(&w.ctx, w.dario.actor, hold).await.unwrap();
        pass(DAY * 2).await;
        assert_eq!(left().await, [1, 2, 0], "what is open and what still has an effect stays");
        assert!(reports::show(&w.ctx, w.carla.actor, open).await.is_ok());
        assert_eq!(acts(&w, Act::OrderForgotten).await, 1);
        strikes::decide(&w.ctx, w.dario.actor, appealed, false, "No.").await.unwrap();
        pass(DAY).await;
        assert_eq!(left().await, [1, 1, 0]);
    }
}

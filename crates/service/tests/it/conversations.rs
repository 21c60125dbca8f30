//! Conversations: who is in one sees what is for them, and nobody else finds a trace.

use model::{Audience, ConversationId, LineKind, Page, StatusId};
use service::conversations::{self, Add};
use service::live::News;
use service::statuses::{self, Deed, Draft};
use service::views::StatusView;
use service::{Answer, Refusal};
use testkit::{Person, World};

const PAGE: Page = Page::first(20);

async fn talk(w: &World, who: Person, people: &[Person]) -> ConversationId {
    let people = people.iter().map(|p| p.id).collect();
    let found = conversations::start(&w.ctx, who.actor, people, "").await;
    found.unwrap().id
}

async fn try_say(w: &World, who: Person, id: ConversationId, text: &str) -> Answer<StatusView> {
    w.clock.advance(std::time::Duration::from_secs(1));
    let draft = Draft {
        text: text.to_owned(),
        ..Draft::default()
    };
    conversations::post(&w.ctx, who.actor, id, draft).await
}

async fn say(w: &World, who: Person, id: ConversationId, text: &str) -> StatusId {
    try_say(w, who, id, text).await.unwrap().status.id
}

/// What `who` reads in it, the newest first.
async fn heard(w: &World, who: Person, id: ConversationId) -> Vec<String> {
    let talk = conversations::history(&w.ctx, who.actor, id, PAGE)
        .await
        .unwrap();
    talk.messages
        .items
        .into_iter()
        .map(|m| m.status.source)
        .collect()
}

async fn lines(w: &World, who: Person, id: ConversationId) -> Vec<LineKind> {
    let talk = conversations::history(&w.ctx, who.actor, id, PAGE)
        .await
        .unwrap();
    talk.lines
        .into_iter()
        .map(|(line, _, _)| line.kind)
        .collect()
}

/// Who is in it, and unread, for each conversation of `who`.
async fn list(w: &World, who: Person) -> Vec<(usize, i64)> {
    let page = conversations::list(&w.ctx, who.actor, PAGE).await.unwrap();
    page.items
        .iter()
        .map(|k| (k.people.len(), k.unread))
        .collect()
}

fn is_refused<T: std::fmt::Debug>(answer: &Answer<T>, code: &str) -> bool {
    match answer {
        Err(Refusal::Invalid { why, .. } | Refusal::Conflict(why)) => *why == code,
        _ => false,
    }
}

testkit::on_both! {
    async fn two_people_have_one_conversation(w: testkit::World) {
        let id = talk(&w, w.ann, &[w.ben]).await;
        assert_eq!(talk(&w, w.ben, &[w.ann]).await, id);
        assert!(list(&w, w.ben).await.is_empty(), "nothing was said yet");
        assert_eq!(list(&w, w.ann).await, [(2, 0)], "she began it");
        say(&w, w.ann, id, "Coffee?").await;
        say(&w, w.ann, id, "At ten?").await;
        assert_eq!(list(&w, w.ben).await, [(2, 2)]);
        assert_eq!(conversations::unread(&w.ctx, w.ben.actor).await.unwrap(), 1);
        assert_eq!(heard(&w, w.ben, id).await, ["At ten?", "Coffee?"]);
        conversations::read(&w.ctx, w.ben.actor, id, None).await.unwrap();
        assert_eq!(list(&w, w.ben).await, [(2, 0)]);
        assert_eq!(conversations::unread(&w.ctx, w.ben.actor).await.unwrap(), 0);
        assert_eq!(conversations::unread(&w.ctx, w.ann.actor).await.unwrap(), 0, "own words are read");
        assert!(is_refused(&conversations::leave(&w.ctx, w.ann.actor, id).await, "pair-stays"));
        assert!(is_refused(&conversations::rename(&w.ctx, w.ann.actor, id, "Us").await, "pair-unnamed"));
    }

    async fn to_others_it_is_not_there(w: testkit::World) {
        let id = talk(&w, w.ann, &[w.ben, w.carla]).await;
        let message = say(&w, w.ann, id, "Secretly @eva #hush").await;
        w.run_events().await;
        let (eva, ctx) = (w.eva.actor, &w.ctx);
        assert!(matches!(conversations::show(ctx, eva, id).await, Err(Refusal::NotFound)));
        assert!(matches!(conversations::history(ctx, eva, id, PAGE).await, Err(Refusal::NotFound)));
        assert!(matches!(conversations::search(ctx, eva, id, "secretly", PAGE).await, Err(Refusal::NotFound)));
        assert!(matches!(try_say(&w, w.eva, id, "me too").await, Err(Refusal::NotFound)));
        assert!(matches!(conversations::read(ctx, eva, id, None).await, Err(Refusal::NotFound)));
        assert!(matches!(conversations::mute(ctx, eva, id, true).await, Err(Refusal::NotFound)));
        assert!(matches!(conversations::leave(ctx, eva, id).await, Err(Refusal::NotFound)));
        assert!(matches!(conversations::add(ctx, eva, id, w.dario.id, Add::Everything).await, Err(Refusal::NotFound)));
        assert!(matches!(service::views::status(ctx, eva, message).await, Err(Refusal::NotFound)), "being named opens nothing");
        for whoever in [w.eva, w.dario] {
            assert!(service::notifications::list(ctx, whoever.actor, vec![], PAGE).await.unwrap().items.is_empty());
            assert!(service::search::posts(ctx, whoever.actor, "in:messages secretly", PAGE).await.unwrap().page.items.is_empty());
        }
        let forged = Draft { text: "in".to_owned(), audience: Some(Audience::Conversation(id)), ..Draft::default() };
        assert!(is_refused(&statuses::post(ctx, eva, forged).await, "not-your-group"));
        let reply = Draft { text: "in".to_owned(), reply_to: Some(message), ..Draft::default() };
        assert!(is_refused(&statuses::post(ctx, eva, reply).await, "gone"));
    }

    async fn messages_are_read_in_their_conversation_only(w: testkit::World) {
        let id = talk(&w, w.ann, &[w.ben]).await;
        w.follow(w.ben, w.ann).await;
        say(&w, w.ann, id, "Beans #roast").await;
        w.run_events().await;
        let (ben, ctx) = (w.ben.actor, &w.ctx);
        let none = |page: model::PageOf<StatusView>| assert!(page.items.is_empty());
        none(service::timelines::home(ctx, ben, PAGE).await.unwrap());
        none(service::timelines::everyone(ctx, ben, PAGE).await.unwrap());
        none(service::timelines::tag(ctx, ben, "roast", PAGE).await.unwrap());
        none(service::timelines::person(ctx, ben, w.ann.id, service::timelines::Part::Replies, PAGE).await.unwrap());
        none(service::search::posts(ctx, ben, "beans", PAGE).await.unwrap().page);
        none(service::search::posts(ctx, ben, "beans -in:messages", PAGE).await.unwrap().page);
        assert!(service::search::tags(ctx, ben, "roast", 10).await.unwrap().is_empty());
        assert_eq!(w.account(w.ann).await.statuses_count, 0);
        assert_eq!(service::search::posts(ctx, ben, "in:messages bean", PAGE).await.unwrap().page.items.len(), 1);
        assert_eq!(conversations::search(ctx, ben, id, "bean", PAGE).await.unwrap().page.items.len(), 1);
        let other = talk(&w, w.ben, &[w.carla]).await;
        assert!(conversations::search(ctx, ben, other, "bean", PAGE).await.unwrap().page.items.is_empty());
    }

    async fn the_audience_of_a_message_never_changes(w: testkit::World) {
        let (id, other) = (talk(&w, w.ann, &[w.ben]).await, talk(&w, w.ann, &[w.ben, w.carla]).await);
        let message = say(&w, w.ann, id, "Between us").await;
        let public = w.post(w.ben, "For all").await.status.id;
        let ctx = &w.ctx;
        for audience in [Audience::Everyone, Audience::Named, Audience::Conversation(other)] {
            let moved = Draft { text: "@eva look".to_owned(), audience: Some(audience), reply_to: Some(message), wider_ok: true, ..Draft::default() };
            assert!(is_refused(&statuses::post(ctx, w.ben.actor, moved).await, "stays-in-conversation"), "{audience:?}");
            let quoted = Draft { text: "look".to_owned(), audience: Some(audience), quote_of: Some(message), wider_ok: true, ..Draft::default() };
            let answer = statuses::post(ctx, w.ben.actor, quoted).await;
            assert!(is_refused(&answer, "stays-in-conversation"), "{audience:?}");
        }
        let dragged = Draft { text: "so".to_owned(), reply_to: Some(public), ..Draft::default() };
        assert!(is_refused(&conversations::post(ctx, w.ben.actor, id, dragged).await, "stays-in-conversation"));
        for (deed, why) in [(Deed::Pin, "stays-in-conversation"), (Deed::Boost, "not-boostable")] {
            assert!(is_refused(&statuses::react(ctx, w.ann.actor, message, deed).await, why));
        }
        let reply = w.reply(w.ben, message, "Yes").await;
        assert_eq!(reply.status.audience, Audience::Conversation(id));
        assert!(matches!(reply.quote, Some(service::views::Quote::Seen(_))), "it shows what it answers");
        let revision = statuses::Revision { text: "Between us two".to_owned(), ..Default::default() };
        let edited = statuses::edit(ctx, w.ann.actor, message, revision).await.unwrap();
        assert_eq!(edited.status.audience, Audience::Conversation(id));
        // A post may be shown in a conversation; it does not know.
        let shown = Draft { text: "see".to_owned(), quote_of: Some(public), ..Draft::default() };
        assert!(conversations::post(ctx, w.ann.actor, id, shown).await.unwrap().quote.is_some());
        assert_eq!(service::views::status(ctx, w.ben.actor, public).await.unwrap().status.quotes_count, 0);
        let wrong = ctx.db().read(store::facts::wrong).await.unwrap();
        assert!(wrong.is_empty(), "{wrong:?}");
    }

    async fn who_comes_later_sees_what_they_are_shown(w: testkit::World) {
        let id = talk(&w, w.ann, &[w.ben, w.carla]).await;
        let first = say(&w, w.ann, id, "one").await;
        conversations::add(&w.ctx, w.ben.actor, id, w.dario.id, Add::FromNow).await.unwrap();
        say(&w, w.ben, id, "two").await;
        conversations::add(&w.ctx, w.dario.actor, id, w.eva.id, Add::Everything).await.unwrap();
        assert_eq!(heard(&w, w.carla, id).await, ["two", "one"]);
        assert_eq!(heard(&w, w.dario, id).await, ["two"]);
        assert_eq!(heard(&w, w.eva, id).await, ["two"], "nobody shows more than they see");
        assert!(service::views::status(&w.ctx, w.dario.actor, first).await.is_err());
        assert_eq!(lines(&w, w.carla, id).await, [LineKind::Begun, LineKind::Added, LineKind::Shown]);
        assert_eq!(lines(&w, w.dario, id).await, [LineKind::Added, LineKind::Shown]);
        assert_eq!(list(&w, w.eva).await, [(5, 0)], "what was said before is not new to her");
        let anew = conversations::add(&w.ctx, w.carla.actor, id, w.member("frits").await.id, Add::Anew).await.unwrap();
        assert!(anew.new && anew.id != id);
        assert!(heard(&w, w.carla, anew.id).await.is_empty());
        let two = talk(&w, w.ann, &[w.ben]).await;
        let three = conversations::add(&w.ctx, w.ann.actor, two, w.eva.id, Add::Everything).await.unwrap();
        assert!(three.new && three.id != two, "two stay two");
    }

    async fn who_leaves_sees_nothing_more(w: testkit::World) {
        let id = talk(&w, w.ann, &[w.ben, w.carla]).await;
        let message = say(&w, w.ann, id, "one").await;
        conversations::leave(&w.ctx, w.ben.actor, id).await.unwrap();
        assert!(list(&w, w.ben).await.is_empty());
        assert!(service::views::status(&w.ctx, w.ben.actor, message).await.is_err());
        assert!(try_say(&w, w.ben, id, "still here").await.is_err());
        let own = say(&w, w.carla, id, "bye Ben").await;
        assert_eq!(lines(&w, w.ann, id).await, [LineKind::Begun, LineKind::Left]);
        assert_eq!(list(&w, w.carla).await, [(2, 0)], "who writes has read");
        conversations::leave(&w.ctx, w.carla.actor, id).await.unwrap();
        assert!(service::views::status(&w.ctx, w.carla.actor, own).await.is_err(), "not even one's own");
        conversations::add(&w.ctx, w.ann.actor, id, w.ben.id, Add::FromNow).await.unwrap();
        assert!(heard(&w, w.ben, id).await.is_empty());
        conversations::rename(&w.ctx, w.ben.actor, id, "  The   roast ").await.unwrap();
        assert_eq!(conversations::show(&w.ctx, w.ann.actor, id).await.unwrap().title, "The roast");
    }

    async fn a_block_stands_between(w: testkit::World) {
        let (pair, three) = (talk(&w, w.ann, &[w.eva]).await, talk(&w, w.ann, &[w.ben, w.eva]).await);
        say(&w, w.ann, three, "hello").await;
        service::quiet::block(&w.ctx, w.eva.actor, w.ann.id).await.unwrap();
        assert!(is_refused(&try_say(&w, w.ann, pair, "why?").await, "closed"));
        assert!(is_refused(&try_say(&w, w.eva, pair, "so").await, "closed"));
        assert!(conversations::show(&w.ctx, w.ann.actor, pair).await.unwrap().closed);
        let people = vec![w.eva.id, w.carla.id];
        assert!(is_refused(&conversations::start(&w.ctx, w.ann.actor, people.clone(), "").await, "blocked"));
        let without = talk(&w, w.ann, &[w.ben, w.carla]).await;
        assert!(is_refused(&conversations::add(&w.ctx, w.ann.actor, without, w.eva.id, Add::FromNow).await, "blocked"));
        assert!(heard(&w, w.eva, three).await.is_empty(), "she does not read him");
        assert_eq!(list(&w, w.eva).await.last(), Some(&(3, 0)));
        let alone = conversations::start(&w.ctx, w.ann.actor, vec![w.ann.id], "").await;
        assert!(is_refused(&alone, "nobody"));
        let many = (1..60).map(model::AccountId::from).collect();
        assert!(is_refused(&conversations::start(&w.ctx, w.ann.actor, many, "").await, "too-many"));
        let nobody = vec![w.ben.id, model::AccountId::from(7)];
        assert!(is_refused(&conversations::start(&w.ctx, w.ann.actor, nobody, "").await, "no-such-person"));
    }

    async fn one_notice_a_conversation_until_it_is_read(w: testkit::World) {
        let id = talk(&w, w.ann, &[w.ben, w.carla]).await;
        conversations::mute(&w.ctx, w.carla.actor, id, true).await.unwrap();
        let first = say(&w, w.ann, id, "one").await;
        say(&w, w.ann, id, "two @carla").await;
        w.run_events().await;
        let notices = async |who: Person| service::notifications::unseen(&w.ctx, who.actor).await.unwrap();
        assert_eq!((notices(w.ben).await, notices(w.carla).await, notices(w.ann).await), (1, 0, 0));
        assert_eq!(conversations::unread(&w.ctx, w.carla.actor).await.unwrap(), 0, "muted");
        assert_eq!(list(&w, w.carla).await, [(3, 2)], "but there");
        conversations::read(&w.ctx, w.ben.actor, id, Some(first.get())).await.unwrap();
        assert_eq!((notices(w.ben).await, list(&w, w.ben).await), (1, vec![(3, 1)]));
        let talk = conversations::history(&w.ctx, w.ben.actor, id, PAGE).await.unwrap();
        assert_eq!(talk.unread_from, Some(talk.messages.items[0].status.id));
        conversations::read(&w.ctx, w.ben.actor, id, None).await.unwrap();
        assert_eq!(notices(w.ben).await, 0);
        conversations::read(&w.ctx, w.ben.actor, id, Some(first.get())).await.unwrap();
        assert_eq!(list(&w, w.ben).await, [(3, 0)], "never back");
    }

    async fn a_long_talk_is_read_both_ways(w: testkit::World) {
        let id = talk(&w, w.ann, &[w.ben, w.carla]).await;
        for n in 1..=5 {
            say(&w, w.ann, id, &n.to_string()).await;
        }
        let read = async |page: Page| conversations::history(&w.ctx, w.ben.actor, id, page).await.unwrap();
        let words = |talk: &conversations::Talk| talk.messages.items.iter().map(|m| m.status.source.clone()).collect::<Vec<_>>();
        let newest = read(Page::first(2)).await;
        assert_eq!((words(&newest), newest.lines.len()), (vec!["5".to_owned(), "4".to_owned()], 0));
        let older = read(Page::older(newest.messages.older.unwrap(), 10)).await;
        assert_eq!((words(&older), older.lines.len()), (vec!["3".to_owned(), "2".to_owned(), "1".to_owned()], 1));
        let newer = read(Page::newer(older.messages.newer.unwrap(), 10)).await;
        assert_eq!(words(&newer), ["5", "4"]);
    }

    async fn messages_arrive_on_open_screens(w: testkit::World) {
        let id = talk(&w, w.ann, &[w.ben, w.carla]).await;
        w.run_events().await;
        let _house = [
            tokio::spawn(service::events::run(w.ctx.clone(), std::future::pending())),
            tokio::spawn(service::live::run(w.ctx.clone(), std::future::pending())),
        ];
        let mut ben = service::live::watch(&w.ctx, w.ben.actor, None).await.unwrap();
        let mut eva = service::live::watch(&w.ctx, w.eva.actor, None).await.unwrap();
        let next = async |watching: &mut service::live::Watching| {
            tokio::time::timeout(std::time::Duration::from_secs(5), watching.next()).await.unwrap().unwrap().1
        };
        let message = say(&w, w.ann, id, "hello").await;
        let streams = vec![format!("conversation:{id}")];
        assert_eq!(next(&mut ben).await, News::Post { id: message, streams, mine: false, alike: false });
        assert_eq!(next(&mut ben).await, News::Messages { n: 1 });
        assert!(matches!(next(&mut ben).await, News::Notified { .. }));
        assert_eq!(next(&mut ben).await, News::Unseen { n: 1 });
        conversations::read(&w.ctx, w.ben.actor, id, None).await.unwrap();
        assert_eq!(next(&mut ben).await, News::Unseen { n: 0 });
        assert_eq!(next(&mut ben).await, News::Messages { n: 0 });
        conversations::rename(&w.ctx, w.ann.actor, id, "Beans").await.unwrap();
        assert_eq!(next(&mut ben).await, News::Conversation { id });
        let public = w.post(w.carla, "for all").await;
        let News::Post { id, .. } = next(&mut eva).await else { panic!("a post") };
        assert_eq!(id, public.status.id, "Eva was told nothing of the rest");
    }
}

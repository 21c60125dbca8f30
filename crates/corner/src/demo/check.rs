//! What must hold between the files of the demo: names exist, answers come after questions, only those react who may see.

use std::collections::HashSet;

use model::Time;

use super::cast::{Cast, day_of};
use super::fault::Fault;
use super::parse::{Audience, Post};
use super::when::name_days;
use super::{Demo, LANGUAGES, face, picture};

/// Post length of the demo organisation.
pub const POST_LIMIT: usize = 500;

/// Everything that is wrong, if the demo ends `now`.
pub fn faults(demo: &Demo, now: Time) -> Vec<Fault> {
    let cast = Cast::new(demo);
    let mut faults = tree(&cast);
    let mut labels = HashSet::new();
    for post in &demo.posts {
        let wrong = alone(&cast, post, now)
            .into_iter()
            .chain(around(&cast, post))
            .chain(order(&cast, post, now));
        faults.extend(wrong.map(|what| Fault::at(post.file, post.line, what)));
        if let Some(label) = &post.label
            && !labels.insert(label)
        {
            faults.push(Fault::at(post.file, post.line, format!("#{label} twice")));
        }
    }
    faults.extend(private(&cast));
    faults
}

/// People and units.
fn tree(cast: &Cast<'_>) -> Vec<Fault> {
    let mut faults = Vec::new();
    let (mut slugs, mut handles) = (HashSet::new(), HashSet::new());
    for unit in &cast.demo.units {
        let known = unit
            .parent
            .as_ref()
            .is_none_or(|parent| slugs.contains(parent));
        if !known || !slugs.insert(unit.slug.clone()) {
            faults.push(Fault::at(
                "units.toml",
                0,
                format!("{}: parent or slug", unit.slug),
            ));
        }
    }
    for person in &cast.demo.people {
        let mut wrong = |what: &str| {
            faults.push(Fault::at(
                "people.toml",
                0,
                format!("{}: {what}", person.handle),
            ));
        };
        if !handles.insert(&person.handle) || text::handle_valid(&person.handle).is_err() {
            wrong("handle");
        }
        if person.units().any(|slug| cast.unit(slug).is_none()) {
            wrong("unit");
        }
        if person
            .manager
            .as_ref()
            .is_some_and(|m| cast.person(m).is_none())
        {
            wrong("manager");
        }
        if person.role.parse::<model::Role>().is_err()
            || person.state.parse::<model::AccountState>().is_err()
        {
            wrong("role or state");
        }
        if person.status.is_some() && person.status_line().is_none() {
            wrong("status");
        }
        if let Err(what) = face::Face::read(&person.face) {
            wrong(&what);
        }
    }
    faults
}

/// The post by itself.
fn alone(cast: &Cast<'_>, post: &Post, now: Time) -> Vec<String> {
    let mut wrong = Vec::new();
    if !LANGUAGES.contains(&post.language.as_str()) {
        wrong.push(format!("language {}", post.language));
    }
    let edits = post.edits.iter().map(|(_, text)| text);
    for text in edits.chain([&post.text]) {
        let count = text::count(&name_days(text, &post.language, now))
            + post.note.as_deref().map_or(0, text::count);
        if count > POST_LIMIT || text.trim().is_empty() {
            wrong.push(format!("{count} characters"));
        }
    }
    for mention in text::extract(&post.text).mentions {
        if cast.person(&mention).is_none() {
            wrong.push(format!("nobody is called @{mention}"));
        }
    }
    for image in &post.images {
        if let Err(what) = picture::Picture::read(&image.scene) {
            wrong.push(what);
        }
    }
    if let Some(Audience::Unit(slug)) = &post.audience {
        let author = cast
            .person(&post.author)
            .and_then(|i| cast.demo.people.get(i));
        if !author.is_some_and(|author| cast.belongs(author, slug)) {
            wrong.push(format!("{} is not in {slug}", post.author));
        }
    }
    wrong
}

/// Those who react: they exist, are there that day, and see the post.
fn around(cast: &Cast<'_>, post: &Post) -> Vec<String> {
    let mut wrong = Vec::new();
    let options = post.poll.iter().flat_map(|poll| &poll.options);
    let voters: Vec<&String> = options.flat_map(|(_, crowd)| &crowd.named).collect();
    let reactions = post.reactions.iter().flat_map(|(_, who)| who);
    let everyone = [&post.author]
        .into_iter()
        .chain(&post.favourites.named)
        .chain(&post.boosts)
        .chain(&post.bookmarks)
        .chain(reactions)
        .chain(voters.iter().copied());
    for handle in everyone {
        match cast.person(handle) {
            None => wrong.push(format!("nobody is called {handle}")),
            Some(who) => {
                let person = cast.demo.people.get(who);
                if !person.is_some_and(|person| person.is_there(day_of(post.when))) {
                    wrong.push(format!("{handle} is not there on that day"));
                }
                if !cast.sees(who, post) {
                    wrong.push(format!("{handle} does not see it"));
                }
            }
        }
    }
    if !post.boosts.is_empty() && cast.audience(post).is_some() {
        wrong.push("only what everyone sees is boosted".to_owned());
    }
    let single = post.poll.as_ref().is_some_and(|poll| !poll.multiple);
    let distinct: HashSet<_> = voters.iter().collect();
    if single && distinct.len() != voters.len() {
        wrong.push("someone votes twice".to_owned());
    }
    let own = post.favourites.named.contains(&post.author);
    let twice: HashSet<_> = post.favourites.named.iter().collect();
    if own || twice.len() != post.favourites.named.len() {
        wrong.push("favours twice, or their own".to_owned());
    }
    for (emoji, _) in &post.reactions {
        if !text::emoji::is_emoji(emoji) && super::emoji::written(emoji) == *emoji {
            wrong.push(format!("{emoji} is no emoji"));
        }
    }
    wrong
}

/// What it answers and quotes exists, comes first, and is seen by who writes.
fn order(cast: &Cast<'_>, post: &Post, now: Time) -> Vec<String> {
    let mut wrong = Vec::new();
    let at = cast.time(post, now);
    if at.is_none() {
        wrong.push("no such time".to_owned());
    }
    for label in [&post.reply_to, &post.quote_of].into_iter().flatten() {
        let Some(other) = cast.post(label).and_then(|i| cast.demo.posts.get(i)) else {
            wrong.push(format!("no post is labelled #{label}"));
            continue;
        };
        if cast.time(other, now) >= at {
            wrong.push(format!("#{label} is written later"));
        }
        if !cast
            .person(&post.author)
            .is_some_and(|who| cast.sees(who, other))
        {
            wrong.push(format!("{} does not see #{label}", post.author));
        }
    }
    wrong
}

/// Every name in `private.toml` exists.
fn private(cast: &Cast<'_>) -> Vec<Fault> {
    let private = &cast.demo.private;
    let pairs = [&private.follows, &private.mutes, &private.blocks];
    let pairs = pairs.into_iter().flatten().flat_map(|p| [&p.who, &p.whom]);
    let lists = private.lists.iter().flat_map(|l| [&l.owner, &l.members]);
    let owners = private.tags.iter().map(|t| &t.who);
    let owners = owners.chain(private.filters.iter().map(|f| &f.who));
    let owners = owners.chain(private.muted_threads.iter().map(|m| &m.who));
    let owners = owners.chain(private.drafts.iter().map(|d| &d.who));
    let owners = owners.chain(private.scheduled.iter().map(|d| &d.who));
    let owners = owners.chain(private.away.iter().map(|a| &a.who));
    let owners = owners.chain(private.recommended.iter().flat_map(|r| [&r.who, &r.whom]));
    let owners = owners.chain(private.talks.iter().map(|t| &t.who));
    let owners = owners.chain(cast.demo.groups.iter().map(|g| &g.talk.who));
    let owners = owners.chain(private.quiet.iter().map(|q| &q.who));
    let owners = owners.chain(private.markers.iter().map(|m| &m.who));
    let owners = owners.chain(private.reports.iter().map(|r| &r.who));
    let owners = owners.chain(private.reports.iter().filter_map(|r| r.settled_by.as_ref()));
    let owners = owners.chain(private.strikes.iter().flat_map(|s| [&s.who, &s.whom]));
    let owners = owners.chain(private.holds.iter().flat_map(|h| [&h.who, &h.whom]));
    let handles = pairs
        .chain(lists)
        .chain(owners)
        .flat_map(|names| names.split(' '));
    let threads = private.muted_threads.iter().map(|m| m.post.as_str());
    let threads = threads.chain(private.reports.iter().map(|r| r.post.as_str()));
    let threads = threads.chain(private.strikes.iter().map(|s| s.post.as_str()));
    handles
        .filter(|handle| *handle != "*" && cast.person(handle).is_none())
        .chain(threads.filter(|label| cast.post(label).is_none()))
        .map(|name| Fault::at("private.toml", 0, format!("nobody is called {name}")))
        .collect()
}

#[cfg(test)]
mod tests {
    use std::collections::{HashMap, HashSet};

    use super::*;

    const NOW: Time = Time::from_secs(1_795_341_600);

    fn demo() -> Demo {
        Demo::read().unwrap_or_else(|fault| panic!("{fault}"))
    }

    #[test]
    fn everything_named_is_there_and_in_order_at_any_hour() {
        for hours in [0, 3, 9, 14, 20] {
            let now = NOW.plus(std::time::Duration::from_secs(hours * 3600));
            let faults = faults(&demo(), now);
            let lines: Vec<String> = faults.iter().map(ToString::to_string).collect();
            assert!(lines.is_empty(), "{}", lines.join("\n"));
        }
    }

    #[test]
    fn it_is_a_whole_organisation() {
        let demo = demo();
        let active = demo.people.iter().filter(|p| p.state == "active" && !p.bot);
        assert!(active.count() >= 64);
        assert!(demo.units.len() >= 8);
        let towns: HashSet<_> = demo.people.iter().map(|p| p.town().0).collect();
        assert_eq!(towns.len(), 4);
        assert!(demo.posts.len() >= 420, "{}", demo.posts.len());
        let images: usize = demo.posts.iter().map(|p| p.images.len()).sum();
        assert!(images >= 24, "{images}");
        let polls = demo.posts.iter().filter(|p| p.poll.is_some()).count();
        assert!(polls >= 8, "{polls}");
    }

    #[test]
    fn all_four_languages_are_at_home() {
        let demo = demo();
        let mut shares: HashMap<&str, usize> = HashMap::new();
        for post in &demo.posts {
            *shares.entry(&post.language).or_default() += 1;
        }
        for language in LANGUAGES {
            let share = shares.get(language).copied().unwrap_or_default() * 100;
            assert!(share / demo.posts.len() >= 12, "{language}: {shares:?}");
        }
    }

    #[test]
    fn nobody_is_only_a_name() {
        let demo = demo();
        let mut heard: HashSet<&str> = HashSet::new();
        let texts: String = demo.posts.iter().map(|p| p.text.as_str()).collect();
        for post in &demo.posts {
            heard.insert(&post.author);
        }
        let silent = demo
            .people
            .iter()
            .filter(|p| p.state != "pending" && !heard.contains(&*p.handle))
            .filter(|p| !texts.contains(&format!("@{}", p.handle)))
            .map(|p| p.handle.as_str());
        assert_eq!(silent.collect::<Vec<_>>(), Vec::<&str>::new());
    }

    #[test]
    fn every_kind_of_post_is_shown() {
        let posts = &demo().posts;
        let some = |what: &str, has: &dyn Fn(&Post) -> bool| {
            assert!(posts.iter().any(has), "no {what}");
        };
        some("unit audience", &|p| {
            matches!(p.audience, Some(Audience::Unit(_)))
        });
        some("followers audience", &|p| {
            p.audience == Some(Audience::Followers)
        });
        some("named audience", &|p| p.audience == Some(Audience::Named));
        some("note", &|p| p.note.is_some());
        some("edit", &|p| !p.edits.is_empty());
        some("quote", &|p| p.quote_of.is_some());
        some("boost", &|p| !p.boosts.is_empty());
        some("reaction", &|p| !p.reactions.is_empty());
        some("bookmark", &|p| !p.bookmarks.is_empty());
        some("pin", &|p| p.pinned);
        some("several images", &|p| p.images.len() > 1);
        some("code", &|p| p.text.contains("```"));
        some("list", &|p| p.text.contains("\n- "));
        some("link", &|p| p.text.contains("https://"));
        some("many answers", &|p| {
            p.poll.as_ref().is_some_and(|p| p.multiple)
        });
    }
}

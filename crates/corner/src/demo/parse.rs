//! Reads the conversation files (`week1.txt` …) into plain posts. What the lines mean: `demo/README.md`.
//! It knows the shape only; whether the people and posts it names exist is `check`'s question.

use super::fault::Fault;
use super::people::hours;
use super::when::When;

/// Who may see a post of the demo; none given means everyone, or as the post it answers.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Audience {
    /// A unit, by slug.
    Unit(String),
    /// The author's followers.
    Followers,
    /// The people named.
    Named,
}

/// Some people by handle, and so many more as chance has it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Crowd {
    /// Handles.
    pub named: Vec<String>,
    /// How many more.
    pub more: usize,
}

/// A drawn picture.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Image {
    /// Which scene, with its parameters: `cat box=1`.
    pub scene: String,
    /// Text for those who do not see it.
    pub alt: String,
}

/// A poll.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Poll {
    /// Several answers allowed.
    pub multiple: bool,
    /// How long it is open.
    pub hours: i64,
    /// Answers and who chose them.
    pub options: Vec<(String, Crowd)>,
}

/// A post and all that happens to it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Post {
    /// File it stands in.
    pub file: &'static str,
    /// Line of its head.
    pub line: usize,
    /// When.
    pub when: When,
    /// Handle.
    pub author: String,
    /// ISO 639-1 code.
    pub language: String,
    /// Its name within the files.
    pub label: Option<String>,
    /// Label of what it answers.
    pub reply_to: Option<String>,
    /// Label of what it quotes.
    pub quote_of: Option<String>,
    /// As written.
    pub text: String,
    /// Content note.
    pub note: Option<String>,
    /// Who may see it.
    pub audience: Option<Audience>,
    /// Pictures.
    pub images: Vec<Image>,
    /// Poll.
    pub poll: Option<Poll>,
    /// Who favours it.
    pub favourites: Crowd,
    /// Who boosts it.
    pub boosts: Vec<String>,
    /// Emoji and who reacts with it.
    pub reactions: Vec<(String, Vec<String>)>,
    /// Who keeps it.
    pub bookmarks: Vec<String>,
    /// Minutes later, and the new text.
    pub edits: Vec<(i64, String)>,
    /// On top of the author's profile.
    pub pinned: bool,
}

/// The posts of one file, in its order.
pub fn posts(file: &'static str, source: &str) -> Result<Vec<Post>, Fault> {
    let mut posts: Vec<Post> = Vec::new();
    let mut blank = false;
    for (index, line) in source.lines().enumerate() {
        let fault = |what: String| Fault::at(file, index + 1, what);
        if line.trim().is_empty() {
            blank = true;
        } else if let Some(inner) = line.strip_prefix("  ") {
            let post = posts
                .last_mut()
                .ok_or_else(|| fault("an indented line before any post".into()))?;
            if inner.starts_with('[') {
                attribute(post, inner).map_err(fault)?;
            } else {
                post.text.push_str(if blank { "\n\n" } else { "\n" });
                post.text.push_str(inner.trim_end());
            }
            blank = false;
        } else if !line.starts_with('#') {
            posts.push(head(file, index + 1, line).map_err(fault)?);
            blank = false;
        }
    }
    Ok(posts)
}

/// `d03 09:14 sofie da #label > parent: text`
fn head(file: &'static str, number: usize, line: &str) -> Result<Post, String> {
    let mut rest = line;
    let first = word(&mut rest).ok_or("nothing here")?;
    let when = match first.strip_prefix("now-") {
        Some(ago) => When::Ago {
            minutes: ago_minutes(ago).ok_or_else(|| format!("not a time: {first}"))?,
        },
        None => {
            let clock = word(&mut rest).unwrap_or_default();
            day_time(first, clock).ok_or_else(|| format!("not a time: {first} {clock}"))?
        }
    };
    let author = word(&mut rest).ok_or("no author")?.to_owned();
    let mut language = word(&mut rest).ok_or("no language")?;
    let (mut label, mut reply_to) = (None, None);
    let mut ended = false;
    if let Some(code) = language.strip_suffix(':') {
        (language, ended) = (code, true);
    }
    while !ended {
        let token = word(&mut rest).ok_or("no ':' before the text")?;
        let (token, last) = match token.strip_suffix(':') {
            Some(token) => (token, true),
            None => (token, false),
        };
        ended = last;
        if let Some(name) = token.strip_prefix('#') {
            label = Some(name.to_owned());
        } else if token != ">" {
            reply_to = Some(token.to_owned());
        }
    }
    Ok(Post {
        file,
        line: number,
        when,
        author,
        language: language.to_owned(),
        label,
        reply_to,
        quote_of: None,
        text: rest.trim().to_owned(),
        note: None,
        audience: None,
        images: Vec::new(),
        poll: None,
        favourites: Crowd::default(),
        boosts: Vec::new(),
        reactions: Vec::new(),
        bookmarks: Vec::new(),
        edits: Vec::new(),
        pinned: false,
    })
}

/// `[fav: ann bob +3]` and the like, on a line of its own.
fn attribute(post: &mut Post, line: &str) -> Result<(), String> {
    let inner = line
        .trim_end()
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'))
        .ok_or("no closing ]")?;
    let (head, body) = match inner.split_once(':') {
        Some((head, body)) if !matches!(head.split(' ').next(), Some("to" | "image")) => {
            (head, body.trim())
        }
        _ => (inner, ""),
    };
    let (name, more) = head.split_once(' ').unwrap_or((head, ""));
    match name {
        "to" => post.audience = Some(audience(more)?),
        "note" => post.note = Some(body.to_owned()),
        "image" => post.images.push(image(more)?),
        "poll" => post.poll = Some(poll(more, body)?),
        "fav" => post.favourites = crowd(body),
        "boost" => post.boosts = handles(body),
        "react" => post.reactions.push((more.to_owned(), handles(body))),
        "bookmark" => post.bookmarks = handles(body),
        "edit" => post.edits.push((
            more.strip_prefix('+')
                .and_then(ago_minutes)
                .ok_or_else(|| format!("not a time: {more}"))?,
            body.replace("\\n", "\n"),
        )),
        "quote" => post.quote_of = Some(more.to_owned()),
        "pin" => post.pinned = true,
        _ => return Err(format!("unknown [{name}]")),
    }
    Ok(())
}

fn audience(text: &str) -> Result<Audience, String> {
    match text.split_once(':') {
        Some(("unit", slug)) => Ok(Audience::Unit(slug.to_owned())),
        None if text == "followers" => Ok(Audience::Followers),
        None if text == "named" => Ok(Audience::Named),
        _ => Err(format!("unknown audience: {text}")),
    }
}

fn image(text: &str) -> Result<Image, String> {
    let (scene, alt) = text.split_once('|').ok_or("an image needs `| alt text`")?;
    Ok(Image {
        scene: scene.trim().to_owned(),
        alt: alt.trim().to_owned(),
    })
}

/// `2d: Yes (ann bob +3) | No (carl)`, with `many` before the time.
fn poll(head: &str, body: &str) -> Result<Poll, String> {
    let (multiple, time) = match head.strip_prefix("many ") {
        Some(time) => (true, time),
        None => (false, head),
    };
    let options = body.split(" | ").map(|option| {
        let (title, voters) = option
            .trim()
            .strip_suffix(')')
            .and_then(|option| option.rsplit_once(" ("))
            .ok_or_else(|| format!("an answer needs (its voters): {option}"))?;
        Ok((title.to_owned(), crowd(voters)))
    });
    Ok(Poll {
        multiple,
        hours: hours(time).ok_or_else(|| format!("not a time: {time}"))?,
        options: options.collect::<Result<_, String>>()?,
    })
}

fn crowd(text: &str) -> Crowd {
    let mut crowd = Crowd::default();
    for handle in text.split_whitespace() {
        match handle.strip_prefix('+').and_then(|n| n.parse().ok()) {
            Some(more) => crowd.more = more,
            None => crowd.named.push(handle.to_owned()),
        }
    }
    crowd
}

fn handles(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}

fn word<'a>(rest: &mut &'a str) -> Option<&'a str> {
    let trimmed = rest.trim_start();
    let end = trimmed.find(' ').unwrap_or(trimmed.len());
    let (word, tail) = trimmed.split_at(end);
    *rest = tail;
    (!word.is_empty()).then_some(word)
}

fn day_time(day: &str, clock: &str) -> Option<When> {
    let (hour, minute) = clock.split_once(':')?;
    let (hour, minute): (i64, i64) = (hour.parse().ok()?, minute.parse().ok()?);
    let day = day.strip_prefix('d')?.parse().ok()?;
    let sound = (1..=super::when::LAST_DAY).contains(&day)
        && (0..24).contains(&hour)
        && (0..60).contains(&minute);
    sound.then_some(When::Day {
        day,
        minute: hour * 60 + minute,
    })
}

/// `5m`, `2h`, `1h20` in minutes.
fn ago_minutes(text: &str) -> Option<i64> {
    if let Some(minutes) = text.strip_suffix('m') {
        return minutes.parse().ok();
    }
    let (hours, minutes) = text.split_once('h')?;
    let minutes = if minutes.is_empty() { "0" } else { minutes };
    Some(hours.parse::<i64>().ok()? * 60 + minutes.parse::<i64>().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAMPLE: &str = "\
# a comment
d03 09:14 sofie da #keys > root: Har nogen set *mine* nøgler: de røde?
  Anden linje.

  Nyt afsnit.
  [poll many 2d: Ja (ann bob +3) | Nej, aldrig (carl)]
  [to unit:roastery]
  [image cat box=1 | A cat: asleep]
  [fav: ann bob +12]
  [react 🎉: ann]
  [edit +5m: Ny tekst\\nto linjer: her]
  [quote other]
  [pin]
now-1h05 ann en: Hi";

    #[test]
    fn a_post_is_read_whole() {
        let posts = posts("week1.txt", SAMPLE).unwrap();
        assert_eq!(posts.len(), 2);
        let post = &posts[0];
        assert_eq!(post.line, 2);
        assert_eq!(
            post.when,
            When::Day {
                day: 3,
                minute: 554
            }
        );
        assert_eq!((&*post.author, &*post.language), ("sofie", "da"));
        assert_eq!(post.label.as_deref(), Some("keys"));
        assert_eq!(post.reply_to.as_deref(), Some("root"));
        assert_eq!(
            post.text,
            "Har nogen set *mine* nøgler: de røde?\nAnden linje.\n\nNyt afsnit."
        );
        let poll = post.poll.as_ref().unwrap();
        assert!(poll.multiple);
        assert_eq!(poll.hours, 48);
        assert_eq!(poll.options[0].1.more, 3);
        assert_eq!(poll.options[1].0, "Nej, aldrig");
        assert_eq!(post.audience, Some(Audience::Unit("roastery".into())));
        assert_eq!(post.images[0].alt, "A cat: asleep");
        assert_eq!(post.favourites.named, ["ann", "bob"]);
        assert_eq!(post.reactions, [("🎉".into(), vec!["ann".into()])]);
        assert_eq!(post.edits, [(5, "Ny tekst\nto linjer: her".into())]);
        assert_eq!(post.quote_of.as_deref(), Some("other"));
        assert!(post.pinned);
        assert_eq!(posts[1].when, When::Ago { minutes: 65 });
    }

    #[test]
    fn mistakes_name_their_line() {
        let line = |source: &str| posts("week1.txt", source).unwrap_err().line;
        assert_eq!(line("\n  [pin]"), 2);
        assert_eq!(line("d01 09:00 ann en: a\n  [nonsense: 1]"), 2);
        assert_eq!(line("# x\nd99 09:00 ann en: a"), 2);
        assert_eq!(line("d01 09:00 ann en: a\n  [image cat]"), 2);
        assert_eq!(line("d01 09:00 ann en: a\n  [fav: ann"), 2);
        assert_eq!(line("d01 09:00 ann en no end"), 1);
    }
}

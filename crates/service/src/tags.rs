//! Tags: following them, and which are in use. Only posts for everyone are counted and named.

use std::sync::Arc;
use std::time::Duration;

use model::{EventKind, TagId};
use store::tags;
pub use store::tags::Tag;

use crate::policy::limit;
use crate::{Actor, Answer, Ctx, Refusal};

/// A tag as a reader sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TagView {
    /// Folded name, for addresses.
    pub key: String,
    /// As people write it.
    pub name: String,
    /// Posts for everyone with it.
    pub count: i64,
    /// The reader follows it.
    pub following: bool,
}

impl TagView {
    /// A tag that nobody has used for everyone is shown as it was asked for, whether or not it exists.
    fn new(asked: &str, tag: Option<Tag>, following: bool) -> Self {
        let public = tag.filter(|t| t.statuses_count > 0);
        Self {
            key: text::key(asked),
            count: public.as_ref().map_or(0, |t| t.statuses_count),
            name: public.map_or_else(|| asked.to_owned(), |t| t.name),
            following,
        }
    }

    /// A tag that the reader knows of: from a post they see, or because they follow it.
    pub(crate) fn of(tag: Tag, following: bool) -> Self {
        let asked = tag.key.clone();
        Self::new(&asked, Some(tag), following)
    }
}

/// How far back popular tags are counted.
const POPULAR: Duration = Duration::from_secs(7 * 86_400);

/// A tag by its name, with or without `#`; one that nobody has used is there too, with no posts.
pub async fn get(ctx: &Ctx, actor: Actor, name: &str) -> Answer<TagView> {
    let name = valid(name).ok_or(Refusal::NotFound)?;
    ctx.read(move |c| {
        let tag = tags::find(c, &name)?;
        let following = match &tag {
            Some(tag) => tags::follows(c, actor.id, tag.id)?,
            None => false,
        };
        Ok(TagView::new(&name, tag, following))
    })
    .await
}

/// Tags I follow, by name.
pub async fn followed(ctx: &Ctx, actor: Actor) -> Answer<Vec<TagView>> {
    ctx.read(move |c| {
        let all = tags::list_followed(c, actor.id)?;
        Ok(all.into_iter().map(|tag| TagView::of(tag, true)).collect())
    })
    .await
}

/// Tags and how often each was used.
pub type Popular = Arc<Vec<(Tag, i64)>>;

/// Tags most used in posts for everyone in the last week, with how often then. Counted anew when posts have changed.
pub async fn popular(ctx: &Ctx, most: i64) -> Answer<Popular> {
    let now = ctx.now();
    let state = (ctx.bus().posts(), most, now.secs() / 60);
    if let Some(known) = ctx.popular().get(state) {
        return Ok(known);
    }
    let since = now.minus(POPULAR);
    let found = ctx
        .read(move |c| Ok(Arc::new(tags::list_popular(c, since, most)?)))
        .await?;
    ctx.popular().keep(state, found.clone());
    Ok(found)
}

/// Follows a tag, also one that nobody has used yet; doing it again changes nothing.
pub async fn follow(ctx: &Ctx, actor: Actor, name: &str) -> Answer<()> {
    let name = valid(name).ok_or(Refusal::invalid("tag", "no-tag"))?;
    let (id, now) = (ctx.id::<TagId>(), ctx.now());
    let event = ctx.event(EventKind::PreferencesChanged, actor);
    ctx.write(move |tx| {
        if tags::list_followed(tx, actor.id)?.len() >= limit::TAG_FOLLOWS {
            return Err(Refusal::over("tag", "too-many", limit::TAG_FOLLOWS as i64));
        }
        let tag = tags::find_or_insert(tx, id, &name, now)?;
        if tags::follow(tx, actor.id, tag, now)? {
            store::events::append(tx, &event)?;
        }
        Ok(())
    })
    .await
}

/// Unfollows a tag; doing it again changes nothing.
pub async fn unfollow(ctx: &Ctx, actor: Actor, name: &str) -> Answer<()> {
    let name = name.trim_start_matches('#').to_owned();
    let event = ctx.event(EventKind::PreferencesChanged, actor);
    ctx.write(move |tx| {
        let Some(tag) = tags::find(tx, &name)? else {
            return Ok(());
        };
        if tags::unfollow(tx, actor.id, tag.id)? {
            store::events::append(tx, &event)?;
        }
        Ok(())
    })
    .await
}

/// The name, if it is one that a post could carry.
pub(crate) fn valid(name: &str) -> Option<String> {
    let name = name.trim().trim_start_matches('#');
    let found = text::extract(&format!("#{name}")).tags;
    (found.len() == 1 && found[0] == name).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::valid;

    #[test]
    fn a_tag_is_what_a_post_could_carry() {
        assert_eq!(valid("#Coffee").as_deref(), Some("Coffee"));
        assert_eq!(valid("café").as_deref(), Some("café"));
        for nonsense in ["", "#", "two words", "a/b", "a#b", "<b>"] {
            assert_eq!(valid(nonsense), None, "{nonsense}");
        }
    }
}

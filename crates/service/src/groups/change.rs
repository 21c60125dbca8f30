//! Making a group and changing what it is.

use model::{Act, Group, GroupKind, GroupRole, MediaId, MediaKind};
use store::{Conn, groups};

use super::join::member;
use super::{administered, changed, moderated, record};
use crate::accounts::line;
use crate::media::{self, Limits};
use crate::policy::limit::{GROUP_NAME_CHARS, GROUP_PURPOSE_CHARS, GROUP_RULES_CHARS};
use crate::{Actor, Answer, Ctx, Refusal};

/// Names in addresses that are pages of ours.
const RESERVED: [&str; 1] = ["new"];
/// Letters of an address drawn at random, and how many.
const LETTERS: &[u8; 32] = b"abcdefghijkmnopqrstuvwxyz2345678";
const DRAWN: usize = 12;

/// A group as somebody wrote it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupDraft {
    /// Name.
    pub name: String,
    /// Who comes in, and who may read.
    pub kind: GroupKind,
    /// What it is for.
    pub purpose: String,
    /// How one behaves in it.
    pub rules: String,
}

/// Makes a group; who makes it keeps order in it. Answers its name in addresses.
pub async fn create(ctx: &Ctx, actor: Actor, draft: GroupDraft) -> Answer<String> {
    let draft = checked(draft)?;
    let ctx_ = ctx.clone();
    ctx.write(move |tx| {
        let group = Group {
            id: ctx_.id(),
            slug: slug(tx, &draft)?,
            name: draft.name,
            kind: draft.kind,
            purpose: draft.purpose,
            rules: draft.rules,
            face_id: None,
            members_count: 0,
            statuses_count: 0,
            last_status_at: None,
            created_by: Some(actor.id),
            created_at: ctx_.now(),
            archived_at: None,
        };
        groups::insert(tx, &group)?;
        let mut me = member(&ctx_, actor.id);
        me.role = GroupRole::Moderator;
        groups::add(tx, group.id, &me)?;
        changed(&ctx_, tx, actor, group.id, Some(actor.id))?;
        Ok(group.slug)
    })
    .await
}

/// Changes a group (who keeps order in it); answers its name in addresses, which is another when it becomes secret or no longer is.
pub async fn update(ctx: &Ctx, actor: Actor, slug: &str, draft: GroupDraft) -> Answer<String> {
    let draft = checked(draft)?;
    let (ctx_, slug) = (ctx.clone(), slug.to_owned());
    ctx.write(move |tx| {
        let old = moderated(tx, actor, &slug)?;
        let secret = |kind| kind == GroupKind::Secret;
        let slug = if secret(old.kind) == secret(draft.kind) {
            old.slug.clone()
        } else {
            self::slug(tx, &draft)?
        };
        let group = Group {
            slug,
            name: draft.name,
            kind: draft.kind,
            purpose: draft.purpose,
            rules: draft.rules,
            ..old
        };
        groups::update(tx, &group)?;
        if group.kind.is_open() {
            // Nobody needs to ask any more.
            for asked in groups::list_requests(tx, group.id)? {
                groups::add(tx, group.id, &member(&ctx_, asked.account_id))?;
                changed(&ctx_, tx, actor, group.id, Some(asked.account_id))?;
            }
        }
        changed(&ctx_, tx, actor, group.id, None)?;
        Ok(group.slug)
    })
    .await
}

/// Makes the middle of an image the face of a group (who keeps order in it).
pub async fn set_face(ctx: &Ctx, actor: Actor, slug: &str, image: Vec<u8>) -> Answer<MediaId> {
    let (ctx_, slug) = (ctx.clone(), slug.to_owned());
    let asked = slug.clone();
    ctx.read(move |c| moderated(c, actor, &asked).map(drop))
        .await?;
    let made = media::face(image, None, Limits::default()).await;
    let made = made.map_err(|why| media::refusal("face", &why))?;
    let face = media::keep_both(ctx, MediaKind::Group, made.large, made.small).await?;
    let id = face.id;
    ctx.write(move |tx| {
        let group = moderated(tx, actor, &slug)?;
        store::media::insert(tx, &face)?;
        put_face(tx, &group, Some(id))?;
        changed(&ctx_, tx, actor, group.id, None)
    })
    .await?;
    Ok(id)
}

/// Goes back to the face drawn from its name.
pub async fn remove_face(ctx: &Ctx, actor: Actor, slug: &str) -> Answer<()> {
    let (ctx_, slug) = (ctx.clone(), slug.to_owned());
    ctx.write(move |tx| {
        let group = moderated(tx, actor, &slug)?;
        put_face(tx, &group, None)?;
        changed(&ctx_, tx, actor, group.id, None)
    })
    .await
}

fn put_face(tx: &mut store::Tx, group: &Group, face: Option<MediaId>) -> Answer<()> {
    groups::set_face(tx, group.id, face)?;
    if let Some(before) = group.face_id {
        store::media::delete(tx, before)?;
    }
    Ok(())
}

/// From now on a group is only read (who keeps order in it, and administrators).
pub async fn archive(ctx: &Ctx, actor: Actor, slug: &str) -> Answer<()> {
    set_archived(ctx, actor, slug, true).await
}

/// One writes in it again.
pub async fn unarchive(ctx: &Ctx, actor: Actor, slug: &str) -> Answer<()> {
    set_archived(ctx, actor, slug, false).await
}

async fn set_archived(ctx: &Ctx, actor: Actor, slug: &str, archived: bool) -> Answer<()> {
    let (ctx_, slug) = (ctx.clone(), slug.to_owned());
    ctx.write(move |tx| {
        let group = administered(tx, actor, &slug)?;
        if group.archived_at.is_some() == archived {
            return Ok(());
        }
        groups::archive(tx, group.id, archived.then(|| ctx_.now()))?;
        changed(&ctx_, tx, actor, group.id, None)?;
        let act = if archived {
            Act::GroupArchived
        } else {
            Act::GroupReopened
        };
        record(&ctx_, tx, actor, (act, &group), None)
    })
    .await
}

/// A name in addresses that no group has yet. That of a secret group says nothing, and is none that anybody would ask for: so a name
/// that is taken tells of no secret group.
fn slug(c: &mut Conn, draft: &GroupDraft) -> Answer<String> {
    if draft.kind == GroupKind::Secret {
        return Ok(drawn());
    }
    free_slug(c, &draft.name)
}

/// The name in addresses that no group has yet, for a group called so.
pub(crate) fn free_slug(c: &mut Conn, name: &str) -> Answer<String> {
    let base = match text::slug(name) {
        empty if empty.is_empty() => "group".to_owned(),
        slug => slug,
    };
    let mut slug = base.clone();
    let mut n = 2_u64;
    while RESERVED.contains(&slug.as_str()) || groups::slug_taken(c, &slug)? {
        slug = format!("{base}-{n}");
        n += 1;
    }
    Ok(slug)
}

/// An address drawn at random: 60 bits.
pub(super) fn drawn() -> String {
    let bytes: [u8; DRAWN] = rand::random();
    bytes
        .iter()
        .map(|b| char::from(LETTERS[usize::from(b & 31)]))
        .collect()
}

fn checked(draft: GroupDraft) -> Answer<GroupDraft> {
    let name = line("name", &draft.name, GROUP_NAME_CHARS)?;
    if name.is_empty() {
        return Err(Refusal::invalid("name", "empty"));
    }
    let purpose = line("purpose", &draft.purpose, GROUP_PURPOSE_CHARS)?;
    let rules = draft.rules.replace("\r\n", "\n").trim().to_owned();
    if rules.chars().count() > GROUP_RULES_CHARS {
        return Err(Refusal::over("rules", "too-long", GROUP_RULES_CHARS as i64));
    }
    Ok(GroupDraft {
        name,
        purpose,
        rules,
        ..draft
    })
}

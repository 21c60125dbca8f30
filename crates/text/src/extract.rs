//! What a post refers to, without rendering it.

use crate::compose::{Block, Refs, Token, blocks, tokens};

/// What a source refers to, each once (by its key), in the order and spelling of first use.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Extract {
    /// Handles as written, without `@`, whether or not they exist.
    pub mentions: Vec<String>,
    /// Tags as written, without `#`.
    pub tags: Vec<String>,
    /// What may be addresses of groups, without `!`, in lower case.
    pub groups: Vec<String>,
    /// Links as written.
    pub links: Vec<String>,
}

/// Reads what `source` refers to; nothing inside code counts. [`crate::compose()`] finds the same.
pub fn extract(source: &str) -> Extract {
    // Without one of these nothing is referred to.
    if !source
        .bytes()
        .any(|b| matches!(b, b'@' | b'#' | b'!' | b':'))
    {
        return Extract::default();
    }
    let mut refs = Refs::default();
    for block in blocks(source) {
        match block {
            Block::Code { .. } => {}
            Block::Paragraph(text) => read(&text, &mut refs),
            Block::List(items) => items.iter().for_each(|item| read(&item.text, &mut refs)),
        }
    }
    let Refs {
        mentions,
        tags,
        groups,
        links,
        ..
    } = refs;
    Extract {
        mentions,
        tags,
        groups,
        links,
    }
}

fn read(text: &str, refs: &mut Refs) {
    for token in tokens(text) {
        match token {
            Token::Mention(handle) => refs.mention(handle),
            Token::Tag(tag) => refs.tag(tag),
            Token::Group(slug) => refs.group(slug),
            Token::Link(link) => refs.link(link),
            _ => {}
        }
    }
}

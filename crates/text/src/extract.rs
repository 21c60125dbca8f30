//! What a post refers to, without rendering it.

use crate::compose::{Block, Refs, Token, blocks, tokens};

/// What a source refers to, each once (by its key), in the order and spelling of first use.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Extract {
    /// Handles as written, without `@`, whether or not they exist.
    pub mentions: Vec<String>,
    /// Tags as written, without `#`.
    pub tags: Vec<String>,
    /// Links as written.
    pub links: Vec<String>,
}

/// Reads what `source` refers to; nothing inside code counts. [`crate::compose()`] finds the same.
pub fn extract(source: &str) -> Extract {
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
        links,
        ..
    } = refs;
    Extract {
        mentions,
        tags,
        links,
    }
}

fn read(text: &str, refs: &mut Refs) {
    for token in tokens(text) {
        match token {
            Token::Mention(handle) => refs.mention(handle),
            Token::Tag(tag) => refs.tag(tag),
            Token::Link(link) => refs.link(link),
            _ => {}
        }
    }
}

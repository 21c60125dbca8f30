//! What kept pages have in common. Most of what stands around the posts of a page (navigation, menus, words) is the same for all
//! who read in one language: it is cut into snippets, and one that another page has, too, is not kept a second time.
//!
//! Where to cut is told by the text itself, so soon after a place where two pages differ they are cut alike again. A snippet is
//! found by all that is in it, never by a hash alone, so nobody is shown what is another's.

use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};
use std::sync::Arc;

use axum::body::Bytes;
use model::AccountId;
use service::shelf::Shelf;

/// A snippet has so many bytes at least, so that there are not too many,
const LEAST: usize = 512;
/// and ends before the next tag that is one of so many,
const EVERY: u64 = 2;
/// which is told by so many bytes from there: more than what most tags begin with, and few enough to be met again.
const SEEN: usize = 24;
/// About what a snippet takes on the shelf, besides its text.
const BYTES: usize = 200;

/// Texts that stand in pages, by what they are, and for whom each was drawn first.
#[derive(Debug)]
pub(crate) struct Snippets(Shelf<Bytes, (Bytes, AccountId)>);

impl Snippets {
    /// Of about so many bytes.
    pub(crate) fn new(bytes: usize) -> Self {
        Self(Shelf::new(bytes))
    }

    /// All of `text` in snippets, each with the bytes that it takes on this reader's pages: none if another's had it first. What
    /// their own page had before counts, because they may soon be the only one who has it.
    pub(crate) fn of(
        &self,
        text: Bytes,
        reader: AccountId,
    ) -> impl Iterator<Item = (Bytes, usize)> {
        cut(text).map(move |snippet| {
            let bytes = snippet.len();
            if let Some(there) = self.0.get(&snippet, |_| true) {
                let (snippet, first) = &*there;
                return (snippet.clone(), if *first == reader { bytes } else { 0 });
            }
            // A copy, because a part of the whole page would hold all of it.
            let own = Bytes::copy_from_slice(&snippet);
            let kept = Arc::new((own.clone(), reader));
            self.0.put(own.clone(), kept, bytes + BYTES);
            (own, bytes)
        })
    }
}

fn cut(mut text: Bytes) -> impl Iterator<Item = Bytes> {
    std::iter::from_fn(move || {
        let begins = |at: &usize| begins(&text[*at..]);
        let end = (LEAST..text.len()).find(begins).unwrap_or(text.len());
        Some(text.split_to(end)).filter(|snippet| !snippet.is_empty())
    })
}

/// Whether a snippet begins with this.
fn begins(text: &[u8]) -> bool {
    let seen = &text[..SEEN.min(text.len())];
    // Of fixed keys, since all pages must be cut alike.
    let hash = || BuildHasherDefault::<DefaultHasher>::new().hash_one(seen);
    seen.first() == Some(&b'<') && hash() % EVERY == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(name: &str) -> Bytes {
        let line = |n| format!("<li><a href=\"/{n}\" class=\"line line-{n}\">About {n}</a></li>");
        let lines: Vec<String> = (0..400).map(line).collect();
        let (before, after) = lines.split_at(200);
        format!("{}<b>{name}</b>{}", before.concat(), after.concat()).into()
    }

    #[test]
    fn pages_share_what_they_have_in_common_and_only_that() {
        let snippets = Snippets::new(1 << 20);
        let of = |text: &Bytes, reader: i64| -> (Vec<Bytes>, usize) {
            let parts = snippets.of(text.clone(), AccountId::from(reader));
            let (all, bytes): (Vec<Bytes>, Vec<usize>) = parts.unzip();
            (all, bytes.iter().sum())
        };
        let (ann, ben) = (page("Ann"), page("Benjamin"));
        let (first, second) = (of(&ann, 1), of(&ben, 2));
        assert_eq!(
            (first.0.concat(), second.0.concat()),
            (ann.to_vec(), ben.to_vec())
        );
        assert_eq!(first.1, ann.len());
        assert!(second.1 < ben.len() / 4, "{} of {}", second.1, ben.len());
        let of_ann = |s: &&Bytes| first.0.iter().any(|a| a.as_ptr() == s.as_ptr());
        let (shared, own): (Vec<&Bytes>, Vec<&Bytes>) = second.0.iter().partition(of_ann);
        assert_eq!(own.iter().map(|s| s.len()).sum::<usize>(), second.1);
        let told = |s: &[u8]| s.windows(8).any(|w| w == b"Benjamin");
        assert!(shared.len() > 10 && own.iter().any(|s| told(s)));
        let within = |s: &&Bytes| ben.as_ptr_range().contains(&s.as_ptr());
        assert!(!own.iter().any(within), "it would hold the page");
        assert_eq!([of(&ann, 1), of(&ben, 2)], [first, second], "drawn again");
        assert_eq!(of(&Bytes::new(), 1), (Vec::new(), 0));
    }
}

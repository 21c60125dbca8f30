//! Texts with holes: written once for all, and filled for each who reads; and what is sent in pieces, from where they lie.

use std::io::IoSlice;
use std::mem;
use std::sync::Arc;

use bytes::{Buf, Bytes};

/// A text with holes; what goes into each is said by an `H`.
#[derive(Debug)]
pub struct Template<H> {
    /// In one piece, because what lies together is read fast.
    text: Bytes,
    /// Where the holes are in it.
    holes: Box<[(usize, H)]>,
}

impl<H> Template<H> {
    /// Cuts `whole` wherever `mark` stands; what follows a mark, up to the next `;`, says what goes there.
    pub fn cut(whole: &str, mark: &str, hole: impl Fn(&str) -> H) -> Self {
        let mut parts = whole.split(mark);
        let mut text = String::with_capacity(whole.len());
        text.push_str(parts.next().unwrap_or_default());
        let mut holes = Vec::new();
        for part in parts {
            let (what, rest) = part.split_once(';').unwrap_or((part, ""));
            holes.push((text.len(), hole(what)));
            text.push_str(rest);
        }
        Self {
            text: text.into_boxed_str().into_boxed_bytes().into(),
            holes: holes.into(),
        }
    }

    /// Sends it; `fill` sends what goes into a hole.
    pub fn fill(&self, out: &mut Pieces, fill: impl FnMut(&mut Pieces, &H)) {
        self.fill_from(0, out, fill);
    }

    /// The same without its first `from` bytes, in which there is no hole.
    pub fn fill_from(
        &self,
        mut from: usize,
        out: &mut Pieces,
        mut fill: impl FnMut(&mut Pieces, &H),
    ) {
        for (at, hole) in &self.holes {
            out.push(self.text.slice(from..*at));
            fill(out, hole);
            from = *at;
        }
        out.push(self.text.slice(from..));
    }

    /// Its texts, each with the hole behind it; behind the last is none.
    pub fn parts(&self) -> impl Iterator<Item = (Bytes, Option<&H>)> {
        let holes = self.holes.iter().map(|(at, hole)| (*at, Some(hole)));
        let mut from = 0;
        holes
            .chain([(self.text.len(), None)])
            .map(move |(to, hole)| (self.text.slice(mem::replace(&mut from, to)..to), hole))
    }

    /// What goes into the holes, in their order.
    pub fn holes(&self) -> impl Iterator<Item = &H> {
        self.holes.iter().map(|(_, hole)| hole)
    }

    /// How many pieces it is sent in, at least.
    pub fn pieces(&self) -> usize {
        2 * self.holes.len() + 1
    }

    /// About how many bytes it takes.
    pub fn bytes(&self) -> usize {
        self.text.len() + size_of_val(&*self.holes) + size_of::<Self>()
    }
}

/// Bytes that follow each other, each where it lies; blanks among them are filled for each who is answered. A clone shares them,
/// and is sent by itself.
#[derive(Debug, Clone, Default)]
pub struct Pieces {
    all: Arc<Vec<Piece>>,
    /// What goes into the blanks, by their numbers.
    blanks: Box<[Bytes]>,
    /// The first that is not wholly sent, how much of it is, and how many bytes are not.
    first: usize,
    sent: usize,
    left: usize,
}

#[derive(Debug, Clone)]
enum Piece {
    Text(Bytes),
    Blank(usize),
}

/// A piece that has less bytes costs more to be pointed at than to be copied.
const SMALL: usize = 64;

impl Pieces {
    /// With room for so many.
    pub fn of(most: usize) -> Self {
        Self {
            all: Arc::new(Vec::with_capacity(most)),
            ..Self::default()
        }
    }

    /// One more.
    pub fn push(&mut self, piece: impl Into<Bytes>) {
        self.add(Piece::Text(piece.into()));
    }

    /// One more, which [`Self::filled`] fills with what has this number. The same may stand in several places.
    pub fn blank(&mut self, number: usize) {
        self.add(Piece::Blank(number));
    }

    /// All of those, too.
    pub fn append(&mut self, others: &Self) {
        others.all.iter().for_each(|piece| self.add(piece.clone()));
    }

    fn add(&mut self, piece: Piece) {
        let bytes = piece.bytes(&self.blanks).len();
        if bytes > 0 || matches!(piece, Piece::Blank(_)) {
            self.left += bytes;
            Arc::make_mut(&mut self.all).push(piece);
        }
    }

    /// About how many bytes they take, besides those that they point at.
    pub fn bytes(&self) -> usize {
        self.all.len() * size_of::<Piece>() + size_of::<Self>()
    }

    /// The same, where small ones that follow each other are one; and how many bytes were copied for that.
    pub fn glued(&self) -> (Self, usize) {
        let is_small = |piece: &Piece| match piece {
            Piece::Text(text) => text.len() < SMALL,
            Piece::Blank(_) => false,
        };
        let runs = || self.all.chunk_by(|a, b| is_small(a) && is_small(b));
        let (mut out, mut copied) = (Self::of(runs().count()), 0);
        for run in runs() {
            if let [one] = run {
                out.add(one.clone());
                continue;
            }
            let texts: Vec<&[u8]> = run.iter().map(|piece| piece.bytes(&[])).collect();
            let whole = texts.concat();
            copied += whole.len();
            out.push(whole);
        }
        (out, copied)
    }

    /// To be sent with these in the blanks.
    pub fn filled(&self, blanks: impl Into<Box<[Bytes]>>) -> Self {
        let blanks = blanks.into();
        let left = self.all.iter().map(|piece| piece.bytes(&blanks).len());
        Self {
            left: left.sum(),
            all: Arc::clone(&self.all),
            blanks,
            ..Self::default()
        }
    }

    /// All of it in one: the very same bytes when it is one piece.
    pub fn joined(mut self) -> Bytes {
        if let ([Piece::Text(one)], 0) = (self.all.as_slice(), self.sent) {
            return one.clone();
        }
        self.copy_to_bytes(self.left)
    }

    /// What is not sent, piece by piece.
    fn rest(&self) -> impl Iterator<Item = &[u8]> {
        let rest = self.all.get(self.first..).unwrap_or_default();
        let mut sent = self.sent;
        rest.iter()
            .map(move |piece| &piece.bytes(&self.blanks)[mem::take(&mut sent)..])
    }
}

impl Piece {
    fn bytes<'p>(&'p self, blanks: &'p [Bytes]) -> &'p [u8] {
        match self {
            Self::Text(text) => text,
            Self::Blank(number) => blanks.get(*number).map_or(&[], |text| text),
        }
    }
}

impl From<Bytes> for Pieces {
    fn from(one: Bytes) -> Self {
        let mut pieces = Self::of(1);
        pieces.push(one);
        pieces
    }
}

impl Buf for Pieces {
    fn remaining(&self) -> usize {
        self.left
    }

    fn chunk(&self) -> &[u8] {
        self.rest().next().unwrap_or_default()
    }

    fn advance(&mut self, more: usize) {
        self.left -= more;
        self.sent += more;
        while let Some(piece) = self.all.get(self.first)
            && let bytes = piece.bytes(&self.blanks).len()
            && self.sent >= bytes
        {
            self.sent -= bytes;
            self.first += 1;
        }
    }

    fn chunks_vectored<'p>(&'p self, slices: &mut [IoSlice<'p>]) -> usize {
        if self.left == 0 {
            return 0;
        }
        let pieces = self.rest().zip(slices);
        pieces
            .map(|(piece, slice)| *slice = IoSlice::new(piece))
            .count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holes_are_filled_where_they_were_cut() {
        let cut = |whole: &str| Template::cut(whole, "##", str::to_owned);
        let filled = |template: &Template<String>| {
            let mut out = Pieces::from(Bytes::from("> "));
            template.fill(&mut out, |out, hole| out.push(hole.to_uppercase()));
            String::from_utf8(out.joined().to_vec()).unwrap()
        };
        let template = cut("é##a;, ##bc;##d;.");
        assert_eq!(filled(&template), "> éA, BCD.");
        assert_eq!(template.holes().collect::<Vec<_>>(), ["a", "bc", "d"]);
        let parts = template.parts().map(|(text, hole)| (text, hole.cloned()));
        let (texts, holes): (Vec<_>, Vec<_>) = parts.unzip();
        assert_eq!(texts, ["é", ", ", "", "."]);
        assert_eq!(holes.iter().flatten().count(), 3);
        assert_eq!(holes[3], None);
        assert_eq!(
            filled(&cut("nothing to fill; nothing")),
            "> nothing to fill; nothing"
        );
        assert_eq!(filled(&cut("##a;")), "> A");
        assert_eq!(filled(&cut("")), "> ");
    }

    #[test]
    fn pieces_are_sent_from_where_they_lie() {
        let mut pieces = Pieces::default();
        for piece in ["corn", "", "er", " of", " coffee"] {
            pieces.push(piece);
        }
        let mut slices = [IoSlice::new(&[]); 3];
        assert_eq!(
            (pieces.remaining(), pieces.chunks_vectored(&mut slices)),
            (16, 3)
        );
        assert_eq!(
            [&*slices[0], &*slices[1], &*slices[2]],
            [&b"corn"[..], b"er", b" of"]
        );
        pieces.advance(5);
        assert_eq!((pieces.remaining(), pieces.chunk()), (11, &b"r"[..]));
        pieces.advance(1);
        let mut slices = [IoSlice::new(&[]); 64];
        assert_eq!(
            (pieces.chunks_vectored(&mut slices), &*slices[1]),
            (2, &b" coffee"[..])
        );
        let again = pieces.clone();
        assert_eq!(
            (pieces.joined(), again.joined()),
            (" of coffee".into(), " of coffee".into())
        );
        assert_eq!(
            (Pieces::default().remaining(), Pieces::default().chunk()),
            (0, &b""[..])
        );
    }

    #[test]
    fn blanks_are_filled_for_each_who_is_answered() {
        let mut inner = Pieces::from(Bytes::from("of "));
        inner.blank(1);
        let mut pieces = Pieces::default();
        for piece in ["A ", "", "cup "] {
            pieces.push(piece);
        }
        pieces.append(&inner);
        pieces.push(", ");
        pieces.blank(0);
        pieces.push(". ");
        pieces.push("-".repeat(SMALL));
        pieces.blank(1);
        let (glued, copied) = pieces.glued();
        assert_eq!((pieces.all.len(), glued.all.len(), copied), (9, 7, 9));
        let blanks = |name: &str| [Bytes::from(name.to_owned()), Bytes::from("tea")];
        let line = "-".repeat(SMALL);
        let whole = |name: &str| format!("A cup of tea, {name}. {line}tea");
        for of in [&pieces, &glued] {
            for name in ["Ann", ""] {
                let mut filled = of.filled(blanks(name));
                assert_eq!(filled.remaining(), whole(name).len());
                assert_eq!(filled.clone().joined(), whole(name));
                filled.advance(10);
                assert_eq!(filled.joined(), whole(name)[10..]);
            }
            assert_eq!(of.clone().joined(), format!("A cup of , . {line}"));
        }
    }
}

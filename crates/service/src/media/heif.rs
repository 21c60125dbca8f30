//! The box an AVIF picture comes in: which bytes are its colours, which its transparency, and how to show them.
//!
//! Reads ISO/IEC 23008-12 as far as still pictures need it (single items and grids). Nothing here allocates by a number
//! from the file that is not bounded by the file's own length.

mod index;

use index::{Index, Property};

/// A still picture as described by its box.
#[derive(Debug, Default)]
pub(super) struct Still {
    pub color: Coded,
    pub alpha: Option<Coded>,
    /// Whether the colours were multiplied by the transparency.
    pub premultiplied: bool,
    /// As the file declares it.
    pub width: u32,
    pub height: u32,
    /// In the order they are to be done.
    pub turns: Vec<Turn>,
    pub signal: Option<Signal>,
    pub icc: Option<Vec<u8>>,
}

/// AV1 data: one frame, or the tiles of a grid in reading order.
#[derive(Debug, Default)]
pub(super) struct Coded {
    pub tiles: Vec<Vec<u8>>,
    pub grid: Option<Grid>,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Grid {
    pub rows: u32,
    pub columns: u32,
    pub width: u32,
    pub height: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Turn {
    /// Anticlockwise, in quarters.
    Rotate(u8),
    /// Top becomes bottom.
    FlipVertical,
    /// Left becomes right.
    FlipHorizontal,
    /// Left, top, width, height.
    Crop(u32, u32, u32, u32),
}

/// The numbers of ITU-T H.273 by which colours are coded.
#[derive(Clone, Copy, Debug)]
pub(super) struct Signal {
    pub primaries: u8,
    pub transfer: u8,
    pub matrix: u8,
    pub full_range: bool,
}

/// Reads the primary picture of a file.
pub(super) fn read(file: &[u8]) -> Option<Still> {
    let meta = Boxes(file).find(|(name, _)| name == b"meta")?.1;
    let index = Index::read(meta.get(4..)?, file)?;
    let main = index.primary?;
    let mut still = Still {
        color: index.coded(main)?,
        ..Still::default()
    };
    for (_, property) in index.properties_of(main) {
        apply(property, &mut still)?;
    }
    if let Some(grid) = still.color.grid {
        (still.width, still.height) = (grid.width, grid.height);
    }
    let alpha = index.alpha_of(main);
    still.premultiplied = alpha.is_some_and(|alpha| index.refers(b"prem", main, alpha));
    still.alpha = match alpha {
        Some(alpha) => Some(index.coded(alpha)?),
        None => None,
    };
    Some(still)
}

fn apply(property: Property<'_>, still: &mut Still) -> Option<()> {
    let Property { name, body } = property;
    let mut input = body;
    match &name {
        b"ispe" => {
            number(&mut input, 4)?;
            still.width = word(&mut input)?;
            still.height = word(&mut input)?;
        }
        b"irot" => still.turns.push(Turn::Rotate(body.first()? & 3)),
        b"imir" => still.turns.push(match body.first()? & 1 {
            0 => Turn::FlipVertical,
            _ => Turn::FlipHorizontal,
        }),
        b"clap" => still.turns.push(clean_aperture(body, still)?),
        b"colr" => match (body.first_chunk::<4>()?, &body[4..]) {
            (b"nclx", rest) => still.signal = Some(signal(rest)?),
            (b"prof" | b"rICC", icc) => still.icc = Some(icc.to_vec()),
            _ => {}
        },
        _ => {}
    }
    Some(())
}

fn signal(mut input: &[u8]) -> Option<Signal> {
    let mut code = || u8::try_from(number(&mut input, 2)?).ok();
    let (primaries, transfer, matrix) = (code()?, code()?, code()?);
    Some(Signal {
        primaries,
        transfer,
        matrix,
        full_range: input.first()? & 0x80 != 0,
    })
}

/// Four fractions: width, height and the offset of the middle. What does not lie in the picture is refused.
fn clean_aperture(mut input: &[u8], still: &Still) -> Option<Turn> {
    let mut fraction = || {
        let (above, below) = (word(&mut input)?.cast_signed(), word(&mut input)?);
        (below > 0).then(|| f64::from(above) / f64::from(below))
    };
    let (width, height, across, down) = (fraction()?, fraction()?, fraction()?, fraction()?);
    let left = (f64::from(still.width) - width) / 2.0 + across;
    let top = (f64::from(still.height) - height) / 2.0 + down;
    let fits = |start: f64, length: f64, whole: u32| {
        start >= 0.0 && length >= 1.0 && start + length <= f64::from(whole)
    };
    (fits(left, width, still.width) && fits(top, height, still.height)).then_some(Turn::Crop(
        left as u32,
        top as u32,
        width as u32,
        height as u32,
    ))
}

/// A big-endian number of `bytes` bytes, at most eight.
fn number(input: &mut &[u8], bytes: usize) -> Option<u64> {
    let (taken, rest) = input.split_at_checked(bytes)?;
    *input = rest;
    (bytes <= 8).then(|| {
        taken
            .iter()
            .fold(0, |sum, byte| sum << 8 | u64::from(*byte))
    })
}

fn word(input: &mut &[u8]) -> Option<u32> {
    number(input, 4)?.try_into().ok()
}

fn id(input: &mut &[u8], wide: bool) -> Option<u32> {
    number(input, if wide { 4 } else { 2 })?.try_into().ok()
}

/// The boxes in some bytes; ends at the first that does not fit.
struct Boxes<'a>(&'a [u8]);

impl<'a> Iterator for Boxes<'a> {
    type Item = ([u8; 4], &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let whole = self.0;
        let mut input = whole;
        let short = number(&mut input, 4)?;
        let name = *input.first_chunk::<4>()?;
        input = &input[4..];
        let size = match short {
            0 => whole.len(),
            1 => usize::try_from(number(&mut input, 8)?).ok()?,
            size => usize::try_from(size).ok()?,
        };
        let head = whole.len() - input.len();
        let body = whole.get(head..size)?;
        self.0 = &whole[size..];
        Some((name, body))
    }
}

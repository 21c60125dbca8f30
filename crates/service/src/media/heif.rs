//! The box an AVIF picture comes in: which bytes are its colours, which its transparency, and how to show them.
//!
//! Reads ISO/IEC 23008-12 as far as still pictures need it (single items and grids). Nothing here allocates by a number
//! from the file that is not bounded by the file's own length.

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

const MAX_ITEMS: usize = 1024;
const MAX_TILES: u32 = 256;

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

#[derive(Clone, Copy)]
struct Property<'a> {
    name: [u8; 4],
    body: &'a [u8],
}

/// Where the bytes of an item are.
struct Place {
    item: u32,
    /// In `idat`, otherwise in the file.
    inline: bool,
    /// Start and length of each.
    pieces: Vec<(u64, u64)>,
}

/// The `meta` box, taken apart.
#[derive(Default)]
struct Index<'a> {
    file: &'a [u8],
    primary: Option<u32>,
    kinds: Vec<(u32, [u8; 4])>,
    places: Vec<Place>,
    inline: &'a [u8],
    properties: Vec<Property<'a>>,
    /// Item and position in `properties`.
    has: Vec<(u32, usize)>,
    /// Kind, from, to.
    references: Vec<([u8; 4], u32, u32)>,
}

impl<'a> Index<'a> {
    fn read(meta: &'a [u8], file: &'a [u8]) -> Option<Self> {
        let mut index = Index {
            file,
            ..Index::default()
        };
        for (name, body) in Boxes(meta) {
            match &name {
                b"pitm" => index.primary = Some(id(&mut body.get(4..)?, *body.first()? > 0)?),
                b"iinf" => index.kinds(body)?,
                b"iloc" => index.places(body)?,
                b"idat" => index.inline = body,
                b"iprp" => index.item_properties(body)?,
                b"iref" => index.references(body)?,
                _ => {}
            }
        }
        Some(index)
    }

    fn kinds(&mut self, body: &'a [u8]) -> Option<()> {
        let wide = *body.first()? > 0;
        for (name, entry) in Boxes(body.get(if wide { 8 } else { 6 }..)?).take(MAX_ITEMS) {
            let version = *entry.first()?;
            if &name == b"infe" && version >= 2 {
                let mut input = entry.get(4..)?;
                let item = id(&mut input, version > 2)?;
                number(&mut input, 2)?;
                self.kinds.push((item, *input.first_chunk::<4>()?));
            }
        }
        Some(())
    }

    fn places(&mut self, body: &[u8]) -> Option<()> {
        let version = *body.first()?;
        let mut input = body.get(4..)?;
        let sizes = number(&mut input, 2)?;
        let size = |shift: u32| usize::try_from(sizes >> shift & 15).ok();
        let (offset, length, base) = (size(12)?, size(8)?, size(4)?);
        let position = if version > 0 { size(0)? } else { 0 };
        let count = id(&mut input, version > 1)?;
        for _ in 0..count.min(MAX_ITEMS as u32) {
            let item = id(&mut input, version > 1)?;
            let method = if version > 0 {
                number(&mut input, 2)? & 15
            } else {
                0
            };
            number(&mut input, 2)?;
            let start = number(&mut input, base)?;
            let mut pieces = Vec::new();
            for _ in 0..number(&mut input, 2)? {
                number(&mut input, position)?;
                let from = start.checked_add(number(&mut input, offset)?)?;
                pieces.push((from, number(&mut input, length)?));
                if pieces.len() > MAX_ITEMS {
                    return None;
                }
            }
            self.places.push(Place {
                item,
                inline: method == 1,
                pieces,
            });
        }
        Some(())
    }

    fn item_properties(&mut self, body: &'a [u8]) -> Option<()> {
        for (name, inner) in Boxes(body) {
            match &name {
                b"ipco" => {
                    let list = Boxes(inner).take(MAX_ITEMS);
                    self.properties
                        .extend(list.map(|(name, body)| Property { name, body }));
                }
                b"ipma" => self.associations(inner)?,
                _ => {}
            }
        }
        Some(())
    }

    fn associations(&mut self, body: &[u8]) -> Option<()> {
        let (version, wide) = (*body.first()?, body.get(3)? & 1 == 1);
        let mut input = body.get(4..)?;
        for _ in 0..word(&mut input)? {
            let item = id(&mut input, version > 0)?;
            for _ in 0..number(&mut input, 1)? {
                let index = match wide {
                    true => number(&mut input, 2)? & 0x7FFF,
                    false => number(&mut input, 1)? & 0x7F,
                };
                // Counted from one; zero says that there is none.
                if let Some(at) = usize::try_from(index).ok()?.checked_sub(1) {
                    self.has.push((item, at));
                }
            }
        }
        Some(())
    }

    fn references(&mut self, body: &[u8]) -> Option<()> {
        let wide = *body.first()? > 0;
        for (kind, mut input) in Boxes(body.get(4..)?) {
            let from = id(&mut input, wide)?;
            for _ in 0..number(&mut input, 2)? {
                self.references.push((kind, from, id(&mut input, wide)?));
            }
        }
        Some(())
    }

    fn properties_of(&self, item: u32) -> impl Iterator<Item = (usize, Property<'a>)> + '_ {
        let mine = self.has.iter().filter(move |(of, _)| *of == item);
        mine.filter_map(|(_, at)| Some((*at, *self.properties.get(*at)?)))
    }

    fn refers(&self, kind: &[u8; 4], from: u32, to: u32) -> bool {
        self.references.contains(&(*kind, from, to))
    }

    fn alpha_of(&self, main: u32) -> Option<u32> {
        const ALPHA: &[u8] = b"urn:mpeg:mpegB:cicp:systems:auxiliary:alpha\0";
        let says_alpha = |item| {
            let mut properties = self.properties_of(item);
            properties.any(|(_, p)| {
                &p.name == b"auxC" && p.body.get(4..).is_some_and(|urn| urn.starts_with(ALPHA))
            })
        };
        let mut helpers = self
            .references
            .iter()
            .filter(|(kind, _, to)| kind == b"auxl" && *to == main);
        helpers
            .find(|(_, from, _)| says_alpha(*from))
            .map(|(_, from, _)| *from)
    }

    fn coded(&self, item: u32) -> Option<Coded> {
        let kind = |of: u32| {
            self.kinds
                .iter()
                .find(|(item, _)| *item == of)
                .map(|(_, kind)| kind)
        };
        // The pieces may overlap, so their sum is bounded, not only each of them.
        let mut budget = self.file.len();
        match kind(item)? {
            b"av01" => Some(Coded {
                tiles: vec![self.bytes(item, &mut budget)?],
                grid: None,
            }),
            b"grid" => {
                let grid = grid(&self.bytes(item, &mut budget)?)?;
                let parts = self
                    .references
                    .iter()
                    .filter(|(kind, from, _)| kind == b"dimg" && *from == item);
                let tiles = parts
                    .take(MAX_TILES as usize)
                    .map(|(_, _, tile)| {
                        (kind(*tile)? == b"av01").then_some(())?;
                        self.bytes(*tile, &mut budget)
                    })
                    .collect::<Option<Vec<_>>>()?;
                (tiles.len() == (grid.rows * grid.columns) as usize).then_some(())?;
                Some(Coded {
                    tiles,
                    grid: Some(grid),
                })
            }
            _ => None,
        }
    }

    fn bytes(&self, item: u32, budget: &mut usize) -> Option<Vec<u8>> {
        let place = self.places.iter().find(|place| place.item == item)?;
        let source = if place.inline { self.inline } else { self.file };
        let mut out = Vec::new();
        for (start, length) in &place.pieces {
            let rest = source.get(usize::try_from(*start).ok()?..)?;
            // A length of zero means up to the end.
            let piece = match usize::try_from(*length).ok()? {
                0 => rest,
                length => rest.get(..length)?,
            };
            *budget = budget.checked_sub(piece.len())?;
            out.extend_from_slice(piece);
        }
        Some(out)
    }
}

fn grid(mut input: &[u8]) -> Option<Grid> {
    number(&mut input, 1)?;
    let wide = number(&mut input, 1)? & 1 == 1;
    let rows = u32::try_from(number(&mut input, 1)?).ok()? + 1;
    let columns = u32::try_from(number(&mut input, 1)?).ok()? + 1;
    let side = |input: &mut &[u8]| id(input, wide);
    let (width, height) = (side(&mut input)?, side(&mut input)?);
    (rows * columns <= MAX_TILES).then_some(Grid {
        rows,
        columns,
        width,
        height,
    })
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

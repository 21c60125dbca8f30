//! The `meta` box of a HEIF file: its items, where their bytes are, and what is said of them.

use super::{Boxes, Coded, Grid, id, number, word};

const MAX_ITEMS: usize = 1024;
const MAX_TILES: u32 = 256;

/// Something said of an item.
#[derive(Clone, Copy)]
pub(super) struct Property<'a> {
    pub name: [u8; 4],
    pub body: &'a [u8],
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
pub(super) struct Index<'a> {
    file: &'a [u8],
    pub primary: Option<u32>,
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
    pub(super) fn read(meta: &'a [u8], file: &'a [u8]) -> Option<Self> {
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

    pub(super) fn properties_of(
        &self,
        item: u32,
    ) -> impl Iterator<Item = (usize, Property<'a>)> + '_ {
        let mine = self.has.iter().filter(move |(of, _)| *of == item);
        mine.filter_map(|(_, at)| Some((*at, *self.properties.get(*at)?)))
    }

    pub(super) fn refers(&self, kind: &[u8; 4], from: u32, to: u32) -> bool {
        self.references.contains(&(*kind, from, to))
    }

    pub(super) fn alpha_of(&self, main: u32) -> Option<u32> {
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

    pub(super) fn coded(&self, item: u32) -> Option<Coded> {
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

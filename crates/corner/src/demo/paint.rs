//! A canvas for flat drawings: shapes from short path texts, discs, lines, hand-lettered words.

use std::str::SplitWhitespace;

use tiny_skia::{FillRule, LineCap, LineJoin, Paint, Path, PathBuilder, Pixmap, Stroke, Transform};

/// A colour that may let others shine through.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Ink(u32, u8);

impl From<u32> for Ink {
    fn from(rgb: u32) -> Self {
        Self(rgb, 255)
    }
}

/// `rgb` at an opacity of 0 to 255.
pub fn veil(rgb: u32, alpha: u8) -> Ink {
    Ink(rgb, alpha)
}

/// `a` on its way to `b`: 0.0 is `a`, 1.0 is `b`.
pub fn mix(a: u32, b: u32, part: f32) -> u32 {
    let channel = |shift: u32| {
        let (from, to) = ((a >> shift & 255) as f32, (b >> shift & 255) as f32);
        ((from + (to - from) * part).round() as u32 & 255) << shift
    };
    channel(16) | channel(8) | channel(0)
}

/// Darker by a part.
pub fn darker(rgb: u32, part: f32) -> u32 {
    mix(rgb, 0x1c1420, part)
}

/// Lighter by a part.
pub fn lighter(rgb: u32, part: f32) -> u32 {
    mix(rgb, 0xffffff, part)
}

/// What is drawn on.
pub struct Canvas {
    map: Pixmap,
    at: Transform,
}

impl Canvas {
    /// A canvas of one colour; `None` when a side is zero.
    pub fn new(width: u32, height: u32, ground: u32) -> Option<Self> {
        let mut canvas = Self {
            map: Pixmap::new(width, height)?,
            at: Transform::identity(),
        };
        canvas.rect(0.0, 0.0, width as f32, height as f32, 0.0, ground);
        Some(canvas)
    }

    /// A canvas one can see through.
    pub fn clear(width: u32, height: u32) -> Option<Self> {
        Some(Self {
            map: Pixmap::new(width, height)?,
            at: Transform::identity(),
        })
    }

    /// The drawing as a PNG file; empty should encoding fail.
    pub fn png(&self) -> Vec<u8> {
        self.map.encode_png().unwrap_or_default()
    }

    /// Draws `part` moved to (`x`, `y`), scaled, and turned by `degrees`.
    pub fn place(
        &mut self,
        x: f32,
        y: f32,
        scale: f32,
        degrees: f32,
        part: impl FnOnce(&mut Self),
    ) {
        let before = self.at;
        self.at = before
            .pre_translate(x, y)
            .pre_scale(scale, scale)
            .pre_rotate(degrees);
        part(self);
        self.at = before;
    }

    /// Draws `part` mirrored left to right around `x`.
    pub fn mirror(&mut self, x: f32, part: impl FnOnce(&mut Self)) {
        let before = self.at;
        self.at = before.pre_translate(2.0 * x, 0.0).pre_scale(-1.0, 1.0);
        part(self);
        self.at = before;
    }

    /// Fills a path: absolute `M L Q C Z` and numbers, as in SVG.
    pub fn fill(&mut self, path: &str, ink: impl Into<Ink>) {
        if let Some(path) = read(path) {
            self.fill_path(&path, ink.into());
        }
    }

    /// Draws along a path with a round pen.
    pub fn line(&mut self, path: &str, width: f32, ink: impl Into<Ink>) {
        if let Some(path) = read(path) {
            self.stroke_path(&path, width, ink.into());
        }
    }

    /// A disc.
    pub fn disc(&mut self, x: f32, y: f32, r: f32, ink: impl Into<Ink>) {
        if let Some(path) = PathBuilder::from_circle(x, y, r) {
            self.fill_path(&path, ink.into());
        }
    }

    /// An ellipse.
    pub fn oval(&mut self, x: f32, y: f32, rx: f32, ry: f32, ink: impl Into<Ink>) {
        if let Some(path) = oval(x, y, rx, ry) {
            self.fill_path(&path, ink.into());
        }
    }

    /// The outline of an ellipse.
    pub fn ring(&mut self, centre: (f32, f32), radii: (f32, f32), width: f32, ink: impl Into<Ink>) {
        if let Some(path) = oval(centre.0, centre.1, radii.0, radii.1) {
            self.stroke_path(&path, width, ink.into());
        }
    }

    /// A rectangle with round corners; `r` 0 for sharp ones.
    #[allow(clippy::too_many_arguments, reason = "four numbers are one rectangle")]
    pub fn rect(&mut self, x: f32, y: f32, w: f32, h: f32, r: f32, ink: impl Into<Ink>) {
        let r = r.min(w / 2.0).min(h / 2.0);
        let k = r * 0.45;
        let (right, bottom) = (x + w, y + h);
        let mut b = PathBuilder::new();
        b.move_to(x + r, y);
        b.line_to(right - r, y);
        b.cubic_to(right - k, y, right, y + k, right, y + r);
        b.line_to(right, bottom - r);
        b.cubic_to(right, bottom - k, right - k, bottom, right - r, bottom);
        b.line_to(x + r, bottom);
        b.cubic_to(x + k, bottom, x, bottom - k, x, bottom - r);
        b.line_to(x, y + r);
        b.cubic_to(x, y + k, x + k, y, x + r, y);
        b.close();
        if let Some(path) = b.finish() {
            self.fill_path(&path, ink.into());
        }
    }

    /// Bands of colour from top to bottom, for skies.
    pub fn sky(&mut self, size: (f32, f32), top: u32, bottom: u32) {
        let bands = 24;
        let height = size.1 / bands as f32;
        for band in 0..bands {
            let part = band as f32 / (bands - 1) as f32;
            let y = band as f32 * height;
            self.rect(0.0, y, size.0, height + 1.0, 0.0, mix(top, bottom, part));
        }
    }

    /// A word in block letters around `x`, standing on `y`.
    pub fn word(&mut self, text: &str, at: (f32, f32), size: f32, ink: impl Into<Ink>) {
        let ink = ink.into();
        let step = size * 0.86;
        let count = text.chars().count() as f32;
        let mut x = at.0 - (count * step - step * 0.3) / 2.0;
        for letter in text.chars() {
            let path = super::letters::path(letter);
            let scale = size / 6.0;
            self.place(x, at.1 - size, scale, 0.0, |c| c.line(path, 0.95, ink));
            x += step;
        }
    }

    fn fill_path(&mut self, path: &Path, ink: Ink) {
        let paint = paint(ink);
        self.map
            .fill_path(path, &paint, FillRule::Winding, self.at, None);
    }

    fn stroke_path(&mut self, path: &Path, width: f32, ink: Ink) {
        let stroke = Stroke {
            width,
            line_cap: LineCap::Round,
            line_join: LineJoin::Round,
            ..Stroke::default()
        };
        let paint = paint(ink);
        self.map.stroke_path(path, &paint, &stroke, self.at, None);
    }
}

fn paint(ink: Ink) -> Paint<'static> {
    let mut paint = Paint {
        anti_alias: true,
        ..Paint::default()
    };
    let Ink(rgb, alpha) = ink;
    let [_, r, g, b] = rgb.to_be_bytes();
    paint.set_color_rgba8(r, g, b, alpha);
    paint
}

fn oval(x: f32, y: f32, rx: f32, ry: f32) -> Option<Path> {
    PathBuilder::from_oval(tiny_skia::Rect::from_ltrb(x - rx, y - ry, x + rx, y + ry)?)
}

/// A path from its text; `None` when it is not one.
fn read(text: &str) -> Option<Path> {
    let spaced = text.replace(',', " ");
    let mut words = spaced.split_whitespace();
    let mut path = PathBuilder::new();
    while let Some(command) = words.next() {
        match command {
            "M" => {
                let [x, y] = numbers(&mut words)?;
                path.move_to(x, y);
            }
            "L" => {
                let [x, y] = numbers(&mut words)?;
                path.line_to(x, y);
            }
            "Q" => {
                let [a, b, x, y] = numbers(&mut words)?;
                path.quad_to(a, b, x, y);
            }
            "C" => {
                let [a, b, c, d, x, y] = numbers(&mut words)?;
                path.cubic_to(a, b, c, d, x, y);
            }
            "Z" => path.close(),
            _ => return None,
        }
    }
    path.finish()
}

fn numbers<const N: usize>(words: &mut SplitWhitespace<'_>) -> Option<[f32; N]> {
    let mut numbers = [0.0; N];
    for number in &mut numbers {
        *number = words.next()?.parse().ok()?;
    }
    Some(numbers)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_read_or_refused() {
        assert!(read("M 0 0 L 10 0 Q 10 10 0 10 C 1 1 2 2 3 3 Z").is_some());
        assert!(read("M 0 0 L 10").is_none());
        assert!(read("A 1 2").is_none());
    }

    #[test]
    fn a_drawing_is_a_png_and_always_the_same() {
        let draw = || {
            let mut canvas = Canvas::new(40, 30, 0xffeedd).unwrap();
            canvas.disc(20.0, 15.0, 10.0, veil(0x336699, 128));
            canvas.word("AB", (20.0, 20.0), 8.0, 0x000000);
            canvas.png()
        };
        assert_eq!(&draw()[1..4], b"PNG");
        assert_eq!(draw(), draw());
    }

    #[test]
    fn colours_mix() {
        assert_eq!(mix(0x000000, 0xffffff, 0.5), 0x808080);
        assert_eq!(lighter(0x123456, 0.0), 0x123456);
    }
}

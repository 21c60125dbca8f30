//! The one member of the organisation that is a coffee machine.

use crate::demo::paint::{Canvas, darker, lighter, veil};

/// Draws it looking at you.
pub fn draw(c: &mut Canvas, ink: u32) {
    let deep = darker(ink, 0.25);
    c.line(
        "M 150 74 Q 140 58 152 44 Q 162 30 152 16",
        7.0,
        veil(0xffffff, 190),
    );
    c.line(
        "M 176 78 Q 168 64 178 52 Q 186 40 178 30",
        6.0,
        veil(0xffffff, 150),
    );
    c.rect(96.0, 318.0, 208.0, 26.0, 10.0, 0x4b4f57);
    c.rect(104.0, 176.0, 44.0, 150.0, 12.0, deep);
    c.rect(252.0, 176.0, 44.0, 150.0, 12.0, deep);
    c.rect(140.0, 200.0, 120.0, 120.0, 0.0, darker(ink, 0.45));
    c.rect(76.0, 88.0, 248.0, 124.0, 34.0, ink);
    c.rect(76.0, 88.0, 248.0, 34.0, 17.0, lighter(ink, 0.2));
    for x in [158.0, 242.0] {
        c.disc(x, 152.0, 27.0, 0xfffaf0);
        c.disc(x + 3.0, 156.0, 13.0, 0x33251f);
        c.disc(x + 8.0, 150.0, 4.6, 0xffffff);
    }
    c.line("M 136 122 L 176 130 M 264 122 L 224 130", 8.0, deep);
    c.fill("M 192 172 L 208 172 L 200 188 Z", 0xe8b43a);
    c.rect(164.0, 212.0, 72.0, 18.0, 6.0, 0xb9bec5);
    c.rect(180.0, 228.0, 40.0, 14.0, 5.0, 0x8e949c);
    c.line("M 232 222 L 292 236", 13.0, 0x6b4228);
    c.line("M 192 242 L 192 272 M 208 242 L 208 272", 4.0, 0x5b3420);
    c.fill(
        "M 168 272 L 232 272 L 226 312 Q 200 324 174 312 Z",
        0xfffaf0,
    );
    c.ring((238.0, 288.0), (10.0, 10.0), 5.0, 0xfffaf0);
}

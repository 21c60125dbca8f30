//! Flat things on a table.

use super::{Picture, colour, cup};
use crate::demo::paint::{Canvas, lighter, veil};

/// `colours=a,b,c`: colour chips in a row.
pub fn swatches(c: &mut Canvas, p: &Picture) {
    c.rect(0.0, 0.0, 960.0, 640.0, 0.0, 0xe9e4da);
    let names: Vec<&str> = p.get("colours").split(',').collect();
    for (i, name) in names.iter().enumerate() {
        let x = 120.0 + i as f32 * 150.0;
        let turn = [-4.0, 3.0, -2.0, 5.0, -3.0][i % 5];
        c.place(x + 60.0, 320.0, 1.0, turn, |c| {
            c.rect(-64.0, -184.0, 140.0, 380.0, 14.0, veil(0x1c1420, 40));
            c.rect(-70.0, -190.0, 140.0, 380.0, 14.0, 0xffffff);
            c.rect(-58.0, -178.0, 116.0, 270.0, 8.0, colour(name));
            c.fill(
                "M -58 -120 L 58 -178 L -50 -178 Q -58 -178 -58 -168 Z",
                veil(lighter(colour(name), 0.5), 90),
            );
            c.word(
                &name.to_uppercase(),
                (0.0, 140.0),
                if name.len() > 8 { 10.5 } else { 17.0 },
                0x4a4440,
            );
            c.disc(0.0, 166.0, 7.0, 0xe9e4da);
        });
    }
}

/// A chess board from above, a white knight in its middle.
pub fn chess(c: &mut Canvas, _: &Picture) {
    cup::table(c, 0x5c4033);
    c.rect(196.0, 36.0, 568.0, 568.0, 10.0, 0x3a261c);
    for i in 0_u16..64 {
        let (x, y) = (f32::from(i % 8), f32::from(i / 8));
        let ink = if (i % 8 + i / 8) % 2 == 0 {
            0xf0dfc0
        } else {
            0xa8754a
        };
        c.rect(216.0 + x * 66.0, 56.0 + y * 66.0, 66.0, 66.0, 0.0, ink);
    }
    for (x, y, white) in [
        (6, 0, false),
        (5, 1, false),
        (6, 1, false),
        (7, 2, false),
        (0, 1, false),
        (3, 0, false),
        (1, 6, true),
        (2, 6, true),
        (6, 7, true),
        (5, 6, true),
        (7, 6, true),
        (3, 4, true),
        (2, 2, false),
    ] {
        pawn(c, 249.0 + x as f32 * 66.0, 89.0 + y as f32 * 66.0, white);
    }
    c.place(249.0 + 5.0 * 66.0, 89.0 + 3.0 * 66.0, 1.0, 0.0, |c| {
        c.disc(0.0, 0.0, 42.0, veil(0xe9bb3f, 150));
        c.fill("M -20 26 L 22 26 Q 26 -8 10 -24 L 12 -34 L 0 -26 Q -22 -18 -26 4 L -18 10 Q -8 2 0 0 Q -14 10 -20 26 Z", 0xfffaf0);
        c.line("M -20 26 L 22 26 Q 26 -8 10 -24 L 12 -34 L 0 -26 Q -22 -18 -26 4 L -18 10 Q -8 2 0 0 Q -14 10 -20 26 Z", 3.0, 0x4a3a30);
        c.disc(-6.0, -12.0, 3.0, 0x4a3a30);
    });
    c.disc(100.0, 150.0, 64.0, 0xfffaf0);
    c.disc(100.0, 150.0, 50.0, 0x5b3420);
    c.disc(862.0, 500.0, 72.0, 0x4a74a8);
    c.disc(862.0, 500.0, 58.0, 0xa86c3a);
}

fn pawn(c: &mut Canvas, x: f32, y: f32, white: bool) {
    let (ink, edge) = if white {
        (0xfffaf0, 0x8a7a68)
    } else {
        (0x33271f, 0x1c1420)
    };
    c.disc(x + 2.0, y + 4.0, 23.0, veil(0x1c1420, 70));
    c.disc(x, y, 22.0, ink);
    c.ring((x, y), (22.0, 22.0), 2.5, edge);
    c.disc(x - 2.0, y - 2.0, 11.0, lighter(ink, 0.2));
    c.ring((x - 2.0, y - 2.0), (11.0, 11.0), 2.0, edge);
}

//! Cups and what is drunk.

use super::Picture;
use crate::demo::paint::{Canvas, darker, lighter, veil};

/// A wooden table seen from above.
pub fn table(c: &mut Canvas, ink: u32) {
    c.rect(0.0, 0.0, 960.0, 640.0, 0.0, ink);
    for i in 0_u16..5 {
        let y = 20.0 + f32::from(i) * 132.0;
        c.line(
            &format!("M 0 {y} L 960 {y}"),
            3.0,
            veil(darker(ink, 0.5), 90),
        );
        let (a, b) = (y + 40.0, y + 84.0);
        c.line(
            &format!(
                "M 40 {a} Q 300 {} 520 {a} M 560 {b} Q 760 {} 940 {b}",
                a + 14.0,
                b - 12.0
            ),
            2.0,
            veil(darker(ink, 0.4), 60),
        );
    }
}

/// `art=heart|tulip|swan|potato wood=slate`: a cappuccino from above.
pub fn latte(c: &mut Canvas, p: &Picture) {
    let (wood, saucer) = match p.get("art") {
        "heart" => (0xa9c3cf, 0xf3ead9),
        "tulip" => (0xc99f63, 0xcc7355),
        "swan" => (0x8a5a34, 0x9fc0ae),
        _ => (0xb98558, 0xf3ead9),
    };
    let wood = if p.is("wood", "slate") {
        0x5c6b73
    } else {
        wood
    };
    table(c, wood);
    if p.is("art", "tulip") {
        c.place(170.0, 130.0, 1.0, -12.0, |c| notebook(c, 0x4a74a8));
        c.place(800.0, 540.0, 1.0, 9.0, |c| notebook(c, 0xdba53a));
    }
    c.oval(486.0, 334.0, 262.0, 258.0, veil(0x1c1420, 60));
    c.disc(480.0, 320.0, 258.0, saucer);
    c.ring((480.0, 320.0), (214.0, 214.0), 5.0, darker(saucer, 0.12));
    c.rect(640.0, 296.0, 120.0, 48.0, 24.0, 0xfffaf0);
    c.disc(480.0, 320.0, 192.0, 0xfffaf0);
    c.disc(480.0, 320.0, 172.0, 0x7a4526);
    c.disc(480.0, 320.0, 160.0, 0x9a5f34);
    c.ring((480.0, 320.0), (150.0, 150.0), 12.0, veil(0xb77a46, 150));
    let milk = 0xfbeedb;
    match p.get("art") {
        "heart" => {
            c.fill("M 480 430 C 380 360 350 300 380 254 C 404 220 456 222 480 266 C 504 222 556 220 580 254 C 610 300 580 360 480 430 Z", milk);
            c.line("M 410 276 Q 402 300 420 330", 8.0, veil(0x9a5f34, 90));
        }
        "tulip" => {
            for (y, w) in [(394.0, 92.0), (342.0, 80.0), (294.0, 64.0)] {
                c.fill(
                    &format!(
                        "M {} {} Q 480 {} {} {} Q {} {} 480 {} Q {} {} {} {} Z",
                        480.0 - w,
                        y - 30.0,
                        y + 6.0,
                        480.0 + w,
                        y - 30.0,
                        480.0 + w * 0.9,
                        y + 26.0,
                        y + 30.0,
                        480.0 - w * 0.9,
                        y + 26.0,
                        480.0 - w,
                        y - 30.0
                    ),
                    milk,
                );
            }
            c.fill("M 480 262 C 446 236 438 214 456 202 C 470 196 480 208 480 214 C 480 208 490 196 504 202 C 522 214 514 236 480 262 Z", milk);
        }
        "swan" => swan(c, milk),
        _ => {
            c.fill("M 400 300 C 390 250 440 226 490 236 C 560 232 592 282 576 336 C 572 392 520 420 468 404 C 412 410 384 350 400 300 Z", milk);
            for (x, y) in [
                (446.0, 290.0),
                (520.0, 284.0),
                (486.0, 344.0),
                (540.0, 350.0),
                (436.0, 360.0),
            ] {
                c.oval(x, y, 8.0, 5.0, veil(0x9a5f34, 130));
            }
            c.line("M 560 250 Q 590 226 596 200", 8.0, milk);
        }
    }
}

fn swan(c: &mut Canvas, milk: u32) {
    c.fill("M 404 356 C 410 304 470 290 520 316 C 566 318 590 290 596 262 C 612 330 580 410 498 412 C 442 414 404 400 404 356 Z", milk);
    for i in 0_u16..4 {
        let d = f32::from(i) * 22.0;
        c.line(
            &format!(
                "M {} {} Q {} {} {} {}",
                470.0 + d,
                396.0 - d * 0.3,
                510.0 + d,
                380.0 - d,
                532.0 + d * 0.8,
                340.0 - d * 0.6
            ),
            5.0,
            veil(0x9a5f34, 120),
        );
    }
    c.line(
        "M 420 352 C 380 310 380 268 416 244 C 440 230 450 212 438 196",
        21.0,
        milk,
    );
    c.oval(430.0, 194.0, 22.0, 15.0, milk);
    c.fill("M 412 188 L 384 204 L 414 204 Z", milk);
    c.disc(432.0, 190.0, 3.0, 0x5b3420);
}

fn notebook(c: &mut Canvas, ink: u32) {
    c.rect(-96.0, -120.0, 192.0, 240.0, 10.0, ink);
    c.rect(-60.0, -84.0, 130.0, 54.0, 6.0, 0xfffaf0);
    c.line("M -44 -66 L 52 -66 M -44 -48 L 30 -48", 4.0, 0x7c828a);
    c.line("M -80 -118 L -80 118", 5.0, darker(ink, 0.3));
}

/// `hue=blue` lays a berry beside: tasting bowls in a row.
pub fn cupping(c: &mut Canvas, p: &Picture) {
    let berry = p.is("hue", "blue");
    table(c, if berry { 0xc7a98a } else { 0xa06c3f });
    for i in 0_u16..6 {
        let (x, y) = (
            190.0 + f32::from(i % 3) * 290.0,
            190.0 + f32::from(i / 3) * 270.0,
        );
        c.oval(x + 6.0, y + 10.0, 104.0, 102.0, veil(0x1c1420, 60));
        c.disc(x, y, 102.0, 0xfffaf0);
        c.disc(x, y, 84.0, 0x4d2a18);
        let foam = [0x8a5a34, 0x9a6a3c, 0x7a4a2c][usize::from(i % 3)];
        c.disc(x, y, 76.0, foam);
        for (dx, dy, r) in [
            (-30.0, -18.0, 12.0),
            (14.0, -34.0, 9.0),
            (30.0, 20.0, 14.0),
            (-16.0, 32.0, 8.0),
        ] {
            c.disc(x + dx, y + dy, r, veil(0xd9b07c, 150));
        }
        c.place(x + 66.0, y + 64.0, 1.0, 38.0 + f32::from(i) * 6.0, |c| {
            c.line("M 0 0 L 96 0", 9.0, 0xd4d8da);
            c.oval(-16.0, 0.0, 30.0, 20.0, 0xe6e9ea);
            c.oval(-16.0, 2.0, 20.0, 12.0, 0xb7bcc0);
        });
        if berry {
            c.rect(x - 44.0, y - 142.0, 54.0, 34.0, 4.0, 0xffe9a8);
            c.word(&(i + 1).to_string(), (x - 15.0, y - 116.0), 17.0, 0x6d4a2a);
        }
    }
    if berry {
        c.disc(742.0, 388.0, 24.0, 0x3f4a86);
        c.disc(736.0, 380.0, 7.0, veil(0xa9b6e6, 170));
        c.fill("M 742 368 L 736 376 L 748 376 Z", 0x2a3160);
    }
}

/// A filter holder from above, tamped level.
pub fn portafilter(c: &mut Canvas, _: &Picture) {
    table(c, 0x5e7f86);
    c.line("M 560 400 L 860 566", 62.0, 0x6b4228);
    c.line("M 580 404 L 850 552", 10.0, 0x8a5a34);
    c.line("M 500 366 L 586 414", 40.0, 0xb9bec5);
    c.oval(418.0, 312.0, 216.0, 214.0, veil(0x1c1420, 60));
    c.disc(410.0, 300.0, 212.0, 0xb9bec5);
    c.disc(410.0, 300.0, 196.0, 0xe2e5e7);
    c.disc(410.0, 300.0, 176.0, 0x3c2216);
    c.disc(410.0, 300.0, 170.0, 0x54301d);
    for i in 0_u16..60 {
        let (turn, reach) = (f32::from(i) * 2.399, f32::from(i).sqrt() * 20.5);
        let (x, y) = (410.0 + reach * turn.cos(), 300.0 + reach * turn.sin());
        c.disc(
            x,
            y,
            3.0,
            veil([0x7a4a2c, 0x3c2216][usize::from(i % 2)], 190),
        );
    }
    c.place(410.0, 296.0, 1.0, -9.0, |c| {
        c.rect(-120.0, -30.0, 240.0, 60.0, 14.0, 0xe9bb3f);
        c.rect(-46.0, -19.0, 92.0, 38.0, 18.0, 0xcfe8a4);
        c.oval(0.0, 0.0, 19.0, 13.0, 0xf4fbe2);
        c.line("M -24 -18 L -24 18 M 24 -18 L 24 18", 3.0, 0x4a5a2a);
    });
}

/// `kind=macchiato|pair`, or a shelf of leaning mugs, one of them with `kind=tea`.
pub fn mugs(c: &mut Canvas, p: &Picture) {
    let wall = if p.is("kind", "tea") {
        0xd3c4b4
    } else {
        0xdfe6dd
    };
    c.rect(0.0, 0.0, 960.0, 640.0, 0.0, wall);
    match p.get("kind") {
        "macchiato" => {
            c.rect(0.0, 520.0, 960.0, 120.0, 0.0, 0x9c6b42);
            teapot(c, 330.0, 520.0, 1.35);
            c.fill(
                "M 704 410 L 776 410 L 766 520 L 714 520 Z",
                veil(0xffffff, 170),
            );
            c.fill("M 710 462 L 770 462 L 765 518 L 715 518 Z", 0x4d2a18);
            c.fill("M 708 440 L 772 440 L 770 464 L 710 464 Z", 0xfbeedb);
            c.line(
                "M 704 410 L 714 520 L 766 520 L 776 410",
                4.0,
                veil(0xffffff, 230),
            );
            super::machine::steam(c, 736.0, 396.0, 0.35);
        }
        "pair" => {
            c.rect(0.0, 0.0, 960.0, 640.0, 0.0, 0xc9d6df);
            c.rect(90.0, 60.0, 300.0, 230.0, 8.0, 0xeef3f5);
            c.line("M 240 60 L 240 290 M 90 176 L 390 176", 8.0, 0xb3bcc4);
            for i in 0_u16..12 {
                let (x, y) = (
                    110.0 + f32::from(i % 6) * 46.0,
                    86.0 + f32::from(i / 6) * 110.0 + f32::from(i % 3) * 18.0,
                );
                c.line(
                    &format!("M {x} {y} L {} {}", x - 8.0, y + 26.0),
                    3.0,
                    0x9fb3c2,
                );
            }
            c.rect(0.0, 520.0, 960.0, 120.0, 0.0, 0x8a5a34);
            teapot(c, 330.0, 520.0, 1.15);
            mug(c, (596.0, 520.0), 0x4a74a8, 0.0, 1.0);
            mug(c, (734.0, 520.0), 0xfffaf0, 0.0, 0.56);
            super::machine::steam(c, 734.0, 436.0, 0.35);
        }
        _ => {
            c.rect(70.0, 470.0, 820.0, 26.0, 6.0, 0x8a5a34);
            c.fill(
                "M 130 496 L 170 496 L 150 560 Z M 790 496 L 830 496 L 810 560 Z",
                0x6b4228,
            );
            let all = [
                (0xcc7355, -6.0),
                (0x4a74a8, 8.0),
                (0xf2e3c6, -10.0),
                (0x70815a, 5.0),
                (0xb58aa8, -4.0),
            ];
            for (i, (ink, lean)) in all.into_iter().enumerate() {
                mug(c, (180.0 + i as f32 * 148.0, 470.0), ink, lean, 1.0);
            }
            if p.is("kind", "tea") {
                c.line("M 176 344 Q 150 390 160 420", 3.0, 0x6b5a52);
                c.rect(146.0, 418.0, 30.0, 34.0, 3.0, 0xe9bb3f);
                super::machine::steam(c, 184.0, 326.0, 0.5);
            }
            c.fill("M 322 470 Q 316 488 322 500 Q 330 488 322 470 Z", 0x8fbcd8);
        }
    }
}

fn mug(c: &mut Canvas, at: (f32, f32), ink: u32, lean: f32, scale: f32) {
    c.place(at.0, at.1, scale, lean, |c| {
        c.ring((54.0, -66.0), (26.0, 30.0), 13.0, ink);
        c.fill(
            "M -50 -130 L 50 -130 L 44 -10 Q 40 0 28 0 L -28 0 Q -40 0 -44 -10 Z",
            ink,
        );
        c.oval(0.0, -130.0, 50.0, 13.0, darker(ink, 0.3));
        c.oval(0.0, -128.0, 42.0, 9.0, 0x5b3420);
        c.fill(
            "M -46 -86 Q 0 -70 46 -86 L 45 -66 Q 0 -50 -45 -66 Z",
            veil(lighter(ink, 0.5), 140),
        );
        c.line("M -34 -112 L -29 -26", 6.0, veil(0xffffff, 90));
    });
}

fn teapot(c: &mut Canvas, x: f32, y: f32, scale: f32) {
    c.place(x, y, scale, 0.0, |c| {
        let ink = 0x6b3f2a;
        c.line("M 120 -130 Q 190 -120 176 -190", 30.0, ink);
        c.ring((-140.0, -110.0), (50.0, 60.0), 20.0, ink);
        c.oval(0.0, -104.0, 150.0, 106.0, ink);
        c.fill("M -90 -30 L 90 -30 L 78 0 L -78 0 Z", darker(ink, 0.2));
        c.oval(0.0, -196.0, 66.0, 20.0, darker(ink, 0.25));
        c.disc(0.0, -222.0, 17.0, ink);
        c.line("M -96 -150 Q -70 -186 -30 -192", 9.0, veil(0xffffff, 90));
    });
}

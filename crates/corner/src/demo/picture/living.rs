//! The cat, what grows, and what is ridden.

use super::{Picture, cup};
use crate::demo::paint::{Canvas, darker, lighter, veil};

/// `box=1 mood=asleep|awake label=…`
pub fn cat(c: &mut Canvas, p: &Picture) {
    let asleep = p.is("mood", "asleep");
    c.rect(
        0.0,
        0.0,
        960.0,
        640.0,
        0.0,
        if asleep { 0xd9cdb8 } else { 0xbfd3d0 },
    );
    for i in 0_u16..4 {
        let x = 60.0 + f32::from(i) * 240.0;
        c.rect(x, 60.0, 180.0, 130.0, 6.0, veil(0x8f6638, 90));
        c.rect(x + 20.0, 100.0, 60.0, 40.0, 3.0, veil(0xfffaf0, 120));
    }
    c.rect(0.0, 196.0, 960.0, 16.0, 0.0, veil(0x5b3f24, 120));
    c.rect(0.0, 520.0, 960.0, 120.0, 0.0, 0xa4784c);
    let fur = 0x8d8a88;
    c.fill("M 240 330 L 720 330 L 700 420 L 260 420 Z", 0x8f6638);
    if asleep {
        c.oval(470.0, 350.0, 200.0, 96.0, fur);
        for x in [390.0, 450.0, 510.0, 570.0] {
            c.line(
                &format!("M {x} 262 Q {} 300 {x} 330", x + 14.0),
                11.0,
                darker(fur, 0.35),
            );
        }
        c.line("M 640 350 Q 720 300 700 380", 34.0, fur);
        c.place(350.0, 320.0, 1.0, -8.0, |c| head(c, fur, true));
        c.word("Z", (250.0, 210.0), 30.0, 0x6b6460);
        c.word("Z", (216.0, 160.0), 42.0, 0x6b6460);
    } else {
        c.fill("M 370 400 C 350 250 600 250 590 400 Z", fur);
        c.place(480.0, 240.0, 1.25, 0.0, |c| head(c, fur, false));
        c.fill("M 420 380 Q 480 330 540 380 Z", 0xe9e4de);
        c.line("M 590 380 Q 690 330 668 250 Q 660 226 640 236", 30.0, fur);
        c.line("M 668 262 Q 660 232 642 238", 30.0, darker(fur, 0.35));
    }
    c.rect(236.0, 384.0, 488.0, 180.0, 6.0, 0xc99b67);
    c.rect(236.0, 384.0, 488.0, 14.0, 6.0, 0xb98a58);
    c.rect(440.0, 398.0, 74.0, 166.0, 0.0, veil(0xb98a58, 150));
    let label = if p.get("label").is_empty() {
        "PART 99-0001"
    } else {
        p.get("label")
    };
    c.word(label, (480.0, 500.0), 34.0, 0x5b3f24);
    if !asleep {
        for x in [420.0, 530.0] {
            c.oval(x, 390.0, 34.0, 24.0, lighter(fur, 0.3));
            c.line(
                &format!(
                    "M {} 396 L {} 406 M {} 396 L {} 406",
                    x - 9.0,
                    x - 9.0,
                    x + 9.0,
                    x + 9.0
                ),
                4.0,
                darker(fur, 0.4),
            );
        }
    }
}

fn head(c: &mut Canvas, fur: u32, asleep: bool) {
    let deep = darker(fur, 0.35);
    c.fill(
        "M -74 -30 L -70 -96 L -20 -62 Z M 74 -30 L 70 -96 L 20 -62 Z",
        fur,
    );
    c.fill(
        "M -62 -44 L -60 -76 L -36 -60 Z M 62 -44 L 60 -76 L 36 -60 Z",
        0xe3a9a0,
    );
    c.oval(0.0, 0.0, 86.0, 70.0, fur);
    c.line(
        "M -16 -66 L -14 -40 M 0 -68 L 0 -42 M 16 -66 L 14 -40",
        8.0,
        deep,
    );
    c.oval(0.0, 26.0, 44.0, 30.0, 0xe9e4de);
    if asleep {
        c.line(
            "M -50 -4 Q -34 10 -18 -4 M 18 -4 Q 34 10 50 -4",
            5.0,
            0x33271f,
        );
    } else {
        for x in [-34.0, 34.0] {
            c.oval(x, -4.0, 19.0, 20.0, 0xd9c25a);
            c.oval(x, -3.0, 8.0, 17.0, 0x1c1420);
            c.disc(x + 4.0, -10.0, 4.0, 0xffffff);
        }
    }
    c.fill("M -9 12 L 9 12 L 0 23 Z", 0xd98a80);
    c.line("M 0 23 Q -4 34 -16 33 M 0 23 Q 4 34 16 33", 4.0, 0x6b5a52);
    c.line(
        "M -40 22 L -96 14 M -40 30 L -94 36 M 40 22 L 96 14 M 40 30 L 94 36",
        2.6,
        veil(0xffffff, 220),
    );
}

/// Gerda: `lights=1` for the party.
pub fn plant(c: &mut Canvas, p: &Picture) {
    let party = p.is("lights", "1");
    c.rect(
        0.0,
        0.0,
        960.0,
        640.0,
        0.0,
        if party { 0x5a5478 } else { 0xe4dccb },
    );
    if !party {
        c.rect(120.0, 60.0, 250.0, 340.0, 8.0, 0xcfe6ee);
        c.line("M 245 60 L 245 400 M 120 220 L 370 220", 10.0, 0xfffaf0);
        c.rect(770.0, 60.0, 26.0, 520.0, 4.0, 0xe9bb3f);
        for i in 0_u16..26 {
            let y = 74.0 + f32::from(i) * 20.0;
            c.line(
                &format!("M 772 {y} L {} {y}", if i % 5 == 0 { 792.0 } else { 782.0 }),
                2.5,
                0x5b3f24,
            );
        }
        c.word("2.10", (846.0, 90.0), 30.0, 0x6b5a52);
    }
    c.rect(
        0.0,
        570.0,
        960.0,
        70.0,
        0.0,
        if party { 0x3a3550 } else { 0xb98558 },
    );
    monstera(c, 540.0, 600.0, if party { 0.88 } else { 1.0 });
    if party {
        c.line(
            "M 300 250 Q 420 330 520 250 Q 620 180 700 300 Q 660 400 540 380 Q 430 370 400 450",
            3.0,
            0x33333a,
        );
        let bulbs = [
            (300.0, 250.0),
            (360.0, 284.0),
            (430.0, 290.0),
            (500.0, 262.0),
            (560.0, 228.0),
            (630.0, 226.0),
            (688.0, 274.0),
            (670.0, 352.0),
            (600.0, 384.0),
            (520.0, 378.0),
            (440.0, 386.0),
            (404.0, 440.0),
        ];
        for (i, (x, y)) in bulbs.into_iter().enumerate() {
            let ink = [0xffd86b, 0xff9e7a, 0x9fe0c0, 0xf7b6d2][i % 4];
            c.disc(x, y + 6.0, 24.0, veil(ink, 70));
            c.disc(x, y + 6.0, 10.0, ink);
        }
        c.fill("M 462 116 L 536 106 L 484 26 Z", 0xd9694f);
        c.disc(484.0, 26.0, 10.0, 0xffd86b);
        c.line("M 470 94 L 522 88 M 476 66 L 504 62", 5.0, 0xffd86b);
    }
}

fn monstera(c: &mut Canvas, x: f32, y: f32, scale: f32) {
    c.place(x, y, scale, 0.0, |c| {
        let stems = [
            (-190.0, -330.0, -38.0, 1.0),
            (150.0, -380.0, 30.0, 1.05),
            (-60.0, -470.0, -10.0, 1.15),
            (-230.0, -190.0, -70.0, 0.8),
            (210.0, -230.0, 62.0, 0.85),
            (60.0, -270.0, 12.0, 0.8),
        ];
        for (dx, dy, _, _) in stems {
            c.line(
                &format!("M 0 -120 Q {} {} {dx} {dy}", dx * 0.2, dy * 0.8),
                10.0,
                0x4f7a45,
            );
        }
        for (i, (dx, dy, turn, size)) in stems.into_iter().enumerate() {
            let ink = [0x3f7346, 0x4c8450, 0x5a9459][i % 3];
            c.place(dx, dy, size, turn, |c| leaf(c, ink));
        }
        c.fill("M -90 -150 L 90 -150 L 70 0 L -70 0 Z", 0xcc7355);
        c.rect(-100.0, -164.0, 200.0, 36.0, 8.0, 0xb9634a);
        c.word("GERDA", (0.0, -56.0), 30.0, 0xfbe3cf);
    });
}

fn leaf(c: &mut Canvas, ink: u32) {
    c.fill(
        "M 0 40 C -100 40 -120 -60 0 -120 C 120 -60 100 40 0 40 Z",
        ink,
    );
    let gap = darker(ink, 0.35);
    c.line("M 0 30 L 0 -106", 5.0, lighter(ink, 0.35));
    c.line("M -84 -18 L -36 -8 M -76 14 L -34 14 M -66 -56 L -30 -36 M 84 -18 L 36 -8 M 76 14 L 34 14 M 66 -56 L 30 -36", 10.0, gap);
    c.oval(-18.0, -52.0, 5.0, 12.0, gap);
    c.oval(18.0, -52.0, 5.0, 12.0, gap);
}

/// `cargo=plant|machine`
pub fn bike(c: &mut Canvas, p: &Picture) {
    c.sky((960.0, 640.0), 0xa9d4e6, 0xf6efdc);
    if p.is("cargo", "machine") {
        c.rect(0.0, 120.0, 960.0, 400.0, 0.0, 0xd9b89a);
        for (i, x) in [20.0, 260.0, 500.0, 740.0].into_iter().enumerate() {
            let ink = [0xb4705a, 0xc9a27a, 0x9c6b5a, 0xb98a6a][i];
            c.rect(x, 120.0, 220.0, 400.0, 0.0, ink);
            c.fill(
                &format!("M {x} 122 L {} 40 L {} 122 Z", x + 110.0, x + 220.0),
                darker(ink, 0.2),
            );
            for w in [30.0, 130.0] {
                c.rect(x + w, 170.0, 60.0, 90.0, 4.0, 0x5a6670);
                c.rect(x + w, 300.0, 60.0, 90.0, 4.0, 0xfbe6b2);
            }
        }
        c.rect(0.0, 500.0, 960.0, 140.0, 0.0, 0xa39a8f);
    } else {
        c.fill(
            "M 0 330 Q 240 280 480 320 Q 720 270 960 320 L 960 460 L 0 460 Z",
            0x9cc08a,
        );
        c.rect(0.0, 400.0, 960.0, 100.0, 0.0, 0x6fa6c0);
        for i in 0_u16..8 {
            let x = f32::from(i) * 130.0;
            c.line(
                &format!(
                    "M {x} {} L {} {}",
                    420.0 + f32::from(i % 3) * 24.0,
                    x + 70.0,
                    420.0 + f32::from(i % 3) * 24.0
                ),
                4.0,
                veil(0xffffff, 120),
            );
        }
        c.rect(0.0, 490.0, 960.0, 150.0, 0.0, 0xc9b795);
    }
    if p.is("cargo", "plant") {
        c.place(340.0, 570.0, 1.0, 0.0, |c| {
            bicycle(c, 0x3f6f8f);
            c.place(250.0, -60.0, 0.86, 6.0, |c| monstera(c, 0.0, 0.0, 1.0));
            c.fill("M 150 -160 L 390 -160 L 360 -40 L 180 -40 Z", 0xb98a58);
            c.line("M 156 -130 L 384 -130 M 164 -90 L 374 -90", 5.0, 0x8f6638);
            c.disc(280.0, -10.0, 44.0, 0x2a2326);
            c.disc(280.0, -10.0, 34.0, 0xc9b795);
        });
        c.disc(180.0, 110.0, 46.0, 0xfff1c9);
    } else {
        c.place(430.0, 580.0, 1.15, 0.0, |c| {
            bicycle(c, 0x70815a);
            c.place(196.0, -196.0, 0.4, 0.0, |c| {
                super::machine::wren(c, 0x70815a, false)
            });
            c.fill("M 130 -214 L 262 -214 L 250 -150 L 142 -150 Z", 0xb98a58);
            c.line("M 134 -194 L 258 -194 M 138 -172 L 254 -172", 4.0, 0x8f6638);
        });
    }
}

/// A bicycle standing on the origin, riding to the right.
pub fn bicycle(c: &mut Canvas, ink: u32) {
    for x in [-120.0, 140.0] {
        c.ring((x, -70.0), (68.0, 68.0), 11.0, 0x2a2326);
        c.ring((x, -70.0), (60.0, 60.0), 3.0, 0xcfd3d6);
        for i in 0_u16..6 {
            let turn = f32::from(i) * 0.524;
            let (dx, dy) = (58.0 * turn.cos(), 58.0 * turn.sin());
            c.line(
                &format!("M {} {} L {} {}", x - dx, -70.0 - dy, x + dx, -70.0 + dy),
                1.6,
                0x9aa0a6,
            );
        }
    }
    c.line(
        "M -120 -70 L -30 -170 L 90 -180 L 0 -70 Z M -30 -170 L 0 -70 M 90 -180 L 140 -70",
        11.0,
        ink,
    );
    c.line("M -30 -170 L -40 -204", 8.0, 0x7c828a);
    c.line("M -66 -206 L -14 -204", 15.0, 0x33333a);
    c.line("M 90 -180 L 82 -226 L 116 -236", 9.0, 0x33333a);
    c.disc(0.0, -70.0, 17.0, 0x7c828a);
    c.line("M 0 -70 L 16 -40 L 30 -40", 7.0, 0x33333a);
}

/// Oysters on coffee grounds.
pub fn mushrooms(c: &mut Canvas, _: &Picture) {
    c.rect(0.0, 0.0, 960.0, 640.0, 0.0, 0x54605c);
    for i in 0_u16..5 {
        for j in 0_u16..9 {
            let x = f32::from(j) * 120.0 - f32::from(i % 2) * 60.0;
            c.rect(
                x,
                f32::from(i) * 70.0,
                114.0,
                64.0,
                6.0,
                veil(0x47524f, 255),
            );
        }
    }
    c.rect(0.0, 540.0, 960.0, 100.0, 0.0, 0x3a4240);
    c.fill(
        "M 300 570 C 270 420 300 300 380 280 L 580 280 C 660 300 690 420 660 570 Z",
        0x3c2a20,
    );
    c.line("M 380 284 Q 480 250 580 284", 26.0, 0xd9c7a8);
    for i in 0_u16..40 {
        let (x, y) = (
            320.0 + f32::from(i) * 97.0 % 320.0,
            320.0 + f32::from(i) * 61.0 % 230.0,
        );
        c.disc(x, y, 4.0, veil(0x7a5238, 200));
    }
    for (x, y, s, turn) in [
        (330.0, 380.0, 1.0, -22.0),
        (400.0, 330.0, 1.2, -8.0),
        (500.0, 350.0, 1.5, 4.0),
        (610.0, 380.0, 1.1, 20.0),
        (370.0, 470.0, 0.9, -24.0),
        (590.0, 480.0, 1.0, 22.0),
        (480.0, 470.0, 1.25, 0.0),
    ] {
        c.place(x, y, s, turn, |c| {
            c.fill("M -12 60 Q -16 20 -24 0 L 24 0 Q 16 20 12 60 Z", 0xf0e6d6);
            c.fill("M -70 4 C -70 -44 -30 -60 0 -60 C 30 -60 70 -44 70 4 Q 40 22 0 20 Q -40 22 -70 4 Z", 0xd9cbb8);
            c.fill("M -56 -8 C -50 -40 -20 -50 4 -50 C 20 -48 30 -44 38 -36 C 4 -44 -30 -32 -56 -8 Z", 0xeee3d3);
            c.line("M -44 6 L -10 20 M -20 8 L -4 20 M 20 8 L 4 20 M 44 6 L 10 20", 2.6, 0xb8a68e);
        });
    }
}

/// `count=n` tomatoes and a small gauge.
pub fn tomatoes(c: &mut Canvas, _: &Picture) {
    cup::table(c, 0xb98558);
    let spots = [
        (250.0, 370.0, 96.0),
        (430.0, 300.0, 104.0),
        (400.0, 470.0, 92.0),
        (590.0, 430.0, 100.0),
        (240.0, 200.0, 84.0),
    ];
    for (x, y, r) in spots {
        c.oval(x + 10.0, y + 16.0, r, r * 0.92, veil(0x1c1420, 60));
        c.oval(x, y, r, r * 0.92, 0xd2402f);
        c.oval(
            x - r * 0.36,
            y - r * 0.3,
            r * 0.26,
            r * 0.17,
            veil(0xffffff, 110),
        );
        for i in 0_u16..5 {
            c.place(x, y - r * 0.32, r / 100.0, f32::from(i) * 72.0, |c| {
                c.fill("M 0 0 Q 16 -26 0 -52 Q -16 -26 0 0 Z", 0x4c7d49);
            });
        }
        c.disc(x, y - r * 0.32, r * 0.09, 0x3a673c);
    }
    c.disc(770.0, 210.0, 104.0, 0xc99a3c);
    c.disc(770.0, 210.0, 88.0, 0xfffaf0);
    for i in 0_u16..10 {
        let turn = 2.4 + f32::from(i) * 0.5;
        c.line(
            &format!(
                "M {} {} L {} {}",
                770.0 + 66.0 * turn.cos(),
                210.0 + 66.0 * turn.sin(),
                770.0 + 78.0 * turn.cos(),
                210.0 + 78.0 * turn.sin()
            ),
            4.0,
            0x33333a,
        );
    }
    c.line("M 770 210 L 812 172", 6.0, 0xc2453c);
    c.disc(770.0, 210.0, 10.0, 0x33333a);
    c.word("BAR", (770.0, 262.0), 19.0, 0x33333a);
    c.rect(748.0, 308.0, 44.0, 50.0, 6.0, 0xc99a3c);
}

/// A rose in a milk jug.
pub fn rose(c: &mut Canvas, _: &Picture) {
    c.rect(0.0, 0.0, 960.0, 640.0, 0.0, 0xe9ddc8);
    c.rect(240.0, 40.0, 480.0, 440.0, 10.0, 0xbcdbe6);
    c.fill(
        "M 240 480 L 240 380 Q 360 320 480 380 Q 600 330 720 390 L 720 480 Z",
        0x8fb37c,
    );
    c.line("M 480 40 L 480 480 M 240 250 L 720 250", 14.0, 0xfffaf0);
    c.rect(180.0, 480.0, 600.0, 40.0, 6.0, 0xfffaf0);
    c.line("M 490 380 Q 500 280 484 210", 11.0, 0x47733f);
    c.fill("M 494 310 Q 560 270 590 300 Q 560 340 494 316 Z M 490 270 Q 430 240 404 266 Q 430 304 490 280 Z", 0x518048);
    c.fill(
        "M 420 360 L 560 360 Q 556 390 570 480 L 410 480 Q 424 390 420 360 Z",
        0xcfd3d6,
    );
    c.fill("M 420 360 L 400 338 L 440 360 Z", 0xcfd3d6);
    c.line(
        "M 564 384 Q 630 384 600 450 Q 590 466 568 462",
        12.0,
        0xb9bec5,
    );
    c.line("M 440 380 Q 436 430 432 466", 9.0, veil(0xffffff, 190));
    for (x, y, r, ink) in [
        (484.0, 180.0, 74.0, 0xb02a3a),
        (450.0, 170.0, 46.0, 0xc23a48),
        (520.0, 168.0, 46.0, 0xc23a48),
        (484.0, 200.0, 50.0, 0xd14e58),
        (484.0, 168.0, 36.0, 0xb02a3a),
    ] {
        c.disc(x, y, r, ink);
    }
    c.line(
        "M 462 168 Q 484 140 508 166 Q 500 192 478 184 Q 470 172 486 164",
        6.0,
        0x8a1f2e,
    );
}

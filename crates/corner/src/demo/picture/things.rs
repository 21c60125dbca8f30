//! Keys, boxes and a lamp.

use super::{Picture, cup};
use crate::demo::paint::{Canvas, darker, lighter, veil};

/// `place=gaskets|freezer|grinder|bell`: Davide's keys, found again.
pub fn keys(c: &mut Canvas, p: &Picture) {
    match p.get("place") {
        "freezer" => freezer(c),
        "grinder" => grinder(c),
        "bell" => bell(c),
        _ => gaskets(c),
    }
}

fn bunch(c: &mut Canvas) {
    c.ring((0.0, 0.0), (36.0, 36.0), 8.0, 0xb9bec5);
    for (turn, ink) in [(20.0, 0xd9b04a), (58.0, 0xb9bec5), (96.0, 0xc98a4b)] {
        c.place(0.0, 0.0, 1.0, turn, |c| {
            c.disc(64.0, 0.0, 27.0, ink);
            c.disc(60.0, 0.0, 9.0, darker(ink, 0.5));
            c.line("M 86 0 L 170 0", 15.0, ink);
            c.line("M 140 4 L 140 20 M 158 4 L 158 18", 10.0, ink);
        });
    }
    c.line("M -30 20 L -70 54", 6.0, 0x8e949c);
    c.place(-112.0, 92.0, 1.0, -24.0, |c| {
        c.rect(-62.0, -38.0, 124.0, 70.0, 14.0, 0x3f6f55);
        c.rect(-62.0, 2.0, 124.0, 10.0, 0.0, 0xf2e3c6);
        for x in [-48.0, -14.0, 20.0] {
            c.rect(x, -26.0, 26.0, 22.0, 4.0, 0xfbe6b2);
        }
        c.disc(-34.0, 36.0, 11.0, 0x2a2326);
        c.disc(34.0, 36.0, 11.0, 0x2a2326);
        c.line("M 0 -38 L 12 -56", 4.0, 0x2a2326);
    });
}

fn gaskets(c: &mut Canvas) {
    c.rect(0.0, 0.0, 960.0, 640.0, 0.0, 0x7f9099);
    c.rect(60.0, 40.0, 840.0, 560.0, 20.0, 0xcc7355);
    c.rect(90.0, 70.0, 780.0, 500.0, 12.0, 0x6b3a2e);
    for i in 0_u16..45 {
        let (x, y) = (
            132.0 + f32::from(i % 9) * 87.0 + f32::from(i * 7 % 5) * 9.0,
            118.0 + f32::from(i / 9) * 100.0 + f32::from(i * 11 % 7) * 8.0,
        );
        let ink = [0x2a2326, 0x3d3438, 0xb5473a][usize::from(i * 5 % 7 / 3)];
        c.ring((x, y), (40.0, 40.0), 15.0, ink);
    }
    c.place(500.0, 280.0, 1.35, 12.0, bunch);
    c.rect(380.0, 578.0, 200.0, 46.0, 6.0, 0xfffaf0);
    c.word("54 MM", (480.0, 614.0), 26.0, 0x4a4440);
}

fn freezer(c: &mut Canvas) {
    c.rect(0.0, 0.0, 960.0, 640.0, 0.0, 0xd3e8f0);
    c.rect(0.0, 480.0, 960.0, 160.0, 0.0, 0xb6d6e4);
    for (x, turn) in [(200.0, -7.0), (760.0, 6.0)] {
        c.place(x, 330.0, 1.0, turn, |c| {
            c.rect(-150.0, -200.0, 300.0, 400.0, 26.0, 0x4c9a5b);
            c.rect(-150.0, -200.0, 300.0, 60.0, 20.0, 0x3a7d49);
            c.word("PISELLI", (0.0, -96.0), 42.0, 0xfffaf0);
            for i in 0_u16..16 {
                let (dx, dy) = (
                    -96.0 + f32::from(i % 4) * 64.0,
                    -30.0 + f32::from(i / 4) * 52.0,
                );
                c.disc(dx, dy, 22.0, [0x9ed26a, 0x86c254][usize::from(i % 2)]);
                c.disc(dx - 6.0, dy - 6.0, 6.0, veil(0xffffff, 130));
            }
        });
    }
    c.place(500.0, 350.0, 1.3, 4.0, bunch);
    for i in 0_u16..50 {
        let (x, y) = (f32::from(i) * 193.0 % 960.0, f32::from(i) * 87.0 % 640.0);
        c.disc(x, y, 2.0 + f32::from(i % 4), veil(0xffffff, 200));
    }
    for (x, y) in [
        (430.0, 300.0),
        (620.0, 420.0),
        (520.0, 480.0),
        (380.0, 460.0),
    ] {
        for turn in [0.0, 60.0, 120.0] {
            c.place(x, y, 1.0, turn, |c| {
                c.line("M -16 0 L 16 0", 4.0, veil(0xffffff, 230))
            });
        }
    }
}

fn grinder(c: &mut Canvas) {
    c.rect(0.0, 0.0, 960.0, 640.0, 0.0, 0xe6cfae);
    c.rect(0.0, 560.0, 960.0, 80.0, 0.0, 0x8a5a34);
    c.rect(330.0, 400.0, 300.0, 170.0, 24.0, 0x44525e);
    c.rect(380.0, 440.0, 200.0, 70.0, 10.0, 0x2c363e);
    c.rect(420.0, 540.0, 120.0, 26.0, 8.0, 0x2c363e);
    c.fill(
        "M 240 90 L 720 90 L 590 400 L 370 400 Z",
        veil(0xffffff, 110),
    );
    for i in 0_u16..34 {
        let y = 396.0 - f32::from(i / 6) * 24.0;
        let half = 96.0 + (396.0 - y) * 0.4;
        let x = 480.0 - half + f32::from(i % 6) * half * 0.4;
        c.oval(x, y, 19.0, 13.0, 0x5b3420);
        c.line(
            &format!("M {} {y} Q {x} {} {} {y}", x - 14.0, y + 5.0, x + 14.0),
            2.5,
            0x3c2216,
        );
    }
    c.place(470.0, 210.0, 0.95, 28.0, bunch);
    c.line(
        "M 240 90 L 370 400 M 720 90 L 590 400",
        6.0,
        veil(0xffffff, 220),
    );
    c.rect(220.0, 66.0, 520.0, 34.0, 14.0, 0x2a2326);
    c.fill(
        "M 290 120 L 330 120 L 400 300 L 380 300 Z",
        veil(0xffffff, 120),
    );
}

fn bell(c: &mut Canvas) {
    cup::table(c, 0x8a5a34);
    c.place(330.0, 330.0, 1.0, -14.0, |c| {
        c.line("M 120 0 L 470 40", 56.0, 0xb98a34);
        c.line("M 150 -6 L 440 28", 12.0, 0xe8c873);
        c.disc(0.0, 0.0, 168.0, 0xb98a34);
        c.disc(-6.0, -6.0, 150.0, 0xd9ad4e);
        c.disc(-6.0, -6.0, 112.0, 0xb98a34);
        c.fill(
            "M -66 60 C -60 -30 -40 -74 -6 -74 C 28 -74 48 -30 54 60 Z",
            0xf0d488,
        );
        c.rect(-80.0, 52.0, 148.0, 20.0, 10.0, 0xe0bd63);
        c.disc(-6.0, 84.0, 18.0, 0x7a5a20);
        c.disc(-6.0, -82.0, 14.0, 0xf0d488);
    });
    c.line("M 600 250 Q 660 180 730 200", 8.0, 0xb9bec5);
    c.place(750.0, 230.0, 1.05, 20.0, bunch);
    c.line(
        "M 120 110 Q 90 70 110 30 M 190 80 Q 176 46 190 14 M 60 170 Q 20 150 10 110",
        8.0,
        veil(0xfff1c9, 200),
    );
}

/// `labels=A,B,C count=n`: moving boxes, or machines on a pallet.
pub fn boxes(c: &mut Canvas, p: &Picture) {
    let labels: Vec<&str> = p.get("labels").split(',').collect();
    let many = p.is("count", "6");
    c.rect(
        0.0,
        0.0,
        960.0,
        640.0,
        0.0,
        if many { 0xf3dfc0 } else { 0xd7e0dc },
    );
    if many {
        c.fill("M 0 0 L 330 0 L 120 640 L 0 640 Z", veil(0xfff3d0, 170));
    }
    c.rect(0.0, 570.0, 960.0, 70.0, 0.0, 0xb98558);
    let spots: &[(f32, f32)] = if many {
        &[
            (250.0, 570.0),
            (500.0, 570.0),
            (750.0, 570.0),
            (360.0, 408.0),
            (620.0, 408.0),
            (490.0, 246.0),
        ]
    } else {
        &[(480.0, 570.0), (500.0, 408.0), (470.0, 246.0)]
    };
    let bow = labels.contains(&"FIOCCO");
    for (i, (x, y)) in spots.iter().enumerate() {
        let label = labels.get(i % labels.len()).copied().unwrap_or_default();
        let label = if bow {
            if i % 3 == 1 { "FRAGILE" } else { "SCRICCIOLO" }
        } else {
            label
        };
        let ink = [0xc99b67, 0xbf9059, 0xd0a674][i % 3];
        let lean = if many { 0.0 } else { [0.0, -1.5, 2.0][i % 3] };
        c.place(*x, *y, 1.0, lean, |c| carton(c, ink, label, i));
    }
    if bow {
        c.rect(480.0, 86.0, 20.0, 160.0, 0.0, 0xc2453c);
        c.fill("M 490 86 Q 420 20 404 66 Q 410 100 490 86 Z M 490 86 Q 560 20 576 66 Q 570 100 490 86 Z", 0xd9594f);
        c.disc(490.0, 84.0, 16.0, 0xb23a38);
    }
}

fn carton(c: &mut Canvas, ink: u32, label: &str, number: usize) {
    c.rect(-120.0, -160.0, 240.0, 158.0, 4.0, ink);
    c.rect(-120.0, -160.0, 240.0, 20.0, 4.0, darker(ink, 0.12));
    c.rect(-14.0, -160.0, 28.0, 60.0, 0.0, veil(lighter(ink, 0.4), 150));
    let paper = [0xf5b5a8, 0xb5d0ea, 0xf7e19a][number % 3];
    c.rect(-100.0, -92.0, 200.0, 62.0, 4.0, paper);
    let size = if label.len() > 8 { 19.0 } else { 28.0 };
    c.word(label, (0.0, -48.0), size, 0x4a3a30);
    if label == "DIVERSE" {
        c.line("M -92 -62 L 92 -66", 5.0, 0xb23a38);
    }
}

/// The lamp of an old boiler.
pub fn lamp(c: &mut Canvas, _: &Picture) {
    c.sky((960.0, 640.0), 0x2c2330, 0x4a3430);
    for (r, alpha) in [(300.0, 26), (230.0, 34), (160.0, 46)] {
        c.disc(480.0, 210.0, r, veil(0xffc46b, alpha));
    }
    c.rect(0.0, 540.0, 960.0, 100.0, 0.0, 0x3a241c);
    c.oval(480.0, 548.0, 230.0, 24.0, veil(0xffc46b, 60));
    c.fill("M 330 546 Q 340 500 480 500 Q 620 500 630 546 Z", 0x6b4228);
    c.line("M 350 536 Q 480 516 610 536", 4.0, 0x8a5a34);
    c.rect(450.0, 450.0, 60.0, 54.0, 6.0, 0xb98a34);
    c.rect(386.0, 250.0, 188.0, 206.0, 44.0, 0xb5683c);
    c.rect(386.0, 290.0, 188.0, 14.0, 0.0, 0xd98f5a);
    c.rect(386.0, 400.0, 188.0, 14.0, 0.0, 0xd98f5a);
    c.fill(
        "M 404 280 Q 400 350 406 430 L 424 430 Q 418 350 424 270 Z",
        veil(0xffe0b0, 150),
    );
    for x in [406.0, 443.0, 480.0, 517.0, 554.0] {
        c.disc(x, 297.0, 5.0, 0x7a4526);
        c.disc(x, 407.0, 5.0, 0x7a4526);
    }
    c.line("M 574 350 L 640 350", 15.0, 0xb98a34);
    c.line("M 640 322 L 640 378", 13.0, 0xd9ad4e);
    c.disc(640.0, 350.0, 12.0, 0xf0d488);
    c.rect(450.0, 222.0, 60.0, 34.0, 6.0, 0xb98a34);
    c.disc(480.0, 170.0, 62.0, 0xfff1c9);
    c.disc(480.0, 170.0, 46.0, 0xffe08a);
    c.line(
        "M 462 186 L 470 156 L 480 180 L 490 156 L 498 186",
        4.5,
        0xd9803a,
    );
    c.place(250.0, 520.0, 1.0, -6.0, |c| {
        c.rect(-90.0, -50.0, 180.0, 84.0, 4.0, 0xf3e6cc);
        c.word("B.A.", (-40.0, -12.0), 22.0, 0x5a4a70);
        c.word("12 MARZO", (0.0, 22.0), 19.0, 0x5a4a70);
    });
}

//! Places under a sky.

use super::Picture;
use crate::demo::paint::{Canvas, veil};

/// The whole picture.
pub const FRAME: (f32, f32) = (960.0, 640.0);

/// `time=dawn|day|evening`: the warehouse, or the view from its window.
pub fn harbour(c: &mut Canvas, p: &Picture) {
    let dawn = p.is("time", "dawn");
    let evening = p.is("time", "evening");
    let (top, low, water) = match (dawn, evening) {
        (true, _) => (0x8fb2d0, 0xfbd3ad, 0x86a3b5),
        (_, true) => (0x6a6a9c, 0xf8b98a, 0x6b6f96),
        _ => (0x6fb2dc, 0xd9eef5, 0x3f88b0),
    };
    c.sky(FRAME, top, low);
    if dawn {
        c.disc(250.0, 396.0, 56.0, 0xfff0c4);
    } else {
        clouds(c);
    }
    if evening {
        c.disc(700.0, 380.0, 62.0, 0xfff0c4);
    }
    c.rect(0.0, 400.0, 960.0, 240.0, 0.0, water);
    if evening {
        c.fill(
            "M 640 404 L 760 404 L 830 600 L 570 600 Z",
            veil(0xfff0c4, 60),
        );
    }
    for i in 0_u16..14 {
        let (x, y) = (f32::from(i * 67 % 90) * 10.0, 424.0 + f32::from(i) * 15.0);
        c.line(
            &format!("M {x} {y} L {} {y}", x + 70.0),
            4.0,
            veil(0xffffff, if dawn { 100 } else { 80 }),
        );
    }
    if dawn {
        warehouse(c);
        crane(c);
    } else {
        for (x, y, s) in [
            (240.0, 440.0, 1.0),
            (420.0, 470.0, 1.3),
            (120.0, 500.0, 1.1),
        ] {
            c.place(x, y, s, 0.0, sail);
        }
        c.place(700.0, 490.0, 1.4, 0.0, pilot);
        c.rect(0.0, 0.0, 34.0, 640.0, 0.0, 0x33333a);
        c.rect(926.0, 0.0, 34.0, 640.0, 0.0, 0x33333a);
        c.rect(462.0, 0.0, 20.0, 640.0, 0.0, 0x33333a);
        c.rect(0.0, 0.0, 960.0, 26.0, 0.0, 0x33333a);
        c.rect(0.0, 596.0, 960.0, 44.0, 0.0, 0xb98558);
        c.fill("M 820 596 L 880 596 L 872 540 L 828 540 Z", 0xcc7355);
        c.line(
            "M 850 540 Q 830 500 806 496 M 850 540 Q 850 490 856 470 M 850 540 Q 872 506 894 506",
            9.0,
            0x5f8a4a,
        );
    }
}

fn warehouse(c: &mut Canvas) {
    c.fill(
        "M 470 210 L 660 120 L 850 210 L 850 430 L 470 430 Z",
        0xb4493c,
    );
    c.fill(
        "M 452 222 L 660 118 L 868 222 L 868 204 L 660 98 L 452 204 Z",
        0x6b2f2a,
    );
    for row in 0_u16..3 {
        for column in 0_u16..5 {
            let (x, y) = (
                496.0 + f32::from(column) * 70.0,
                224.0 + f32::from(row) * 66.0,
            );
            let lit = (row + column) % 3 == 0;
            c.rect(x, y, 46.0, 46.0, 5.0, if lit { 0xfbd98a } else { 0x44525e });
            c.line(
                &format!("M {} {y} L {} {}", x + 23.0, x + 23.0, y + 46.0),
                3.0,
                0xf0e0cc,
            );
        }
    }
    c.disc(660.0, 172.0, 22.0, 0xf0e0cc);
    c.word("14", (660.0, 184.0), 22.0, 0x6b2f2a);
    c.rect(420.0, 424.0, 540.0, 22.0, 0.0, 0x7d6a5c);
    c.fill(
        "M 470 470 L 850 470 L 800 600 L 520 600 Z",
        veil(0xb4493c, 90),
    );
}

fn crane(c: &mut Canvas) {
    c.line("M 380 430 L 380 190 M 420 430 L 420 190 M 380 250 L 420 200 M 380 310 L 420 260 M 380 370 L 420 320", 7.0, 0x3f5f6f);
    c.line(
        "M 440 190 L 250 130 L 400 160 M 250 130 L 250 220",
        7.0,
        0x3f5f6f,
    );
    c.rect(372.0, 160.0, 60.0, 40.0, 6.0, 0xe9bb3f);
    c.line("M 240 222 Q 250 240 262 224", 5.0, 0x3f5f6f);
}

fn sail(c: &mut Canvas) {
    c.fill("M -50 0 L 50 0 L 34 18 L -38 18 Z", 0x8a3346);
    c.line("M 0 0 L 0 -100", 5.0, 0x6b4228);
    c.fill("M 4 -98 L 4 -8 L 50 -8 Z", 0xfffaf0);
    c.fill("M -4 -90 L -4 -8 L -36 -8 Z", 0xf0dcc0);
}

fn pilot(c: &mut Canvas) {
    c.fill("M -60 0 L 66 0 L 50 22 L -50 22 Z", 0xc2453c);
    c.rect(-30.0, -34.0, 54.0, 34.0, 6.0, 0xfffaf0);
    c.rect(-20.0, -26.0, 16.0, 14.0, 3.0, 0x44525e);
    c.rect(2.0, -26.0, 16.0, 14.0, 3.0, 0x44525e);
    c.line("M 0 -34 L 0 -58", 4.0, 0x33333a);
}

fn clouds(c: &mut Canvas) {
    for (x, y, s) in [(200.0, 120.0, 1.0), (560.0, 80.0, 0.8), (780.0, 170.0, 1.2)] {
        c.place(x, y, s, 0.0, |c| {
            c.oval(0.0, 0.0, 80.0, 24.0, veil(0xffffff, 220));
            c.disc(-24.0, -14.0, 30.0, veil(0xffffff, 220));
            c.disc(20.0, -20.0, 36.0, veil(0xffffff, 220));
        });
    }
}

/// `sky=dusk`: a light on a headland and a tractor on its track.
pub fn lighthouse(c: &mut Canvas, _: &Picture) {
    c.sky(FRAME, 0x4a4f7c, 0xf4b183);
    c.rect(0.0, 430.0, 960.0, 210.0, 0.0, 0x54658c);
    for i in 0_u16..9 {
        let (x, y) = (f32::from(i * 53 % 80) * 9.0, 450.0 + f32::from(i) * 20.0);
        c.line(
            &format!("M {x} {y} L {} {y}", x + 90.0),
            4.0,
            veil(0xf6c49a, 90),
        );
    }
    c.fill("M 660 148 L 0 60 L 0 200 Z", veil(0xfff1b8, 70));
    c.fill(
        "M 360 640 C 400 480 520 420 640 410 C 760 400 860 420 960 400 L 960 640 Z",
        0x5d7d52,
    );
    c.fill(
        "M 470 640 C 520 540 640 470 760 450 L 800 450 C 700 500 620 560 600 640 Z",
        0xc9a97c,
    );
    c.fill("M 620 412 L 636 180 L 690 180 L 706 412 Z", 0xfffaf0);
    c.fill("M 627 310 L 632 240 L 694 240 L 699 310 Z", 0xc2453c);
    c.rect(624.0, 170.0, 78.0, 14.0, 4.0, 0x33333a);
    c.rect(640.0, 128.0, 46.0, 44.0, 4.0, 0xfff1b8);
    c.fill("M 632 130 L 663 98 L 694 130 Z", 0xc2453c);
    c.rect(654.0, 372.0, 20.0, 40.0, 8.0, 0x6b4228);
    c.fill(
        "M 730 420 L 730 366 L 790 336 L 850 366 L 850 420 Z",
        0xfffaf0,
    );
    c.fill(
        "M 718 372 L 790 328 L 862 372 L 862 360 L 790 316 L 718 360 Z",
        0x44525e,
    );
    c.rect(752.0, 380.0, 24.0, 24.0, 3.0, 0xfbd98a);
    c.rect(804.0, 380.0, 24.0, 24.0, 3.0, 0xfbd98a);
    c.place(600.0, 560.0, 0.9, -8.0, |c| {
        c.rect(-20.0, -44.0, 70.0, 26.0, 6.0, 0xc2453c);
        c.rect(-54.0, -80.0, 46.0, 62.0, 6.0, 0xc2453c);
        c.rect(-46.0, -72.0, 28.0, 26.0, 4.0, 0xcfe6ee);
        c.disc(-32.0, -10.0, 30.0, 0x2a2326);
        c.disc(-32.0, -10.0, 13.0, 0xe9bb3f);
        c.disc(38.0, -4.0, 19.0, 0x2a2326);
        c.disc(38.0, -4.0, 8.0, 0xe9bb3f);
        c.line("M 30 -44 L 30 -66", 6.0, 0x33333a);
    });
}

/// `kind=hills|aurora|dunes`
pub fn landscape(c: &mut Canvas, p: &Picture) {
    match p.get("kind") {
        "aurora" => aurora(c),
        "dunes" => dunes(c),
        _ => hills(c),
    }
}

/// Green hills with coffee on them.
pub fn hills(c: &mut Canvas) {
    c.sky(FRAME, 0xbfe0ea, 0xf7efd8);
    c.fill(
        "M 0 300 L 160 150 L 300 280 L 460 110 L 640 290 L 780 170 L 960 310 L 960 640 L 0 640 Z",
        0x8fb59a,
    );
    c.oval(420.0, 330.0, 420.0, 40.0, veil(0xffffff, 150));
    c.fill(
        "M 0 400 Q 220 290 460 380 Q 700 290 960 390 L 960 640 L 0 640 Z",
        0x6b9a63,
    );
    c.oval(640.0, 420.0, 320.0, 26.0, veil(0xffffff, 120));
    c.fill(
        "M 0 480 Q 300 390 560 470 Q 760 420 960 490 L 960 640 L 0 640 Z",
        0x4c7d49,
    );
    for row in 0_u16..5 {
        for i in 0_u16..15 {
            let x = f32::from(i) * 68.0 + f32::from(row % 2) * 34.0;
            let y = 508.0 + f32::from(row) * 30.0 - 16.0 * ((x - 300.0) / 300.0).cos();
            c.disc(
                x,
                y,
                17.0,
                if (i + row) % 2 == 0 {
                    0x3a673c
                } else {
                    0x447545
                },
            );
            if (i * 3 + row) % 4 == 0 {
                c.disc(x + 5.0, y + 2.0, 4.0, 0xc2453c);
            }
        }
    }
    c.rect(650.0, 400.0, 110.0, 70.0, 2.0, 0xfffaf0);
    c.fill("M 632 404 L 705 352 L 778 404 Z", 0xc2453c);
    c.rect(692.0, 424.0, 28.0, 46.0, 2.0, 0x4a74a8);
}

fn aurora(c: &mut Canvas) {
    c.sky(FRAME, 0x101d38, 0x24496a);
    for i in 0_u16..40 {
        let (x, y) = (f32::from(i) * 137.0 % 960.0, f32::from(i) * 71.0 % 330.0);
        c.disc(x, y, 1.0 + f32::from(i % 3), veil(0xffffff, 190));
    }
    for (path, width, alpha) in [
        (
            "M -40 240 C 200 60 360 320 560 150 C 700 40 840 200 1000 80",
            130.0,
            26,
        ),
        (
            "M -40 240 C 200 60 360 320 560 150 C 700 40 840 200 1000 80",
            84.0,
            44,
        ),
        (
            "M -40 240 C 200 60 360 320 560 150 C 700 40 840 200 1000 80",
            40.0,
            80,
        ),
        (
            "M -40 330 C 220 180 420 380 640 250 C 780 170 880 270 1000 220",
            46.0,
            50,
        ),
    ] {
        c.line(path, width, veil(0x6ff0b4, alpha));
    }
    c.fill(
        "M 0 430 L 180 290 L 320 400 L 500 260 L 690 410 L 820 320 L 960 420 L 960 640 L 0 640 Z",
        0x0f2233,
    );
    c.fill("M 500 260 L 450 302 L 480 310 L 506 296 L 536 316 L 552 302 Z M 180 290 L 142 320 L 176 322 L 214 318 Z", 0xd9ecf2);
    c.rect(0.0, 500.0, 960.0, 140.0, 0.0, 0x183650);
    for i in 0_u16..22 {
        let x = 60.0 + f32::from(i) * 40.0;
        let y = 468.0 + f32::from(i * 7 % 5) * 5.0;
        c.rect(
            x,
            y,
            26.0,
            34.0,
            2.0,
            [0x7a3a3a, 0x8a7a4a, 0x4a5f6a][usize::from(i % 3)],
        );
        c.fill(
            &format!(
                "M {} {y} L {} {} L {} {y} Z",
                x - 3.0,
                x + 13.0,
                y - 15.0,
                x + 29.0
            ),
            0x22303c,
        );
        c.rect(x + 8.0, y + 10.0, 9.0, 9.0, 1.0, 0xfbd98a);
        c.line(
            &format!("M {} 512 L {} 560", x + 12.0, x + 12.0),
            5.0,
            veil(0xfbd98a, 70),
        );
    }
}

fn dunes(c: &mut Canvas) {
    c.sky(FRAME, 0x8cc3e0, 0xf4ecd6);
    clouds(c);
    c.rect(0.0, 380.0, 960.0, 80.0, 0.0, 0x5d94b0);
    c.fill(
        "M 0 440 Q 160 350 340 420 Q 520 340 720 420 Q 860 370 960 410 L 960 640 L 0 640 Z",
        0xe6cf9f,
    );
    c.fill(
        "M 0 530 Q 260 430 520 520 Q 760 450 960 520 L 960 640 L 0 640 Z",
        0xd9bd86,
    );
    for i in 0_u16..24 {
        let (x, y) = (f32::from(i) * 41.0, 500.0 + f32::from(i * 11 % 7) * 18.0);
        c.line(
            &format!(
                "M {x} {y} Q {} {} {} {} M {x} {y} Q {} {} {} {}",
                x + 4.0,
                y - 24.0,
                x + 18.0,
                y - 34.0,
                x - 2.0,
                y - 22.0,
                x - 10.0,
                y - 36.0
            ),
            4.0,
            0x8a9a5a,
        );
    }
    c.rect(250.0, 350.0, 150.0, 80.0, 2.0, 0xc2453c);
    c.fill("M 234 356 L 270 300 L 380 300 L 416 356 Z", 0x44525e);
    c.rect(272.0, 374.0, 28.0, 28.0, 2.0, 0xfffaf0);
    c.rect(346.0, 374.0, 28.0, 56.0, 2.0, 0xfffaf0);
    c.line("M 450 430 L 450 290", 6.0, 0xfffaf0);
    c.fill("M 453 292 L 510 302 L 453 314 Z", 0xc2453c);
    c.place(650.0, 530.0, 0.62, 0.0, |c| {
        super::road::van_body(c, 0xe9bb3f)
    });
}

/// A green hill with a cobbled road; `bike=1` puts a rider on top.
pub fn mountain(c: &mut Canvas, p: &Picture) {
    c.sky(FRAME, 0x9ccbe4, 0xf3f0dc);
    clouds(c);
    c.fill(
        "M 0 470 Q 180 400 360 450 Q 640 380 960 460 L 960 640 L 0 640 Z",
        0x9fbd7f,
    );
    c.fill(
        "M 0 640 C 160 560 280 260 500 230 C 700 260 820 560 960 640 Z",
        0x6f9a55,
    );
    c.fill("M 380 640 C 470 560 620 520 560 430 C 520 370 440 350 494 238 L 516 238 C 490 340 600 370 628 430 C 670 540 600 590 560 640 Z", 0xb8aa98);
    for (x, y, s) in [
        (180.0, 520.0, 1.0),
        (250.0, 470.0, 0.8),
        (760.0, 500.0, 1.1),
        (830.0, 560.0, 1.3),
    ] {
        c.place(x, y, s, 0.0, |c| {
            c.rect(-6.0, -10.0, 12.0, 34.0, 3.0, 0x6b4228);
            c.disc(0.0, -36.0, 36.0, 0x47733f);
            c.disc(-16.0, -22.0, 24.0, 0x518048);
        });
    }
    if p.is("bike", "1") {
        c.place(505.0, 226.0, 0.42, 0.0, |c| {
            super::living::bicycle(c, 0xc2453c);
            c.line("M -20 -150 L 20 -230 L 110 -170", 30.0, 0x2f4666);
            c.line("M -20 -150 L 30 -90 L 6 -30", 26.0, 0x33333a);
            c.disc(36.0, -270.0, 36.0, 0xf2c6a5);
            c.fill("M -4 -276 C 0 -320 70 -320 76 -276 Z", 0xe9bb3f);
            c.place(190.0, -128.0, 0.36, 0.0, |c| {
                super::machine::wren(c, 0x70815a, false)
            });
            c.line("M -110 -60 L -110 -330", 6.0, 0x6b4228);
            c.fill("M -110 -330 L -220 -300 L -110 -268 Z", 0xe9bb3f);
        });
        super::machine::steam(c, 582.0, 110.0, 0.28);
    }
}

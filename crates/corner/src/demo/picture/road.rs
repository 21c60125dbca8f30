//! What goes by road and rail.

use super::Picture;
use super::outdoors::{FRAME, hills};
use crate::demo::paint::{Canvas, darker, lighter, veil};

/// `color=… bg=dawn|hills`
pub fn van(c: &mut Canvas, p: &Picture) {
    let ink = p.colour("color");
    if p.is("bg", "hills") {
        hills(c);
        c.fill("M 0 560 Q 480 500 960 560 L 960 640 L 0 640 Z", 0xb98f62);
        c.place(430.0, 590.0, 1.1, -2.0, |c| truck(c, ink));
        c.place(770.0, 590.0, 1.0, 0.0, driver);
        return;
    }
    c.sky(FRAME, 0x7f9fc4, 0xfcd3a4);
    c.disc(830.0, 330.0, 60.0, 0xfff1c9);
    c.rect(0.0, 180.0, 520.0, 350.0, 0.0, 0xb98a6a);
    c.fill("M -20 190 L 250 90 L 540 190 Z", 0x8a5f4a);
    for i in 0_u16..3 {
        let x = 40.0 + f32::from(i) * 160.0;
        c.rect(
            x,
            270.0,
            120.0,
            260.0,
            56.0,
            if i == 1 { 0xfbd98a } else { 0x5b4038 },
        );
    }
    c.rect(0.0, 520.0, 960.0, 120.0, 0.0, 0x6f6a72);
    c.line("M 0 566 L 960 566 M 0 600 L 960 600", 6.0, 0x4a464e);
    c.place(590.0, 570.0, 1.15, 0.0, |c| van_body(c, ink));
}

/// The van by itself, wheels on the origin.
pub fn van_body(c: &mut Canvas, ink: u32) {
    c.oval(0.0, 6.0, 210.0, 14.0, veil(0x1c1420, 80));
    c.fill("M -190 -20 L -190 -170 Q -190 -190 -170 -190 L 70 -190 Q 110 -190 140 -120 L 180 -100 Q 200 -94 200 -70 L 200 -20 Z", ink);
    c.fill(
        "M -190 -60 L 200 -60 L 200 -20 L -190 -20 Z",
        darker(ink, 0.16),
    );
    c.fill(
        "M 64 -170 L 88 -170 Q 104 -166 124 -116 L 64 -116 Z",
        0xcfe6ee,
    );
    c.rect(-10.0, -172.0, 60.0, 56.0, 6.0, 0xcfe6ee);
    c.disc(-90.0, -112.0, 34.0, lighter(ink, 0.4));
    c.fill(
        "M -116 -104 C -110 -130 -76 -136 -66 -112 L -56 -124 Q -56 -96 -80 -92 Z",
        0x6b4228,
    );
    c.disc(192.0, -52.0, 9.0, 0xfff1b8);
    for x in [-110.0, 120.0] {
        c.disc(x, -14.0, 38.0, 0x2a2326);
        c.disc(x, -14.0, 17.0, 0xcfd3d6);
    }
}

fn truck(c: &mut Canvas, ink: u32) {
    c.rect(-260.0, -210.0, 330.0, 180.0, 10.0, 0xe6d9c0);
    for i in 0_u16..4 {
        c.oval(-210.0 + f32::from(i) * 76.0, -204.0, 44.0, 30.0, 0xc9a97c);
    }
    c.line("M -260 -150 L 70 -150 M -260 -90 L 70 -90", 5.0, 0xb98f62);
    c.fill("M 84 -30 L 84 -190 Q 84 -206 104 -206 L 160 -206 Q 186 -206 198 -130 L 214 -110 L 214 -30 Z", ink);
    c.fill(
        "M 104 -188 L 156 -188 Q 172 -186 180 -132 L 104 -132 Z",
        0xcfe6ee,
    );
    c.disc(206.0, -66.0, 11.0, 0xfff1b8);
    for x in [-190.0, -100.0, 140.0] {
        c.disc(x, -26.0, 38.0, 0x2a2326);
        c.disc(x, -26.0, 19.0, 0xe9bb3f);
    }
}

fn driver(c: &mut Canvas) {
    c.line("M -16 0 L -12 -80 M 18 0 L 14 -80", 26.0, 0x2f4666);
    c.rect(-36.0, -176.0, 72.0, 110.0, 30.0, 0xfffaf0);
    c.line("M 30 -150 L 70 -214", 20.0, 0xfffaf0);
    c.line("M -30 -150 L -56 -96", 20.0, 0xfffaf0);
    c.disc(74.0, -224.0, 12.0, 0xa06a45);
    c.disc(0.0, -208.0, 32.0, 0xa06a45);
    c.line("M -12 -200 Q 0 -188 12 -200", 5.0, 0x5b3420);
    c.oval(0.0, -232.0, 58.0, 12.0, 0xe6cf9f);
    c.rect(-28.0, -262.0, 56.0, 32.0, 14.0, 0xe6cf9f);
}

/// `rain=1`: the old tram before the depot.
pub fn tram(c: &mut Canvas, p: &Picture) {
    c.sky(FRAME, 0x6f8494, 0xb9c5c9);
    c.rect(80.0, 130.0, 800.0, 400.0, 0.0, 0xa27e68);
    c.fill("M 50 140 L 480 40 L 910 140 Z", 0x7a5a4a);
    for i in 0_u16..5 {
        let x = 120.0 + f32::from(i) * 150.0;
        let lit = i == 3;
        c.rect(
            x,
            180.0,
            90.0,
            110.0,
            44.0,
            if lit { 0xfbd98a } else { 0x5a6670 },
        );
        c.line(
            &format!(
                "M {} 180 L {} 290 M {x} 236 L {} 236",
                x + 45.0,
                x + 45.0,
                x + 90.0
            ),
            4.0,
            0x7a5a4a,
        );
    }
    c.disc(615.0, 236.0, 110.0, veil(0xfbd98a, 46));
    c.rect(0.0, 520.0, 960.0, 120.0, 0.0, 0x5d6067);
    c.line("M 0 560 L 960 560 M 0 600 L 960 600", 7.0, 0x3d4047);
    c.line("M 330 250 L 400 180 L 470 180", 6.0, 0x33333a);
    c.line("M 0 176 L 960 170", 3.0, 0x33333a);
    c.rect(170.0, 250.0, 500.0, 290.0, 30.0, 0x3f6f55);
    c.rect(170.0, 400.0, 500.0, 30.0, 0.0, 0xf2e3c6);
    c.rect(196.0, 244.0, 448.0, 24.0, 12.0, 0x2c5240);
    for i in 0_u16..4 {
        c.rect(
            206.0 + f32::from(i) * 112.0,
            292.0,
            88.0,
            90.0,
            10.0,
            0xfbe6b2,
        );
    }
    c.rect(376.0, 440.0, 88.0, 44.0, 6.0, 0xf2e3c6);
    c.word("61", (420.0, 476.0), 26.0, 0x3f6f55);
    c.disc(200.0, 470.0, 16.0, 0xfff1b8);
    c.disc(640.0, 470.0, 16.0, 0xfff1b8);
    for x in [270.0, 570.0] {
        c.disc(x, 544.0, 30.0, 0x2a2326);
        c.disc(x, 544.0, 13.0, 0x7c828a);
    }
    if p.is("rain", "1") {
        for i in 0_u16..70 {
            let (x, y) = (f32::from(i) * 149.0 % 960.0, f32::from(i) * 83.0 % 640.0);
            c.line(
                &format!("M {x} {y} L {} {}", x - 7.0, y + 24.0),
                2.4,
                veil(0xffffff, 120),
            );
        }
        c.oval(760.0, 586.0, 110.0, 12.0, veil(0xcfdde4, 130));
        c.oval(120.0, 616.0, 90.0, 10.0, veil(0xcfdde4, 110));
    }
}

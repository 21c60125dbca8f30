//! The birds: a small lever machine and its round grandmother.

use super::Picture;
use crate::demo::paint::{Canvas, darker, lighter, mix, veil};

/// `model=wren|merla color=… steam=small|big bg=… eyes=1`
pub fn machine(c: &mut Canvas, p: &Picture) {
    ground(c, p);
    if p.is("model", "merla") {
        merla(c, p.colour("color"));
    } else {
        c.place(480.0, 560.0, 1.0, 0.0, |c| {
            wren(c, p.colour("color"), p.is("eyes", "1"))
        });
    }
    match p.get("steam") {
        "big" => steam(c, 480.0, 190.0, 1.5),
        "small" => steam(c, 470.0, 170.0, 0.8),
        _ => {}
    }
}

fn ground(c: &mut Canvas, p: &Picture) {
    match p.get("bg") {
        "dusk" => {
            c.sky((960.0, 640.0), 0x33233f, 0xd9743f);
            c.disc(480.0, 420.0, 250.0, veil(0xf6b25c, 70));
            c.disc(480.0, 420.0, 180.0, veil(0xf8c878, 80));
            c.rect(0.0, 548.0, 960.0, 92.0, 0.0, 0x2a1a24);
        }
        "dawn" => {
            c.sky((960.0, 640.0), 0xa9cfe0, 0xf9dcb4);
            c.disc(700.0, 400.0, 90.0, veil(0xfff1c9, 220));
            c.fill(
                "M 0 470 Q 140 380 300 440 Q 470 350 640 430 Q 800 370 960 450 L 960 640 L 0 640 Z",
                veil(0x8fae9b, 190),
            );
            c.rect(0.0, 548.0, 960.0, 92.0, 0.0, 0xb98558);
            c.rect(0.0, 548.0, 960.0, 12.0, 0.0, 0xcf9c6c);
        }
        "workshop" => {
            c.rect(0.0, 0.0, 960.0, 640.0, 0.0, 0x7d97a0);
            for (i, x) in [90.0, 160.0, 230.0, 730.0, 800.0, 870.0]
                .into_iter()
                .enumerate()
            {
                c.disc(x, 96.0, 6.0, 0x3c4a50);
                c.rect(
                    x - 9.0,
                    100.0,
                    18.0,
                    120.0 + (i % 3) as f32 * 24.0,
                    8.0,
                    0x4a5a61,
                );
                c.rect(
                    x - 13.0,
                    190.0 + (i % 3) as f32 * 24.0,
                    26.0,
                    60.0,
                    10.0,
                    [0xc2453c, 0xe9bb3f, 0x3f6f8f][i % 3],
                );
            }
            c.rect(0.0, 548.0, 960.0, 92.0, 0.0, 0x9c6b42);
            c.rect(0.0, 548.0, 960.0, 12.0, 0.0, 0xb98558);
        }
        _ => {
            let wall = p.colour("bg");
            c.rect(0.0, 0.0, 960.0, 640.0, 0.0, wall);
            c.disc(480.0, 330.0, 270.0, veil(lighter(wall, 0.55), 170));
            c.rect(0.0, 548.0, 960.0, 92.0, 0.0, mix(wall, 0x9c6b42, 0.6));
            c.rect(0.0, 548.0, 960.0, 10.0, 0.0, mix(wall, 0x9c6b42, 0.4));
        }
    }
}

/// The Scricciolo, standing on the origin.
pub fn wren(c: &mut Canvas, ink: u32, eyes: bool) {
    let shadow = ink == super::colour("shadow");
    let steel = if shadow { 0x2c2129 } else { 0xcfd3d6 };
    let wood = if shadow { 0x33252a } else { 0x8a5a34 };
    let deep = darker(ink, 0.25);
    c.oval(0.0, -6.0, 210.0, 16.0, veil(0x1c1420, 70));
    c.rect(-170.0, -40.0, 340.0, 36.0, 16.0, steel);
    c.rect(-150.0, -48.0, 220.0, 12.0, 6.0, darker(steel, 0.3));
    c.fill(
        "M 60 -40 L 60 -190 Q 60 -220 100 -220 L 130 -220 Q 150 -220 150 -190 L 150 -40 Z",
        deep,
    );
    c.fill("M -150 -200 C -160 -300 -90 -340 10 -340 C 120 -340 176 -292 170 -196 C 168 -168 140 -160 110 -160 L -110 -160 C -136 -160 -148 -176 -150 -200 Z", ink);
    c.fill("M -120 -272 C -96 -318 -50 -328 10 -328 C 60 -328 106 -318 130 -288 C 90 -308 -60 -306 -120 -272 Z", lighter(ink, 0.35));
    c.fill(
        "M 158 -262 Q 216 -300 232 -352 Q 238 -300 196 -236 Q 180 -214 166 -206 Z",
        deep,
    );
    c.fill("M -148 -232 L -196 -214 L -146 -200 Z", 0xe0a63a);
    if eyes {
        for x in [-72.0, 10.0] {
            c.disc(x, -242.0, 32.0, 0xffffff);
            c.ring((x, -242.0), (32.0, 32.0), 2.5, 0xc9c4bb);
            c.disc(x - 12.0, -236.0, 15.0, 0x1c1420);
        }
    } else {
        c.disc(-76.0, -244.0, 21.0, 0xfffaf0);
        c.disc(-76.0, -244.0, 15.0, 0x2a2326);
        c.line("M -76 -244 L -69 -253", 3.0, 0xe0a63a);
    }
    c.rect(-82.0, -164.0, 92.0, 26.0, 8.0, steel);
    c.rect(-68.0, -140.0, 64.0, 18.0, 8.0, darker(steel, 0.25));
    c.line("M -70 -150 L -170 -138", 17.0, wood);
    c.line("M -44 -122 L -44 -92 M -28 -122 L -28 -92", 4.5, 0x5b3420);
    c.fill(
        "M -74 -98 L 0 -98 Q -2 -54 -20 -50 L -54 -50 Q -72 -54 -74 -98 Z",
        if shadow { 0x3a2a30 } else { 0xfffaf0 },
    );
    c.ring(
        (4.0, -80.0),
        (12.0, 12.0),
        6.0,
        if shadow { 0x3a2a30 } else { 0xfffaf0 },
    );
    c.line("M 60 -330 L 60 -362", 14.0, darker(steel, 0.2));
    c.line("M 60 -362 L -64 -430", 13.0, steel);
    c.line("M -50 -422 L -104 -452", 24.0, wood);
    c.disc(60.0, -362.0, 12.0, darker(steel, 0.35));
}

fn merla(c: &mut Canvas, ink: u32) {
    let steel = 0xdde0e2;
    c.oval(480.0, 556.0, 230.0, 16.0, veil(0x1c1420, 70));
    c.rect(290.0, 516.0, 380.0, 40.0, 18.0, steel);
    c.rect(320.0, 508.0, 320.0, 12.0, 6.0, darker(steel, 0.3));
    c.rect(392.0, 370.0, 176.0, 150.0, 10.0, darker(ink, 0.2));
    c.fill(
        "M 310 380 C 300 260 380 210 480 210 C 580 210 660 260 650 380 Z",
        ink,
    );
    c.fill(
        "M 340 300 C 364 244 420 226 480 226 C 530 226 570 238 600 264 C 540 250 410 250 340 300 Z",
        lighter(ink, 0.5),
    );
    c.rect(298.0, 368.0, 364.0, 28.0, 13.0, steel);
    c.disc(480.0, 308.0, 36.0, steel);
    c.disc(480.0, 308.0, 29.0, 0xfffaf0);
    c.line("M 480 308 L 496 290", 4.0, 0xc2453c);
    for (x, y) in [
        (462.0, 318.0),
        (462.0, 298.0),
        (480.0, 288.0),
        (498.0, 318.0),
    ] {
        c.disc(x, y, 2.6, 0x2a2326);
    }
    c.rect(436.0, 396.0, 88.0, 22.0, 8.0, darker(steel, 0.2));
    c.line("M 510 408 L 610 424", 17.0, 0x2a2326);
    c.line("M 470 420 L 470 452 M 490 420 L 490 452", 4.5, 0x5b3420);
    c.fill(
        "M 446 452 L 514 452 Q 512 500 498 504 L 462 504 Q 448 500 446 452 Z",
        0xfffaf0,
    );
    c.ring((518.0, 472.0), (11.0, 11.0), 6.0, 0xfffaf0);
    c.line("M 650 330 L 716 350 L 720 470", 9.0, steel);
    c.disc(664.0, 328.0, 18.0, 0x2a2326);
    c.line("M 472 210 L 472 190 L 488 190", 10.0, steel);
}

/// A little cloud of it, rising from (`x`, `y`).
pub fn steam(c: &mut Canvas, x: f32, y: f32, scale: f32) {
    c.place(x, y, scale, 0.0, |c| {
        let puffs = [
            (0.0, -6.0, 26.0, 210),
            (26.0, -34.0, 34.0, 190),
            (-22.0, -52.0, 38.0, 175),
            (18.0, -86.0, 34.0, 130),
            (52.0, -70.0, 24.0, 120),
            (-6.0, -112.0, 22.0, 80),
        ];
        for (dx, dy, r, alpha) in puffs {
            c.disc(dx, dy, r, veil(0xffffff, alpha));
        }
    });
}

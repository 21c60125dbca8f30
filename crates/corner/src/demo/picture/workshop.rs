//! Where things are mended and roasted.

use super::Picture;
use crate::demo::paint::{Canvas, darker, veil};

/// A circuit board with one tired part.
pub fn board(c: &mut Canvas, _: &Picture) {
    c.rect(0.0, 0.0, 960.0, 640.0, 0.0, 0xc8b795);
    c.place(480.0, 320.0, 1.0, -3.0, |c| {
        c.rect(-380.0, -250.0, 760.0, 500.0, 16.0, 0x2f7350);
        for (x, y) in [(-350.0, -220.0), (350.0, -220.0), (-350.0, 220.0), (350.0, 220.0)] {
            c.disc(x, y, 15.0, 0xd9b04a);
            c.disc(x, y, 8.0, 0xc8b795);
        }
        let track = 0x55a07a;
        c.line("M -330 -150 L -200 -150 L -140 -90 L -60 -90 M -330 -110 L -220 -110 L -160 -50 L -60 -50 M -330 60 L -120 60 L -60 0 M 110 -60 L 200 -60 L 240 -140 L 340 -140 M 110 -20 L 220 -20 L 260 40 L 340 40 M 20 110 L 20 190 L 180 190 M -20 110 L -20 210 L -260 210", 6.0, track);
        c.rect(-70.0, -110.0, 190.0, 220.0, 8.0, 0x2a2a30);
        for i in 0_u16..9 {
            let y = -96.0 + f32::from(i) * 23.0;
            c.rect(-88.0, y, 18.0, 9.0, 2.0, 0xcfd3d6);
            c.rect(120.0, y, 18.0, 9.0, 2.0, 0xcfd3d6);
        }
        c.disc(-48.0, -88.0, 7.0, 0x5a5a62);
        c.word("GUFO 2019", (25.0, 12.0), 17.0, 0x9aa0a6);
        for (x, y, name) in [(-280.0, -40.0, "C12"), (-210.0, 130.0, "C13"), (230.0, 130.0, "C14"), (270.0, -70.0, "C15")] {
            let bad = name == "C14";
            c.disc(x, y, 40.0, 0x4a5a8a);
            c.disc(x, y, 33.0, 0xd4d8da);
            c.line(&format!("M {} {y} L {} {y} M {x} {} L {x} {}", x - 22.0, x + 22.0, y - 22.0, y + 22.0), 4.0, 0x8e949c);
            if bad {
                c.disc(x, y, 24.0, 0xe6e0d2);
                c.fill(&format!("M {} {} Q {x} {} {} {} Q {x} {} {} {} Z", x - 20.0, y + 4.0, y - 30.0, x + 20.0, y + 4.0, y + 20.0, x - 20.0, y + 4.0), 0xb98a4b);
            }
            c.word(name, (x, y + 66.0), 17.0, 0xe6f2ea);
        }
        c.ring((230.0, 130.0), (76.0, 74.0), 9.0, 0xd8402f);
        c.line("M 330 230 L 286 184 M 290 208 L 286 184 L 312 190", 9.0, 0xd8402f);
        c.rect(-330.0, -232.0, 120.0, 46.0, 4.0, 0xf3ead9);
    });
}

/// "It's only a small leak."
pub fn mop(c: &mut Canvas, _: &Picture) {
    c.rect(0.0, 0.0, 960.0, 640.0, 0.0, 0xcfd8d6);
    c.rect(0.0, 330.0, 960.0, 310.0, 0.0, 0x8e8f94);
    for i in 0_u16..7 {
        let x = f32::from(i) * 180.0 - 60.0;
        c.line(&format!("M {x} 330 L {} 640", x - 80.0), 3.0, 0x7c7d83);
    }
    c.line("M 0 430 L 960 430 M 0 540 L 960 540", 3.0, 0x7c7d83);
    c.rect(90.0, 200.0, 330.0, 140.0, 6.0, 0x9c6b42);
    c.rect(70.0, 190.0, 370.0, 24.0, 6.0, 0xb98558);
    c.place(250.0, 192.0, 0.4, 0.0, |c| {
        super::machine::wren(c, 0x4a74a8, false)
    });
    c.line("M 300 214 Q 306 320 320 430", 12.0, 0x8fc3de);
    c.fill("M 190 470 C 260 410 560 420 700 460 C 820 500 760 570 600 580 C 440 600 200 580 170 530 C 160 500 170 486 190 470 Z", 0x8fc3de);
    c.fill(
        "M 260 480 C 330 450 520 456 600 480 C 560 500 340 508 260 480 Z",
        veil(0xffffff, 120),
    );
    c.line("M 660 60 L 560 500", 15.0, 0xb98a58);
    c.fill("M 500 470 L 610 490 L 640 560 L 470 540 Z", 0xf3ead9);
    c.line(
        "M 510 490 L 490 550 M 540 494 L 530 556 M 570 500 L 568 560 M 598 504 L 610 562",
        8.0,
        0xd9cdb8,
    );
    c.fill("M 740 420 L 880 420 L 862 560 L 758 560 Z", 0x4a74a8);
    c.oval(810.0, 420.0, 70.0, 16.0, 0x35588a);
    c.line("M 742 424 Q 810 330 878 424", 7.0, 0x7c828a);
    c.fill("M 90 600 L 160 390 L 230 600 Z", 0xe9bb3f);
    c.line("M 160 450 L 160 530", 14.0, 0x33333a);
    c.disc(160.0, 562.0, 9.0, 0x33333a);
}

/// Dikke Truus at work.
pub fn roaster(c: &mut Canvas, _: &Picture) {
    c.rect(0.0, 0.0, 960.0, 640.0, 0.0, 0xd9b48c);
    for i in 0_u16..6 {
        for j in 0_u16..8 {
            let x = f32::from(j) * 134.0 - f32::from(i % 2) * 66.0;
            c.rect(
                x,
                f32::from(i) * 66.0,
                128.0,
                60.0,
                4.0,
                veil(0xb5764f, 150),
            );
        }
    }
    c.rect(0.0, 540.0, 960.0, 100.0, 0.0, 0x6f5a4c);
    let iron = 0x33333a;
    c.line("M 420 120 L 420 -10", 56.0, 0x4b4f57);
    c.fill("M 430 90 L 620 90 L 570 190 L 480 190 Z", 0x4b4f57);
    c.rect(230.0, 180.0, 400.0, 260.0, 60.0, iron);
    c.disc(310.0, 310.0, 138.0, darker(iron, 0.3));
    c.disc(310.0, 310.0, 122.0, 0x4b4f57);
    c.disc(310.0, 310.0, 46.0, 0x2a1a14);
    c.disc(310.0, 310.0, 38.0, 0x8a4a20);
    c.disc(302.0, 302.0, 12.0, veil(0xffd28a, 200));
    c.line("M 360 380 L 400 420", 14.0, 0xd9ad4e);
    for i in 0_u16..8 {
        let turn = f32::from(i) * 0.785;
        c.disc(
            310.0 + 106.0 * turn.cos(),
            310.0 + 106.0 * turn.sin(),
            7.0,
            0x8e949c,
        );
    }
    c.line("M 280 440 L 260 560 M 580 440 L 600 560", 24.0, iron);
    c.rect(520.0, 230.0, 90.0, 60.0, 8.0, 0xf3ead9);
    c.word("214", (565.0, 274.0), 27.0, 0xc2453c);
    c.fill("M 420 470 L 880 470 L 840 560 L 460 560 Z", 0x4b4f57);
    c.oval(650.0, 470.0, 232.0, 42.0, 0x6b6f77);
    c.oval(650.0, 470.0, 214.0, 34.0, 0x4d2a18);
    for i in 0_u16..60 {
        let turn = f32::from(i) * 2.399;
        let reach = f32::from(i).sqrt() / 7.9;
        let (x, y) = (
            650.0 + 200.0 * reach * turn.cos(),
            470.0 + 29.0 * reach * turn.sin(),
        );
        c.oval(
            x,
            y,
            12.0,
            7.0,
            [0x7a4526, 0x5b3420, 0x8f5632][usize::from(i % 3)],
        );
    }
    c.line("M 650 440 L 650 474 M 540 470 L 760 466", 9.0, 0xb9bec5);
    super::machine::steam(c, 660.0, 420.0, 1.1);
    c.word("TRUUS", (450.0, 416.0), 23.0, 0xd9ad4e);
}

//! What is eaten.

use super::Picture;
use super::cup::table;
use crate::demo::paint::{Canvas, veil};

/// `kind=bun|layer|cookies|candles`
pub fn cake(c: &mut Canvas, p: &Picture) {
    match p.get("kind") {
        "bun" => bun(c),
        "layer" => layer(c),
        "cookies" => cookies(c),
        _ => candles(c),
    }
}

fn bun(c: &mut Canvas) {
    table(c, 0xcdb08c);
    c.place(320.0, 340.0, 1.0, -6.0, |c| {
        c.rect(-220.0, -200.0, 440.0, 400.0, 10.0, 0xfffaf0)
    });
    c.oval(326.0, 350.0, 172.0, 166.0, veil(0x1c1420, 50));
    c.disc(320.0, 336.0, 166.0, 0xc98a4b);
    let mut path = String::from("M 320 336");
    for i in 1_u16..60 {
        let (turn, reach) = (f32::from(i) * 0.32, f32::from(i) * 2.5);
        path.push_str(&format!(
            " L {} {}",
            320.0 + reach * turn.cos(),
            336.0 + reach * turn.sin()
        ));
    }
    c.line(&path, 20.0, 0x7a4526);
    c.line(&path, 9.0, 0xe8bd86);
    c.line(
        "M 220 260 Q 300 216 380 270 M 250 410 Q 330 440 410 390",
        15.0,
        veil(0xfffaf0, 220),
    );
    for (x, turn) in [(690.0, -8.0), (800.0, 10.0)] {
        c.place(x, 360.0, 1.0, turn, shoe);
    }
}

fn shoe(c: &mut Canvas) {
    c.rect(-46.0, -150.0, 92.0, 300.0, 44.0, 0xfffaf0);
    c.rect(-40.0, -144.0, 80.0, 280.0, 40.0, 0xe07b3c);
    c.rect(-26.0, 30.0, 52.0, 96.0, 24.0, 0x33333a);
    c.line("M -24 -70 L 24 -50 M 24 -70 L -24 -50 M -24 -36 L 24 -16 M 24 -36 L -24 -16 M -24 -2 L 24 14", 6.0, 0xfffaf0);
}

fn layer(c: &mut Canvas) {
    c.rect(0.0, 0.0, 960.0, 640.0, 0.0, 0xb5cbd6);
    c.rect(150.0, 250.0, 660.0, 340.0, 6.0, 0xb98a58);
    c.rect(168.0, 266.0, 624.0, 300.0, 4.0, 0x8f6638);
    c.place(470.0, 520.0, 1.0, 2.5, |c| {
        c.rect(-210.0, -170.0, 420.0, 170.0, 18.0, 0xe8bd86);
        c.rect(-214.0, -128.0, 428.0, 24.0, 12.0, 0xfff6e6);
        c.rect(-214.0, -72.0, 428.0, 24.0, 12.0, 0xfff6e6);
        c.fill("M -216 -170 Q -216 -206 -170 -206 L 176 -206 Q 216 -206 214 -160 Q 190 -120 170 -158 Q 140 -118 112 -156 Q 70 -110 40 -158 Q 0 -126 -40 -156 Q -80 -112 -116 -158 Q -160 -118 -180 -152 Q -210 -140 -216 -170 Z", 0xfff6e6);
        for x in [-140.0, -60.0, 20.0, 100.0, 168.0] {
            c.fill(&format!("M {x} -186 Q {} -240 {x} -246 Q {} -240 {x} -186 Z", x - 40.0, x + 40.0), 0xd43f3f);
            c.line(&format!("M {} -244 L {} -252", x - 10.0, x + 12.0), 6.0, 0x5f8a4a);
        }
    });
    c.fill(
        "M 150 250 L 90 160 L 250 190 L 300 250 Z M 810 250 L 880 150 L 700 190 L 650 250 Z",
        0xc99b67,
    );
    c.rect(150.0, 500.0, 660.0, 92.0, 6.0, 0xc99b67);
    c.word("FÆLLES 12", (480.0, 562.0), 34.0, 0x5b3f24);
    c.place(850.0, 600.0, 1.0, -14.0, |c| {
        c.rect(-12.0, -70.0, 24.0, 120.0, 8.0, 0x6b4228);
        c.disc(0.0, -10.0, 28.0, 0xe0b23e);
        c.disc(0.0, -10.0, 20.0, 0xfffaf0);
        c.line("M 0 -10 L 0 -23 M 0 -10 L 9 -6", 3.0, 0x33333a);
    });
}

fn cookies(c: &mut Canvas) {
    table(c, 0x7f9c8c);
    c.oval(486.0, 336.0, 352.0, 252.0, veil(0x1c1420, 60));
    c.oval(480.0, 322.0, 350.0, 250.0, 0xf3ead9);
    c.ring((480.0, 322.0), (318.0, 222.0), 8.0, 0x4a74a8);
    let spots = [
        (360.0, 220.0),
        (480.0, 200.0),
        (600.0, 222.0),
        (290.0, 320.0),
        (410.0, 310.0),
        (540.0, 312.0),
        (664.0, 324.0),
        (360.0, 416.0),
        (480.0, 420.0),
        (600.0, 412.0),
    ];
    for (x, y) in spots {
        c.disc(x + 4.0, y + 6.0, 52.0, veil(0x1c1420, 50));
        c.disc(x, y, 52.0, 0xdfae74);
        for i in 0_u16..8 {
            let turn = f32::from(i) * 0.785;
            c.line(
                &format!(
                    "M {} {} L {} {}",
                    x + 18.0 * turn.cos(),
                    y + 18.0 * turn.sin(),
                    x + 40.0 * turn.cos(),
                    y + 40.0 * turn.sin()
                ),
                4.0,
                0xb9824a,
            );
        }
        c.disc(x, y, 11.0, 0x8a5a34);
        for (dx, dy) in [
            (-24.0, -18.0),
            (12.0, -30.0),
            (28.0, 10.0),
            (-10.0, 26.0),
            (-32.0, 10.0),
        ] {
            c.disc(x + dx, y + dy, 6.0, veil(0xffffff, 190));
        }
    }
}

fn candles(c: &mut Canvas) {
    c.sky((960.0, 640.0), 0x5a3d52, 0xc27a52);
    c.rect(0.0, 540.0, 960.0, 100.0, 0.0, 0x4d2a24);
    c.place(770.0, 556.0, 0.72, 0.0, |c| {
        super::machine::wren(c, 0xf2e3c6, false)
    });
    c.line("M 640 420 Q 590 400 560 356", 11.0, veil(0xffffff, 160));
    super::machine::steam(c, 556.0, 330.0, 1.0);
    c.oval(340.0, 548.0, 270.0, 22.0, 0xe6e9ea);
    c.rect(110.0, 430.0, 460.0, 116.0, 20.0, 0xfff1dc);
    c.rect(160.0, 340.0, 360.0, 104.0, 20.0, 0xf9d9c2);
    c.line("M 120 470 Q 150 500 180 470 Q 210 500 240 470 Q 270 500 300 470 Q 330 500 360 470 Q 390 500 420 470 Q 450 500 480 470 Q 520 500 560 470", 9.0, 0xcc7355);
    c.word("41", (340.0, 416.0), 46.0, 0xb23a48);
    for i in 0_u16..12 {
        let x = 180.0 + f32::from(i) * 29.0;
        c.rect(
            x - 5.0,
            292.0,
            10.0,
            50.0,
            4.0,
            [0x4a74a8, 0x70815a, 0xdba53a][usize::from(i % 3)],
        );
        if i < 8 {
            c.fill(
                &format!(
                    "M {x} 292 Q {} 274 {x} 258 Q {} 274 {x} 292 Z",
                    x - 12.0,
                    x + 12.0
                ),
                0xf8c64f,
            );
        } else {
            c.line(
                &format!("M {x} 286 Q {} 270 {x} 252", x + 9.0),
                3.0,
                veil(0xffffff, 150),
            );
        }
    }
}

//! What is drawn on paper, boards and screens.

use super::Picture;
use crate::demo::paint::{Canvas, lighter, mix, veil};

/// `kind=roast|bars|line hue=… spike=n`
pub fn chart(c: &mut Canvas, p: &Picture) {
    c.rect(0.0, 0.0, 960.0, 640.0, 0.0, 0xece7dd);
    c.rect(50.0, 40.0, 860.0, 560.0, 18.0, 0xffffff);
    for i in 0_u16..5 {
        let y = 130.0 + f32::from(i) * 96.0;
        c.line(&format!("M 130 {y} L 860 {y}"), 2.0, 0xe3ded4);
    }
    c.line("M 130 100 L 130 520 L 866 520", 5.0, 0x6b6460);
    let ink = match p.get("hue") {
        "200" => 0x4a86ad,
        "140" => 0x5f9a6b,
        _ => 0xcc7355,
    };
    match p.get("kind") {
        "roast" => {
            c.line("M 140 200 C 170 400 210 440 260 410 C 380 340 500 260 620 226 C 680 208 700 150 790 120", 9.0, ink);
            c.line(
                "M 620 226 C 700 204 760 196 830 190",
                6.0,
                veil(0x9a938c, 150),
            );
            c.disc(622.0, 226.0, 14.0, 0xc2453c);
            c.ring((622.0, 226.0), (30.0, 30.0), 5.0, 0xc2453c);
            c.word("9:10", (622.0, 304.0), 26.0, 0xc2453c);
            c.word("KENIA", (250.0, 96.0), 26.0, 0x6b6460);
        }
        "line" => {
            c.line("M 140 226 L 200 226 M 230 226 L 290 226 M 320 226 L 380 226 M 410 226 L 470 226 M 500 226 L 560 226 M 590 226 L 650 226 M 680 226 L 740 226 M 770 226 L 850 226", 4.0, 0x9a938c);
            c.fill(
                "M 140 520 L 140 500 L 280 330 L 420 290 L 560 262 L 700 236 L 840 196 L 840 520 Z",
                veil(ink, 50),
            );
            c.line(
                "M 140 500 L 280 330 L 420 290 L 560 262 L 700 236 L 840 196",
                9.0,
                ink,
            );
            for (x, y) in [
                (280.0, 330.0),
                (420.0, 290.0),
                (560.0, 262.0),
                (700.0, 236.0),
            ] {
                c.disc(x, y, 11.0, ink);
            }
            c.disc(840.0, 196.0, 19.0, 0xe9bb3f);
            c.word("1,000", (220.0, 200.0), 34.0, 0x6b6460);
        }
        _ if p.is("hue", "140") => energy(c, ink),
        _ => hours(c, ink, p.is("spike", "3")),
    }
}

fn energy(c: &mut Canvas, ink: u32) {
    for (i, (name, part)) in [
        ("MERLA", 0.96),
        ("GUFO", 0.84),
        ("AIRONE", 0.90),
        ("WREN", 0.56),
    ]
    .into_iter()
    .enumerate()
    {
        let (x, height) = (190.0 + i as f32 * 172.0, 390.0 * part);
        let bar = if i == 3 {
            ink
        } else {
            mix(ink, 0xb8b2a8, 0.75)
        };
        c.rect(x, 520.0 - height, 104.0, height, 10.0, bar);
        c.rect(x, 500.0, 104.0, 20.0, 0.0, bar);
        c.word(name, (x + 52.0, 566.0), 25.0, 0x6b6460);
    }
    c.word(".061", (758.0, 284.0), 32.0, ink);
}

fn hours(c: &mut Canvas, ink: u32, spike: bool) {
    for i in 0_u16..24 {
        let rough = 56.0 + f32::from(i * 37 % 23) * 2.0;
        let tall = spike && i == 3;
        let height = if tall { 390.0 } else { rough };
        let bar = if tall { 0xd8653f } else { ink };
        c.rect(
            146.0 + f32::from(i) * 29.6,
            520.0 - height,
            20.0,
            height,
            6.0,
            bar,
        );
    }
    for (hour, x) in [("0", 156.0), ("6", 334.0), ("12", 511.0), ("18", 689.0)] {
        c.word(hour, (x, 562.0), 24.0, 0x6b6460);
    }
    if spike {
        c.word("03:00", (350.0, 176.0), 34.0, 0xd8653f);
    } else {
        c.word("4.3", (760.0, 150.0), 34.0, lighter(ink, 0.2));
    }
}

/// `kind=epoch|valve`
pub fn whiteboard(c: &mut Canvas, p: &Picture) {
    c.rect(0.0, 0.0, 960.0, 640.0, 0.0, 0xc9cfcb);
    c.rect(40.0, 30.0, 880.0, 550.0, 14.0, 0xb9bec5);
    c.rect(56.0, 46.0, 848.0, 518.0, 8.0, 0xfdfdfa);
    c.rect(300.0, 580.0, 360.0, 18.0, 6.0, 0x9aa0a6);
    for (x, ink) in [(330.0, 0xc2453c), (400.0, 0x3f6f8f), (470.0, 0x3a7d49)] {
        c.rect(x, 570.0, 56.0, 13.0, 6.0, ink);
    }
    let (blue, red, green) = (0x2f5f9a, 0xc2453c, 0x3a7d49);
    if p.is("kind", "valve") {
        valve(c, blue, red, green);
        return;
    }
    c.line(
        "M 110 190 L 850 190 M 826 176 L 850 190 L 826 204",
        6.0,
        blue,
    );
    c.line("M 150 176 L 150 204 M 720 176 L 720 204", 6.0, blue);
    c.word("1970", (170.0, 150.0), 42.0, red);
    c.word("OGGI", (720.0, 150.0), 42.0, blue);
    c.line(
        "M 690 226 C 600 300 280 300 166 232 M 190 230 L 166 232 L 178 256",
        6.0,
        red,
    );
    c.fill(
        "M 470 60 L 420 150 L 456 150 L 430 224 L 510 124 L 472 124 L 500 60 Z",
        0xe9b93f,
    );
    c.word("1 READ FLAG", (300.0, 400.0), 36.0, green);
    c.word("2 CLEAR FLAG", (316.0, 490.0), 36.0, green);
    c.line(
        "M 560 380 C 640 390 650 470 580 480 M 600 462 L 580 480 L 606 490",
        6.0,
        red,
    );
    c.line(
        "M 640 484 C 720 474 720 396 650 376 M 668 396 L 650 376 L 676 368",
        6.0,
        red,
    );
    c.line("M 110 340 L 450 340", 4.0, veil(blue, 120));
    c.disc(800.0, 430.0, 54.0, veil(0xe9b93f, 90));
    c.line(
        "M 776 420 L 776 428 M 822 420 L 822 428 M 774 454 Q 800 438 826 454",
        6.0,
        blue,
    );
    c.ring((800.0, 430.0), (54.0, 54.0), 5.0, blue);
}

fn valve(c: &mut Canvas, blue: u32, red: u32, green: u32) {
    c.line("M 250 120 L 250 480 L 590 480 L 590 120", 8.0, 0x33333a);
    c.line(
        "M 330 120 L 330 250 L 250 250 M 510 120 L 510 250 L 590 250",
        6.0,
        0x33333a,
    );
    c.fill("M 260 300 Q 300 250 340 300 L 340 360 L 260 360 Z M 500 300 Q 540 250 580 300 L 580 360 L 500 360 Z", veil(red, 90));
    c.line("M 260 360 L 260 300 Q 300 250 340 300 L 340 360 Z M 500 360 L 500 300 Q 540 250 580 300 L 580 360 Z", 6.0, red);
    c.line(
        "M 260 380 L 580 380 M 260 410 L 580 410",
        4.0,
        veil(0x33333a, 130),
    );
    c.line(
        "M 420 470 L 420 180 M 396 212 L 420 180 L 444 212",
        9.0,
        blue,
    );
    c.line("M 350 280 L 690 210", 4.0, green);
    c.word("LABBRO", (770.0, 206.0), 30.0, green);
    c.word("IN ALTO", (776.0, 256.0), 30.0, green);
    c.word("8 ML", (740.0, 400.0), 40.0, blue);
    c.word("25 SEC", (756.0, 460.0), 32.0, blue);
    c.word("A. VIGNA", (190.0, 540.0), 22.0, 0x33333a);
}

/// `kind=kid`, or the letterpress poster.
pub fn poster(c: &mut Canvas, p: &Picture) {
    if p.is("kind", "kid") {
        kid(c);
        return;
    }
    c.rect(0.0, 0.0, 960.0, 640.0, 0.0, 0x54666f);
    c.rect(288.0, 32.0, 400.0, 580.0, 4.0, veil(0x1c1420, 70));
    c.rect(280.0, 24.0, 400.0, 580.0, 4.0, 0xf3e8d2);
    let ink = 0xb5432f;
    for (y, text, size) in [
        (214.0, "NO DATE", 58.0),
        (300.0, "SHALL", 66.0),
        (386.0, "STOP A", 60.0),
        (474.0, "COFFEE", 62.0),
    ] {
        c.word(text, (480.0, y), size, ink);
    }
    c.line(
        "M 320 106 L 400 106 M 560 106 L 640 106 M 320 506 L 640 506",
        6.0,
        0x33333a,
    );
    c.place(480.0, 96.0, 0.86, 0.0, owl);
    c.word("SBUFFO 4.2.1", (480.0, 560.0), 25.0, 0x33333a);
}

fn owl(c: &mut Canvas) {
    c.fill("M -44 40 C -56 -20 -40 -54 -34 -60 L -18 -44 Q 0 -52 18 -44 L 34 -60 C 40 -54 56 -20 44 40 Q 0 60 -44 40 Z", 0x33333a);
    for x in [-19.0, 19.0] {
        c.disc(x, -14.0, 19.0, 0xf3e8d2);
        c.disc(x, -14.0, 9.0, 0x33333a);
    }
    c.fill("M -7 4 L 7 4 L 0 18 Z", 0xe0a63a);
    c.line("M -16 30 Q -8 38 0 30 Q 8 38 16 30", 4.0, 0xf3e8d2);
}

fn kid(c: &mut Canvas) {
    c.rect(0.0, 0.0, 960.0, 640.0, 0.0, 0xa9c3cf);
    c.place(480.0, 320.0, 1.0, -2.0, |c| {
        c.rect(-380.0, -280.0, 760.0, 560.0, 6.0, 0xfffdf5);
        c.line("M -360 230 C -200 210 0 250 360 224", 16.0, 0x5fae5a);
        c.disc(290.0, -200.0, 56.0, 0xf7cf3f);
        c.line("M 290 -276 L 290 -262 M 214 -200 L 228 -200 M 236 -254 L 246 -244 M 236 -146 L 246 -156", 9.0, 0xf7cf3f);
        c.line("M -170 20 C -180 -170 150 -190 170 0 C 180 180 -150 210 -170 20 Z", 15.0, 0x7a4fb0);
        c.line("M -130 60 L -60 -60 M -90 110 L 20 -90 M -30 130 L 90 -80 M 40 130 L 130 -20", 8.0, veil(0x7a4fb0, 90));
        for x in [-66.0, 56.0] {
            c.disc(x, -40.0, 42.0, 0xffffff);
            c.ring((x, -40.0), (42.0, 42.0), 9.0, 0x2f4666);
            c.disc(x + 8.0, -30.0, 19.0, 0x2f4666);
        }
        c.line("M -50 50 Q 0 100 60 44", 10.0, 0xd8402f);
        c.line("M -172 20 C -250 -60 -290 10 -230 60 C -200 80 -180 70 -168 56 M 172 0 C 260 -90 300 -10 236 44 C 210 66 186 60 172 44", 11.0, 0xe07b3c);
        c.line("M -50 110 L -44 180 L 50 176 L 54 106", 9.0, 0x2f8583);
        c.disc(0.0, 116.0, 20.0, 0xc98a4b);
        c.disc(-6.0, 112.0, 4.0, 0x5b3420);
        c.disc(7.0, 120.0, 4.0, 0x5b3420);
        c.line("M -60 168 L -70 226 M 70 160 L 84 222", 12.0, 0xe07b3c);
        c.line("M 0 -150 Q -30 -190 0 -216 Q 26 -240 4 -262", 9.0, 0x9fb0be);
    });
    for x in [150.0, 810.0] {
        c.place(x, 54.0, 1.0, if x < 400.0 { -30.0 } else { 24.0 }, |c| {
            c.rect(-50.0, -16.0, 100.0, 32.0, 2.0, veil(0xf6dd9b, 220))
        });
    }
}

/// `kind=real`, or wanted.
pub fn knob(c: &mut Canvas, p: &Picture) {
    if p.is("kind", "real") {
        c.rect(0.0, 0.0, 960.0, 640.0, 0.0, 0x6b5240);
        c.place(480.0, 320.0, 1.0, 3.0, |c| {
            c.rect(-410.0, -270.0, 820.0, 540.0, 2.0, 0xe0cf9f);
            c.word("LA GAZZETTA DEL CAFFE", (0.0, -206.0), 38.0, 0x6b5a40);
            c.line("M -380 -184 L 380 -184", 4.0, 0x8a7752);
            for column in 0_u16..3 {
                for row in 0_u16..16 {
                    let (x, y) = (
                        -370.0 + f32::from(column) * 260.0,
                        -156.0 + f32::from(row) * 25.0,
                    );
                    let end = x + 220.0 - f32::from(row * 7 % 5) * 12.0;
                    c.line(&format!("M {x} {y} L {end} {y}"), 5.0, veil(0x8a7752, 120));
                }
            }
            c.word("1971", (330.0, 246.0), 24.0, 0x6b5a40);
        });
        c.oval(494.0, 366.0, 176.0, 168.0, veil(0x1c1420, 90));
        ribbed(c, 480.0, 340.0, 0x1f1b1c);
        c.disc(480.0, 340.0, 122.0, 0x2f2a2b);
        c.oval(440.0, 290.0, 46.0, 26.0, veil(0xffffff, 60));
        c.disc(480.0, 340.0, 46.0, 0xc99a3c);
        c.disc(480.0, 340.0, 36.0, 0xe6c36a);
        c.line("M 456 340 L 504 340", 7.0, 0x8a6420);
        return;
    }
    c.rect(0.0, 0.0, 960.0, 640.0, 0.0, 0x2f5578);
    let chalk = 0xdcebf5;
    for i in 0_u16..24 {
        let d = f32::from(i) * 40.0;
        c.line(
            &format!("M {d} 0 L {d} 640 M 0 {d} L 960 {d}"),
            1.0,
            veil(chalk, 40),
        );
    }
    c.place(350.0, 320.0, 1.0, 0.0, |c| {
        c.ring((0.0, 0.0), (150.0, 150.0), 4.0, chalk);
        c.ring((0.0, 0.0), (124.0, 124.0), 3.0, chalk);
        c.ring((0.0, 0.0), (44.0, 44.0), 4.0, chalk);
        for i in 0_u16..24 {
            let a = f32::from(i) * 0.2618;
            let (x, y) = (a.cos(), a.sin());
            c.line(
                &format!(
                    "M {} {} L {} {}",
                    126.0 * x,
                    126.0 * y,
                    148.0 * x,
                    148.0 * y
                ),
                3.0,
                chalk,
            );
        }
    });
    c.line(
        "M 350 120 L 350 520 M 150 320 L 550 320",
        1.6,
        veil(chalk, 150),
    );
    c.line(
        "M 200 540 L 500 540 M 214 530 L 200 540 L 214 550 M 486 530 L 500 540 L 486 550",
        3.0,
        chalk,
    );
    c.word("42 MM", (350.0, 590.0), 26.0, chalk);
    c.rect(640.0, 220.0, 130.0, 200.0, 20.0, veil(chalk, 30));
    c.line("M 660 220 L 750 220 L 770 250 L 770 390 L 750 420 L 660 420 L 640 390 L 640 250 Z M 770 300 L 850 300 L 850 340 L 770 340", 4.0, chalk);
    c.word("MERLA 1968", (760.0, 520.0), 28.0, chalk);
    c.place(500.0, 120.0, 1.0, -10.0, |c| {
        c.line("M -190 -56 L 190 -56 L 190 30 L -190 30 Z", 7.0, 0xe8705a);
        c.word("WANTED", (0.0, 12.0), 52.0, 0xe8705a);
    });
}

fn ribbed(c: &mut Canvas, x: f32, y: f32, ink: u32) {
    for i in 0_u16..18 {
        let a = f32::from(i) * 0.349;
        c.disc(x + 146.0 * a.cos(), y + 146.0 * a.sin(), 25.0, ink);
    }
    c.disc(x, y, 152.0, ink);
    c.ring((x, y), (128.0, 128.0), 5.0, 0x4a4446);
}

/// A run on a map.
pub fn route(c: &mut Canvas, _: &Picture) {
    c.rect(0.0, 0.0, 960.0, 640.0, 0.0, 0xeee9dc);
    c.fill(
        "M 560 0 C 500 120 620 220 570 330 C 540 420 640 500 600 640 L 960 640 L 960 0 Z",
        0xa9cfe0,
    );
    c.fill("M 80 80 Q 200 40 260 130 Q 240 220 130 210 Q 60 160 80 80 Z M 240 430 Q 380 400 420 500 Q 380 590 260 570 Z", 0xc6dcae);
    c.line("M 0 260 L 560 300 M 120 0 L 180 640 M 400 0 L 340 640 M 0 420 L 580 400 M 0 120 L 540 60 M 270 0 L 260 640", 11.0, 0xffffff);
    c.line("M 0 350 C 200 330 380 360 560 350", 17.0, 0xf9e3a8);
    c.line(
        "M 180 560 C 220 440 300 400 420 398 C 520 396 560 330 548 250 C 530 150 490 110 500 60",
        22.0,
        veil(0xffffff, 220),
    );
    c.line(
        "M 180 560 C 220 440 300 400 420 398 C 520 396 560 330 548 250 C 530 150 490 110 500 60",
        13.0,
        0xe8703a,
    );
    c.disc(180.0, 560.0, 19.0, 0x3a7d49);
    c.disc(500.0, 60.0, 19.0, 0xc2453c);
    c.rect(660.0, 60.0, 250.0, 140.0, 18.0, 0xffffff);
    c.word("5.2 KM", (785.0, 118.0), 36.0, 0x44525e);
    c.word("31:08", (785.0, 174.0), 30.0, 0xe8703a);
    c.place(720.0, 430.0, 0.9, 0.0, |c| {
        c.fill("M -50 0 L 50 0 L 34 18 L -38 18 Z", 0x8a3346);
        c.line("M 0 0 L 0 -90", 5.0, 0x6b4228);
        c.fill("M 4 -88 L 4 -8 L 46 -8 Z", 0xfffaf0);
    });
    c.line(
        "M 780 520 Q 800 510 820 520 Q 840 530 860 520 M 640 560 Q 660 550 680 560",
        4.0,
        veil(0xffffff, 200),
    );
}

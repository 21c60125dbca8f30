//! The demo's own emoji, drawn on squares of 128 that one can see through.
//! One more: a function and a line in [`ALL`].

use super::paint::{Canvas, darker, lighter, veil};

/// An emoji: shortcode, category, drawing.
type Drawn = (&'static str, &'static str, fn(&mut Canvas));

const ALL: [Drawn; 5] = [
    ("sbuffo", "Sbuffo", sbuffo),
    ("mostarda", "Sbuffo", mustard),
    ("gerda", "Sbuffo", gerda),
    ("gufo", "Machines", gufo),
    ("manopola", "Machines", knob),
];

/// Pixels across and down.
const SIDE: u32 = 128;

/// Every one: shortcode, category, PNG.
pub fn all() -> Vec<(&'static str, &'static str, Vec<u8>)> {
    ALL.iter()
        .filter_map(|(code, category, draw)| {
            let mut canvas = Canvas::clear(SIDE, SIDE)?;
            draw(&mut canvas);
            Some((*code, *category, canvas.png()))
        })
        .collect()
}

/// What a reaction of the files is: one of ours by its shortcode, else as it is.
pub fn written(emoji: &str) -> String {
    match ALL.iter().any(|(code, ..)| *code == emoji) {
        true => format!(":{emoji}:"),
        false => emoji.to_owned(),
    }
}

/// A puff of steam: the noise, and the name.
fn sbuffo(c: &mut Canvas) {
    let (cloud, edge) = (0xf3efe6, 0x6b7f8c);
    for (r, ink) in [(6.0, edge), (0.0, cloud)] {
        for (x, y, size) in [
            (44.0, 58.0, 28.0),
            (76.0, 46.0, 32.0),
            (96.0, 72.0, 22.0),
            (64.0, 78.0, 26.0),
        ] {
            c.disc(x, y, size + r, ink);
        }
    }
    c.disc(24.0, 102.0, 13.0, edge);
    c.disc(24.0, 102.0, 8.0, cloud);
    c.line("M 50 50 Q 56 44 62 50", 6.0, 0x2b3138);
    c.line("M 78 50 Q 84 44 90 50", 6.0, 0x2b3138);
    c.oval(70.0, 70.0, 9.0, 11.0, 0x2b3138);
}

/// The pot of mustard, which was a colour once.
fn mustard(c: &mut Canvas) {
    let yellow = 0xd9a514;
    c.rect(30.0, 44.0, 68.0, 74.0, 14.0, darker(yellow, 0.45));
    c.rect(34.0, 48.0, 60.0, 66.0, 11.0, yellow);
    c.rect(26.0, 26.0, 76.0, 24.0, 8.0, 0x8b3a2b);
    c.rect(31.0, 30.0, 66.0, 8.0, 4.0, lighter(0x8b3a2b, 0.3));
    c.rect(42.0, 64.0, 44.0, 34.0, 6.0, 0xfff6dc);
    c.line("M 52 90 L 52 74 L 64 84 L 76 74 L 76 90", 6.0, 0x8b3a2b);
    c.line("M 84 26 Q 90 4 108 10", 7.0, 0x9aa3a8);
}

/// Gerda, colleague number one: the tall plant.
fn gerda(c: &mut Canvas) {
    let leaf = 0x3f8f4f;
    c.line("M 64 88 Q 60 56 64 34", 6.0, darker(leaf, 0.35));
    for (path, ink) in [
        ("M 62 82 C 24 84 10 58 16 36 C 46 36 62 54 62 82 Z", leaf),
        (
            "M 66 82 C 104 84 118 58 112 36 C 82 36 66 54 66 82 Z",
            darker(leaf, 0.15),
        ),
        (
            "M 64 62 C 42 44 44 18 64 6 C 84 18 86 44 64 62 Z",
            lighter(leaf, 0.2),
        ),
    ] {
        c.fill(path, ink);
    }
    c.line(
        "M 60 76 L 28 44 M 68 76 L 100 44 M 64 54 L 64 20",
        3.0,
        darker(leaf, 0.35),
    );
    c.fill("M 34 86 L 94 86 L 86 122 L 42 122 Z", 0xc4693f);
    c.rect(30.0, 80.0, 68.0, 14.0, 5.0, 0xd97f52);
    c.disc(54.0, 104.0, 4.0, 0x3b2018);
    c.disc(74.0, 104.0, 4.0, 0x3b2018);
    c.line("M 56 112 Q 64 118 72 112", 4.0, 0x3b2018);
}

/// The machine that watches the coffee corner: an owl.
fn gufo(c: &mut Canvas) {
    let body = 0x6d4a36;
    c.fill(
        "M 22 18 L 46 30 L 82 30 L 106 18 L 104 60 L 24 60 Z",
        darker(body, 0.2),
    );
    c.rect(22.0, 28.0, 84.0, 92.0, 36.0, body);
    c.oval(64.0, 92.0, 28.0, 24.0, 0xe8d3b0);
    for x in [44.0, 84.0] {
        c.disc(x, 56.0, 22.0, 0xfff6dc);
        c.disc(x, 56.0, 12.0, 0xe0912c);
        c.disc(x, 56.0, 7.0, 0x1c1420);
        c.disc(x + 3.0, 53.0, 2.5, 0xffffff);
    }
    c.fill("M 56 70 L 72 70 L 64 84 Z", 0xe0912c);
    c.line(
        "M 52 96 L 76 96 M 56 106 L 72 106",
        4.0,
        veil(0x6d4a36, 170),
    );
}

/// The knob of 1968, which people carry in their bags.
fn knob(c: &mut Canvas) {
    c.disc(64.0, 66.0, 56.0, 0x2b2226);
    c.disc(64.0, 64.0, 50.0, 0x4b3a3f);
    c.ring((64.0, 64.0), (38.0, 38.0), 5.0, 0x2b2226);
    for path in [
        "M 64 8 L 64 20",
        "M 104 24 L 95 33",
        "M 24 24 L 33 33",
        "M 120 64 L 108 64",
        "M 8 64 L 20 64",
    ] {
        c.line(path, 6.0, 0xf3efe6);
    }
    c.disc(64.0, 64.0, 30.0, 0xc4402f);
    c.disc(56.0, 56.0, 10.0, veil(0xffffff, 90));
    c.line("M 64 64 L 84 40", 7.0, 0xfff6dc);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn they_are_small_see_through_and_differ() {
        let all = all();
        assert_eq!(all.len(), 5);
        for (code, _, png) in &all {
            assert!(text::custom::is_shortcode(code), "{code}");
            assert!(text::emoji::of(code).is_none(), "{code}");
            assert!(png.len() < 20_000, "{code}: {}", png.len());
            let twins = all.iter().filter(|(_, _, other)| other == png).count();
            assert_eq!(twins, 1, "{code}");
            if let Some(folder) = std::env::var_os("PICTURES") {
                let file = std::path::Path::new(&folder).join(format!("emoji-{code}.png"));
                std::fs::write(file, png).unwrap();
            }
        }
    }
}

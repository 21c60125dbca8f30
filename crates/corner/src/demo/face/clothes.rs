//! Shoulders and what is worn on them.

use super::Face;
use crate::demo::paint::{Canvas, darker, lighter, veil};

/// Known kinds.
pub const TOPS: [&str; 10] = [
    "tee",
    "shirt",
    "turtleneck",
    "apron",
    "overall",
    "hoodie",
    "blazer",
    "stripes",
    "jumper",
    "vest",
];

const SHOULDERS: &str =
    "M 52 402 C 54 338 92 314 146 302 Q 200 292 254 302 C 308 314 346 338 348 402 Z";

/// Draws neck and clothes.
pub fn draw(c: &mut Canvas, face: &Face) {
    let (ink, skin) = (face.top_ink, face.skin);
    if face.top == "hoodie" {
        c.fill(
            "M 118 322 C 112 262 288 262 282 322 Q 200 350 118 322 Z",
            darker(ink, 0.22),
        );
    }
    let base = match face.top.as_str() {
        "apron" => 0xf3ece0,
        "overall" => 0xd9dfe4,
        "blazer" => 0xf6f2ea,
        _ => ink,
    };
    c.fill(SHOULDERS, base);
    neck(c, skin);
    match face.top.as_str() {
        "tee" => collar(c, darker(ink, 0.15)),
        "stripes" => stripes(c, ink),
        "shirt" => shirt(c, ink),
        "turtleneck" => turtleneck(c, ink),
        "apron" => apron(c, ink),
        "overall" => overall(c, ink),
        "hoodie" => hoodie(c, ink),
        "blazer" => blazer(c, ink),
        _ => jumper(c, ink),
    }
    if face.has("scarf") {
        c.fill(
            "M 138 286 Q 200 330 262 286 L 268 322 Q 200 362 132 322 Z",
            0xd9694f,
        );
        c.fill("M 226 330 L 262 322 L 274 402 L 236 402 Z", 0xc55840);
        c.line("M 150 304 Q 200 338 250 304", 5.0, 0xf0b29a);
    }
    if face.has("bowtie") {
        c.fill(
            "M 200 318 L 168 302 L 168 336 Z M 200 318 L 232 302 L 232 336 Z",
            0xb23a48,
        );
        c.disc(200.0, 318.0, 8.0, 0x8f2c3a);
    }
}

fn neck(c: &mut Canvas, skin: u32) {
    c.fill("M 166 240 L 234 240 L 236 304 Q 200 334 164 304 Z", skin);
    c.fill(
        "M 166 250 L 234 250 L 235 274 Q 200 296 165 274 Z",
        veil(darker(skin, 0.35), 90),
    );
}

fn collar(c: &mut Canvas, ink: u32) {
    c.line("M 154 302 Q 200 350 246 302", 9.0, ink);
}

fn stripes(c: &mut Canvas, ink: u32) {
    c.fill(SHOULDERS, 0xf6f2ea);
    for (y, x) in [(336.0, 94.0), (358.0, 76.0), (380.0, 68.0), (404.0, 64.0)] {
        let path = format!("M {x} {y} Q 200 {} {} {y}", y + 14.0, 400.0 - x);
        c.line(&path, 9.0, ink);
    }
    collar(c, ink);
}

fn shirt(c: &mut Canvas, ink: u32) {
    let (dark, light) = (darker(ink, 0.16), lighter(ink, 0.25));
    c.fill("M 160 292 L 200 338 L 166 356 L 142 302 Z", light);
    c.fill("M 240 292 L 200 338 L 234 356 L 258 302 Z", light);
    c.line("M 160 294 L 200 338 L 240 294", 4.0, dark);
    c.line("M 200 340 L 200 402", 4.0, dark);
    for y in [358.0, 384.0] {
        c.disc(207.0, y, 4.0, dark);
    }
}

fn turtleneck(c: &mut Canvas, ink: u32) {
    c.fill(
        "M 158 266 Q 200 286 242 266 L 250 308 Q 200 332 150 308 Z",
        lighter(ink, 0.1),
    );
    c.line("M 156 288 Q 200 308 244 288", 4.0, darker(ink, 0.2));
    c.line("M 150 308 Q 200 332 250 308", 4.0, darker(ink, 0.25));
}

fn apron(c: &mut Canvas, ink: u32) {
    collar(c, 0xd8cdbb);
    c.line("M 134 306 Q 150 330 152 350", 13.0, darker(ink, 0.15));
    c.line("M 266 306 Q 250 330 248 350", 13.0, darker(ink, 0.15));
    c.fill("M 138 346 Q 200 358 262 346 L 276 402 L 124 402 Z", ink);
    c.line("M 140 349 Q 200 360 260 349", 5.0, darker(ink, 0.2));
}

fn overall(c: &mut Canvas, ink: u32) {
    collar(c, 0xb5bec6);
    c.fill("M 108 318 L 138 306 L 162 362 L 130 372 Z", ink);
    c.fill("M 292 318 L 262 306 L 238 362 L 270 372 Z", ink);
    c.fill("M 124 356 L 276 356 L 288 402 L 112 402 Z", ink);
    c.line("M 126 358 L 274 358", 4.0, lighter(ink, 0.3));
    c.disc(148.0, 364.0, 8.0, 0xe3c46a);
    c.disc(252.0, 364.0, 8.0, 0xe3c46a);
}

fn hoodie(c: &mut Canvas, ink: u32) {
    c.line("M 146 300 Q 200 352 254 300", 18.0, lighter(ink, 0.12));
    c.line("M 178 332 L 174 372 M 222 332 L 226 366", 4.0, 0xf3ece0);
}

fn blazer(c: &mut Canvas, ink: u32) {
    c.fill(
        "M 52 402 C 54 338 92 314 146 302 L 156 300 L 200 402 Z",
        ink,
    );
    c.fill(
        "M 348 402 C 346 338 308 314 254 302 L 244 300 L 200 402 Z",
        ink,
    );
    let lapel = darker(ink, 0.18);
    c.fill(
        "M 150 298 L 128 326 L 148 338 L 140 350 L 196 402 L 200 402 Z",
        lapel,
    );
    c.fill(
        "M 250 298 L 272 326 L 252 338 L 260 350 L 204 402 L 200 402 Z",
        lapel,
    );
}

fn jumper(c: &mut Canvas, ink: u32) {
    c.line("M 152 300 Q 200 350 248 300", 16.0, lighter(ink, 0.14));
    c.line("M 160 304 L 156 312 M 178 318 L 174 328 M 200 324 L 200 334 M 222 318 L 226 328 M 240 304 L 244 312", 2.5, darker(ink, 0.18));
}

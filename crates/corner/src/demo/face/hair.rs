//! Hair and what covers it: one part behind the head, one in front.

use super::Face;
use crate::demo::paint::{Canvas, darker, lighter, veil};

/// Known styles.
pub const STYLES: [&str; 22] = [
    "short", "side", "curly", "afro", "bob", "long", "wavy", "bun", "ponytail", "bald", "balding",
    "buzz", "quiff", "braids", "hijab", "beanie", "cap", "pixie", "fringe", "locs", "topknot",
    "shaved",
];

/// The colour of hair; of cloth, for what covers it.
pub fn ink(style: &str, word: &str) -> Result<u32, String> {
    if matches!(style, "hijab" | "beanie" | "cap") {
        return super::ink(word);
    }
    Ok(match word {
        "black" => 0x2a2326,
        "brown" => 0x5b3d2b,
        "chestnut" => 0x7a4a2c,
        "auburn" => 0x97472c,
        "ginger" => 0xd0743a,
        "blond" => 0xe3b968,
        "sand" => 0xc99f63,
        "grey" => 0x9c9a99,
        "white" => 0xe6e3de,
        "pink" => 0xe58aa6,
        _ => return Err("hair colour not known".to_owned()),
    })
}

/// A cap of hair from temple to temple, the ground of many styles.
const CROWN: &str = "M 124 172 C 112 92 152 64 200 64 C 248 64 288 92 276 172 C 272 140 262 124 246 116 Q 200 104 154 116 C 138 124 128 140 124 172 Z";

/// What hangs or stands behind the head.
pub fn behind(c: &mut Canvas, face: &Face) {
    let (ink, deep) = (face.hair_ink, darker(face.hair_ink, 0.2));
    match face.hair.as_str() {
        "long" => c.fill("M 112 170 C 100 60 300 60 288 170 C 290 240 296 300 300 344 Q 200 372 100 344 C 104 300 110 240 112 170 Z", deep),
        "wavy" => {
            c.fill("M 110 160 C 98 58 302 58 290 160 C 312 190 292 220 306 248 C 316 284 286 308 262 300 L 138 300 C 114 308 84 284 94 248 C 108 220 88 190 110 160 Z", deep);
        }
        "bob" | "fringe" => c.fill("M 110 164 C 98 56 302 56 290 164 C 298 214 296 250 282 274 Q 200 296 118 274 C 104 250 102 214 110 164 Z", deep),
        "ponytail" => {
            c.fill("M 258 96 C 330 84 346 160 322 236 C 316 254 304 250 304 232 C 312 170 296 134 258 130 Z", deep);
            c.disc(266.0, 104.0, 13.0, 0xd9694f);
        }
        "bun" => {
            c.disc(200.0, 56.0, 38.0, ink);
            c.line("M 176 50 Q 200 34 224 52 M 182 66 Q 200 56 220 68", 3.0, veil(deep, 200));
        }
        "topknot" => {
            c.disc(200.0, 52.0, 28.0, ink);
            c.line("M 182 72 Q 200 80 218 72", 7.0, 0x3a3d46);
        }
        "afro" => {
            for (x, y, r) in [(200.0, 120.0, 104.0), (122.0, 148.0, 52.0), (278.0, 148.0, 52.0), (150.0, 82.0, 50.0), (250.0, 82.0, 50.0)] {
                c.disc(x, y, r, ink);
            }
        }
        "curly" => {
            for (x, y, r) in [(134.0, 128.0, 36.0), (266.0, 128.0, 36.0), (124.0, 164.0, 22.0), (276.0, 164.0, 22.0)] {
                c.disc(x, y, r, deep);
            }
        }
        "locs" => {
            for (i, x) in [112.0_f32, 130.0, 148.0, 252.0, 270.0, 288.0].into_iter().enumerate() {
                let end = 300.0 + (i % 2) as f32 * 14.0;
                c.line(&format!("M {x} 120 Q {} 210 {x} {end}", x + 5.0), 17.0, deep);
            }
        }
        "braids" => {
            for (x, sway) in [(116.0, -6.0), (284.0, 6.0)] {
                for i in 0_u16..6 {
                    let y = 206.0 + f32::from(i) * 22.0;
                    let bend = if i % 2 == 0 { 0.0 } else { sway };
                    c.oval(x + bend, y, 17.0 - f32::from(i), 15.0, if i % 2 == 0 { ink } else { deep });
                }
                c.rect(x - 8.0, 330.0, 16.0, 9.0, 4.0, 0xd9694f);
                c.oval(x, 348.0, 9.0, 13.0, ink);
            }
        }
        "hijab" => c.fill("M 104 190 C 92 50 308 50 296 190 C 300 260 318 300 330 352 Q 200 402 70 352 C 82 300 100 260 104 190 Z", deep),
        _ => {}
    }
}

/// What falls over the forehead.
pub fn front(c: &mut Canvas, face: &Face) {
    let (ink, deep) = (face.hair_ink, darker(face.hair_ink, 0.2));
    let shine = veil(lighter(ink, 0.4), 90);
    match face.hair.as_str() {
        "short" => {
            c.fill(CROWN, ink);
            c.line("M 158 86 Q 190 74 222 80", 6.0, shine);
        }
        "side" => {
            c.fill("M 124 170 C 110 84 158 58 214 64 C 270 68 290 112 276 170 C 272 146 266 128 252 118 C 214 126 180 116 160 96 C 150 124 130 136 124 170 Z", ink);
            c.line("M 176 84 Q 212 74 246 94", 6.0, shine);
        }
        "quiff" => {
            c.fill("M 125 168 C 118 120 126 108 140 102 C 128 62 178 38 222 50 C 268 52 286 84 264 106 C 276 116 280 138 275 168 C 270 140 262 128 250 120 Q 196 126 152 120 C 136 128 130 142 125 168 Z", ink);
            c.line("M 158 78 Q 196 58 244 74", 6.0, shine);
        }
        "buzz" | "shaved" => c.fill("M 125 166 C 116 96 152 72 200 72 C 248 72 284 96 275 166 C 270 138 258 122 244 116 Q 200 106 156 116 C 142 122 130 138 125 166 Z", veil(ink, 205)),
        "balding" => {
            c.fill("M 123 184 C 112 140 122 116 140 106 C 140 128 136 150 132 176 Z", ink);
            c.fill("M 277 184 C 288 140 278 116 260 106 C 260 128 264 150 268 176 Z", ink);
            c.oval(222.0, 106.0, 20.0, 9.0, veil(0xffffff, 60));
        }
        "bald" => c.oval(224.0, 108.0, 22.0, 10.0, veil(0xffffff, 70)),
        "curly" | "afro" => {
            for (x, y, r) in [(146.0, 108.0, 26.0), (172.0, 90.0, 29.0), (204.0, 84.0, 30.0), (236.0, 92.0, 28.0), (258.0, 112.0, 24.0)] {
                c.disc(x, y, r, ink);
            }
            c.line("M 150 102 Q 156 92 166 96 M 186 80 Q 196 70 206 78 M 226 88 Q 238 82 244 92", 4.0, shine);
        }
        "locs" => {
            c.fill(CROWN, ink);
            c.line("M 160 72 L 146 116 M 184 66 L 180 110 M 212 66 L 218 110 M 238 72 L 252 116", 5.0, veil(deep, 230));
        }
        "pixie" => {
            c.fill("M 122 178 C 104 84 156 56 206 60 C 262 62 294 96 278 178 C 272 152 270 138 262 126 C 240 132 196 128 172 100 C 160 130 134 138 130 168 Z", ink);
            c.line("M 178 84 Q 214 72 250 96", 6.0, shine);
        }
        "bob" | "wavy" => {
            c.fill("M 118 196 C 100 84 152 58 204 62 C 262 62 300 88 282 196 C 276 160 272 140 256 122 C 226 122 204 112 188 94 C 176 122 142 126 132 150 C 124 166 124 180 118 196 Z", ink);
            c.line("M 196 80 Q 234 78 258 106", 6.0, shine);
        }
        "long" => {
            c.fill("M 116 232 C 96 90 152 58 200 62 C 248 58 304 90 284 232 C 280 176 272 140 244 112 Q 218 100 200 80 Q 182 100 156 112 C 128 140 120 176 116 232 Z", ink);
            c.line("M 150 92 Q 132 110 126 146 M 250 92 Q 268 110 274 146", 5.0, shine);
        }
        "fringe" => {
            c.fill("M 116 200 C 98 84 150 58 200 60 C 250 58 302 84 284 200 C 278 176 274 160 268 144 Q 200 162 132 144 C 126 160 122 176 116 200 Z", ink);
            c.line("M 164 128 L 160 148 M 200 130 L 200 153 M 236 128 L 240 148", 3.0, veil(deep, 160));
            c.line("M 152 90 Q 196 72 244 88", 6.0, shine);
        }
        "bun" | "ponytail" | "topknot" | "braids" => {
            c.fill(CROWN, ink);
            c.line("M 200 68 Q 198 88 200 106", 3.0, veil(deep, 180));
            c.line("M 156 88 Q 168 80 182 78 M 244 88 Q 232 80 218 78", 5.0, shine);
        }
        "hijab" => scarf(c, ink),
        "beanie" => {
            c.fill("M 118 132 C 108 54 150 34 200 34 C 250 34 292 54 282 132 Z", ink);
            c.rect(112.0, 112.0, 176.0, 32.0, 15.0, deep);
            c.line("M 140 118 L 140 138 M 164 117 L 164 139 M 188 117 L 188 139 M 212 117 L 212 139 M 236 117 L 236 139 M 260 118 L 260 138", 3.0, shine);
        }
        "cap" => {
            c.fill("M 122 126 C 114 58 154 42 200 42 C 246 42 286 58 278 126 Q 200 112 122 126 Z", ink);
            c.fill("M 122 126 Q 200 108 278 126 Q 306 136 304 146 Q 200 124 116 142 Q 112 134 122 126 Z", deep);
            c.disc(200.0, 44.0, 7.0, deep);
        }
        _ => {}
    }
}

/// Cloth around the face, drawn as a band so that the face stays free.
fn scarf(c: &mut Canvas, ink: u32) {
    c.line("M 132 200 C 120 110 150 84 200 84 C 250 84 280 110 268 200 C 262 246 238 280 200 280 C 162 280 138 246 132 200 Z", 34.0, ink);
    c.fill("M 120 226 C 132 262 160 282 200 282 C 240 282 268 262 280 226 C 300 300 316 330 326 356 Q 200 398 74 356 C 84 330 100 300 120 226 Z", ink);
    c.line(
        "M 142 262 Q 196 330 282 318 M 158 300 Q 210 344 276 340",
        3.5,
        veil(darker(ink, 0.3), 150),
    );
}

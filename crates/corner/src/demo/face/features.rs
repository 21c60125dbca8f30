//! Head, eyes, mouth, beard, glasses and the small things.

use super::Face;
use crate::demo::paint::{Canvas, darker, lighter, mix, veil};

/// Known beards.
pub const BEARDS: [&str; 6] = ["none", "stubble", "short", "full", "moustache", "goatee"];

/// The outline of the head.
const HEAD: &str = "M 128 168 C 126 104 158 84 200 84 C 242 84 274 104 272 168 C 271 226 246 270 200 270 C 154 270 129 226 128 168 Z";

/// Ears and head.
pub fn head(c: &mut Canvas, face: &Face) {
    let skin = face.skin;
    if face.hair != "hijab" {
        for x in [126.0, 274.0] {
            c.oval(x, 184.0, 15.0, 21.0, skin);
            c.oval(x, 186.0, 7.0, 11.0, veil(darker(skin, 0.3), 110));
        }
    }
    c.fill(HEAD, skin);
}

/// Everything within the outline.
pub fn face(c: &mut Canvas, face: &Face) {
    let shade = darker(face.skin, 0.3);
    let cheek = veil(
        mix(face.skin, 0xe0524a, 0.5),
        if face.has("blush") { 130 } else { 62 },
    );
    c.oval(154.0, 214.0, 17.0, 12.0, cheek);
    c.oval(246.0, 214.0, 17.0, 12.0, cheek);
    if face.has("freckles") {
        for (x, y) in [
            (148.0, 206.0),
            (158.0, 212.0),
            (166.0, 204.0),
            (155.0, 220.0),
        ] {
            c.disc(x, y, 2.4, veil(0x9c5a35, 150));
            c.disc(400.0 - x, y, 2.4, veil(0x9c5a35, 150));
        }
    }
    beard(c, face);
    eyes(c, face);
    c.line(
        "M 202 184 Q 212 206 206 210 Q 200 214 193 210",
        4.0,
        veil(shade, 190),
    );
    mouth(c, face);
    if face.age != "young" {
        let line = veil(shade, 120);
        c.line(
            "M 136 190 L 144 187 M 137 199 L 145 199 M 264 190 L 256 187 M 263 199 L 255 199",
            2.5,
            line,
        );
    }
    if face.age == "old" {
        let line = veil(shade, 90);
        c.line(
            "M 172 118 Q 200 112 228 118 M 178 130 Q 200 125 222 130",
            2.5,
            line,
        );
        c.line(
            "M 168 224 Q 160 234 163 244 M 232 224 Q 240 234 237 244",
            2.5,
            line,
        );
    }
}

fn eyes(c: &mut Canvas, face: &Face) {
    let lashes = matches!(
        face.hair.as_str(),
        "bob" | "long" | "wavy" | "bun" | "ponytail" | "fringe" | "braids" | "pixie" | "hijab"
    ) && face.beard == "none";
    for x in [168.0, 232.0] {
        c.oval(x, 182.0, 9.5, 11.0, veil(0xffffff, 215));
        c.oval(x, 182.5, 7.6, 9.4, face.eyes);
        c.oval(x, 183.0, 4.6, 6.0, darker(face.eyes, 0.65));
        c.disc(x + 2.6, 178.6, 2.6, 0xffffff);
    }
    if lashes {
        c.line("M 157 180 Q 163 170 178 173 M 157 180 L 152 176 M 243 180 Q 237 170 222 173 M 243 180 L 248 176", 3.4, 0x33251f);
    } else {
        c.line(
            "M 158 175 Q 168 169 178 175 M 222 175 Q 232 169 242 175",
            3.0,
            veil(0x33251f, 190),
        );
    }
    let brow = face.brow_ink();
    let width = if lashes { 4.6 } else { 7.0 };
    match face.look.as_str() {
        "smirk" => c.line(
            "M 152 160 Q 166 152 182 158 M 218 152 Q 234 142 250 152",
            width,
            brow,
        ),
        "grin" => c.line(
            "M 152 156 Q 166 145 183 154 M 217 154 Q 234 145 248 156",
            width,
            brow,
        ),
        _ => c.line(
            "M 152 159 Q 166 150 183 157 M 217 157 Q 234 150 248 159",
            width,
            brow,
        ),
    }
}

fn mouth(c: &mut Canvas, face: &Face) {
    let lips = if face.has("lipstick") {
        0xb5333f
    } else {
        mix(darker(face.skin, 0.42), 0x9c3b3b, 0.4)
    };
    match face.look.as_str() {
        "grin" => {
            c.fill(
                "M 168 224 Q 200 232 232 224 Q 228 254 200 255 Q 172 254 168 224 Z",
                0x7a2a2c,
            );
            c.fill(
                "M 171 226 Q 200 233 229 226 Q 228 237 200 238 Q 172 237 171 226 Z",
                0xfffaf2,
            );
            c.fill(
                "M 184 249 Q 200 241 216 249 Q 208 255 200 255 Q 192 255 184 249 Z",
                0xd9776f,
            );
            if face.has("lipstick") {
                c.line(
                    "M 168 224 Q 200 232 232 224 Q 228 254 200 255 Q 172 254 168 224",
                    4.0,
                    lips,
                );
            }
        }
        "smirk" => c.line("M 178 236 Q 204 243 224 228 Q 228 225 229 222", 5.0, lips),
        "soft" => c.line("M 180 234 Q 200 243 220 234", 5.0, lips),
        _ => {
            c.line("M 170 228 Q 200 256 230 228", 5.5, lips);
            c.line(
                "M 166 226 Q 169 226 172 229 M 234 226 Q 231 226 228 229",
                3.5,
                lips,
            );
        }
    }
    if face.has("lipstick") && face.look != "grin" {
        c.fill(
            "M 180 236 Q 190 229 200 234 Q 210 229 220 236 Q 200 254 180 236 Z",
            veil(lips, 160),
        );
    }
}

fn beard(c: &mut Canvas, face: &Face) {
    let ink = face.brow_ink();
    let full = "M 129 186 C 130 262 158 296 200 296 C 242 296 270 262 271 186 C 262 214 250 222 232 220 Q 200 208 168 220 C 150 222 138 214 129 186 Z";
    let short = "M 130 190 C 133 240 160 274 200 274 C 240 274 267 240 270 190 C 262 216 248 224 232 222 Q 200 210 168 222 C 152 224 138 216 130 190 Z";
    match face.beard.as_str() {
        "stubble" => c.fill(short, veil(ink, 58)),
        "short" => c.fill(short, ink),
        "full" => {
            c.fill(full, ink);
            c.line("M 176 286 Q 182 276 180 268 M 224 286 Q 218 276 220 268 M 200 292 L 200 276", 3.0, veil(lighter(ink, 0.3), 110));
        }
        "goatee" => {
            c.fill("M 172 262 Q 200 252 228 262 Q 224 290 200 290 Q 176 290 172 262 Z", ink);
            c.line("M 174 224 Q 188 214 200 220 Q 212 214 226 224", 8.0, ink);
        }
        "moustache" => c.fill("M 200 216 C 184 206 162 216 156 230 C 172 234 190 232 200 226 C 210 232 228 234 244 230 C 238 216 216 206 200 216 Z", ink),
        _ => {}
    }
}

/// Glasses and what else lies on top.
pub fn on_top(c: &mut Canvas, face: &Face) {
    let frame = 0x2f2a2c;
    match face.glasses.as_str() {
        "round" => {
            for x in [166.0, 234.0] {
                c.disc(x, 183.0, 25.0, veil(0xffffff, 28));
                c.ring((x, 183.0), (25.0, 25.0), 4.5, frame);
            }
            c.line(
                "M 190 180 Q 200 174 210 180 M 141 180 L 130 176 M 259 180 L 270 176",
                4.5,
                frame,
            );
        }
        "square" => {
            let left = "M 142 166 L 190 166 L 187 200 Q 166 206 145 200 Z";
            c.fill(left, veil(0xffffff, 28));
            c.line(left, 5.0, frame);
            c.mirror(200.0, |c| {
                c.fill(left, veil(0xffffff, 28));
                c.line(left, 5.0, frame);
            });
            c.line(
                "M 190 174 Q 200 169 210 174 M 142 172 L 130 170 M 258 172 L 270 170",
                4.5,
                frame,
            );
        }
        "half" => {
            let left = "M 146 192 L 188 192 Q 188 212 167 212 Q 146 212 146 192 Z";
            c.line(left, 3.6, 0x8b6d3f);
            c.mirror(200.0, |c| c.line(left, 3.6, 0x8b6d3f));
            c.line(
                "M 188 194 Q 200 188 212 194 M 146 193 L 130 186 M 254 193 L 270 186",
                3.6,
                0x8b6d3f,
            );
        }
        _ => {}
    }
    if face.has("earrings") && face.hair != "hijab" {
        for x in [124.0, 276.0] {
            c.ring((x, 214.0), (6.0, 8.0), 3.6, 0xe0b23e);
        }
    }
    if face.has("pencil") {
        c.line("M 262 152 L 306 120", 8.0, 0xe8b43a);
        c.line("M 306 120 L 313 115", 5.0, 0x3a2a22);
        c.line("M 260 153 L 254 158", 8.0, 0xe59a9a);
    }
    if face.has("headphones") {
        c.line("M 120 182 C 112 60 288 60 280 182", 11.0, 0x3a3d46);
        for x in [108.0, 268.0] {
            c.rect(x, 160.0, 24.0, 52.0, 11.0, 0x3a3d46);
        }
        c.rect(112.0, 172.0, 7.0, 28.0, 3.5, 0xdba53a);
        c.rect(281.0, 172.0, 7.0, 28.0, 3.5, 0xdba53a);
    }
}

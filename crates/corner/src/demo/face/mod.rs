//! Draws a friendly flat portrait from a line such as
//! `skin:3 hair:bob/auburn eyes:green glasses:round beard:short top:apron/forest bg:sand extra:earrings age:mid look:smile`.

mod clothes;
mod features;
mod hair;
mod machine;

use super::paint::{Canvas, darker, lighter, veil};

/// Side of the square, in pixels.
const SIDE: u32 = 400;

/// What a person looks like. Words that are not known were refused when it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Face {
    machine: Option<u32>,
    skin: u32,
    hair: String,
    hair_ink: u32,
    eyes: u32,
    glasses: String,
    beard: String,
    top: String,
    top_ink: u32,
    ground: u32,
    extra: Vec<String>,
    age: String,
    look: String,
}

impl Face {
    /// Reads the line; the error names the word that is not known.
    pub fn read(line: &str) -> Result<Self, String> {
        let mut face = Self {
            machine: None,
            skin: skin("2")?,
            hair: String::new(),
            hair_ink: 0,
            eyes: ink("brown")?,
            glasses: "none".to_owned(),
            beard: "none".to_owned(),
            top: "tee".to_owned(),
            top_ink: ink("navy")?,
            ground: ink("sand")?,
            extra: Vec::new(),
            age: "young".to_owned(),
            look: "smile".to_owned(),
        };
        for word in line.split_whitespace() {
            face.set(word).map_err(|what| format!("{word}: {what}"))?;
        }
        Ok(face)
    }

    fn set(&mut self, word: &str) -> Result<(), String> {
        let (key, value) = word.split_once(':').ok_or("no ':'")?;
        let (kind, colour) = value.split_once('/').unwrap_or((value, ""));
        let known = |list: &[&str]| {
            if list.contains(&kind) {
                Ok(kind.to_owned())
            } else {
                Err("not known".to_owned())
            }
        };
        match key {
            "machine" => self.machine = Some(ink(value)?),
            "skin" => self.skin = skin(value)?,
            "hair" => {
                (self.hair, self.hair_ink) = (known(&hair::STYLES)?, hair::ink(kind, colour)?)
            }
            "eyes" => self.eyes = eye(value)?,
            "glasses" => self.glasses = known(&["none", "round", "square", "half"])?,
            "beard" => self.beard = known(&features::BEARDS)?,
            "top" => (self.top, self.top_ink) = (known(&clothes::TOPS)?, ink(colour)?),
            "bg" => self.ground = ink(value)?,
            "extra" => self.extra = value.split(',').map(str::to_owned).collect(),
            "age" => self.age = known(&["young", "mid", "old"])?,
            "look" => self.look = known(&["smile", "grin", "soft", "smirk"])?,
            _ => return Err("not known".to_owned()),
        }
        Ok(())
    }

    fn has(&self, extra: &str) -> bool {
        self.extra.iter().any(|e| e == extra)
    }

    /// Hair on the face, eyebrows included, is a shade darker than on the head.
    fn brow_ink(&self) -> u32 {
        match self.hair.as_str() {
            "hijab" | "beanie" | "cap" => 0x3a2a22,
            _ => darker(self.hair_ink, 0.25),
        }
    }

    /// The portrait as a PNG file.
    pub fn png(&self) -> Vec<u8> {
        let Some(mut canvas) = Canvas::new(SIDE, SIDE, self.ground) else {
            return Vec::new();
        };
        let c = &mut canvas;
        c.disc(200.0, 210.0, 172.0, veil(lighter(self.ground, 0.45), 150));
        if let Some(colour) = self.machine {
            machine::draw(c, colour);
            return c.png();
        }
        hair::behind(c, self);
        clothes::draw(c, self);
        features::head(c, self);
        features::face(c, self);
        hair::front(c, self);
        features::on_top(c, self);
        canvas.png()
    }
}

fn skin(word: &str) -> Result<u32, String> {
    Ok(match word {
        "1" => 0xf9dcc6,
        "2" => 0xf2c6a5,
        "3" => 0xe3ab82,
        "4" => 0xc68a5f,
        "5" => 0xa06a45,
        "6" => 0x74492f,
        _ => return Err("not known".to_owned()),
    })
}

fn eye(word: &str) -> Result<u32, String> {
    Ok(match word {
        "brown" => 0x4a2c1c,
        "hazel" => 0x6b4a22,
        "green" => 0x3f6b4b,
        "blue" => 0x35688f,
        "grey" => 0x5a6670,
        _ => return Err("not known".to_owned()),
    })
}

/// Colours of clothes and grounds.
fn ink(word: &str) -> Result<u32, String> {
    Ok(match word {
        "navy" => 0x2f4666,
        "sky" => 0xb5d6e8,
        "teal" => 0x2f8583,
        "blue" => 0x4a74a8,
        "forest" => 0x3e6650,
        "sage" => 0xb4c9a9,
        "mint" => 0xbfe0cd,
        "olive" => 0x7d8048,
        "mustard" => 0xdba53a,
        "butter" => 0xf6dd9b,
        "sand" => 0xead3b0,
        "peach" => 0xf7c3a2,
        "orange" => 0xe07b3c,
        "terracotta" => 0xcc7355,
        "burgundy" => 0x8a3346,
        "rose" => 0xeab3b3,
        "plum" => 0x6d4a7a,
        "lilac" => 0xcdbbe0,
        "slate" => 0x9fb0be,
        "grey" => 0x7c828a,
        "black" => 0x33333a,
        "white" => 0xf6f2ea,
        "brown" => 0x7a5238,
        _ => return Err("colour not known".to_owned()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_face_is_read_or_says_what_it_does_not_know() {
        let face = Face::read("skin:3 hair:bob/auburn top:apron/forest look:grin").unwrap();
        assert_eq!((face.hair.as_str(), face.look.as_str()), ("bob", "grin"));
        assert!(
            Face::read("hair:tower/auburn")
                .unwrap_err()
                .contains("hair:tower")
        );
        assert!(Face::read("bg:nowhere").is_err());
    }

    #[test]
    fn every_portrait_is_different() {
        let demo = crate::demo::Demo::read().unwrap();
        let draw = |line: &str| Face::read(line).unwrap().png();
        let faces: std::collections::HashSet<_> =
            demo.people.iter().map(|p| draw(&p.face)).collect();
        assert_eq!(faces.len(), demo.people.len());
        assert_eq!(draw(&demo.people[0].face), draw(&demo.people[0].face));
    }

    /// `PORTRAITS=dir cargo nextest run -p corner portraits` writes them all to look at.
    #[test]
    fn portraits() {
        let Some(folder) = std::env::var_os("PORTRAITS") else {
            return;
        };
        for person in crate::demo::Demo::read().unwrap().people {
            let path = std::path::Path::new(&folder).join(format!("{}.png", person.handle));
            std::fs::write(path, Face::read(&person.face).unwrap().png()).unwrap();
        }
    }
}

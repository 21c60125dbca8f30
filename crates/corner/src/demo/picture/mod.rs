//! Draws the pictures of the demo's posts from a line such as `cat box=1 mood=asleep`: a scene and its parameters.
//! One more scene: a function in the file of its kind and a line in `SCENES`.

mod cake;
mod cup;
mod desk;
mod living;
mod machine;
mod outdoors;
mod paper;
mod road;
mod things;
mod workshop;

use super::paint::Canvas;

/// Pixels across.
pub const WIDTH: u32 = 960;
/// Pixels down.
pub const HEIGHT: u32 = 640;

type Scene = fn(&mut Canvas, &Picture);

const SCENES: [(&str, Scene); 31] = [
    ("bike", living::bike),
    ("board", workshop::board),
    ("boxes", things::boxes),
    ("cake", cake::cake),
    ("cat", living::cat),
    ("chart", paper::chart),
    ("chess", desk::chess),
    ("cupping", cup::cupping),
    ("harbour", outdoors::harbour),
    ("keys", things::keys),
    ("knob", paper::knob),
    ("lamp", things::lamp),
    ("landscape", outdoors::landscape),
    ("latte", cup::latte),
    ("lighthouse", outdoors::lighthouse),
    ("machine", machine::machine),
    ("mop", workshop::mop),
    ("mountain", outdoors::mountain),
    ("mugs", cup::mugs),
    ("mushrooms", living::mushrooms),
    ("plant", living::plant),
    ("portafilter", cup::portafilter),
    ("poster", paper::poster),
    ("roaster", workshop::roaster),
    ("rose", living::rose),
    ("route", paper::route),
    ("swatches", desk::swatches),
    ("tomato", living::tomatoes),
    ("tram", road::tram),
    ("van", road::van),
    ("whiteboard", paper::whiteboard),
];

/// A scene and its parameters.
#[derive(Clone, Debug)]
pub struct Picture {
    scene: Scene,
    words: Vec<(String, String)>,
}

impl Picture {
    /// Reads the line; the error names what is not known.
    pub fn read(line: &str) -> Result<Self, String> {
        let mut words = line.split_whitespace();
        let name = words.next().unwrap_or_default();
        let scene = SCENES.iter().find(|(scene, _)| *scene == name);
        let (_, scene) = scene.ok_or_else(|| format!("no scene is called {name}"))?;
        let words = words.map(|word| {
            let (key, value) = word
                .split_once('=')
                .ok_or_else(|| format!("{word}: no '='"))?;
            Ok((key.to_owned(), value.to_owned()))
        });
        Ok(Self {
            scene: *scene,
            words: words.collect::<Result<_, String>>()?,
        })
    }

    /// The drawing as a PNG file.
    pub fn png(&self) -> Vec<u8> {
        let Some(mut canvas) = Canvas::new(WIDTH, HEIGHT, 0xf3ead9) else {
            return Vec::new();
        };
        (self.scene)(&mut canvas, self);
        canvas.png()
    }

    /// A parameter, or nothing.
    fn get(&self, key: &str) -> &str {
        let found = self.words.iter().find(|(known, _)| known == key);
        found.map_or("", |(_, value)| value)
    }

    /// Whether a parameter has this value.
    fn is(&self, key: &str, value: &str) -> bool {
        self.get(key) == value
    }

    /// A colour by name.
    fn colour(&self, key: &str) -> u32 {
        colour(self.get(key))
    }
}

fn colour(word: &str) -> u32 {
    match word {
        "cream" => 0xf2e3c6,
        "moss" => 0x70815a,
        "ink" => 0x2f3c56,
        "plum" => 0x75486f,
        "shadow" => 0x1f1720,
        "red" => 0xc2453c,
        "yellow" => 0xe9bb3f,
        "butter" => 0xf6dd9b,
        "mint" => 0xbfe0cd,
        "peach" => 0xf7c3a2,
        _ => 0xcc7355,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_read_or_says_what_it_does_not_know() {
        assert!(Picture::read("cat box=1").unwrap().is("box", "1"));
        assert!(Picture::read("unicorn").unwrap_err().contains("unicorn"));
        assert!(Picture::read("cat box").is_err());
    }

    #[test]
    fn every_picture_of_the_demo_is_different() {
        let demo = crate::demo::Demo::read().unwrap();
        let scenes = demo.posts.iter().flat_map(|p| &p.images).map(|i| &i.scene);
        let scenes: std::collections::BTreeSet<_> = scenes.collect();
        let drawn: std::collections::HashSet<_> = scenes
            .iter()
            .map(|s| Picture::read(s).unwrap().png())
            .collect();
        assert_eq!(drawn.len(), scenes.len());
        assert!(drawn.len() >= 24);
    }

    /// `PICTURES=dir cargo nextest run -p corner pictures` writes them all to look at.
    #[test]
    fn pictures() {
        let Some(folder) = std::env::var_os("PICTURES") else {
            return;
        };
        for post in crate::demo::Demo::read().unwrap().posts {
            for image in post.images {
                let name = image.scene.replace([' ', '='], "_");
                let path = std::path::Path::new(&folder).join(format!("{name}.png"));
                std::fs::write(path, Picture::read(&image.scene).unwrap().png()).unwrap();
            }
        }
    }
}

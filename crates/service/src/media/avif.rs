//! AVIF: the AV1 frames of a picture turned into red, green and blue.
//!
//! The decoder is a Rust translation of dav1d. It runs on the calling thread and refuses by itself any frame larger than
//! the limit, whatever the box around it says.

use image::metadata::Orientation;
use image::{DynamicImage, GrayImage, ImageBuffer, Pixel, Rgb, RgbImage, Rgba, RgbaImage};
use moxcms::ColorProfile;
use re_rav1d::dav1d::pixel::{MatrixCoefficients, YUVRange};
use re_rav1d::dav1d::{Decoder, Error, Picture, PixelLayout, PlanarImageComponent, Settings};

use super::decode::{Decoded, read_profile};
use super::heif::{self, Coded, Signal, Turn};
use super::{Format, ImageProblem, Limits, check_pixels};

pub(super) fn decode(bytes: &[u8], limits: &Limits) -> Result<Decoded, ImageProblem> {
    const BROKEN: ImageProblem = ImageProblem::Broken {
        format: Format::Avif,
    };
    let still = heif::read(bytes).ok_or(BROKEN)?;
    check_pixels(still.width, still.height, limits.max_pixels)?;
    let max = u32::try_from(limits.max_pixels).unwrap_or(u32::MAX);
    let colors = |picture: &Picture| rgb(picture, still.signal);
    let colors = assemble(&still.color, max, colors).ok_or(BROKEN)?;
    let mut image = match &still.alpha {
        Some(coded) => {
            let alpha = assemble(coded, max, gray).ok_or(BROKEN)?;
            blend(&colors, &alpha, still.premultiplied).ok_or(BROKEN)?
        }
        None => DynamicImage::ImageRgb8(colors),
    };
    for turn in &still.turns {
        image = apply(image, *turn).ok_or(BROKEN)?;
    }
    Ok(Decoded {
        image,
        // What the box asks for was done above; the EXIF of an AVIF has no say in it.
        orientation: Orientation::NoTransforms,
        profile: match still.icc {
            Some(icc) => read_profile(&icc),
            None => still.signal.and_then(wide_colors),
        },
    })
}

/// One frame, or the tiles of a grid put together.
fn assemble<P: Pixel<Subpixel = u8>>(
    coded: &Coded,
    max: u32,
    convert: impl Fn(&Picture) -> Option<ImageBuffer<P, Vec<u8>>>,
) -> Option<ImageBuffer<P, Vec<u8>>> {
    let Some(grid) = coded.grid else {
        return convert(&frame(coded.tiles.first()?, max)?);
    };
    // The tiles of a grid may be as large as the whole, once.
    let mut left = u64::from(max) * 2;
    let mut canvas = ImageBuffer::new(grid.width, grid.height);
    let mut tile_size = None;
    for (at, tile) in (0..).zip(&coded.tiles) {
        let picture = frame(tile, u32::try_from(left).unwrap_or(max).min(max))?;
        let size = (picture.width(), picture.height());
        left = left.checked_sub(u64::from(size.0) * u64::from(size.1))?;
        let (x, y) = (at % grid.columns * size.0, at / grid.columns * size.1);
        if *tile_size.get_or_insert(size) != size || x >= grid.width || y >= grid.height {
            return None;
        }
        image::imageops::replace(&mut canvas, &convert(&picture)?, x.into(), y.into());
    }
    let (width, height) = tile_size?;
    let covered = grid.columns * width >= grid.width && grid.rows * height >= grid.height;
    covered.then_some(canvas)
}

/// The first frame of some AV1 data.
fn frame(data: &[u8], max: u32) -> Option<Picture> {
    // The decoder ends the whole process over this one.
    if data.is_empty() {
        return None;
    }
    let mut settings = Settings::new();
    settings.set_n_threads(1);
    settings.set_max_frame_delay(1);
    settings.set_all_layers(false);
    settings.set_frame_size_limit(max);
    let mut decoder = Decoder::with_settings(&settings).ok()?;
    let mut sent = decoder.send_data(data.to_vec(), None, None, None);
    loop {
        match decoder.get_picture() {
            Ok(picture) => return Some(picture),
            Err(Error::Again) if sent == Err(Error::Again) => sent = decoder.send_pending_data(),
            Err(_) => return None,
        }
    }
}

/// One channel of a frame, its values from 0 to 1 as far as they are in range.
struct Plane {
    data: re_rav1d::dav1d::Plane,
    stride: usize,
    wide: bool,
    /// How many pixels share a value, as a shift.
    across: u32,
    down: u32,
    zero: f32,
    scale: f32,
}

impl Plane {
    fn new(picture: &Picture, part: PlanarImageComponent, full: bool) -> Option<Self> {
        let bits = i32::try_from(picture.bits_per_component()?.0).ok()?;
        let luma = part == PlanarImageComponent::Y;
        let step = 2f32.powi(bits - 8);
        let (floor, range) = match (full, luma) {
            (true, true) => (0.0, 2f32.powi(bits) - 1.0),
            (true, false) => (128.0 * step, 2f32.powi(bits) - 1.0),
            (false, true) => (16.0 * step, 219.0 * step),
            (false, false) => (128.0 * step, 224.0 * step),
        };
        let (across, down) = match picture.pixel_layout() {
            _ if luma => (0, 0),
            PixelLayout::I420 => (1, 1),
            PixelLayout::I422 => (1, 0),
            PixelLayout::I444 | PixelLayout::I400 => (0, 0),
        };
        Some(Plane {
            stride: usize::try_from(picture.stride(part)).ok()?,
            data: picture.plane(part),
            wide: bits > 8,
            across,
            down,
            zero: floor,
            scale: 1.0 / range,
        })
    }

    /// Neighbours share a colour value unsmoothed: pictures are scaled down afterwards as a rule.
    fn at(&self, x: u32, y: u32) -> f32 {
        let (x, y) = ((x >> self.across) as usize, (y >> self.down) as usize);
        let row = y * self.stride;
        let byte = |at: usize| self.data.get(at).copied().unwrap_or_default();
        let value = match self.wide {
            true => u16::from_ne_bytes([byte(row + 2 * x), byte(row + 2 * x + 1)]),
            false => byte(row + x).into(),
        };
        (f32::from(value) - self.zero) * self.scale
    }
}

fn to_byte(value: f32) -> u8 {
    // The conversion saturates, which is what is wanted.
    (value * 255.0 + 0.5) as u8
}

fn is_full(picture: &Picture) -> bool {
    picture.color_range() == YUVRange::Full
}

fn gray(picture: &Picture) -> Option<GrayImage> {
    let luma = Plane::new(picture, PlanarImageComponent::Y, is_full(picture))?;
    Some(GrayImage::from_fn(
        picture.width(),
        picture.height(),
        |x, y| image::Luma([to_byte(luma.at(x, y))]),
    ))
}

fn rgb(picture: &Picture, signal: Option<Signal>) -> Option<RgbImage> {
    let (width, height) = (picture.width(), picture.height());
    // The box has the last word on how colours are coded, the stream only where the box says nothing.
    let full = signal.map_or_else(|| is_full(picture), |signal| signal.full_range);
    let luma = Plane::new(picture, PlanarImageComponent::Y, full)?;
    if picture.pixel_layout() == PixelLayout::I400 {
        return Some(RgbImage::from_fn(width, height, |x, y| {
            Rgb([to_byte(luma.at(x, y)); 3])
        }));
    }
    let matrix = match signal.map(|signal| signal.matrix) {
        Some(code) if code != 2 => Matrix::from_code(code),
        _ => Matrix::of_stream(picture.matrix_coefficients()),
    };
    // An identity matrix stores green, blue and red as they are: all three range like luma.
    let chroma = |part| {
        let mut plane = Plane::new(picture, part, full)?;
        if matrix == Matrix::Identity {
            (plane.zero, plane.scale) = (luma.zero, luma.scale);
        }
        Some(plane)
    };
    let (blue, red) = (
        chroma(PlanarImageComponent::U)?,
        chroma(PlanarImageComponent::V)?,
    );
    Some(RgbImage::from_fn(width, height, |x, y| {
        let colors = matrix.rgb(luma.at(x, y), blue.at(x, y), red.at(x, y));
        Rgb(colors.map(to_byte))
    }))
}

/// How brightness and two differences become three colours.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Matrix {
    Identity,
    YCgCo,
    /// The weights of red and blue in brightness.
    Weights(f32, f32),
}

impl Matrix {
    const BT601: Matrix = Matrix::Weights(0.299, 0.114);

    /// By the numbers of ITU-T H.273. What says nothing is BT.601, as AVIF has it.
    fn from_code(code: u8) -> Matrix {
        match code {
            0 => Matrix::Identity,
            1 => Matrix::Weights(0.2126, 0.0722),
            4 => Matrix::Weights(0.30, 0.11),
            7 => Matrix::Weights(0.212, 0.087),
            8 => Matrix::YCgCo,
            9 | 10 => Matrix::Weights(0.2627, 0.0593),
            _ => Matrix::BT601,
        }
    }

    fn of_stream(matrix: MatrixCoefficients) -> Matrix {
        Matrix::from_code(match matrix {
            MatrixCoefficients::Identity => 0,
            MatrixCoefficients::BT709 => 1,
            MatrixCoefficients::BT470M => 4,
            MatrixCoefficients::ST240M => 7,
            MatrixCoefficients::YCgCo => 8,
            MatrixCoefficients::BT2020NonConstantLuminance => 9,
            MatrixCoefficients::BT2020ConstantLuminance => 10,
            _ => 2,
        })
    }

    fn rgb(self, y: f32, u: f32, v: f32) -> [f32; 3] {
        match self {
            Matrix::Identity => [v, y, u],
            Matrix::YCgCo => [y - u + v, y + u, y - u - v],
            Matrix::Weights(of_red, of_blue) => {
                let red = y + 2.0 * (1.0 - of_red) * v;
                let blue = y + 2.0 * (1.0 - of_blue) * u;
                let green = (y - of_red * red - of_blue * blue) / (1.0 - of_red - of_blue);
                [red, green, blue]
            }
        }
    }
}

fn blend(colors: &RgbImage, alpha: &GrayImage, premultiplied: bool) -> Option<DynamicImage> {
    if colors.dimensions() != alpha.dimensions() {
        return None;
    }
    let mut blended = RgbaImage::new(colors.width(), colors.height());
    let sources = colors.pixels().zip(alpha.pixels());
    for (out, (Rgb(color), image::Luma([alpha]))) in blended.pixels_mut().zip(sources) {
        let plain = |value: u8| match (premultiplied, alpha) {
            (true, 1..) => {
                let value = u32::from(value) * 255 / u32::from(*alpha);
                u8::try_from(value).unwrap_or(u8::MAX)
            }
            _ => value,
        };
        *out = Rgba([plain(color[0]), plain(color[1]), plain(color[2]), *alpha]);
    }
    Some(DynamicImage::ImageRgba8(blended))
}

fn apply(image: DynamicImage, turn: Turn) -> Option<DynamicImage> {
    Some(match turn {
        Turn::Rotate(1) => image.rotate270(),
        Turn::Rotate(2) => image.rotate180(),
        Turn::Rotate(3) => image.rotate90(),
        Turn::Rotate(_) => image,
        Turn::FlipVertical => image.flipv(),
        Turn::FlipHorizontal => image.fliph(),
        Turn::Crop(x, y, width, height) => {
            let fits = |start: u32, length: u32, whole: u32| {
                length > 0 && start.checked_add(length).is_some_and(|end| end <= whole)
            };
            (fits(x, width, image.width()) && fits(y, height, image.height())).then_some(())?;
            image.crop_imm(x, y, width, height)
        }
    })
}

/// The profile of colours that go further than a screen's sRGB.
fn wide_colors(signal: Signal) -> Option<ColorProfile> {
    match (signal.primaries, signal.transfer) {
        (9, 16) => Some(ColorProfile::new_bt2020_pq()),
        (9, 18) => Some(ColorProfile::new_bt2020_hlg()),
        (9, _) => Some(ColorProfile::new_bt2020()),
        (12, _) => Some(ColorProfile::new_display_p3()),
        _ => None,
    }
}

mod limits;

use std::io::Cursor;

use image::{DynamicImage, GenericImageView, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};

use super::*;

const RED: [u8; 3] = [255, 0, 0];
const GREEN: [u8; 3] = [0, 255, 0];
const BLUE: [u8; 3] = [0, 0, 255];
const WHITE: [u8; 3] = [255, 255, 255];
const AS_DRAWN: [[u8; 3]; 4] = [RED, GREEN, BLUE, WHITE];

/// Red and green above, blue and white below.
fn quarters(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        Rgb(match (y < height / 2, x < width / 2) {
            (true, true) => RED,
            (true, false) => GREEN,
            (false, true) => BLUE,
            (false, false) => WHITE,
        })
    })
}

/// Something with as many shades as a photo.
fn photo(width: u32, height: u32) -> RgbImage {
    let mut seed = 7u32;
    RgbImage::from_fn(width, height, |x, y| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let noise = (seed >> 28) as u8;
        let wave = |at: u32, whole: u32| (200 * at / whole) as u8;
        Rgb([wave(x, width) + noise, wave(y, height) + noise, 90 + noise])
    })
}

fn file(image: impl Into<DynamicImage>, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    image.into().write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

fn pixels(rendition: &Rendition) -> DynamicImage {
    assert_eq!(sniff::sniff(&rendition.bytes), Ok(rendition.format));
    let image = image::load_from_memory(&rendition.bytes).unwrap();
    assert_eq!(image.dimensions(), (rendition.width, rendition.height));
    image
}

/// The colours in the middle of the four quarters.
fn corners(rendition: &Rendition) -> [[u8; 3]; 4] {
    let image = pixels(rendition).into_rgb8();
    let (width, height) = image.dimensions();
    let at = |x: u32, y: u32| image.get_pixel(width * x / 4, height * y / 4).0;
    [at(1, 1), at(3, 1), at(1, 3), at(3, 3)]
}

fn assert_near(found: [[u8; 3]; 4], expected: [[u8; 3]; 4], within: u8, what: &str) {
    for (a, b) in found.as_flattened().iter().zip(expected.as_flattened()) {
        assert!(
            a.abs_diff(*b) <= within,
            "{what}: {found:?} is not {expected:?}"
        );
    }
}

async fn take(bytes: Vec<u8>) -> Result<Processed, ImageProblem> {
    process(bytes, Limits::default()).await
}

fn avif_file(name: &str) -> Vec<u8> {
    std::fs::read(format!(
        "{}/testdata/avif/{name}.avif",
        env!("CARGO_MANIFEST_DIR")
    ))
    .unwrap()
}

/// An EXIF block that turns the picture and says where it was taken.
fn exif(orientation: u8) -> Vec<u8> {
    let mut block = b"MM\0*\0\0\0\x08\0\x02".to_vec();
    block.extend([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0]);
    block.extend([0x88, 0x25, 0, 4, 0, 0, 0, 1, 0, 0, 0, 38]);
    block.extend([0, 0, 0, 0]);
    // The latitude reference of the place.
    block.extend([0, 1, 0, 1, 0, 2, 0, 0, 0, 2, b'N', 0, 0, 0, 0, 0, 0, 0]);
    block
}

/// Puts a segment behind the start of a JPEG.
fn with_segment(jpeg: &[u8], marker: u8, body: &[u8]) -> Vec<u8> {
    let length = u16::try_from(body.len() + 2).unwrap().to_be_bytes();
    [&jpeg[..2], &[0xFF, marker], &length, body, &jpeg[2..]].concat()
}

fn turned_jpeg(orientation: u8) -> Vec<u8> {
    let jpeg = file(quarters(64, 48), ImageFormat::Jpeg);
    let jpeg = with_segment(
        &jpeg,
        0xE1,
        &[b"Exif\0\0", exif(orientation).as_slice()].concat(),
    );
    with_segment(&jpeg, 0xFE, b"SECRET COMMENT")
}

fn assert_no_metadata(rendition: &Rendition) {
    let mut cursor = Cursor::new(&rendition.bytes);
    assert!(
        exif::Reader::new()
            .read_from_container(&mut cursor)
            .is_err()
    );
    for mark in [
        &b"Exif"[..],
        b"SECRET",
        b"ICC_PROFILE",
        b"iCCP",
        b"EXIF",
        b"XMP",
        b"tEXt",
        b"zTXt",
        b"iTXt",
    ] {
        let found = rendition.bytes.windows(mark.len()).any(|part| part == mark);
        assert!(
            !found,
            "{} in {:?}",
            String::from_utf8_lossy(mark),
            rendition.format
        );
    }
}

#[tokio::test]
async fn every_format_is_taken_in() {
    let drawn = quarters(80, 60);
    for format in [
        ImageFormat::Jpeg,
        ImageFormat::Png,
        ImageFormat::WebP,
        ImageFormat::Gif,
    ] {
        let done = take(file(drawn.clone(), format)).await.unwrap();
        assert_eq!((done.original.width, done.original.height), (80, 60));
        assert_near(corners(&done.original), AS_DRAWN, 4, &format!("{format:?}"));
        assert_near(corners(&done.small), AS_DRAWN, 4, &format!("{format:?}"));
        assert!(!done.animated);
        assert_eq!(done.blurhash.len(), 4 + 2 * 12);
    }
}

#[tokio::test]
async fn avif_is_taken_in_however_it_is_coded() {
    for name in [
        "yuv420",
        "yuv444-10bit",
        "yuv422-12bit",
        "identity",
        "grid",
        "animated",
    ] {
        let done = take(avif_file(name)).await.unwrap();
        assert_eq!(done.original.format, Format::Jpeg);
        assert_near(corners(&done.original), AS_DRAWN, 14, name);
    }
    let gray = take(avif_file("gray")).await.unwrap();
    assert_near(
        corners(&gray.original),
        [[76; 3], [150; 3], [29; 3], [255; 3]],
        14,
        "gray",
    );
}

#[tokio::test]
async fn avif_is_shown_as_its_box_says() {
    let anticlockwise = take(avif_file("rotated")).await.unwrap();
    assert_eq!(
        (anticlockwise.original.width, anticlockwise.original.height),
        (48, 64)
    );
    assert_near(
        corners(&anticlockwise.original),
        [GREEN, WHITE, RED, BLUE],
        14,
        "rotated",
    );
    let mirrored = take(avif_file("mirrored")).await.unwrap();
    assert_near(
        corners(&mirrored.original),
        [GREEN, RED, WHITE, BLUE],
        14,
        "mirrored",
    );
    let from_exif = take(avif_file("exif")).await.unwrap();
    assert_near(
        corners(&from_exif.original),
        [BLUE, RED, WHITE, GREEN],
        14,
        "exif",
    );
    let cropped = take(avif_file("cropped")).await.unwrap();
    assert_eq!((cropped.original.width, cropped.original.height), (32, 24));
    assert_near(corners(&cropped.original), [RED; 4], 14, "cropped");
}

#[tokio::test]
async fn see_through_parts_stay_so() {
    for name in ["alpha", "premultiplied"] {
        let done = take(avif_file(name)).await.unwrap();
        assert!(matches!(done.original.format, Format::Png | Format::WebP));
        let image = pixels(&done.original).into_rgba8();
        assert_eq!(image.get_pixel(48, 36).0[3], 0, "{name}");
        assert_eq!(image.get_pixel(16, 12).0[3], 255, "{name}");
        assert!(image.get_pixel(16, 12).0[0] > 240, "{name}");
    }
    let glass = RgbaImage::from_pixel(30, 30, Rgba([200, 10, 10, 128]));
    let done = take(file(glass, ImageFormat::Png)).await.unwrap();
    assert_eq!(
        pixels(&done.small).into_rgba8().get_pixel(5, 5).0,
        [200, 10, 10, 128]
    );
}

#[tokio::test]
async fn photos_become_jpeg_and_drawings_stay_sharp() {
    let done = take(file(photo(400, 300), ImageFormat::Png)).await.unwrap();
    assert_eq!(done.original.format, Format::Jpeg);
    let done = take(file(quarters(400, 300), ImageFormat::Png))
        .await
        .unwrap();
    assert!(matches!(done.original.format, Format::Png | Format::WebP));
    assert_near(corners(&done.original), AS_DRAWN, 0, "drawing");
}

#[tokio::test]
async fn large_pictures_are_scaled_down_and_small_ones_left() {
    let done = take(file(quarters(3000, 1500), ImageFormat::Png))
        .await
        .unwrap();
    assert_eq!((done.original.width, done.original.height), (2048, 1024));
    assert_eq!((done.small.width, done.small.height), (640, 320));
    assert_near(corners(&done.small), AS_DRAWN, 2, "scaled");
    let line = take(file(quarters(5000, 1), ImageFormat::Png))
        .await
        .unwrap();
    assert_eq!((line.original.width, line.original.height), (2048, 1));
    let tiny = take(file(quarters(1, 1), ImageFormat::Png)).await.unwrap();
    assert_eq!((tiny.small.width, tiny.small.height), (1, 1));
}

#[tokio::test]
async fn a_picture_on_its_side_is_put_upright() {
    for (orientation, expected) in [
        (1, AS_DRAWN),
        (2, [GREEN, RED, WHITE, BLUE]),
        (3, [WHITE, BLUE, GREEN, RED]),
        (4, [BLUE, WHITE, RED, GREEN]),
        (5, [RED, BLUE, GREEN, WHITE]),
        (6, [BLUE, RED, WHITE, GREEN]),
        (7, [WHITE, GREEN, BLUE, RED]),
        (8, [GREEN, WHITE, RED, BLUE]),
    ] {
        let done = take(turned_jpeg(orientation)).await.unwrap();
        let lying = orientation > 4;
        assert_eq!(done.original.width, if lying { 48 } else { 64 });
        assert_near(
            corners(&done.original),
            expected,
            6,
            &format!("orientation {orientation}"),
        );
    }
}

#[tokio::test]
async fn nothing_is_told_about_where_and_how_it_was_made() {
    let jpeg = turned_jpeg(6);
    let found = exif::Reader::new()
        .read_from_container(&mut Cursor::new(&jpeg))
        .unwrap();
    assert!(
        found
            .get_field(exif::Tag::GPSLatitudeRef, exif::In::PRIMARY)
            .is_some(),
        "the test proves something"
    );
    let avif = avif_file("exif");
    assert!(
        avif.windows(4).any(|part| part == b"Exif"),
        "the test proves something"
    );
    for source in [jpeg, avif] {
        let done = take(source.clone()).await.unwrap();
        let face = face(source, None, Limits::default()).await.unwrap();
        for rendition in [done.original, done.small, face.large, face.small] {
            assert_no_metadata(&rendition);
        }
    }
}

#[tokio::test]
async fn colours_of_a_wider_space_are_translated() {
    let icc = moxcms::ColorProfile::new_display_p3().encode().unwrap();
    let jpeg = file(
        RgbImage::from_pixel(32, 32, Rgb([200, 60, 60])),
        ImageFormat::Jpeg,
    );
    let head = [b"ICC_PROFILE\0\x01\x01", icc.as_slice()].concat();
    let done = take(with_segment(&jpeg, 0xE2, &head)).await.unwrap();
    let [red, green, _] = corners(&done.original)[0];
    assert!(
        red > 208 && green < 55,
        "the same red needs more of it in sRGB: {red} {green}"
    );
    assert_no_metadata(&done.original);
}

#[tokio::test]
async fn a_face_is_a_square_of_what_was_chosen() {
    let png = file(quarters(300, 200), ImageFormat::Png);
    let whole = face(png.clone(), None, Limits::default()).await.unwrap();
    assert_eq!((whole.large.width, whole.large.height), (400, 400));
    assert_eq!((whole.small.width, whole.small.height), (96, 96));
    assert_near(corners(&whole.large), AS_DRAWN, 2, "the middle");
    let crop = Crop {
        x: 150,
        y: 0,
        size: 100,
    };
    let chosen = face(png, Some(crop), Limits::default()).await.unwrap();
    assert_near(corners(&chosen.large), [GREEN; 4], 2, "the crop");
    // The crop counts in the picture as it is seen, not as it is stored.
    let upright = face(
        turned_jpeg(6),
        Some(Crop {
            x: 24,
            y: 0,
            size: 20,
        }),
        Limits::default(),
    )
    .await
    .unwrap();
    assert_near(
        corners(&upright.large),
        [RED; 4],
        6,
        "the crop of a turned picture",
    );
}

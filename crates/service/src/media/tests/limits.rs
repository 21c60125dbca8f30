//! Animations, and what is too much, broken or meant to do harm.

use proptest::prelude::*;

use super::*;

fn animated_gif(frames: usize, width: u16, height: u16) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = image::codecs::gif::GifEncoder::new(&mut bytes);
    encoder
        .set_repeat(image::codecs::gif::Repeat::Infinite)
        .unwrap();
    for at in 0..frames {
        let mut picture = quarters(width.into(), height.into());
        picture.put_pixel(0, 0, Rgb([at as u8, 0, 0]));
        let delay = image::Delay::from_numer_denom_ms(100, 1);
        let frame = image::Frame::from_parts(DynamicImage::from(picture).into_rgba8(), 0, 0, delay);
        encoder.encode_frame(frame).unwrap();
    }
    drop(encoder);
    bytes
}

#[tokio::test]
async fn an_animation_keeps_moving_and_loses_its_remarks() {
    let mut bytes = animated_gif(3, 40, 30);
    let end = bytes.pop().unwrap();
    bytes.extend(b"\x21\xFE\x06SECRET\0\x21\xFF\x0BXMP DataXMP\x06SECRET\0");
    bytes.push(end);
    bytes.extend(b"SECRET beyond the end");
    let done = take(bytes).await.unwrap();
    assert!(done.animated);
    assert_eq!(done.original.format, Format::Gif);
    assert_no_metadata(&done.original);
    assert!(
        done.original
            .bytes
            .windows(11)
            .any(|part| part == b"NETSCAPE2.0"),
        "it still loops"
    );
    let decoder = image::codecs::gif::GifDecoder::new(Cursor::new(&done.original.bytes)).unwrap();
    assert_eq!(image::AnimationDecoder::into_frames(decoder).count(), 3);
    assert_ne!(done.small.format, Format::Gif);
    assert_near(corners(&done.small), AS_DRAWN, 4, "the first frame");
}

#[tokio::test]
async fn too_much_of_an_animation_becomes_a_still() {
    let limits = Limits {
        max_pixels: 40 * 30 * 2,
        ..Limits::default()
    };
    let done = process(animated_gif(3, 40, 30), limits).await.unwrap();
    assert!(!done.animated);
    assert_near(corners(&done.original), AS_DRAWN, 4, "the first frame");
}

#[tokio::test]
async fn too_large_is_refused_with_the_numbers() {
    let limits = Limits {
        max_bytes: 10,
        ..Limits::default()
    };
    let refused = process(vec![0; 11], limits).await;
    assert_eq!(refused, Err(ImageProblem::TooLarge { bytes: 11, max: 10 }));
    assert_eq!(take(Vec::new()).await, Err(ImageProblem::Empty));
    assert_eq!(
        take(b"hello".to_vec()).await,
        Err(ImageProblem::UnknownFormat)
    );
}

/// A PNG that says it is 60,000 pixels square, in 70 bytes.
fn png_bomb() -> Vec<u8> {
    let mut png = file(quarters(2, 2), ImageFormat::Png);
    png[16..24].copy_from_slice(&[0, 0, 0xEA, 0x60, 0, 0, 0xEA, 0x60]);
    let mut crc = flate2::Crc::new();
    crc.update(&png[12..29]);
    png[29..33].copy_from_slice(&crc.sum().to_be_bytes());
    png
}

#[tokio::test]
async fn too_many_pixels_are_refused_before_they_are_decoded() {
    let max = Limits::default().max_pixels;
    let refused = Err(ImageProblem::TooManyPixels {
        width: 60_000,
        height: 60_000,
        max,
    });
    assert_eq!(take(png_bomb()).await, refused);
    let mut gif = file(quarters(2, 2), ImageFormat::Gif);
    gif[6..10].copy_from_slice(&[0x60, 0xEA, 0x60, 0xEA]);
    assert_eq!(take(gif).await, refused);
    let mut jpeg = file(quarters(2, 2), ImageFormat::Jpeg);
    let frame = jpeg
        .windows(2)
        .position(|pair| pair == b"\xFF\xC0")
        .unwrap();
    jpeg[frame + 5..frame + 9].copy_from_slice(&[0xEA, 0x60, 0xEA, 0x60]);
    assert_eq!(take(jpeg).await, refused);
    let mut avif = avif_file("yuv420");
    let ispe = avif.windows(4).position(|part| part == b"ispe").unwrap();
    avif[ispe + 8..ispe + 16].copy_from_slice(&[0, 0, 0xEA, 0x60, 0, 0, 0xEA, 0x60]);
    assert_eq!(take(avif).await, refused);
    // A box that lies about its frame: the decoder looks for itself.
    let limits = Limits {
        max_pixels: 64 * 48 - 1,
        ..Limits::default()
    };
    let mut avif = avif_file("yuv420");
    avif[ispe + 8..ispe + 16].copy_from_slice(&[0, 0, 0, 1, 0, 0, 0, 1]);
    assert_eq!(
        process(avif, limits).await,
        Err(ImageProblem::Broken {
            format: Format::Avif
        })
    );
}

#[tokio::test]
async fn a_jpeg_of_endless_scans_is_refused() {
    let mut jpeg = file(quarters(8, 8), ImageFormat::Jpeg);
    let scan = jpeg
        .windows(2)
        .position(|pair| pair == b"\xFF\xDA")
        .unwrap();
    let again = jpeg[scan..jpeg.len() - 2].repeat(300);
    jpeg.splice(scan..scan, again);
    assert_eq!(
        take(jpeg).await,
        Err(ImageProblem::Broken {
            format: Format::Jpeg
        })
    );
}

#[tokio::test]
async fn half_a_file_never_does_harm() {
    let sources = [
        file(quarters(40, 30), ImageFormat::Jpeg),
        file(quarters(40, 30), ImageFormat::Png),
        file(quarters(40, 30), ImageFormat::WebP),
        animated_gif(2, 20, 20),
        avif_file("grid"),
        avif_file("alpha"),
    ];
    for source in sources {
        for part in 0..20 {
            let cut = source[..source.len() * part / 20].to_vec();
            // Either outcome is right, as long as there is one.
            if let Ok(done) = take(cut).await {
                pixels(&done.original);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn damaged_files_never_do_harm(which in 0usize..8, changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12)) {
        let mut bytes = match which {
            0 => turned_jpeg(6),
            1 => file(quarters(16, 12), ImageFormat::Png),
            2 => file(quarters(16, 12), ImageFormat::WebP),
            3 => animated_gif(2, 16, 12),
            4 => avif_file("yuv420"),
            5 => avif_file("grid"),
            6 => avif_file("premultiplied"),
            _ => avif_file("cropped"),
        };
        for (at, value) in changes {
            let at = at.index(bytes.len());
            bytes[at] = value;
        }
        let limits = Limits { max_pixels: 100_000, ..Limits::default() };
        if let Ok(format) = admit(&bytes, &limits) {
            let _ = process::process(&bytes, format, &limits);
        }
    }

    #[test]
    fn any_box_can_be_read(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let mut file = b"\0\0\0\x10ftypavif\0\0\0\0\0\0\0\0meta\0\0\0\0".to_vec();
        file.extend(bytes);
        let _ = heif::read(&file);
    }
}

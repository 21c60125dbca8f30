//! What a file is, by its content. Names and declared types are never asked.

use super::ImageProblem;

/// A picture format that is taken in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// JPEG
    Jpeg,
    /// PNG
    Png,
    /// WebP
    WebP,
    /// GIF
    Gif,
    /// AVIF, read but never written.
    Avif,
}

impl Format {
    /// What people call it.
    pub fn name(self) -> &'static str {
        match self {
            Format::Jpeg => "JPEG",
            Format::Png => "PNG",
            Format::WebP => "WebP",
            Format::Gif => "GIF",
            Format::Avif => "AVIF",
        }
    }

    /// Its media type.
    pub fn mime(self) -> &'static str {
        match self {
            Format::Jpeg => "image/jpeg",
            Format::Png => "image/png",
            Format::WebP => "image/webp",
            Format::Gif => "image/gif",
            Format::Avif => "image/avif",
        }
    }
}

/// The format of `bytes`, or why it is not one.
pub fn sniff(bytes: &[u8]) -> Result<Format, ImageProblem> {
    if bytes.starts_with(b"\xFF\xD8\xFF") {
        return Ok(Format::Jpeg);
    }
    if bytes.starts_with(b"\x89PNG\r\n\x1A\n") {
        return Ok(Format::Png);
    }
    if bytes.starts_with(b"GIF87a") || bytes.starts_with(b"GIF89a") {
        return Ok(Format::Gif);
    }
    if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        return Ok(Format::WebP);
    }
    if bytes.get(4..8) == Some(b"ftyp") {
        return brand(bytes);
    }
    match known_but_not_taken(bytes) {
        Some(name) => Err(ImageProblem::UnsupportedFormat { name }),
        None => Err(ImageProblem::UnknownFormat),
    }
}

/// The family of AVIF, HEIC and MP4 tells itself apart by a list of brands.
fn brand(bytes: &[u8]) -> Result<Format, ImageProblem> {
    let size = bytes
        .first_chunk::<4>()
        .map_or(0, |s| u32::from_be_bytes(*s) as usize);
    let body = bytes.get(8..size.clamp(12, 256)).unwrap_or_default();
    let has = |names: &[&[u8]]| {
        // The second word is a version, not a brand.
        let brands = body.chunks_exact(4).enumerate().filter(|(at, _)| *at != 1);
        brands.into_iter().any(|(_, brand)| names.contains(&brand))
    };
    if has(&[b"avif", b"avis"]) {
        return Ok(Format::Avif);
    }
    let name = if has(&[b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx"]) {
        "HEIC"
    } else if has(&[b"mif1", b"msf1"]) {
        "HEIF"
    } else {
        "MP4"
    };
    Err(ImageProblem::UnsupportedFormat { name })
}

fn known_but_not_taken(bytes: &[u8]) -> Option<&'static str> {
    const STARTS: [(&[u8], &str); 8] = [
        (b"BM", "BMP"),
        (b"II*\0", "TIFF"),
        (b"MM\0*", "TIFF"),
        (b"%PDF-", "PDF"),
        (b"\xFF\x0A", "JPEG XL"),
        (b"\0\0\0\x0CJXL ", "JPEG XL"),
        (b"\x1A\x45\xDF\xA3", "WebM"),
        (b"PK\x03\x04", "ZIP"),
    ];
    if let Some((_, name)) = STARTS.iter().find(|(start, _)| bytes.starts_with(start)) {
        return Some(name);
    }
    let head = bytes.get(..1024).unwrap_or(bytes);
    let is_svg = head
        .windows(4)
        .any(|part| part.eq_ignore_ascii_case(b"<svg"));
    is_svg.then_some("SVG")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_are_told_by_content() {
        assert_eq!(sniff(b"\xFF\xD8\xFF\xE0rest"), Ok(Format::Jpeg));
        assert_eq!(sniff(b"\x89PNG\r\n\x1A\nrest"), Ok(Format::Png));
        assert_eq!(sniff(b"GIF89a.."), Ok(Format::Gif));
        assert_eq!(sniff(b"RIFF\0\0\0\0WEBPVP8 "), Ok(Format::WebP));
        assert_eq!(sniff(b"\0\0\0\x14ftypmif1\0\0\0\0avif"), Ok(Format::Avif));
    }

    #[test]
    fn known_strangers_are_called_by_name() {
        let name = |bytes: &[u8]| match sniff(bytes) {
            Err(ImageProblem::UnsupportedFormat { name }) => name,
            other => panic!("{other:?}"),
        };
        assert_eq!(name(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"), "HEIC");
        assert_eq!(name(b"\0\0\0\x14ftypisom\0\0\0\0mp42"), "MP4");
        assert_eq!(name(b"<?xml version='1.0'?>\n<svg onload='x'>"), "SVG");
        assert_eq!(name(b"%PDF-1.7"), "PDF");
    }

    #[test]
    fn anything_else_is_unknown() {
        for bytes in [&b""[..], b"G", b"hello", b"RIFF\0\0\0\0WAVE", b"\xFF\xD8"] {
            assert_eq!(sniff(bytes), Err(ImageProblem::UnknownFormat));
        }
    }
}

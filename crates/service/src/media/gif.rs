//! An animated GIF, kept moving.
//!
//! Choosing a new palette for every frame would cost seconds and look worse, so the frames stay as they are and the file
//! is written anew around them: comments, XMP, unknown extensions and whatever follows the end are not copied.

use std::io::Cursor;

use image::AnimationDecoder;
use image::codecs::gif::GifDecoder;

/// Larger ones become a still: they would weigh more than the rest of the page.
const MAX_BYTES: usize = 8 * 1024 * 1024;
const MAX_FRAMES: u64 = 1000;

/// The cleaned animation; `None` when it has one frame, is too large to be kept moving, or is broken.
pub(super) fn animation(bytes: &[u8], max_pixels: u64) -> Option<Vec<u8>> {
    let clean = rewrite(bytes).filter(|clean| clean.frames > 1)?;
    let canvas = clean.width * clean.height;
    let small = clean.bytes.len() <= MAX_BYTES
        && clean.frames <= MAX_FRAMES
        && canvas * clean.frames <= max_pixels;
    (small && every_frame_decodes(&clean)).then_some(clean.bytes)
}

struct Clean {
    bytes: Vec<u8>,
    frames: u64,
    width: u64,
    height: u64,
}

fn every_frame_decodes(clean: &Clean) -> bool {
    let Ok(decoder) = GifDecoder::new(Cursor::new(&clean.bytes)) else {
        return false;
    };
    let mut whole = 0;
    for frame in decoder.into_frames() {
        if frame.is_err() {
            return false;
        }
        whole += 1;
    }
    whole == clean.frames
}

/// Copies the screen, the loop count and the frames, and nothing else.
fn rewrite(bytes: &[u8]) -> Option<Clean> {
    let mut rest = bytes;
    let head = take(&mut rest, 13)?;
    let mut out = head.to_vec();
    out.extend(take(&mut rest, palette(head[10]))?);
    let mut frames = 0;
    let mut control: Option<&[u8]> = None;
    let mut looped = false;
    loop {
        match take(&mut rest, 1)?[0] {
            0x21 => {
                let label = take(&mut rest, 1)?[0];
                let body = blocks(&mut rest)?;
                match label {
                    0xF9 if body.len() == 6 => control = Some(body),
                    0xFF if !looped && is_loop(body) => {
                        out.extend([0x21, label]);
                        out.extend(body);
                        looped = true;
                    }
                    // Text to be drawn by the viewer takes the control that came before it.
                    0x01 => control = None,
                    _ => {}
                }
            }
            0x2C => {
                let place = take(&mut rest, 9)?;
                if let Some(body) = control.take() {
                    out.extend([0x21, 0xF9]);
                    out.extend(body);
                }
                out.push(0x2C);
                out.extend(place);
                out.extend(take(&mut rest, palette(place[8]))?);
                out.extend(take(&mut rest, 1)?);
                out.extend(blocks(&mut rest)?);
                frames += 1;
            }
            0x3B => break,
            _ => return None,
        }
    }
    out.push(0x3B);
    Some(Clean {
        bytes: out,
        frames,
        width: u16::from_le_bytes([head[6], head[7]]).into(),
        height: u16::from_le_bytes([head[8], head[9]]).into(),
    })
}

fn is_loop(body: &[u8]) -> bool {
    body.len() == 17 && (&body[1..12] == b"NETSCAPE2.0" || &body[1..12] == b"ANIMEXTS1.0")
}

fn palette(flags: u8) -> usize {
    if flags & 0x80 == 0 {
        return 0;
    }
    3 << ((flags & 7) + 1)
}

fn take<'a>(rest: &mut &'a [u8], count: usize) -> Option<&'a [u8]> {
    let (taken, left) = rest.split_at_checked(count)?;
    *rest = left;
    Some(taken)
}

/// A chain of length-prefixed blocks with its end mark.
fn blocks<'a>(rest: &mut &'a [u8]) -> Option<&'a [u8]> {
    let mut at = 0;
    loop {
        let length = usize::from(*rest.get(at)?);
        at += 1 + length;
        if length == 0 {
            return take(rest, at);
        }
    }
}

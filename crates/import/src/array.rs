//! The elements of a JSON array one after the other, whatever stands around it, however long it is, and also when it breaks off.

use std::io::{BufRead, BufReader, Read};

use crate::out::Out;

/// Bytes of one element; a message that is longer is none.
const LONGEST: usize = 16 * 1024 * 1024;

/// What is wrong with an array from here on.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Broken {
    /// It ends in the middle.
    Ends,
    /// There is no array.
    None,
    /// An element is too long.
    Long,
    /// It cannot be read.
    Io(String),
}

impl std::fmt::Display for Broken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Ends => f.write_str("breaks off"),
            Self::None => f.write_str("no list in it"),
            Self::Long => f.write_str("an element is too long"),
            Self::Io(error) => f.write_str(error),
        }
    }
}

/// Hands each entry of a part's first array to `take`. What cannot be read of it is left, under the name of the part.
pub(crate) fn each<T: serde::de::DeserializeOwned>(
    reader: impl Read,
    name: &str,
    out: &mut Out,
    mut take: impl FnMut(T, &mut Out),
) {
    let mut elements = Elements::new(BufReader::with_capacity(64 * 1024, reader));
    let (mut element, mut number) = (Vec::new(), 0);
    loop {
        number += 1;
        match elements.next(&mut element) {
            Ok(None) => return,
            Ok(Some(bytes)) => match serde_json::from_slice(bytes) {
                Ok(entry) => take(entry, out),
                Err(e) => out.leave("unreadable", format!("{name} entry {number}: {e}")),
            },
            Err(why) => {
                let before = number - 1;
                return out.leave(
                    "breaks-off",
                    format!("{name} after {before} entries: {why}"),
                );
            }
        }
    }
}

/// Walks along an array.
pub(crate) struct Elements<R> {
    reader: R,
    begun: bool,
}

impl<R: BufRead> Elements<R> {
    /// The first array there is, whatever stands before it.
    pub fn new(reader: R) -> Self {
        Self {
            reader,
            begun: false,
        }
    }

    /// The array that is the value of `key`; the key stands nowhere else as a key before it.
    pub fn of(mut reader: R, key: &str) -> Result<Self, Broken> {
        let wanted = format!("\"{key}\"");
        let wanted = wanted.as_bytes();
        let mut met = 0;
        while met < wanted.len() {
            let byte = byte(&mut reader)?.ok_or(Broken::None)?;
            met = if byte == wanted[met] {
                met + 1
            } else {
                usize::from(byte == wanted[0])
            };
        }
        Ok(Self::new(reader))
    }

    /// The next element's bytes; `None` at the end.
    pub fn next<'a>(&mut self, element: &'a mut Vec<u8>) -> Result<Option<&'a [u8]>, Broken> {
        element.clear();
        if !self.begun {
            while byte(&mut self.reader)?.ok_or(Broken::None)? != b'[' {}
            self.begun = true;
        }
        loop {
            match byte(&mut self.reader)?.ok_or(Broken::Ends)? {
                b']' => return Ok(None),
                b',' | b' ' | b'\n' | b'\r' | b'\t' => {}
                first => {
                    element.push(first);
                    break;
                }
            }
        }
        self.rest(element)?;
        Ok(Some(element))
    }

    /// Reads on until the element whose first byte is there is whole.
    fn rest(&mut self, element: &mut Vec<u8>) -> Result<(), Broken> {
        let first = element.first().copied().unwrap_or_default();
        let mut state = State {
            depth: u32::from(matches!(first, b'{' | b'[')),
            string: first == b'"',
            escaped: false,
        };
        let plain = state.depth == 0 && !state.string;
        loop {
            let buffer = filled(&mut self.reader)?;
            if buffer.is_empty() {
                return Err(Broken::Ends);
            }
            let end = buffer.iter().position(|byte| match plain {
                true => matches!(byte, b',' | b']' | b' ' | b'\n' | b'\r' | b'\t'),
                false => state.ends(*byte),
            });
            let taken = end.map_or(buffer.len(), |end| end + usize::from(!plain));
            element.extend_from_slice(&buffer[..taken]);
            self.reader.consume(taken);
            if element.len() > LONGEST {
                return Err(Broken::Long);
            }
            if end.is_some() {
                return Ok(());
            }
        }
    }
}

struct State {
    depth: u32,
    string: bool,
    escaped: bool,
}

impl State {
    /// Whether this byte is the last of the element.
    fn ends(&mut self, byte: u8) -> bool {
        if self.string {
            match byte {
                _ if self.escaped => self.escaped = false,
                b'\\' => self.escaped = true,
                b'"' => self.string = false,
                _ => {}
            }
            return !self.string && self.depth == 0;
        }
        match byte {
            b'"' => self.string = true,
            b'{' | b'[' => self.depth += 1,
            b'}' | b']' => self.depth = self.depth.saturating_sub(1),
            _ => return false,
        }
        self.depth == 0 && !self.string
    }
}

fn filled<R: BufRead>(reader: &mut R) -> Result<&[u8], Broken> {
    reader.fill_buf().map_err(|e| Broken::Io(e.to_string()))
}

fn byte<R: BufRead>(reader: &mut R) -> Result<Option<u8>, Broken> {
    let first = filled(reader)?.first().copied();
    reader.consume(usize::from(first.is_some()));
    Ok(first)
}

#[cfg(test)]
mod tests {
    use std::io::BufReader;

    use super::*;

    fn all(text: &str) -> (Vec<String>, Option<Broken>) {
        // A tiny buffer: every element crosses its edge.
        let mut elements = Elements::new(BufReader::with_capacity(3, text.as_bytes()));
        let (mut found, mut element) = (Vec::new(), Vec::new());
        loop {
            match elements.next(&mut element) {
                Ok(Some(bytes)) => found.push(String::from_utf8(bytes.to_vec()).unwrap()),
                Ok(None) => return (found, None),
                Err(broken) => return (found, Some(broken)),
            }
        }
    }

    #[test]
    fn elements_come_whole() {
        let (found, broken) = all("x = [ {\"a\": \"]}\\\"\"}, [1,[2]] ,\"s\\\\\", 12 ,null]");
        let want = ["{\"a\": \"]}\\\"\"}", "[1,[2]]", "\"s\\\\\"", "12", "null"];
        assert_eq!(found, want);
        assert_eq!(broken, None);
        assert_eq!(all("[]"), (vec![], None));
    }

    #[test]
    fn what_breaks_off_gives_what_was_there() {
        let (found, broken) = all("[{\"a\":1},{\"a\":\"tw");
        assert_eq!((found.len(), broken), (1, Some(Broken::Ends)));
        assert_eq!(all("[1").1, Some(Broken::Ends));
        assert_eq!(all("{}").1, Some(Broken::None));
        assert_eq!(all("").1, Some(Broken::None));
    }

    #[test]
    fn an_array_is_found_by_its_key() {
        let text = "{\"id\":\"outbox\",\"\"orderedItems\": [7,8]}";
        let mut elements = Elements::of(text.as_bytes(), "orderedItems").unwrap();
        let mut element = Vec::new();
        assert_eq!(elements.next(&mut element), Ok(Some(&b"7"[..])));
        assert!(matches!(
            Elements::of("{\"items\":[]}".as_bytes(), "orderedItems"),
            Err(Broken::None)
        ));
    }
}

// What the length limit counts, exactly as the server does (crates/text/src/count.rs and link.rs): characters as people see them,
// and 23 for every link. Change both together; crates/text/testdata/count.tsv holds them to each other.

const LINK = 23;

// A scheme not inside a word, a host that starts with a letter or digit, a port.
const START = /(?<![\p{Alphabetic}\p{N}])[hH][tT][tT][pP][sS]?:\/\/(?=[\p{Alphabetic}\p{N}])[\p{Alphabetic}\p{N}._-]+/gu;
const PORT = /:(\d{1,5})(?!\d)/y;
const USER = /:[^\p{White_Space}/?#]*@/uy;
const PATH = /[/?#][^\p{White_Space}\p{Cc}<>"`“”«»]*/uy;

const CLOSING = { ")": "(", "]": "[", "}": "{" };
const PUNCTUATION = ".,;:!?'’‘…|";

const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });

export function count(text) {
  const source = text.normalize("NFC");
  let total = 0;
  let from = 0;
  START.lastIndex = 0;
  for (let match; (match = START.exec(source)); ) {
    const end = linkEnd(source, match.index, START.lastIndex);
    if (end === null) {
      START.lastIndex = match.index + 1;
      continue;
    }
    total += graphemes(source.slice(from, match.index)) + LINK;
    from = end;
    START.lastIndex = end;
  }
  return total + graphemes(source.slice(from));
}

function linkEnd(source, start, hostEnd) {
  let end = hostEnd;
  const port = at(PORT, source, end);
  if (port) {
    end += port.length;
  } else if (at(USER, source, end)) {
    return null;
  }
  if (source[end] === "@") return null;
  end += at(PATH, source, end).length;
  return trimmed(source, start, end);
}

function at(pattern, source, index) {
  pattern.lastIndex = index;
  return pattern.exec(source)?.[0] ?? "";
}

// Without the punctuation of the sentence around it; a bracket stays when it was opened inside.
function trimmed(source, start, end) {
  const scheme = source.indexOf("//", start) + 2;
  const before = source[start - 1];
  const depth = { ")": 0, "]": 0, "}": 0 };
  for (let i = scheme; i < end; i++) {
    if (source[i] in depth) depth[source[i]] -= 1;
    for (const [right, left] of Object.entries(CLOSING)) if (source[i] === left) depth[right] += 1;
  }
  while (end > scheme) {
    const last = source[end - 1];
    if (depth[last] < 0) depth[last] += 1;
    else if (!PUNCTUATION.includes(last) && !((last === "*" || last === "_") && before === last)) break;
    end -= 1;
  }
  return end;
}

function graphemes(text) {
  if (/^[\n\x20-\x7e]*$/.test(text)) return text.length;
  let n = 0;
  for (const _ of segmenter.segment(text)) n += 1;
  return n;
}

//! Changes bytes at random, from a seed alone: flips, cuts, doubled pieces, numbers at their
//! limits, words of a dictionary, pieces of another input. Knows nothing of what the bytes mean.

/// Random numbers that are the same on every machine: xorshift64* (Vigna 2016).
#[derive(Clone, Debug)]
pub(crate) struct Chance(u64);

impl Chance {
    pub(crate) fn new(seed: u64) -> Chance {
        Chance(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub(crate) fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    /// A number below `end`; 0 where there is none.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        (self.next() >> 11) as usize % end.max(1)
    }

    pub(crate) fn of<'a, T: ?Sized>(&mut self, all: &[&'a T]) -> Option<&'a T> {
        all.get(self.below(all.len())).copied()
    }
}

/// What changes are made of.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stuff<'a> {
    /// Words that mean something to the reader.
    pub(crate) words: &'a [&'a str],
    /// Another input, to take a piece of.
    pub(crate) other: &'a [u8],
    pub(crate) longest: usize,
}

/// Words that often stand at the edge of something.
const EDGES: &[&str] = &[
    "",
    "\0",
    "\n",
    "\r\n",
    "\r",
    "\t",
    "\u{feff}",
    "\u{202e}",
    "\u{200b}",
    "\u{2028}",
    "\u{a0}",
    "é",
    "👩‍👩‍👧",
    "\u{fffd}",
    "\"",
    "\"\"",
    "'",
    "`",
    "```",
    "\\",
    "/",
    "..",
    "%",
    "%%",
    "<!--",
    "-->",
    "<",
    ">",
    "</",
    "&",
    "&#x41;",
    "[",
    "](",
    "]]",
    "[[",
    "{{",
    "}}",
    "{%",
    "%}",
    "::",
    ":",
    ";",
    ",",
    "|",
    "#",
    "-",
    "*",
    "=",
    "@",
    "+",
    "~",
    "0",
    "-1",
    "1e999",
    "NaN",
    "99999999999999999999",
    "4294967296",
    "0.0000001",
    "2026-02-30",
    "0000-00-00",
    "9999-12-31",
    "-0001-01-01",
    "24:00",
    "23:59:60",
];

/// One to six changes to a copy.
pub(crate) fn changed(bytes: &[u8], stuff: Stuff<'_>, chance: &mut Chance) -> Vec<u8> {
    let mut out = bytes.to_vec();
    for _ in 0..=chance.below(6) {
        change(&mut out, stuff, chance);
    }
    out.truncate(stuff.longest);
    out
}

fn change(out: &mut Vec<u8>, stuff: Stuff<'_>, chance: &mut Chance) {
    let at = chance.below(out.len() + 1);
    let most = 2 << chance.below(7);
    let length = 1 + chance.below(most);
    let end = (at + length).min(out.len());
    match chance.below(12) {
        0 if at < out.len() => out[at] ^= 1 << chance.below(8),
        1 if at < out.len() => out[at] = chance.next() as u8,
        2 => _ = out.drain(at..end),
        3 => {
            let piece = out[at..end].to_vec();
            let to = chance.below(out.len() + 1);
            _ = out.splice(to..to, piece);
        }
        4 | 5 => put(out, at, chance.of(stuff.words).unwrap_or_default().as_bytes()),
        6 => put(out, at, chance.of(EDGES).unwrap_or_default().as_bytes()),
        7 => _ = out.splice(at..end, chance.of(stuff.words).unwrap_or_default().bytes()),
        8 | 9 => {
            let from = chance.below(stuff.other.len() + 1);
            let to = (from + length).min(stuff.other.len());
            _ = out.splice(at..at, stuff.other[from..to].iter().copied());
        }
        10 => line(out, chance),
        _ => number(out, at, chance),
    }
}

fn put(out: &mut Vec<u8>, at: usize, bytes: &[u8]) {
    _ = out.splice(at..at, bytes.iter().copied());
}

/// Doubles, removes or moves a whole line.
fn line(out: &mut Vec<u8>, chance: &mut Chance) {
    let mut lines: Vec<&[u8]> = out.split_inclusive(|byte| *byte == b'\n').collect();
    let (from, to) = (chance.below(lines.len()), chance.below(lines.len() + 1));
    let Some(taken) = lines.get(from).copied() else { return };
    match chance.below(3) {
        0 => _ = lines.remove(from),
        1 => lines.insert(to, taken),
        _ => (0..8).for_each(|_| lines.insert(to.min(lines.len()), taken)),
    }
    *out = lines.concat();
}

/// Another number in place of the next one.
fn number(out: &mut Vec<u8>, at: usize, chance: &mut Chance) {
    let digits = |byte: &u8| byte.is_ascii_digit();
    let Some(start) = out[at..].iter().position(digits).map(|found| found + at) else { return };
    let end = out[start..].iter().position(|byte| !digits(byte)).map_or(out.len(), |n| n + start);
    let values = ["0", "1", "10", "11", "13", "31", "32", "99", "255", "65536", "1000000000000"];
    _ = out.splice(start..end, chance.of(&values).unwrap_or_default().bytes());
}

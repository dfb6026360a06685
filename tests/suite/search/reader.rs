//! Reads the files of an index back, as search.js does.

use std::collections::BTreeMap;
use std::io::Read as _;

/// The strings of a script's one call; data that is not a string is left out.
pub fn strings(script: &str) -> Vec<String> {
    let call = script.strip_prefix("hotwash_search(").and_then(|rest| rest.strip_suffix(");\n")).unwrap();
    let mut strings = Vec::new();
    let mut letters = call.chars();
    while let Some(letter) = letters.next() {
        if letter != '"' {
            continue;
        }
        let mut string = String::new();
        loop {
            match letters.next().unwrap() {
                '"' => break,
                '\\' => string.push(match letters.next().unwrap() {
                    'n' => '\n',
                    'r' => '\r',
                    'u' => {
                        let code: String = letters.by_ref().take(4).collect();
                        char::from_u32(u32::from_str_radix(&code, 16).unwrap()).unwrap()
                    }
                    other => other,
                }),
                '\n' | '\r' | '\u{2028}' | '\u{2029}' => panic!("a line ends in a string"),
                other => string.push(other),
            }
        }
        strings.push(string);
    }
    strings
}

struct Bits<'a> {
    text: &'a [u8],
    at: usize,
}

impl Bits<'_> {
    fn number(&mut self, width: u32) -> u64 {
        (0..width).fold(0, |value, _| {
            let bit = self.text[self.at / 7] >> (6 - self.at % 7) & 1;
            self.at += 1;
            value << 1 | u64::from(bit)
        })
    }

    fn unary(&mut self, most: u64) -> u64 {
        (0..most).find(|_| self.number(1) == 0).unwrap_or(most)
    }

    fn gamma(&mut self) -> u64 {
        let width = u32::try_from(self.unary(63)).unwrap();
        1 << width | self.number(width)
    }
}

/// The words of a list, in which each begins with as much of the one before as a capital letter tells.
fn listed(list: &str) -> Vec<String> {
    let capital = |letter: char| letter.is_ascii_uppercase();
    let mut words: Vec<String> = Vec::new();
    for (at, shared) in list.match_indices(capital) {
        let rest = list[at + 1..].split(capital).next().unwrap();
        let before = words.last().map_or("", String::as_str);
        let kept = before.chars().take(usize::from(shared.as_bytes()[0] - b'A'));
        let word: String = kept.chain(rest.chars()).collect();
        assert!(before.is_empty() || *before < *word, "{before} {word}");
        words.push(word);
    }
    words
}

/// All words of a file of words or of spellings.
pub fn spelt(script: &str) -> Vec<String> {
    listed(&strings(script)[1])
}

/// Each word of a file of words, with the numbers of its incidents and what it says about them.
pub fn words(script: &str, records: usize) -> BTreeMap<String, Vec<(usize, u64)>> {
    let strings = strings(script);
    let (list, text) = (&strings[1], &strings[2]);
    let mut bits = Bits { text: text.as_bytes(), at: 0 };
    let span = u64::try_from(records.next_power_of_two()).unwrap();
    let mut found = BTreeMap::new();
    for word in listed(list) {
        let count = bits.gamma() - 1;
        let width = (span * 11 / (16 * count)).checked_ilog2().unwrap_or(0);
        let mut next = 0;
        let places = (0..count).map(|_| {
            let number = next + (bits.unary(u64::MAX) << width) + bits.number(width);
            next = number + 1;
            (usize::try_from(number).unwrap(), bits.unary(3))
        });
        let places = places.collect();
        found.insert(word, places);
    }
    found
}

/// The texts of each record of a block, each with its section's letter.
pub fn texts(script: &str) -> Vec<Vec<String>> {
    let mut bytes = Vec::new();
    let (mut held, mut width) = (0_u32, 0);
    for seven in strings(script)[1].bytes() {
        held = (held << 7 | u32::from(seven)) & 0x3fff;
        width += 7;
        if width >= 8 {
            width -= 8;
            bytes.push(u8::try_from(held >> width & 255).unwrap());
        }
    }
    let mut plain = String::new();
    flate2::read::DeflateDecoder::new(&bytes[..]).read_to_string(&mut plain).unwrap();
    let records = plain.split_terminator('\u{1e}');
    records.map(|record| record.split_terminator('\u{1f}').map(str::to_owned).collect()).collect()
}

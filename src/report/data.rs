//! What all that is printed for programs shares: JSON that is harmless to a terminal, and paths with slashes.

use std::fmt::Write as _;
use std::path::{MAIN_SEPARATOR, Path};

use serde::Serialize;

use crate::error::{Error, Result};
use crate::finding::is_unsafe;

/// Indented JSON and a line break: what every command prints for programs.
///
/// JSON escapes only some of the characters that move a terminal's cursor or reorder its text; the
/// others can stand nowhere but in its strings, and are escaped as well.
pub fn as_json(report: &impl Serialize) -> Result<String> {
    Ok(harmless_json(&pretty(report)?) + "\n")
}

/// Indented JSON.
pub fn pretty(report: &impl Serialize) -> Result<String> {
    serde_json::to_string_pretty(report).map_err(|why| Error::new("the output cannot be written as JSON").because(why))
}

/// JSON with the characters escaped that it leaves, and that a terminal would obey.
pub fn harmless_json(json: &str) -> String {
    let mut out = String::with_capacity(json.len() + 1);
    let mut rest = json;
    // What JSON leaves as it is of ASCII is harmless, but for one character.
    while let Some(at) = rest.bytes().position(|byte| byte >= 0x7f) {
        let (plain, other) = rest.split_at(at);
        out.push_str(plain);
        let mut characters = other.chars();
        match characters.next() {
            // All of them are in the plane that four digits name.
            Some(unsafe_one) if is_unsafe(unsafe_one) => {
                let _ = write!(out, "\\u{:04x}", u32::from(unsafe_one));
            }
            harmless => out.extend(harmless),
        }
        rest = characters.as_str();
    }
    out.push_str(rest);
    out
}

/// A text as a JSON string that is harmless to a terminal, behind what is there.
pub fn harmless_string(out: &mut String, text: &str) {
    out.push('"');
    harmless_text(out, text);
    out.push('"');
}

/// The same without quotes.
pub fn harmless_text(out: &mut String, text: &str) {
    // Without a way out of the loop, it takes many bytes at once; most texts are plain.
    let is_special = |byte: u8| !(b' '..0x7f).contains(&byte) || byte == b'"' || byte == b'\\';
    if text.bytes().fold(false, |special, byte| special | is_special(byte)) {
        let mut rest = text;
        // What needs no escape goes in whole: most do not, and those that do stand apart.
        while let Some(place) = rest.bytes().position(is_special) {
            let (plain, from_here) = rest.split_at(place);
            out.push_str(plain);
            let mut characters = from_here.chars();
            characters.next().into_iter().for_each(|character| escaped(out, character));
            rest = characters.as_str();
        }
        out.push_str(rest);
    } else {
        out.push_str(text);
    }
}

fn escaped(out: &mut String, character: char) {
    match character {
        '"' => out.push_str("\\\""),
        '\\' => out.push_str("\\\\"),
        '\n' => out.push_str("\\n"),
        '\r' => out.push_str("\\r"),
        '\t' => out.push_str("\\t"),
        '\u{8}' => out.push_str("\\b"),
        '\u{c}' => out.push_str("\\f"),
        // All of them are in the plane that four digits name.
        c if is_unsafe(c) => {
            let _ = write!(out, "\\u{:04x}", u32::from(c));
        }
        c => out.push(c),
    }
}

/// A path as every system's readers take it.
pub fn slashed(path: &Path) -> String {
    path.to_string_lossy().replace(MAIN_SEPARATOR, "/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_string_is_what_serde_makes_of_it_and_harmless() {
        let all = (0..0x2_0000).filter_map(char::from_u32);
        let texts = ["", "plain", "\u{202e}\u{7f}ü"].map(str::to_owned).into_iter().chain(all.map(String::from));
        for text in texts {
            let mut out = String::new();
            harmless_string(&mut out, &text);
            assert_eq!(Some(out), pretty(&text).ok().map(|json| harmless_json(&json)), "{text:?}");
        }
    }
}

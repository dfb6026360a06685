//! What a reader can get out of the files of a site, however they are packed.

use crate::search::reader;

/// What a file holds besides its bytes as they are; nothing, where it is of another sort.
type Unpack = fn(name: &str, text: &str) -> Vec<String>;

/// Every way in which files of a site are packed. A file that packs its words otherwise (compressed, cut into parts that
/// share beginnings) needs its reader here, or this test is blind to it.
const UNPACKED: &[Unpack] = &[unfolded, unescaped, indexed];

/// All names and texts of a site, in lower case.
pub fn decoded(files: &[(String, Vec<u8>)]) -> Vec<(&str, String)> {
    let mut all = Vec::new();
    for (name, bytes) in files {
        let text = String::from_utf8_lossy(bytes);
        let unpacked = UNPACKED.iter().flat_map(|unpack| unpack(name, &text)).collect::<Vec<_>>().join("\n");
        all.push((name.as_str(), format!("{name}\n{text}\n{unpacked}").to_lowercase()));
    }
    all
}

/// Lines of calendars go on behind a blank.
fn unfolded(name: &str, text: &str) -> Vec<String> {
    let is_calendar = std::path::Path::new(name).extension().is_some_and(|extension| extension == "ics");
    if is_calendar { vec![text.replace("\r\n ", "").replace("\r\n\t", "")] } else { Vec::new() }
}

/// The search's words share their beginnings, and its texts are compressed.
fn indexed(name: &str, text: &str) -> Vec<String> {
    match name.strip_prefix("search/").and_then(|name| name.chars().next()) {
        Some('w' | 'v') => reader::spelt(text),
        Some('t') => reader::texts(text).into_iter().flatten().collect(),
        _ => Vec::new(),
    }
}

/// `\u00fc` in scripts and JSON, `%C3%BC` in addresses, `&#252;` in pages: what is planted are plain letters, which some
/// may still spell so.
fn unescaped(_: &str, text: &str) -> Vec<String> {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(next) = rest.chars().next() {
        let code = |start: &str, digits: usize| -> Option<(char, usize)> {
            let code = rest.strip_prefix(start)?.get(..digits)?;
            Some((char::from_u32(u32::from_str_radix(code, 16).ok()?)?, start.len() + digits))
        };
        let entity = || {
            let (number, _) = rest.strip_prefix("&#")?.split_once(';').filter(|(number, _)| number.len() < 8)?;
            Some((char::from_u32(number.parse().ok()?)?, number.len() + 3))
        };
        let (meant, length) =
            code("\\u", 4).or_else(|| code("%", 2)).or_else(entity).unwrap_or((next, next.len_utf8()));
        out.push(meant);
        rest = &rest[length..];
    }
    vec![out]
}

#[test]
fn what_is_packed_is_found() {
    let file = |name: &str, text: &str| (name.to_owned(), text.as_bytes().to_vec());
    let files = [
        file("a.ics", "SUMMARY:the zqa0\r\n 01x word"),
        file("b.js", "\"\\u007Aqa001x\""),
        file("c.html", "<a href=\"%7Aqa001x\">"),
        file("d.html", "&#122;qa001x"),
        file("e/ZQA001X.html", ""),
    ];
    for (name, text) in decoded(&files) {
        assert!(text.contains("zqa001x"), "{name}: {text}");
    }
}

//! What stands in a text and is nobody's words: Markdown code, and addresses.

use std::collections::BTreeMap;
use std::ops::Range;

/// The byte ranges to leave out, in order and apart from each other. In time linear in the text.
pub fn hidden(text: &str) -> Vec<Range<usize>> {
    // Most texts hold neither.
    let Some(first) = memchr::memchr2(b'`', b':', text.as_bytes()) else { return Vec::new() };
    let has_code = memchr::memchr(b'`', &text.as_bytes()[first..]).is_some();
    let mut ranges = if has_code { code(text) } else { Vec::new() };
    ranges.extend(addresses(text));
    if ranges.len() < 2 {
        return ranges;
    }
    ranges.sort_by_key(|range| range.start);
    let mut apart: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match apart.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => apart.push(range),
        }
    }
    apart
}

/// A run of backticks.
struct Run {
    at: usize,
    length: usize,
    paragraph: usize,
}

impl Run {
    const fn is_fence(&self) -> bool {
        self.length >= 3
    }
}

/// Spans and fenced blocks. A single backtick that nothing closes in its paragraph is only a
/// character; an open fence goes on to the end.
fn code(text: &str) -> Vec<Range<usize>> {
    let runs = runs(text);
    let mut next_alike: Vec<Option<usize>> = vec![None; runs.len()];
    let mut later: BTreeMap<usize, usize> = BTreeMap::new();
    for (place, run) in runs.iter().enumerate().rev() {
        next_alike[place] = later.insert(run.length, place);
    }
    let mut ranges = Vec::new();
    let mut place = 0;
    while let Some(run) = runs.get(place) {
        let close = next_alike[place].filter(|close| run.is_fence() || runs[*close].paragraph == run.paragraph);
        match close {
            Some(close) => {
                ranges.push(run.at..runs[close].at + run.length);
                place = close;
            }
            None if run.is_fence() => {
                ranges.push(run.at..text.len());
                break;
            }
            None => {}
        }
        place += 1;
    }
    ranges
}

fn runs(text: &str) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut paragraph = 0;
    for at in memchr::memchr_iter(b'`', text.as_bytes()) {
        let end = runs.last().map_or(0, |run| run.at + run.length);
        match runs.last_mut() {
            Some(run) if end == at => run.length += 1,
            _ => {
                paragraph += usize::from(has_blank_line(&text.as_bytes()[end..at]));
                runs.push(Run { at, length: 1, paragraph });
            }
        }
    }
    runs
}

/// Whether two line ends have nothing but white space between them.
fn has_blank_line(part: &[u8]) -> bool {
    let mut ends = memchr::memchr_iter(b'\n', part);
    let Some(mut end) = ends.next() else { return false };
    ends.any(|next| part[std::mem::replace(&mut end, next)..next].trim_ascii().is_empty())
}

/// `https://…` and the like, up to white space or the bracket or quote that closes it.
pub fn addresses(text: &str) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    let mut from = 0;
    for colon in memchr::memchr_iter(b':', text.as_bytes()) {
        // What is looked for is rare, and so is its first letter.
        if colon < from || !text[colon..].starts_with("://") {
            continue;
        }
        let scheme = text[from..colon].trim_end_matches(|c: char| c.is_ascii_alphanumeric() || "+-.".contains(c));
        let start = from + scheme.len();
        let rest = &text[colon..];
        let length = rest.find(|c: char| c.is_whitespace() || ")>]\"'`|".contains(c)).unwrap_or(rest.len());
        // The full stop after an address ends the sentence, not the address.
        let end = colon + rest[..length].trim_end_matches(['.', ',', ';', '!', '?']).len();
        if start < colon {
            ranges.push(start..end);
        }
        from = end.max(colon + "://".len());
    }
    ranges
}

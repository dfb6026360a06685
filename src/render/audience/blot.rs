//! A text without the names and hosts that the configuration keeps private.

use std::ops::Range;

use crate::config::PrivateWords;

/// What stands where something is withheld.
const WITHHELD: &str = "[withheld]";
/// The same where Markdown would make a link of it.
const ESCAPED: &str = "\\[withheld\\]";

/// The text with each private word withheld: a host with the address that it is part of, a link to it without its
/// address. `None`: nothing had to be.
pub fn blotted(text: &str, words: &PrivateWords) -> Option<String> {
    let found = words.all_in(text);
    let mut edits: Vec<(Range<usize>, &str)> = Vec::new();
    for word in found {
        // One that stands in what is withheld already.
        if edits.iter().any(|(range, _)| range.start <= word.bytes.start && word.bytes.end <= range.end) {
            continue;
        }
        let token = around(text, &word.bytes, |c| !c.is_whitespace() && !"<>\"'()[]{}|`,;*".contains(c));
        let is_address = text[token.clone()].contains("://");
        let withheld = if word.is_host || is_address { token } else { with_marks(text, word.bytes) };
        edits.extend(unlinked(text, withheld));
    }
    if edits.is_empty() {
        return None;
    }
    edits.sort_by_key(|(range, _)| (range.start, std::cmp::Reverse(range.end)));
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for (range, instead) in edits {
        // What begins in what is withheld goes on with it.
        if range.start >= at {
            out.push_str(&text[at..range.start]);
            out.push_str(instead);
        }
        at = at.max(range.end);
    }
    out.push_str(&text[at..]);
    Some(out)
}

/// A stretch of a text and what it is part of: all around it that `belongs`, without the marks of a sentence.
fn around(text: &str, bytes: &Range<usize>, belongs: impl Fn(char) -> bool) -> Range<usize> {
    let start = text[..bytes.start].rfind(|c| !belongs(c)).map_or(0, |at| at + width(text, at));
    let end = text[bytes.end..].find(|c| !belongs(c)).map_or(text.len(), |at| bytes.end + at);
    let behind = text[bytes.end..end].trim_end_matches(['.', ':', '!', '?', '~', '_', '-', '\\']);
    let before = text[start..bytes.start].trim_start_matches(['.', ':', '!', '~', '_', '-', '\\']);
    bytes.start - before.len()..bytes.end + behind.len()
}

fn width(text: &str, at: usize) -> usize {
    text[at..].chars().next().map_or(0, char::len_utf8)
}

/// A name with the marks on both sides of it where it has some of them inside: `**Ann** Smith`. Else one would stay alone.
fn with_marks(text: &str, bytes: Range<usize>) -> Range<usize> {
    const MARKS: [char; 4] = ['*', '_', '~', '`'];
    if !text[bytes.clone()].contains(MARKS) {
        return bytes;
    }
    let before = text[..bytes.start].trim_end_matches(MARKS).len();
    let behind = text[bytes.end..].len() - text[bytes.end..].trim_start_matches(MARKS).len();
    before..bytes.end + behind
}

/// How a stretch is withheld: where it is what a link leads to, the link's words stay and the link goes.
fn unlinked(text: &str, withheld: Range<usize>) -> Vec<(Range<usize>, &'static str)> {
    let before = &text[..withheld.start];
    let (bare, pointed) = before.strip_suffix('<').map_or((before, false), |bare| (bare, true));
    if bare.ends_with("](")
        && let Some(open) = opening(bare, bare.len() - 2)
        && let Some(length) = text[withheld.end..].find(')')
    {
        let image = usize::from(text[..open].ends_with('!'));
        return vec![(open - image..open + 1, ""), (bare.len() - 2..withheld.end + length + 1, " [withheld]")];
    }
    let line = bare.rfind('\n').map_or(0, |at| at + 1);
    if bare[line..].trim_start().starts_with('[') && bare.trim_end().ends_with("]:") {
        // What a link by reference leads to.
        let end = text[withheld.end..].find('\n').map_or(text.len(), |at| withheld.end + at);
        return vec![(line..end, "")];
    }
    if pointed && text[withheld.end..].starts_with('>') {
        return vec![(withheld.start - 1..withheld.end + 1, WITHHELD)];
    }
    let would_link = text[withheld.end..].starts_with(['(', '[', ':']) || before.ends_with(']');
    vec![(withheld, if would_link { ESCAPED } else { WITHHELD })]
}

/// The bracket that the one at `close` closes.
fn opening(text: &str, close: usize) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, c) in text[..close].char_indices().rev() {
        match c {
            ']' => depth += 1,
            '[' if depth == 0 => return Some(at),
            '[' => depth -= 1,
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::*;
    use crate::config::Private;

    fn blot(text: &str) -> String {
        let lines = |all: &[&str]| all.iter().map(|one| one.parse().unwrap()).collect();
        let private = Private { names: lines(&["Ann Smith", "Acme"]), hosts: lines(&["corp.example"]) };
        let words = private.into();
        let out = blotted(text, &words).unwrap_or_else(|| text.to_owned());
        assert_eq!(words.first_in(&out), None, "{text} -> {out}");
        out
    }

    #[test]
    fn names_are_withheld_with_what_emphasises_them() {
        for (text, left) in [
            ("Ann Smith's disk at ACME.", "[withheld]'s disk at [withheld]."),
            ("**Ann** Smith, **Ann Smith** and _Ann\nSmith_", "[withheld], **[withheld]** and _[withheld]_"),
            ("acme-eu and acmeist", "[withheld]-eu and acmeist"),
            ("Acme: restarted, Acme(eu)", "\\[withheld\\]: restarted, \\[withheld\\](eu)"),
            ("[Acme](https://x.example/a)", "[[withheld]](https://x.example/a)"),
            ("Ann", "Ann"),
        ] {
            assert_eq!(blot(text), left, "{text}");
        }
    }

    #[test]
    fn hosts_are_withheld_with_the_whole_address() {
        for (text, left) in [
            ("see https://a.corp.example/x?y=1#z.", "see [withheld]."),
            ("<https://corp.example/>, `ssh db1.corp.example`", "[withheld], `ssh [withheld]`"),
            ("ann@mail.corp.example", "[withheld]"),
            ("the [graph *of* it](https://a.corp.example/x \"t\") shows", "the graph *of* it [withheld] shows"),
            ("![graph](<https://a.corp.example/x>)", "graph [withheld]"),
            ("by [ref][x]\n\n[x]: https://a.corp.example/x\n", "by [ref][x]\n\n\n"),
            ("https://x.example/customers/acme?all", "[withheld]"),
            ("[x](https://x.example/acme) and (https://corp.example)", "x [withheld] and ([withheld])"),
            ("**corp.example** a.corp.example", "**[withheld]** [withheld]"),
        ] {
            assert_eq!(blot(text), left, "{text}");
        }
    }
}

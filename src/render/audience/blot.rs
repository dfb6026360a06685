//! A text without the names and hosts that the configuration keeps private.

use std::ops::Range;

use crate::config::PrivateWords;
use crate::render::markdown::{link_spans, to_text};

/// What stands where something is withheld.
const WITHHELD: &str = "[withheld]";
/// The same where Markdown would make a link of it.
const ESCAPED: &str = "\\[withheld\\]";

/// The text with each private word withheld: a host with the address that it is part of, a link to it without its
/// address. `None`: nothing had to be. Where a word would still be read in it, nothing of the text is left.
pub fn blotted(text: &str, words: &PrivateWords) -> Option<String> {
    if !words.may_be_in(text) {
        return None;
    }
    let edited = edited(text, words);
    let tells = |text: &str| !words.all_in(text).is_empty();
    let is_told = match &edited {
        Some(edited) => tells(edited) || tells(&to_text(edited)),
        None => tells(&to_text(text)),
    };
    if is_told { Some(WITHHELD.to_owned()) } else { edited }
}

fn edited(text: &str, words: &PrivateWords) -> Option<String> {
    let found = words.all_in(text);
    if found.is_empty() {
        return None;
    }
    let links = if text.contains('[') { link_spans(text) } else { Vec::new() };
    let mut edits: Vec<(Range<usize>, &str)> = Vec::new();
    for word in found {
        // One that stands in what is withheld already.
        if edits.iter().any(|(range, _)| range.start <= word.bytes.start && word.bytes.end <= range.end) {
            continue;
        }
        let token = around(text, &word.bytes, |c| !c.is_whitespace() && !"<>\"'()[]{}|`,;*".contains(c));
        let is_address = text[token.clone()].contains("://") || text[token.clone()].contains('@');
        let is_one_token = token.start <= word.bytes.start && word.bytes.end <= token.end;
        let bytes = if word.is_host || is_address && is_one_token { token } else { word.bytes };
        edits.extend(unlinked(text, with_marks(text, with_links(bytes, &links))));
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

/// A stretch with the links of which it has a part: half a link is none. One that stands inside a link is left.
fn with_links(bytes: Range<usize>, links: &[Range<usize>]) -> Range<usize> {
    links.iter().fold(bytes, |bytes, link| {
        let overlaps = link.start < bytes.end && bytes.start < link.end;
        let is_inside = link.start <= bytes.start && bytes.end <= link.end;
        if overlaps && !is_inside { bytes.start.min(link.start)..bytes.end.max(link.end) } else { bytes }
    })
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

    use proptest::prelude::*;
    use proptest::sample::select;

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

    #[test]
    fn what_reads_as_a_name_is_withheld_with_the_links_that_part_it() {
        for (text, left) in [
            ("Tell [Ann](https://x.example/) Smith now", "Tell [withheld] now"),
            ("Tell **[Ann](https://x.example/)** Smith now", "Tell [withheld] now"),
            ("Ann [Smith (team)](https://x.example/) said", "[withheld] said"),
            ("[see Ann][1] Smith\n\n[1]: https://x.example/", "[withheld]\n\n[1]: https://x.example/"),
            ("by [Ann Smith](https://x.example/)", "by [[withheld]](https://x.example/)"),
            ("ask ann.smith@example.com, or Acme.", "ask [withheld], or [withheld]."),
            ("Ann\u{200b}Smith, Acmes disk", "[withheld], [withheld] disk"),
            // Nobody knows all of these by name.
            ("from &Afr;cme", "[withheld]"),
        ] {
            assert_eq!(blot(text), left, "{text}");
        }
    }

    /// A name as somebody may spell it.
    fn spelt(name: &str, way: usize, mark: usize) -> String {
        let parts = |between: &str| name.replace(' ', between);
        let each = |spell: &dyn Fn(char) -> String| name.chars().map(spell).collect::<String>();
        match way {
            0 => parts(["-", "_", ".", "/", "\n", "  ", "&nbsp;", "\u{200b}", "\u{ad}"][mark % 9]),
            1 => name.to_uppercase(),
            2 => name.to_lowercase(),
            3 => name
                .replace('\'', ["’", "ʼ", "‘", "&rsquo;", "&#39;"][mark % 5])
                .replace('ß', ["ss", "SS", "ẞ"][mark % 3]),
            4 => each(&|c| match c {
                '!'..='~' => char::from_u32(u32::from(c) + 0xfee0).unwrap().to_string(),
                ' ' => "\u{3000}".to_owned(),
                _ => c.to_string(),
            }),
            5 => each(&|c| format!("&#{};", u32::from(c))),
            6 => format!("[{}", name.replacen(' ', "](https://x.example/) ", 1)),
            7 => format!("**{}", parts("** ")),
            8 => name.replacen(' ', " [", 1) + "](https://x.example/)",
            9 => name.replace('ü', "u\u{308}").replace('é', "&eacute;"),
            10 => each(&|c| format!("{c}\u{200b}")),
            11 => format!("{name}s"),
            _ => format!("{name}'s"),
        }
    }

    proptest! {
        #[test]
        fn no_spelling_that_is_claimed_is_left(
            name in "[A-Zaeßü][a-zéüß']{3,6}[a-z]( [A-Z][a-zß]{2,5}[a-z]){0,2}|[数据公司我们]{2,4}",
            way in 0_usize..13,
            mark in 0_usize..9,
            (before, behind) in select(vec![("", ""), ("for ", ", who"), ("「", "」"), ("我们的", "坏了"), ("*x* (", ")."), ("a [b](c) ", " [d](e)")]),
        ) {
            let words: PrivateWords = Private { names: vec![name.parse().unwrap()], hosts: Vec::new() }.into();
            let text = format!("{before}{}{behind}", spelt(&name, way, mark));
            let out = blotted(&text, &words);
            prop_assert!(out.is_some(), "{} in {}", name, text);
            let out = out.unwrap();
            prop_assert!(words.all_in(&out).is_empty() && words.first_in(&out).is_none(), "{} -> {}", text, out);
            prop_assert_eq!(words.first_in(&to_text(&out)), None);
        }
    }
}

//! YAML that says something else to another reader, or to the eye.

use std::ops::Range;

use crate::check::readings::{Reading, other_reading};
use crate::check::rule::{Check, Family, Found, Levels, Rule, Saying};
use crate::check::subject::Subject;
use crate::document::Written;
use crate::finding::{FieldPath, Segment, is_unsafe, shown};

pub static RULE: Rule = Rule {
    id: "yaml-surprise",
    family: Family::Records,
    levels: Levels::always('W'),
    summary: "a value that another YAML reader, or the eye, takes for something else",
    why: "Scripts read records too, and many of their YAML libraries follow YAML 1.1, where a plain `no`, `on` or `y` is a \
          bool, `1:30` is 90, `017` is 15 and `1_000` is a number. Some stop at a tab outside quotes. Typographic \
          quotes are no quotes to YAML but part of the text. Characters that do not show, or that turn the direction \
          of what follows, make a text read otherwise than it is searched and compared. Dates and times in the \
          record's own forms, and values under `custom`, are left alone.",
    help: "write it so that it can be read in one way only",
    check: Check::Record(check),
};

/// As many of a kind as are told of one record.
const MOST: usize = 20;

fn check(subject: &Subject<'_>, found: &mut Found) {
    let text = subject.text;
    invisible(text, found);
    let has_tab = memchr::memchr(b'\t', text.as_bytes()).is_some() && may_be_outside_blocks(text);
    let has_comments = memchr::memmem::find(text.as_bytes(), b" #").is_some();
    // Naming every key and value is for the few that may have something to tell.
    if !has_tab && !lines(text).any(|line| may_surprise(line, has_comments)) {
        return;
    }
    let written = subject.document.written();
    let own = FieldPath::from("custom");
    for one in written
        .iter()
        .filter(|one| one.plain && !own.contains(&one.field))
        .filter_map(|one| {
            // What was refused is told already.
            surprise(one).filter(|_| !subject.is_refused_in(&one.field))
        })
        .take(MOST)
    {
        found.add(one);
    }
    if has_tab {
        for at in tabs(text, &written).take(MOST) {
            let saying = Saying::in_file(at..at + 1, "a tab between words, where some readers of YAML stop");
            found.add(saying.help("write a space").instead(" "));
        }
    }
}

fn lines(text: &str) -> impl Iterator<Item = &str> {
    let ends = memchr::memchr_iter(b'\n', text.as_bytes()).chain([text.len()]);
    ends.scan(0, |start, end| Some(&text[std::mem::replace(start, end + 1)..end]))
}

/// Whether a tab may stand outside the blocks behind `|` and `>`, where most do: in a program's lines.
fn may_be_outside_blocks(text: &str) -> bool {
    const HEADS: &[&str] = &[": |", ": |-", ": >", ": >-"];
    let indent = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let mut block: Option<usize> = None;
    text.split('\n').any(|line| {
        if block.is_some_and(|head| line.trim().is_empty() || indent(line) > head) {
            return false;
        }
        block = HEADS.iter().any(|head| line.ends_with(head)).then(|| indent(line));
        line.contains('\t')
    })
}

/// Whether a key or value on that line may be one that surprises. Such a value is one word, so that
/// most lines are told by their last.
fn may_surprise(line: &str, has_comments: bool) -> bool {
    let line = line.trim_ascii_end();
    let Some(last) = line.bytes().last() else { return false };
    if matches!(last, b']' | b'}' | b',') || (has_comments && line.contains(" #")) {
        return line.split(" #").next().unwrap_or(line).split(['[', ']', '{', '}', ',']).any(may_be_pair);
    }
    if last >= 0x80 && line.ends_with(QUOTES) {
        return true;
    }
    let (before, word) = line.split_at(memchr::memrchr(b' ', line.as_bytes()).map_or(0, |space| space + 1));
    let is_value = || {
        let before = before.trim_ascii_end();
        before.bytes().last().is_none_or(|byte| b":-,[{".contains(&byte))
    };
    let is_key = || {
        let start = line.bytes().position(|byte| !b" -[{".contains(&byte)).unwrap_or(line.len());
        let may_begin =
            |byte: &u8| matches!(byte, b'0'..=b'9' | b'+' | b'y' | b'Y' | b'n' | b'N' | b'o' | b'O' | 0x80..);
        line.as_bytes().get(start).is_some_and(may_begin) && may(key_of(&line[start..]))
    };
    // Most words are told by their first letter.
    let may_begin =
        |first: &u8| matches!(first, b'y' | b'Y' | b'n' | b'N' | b'o' | b'O' | b'0'..=b'9' | b'+' | b'-' | b'[' | b'{');
    let may_be = word.as_bytes().first().is_some_and(may_begin);
    (may_be && is_value() && other_reading(word.trim_start_matches(['[', '{'])).is_some()) || is_key()
}

/// The same of a part between brackets and commas, or of what stands before a comment.
fn may_be_pair(part: &str) -> bool {
    let part = part.trim_matches(' ').trim_start_matches("- ");
    may(part) || may(key_of(part)) || part.split_once(": ").is_some_and(|(_, value)| may(value.trim_start()))
}

fn may(word: &str) -> bool {
    other_reading(word).is_some() || word.ends_with(QUOTES)
}

fn key_of(line: &str) -> &str {
    line.split_once(": ").map_or_else(|| line.trim_end_matches(':'), |(key, _)| key)
}

fn surprise(one: &Written) -> Option<Saying> {
    if let Some(reading) = other_reading(&one.text) {
        let reading = match reading {
            Reading::Bool(value) => value.to_string(),
            Reading::Number(Some(number)) => format!("the number {number}"),
            Reading::Number(None) => "a number".to_owned(),
        };
        let quoted = format!("\"{}\"", one.text);
        let message = format!("{} is {reading} to some readers of YAML", shown(&one.text));
        let help = format!("put it in quotes: `{quoted}`");
        return Some(Saying::in_file(one.bytes.clone(), message).help(help).instead(quoted));
    }
    let inside = in_typographic_quotes(&one.text).filter(|_| !is_message(&one.field))?;
    let saying = Saying::in_file(
        one.bytes.clone(),
        format!("the typographic quotes around {} are part of the text", shown(inside)),
    );
    let saying = saying.help("write straight quotes, or none");
    Some(if inside.contains(['"', '\\']) { saying } else { saying.instead(format!("\"{inside}\"")) })
}

const QUOTES: &[char] = &['“', '”', '„', '‟', '‘', '’', '‚'];

/// The text between typographic quotes that stand around all of it. A sentence between them is
/// somebody's words.
fn in_typographic_quotes(text: &str) -> Option<&str> {
    let inside = text.strip_prefix(QUOTES)?.strip_suffix(QUOTES)?;
    let doubles = ['“', '”', '„', '‟'];
    let is_one = !inside.contains(doubles) && !inside.is_empty();
    (is_one && !inside.ends_with(['.', '!', '?', '…', ','])).then_some(inside)
}

/// What was told to others is quoted with good reason.
fn is_message(field: &FieldPath) -> bool {
    field.steps().first() == Some(&Segment::from("communications"))
}

/// Tabs that stand neither in quotes, nor in a block of lines, nor in a comment.
fn tabs<'a>(text: &'a str, written: &'a [Written]) -> impl Iterator<Item = usize> + 'a {
    let around = |at: usize| {
        let next = written.partition_point(|one| one.bytes.start <= at);
        written[..next].last().filter(|last| last.bytes.contains(&at))
    };
    let mut line_end = 0;
    let lines = text.split_inclusive('\n').map(move |line| {
        let start = line_end;
        line_end += line.len();
        (start, line)
    });
    lines.filter(|(_, line)| line.contains('\t')).flat_map(move |(start, line)| {
        let begins = |place: usize| line[..place].is_empty() || line[..place].ends_with([' ', '\t']);
        let mut marks = line.match_indices('#').map(|(place, _)| place);
        let comment = marks.find(|place| begins(*place) && around(start + place).is_none()).unwrap_or(line.len());
        let tabs = line[..comment].match_indices('\t').map(move |(place, _)| start + place);
        tabs.filter(move |at| around(*at).is_none_or(|one| one.plain))
    })
}

/// Tells of characters that do not show; not of those that a script needs which the text is written in.
fn invisible(text: &str, found: &mut Found) {
    let is_break = |c: char| matches!(c, '\n' | '\r' | '\t');
    let is_odd = |c: char| !is_break(c) && (is_unsafe(c) || c == '\u{ad}');
    // Without a way out of the loop, it takes sixteen bytes at a time.
    let is_odd_byte = |byte: u8| byte < b' ' && !is_break(byte.into()) || byte == 0x7f;
    if text.is_ascii() && !text.bytes().fold(false, |odd, byte| odd | is_odd_byte(byte)) {
        return;
    }
    // All that do not show begin with one of four bytes.
    let begin =
        memchr::memchr2_iter(0xc2, 0xe2, text.as_bytes()).chain(memchr::memchr2_iter(0xd8, 0xef, text.as_bytes()));
    let has_control = text.bytes().any(is_odd_byte);
    if !has_control && !begin.filter_map(|at| text[at..].chars().next()).any(is_odd) {
        return;
    }
    let odd: Vec<(usize, char)> = text.char_indices().filter(|(_, c)| is_odd(*c)).collect();
    let runs_left = text.chars().any(|c| ('\u{590}'..='\u{8ff}').contains(&c) && c != '\u{61c}');
    // Thai to Lao, Burmese, Khmer: it tells where a line may break.
    let is_joined = |c| matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}');
    let joins_words = text.chars().any(is_joined);
    let is_at_home = |c: char| match c {
        '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{2066}'..='\u{2069}' => runs_left,
        '\u{200b}' => joins_words,
        _ => false,
    };
    for (at, c) in odd.into_iter().filter(|(_, c)| !is_at_home(*c)).take(MOST) {
        found.add(Saying::in_file(bytes(at, c), format!("{} (U+{:04X})", what(c), u32::from(c))).help(help(c)));
    }
}

const fn bytes(at: usize, c: char) -> Range<usize> {
    at..at + c.len_utf8()
}

const fn what(c: char) -> &'static str {
    match c {
        '\u{ad}' => "a soft hyphen, which does not show",
        '\u{200b}' => "a space without width, which does not show",
        '\u{2028}' | '\u{2029}' | '\u{85}' => "a line separator, which ends the line to some readers of YAML",
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' | '\u{61c}' => {
            "a character that turns the direction of the text, and does not show"
        }
        _ => "a character that does not show",
    }
}

fn help(c: char) -> String {
    match c {
        '\u{2028}' | '\u{2029}' | '\u{85}' => "break the line as usual, or write a space".to_owned(),
        _ => format!("take it away; where it is meant, write its escape in quotes: `\\u{:04x}`", u32::from(c)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::read;
    use crate::record::Postmortem;

    fn written(text: &str) -> Vec<Written> {
        read::<Postmortem>(text).written()
    }

    fn told(text: &str) -> Vec<String> {
        let written = written(text);
        written.iter().filter(|one| one.plain).filter_map(surprise).map(|saying| saying.message).collect()
    }

    #[test]
    fn every_place_of_a_value_is_looked_at() {
        for text in [
            "a: no",
            "a:  no  ",
            "a: no # c",
            "a: no\r\n",
            "a:\n  - no",
            "a:\n  - - no",
            "a: [b, no]",
            "a: {b: no, c: d}",
            "a: [\n  b,\n  no,\n  c\n]",
            "no: a",
            "no:\n  a: b",
            "a: {no: b}",
            "a:\n  no",
            "- a\n- no # c",
            "{a: b,\n no: c}",
            "a: {b: [c, {d: no}]} # c",
        ] {
            for value in ["no", "YES", "1:30", "-017", "1_000", "“no”"] {
                let text = text.replace("no", value);
                assert_eq!(told(&text).len(), 1, "{text}");
                assert!(text.lines().any(|line| may_surprise(line, text.contains(" #"))), "{text}");
            }
        }
    }

    #[test]
    fn quotes_and_prose_are_read_in_one_way() {
        for text in
            ["a: 'no'", "a: \"1:30\"", "a: |\n  no", "a: no way", "a: it was\n  no", "# no", "a: at 1:30", "a: “B.”"]
        {
            assert_eq!(told(text), Vec::<String>::new(), "{text}");
        }
        for text in ["a: 2023-08-10 15:30", "a: No way, and on", "- {at: 2023-08-10, text: No way}", "Nobody was on"] {
            assert!(!may_surprise(text, false), "{text}");
        }
    }

    #[test]
    fn tabs_are_told_where_readers_stop_at_them() {
        for (text, count) in [
            ("a:\tb", 1),
            ("a: b\tc", 1),
            ("a: b\t# c", 1),
            ("a: 'b\tc'", 0),
            ("a: |\n  b\tc\n  \td", 0),
            ("# a\tb", 0),
            ("a: b # c\td", 0),
            ("a: 'b # c'\t", 1),
        ] {
            assert_eq!(tabs(text, &written(text)).count(), count, "{text:?}");
        }
    }

    #[test]
    fn characters_that_do_not_show_are_told_but_where_a_script_needs_them() {
        for (text, count) in [
            ("a\u{200b}b \u{ad} \u{202e}c \u{feff} \u{2028}", 5),
            ("שלום\u{200f} a \u{2067}b\u{2069}", 0),
            ("שלום \u{202e}", 1),
            ("ข้อความ\u{200b}ไทย", 0),
            ("👩\u{200d}💻 é a\u{a0}b", 0),
        ] {
            let mut found = Found::default();
            invisible(text, &mut found);
            assert_eq!(found.0.len(), count, "{text:?}");
        }
    }
}

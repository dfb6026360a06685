//! YAML that says something else to another reader, or to the eye.

use std::ops::Range;

use crate::check::glance::any_row;
use crate::check::readings::{Reading, may_be_read_otherwise, other_reading};
use crate::check::rule::{Check, Family, Found, Levels, Rule, Saying};
use crate::check::subject::Subject;
use crate::document::Written;
use crate::finding::{Defect, FieldPath, Segment, is_unsafe, shown};

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
    let own = FieldPath::from("custom");
    let surprises = subject.document.plain(may_surprise).filter_map(|one| {
        let surprise = surprise(&one)?;
        let field = subject.document.field_at(&one.bytes);
        // What was refused is told already; what was told to others is quoted with good reason.
        let is_told = subject.is_refused_in(&field) || (surprise.is_quoted && is_message(&field));
        (!is_told && !own.contains(&field)).then_some(surprise.saying)
    });
    for saying in surprises.take(MOST) {
        found.add(saying);
    }
    let all_tabs = memchr::memchr_iter(b'\t', text.as_bytes());
    // Of what could not be taken apart, nobody knows what stands in quotes.
    let is_whole = || subject.document.problems.iter().all(|problem| problem.mistake.defect != Defect::Syntax);
    if may_stand_outside(all_tabs, subject.document.enclosed()) && is_whole() {
        let written: Vec<Written<'_>> = subject.document.written().collect();
        for at in tabs(text, &written).take(MOST) {
            let saying = Saying::in_file(at..at + 1, "a tab between words, where some readers of YAML stop");
            found.add(saying.help("write a space").instead(" "));
        }
    }
}

/// Whether a plain text that begins so and is so long may be one.
const fn may_surprise(first: u8, length: usize) -> bool {
    first == QUOTE || may_be_read_otherwise(first, length)
}

struct Surprise {
    saying: Saying,
    /// Whether it is one because of its typographic quotes.
    is_quoted: bool,
}

fn surprise(one: &Written<'_>) -> Option<Surprise> {
    if let Some(reading) = other_reading(one.text) {
        let reading = match reading {
            Reading::Bool(value) => value.to_string(),
            Reading::Number(Some(number)) => format!("the number {number}"),
            Reading::Number(None) => "a number".to_owned(),
        };
        let quoted = format!("\"{}\"", one.text);
        let message = format!("{} is {reading} to some readers of YAML", shown(one.text));
        let help = format!("put it in quotes: `{quoted}`");
        let saying = Saying::in_file(one.bytes.clone(), message).help(help).instead(quoted);
        return Some(Surprise { saying, is_quoted: false });
    }
    let inside = in_typographic_quotes(one.text)?;
    let saying = Saying::in_file(
        one.bytes.clone(),
        format!("the typographic quotes around {} are part of the text", shown(inside)),
    );
    let saying = saying.help("write straight quotes, or none");
    let saying = if inside.contains(['"', '\\']) { saying } else { saying.instead(format!("\"{inside}\"")) };
    Some(Surprise { saying, is_quoted: true })
}

/// Each begins with the same byte, which hardly any text does.
const QUOTES: &[char] = &['“', '”', '„', '‟', '‘', '’', '‚'];
const QUOTE: u8 = 0xe2;

/// The text between typographic quotes that stand around all of it. A sentence between them is
/// somebody's words.
fn in_typographic_quotes(text: &str) -> Option<&str> {
    if text.as_bytes().first() != Some(&QUOTE) {
        return None;
    }
    let inside = text.strip_prefix(QUOTES)?.strip_suffix(QUOTES)?;
    let doubles = ['“', '”', '„', '‟'];
    let is_one = !inside.contains(doubles) && !inside.is_empty();
    (is_one && !inside.ends_with(['.', '!', '?', '…', ','])).then_some(inside)
}

fn is_message(field: &FieldPath) -> bool {
    field.steps().first() == Some(&Segment::from("communications"))
}

/// Whether a tab may stand outside quotes and blocks of lines, where most do: in a program's lines.
fn may_stand_outside(tabs: impl Iterator<Item = usize>, enclosed: impl Iterator<Item = Range<usize>>) -> bool {
    let mut tabs = tabs.peekable();
    if tabs.peek().is_none() {
        return false;
    }
    for inside in enclosed {
        if tabs.next_if(|at| *at < inside.start).is_some() {
            return true;
        }
        while tabs.next_if(|at| inside.contains(at)).is_some() {}
    }
    tabs.next().is_some()
}

/// Tabs that stand neither in quotes, nor in a block of lines, nor in a comment.
fn tabs<'a>(text: &'a str, written: &'a [Written<'a>]) -> impl Iterator<Item = usize> + 'a {
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
#[expect(clippy::needless_bitwise_bool, reason = "a lazy operator would be a jump: byte for byte")]
fn invisible(text: &str, found: &mut Found) {
    let is_break = |c: char| matches!(c, '\n' | '\r' | '\t');
    let is_odd = |c: char| !is_break(c) && (is_unsafe(c) || c == '\u{ad}');
    let is_odd_byte = |byte: u8| ((byte < b' ') & !matches!(byte, b'\n' | b'\r' | b'\t')) | (byte == 0x7f);
    let has_control = any_row(text, |&[byte]| is_odd_byte(byte));
    if !has_control && text.is_ascii() {
        return;
    }
    // All that do not show begin with one of four bytes.
    let begin =
        memchr::memchr2_iter(0xc2, 0xe2, text.as_bytes()).chain(memchr::memchr2_iter(0xd8, 0xef, text.as_bytes()));
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

    fn told(text: &str) -> Vec<String> {
        let document = read::<Postmortem>(text);
        let messages = |surprise: Surprise| surprise.saying.message;
        let all = document.written().filter(|one| one.plain).filter_map(|one| surprise(&one));
        let told: Vec<String> = document.plain(may_surprise).filter_map(|one| surprise(&one)).map(messages).collect();
        assert_eq!(told, all.map(messages).collect::<Vec<_>>(), "{text}");
        told
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
            let document = read::<Postmortem>(text);
            let written: Vec<Written<'_>> = document.written().collect();
            assert_eq!(tabs(text, &written).count(), count, "{text:?}");
            let tabs = memchr::memchr_iter(b'\t', text.as_bytes());
            assert!(count == 0 || may_stand_outside(tabs, document.enclosed()), "{text:?}");
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

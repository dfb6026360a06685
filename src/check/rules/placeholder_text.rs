//! What somebody meant to replace: TODO, TBD, lorem ipsum, a template's own words.

use crate::check::hidden::hidden;
use crate::check::rule::{Check, Family, Found, Levels, Rule, Saying};
use crate::check::subject::Subject;
use crate::check::vocabulary::{Cues, LazyCues};
use crate::finding::{FieldPath, shown};
use crate::record::{Line, Postmortem};

pub static RULE: Rule = Rule {
    id: "placeholder-text",
    family: Family::Completeness,
    levels: Levels::of('W', 'E', 'E'),
    summary: "a placeholder was left in: TODO, TBD, lorem ipsum, a template's guidance",
    why: "A placeholder is a note to the author that became a statement to everybody: it counts as written for every \
          other check, and tells its readers nothing.",
    help: "write what belongs there; where the word itself is meant, put it in backticks",
    check: Check::Record(check),
};

fn check(subject: &Subject<'_>, found: &mut Found) {
    let may_be_inside = subject.may_say(&CUES) || may_enclose(subject.text);
    let may_be = |text: &str| may_be_inside || is_nothing_else(text);
    let mut tell = |field: &FieldPath, text: &str| {
        for placeholder in placeholders(text) {
            let message = format!("{} stands in place of a text", shown(placeholder));
            found.add(Saying::new(field.clone(), message).part(placeholder));
        }
    };
    for said in subject.said().iter().filter(|said| may_be(said.text)) {
        tell(&said.path(), said.text);
    }
    names(subject.record, |name, field| {
        if may_be_marked(name) || may_be(name) {
            tell(&field(), name);
        }
    });
}

/// Without one of these, only brackets and texts that are nothing else are placeholders.
static CUES: LazyCues = LazyCues::new(|| Cues::of(&[&["fixme", "tbc", "tbd", "todo", "xxx", "lorem"]]));

/// Whether a text that is in no vocabulary may hold a mark, or `lorem ipsum`.
fn may_be_marked(text: &str) -> bool {
    // All marks have one of these capitals.
    memchr::memchr3(b'T', b'X', b' ', text.as_bytes()).is_some() && CUES.may_be_in(text)
}

/// Who, what and where: short texts that are no prose, and are most often left for later.
fn names(record: &Postmortem, mut tell: impl FnMut(&str, &dyn Fn() -> FieldPath)) {
    let mut add = |name: Option<&Line>, field: &dyn Fn() -> FieldPath| {
        if let Some(name) = name {
            tell(name, field);
        }
    };
    add(record.severity.as_ref(), &|| "severity".into());
    add(record.owner.as_ref(), &|| "owner".into());
    for (key, list) in [("services", &record.services), ("tags", &record.tags), ("authors", &record.authors)] {
        for (place, name) in list.iter().enumerate() {
            add(Some(name), &|| FieldPath::from(key).at(place));
        }
    }
    for (place, review) in record.reviewers.iter().enumerate() {
        add(review.who.as_ref(), &|| FieldPath::from("reviewers").at(place).at("who"));
    }
    for (place, participant) in record.participants.iter().enumerate() {
        add(participant.who.as_ref(), &|| FieldPath::from("participants").at(place).at("who"));
    }
    for (place, event) in record.timeline.iter().enumerate() {
        add(event.by.as_ref(), &|| FieldPath::from("timeline").at(place).at("by"));
    }
    for (place, why) in record.whys.iter().enumerate() {
        add(why.why.as_ref(), &|| FieldPath::from("whys").at(place).at("why"));
    }
    for (place, action) in record.action_items.iter().enumerate() {
        add(action.owner.as_ref(), &|| FieldPath::from("action_items").at(place).at("owner"));
        add(action.tracker.as_ref(), &|| FieldPath::from("action_items").at(place).at("tracker"));
    }
    for (place, reference) in record.references.iter().enumerate() {
        add(reference.title.as_ref(), &|| FieldPath::from("references").at(place).at("title"));
        add(reference.url.as_ref(), &|| FieldPath::from("references").at(place).at("url"));
    }
    for (term, meaning) in &record.glossary {
        add(Some(meaning), &|| FieldPath::from("glossary").at(term.clone()));
    }
}

/// The placeholders of a text, each spelling once. In time linear in the text.
fn placeholders(text: &str) -> Vec<&str> {
    if is_nothing_else(text) {
        return vec![text.trim()];
    }
    // Code and addresses become spaces, so that places stay as they are.
    let mut visible = text.as_bytes().to_vec();
    for range in hidden(text) {
        visible[range].fill(b' ');
    }
    let Ok(visible) = String::from_utf8(visible) else { return Vec::new() };
    let mut places = marks(&visible);
    places.extend(phrases(&visible));
    places.extend(enclosed(&visible));
    let mut found: Vec<&str> = places.into_iter().filter_map(|place| text.get(place)).collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// Texts that are a placeholder only where there is nothing else.
const ALONE: &[&str] = &[
    "...",
    "?",
    "fill in",
    "fixme",
    "placeholder",
    "tbc",
    "tbd",
    "to be confirmed",
    "to be decided",
    "to be defined",
    "to be determined",
    "to be done",
    "to be written",
    "to do",
    "todo",
    "xxx",
    "…",
];

fn is_nothing_else(text: &str) -> bool {
    // Most texts are told by their length or their first two letters.
    if text.len() > 60 {
        return false;
    }
    let is_mark = |byte: &u8| matches!(byte, b'.' | b'?' | 0x80..);
    let mut letters = text.bytes().skip_while(|byte| !(byte.is_ascii_alphanumeric() || is_mark(byte)));
    let (Some(first), second) = (letters.next(), letters.next()) else { return false };
    let may_begin = |second: u8| matches!(&[first | 0x20, second | 0x20], b"fi" | b"pl" | b"tb" | b"to" | b"xx");
    if !(is_mark(&first) || second.is_some_and(may_begin)) {
        return false;
    }
    let text = text.trim();
    let bare = text.trim_matches(['<', '>', '[', ']', '(', ')', '*', '_']);
    if text.len() > 40 || !bare.starts_with(['.', '…', '?', 'f', 'F', 'p', 'P', 't', 'T', 'x', 'X']) {
        return false;
    }
    let is_question = text.chars().all(|c| c == '?');
    let bare = bare.to_lowercase();
    let bare = if bare.starts_with("..") { bare.as_str() } else { bare.trim_end_matches(['.', '!', ':']) };
    is_question || ALONE.contains(&bare)
}

const MARKS: &[&str] = &["FIXME", "TBC", "TBD", "TODO", "XXX"];

/// Words in capitals that mark what is left to do, where they stand as such.
fn marks(text: &str) -> Vec<std::ops::Range<usize>> {
    let mut found = Vec::new();
    let mut from = 0;
    for word in text.split(|c: char| !(c.is_alphanumeric() || c == '_')) {
        let (start, end) = (from, from + word.len());
        from = end + text[end..].chars().next().map_or(0, char::len_utf8);
        if MARKS.contains(&word) && stands_alone(text, start, end) && !is_spoken_of(text, start, end) {
            found.push(start..end);
        }
    }
    found
}

/// `XXX-123`, `10.XXX`, `TODO.md` and `@TODO/x` are names of something.
fn stands_alone(text: &str, start: usize, end: usize) -> bool {
    let before = text[..start].chars().next_back();
    let mut after = text[end..].chars();
    let is_before = before.is_none_or(|c| c.is_whitespace() || "([{<\"'*_:>|,;".contains(c));
    let is_after = match after.next() {
        None => true,
        Some('.') => after.next().is_none_or(char::is_whitespace),
        Some(c) => c.is_whitespace() || ",:;!?)]}>\"'*_(|".contains(c),
    };
    is_before && is_after
}

/// "A TODO in the code", "TODO comments": talk about placeholders is none.
fn is_spoken_of(text: &str, start: usize, end: usize) -> bool {
    let before = text[..start].split_whitespace().next_back().unwrap_or_default();
    let after = text[end..].split_whitespace().next().unwrap_or_default();
    let articles = ["a", "an", "any", "each", "every", "no", "old", "that", "the", "this"];
    let things = ["comment", "comments", "entry", "item", "items", "list", "marker", "markers", "note", "notes"];
    let is_near = |gap: &str| gap.chars().all(|c| c == ' ');
    let ends_at = text[..start].trim_end().len();
    (articles.contains(&before.to_ascii_lowercase().as_str()) && is_near(&text[ends_at..start]))
        || things.contains(&after.trim_end_matches(['.', ',', ';', ':', '!', '?', ')']))
}

fn phrases(text: &str) -> Vec<std::ops::Range<usize>> {
    let lower = text.to_ascii_lowercase();
    let lorem = "lorem ipsum";
    lower.find(lorem).map(|start| start..start + lorem.len()).into_iter().collect()
}

/// What a template says to its author begins with one of these.
const GUIDANCE: &[&str] =
    &["add", "describe", "enter", "explain", "fill", "insert", "list", "replace", "write", "your"];

/// `{{…}}`, and guidance in angle or square brackets. Brackets that hold a line end, another bracket
/// or more than a template says are something else.
fn enclosed(text: &str) -> Vec<std::ops::Range<usize>> {
    const LONGEST: usize = 120;
    let mut found = Vec::new();
    for (start, open) in text.match_indices(['<', '[', '{']) {
        let (open, close) = match open {
            "<" => ("<", ">"),
            "[" => ("[", "]"),
            _ => ("{{", "}}"),
        };
        let Some(inside) = text[start..].strip_prefix(open) else { continue };
        let mut window = LONGEST.min(inside.len());
        while !inside.is_char_boundary(window) {
            window -= 1;
        }
        let Some(length) = inside[..window].find(close) else { continue };
        let (inside, rest) = (&inside[..length], &inside[length + close.len()..]);
        let is_link = open == "[" && rest.starts_with(['(', '[', ':']);
        let is_template = open == "{{" || (!is_link && is_guidance(inside));
        if is_template && !inside.contains(['\n', '<', '[', '=']) && !inside.trim().is_empty() {
            found.push(start..start + open.len() + length + close.len());
        }
    }
    found
}

/// Whether a bracket may open what [`enclosed`] finds, in a text or in the file that it stands in.
fn may_enclose(text: &str) -> bool {
    let begins = |rest: &str, word: &str| {
        let is_first = |byte: &u8| byte | 0x20 == word.as_bytes()[0];
        rest.as_bytes().first().is_some_and(is_first)
            && rest.get(..word.len()).is_some_and(|it| it.eq_ignore_ascii_case(word))
    };
    memchr::memchr3_iter(b'<', b'[', b'{', text.as_bytes()).any(|at| {
        let inside = &text[at + 1..];
        if text.as_bytes()[at] == b'{' {
            return inside.starts_with('{');
        }
        let inside = inside.trim_start();
        GUIDANCE.iter().any(|word| begins(inside, word))
    })
}

fn is_guidance(inside: &str) -> bool {
    let mut words = inside.split_whitespace();
    let first = words.next().unwrap_or_default().to_ascii_lowercase();
    GUIDANCE.contains(&first.as_str()) && words.next().is_some()
}

#[cfg(test)]
mod tests {
    use super::{MARKS, may_be_marked, may_enclose, placeholders};

    #[test]
    fn marks_in_capitals_are_placeholders() {
        assert_eq!(placeholders("TODO: ask the vendor"), ["TODO"]);
        assert_eq!(placeholders("The cause is **TBD**."), ["TBD"]);
        assert_eq!(placeholders("Count is XXX, TBC"), ["TBC", "XXX"]);
        assert_eq!(placeholders("FIXME(payments) say when"), ["FIXME"]);
    }

    #[test]
    fn the_quick_look_at_a_name_sees_every_mark() {
        for mark in MARKS.iter().chain(&["lorem ipsum"]) {
            assert!(may_be_marked(mark) && may_be_marked(&format!("team-{mark}")), "{mark}");
        }
        assert!(!may_be_marked("https://tracker.example.com/OPS-97256"));
    }

    #[test]
    fn a_text_that_says_nothing_else_needs_no_capitals() {
        for text in ["tbd", "To be determined.", "???", "todo", "...", "<TBD>", "[placeholder]"] {
            assert_eq!(placeholders(text), [text]);
        }
    }

    #[test]
    fn names_that_hold_a_mark_and_talk_about_marks_are_none() {
        for text in [
            "Close ticket XXX-123",
            "The list in TODO.md was outdated",
            "A TODO in the deploy script said so",
            "Search for TODO comments in the build",
            "The todo application was slow",
            "What happened? Nobody knew.",
            "Size XXXL",
            "",
        ] {
            assert!(placeholders(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn a_template_s_own_words_are_placeholders() {
        assert_eq!(placeholders("Lorem ipsum dolor"), ["Lorem ipsum"]);
        assert_eq!(placeholders("Dear {{ customer }}"), ["{{ customer }}"]);
        assert_eq!(placeholders("Impact: <fill in the number of users>"), ["<fill in the number of users>"]);
        assert_eq!(placeholders("[Describe what happened]"), ["[Describe what happened]"]);
        for text in ["{{ customer }}", "< Fill in the number>", "[Describe what happened]", "a\n[\n  list them]"] {
            assert!(may_enclose(text), "{text}");
        }
        assert!(!may_enclose("services: [billing]\nat: {a: b}\nload: < 4"));
    }

    #[test]
    fn markup_links_and_code_are_none() {
        for text in [
            "See [add a pool](https://wiki.example.com/add)",
            "`TODO` and ```{{ value }}``` and <https://example.com/TODO>",
            "<details><summary>Log</summary>",
            "retries < 3 and load > 4",
            "a [list] of {one} {{}}",
        ] {
            assert!(placeholders(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn brackets_that_nothing_closes_take_no_quadratic_time() {
        assert!(placeholders(&"{{[<ä".repeat(100_000)).is_empty());
    }
}

//! An acronym that the record does not explain.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::check::acronyms::is_well_known;
use crate::check::letters::{capitals, eight};
use crate::check::rule::{Check, Family, Found, Levels, Rule, Saying};
use crate::check::said::Said;
use crate::check::subject::Subject;
use crate::check::words::Word;
use crate::finding::shown;
use crate::record::Role;

pub static RULE: Rule = Rule {
    id: "undefined-acronym",
    family: Family::Language,
    levels: Levels::of('-', 'N', 'N'),
    summary: "an acronym that is neither expanded, nor in `glossary`, nor well known",
    why: "A postmortem is read by other teams, and by those who join later: three letters that everybody in the room knew \
          lose them. Told is the first place of each, and five of one record at most. Explained are \"time to live \
          (TTL)\", \"TTL (time to live)\" and the words anywhere in the record; more than a thousand acronyms of the trade \
          are taken as known, and so are names of the record's and the configuration's services, tags, teams and \
          people. Code, ids like `ABC-123`, names of files and words that are only said loudly are no acronyms.",
    help: "write it out where it first stands, as in `time to live (TTL)`, or add it to `glossary`",
    check: Check::Record(check),
};

/// A record with more has readers who know them.
const MOST: usize = 5;
/// Each is looked for in the whole record: a hostile one may be made of nothing else.
const MOST_LOOKED_UP: usize = 40;

fn check(subject: &Subject<'_>, found: &mut Found) {
    let said = || subject.said().iter().filter(|said| said.role != Role::Appendix);
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    let mut told = 0;
    let mut names: Option<BTreeSet<String>> = None;
    for one in said().filter(|one| may_hold_acronym(one.text)) {
        for sentence in one.sentences() {
            for word in acronyms(one.text, sentence) {
                // Nothing is looked up for the words of a record that has none to explain.
                if told == MOST || seen.len() == MOST_LOOKED_UP || !seen.insert(word) || is_explained(word, said()) {
                    continue;
                }
                let names = names.get_or_insert_with(|| names_of(subject));
                if !names.contains(&word.to_lowercase()) {
                    let message = format!("{} is not explained", shown(word));
                    found.add(Saying::new(one.path(), message).part(word));
                    told += 1;
                }
            }
        }
    }
}

/// Whether there are capitals in a row that not everybody knows.
fn may_hold_acronym(text: &str) -> bool {
    let is_capital = |byte: &u8| byte.is_ascii_uppercase();
    let bytes = text.as_bytes();
    let is_new = |run: Range<usize>| {
        run.len() <= LONGEST && text.get(run).is_some_and(|word| !is_well_known(word) && !is_roman(word))
    };
    let mut at = 0;
    while at < bytes.len() {
        // Seven pairs are looked at together.
        let capitals = capitals(eight(bytes, at));
        let pairs = capitals & (capitals >> 8);
        if pairs == 0 {
            at += 7;
            continue;
        }
        let start = at + pairs.trailing_zeros() as usize / 8;
        at = start + bytes[start..].iter().take_while(|byte| is_capital(byte)).count();
        if is_new(start..at) {
            return true;
        }
    }
    false
}

/// The words of a sentence that are written as acronyms are, and are not known to everybody.
fn acronyms<'a>(text: &'a str, words: &[Word<'a>]) -> Vec<&'a str> {
    let candidates = (0..words.len()).filter_map(|at| Some((at, acronym(words[at].text)?)));
    let mut candidates = candidates.filter(|(_, word)| !is_well_known(word) && !is_roman(word)).peekable();
    // A table's cell with nothing else in it holds somebody's initials, or a code.
    if candidates.peek().is_none() || words.len() == 1 || is_loud(words) {
        return Vec::new();
    }
    candidates.filter(|(at, _)| stands_alone(text, words, *at)).map(|(_, word)| word).collect()
}

/// As many capitals as an acronym has.
const LONGEST: usize = 6;

/// Two to six capitals, perhaps in the plural.
fn acronym(word: &str) -> Option<&str> {
    // Nearly all words end here.
    let [first, second, ..] = word.as_bytes() else { return None };
    if !(first.is_ascii_uppercase() && second.is_ascii_uppercase()) {
        return None;
    }
    let bare = ["'s", "’s", "s"].into_iter().find_map(|end| word.strip_suffix(end)).unwrap_or(word);
    ((2..=LONGEST).contains(&bare.len()) && bare.bytes().all(|byte| byte.is_ascii_uppercase())).then_some(bare)
}

fn is_roman(word: &str) -> bool {
    word.bytes().all(|byte| b"IVX".contains(&byte))
}

/// A sentence, or a line of a log, that is written in capitals as a whole.
fn is_loud(words: &[Word<'_>]) -> bool {
    let letters = words.iter().filter(|word| word.text.len() > 1 && word.text.starts_with(char::is_alphabetic));
    let (mut all, mut loud) = (0, 0);
    for word in letters {
        all += 1;
        loud += usize::from(!word.text.contains(char::is_lowercase));
    }
    loud > 1 && 2 * loud > all
}

/// Not a part of an id, a path, a variable, an address, or of what a machine said.
fn stands_alone(text: &str, words: &[Word<'_>], at: usize) -> bool {
    let word = &words[at];
    let next = words.get(at + 1).filter(|next| next.start == word.end() + next.gap.len());
    let (before, after) = (&text[..word.start], &text[word.end()..]);
    let is_glued = before.ends_with(char::is_alphanumeric)
        || before.ends_with(['$', '@', '#', '%', '_', '\\', '/', '=', '<', '{', '.'])
        || before.ends_with("--")
        || after.starts_with(['=', '_', '/', '\\', '>', '}', '@']);
    let is_id = next.is_some_and(|next| {
        let is_number = next.text.starts_with(|c: char| c.is_ascii_digit());
        matches!(next.gap, "-" | "#" | "–") && is_number
    });
    let is_name = after.strip_prefix(['.', ':', ';']).is_some_and(|rest| rest.starts_with(char::is_alphanumeric));
    let quotes = ['"', '\'', '“', '”', '‘', '’', '«', '»'];
    let is_quoted = before.ends_with(quotes) && after.starts_with(quotes);
    !(is_glued || is_id || is_name || is_quoted)
}

/// Whether the record says anywhere what it stands for, or writes it as the word that it is.
fn is_explained<'a, 's: 'a>(acronym: &str, mut said: impl Iterator<Item = &'a Said<'s>>) -> bool {
    let is_in = |one: &Said<'_>| {
        let mut sentences = one.sentences();
        sentences.any(|words| is_spelled_out(acronym, words) || is_beside_brackets(acronym, one.text, words))
    };
    said.any(is_in)
}

/// `time to live`: the initials of words in a row, or the word itself in small letters.
fn is_spelled_out(acronym: &str, words: &[Word<'_>]) -> bool {
    let is_small = |word: &Word<'_>| word.text.contains(char::is_lowercase);
    let begins = |word: &Word<'_>, letter: u8| word.lower().as_bytes().first() == Some(&letter.to_ascii_lowercase());
    let spelled = |row: &[Word<'_>]| row.iter().zip(acronym.bytes()).all(|(word, letter)| begins(word, letter));
    let as_word = acronym.to_lowercase();
    let is_word = |word: &Word<'_>| word.is(&as_word) && is_small(word) && self::acronym(word.text).is_none();
    // Two initials come together too easily.
    let in_a_row =
        acronym.len() > 2 && words.windows(acronym.len()).any(|row| spelled(row) && row.iter().all(is_small));
    in_a_row || words.iter().any(is_word)
}

/// `queue manager (QM)`, `QM (queue manager)`: what stands beside brackets explains it, if one of
/// its words begins as it does.
fn is_beside_brackets(acronym: &str, text: &str, words: &[Word<'_>]) -> bool {
    let initial = acronym.to_ascii_lowercase();
    let begins = |word: &Word<'_>| {
        let small = word.text.contains(char::is_lowercase) || word.text.len() > acronym.len();
        small && word.lower().as_bytes().first() == initial.as_bytes().first()
    };
    let places = (0..words.len()).filter(|at| self::acronym(words[*at].text) == Some(acronym));
    places.into_iter().any(|at| {
        let reach = acronym.len() + 3;
        let opens = words[at].gap.ends_with(['(', '[']) || words[at].gap.ends_with("(\"");
        let before = &words[at.saturating_sub(reach)..at];
        let after = words.get(at + 1..words.len().min(at + 1 + reach)).unwrap_or_default();
        let explains = text[words[at].end()..].trim_start_matches(['s', '*', '_', '"', ' ']);
        (opens && before.iter().any(begins))
            || (explains.starts_with(['(', '[', '=', '–', '—', ':', ',']) && after.iter().take(2).any(begins))
            || after.first().is_some_and(|next| next.is_one_of(&["means", "stands"])) && after.iter().any(begins)
    })
}

/// The words of names that the record and the configuration tell, and of the glossary, in lower case.
fn names_of(subject: &Subject<'_>) -> BTreeSet<String> {
    let (record, config) = (subject.record, subject.config);
    let mut lines: Vec<&str> = record.glossary.keys().map(String::as_str).collect();
    lines.extend(record.glossary.values().map(|line| &**line));
    lines.extend(record.severity.as_deref());
    lines.extend(record.services.iter().chain(&record.tags).map(|line| &**line));
    lines.extend(record.owner.iter().chain(&record.authors).map(|line| &**line));
    lines.extend(record.reviewers.iter().filter_map(|one| one.who.as_deref()));
    lines.extend(record.participants.iter().flat_map(|one| [&one.who, &one.role]).flatten().map(|it| &**it));
    lines.extend(record.action_items.iter().filter_map(|action| action.owner.as_deref()));
    lines.extend(record.timeline.iter().filter_map(|event| event.by.as_deref()));
    lines.extend(record.communications.iter().flat_map(|one| [&one.audience, &one.channel]).flatten().map(|it| &**it));
    lines.extend([&config.services, &config.tags, &config.teams].into_iter().flatten().map(String::as_str));
    lines.extend(config.severities.iter().flat_map(|one| [&one.id, &one.name]).flatten().map(|it| &**it));
    lines.push(&config.site_title);
    let words = lines.into_iter().flat_map(|line| line.split(|c: char| !c.is_alphanumeric()));
    let words = words.filter(|word| !word.is_empty());
    words.flat_map(|word| [word.to_lowercase(), acronym(word).unwrap_or(word).to_lowercase()]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<&str> {
        let said = Said::alone(text);
        assert!(may_hold_acronym(text) || said.sentences().all(|words| acronyms(text, words).is_empty()), "{text}");
        let words: Vec<&str> = said.sentences().flat_map(|words| acronyms(text, words)).collect();
        words.into_iter().filter(|word| !is_explained(word, std::iter::once(&said))).collect()
    }

    #[test]
    fn acronyms_that_nobody_explains_are_told() {
        for text in [
            "The QZE was full",
            "Both QZEs were full, and the QZE-based cache too.",
            "It was the QZE's fault (see DNS)",
            "The queue moved to the QZE.",
            "**QZE** failed over",
        ] {
            assert_eq!(told(text).first(), Some(&"QZE"), "{text}");
        }
    }

    #[test]
    fn what_is_expanded_is_explained() {
        for text in [
            "The queue zone exchange (QZE) was full",
            "The QZE (queue zone exchange) was full",
            "The QZE (\"queue exchange\") was full",
            "Queue-zone exchanges are slow. The QZE was full",
            "QZE: quick exchange",
            "QZE stands for queue zone exchange",
            "The QZE was full. Each qze has its own disk",
        ] {
            assert_eq!(told(text), Vec::<&str>::new(), "{text}");
        }
    }

    #[test]
    fn known_words_names_and_loud_ones_are_no_acronyms() {
        for text in [
            "The DNS TTL of the API was 5 GB, at 14:05 CEST",
            "World War II and Phase IX",
            "See QZE-123, QZE#7 and QZE.md in /opt/QZE/bin",
            "Set $QZE, QZE_PORT, --QZE and QZE=1",
            "It printed \"QZE\" and `QZE`",
            "THE QZE WAS FULL AGAIN",
            "It did NOT restart, and ONLY then",
            "Run QZE:start",
            "@QZE said so in #QZE",
            "A and B, with a QZE;DR",
            "GmbH, iOS, McKay, P99, S3 and 2QZE",
            "| 14:05 | QZE | failed over |",
        ] {
            assert_eq!(told(text), Vec::<&str>::new(), "{text}");
        }
    }
}

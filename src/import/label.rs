//! Words at the beginning of a paragraph that stand where a heading would: `**Impact:** all of it`, `Summary:`.

use std::ops::Range;

use super::head;
use super::sense::Vocabulary;

/// A label, and what stands behind it up to the next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    pub title: Range<usize>,
    pub rest: Option<Range<usize>>,
}

/// A label is no longer than a heading.
const LONGEST: usize = 60;
/// A line in bold alone is a heading in all but its sign.
const LONGEST_LINE: usize = 150;

/// The labels of a paragraph, of which one begins it and others begin further lines; none, where it has none.
pub fn labels(source: &str, paragraph: &Range<usize>, words: &Vocabulary) -> Vec<Label> {
    let text = source.get(paragraph.clone()).unwrap_or_default();
    let mut labels: Vec<(Range<usize>, Range<usize>)> = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let found = bold(line).or_else(|| (at == 0).then(|| plain(line, text, words)).flatten());
        match (found, labels.last_mut()) {
            (Some((title, rest)), _) => labels.push((at + title.start..at + title.end, at + rest..at + line.len())),
            (None, Some((_, rest))) => rest.end = at + line.len(),
            (None, None) => return Vec::new(),
        }
        at += line.len();
    }
    let place = |bytes: Range<usize>| paragraph.start + bytes.start..paragraph.start + bytes.end;
    let label = |(title, rest): (Range<usize>, Range<usize>)| {
        let words = &text[rest.clone()];
        let start = rest.start + (words.len() - words.trim_start().len());
        let rest = (!words.trim().is_empty()).then(|| place(start..start + words.trim().len()));
        Label { title: place(title), rest }
    };
    labels.into_iter().map(label).collect()
}

/// `**Impact:** all of it`, `__Impact__: all of it`, `**Impact**` alone: the words, and where the line goes on.
fn bold(line: &str) -> Option<(Range<usize>, usize)> {
    let mark = ["**", "__"].into_iter().find(|mark| line.starts_with(mark))?;
    let end = line[2..].find(mark)? + 2;
    let (inside, behind) = (&line[2..end], &line[end + 2..]);
    let words = bare(inside);
    let is_closed = words.len() < inside.trim_end().len();
    let colon = behind.trim_start().strip_prefix([':', '：']);
    let is_alone = behind.trim_end().trim_end_matches('\\').trim().is_empty();
    let longest = if is_alone { LONGEST_LINE } else { LONGEST };
    let is_label = !words.is_empty() && words.len() <= longest && (is_closed || colon.is_some() || is_alone);
    let rest = colon.map_or(end + 2, |rest| line.len() - rest.len());
    is_label.then(|| (2..2 + words.len(), rest))
}

/// `Summary` alone in its line, `Summary: all of it`: words that are a heading wherever they stand.
fn plain(line: &str, text: &str, known: &Vocabulary) -> Option<(Range<usize>, usize)> {
    // Lines of keys are no sections.
    let keys = text.lines().filter(|line| head::pair(line, 0).is_some()).count();
    if keys > 1 && keys == text.lines().count() {
        return None;
    }
    let words = match line.split_once([':', '：']) {
        Some((before, _)) => before,
        None => bare(line),
    };
    let is_whole = known.has_exactly(words);
    let colon = line[words.len()..].chars().next().filter(|c| matches!(c, ':' | '：'));
    let rest = words.len() + colon.map_or(0, char::len_utf8);
    (is_whole && words.len() <= LONGEST).then_some((0..words.len(), rest))
}

/// A label's words without the colon behind them.
fn bare(words: &str) -> &str {
    words.trim_end().trim_end_matches([':', '：']).trim_end()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(source: &str) -> Vec<(&str, &str)> {
        let labels = labels(source, &(0..source.len()), Vocabulary::BUILT_IN);
        let text = |bytes: Range<usize>| &source[bytes];
        labels.into_iter().map(|label| (text(label.title), label.rest.map_or("", text))).collect()
    }

    #[test]
    fn labels_begin_lines() {
        assert_eq!(told("**Impact:** all of it\nand more"), [("Impact", "all of it\nand more")]);
        assert_eq!(
            told("**Cause and cure:**\n**Cause:** a\n**Cure**: b"),
            [("Cause and cure", ""), ("Cause", "a"), ("Cure", "b")]
        );
        assert_eq!(told("__Impact__"), [("Impact", "")]);
        assert_eq!(told("**Not** a label"), []);
        assert_eq!(told("words\n**Impact:** x"), []);
    }

    #[test]
    fn known_words_are_labels_without_a_mark() {
        assert_eq!(told("Summary\nMail stood still."), [("Summary", "Mail stood still.")]);
        assert_eq!(told("Root cause: a full disk"), [("Root cause", "a full disk")]);
        assert_eq!(told("Summary of the day: rain"), []);
        assert_eq!(told("Impact: none\nSeverity: SEV-3"), [], "lines of keys");
        assert_eq!(told("The causes: many"), []);
    }
}

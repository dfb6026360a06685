//! Where in a record the words stand that were asked for: `excerpts` of `templates/html/results.js`.

use std::collections::BTreeSet;
use std::ops::Range;

use super::query::folded;
use super::rank::Mark;
use super::told::told;
use crate::record::Postmortem;
use crate::words::is_unspaced;

/// What sections are called that a letter of `told` stands for.
pub const SECTIONS: &[(char, &str)] = &[
    ('s', "Summary"),
    ('x', "Executive Summary"),
    ('i', "Impact"),
    ('d', "Detection"),
    ('e', "Timeline"),
    ('c', "Root Cause"),
    ('g', "Trigger"),
    ('f', "Contributing Factors"),
    ('w', "Whys"),
    ('q', "What Surprised Us"),
    ('r', "Resolution"),
    ('m', "Improvements/Fixes"),
    ('a', "Action"),
    ('l', "Lessons Learned"),
    ('z', "Conclusion"),
    ('o', "Related Incidents"),
    ('n', "Communications"),
    ('b', "References"),
    ('h', "Glossary"),
    ('p', "People"),
    ('v', "Revisions"),
    ('u', "Further Details"),
    ('y', "Appendix"),
];

/// A passage of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    /// The title of its section.
    pub section: &'static str,
    pub text: String,
    /// Where in the text marked words stand, in bytes.
    pub marks: Vec<Range<usize>>,
}

/// How long excerpts are.
#[derive(Debug, Clone, Copy)]
pub struct Extent {
    /// How many there are at most.
    pub most: usize,
    /// How many letters they have.
    pub width: usize,
    /// How many of them come before the first marked word.
    pub lead: usize,
}

/// A marked word in a text, and which of the marks it is.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Place {
    at: Range<usize>,
    mark: usize,
}

/// Where marked words stand in a text, in order.
fn places(text: &str, marks: &[Mark]) -> Vec<Place> {
    let mut found = Vec::new();
    let mut rest = 0;
    while let Some(start) = text[rest..].find(char::is_alphanumeric).map(|more| rest + more) {
        let end = text[start..].find(|c: char| !c.is_alphanumeric()).map_or(text.len(), |more| start + more);
        let run = &text[start..end];
        let word = folded(run);
        for (mark, Mark { typed, answers }) in marks.iter().enumerate().filter(|(_, mark)| !mark.typed.is_empty()) {
            if word.chars().any(is_unspaced) {
                // Neither folding nor case changes what such words are written with.
                let found_here = run.match_indices(typed.as_str());
                found.extend(found_here.map(|(at, part)| Place { at: start + at..start + at + part.len(), mark }));
            } else if answers.iter().any(|answer| answer.fit(&word).is_some())
                || (typed.len() > 1 && word.starts_with(typed.as_str()))
            {
                found.push(Place { at: start..end, mark });
            }
        }
        rest = end;
    }
    found.sort_by_key(|place| (place.at.start, place.at.end));
    found
}

/// Where in one line, such as a title, marked words stand.
pub fn marked(text: &str, marks: &[Mark]) -> Vec<Range<usize>> {
    let mut all: Vec<Range<usize>> = Vec::new();
    for Place { at, .. } in places(text, marks) {
        if all.last().is_none_or(|last| last.end <= at.start) {
            all.push(at);
        }
    }
    all
}

/// One of several texts that belong together: who did what, with what is done.
struct Look {
    shown: String,
    found: Vec<Place>,
}

struct Item {
    section: char,
    looks: Vec<Look>,
    has: BTreeSet<usize>,
}

/// The passages of a record that have most of what was asked. `bare` is Markdown as it is read.
pub fn excerpts(record: &Postmortem, marks: &[Mark], extent: Extent, bare: &dyn Fn(&str) -> String) -> Vec<Excerpt> {
    let mut items: Vec<Item> = Vec::new();
    // Titles and names are shown already.
    for told in told(record).into_iter().filter(|told| !['t', 'k'].contains(&told.section)) {
        let section = told.section.to_ascii_lowercase();
        let look = look(&told.text, marks, bare);
        match items.last_mut().filter(|last| told.section != section && last.section == section) {
            Some(last) => last.looks.push(look),
            None => items.push(Item { section, looks: vec![look], has: BTreeSet::new() }),
        }
    }
    for item in &mut items {
        item.has = item.looks.iter().flat_map(|look| &look.found).map(|place| place.mark).collect();
    }
    let mut seen: BTreeSet<usize> = BTreeSet::new();
    let mut chosen: Vec<Item> = Vec::new();
    while chosen.len() < extent.most {
        let news = |item: &Item| item.has.difference(&seen).count();
        // The first of those with most.
        let Some(best) = (0..items.len()).rev().max_by_key(|nth| news(&items[*nth])) else { break };
        if news(&items[best]) == 0 {
            break;
        }
        let item = items.remove(best);
        seen.extend(&item.has);
        chosen.push(item);
    }
    chosen.iter().map(|item| excerpt(item, extent)).collect()
}

/// A text as it is shown, and where marked words stand in it; with its markup where they stand there alone.
fn look(text: &str, marks: &[Mark], bare: &dyn Fn(&str) -> String) -> Look {
    let one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let shown = one_line(&bare(text));
    let found = places(&shown, marks);
    if found.is_empty() {
        let whole = one_line(text);
        let hidden = places(&whole, marks);
        if !hidden.is_empty() {
            return Look { shown: whole, found: hidden };
        }
    }
    Look { shown, found }
}

fn excerpt(item: &Item, Extent { width, lead, .. }: Extent) -> Excerpt {
    let section = SECTIONS.iter().find(|(letter, _)| *letter == item.section).map_or("", |(_, title)| *title);
    let mut out = Excerpt { section, text: String::new(), marks: Vec::new() };
    let Some((head, rest)) = item.looks.split_first() else { return out };
    let told: BTreeSet<usize> = head.found.iter().map(|place| place.mark).collect();
    // An owner or an address alone says nothing: what it belongs to comes first.
    if !head.shown.is_empty() {
        passage(head, if told.is_empty() { 2 * lead } else { width }, lead, &mut out);
    }
    let beside = rest.iter().filter(|look| look.found.iter().any(|place| !told.contains(&place.mark)));
    for look in beside.take(2) {
        if !out.text.is_empty() {
            out.text.push_str(" — ");
        }
        passage(look, width / 2, lead / 2, &mut out);
    }
    out
}

/// As much of a text as has most different marked words, or its beginning.
fn passage(Look { shown, found }: &Look, width: usize, lead: usize, out: &mut Excerpt) {
    let kinds = |first: usize| {
        let end = forward(shown, first, width.saturating_sub(lead));
        let inside = found.iter().filter(|place| place.at.start >= first && place.at.end <= end);
        inside.map(|place| place.mark).collect::<BTreeSet<_>>().len()
    };
    let starts = found.iter().map(|place| place.at.start);
    let first = starts.rev().max_by_key(|start| kinds(*start)).unwrap_or_default();
    let is_short = shown.chars().count() <= width;
    let last = back(shown, shown.len(), width);
    let mut from = if is_short { 0 } else { back(shown, first, lead).min(last) };
    if from > 0 {
        from = shown[from..first].find(' ').map_or(first, |space| from + space + 1);
    }
    let mut to = forward(shown, from, width);
    if to < shown.len() {
        let marked_end = found.iter().find(|place| place.at.start == first).map_or(0, |place| place.at.end);
        to = shown[from..to].rfind(' ').map_or(to, |space| from + space).max(marked_end);
    }
    out.text.push_str(if from > 0 { "… " } else { "" });
    let moved = out.text.len();
    for Place { at, .. } in found.iter().filter(|place| place.at.start >= from && place.at.end <= to) {
        let at = at.start - from + moved..at.end - from + moved;
        if out.marks.last().is_none_or(|last| last.end <= at.start) {
            out.marks.push(at);
        }
    }
    out.text.push_str(&shown[from..to]);
    out.text.push_str(if to < shown.len() { " …" } else { "" });
}

/// So many letters after a place.
fn forward(text: &str, from: usize, letters: usize) -> usize {
    text[from..].char_indices().nth(letters).map_or(text.len(), |(at, _)| from + at)
}

/// So many letters before a place.
fn back(text: &str, from: usize, letters: usize) -> usize {
    text[..from].char_indices().rev().take(letters).last().map_or(from, |(at, _)| at)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::*;
    use crate::search::{Candidate, Query, Words, rank};

    fn found(record: &Postmortem, typed: &str, extent: Extent) -> Vec<(String, String)> {
        let words = Words::of(record, "one");
        let ranking = rank(&Query::read(typed), &[Candidate { words: &words, day: None, is_wanted: true }]);
        let excerpts = excerpts(record, &ranking.marks, extent, &|text| text.replace('`', ""));
        let told = |one: Excerpt| {
            let marked: Vec<&str> = one.marks.iter().map(|at| &one.text[at.clone()]).collect();
            (format!("{}: {}", one.section, one.text), marked.join("|"))
        };
        excerpts.into_iter().map(told).collect()
    }

    fn record() -> Postmortem {
        serde_json::from_value(serde_json::json!({
            "title": "Checkout outage",
            "summary": "Everything before was quite usual, and then the `db_pool` was exhausted by a job that nobody knew of.",
            "timeline": [{"text": "Restarted the café pools", "by": "database team"}, {"text": "障害報告が届いた"}],
        }))
        .unwrap()
    }

    #[test]
    fn passages_hold_the_words_that_were_asked_for() {
        let extent = Extent { most: 2, width: 40, lead: 12 };
        let all = found(&record(), "exhausted cafe", extent);
        assert_eq!(all[0], ("Summary: … was exhausted by a job that nobody knew …".into(), "exhausted".into()));
        assert_eq!(all[1], ("Timeline: Restarted the café pools".into(), "café".into()));
        // Who did it says nothing without what was done.
        assert_eq!(found(&record(), "database", extent)[0].0, "Timeline: Restarted the café pools — database team");
        assert_eq!(found(&record(), "報告", extent)[0].1, "報告");
        assert_eq!(found(&record(), "restart", extent)[0].1, "Restarted");
        assert_eq!(found(&record(), "exhuasted", extent)[0].1, "exhausted");
    }

    #[test]
    fn pages_call_sections_the_same() {
        let script = include_str!("../../templates/html/results.js");
        for (letter, title) in SECTIONS {
            assert!(
                script.contains(&format!("  {letter}: [\"{{{{ \"{title}\" | heading"))
                    || script.contains(&format!(" {letter}: [\"{{{{ \"{title}\" | heading")),
                "{title}"
            );
        }
        assert_eq!(script.matches("| heading }}\", '").count(), SECTIONS.len());
    }
}

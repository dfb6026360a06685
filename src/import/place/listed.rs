//! Sections that list things: lessons, factors, people, links.

use super::hand::Hand;
use crate::import::head::{Field, Placed, keys, pair};
use crate::import::page::{Block, Item, Kind, Page};
use crate::import::section::{Entry, Section};
use crate::import::sense::Sense;
use crate::record::{Factor, Lesson, Lessons, Line, Participant, Prose, Reference, Why};

impl Hand<'_, '_> {
    /// Places a section's entries; `None` where it has none, or no list of the record is meant.
    pub fn listed(&mut self, section: &Section<'_>, heading: &str, sense: Sense) -> Option<&'static str> {
        let entries = section.entries(self.page);
        let record = &mut self.record;
        if entries.is_empty() {
            return None;
        }
        let lessons = |entries: &[Entry]| -> Vec<Lesson> {
            entries.iter().map(|entry| Lesson { id: None, text: entry.text.parse().ok() }).collect()
        };
        let prose =
            |entries: &[Entry]| -> Vec<Prose> { entries.iter().filter_map(|entry| entry.text.parse().ok()).collect() };
        let field = match sense {
            Sense::Factors => {
                let factor = |entry: &Entry| Factor { text: entry.text.parse().ok(), ..Factor::default() };
                record.contributing_factors.extend(entries.iter().map(factor));
                "contributing_factors"
            }
            Sense::Whys => {
                record.whys.extend(entries.iter().map(|entry| why(&entry.text)));
                "whys"
            }
            Sense::WentWell => {
                record.lessons.get_or_insert_with(Lessons::default).went_well.extend(lessons(&entries));
                "lessons.went_well"
            }
            Sense::WentPoorly => {
                record.lessons.get_or_insert_with(Lessons::default).went_poorly.extend(lessons(&entries));
                "lessons.went_poorly"
            }
            Sense::GotLucky => {
                record.lessons.get_or_insert_with(Lessons::default).got_lucky.extend(lessons(&entries));
                "lessons.got_lucky"
            }
            Sense::Surprises => {
                record.surprises.extend(prose(&entries));
                "surprises"
            }
            Sense::Improvements => {
                record.improvements.extend(prose(&entries));
                "improvements"
            }
            Sense::People => {
                record.participants.extend(entries.iter().flat_map(|entry| participants(&entry.text, "")));
                "participants"
            }
            Sense::References => {
                let of = |entry: &Entry| -> Reference { reference(&entry.text) };
                record.references.extend(entries.iter().map(of));
                "references"
            }
            _ => return None,
        };
        self.keep_below(section.start(), heading, &section.beside(self.page));
        Some(field)
    }
}

impl Hand<'_, '_> {
    /// A section that is one factor, named by its heading.
    pub fn factor(&mut self, heading: &str, text: &str) -> &'static str {
        let whole = text.strip_prefix(&format!("**{heading}**")).unwrap_or(text).trim_start();
        let text = format!("**{heading}**\n\n{whole}").parse().ok();
        self.record.contributing_factors.push(Factor { text, ..Factor::default() });
        "contributing_factors"
    }

    /// Lessons in parts that a list names: `- **What went well:** …`. `None` where an item names no part.
    pub fn parts_of_lessons(&mut self, section: &Section<'_>) -> Option<&'static str> {
        let page = self.page;
        let mut shown = section.blocks().filter(|block| block.kind != Kind::Nothing);
        let (Some(Block { kind: Kind::List(items), .. }), None) = (shown.next(), shown.next()) else { return None };
        let parts: Vec<(Sense, Vec<Lesson>)> =
            items.iter().map(|item| part_of_lessons(item, page)).collect::<Option<_>>()?;
        let all = self.record.lessons.get_or_insert_with(Lessons::default);
        for (sense, lessons) in parts {
            match sense {
                Sense::WentWell => all.went_well.extend(lessons),
                Sense::WentPoorly => all.went_poorly.extend(lessons),
                _ => all.got_lucky.extend(lessons),
            }
        }
        Some("lessons")
    }
}

/// What an item that names a part of the lessons says of it.
fn part_of_lessons(item: &Item, page: &Page<'_>) -> Option<(Sense, Vec<Lesson>)> {
    let own = page.outdented(&item.own);
    let bare = own.trim_start_matches(['*', '_']);
    let (label, rest) = bare.split_once([':', '：']).unwrap_or((bare, ""));
    let label = label.trim_end_matches(['*', '_']).trim();
    let sense = page.words.sense(label).filter(|_| page.words.has_exactly(label))?;
    if !matches!(sense, Sense::WentWell | Sense::WentPoorly | Sense::GotLucky) {
        return None;
    }
    let mut texts: Vec<String> = vec![rest.trim_start_matches(['*', '_']).trim().to_owned()];
    for block in &item.inner {
        match &block.kind {
            Kind::List(items) => texts.extend(items.iter().map(|item| page.outdented(&item.bytes).into_owned())),
            Kind::Nothing => {}
            _ => texts.push(page.outdented(&block.bytes).into_owned()),
        }
    }
    let texts = texts.into_iter().filter(|text| !text.is_empty());
    Some((sense, texts.map(|text| Lesson { id: None, text: text.parse().ok() }).collect()))
}

/// The people of one entry: `**Incident Commander:** Jane Roe` says what she did, and else it is `role`.
pub fn participants(text: &str, role: &str) -> Vec<Participant> {
    let who = |who: &str, role: &str| Participant {
        who: who.parse().ok(),
        role: role.parse().ok(),
        ..Participant::default()
    };
    let pair = pair(text, 0).filter(|pair| !pair.values.is_empty() && !text.contains('\n'));
    let Some(pair) = pair else { return vec![who(text, role)] };
    let facts = keys([pair.clone()]);
    match facts.placed.first() {
        Some(Placed { field: Field::Participants(role), note: None, values, .. }) if !role.is_empty() => {
            values.iter().map(|name| who(name, role)).collect()
        }
        None if is_role(&pair.key) => vec![who(&pair.values.join(" "), &pair.key)],
        _ => vec![who(text, role)],
    }
}

/// Whether words end as names of roles do.
fn is_role(words: &str) -> bool {
    const ENDS: &[&str] = &[
        "lead",
        "liaison",
        "manager",
        "engineer",
        "officer",
        "coordinator",
        "deputy",
        "analyst",
        "observer",
        "contact",
        "commander",
        "responder",
        "owner",
        "driver",
    ];
    let last = words.split_whitespace().next_back().unwrap_or_default();
    ENDS.iter().any(|end| last.eq_ignore_ascii_case(end))
}

/// `Why did it stop? The queue was full.`
fn why(text: &str) -> Why {
    let line = |text: &str| text.parse::<Line>().ok();
    match text.split_once(['?', '？']) {
        Some((why, because)) if !because.trim().is_empty() => Why {
            why: line(&format!("{}?", why.trim_start_matches(['*', '_']))),
            because: line(because.trim_start_matches(['*', ' ', ':', '-', '–', '→'])),
        },
        _ => Why { why: None, because: line(text) },
    }
}

/// A link with its words, or an address alone; else words alone.
pub fn reference(text: &str) -> Reference {
    let words = |text: &str| text.parse::<Line>().ok();
    let bare = text.strip_prefix('<').and_then(|rest| rest.strip_suffix('>')).unwrap_or(text);
    let link = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(')')).and_then(|rest| rest.split_once("]("));
    match link {
        Some((title, url)) if !title.contains(['[', ']']) && !url.contains(['(', ' ']) => {
            Reference { title: words(title), url: words(url) }
        }
        _ if bare.starts_with("http") && !bare.contains(char::is_whitespace) => {
            Reference { title: None, url: words(bare) }
        }
        _ => Reference { title: words(text), url: None },
    }
}

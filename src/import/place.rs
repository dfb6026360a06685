//! What sections say, placed in the fields of a record.

use super::Imported;
use super::deeds::{self, Deed};
use super::events::{Events, events, meant};
use super::page::{Kind, Page};
use super::report::{APPENDIX, Confidence, Placed};
use super::section::{Entry, Section, sections, title_place};
use super::sense::{self, Sense};
use super::when::{Where, day_in};
use crate::record::{
    ActionItem, ActionKind, ActionStatus, Detection, Factor, Impact, Lesson, Lessons, Line, Participant, Prose,
    Reference, Resolution, RootCause, Why,
};

/// A cause or an impact that is no longer than this is said in one line.
const ONE_LINE: usize = 160;

/// The record of a document; `name` is that of its file.
pub fn place(page: &Page<'_>, name: &str) -> Imported {
    let mut hand = Hand { page, name, out: Imported::default(), rest: Vec::new(), senses: Vec::new() };
    hand.out.record.title = title_place(page).and_then(|nth| page.text(&page.parts[nth].title).parse().ok());
    let all = sections(page);
    let has_summary = all.iter().any(|section| section.sense == Some(Sense::Summary));
    for section in all.iter().filter(|section| !section.is_empty()) {
        let sense =
            section.sense.or_else(|| hand.is_opening(section).then_some(Sense::Summary).filter(|_| !has_summary));
        hand.section(section, sense);
    }
    hand.out.record.appendix = hand.rest.join("\n\n").parse().ok();
    hand.out
}

struct Hand<'p, 's> {
    page: &'p Page<'s>,
    /// What the document's file is called.
    name: &'p str,
    out: Imported,
    /// What has no field, in its order.
    rest: Vec<String>,
    /// What was told already.
    senses: Vec<Sense>,
}

/// A heading of no more words says only what its section is.
const USUAL: usize = 4;

impl Hand<'_, '_> {
    /// Whether a section is what stands above all that are known.
    fn is_opening(&self, section: &Section<'_>) -> bool {
        let first = title_place(self.page).unwrap_or_default();
        std::ptr::eq(&raw const section.parts[0], &raw const self.page.parts[first])
            && !section.prose(self.page).is_empty()
    }

    fn section(&mut self, section: &Section<'_>, sense: Option<Sense>) {
        let text = section.prose(self.page);
        let field = match sense {
            Some(sense) if !text.is_empty() => {
                let heading = self.page.text(&section.parts[0].title);
                let is_plain = heading.split_whitespace().count() <= USUAL && !self.senses.contains(&sense);
                self.senses.push(sense);
                // A heading that says more than what it means, and that of a second section of one meaning, stay.
                let is_prose = !matches!(sense, Sense::Timeline | Sense::Actions(_));
                if !is_prose && heading.split_whitespace().count() > USUAL {
                    self.rest.push(format!("**{heading}**"));
                }
                let whole =
                    if is_plain || section.sense.is_none() { text.clone() } else { format!("**{heading}**\n\n{text}") };
                self.known(section, sense, &whole)
            }
            _ => None,
        };
        if field.is_none() {
            // The title has its own field.
            let is_title = title_place(self.page)
                .is_some_and(|nth| std::ptr::eq(&raw const section.parts[0], &raw const self.page.parts[nth]));
            let whole = if is_title { text } else { section.whole(self.page) };
            if whole.is_empty() {
                return;
            }
            self.rest.push(whole);
        }
        self.out.report.placed.push(Placed {
            heading: self.page.text(&section.parts[0].title).to_owned(),
            line: self.page.line(section.start()),
            field: field.unwrap_or(APPENDIX),
            confidence: Confidence::Certain,
        });
    }

    /// Places a section by what it means; `None` where it has to go to the appendix whole.
    fn known(&mut self, section: &Section<'_>, sense: Sense, text: &str) -> Option<&'static str> {
        let record = &mut self.out.record;
        match sense {
            Sense::Summary => add(&mut record.summary, text).then_some("summary"),
            Sense::ExecutiveSummary => add(&mut record.executive_summary, text).then_some("executive_summary"),
            Sense::Conclusion => add(&mut record.conclusion, text).then_some("conclusion"),
            Sense::Trigger => add(&mut record.trigger, text).then_some("trigger"),
            Sense::Detection => add(&mut record.detection.get_or_insert_with(Detection::default).description, text)
                .then_some("detection"),
            Sense::Resolution => {
                add(&mut record.resolution.get_or_insert_with(Resolution::default).detail, text).then_some("resolution")
            }
            Sense::RootCause => {
                let cause = record.root_cause.get_or_insert_with(RootCause::default);
                if cause.summary.is_none() && is_line(text) {
                    cause.summary = text.parse().ok();
                } else {
                    add(&mut cause.detail, text);
                }
                Some("root_cause")
            }
            Sense::Impact if record.impact.is_none() && is_line(text) => {
                record.impact = Some(Impact { summary: text.parse().ok(), ..Impact::default() });
                Some("impact")
            }
            Sense::Lessons => {
                add(&mut record.lessons.get_or_insert_with(Lessons::default).summary, text).then_some("lessons.summary")
            }
            Sense::Timeline => self.timeline(section),
            Sense::Actions(kind) => self.actions(section, kind),
            Sense::Factors
            | Sense::Whys
            | Sense::WentWell
            | Sense::WentPoorly
            | Sense::GotLucky
            | Sense::Surprises
            | Sense::Improvements
            | Sense::People
            | Sense::References => self.listed(section, sense),
            _ => None,
        }
    }

    fn timeline(&mut self, section: &Section<'_>) -> Option<&'static str> {
        let mut days = Vec::new();
        days.extend(self.out.record.title.as_deref().and_then(day_in).map(|day| (day, Where::Title)));
        days.extend(day_in(self.name).map(|day| (day, Where::FileName)));
        let known = sections(self.page).into_iter().filter(|section| section.sense == Some(Sense::Metadata));
        days.extend(known.filter_map(|section| Some((day_in(&section.prose(self.page))?, Where::FrontMatter))));
        let Events { events, beside, zone, .. } = events(section, self.page, &days);
        if events.is_empty() {
            return None;
        }
        let record = &mut self.out.record;
        record.timeline.extend(events);
        record.time_zone = record.time_zone.or_else(|| zone.as_ref().and_then(meant));
        if !beside.is_empty() {
            let heading = self.page.text(&section.parts[0].title);
            self.rest.push(format!("**{heading}**\n\n{}", beside.join("\n\n")));
        }
        Some("timeline")
    }

    fn actions(&mut self, section: &Section<'_>, kind: Option<ActionKind>) -> Option<&'static str> {
        let page = self.page;
        let mut deeds: Vec<Deed> = Vec::new();
        let mut beside = String::new();
        for part in section.parts {
            let title = page.text(&part.title);
            let has_list = part.blocks.iter().any(|block| matches!(block.kind, Kind::List(_) | Kind::Table(_)));
            let is_under = part.level > section.parts[0].level || sense::of(title).is_none();
            for block in &part.blocks {
                match &block.kind {
                    Kind::List(items) => {
                        let texts: Vec<&str> = items.iter().map(|item| page.text(&item.bytes)).collect();
                        let read = deeds::list(&texts);
                        let ticked = items.iter().map(|item| item.ticked);
                        deeds.extend(read.into_iter().zip(ticked).map(|(deed, ticked)| {
                            Deed {
                                state: deed
                                    .state
                                    .or(ticked.map(|done| if done { ActionStatus::Done } else { ActionStatus::Open })),
                                kind: deed.kind.or(kind).or_else(|| deeds_kind(title)),
                                ..deed
                            }
                        }));
                    }
                    Kind::Table(rows) => {
                        let Some((head, rows)) = rows.split_first() else { continue };
                        let head: Vec<&str> = head.iter().map(|cell| page.text(cell)).collect();
                        for row in rows {
                            let cells: Vec<&str> = row.iter().map(|cell| page.text(cell)).collect();
                            let deed = deeds::row(&head, &cells);
                            deeds.push(Deed { kind: deed.kind.or(kind).or_else(|| deeds_kind(title)), ..deed });
                        }
                    }
                    Kind::Nothing => {}
                    // Below a heading of its own, a paragraph is one of them.
                    Kind::Paragraph if !has_list && is_under => {
                        deeds.push(Deed { kind, ..deeds::read(page.text(&block.bytes)) });
                    }
                    _ => beside = format!("{beside}\n\n{}", page.text(&block.bytes)),
                }
            }
        }
        if deeds.is_empty() {
            return None;
        }
        let beside = beside.trim();
        if !beside.is_empty() {
            self.rest.push(format!("**{}**\n\n{beside}", page.text(&section.parts[0].title)));
        }
        self.out.record.action_items.extend(deeds.into_iter().map(action));
        Some("action_items")
    }

    fn listed(&mut self, section: &Section<'_>, sense: Sense) -> Option<&'static str> {
        let entries = section.entries(self.page);
        let record = &mut self.out.record;
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
                let who = |entry: &Entry| Participant { who: entry.text.parse().ok(), ..Participant::default() };
                record.participants.extend(entries.iter().map(who));
                "participants"
            }
            _ => {
                let of = |entry: &Entry| -> Reference { reference(&entry.text) };
                record.references.extend(entries.iter().map(of));
                "references"
            }
        };
        let beside = section.beside(self.page);
        if !beside.is_empty() {
            self.rest.push(format!("**{}**\n\n{beside}", self.page.text(&section.parts[0].title)));
        }
        Some(field)
    }
}

/// The kind of actions that a heading among them names.
fn deeds_kind(heading: &str) -> Option<ActionKind> {
    match sense::of(heading)? {
        Sense::Actions(kind) => kind,
        _ => None,
    }
}

fn action(deed: Deed) -> ActionItem {
    let leftovers = deed.leftovers.join("; ");
    let text = if leftovers.is_empty() { deed.text } else { format!("{} ({leftovers})", deed.text) };
    let line = |text: Option<String>| text.and_then(|text| text.parse().ok());
    ActionItem {
        id: deed.id.and_then(|id| id.parse().ok()),
        text: text.parse().ok(),
        owner: line(deed.owner),
        due: deed.due,
        status: deed.state,
        closed: deed.closed,
        tracker: line(deed.tracker),
        kind: deed.kind,
        priority: deed.priority,
        done_when: line(deed.done_when),
        declined_because: line(deed.declined_because),
        visibility: deed.visibility,
        ..ActionItem::default()
    }
}

/// Adds a text to a field, behind what it has.
fn add(field: &mut Option<Prose>, text: &str) -> bool {
    let whole =
        field.as_ref().map_or_else(|| text.to_owned(), |before| format!("{before}\n\n{text}", before = &**before));
    *field = whole.parse().ok();
    field.is_some()
}

/// Whether a text is one short paragraph.
fn is_line(text: &str) -> bool {
    text.len() <= ONE_LINE && !text.contains("\n\n") && !text.starts_with(['-', '*', '|', '#', '>', '`'])
}

/// `Why did it stop? The queue was full.`
fn why(text: &str) -> Why {
    let line = |text: &str| text.parse::<Line>().ok();
    match text.split_once(['?', '？']) {
        Some((why, because)) if !because.trim().is_empty() => Why {
            why: line(&format!("{why}?")),
            because: line(because.trim_start_matches(['*', ' ', ':', '-', '–', '→'])),
        },
        _ => Why { why: None, because: line(text) },
    }
}

/// A link with its words, or an address alone; else words alone.
fn reference(text: &str) -> Reference {
    let line = |text: &str| text.parse::<Line>().ok();
    let link = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(')')).and_then(|rest| rest.split_once("]("));
    match link {
        Some((title, url)) if !title.contains(['[', ']']) && !url.contains(['(', ' ']) => {
            Reference { title: line(title), url: line(url) }
        }
        _ if text.starts_with("http") && !text.contains(char::is_whitespace) => {
            Reference { title: None, url: line(text) }
        }
        _ => Reference { title: line(text), url: None },
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::*;

    #[test]
    fn sections_go_to_their_fields_and_the_rest_to_the_appendix() {
        let source = "# Mail stood still\n\nMail waited for an hour.\n\n## Impact\n\nNobody got mail.\n\n## What went well\n\n- The alert\n- The runbook\n\n## Root cause\n\nA full disk.\n\n## Our thanks\n\nTo the team.\n\n## References\n\n- [the graph](https://x.example/g)\n- a paper\n";
        let imported = place(&Page::read(source), "mail.md");
        let record = &imported.record;
        assert_eq!(record.title.as_deref(), Some("Mail stood still"));
        assert_eq!(record.summary.as_deref(), Some("Mail waited for an hour."));
        assert_eq!(record.impact.as_ref().unwrap().summary.as_deref(), Some("Nobody got mail."));
        assert_eq!(record.root_cause.as_ref().unwrap().summary.as_deref(), Some("A full disk."));
        assert_eq!(record.lessons.as_ref().unwrap().went_well.len(), 2);
        assert_eq!(record.references[0].url.as_deref(), Some("https://x.example/g"));
        assert_eq!(record.appendix.as_deref(), Some("## Our thanks\n\nTo the team."));
        let fields: Vec<(usize, &str)> =
            imported.report.placed.iter().map(|placed| (placed.line, placed.field)).collect();
        assert_eq!(
            fields,
            [
                (1, "summary"),
                (5, "impact"),
                (9, "lessons.went_well"),
                (14, "root_cause"),
                (18, "appendix"),
                (22, "references")
            ]
        );
    }
}

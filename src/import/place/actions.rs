//! Sections of action items.

use std::collections::BTreeSet;
use std::ops::Range;

use super::hand::Hand;
use super::headed::headed;
use crate::import::deeds::{self, Deed};
use crate::import::page::{Item, Kind, Page};
use crate::import::report::RemarkKind;
use crate::import::section::Section;
use crate::import::sense::{Sense, Vocabulary};
use crate::import::when::{Column, header};
use crate::record::{ActionItem, ActionKind, ActionStatus, Allow};

impl Hand<'_, '_> {
    /// Places a section's items; `None` where it has none.
    pub fn actions(&mut self, section: &Section<'_>, heading: &str, kind: Option<ActionKind>) -> Option<&'static str> {
        let page = self.page;
        let mut found = Found { page, deeds: Vec::new(), beside: Vec::new(), people: self.people() };
        let mut until = 0;
        for (nth, part) in section.parts.iter().enumerate() {
            if nth < until {
                continue;
            }
            let title = page.text(&part.title);
            let kind = kind_of(title, page.words).or(kind);
            if nth > 0 && is_legend(title) {
                let shown = part.blocks.iter().filter(|block| block.kind != Kind::Nothing);
                found.beside.push(format!("**{title}**"));
                found.beside.extend(shown.map(|block| page.text(&block.bytes).to_owned()));
                continue;
            }
            if let Some((deed, count)) = headed(&section.parts[nth..], page) {
                found.deeds.push((part.title.start, Deed { kind: deed.kind.or(kind), ..deed }));
                until = nth + count;
                continue;
            }
            let has_list = part.blocks.iter().any(|block| matches!(block.kind, Kind::List(_) | Kind::Table(_)));
            let is_under = part.level > section.parts[0].level || page.words.sense(title).is_none();
            if nth > 0 && !title.is_empty() && page.words.sense(title).is_none() {
                found.beside.push(format!("**{title}**"));
            }
            for block in &part.blocks {
                match &block.kind {
                    Kind::List(items) => found.list(items, kind),
                    Kind::Table(rows) => found.table(rows, &block.bytes, kind),
                    Kind::Nothing => {}
                    // Below a heading of its own, a paragraph is one of them.
                    Kind::Paragraph if !has_list && is_under => {
                        let deed = Deed { kind, ..deeds::read(page.text(&block.bytes)) };
                        found.deeds.push((block.bytes.start, deed));
                    }
                    _ => found.beside.push(page.text(&block.bytes).to_owned()),
                }
            }
        }
        if found.deeds.is_empty() {
            return None;
        }
        self.keep_below(section.start(), heading, &found.beside.join("\n\n"));
        for (at, mut deed) in found.deeds {
            // Of tables that each count their rows, one has the numbers.
            if let Some(id) = deed.id.take_if(|id| self.ids.contains(id)) {
                deed.leftovers.insert(0, id);
            }
            self.ids.extend(deed.id.clone());
            self.acts.push(at);
            self.record.action_items.push(action(deed));
        }
        Some("action_items")
    }

    /// The people of the record so far, by their whole names and their first.
    fn people(&self) -> BTreeSet<String> {
        let record = &self.record;
        let participants = record.participants.iter().filter_map(|one| one.who.as_deref());
        let people = record.authors.iter().map(|who| &**who).chain(record.owner.as_deref()).chain(participants);
        people.flat_map(|who| [Some(who), who.split(' ').next()]).flatten().map(str::to_owned).collect()
    }

    /// An action that was done, nobody says when, is no mistake of whoever imports it.
    pub fn allow_undated(&mut self) {
        let is_undated = |item: &ActionItem| {
            matches!(item.status, Some(ActionStatus::Done | ActionStatus::Declined)) && item.closed.is_none()
        };
        let Some(nth) = self.record.action_items.iter().position(is_undated) else { return };
        self.record.allow.push(Allow {
            rule: "action-done-without-date".parse().ok(),
            reason: "the imported document does not say when".parse().ok(),
            until: None,
        });
        let at = self.acts.get(nth).copied().unwrap_or_default();
        let text = "it is done or declined, and the document does not say since when: `allow` says so in the record";
        self.remark(at, RemarkKind::Missing, format!("action_items[{nth}].closed"), text);
    }
}

/// Whether a section has a table of actions or a check list, whatever stands above it.
pub fn has_actions(section: &Section<'_>, page: &Page<'_>) -> bool {
    section.blocks().any(|block| match &block.kind {
        Kind::Table(rows) => rows.first().is_some_and(|head| {
            let head: Vec<&str> = head.iter().map(|cell| page.text(cell)).collect();
            deeds::is_actions(&head) && !is_of_times(&head)
        }),
        Kind::List(items) => items.len() > 1 && items.iter().all(|item| item.ticked.is_some()),
        _ => false,
    })
}

/// Whether a heading stands above what words mean, and not above what is to be done.
fn is_legend(heading: &str) -> bool {
    let small = heading.to_lowercase();
    ["説明", "legend", "explanation of", "definition of", "definitions"].iter().any(|word| small.contains(word))
}

/// Whether a table tells what happened when.
fn is_of_times(head: &[&str]) -> bool {
    head.iter().any(|over| matches!(header(over), Some(Column::Time { .. })))
}

struct Found<'p, 's> {
    page: &'p Page<'s>,
    /// With their places in the source.
    deeds: Vec<(usize, Deed)>,
    /// What is none of them.
    beside: Vec<String>,
    /// Who the document names, by what they are called.
    people: BTreeSet<String>,
}

impl Found<'_, '_> {
    fn list(&mut self, items: &[Item], kind: Option<ActionKind>) {
        let page = self.page;
        // A name for those below it is none of them.
        if let Some(items) = items.iter().map(|item| below_name(item, page)).collect::<Option<Vec<_>>>() {
            for (name, inner) in items {
                self.beside.push(name.to_owned());
                self.list(inner, kind_of(name, page.words).or(kind));
            }
            return;
        }
        let texts: Vec<&str> = items.iter().map(|item| page.text(&item.own)).collect();
        for (mut deed, item) in deeds::list(&texts).into_iter().zip(items) {
            let ticked = item.ticked.map(|done| if done { ActionStatus::Done } else { ActionStatus::Open });
            deed.state = deed.state.or(ticked);
            deed.kind = deed.kind.or(kind);
            self.addressed(&mut deed);
            for block in &item.inner {
                match &block.kind {
                    Kind::List(inner) => inner.iter().for_each(|item| detail(&mut deed, item, page)),
                    Kind::Nothing => {}
                    _ => deed.text.extend(["\n\n", &*page.outdented(&block.bytes)]),
                }
            }
            self.deeds.push((item.own.start, deed));
        }
    }

    /// `Jane: write it down`, where the document names a Jane.
    fn addressed(&self, deed: &mut Deed) {
        let Some((name, rest)) = deed.text.split_once(": ").filter(|_| deed.owner.is_none()) else { return };
        if self.people.contains(name) && !rest.trim().is_empty() {
            deed.owner = Some(name.to_owned());
            deed.text = rest.trim().to_owned();
        }
    }

    fn table(&mut self, rows: &[Vec<Range<usize>>], bytes: &Range<usize>, kind: Option<ActionKind>) {
        let Some((head, rows)) = rows.split_first() else { return };
        let head: Vec<&str> = head.iter().map(|cell| self.page.text(cell)).collect();
        if is_of_times(&head) {
            self.beside.push(self.page.text(bytes).to_owned());
            return;
        }
        let over =
            deeds::text_column(&head).map(|place| head[place]).filter(|over| self.page.words.is_surpassed_by(over));
        self.beside.extend(over.map(|over| format!("**{over}**")));
        for row in rows {
            let cells: Vec<&str> = row.iter().map(|cell| self.page.text(cell)).collect();
            let deed = deeds::row(&head, &cells);
            let at = row.first().map_or(0, |cell| cell.start);
            self.deeds.push((at, Deed { kind: deed.kind.or(kind), ..deed }));
        }
    }
}

/// `Short term:` above a list of what it is about.
fn below_name<'i, 's>(item: &'i Item, page: &Page<'s>) -> Option<(&'s str, &'i [Item])> {
    let [block] = &item.inner[..] else { return None };
    let Kind::List(inner) = &block.kind else { return None };
    let own = page.text(&item.own);
    let is_name = own.trim_end_matches('*').ends_with([':', '：']) || kind_of(own, page.words).is_some();
    (is_name && own.len() <= 80).then_some((own, inner))
}

/// What an item below another says of it: a field, or more words.
fn detail(deed: &mut Deed, item: &Item, page: &Page<'_>) {
    let text = &*page.outdented(&item.own);
    if item.ticked.is_none() && item.inner.is_empty() && deed.detail(text) {
        return;
    }
    let tick = item.ticked.map_or("", |done| if done { "[x] " } else { "[ ] " });
    deed.text.extend(["\n- ", tick, &*text.replace('\n', "\n  ")]);
    for block in &item.inner {
        deed.text.extend(["\n  ", &*page.outdented(&block.bytes).replace('\n', "\n  ")]);
    }
}

/// The kind of actions that a heading among them names.
fn kind_of(heading: &str, words: &Vocabulary) -> Option<ActionKind> {
    match words.sense(heading)? {
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
        addresses: deed.addresses.iter().filter_map(|id| id.parse().ok()).collect(),
        visibility: deed.visibility,
    }
}

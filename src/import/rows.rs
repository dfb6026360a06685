//! The rows of a timeline, in whatever shape it has: items, cells, headings, paragraphs.

use std::ops::Range;

use super::page::{Block, Item, Kind, Page, Part};
use super::section::Section;
use super::signed::{Signed, dated_below, signed};
use super::when::{self, Clock, Day, Lead, ZoneWord, day_heading, dotted, heading_day, zone_in};

/// One row: when something happened, as it is written there, and what.
#[derive(Debug, Clone, Default)]
pub struct Row {
    /// Nothing where no time is written.
    pub lead: Option<Lead>,
    /// The day that stands above it.
    pub day: Option<Above>,
    /// The time as it is written.
    pub written: String,
    /// What happened, word for word.
    pub text: String,
    /// Who did it, where a column says so.
    pub by: Option<String>,
    /// Where it begins in the source.
    pub at: usize,
    /// Whether it stands in a list of which no item has a time.
    pub is_timeless: bool,
}

/// A day above rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Above {
    pub day: Day,
    /// As it is written there.
    pub written: String,
    /// The zone that it names: `3 October (all times BST)`.
    pub zone: Option<ZoneWord>,
}

impl Row {
    /// Its time, on the clock that is named above it where it names none.
    pub fn lead_there(&self) -> Option<Lead> {
        let mut lead = self.lead.clone()?;
        if lead.clock.is_some() && lead.zone.is_none() {
            lead.zone = self.day.as_ref().and_then(|above| above.zone.clone());
        }
        Some(lead)
    }
}

impl Above {
    pub fn new(day: Day, written: &str) -> Self {
        let zone = zone_in(written);
        let written = written.trim_matches(|c: char| c.is_whitespace() || "*_:#".contains(c)).to_owned();
        Self { day, written, zone }
    }
}

/// The rows of a section, and what stands there besides.
#[derive(Debug, Default)]
pub struct Rows {
    pub all: Vec<Row>,
    /// Paragraphs that are no row.
    pub beside: Vec<String>,
    /// What the head of a table says of its times.
    pub zone: Option<ZoneWord>,
    /// Whether the last rows are those of a list or a table.
    is_listed: bool,
    /// The day that stands above the rows that are read next.
    pub day: Option<Above>,
}

impl Rows {
    pub fn of(section: &Section<'_>, page: &Page<'_>) -> Self {
        let mut rows = Self::default();
        let is_timed =
            |part: &Part| is_time(page.text(&part.title)) || part.blocks.iter().any(|block| has_times(block, page));
        let last_timed = section.parts.iter().rposition(is_timed).unwrap_or_default();
        for (nth, part) in section.parts.iter().enumerate() {
            let title = page.text(&part.title);
            let is_named = nth > 0 && !rows.heading(title, part.title.start) && !title.is_empty();
            if is_named {
                rows.beside.push(format!("**{title}**"));
            }
            rows.day_alone(nth, part, page);
            let from = rows.all.len();
            let is_row = nth > 0 && rows.all.last().is_some_and(|row| row.at == part.title.start);
            let shown: Vec<&Block> = part.blocks.iter().filter(|block| block.kind != Kind::Nothing).collect();
            let last = shown.iter().rposition(|block| has_times(block, page));
            for (place, block) in shown.into_iter().enumerate() {
                // What stands behind all lists and tables of times tells of none of their rows.
                let is_behind = nth >= last_timed && last.is_none_or(|last| place > last) && rows.is_listed;
                let is_text = !matches!(block.kind, Kind::List(_) | Kind::Table(_)) && !has_times(block, page);
                if is_row && !has_times(block, page) {
                    // Below a heading that is a row stands what it tells, unless that has times of its own.
                    rows.tell_more(page.text(&block.bytes), from);
                } else if is_text && (is_named || is_behind) {
                    rows.beside.push(page.text(&block.bytes).to_owned());
                } else {
                    rows.block(block, page);
                }
            }
        }
        rows.read_dots();
        rows.set_aside();
        rows
    }

    /// A day above a text that has no times is when that happened.
    fn day_alone(&mut self, nth: usize, part: &Part, page: &Page<'_>) {
        let is_text = part.blocks.first().is_some_and(|block| block.kind == Kind::Paragraph)
            && !part.blocks.iter().any(|block| has_times(block, page));
        let title = page.text(&part.title);
        let Some(day) = heading_day(title).filter(|_| nth > 0 && is_text) else { return };
        let lead = Some(Lead { date: Some(day), ..Lead::default() });
        let (at, written) = (part.title.start, title.to_owned());
        self.all.push(Row { lead, written, at, ..Row::default() });
    }

    /// `19.20 The disk was full` begins with a time where another row has one like it, set off from its text.
    fn read_dots(&mut self) {
        let is_dotted = |row: &Row| {
            let lead = row.lead.as_ref();
            lead.and_then(|lead| lead.clock.as_ref()).is_some_and(Clock::is_dotted)
        };
        if !self.all.iter().any(is_dotted) {
            return;
        }
        for row in self.all.iter_mut().filter(|row| row.lead.is_none()) {
            let Some(lead) = dotted(&row.text) else { continue };
            row.written = written(&row.text, &lead);
            row.text = behind(&row.text, &lead);
            (row.lead, row.is_timeless) = (Some(lead), false);
        }
    }

    /// A list without times among others that have some is no part of what happened when.
    fn set_aside(&mut self) {
        if self.all.iter().all(|row| row.is_timeless) {
            return;
        }
        let (aside, rows) = std::mem::take(&mut self.all).into_iter().partition(|row: &Row| row.is_timeless);
        self.all = rows;
        let aside: Vec<String> = aside.into_iter().map(|row| format!("- {}", row.text)).collect();
        if !aside.is_empty() {
            self.beside.insert(0, aside.join("\n"));
        }
    }

    /// A heading below the timeline's; `true` where it is a day or a row.
    fn heading(&mut self, title: &str, at: usize) -> bool {
        if let Some(lead) = lead(title).filter(|lead| lead.clock.is_some() || lead.relative.is_some()) {
            self.row(lead, title, at);
            return true;
        }
        if let Some((day, says_more)) = day_heading(title) {
            self.beside.extend(says_more.then(|| format!("**{title}**")));
            self.day = Some(Above::new(day, title));
            return true;
        }
        false
    }

    /// A row whose text begins with its time.
    fn row(&mut self, lead: Lead, text: &str, at: usize) {
        let (written, text) = (written(text, &lead), behind(text, &lead));
        self.push(lead, written, text, at);
    }

    /// A row below the day that stands above.
    fn push(&mut self, lead: Lead, written: String, text: String, at: usize) {
        self.all.push(Row { lead: Some(lead), day: self.day.clone(), written, text, at, ..Row::default() });
    }

    /// Adds to what the last row tells; `from` is the first row that came after it.
    fn tell_more(&mut self, text: &str, from: usize) {
        match self.all.get_mut(from.saturating_sub(1)) {
            Some(row) if row.text.is_empty() => row.text.push_str(text),
            Some(row) => row.text.extend(["\n\n", text]),
            None => self.beside.push(text.to_owned()),
        }
    }

    fn block(&mut self, block: &Block, page: &Page<'_>) {
        self.is_listed = matches!(block.kind, Kind::List(_) | Kind::Table(_));
        match &block.kind {
            Kind::List(items) => self.items(items, page),
            Kind::Table(cells) => self.table(cells, block, page),
            Kind::Paragraph => self.paragraph(&block.bytes, page),
            // A list that stands too far in is code to Markdown, and a list to whoever wrote it.
            Kind::Indented if has_times(block, page) => self.paragraph(&block.bytes, page),
            Kind::Code | Kind::Indented | Kind::Quote | Kind::Html => self.aside(page.text(&block.bytes)),
            Kind::Nothing => {}
        }
    }

    /// What belongs to the row above it, or to none.
    fn aside(&mut self, text: &str) {
        let last = self.all.len();
        self.tell_more(text, last);
    }

    fn items(&mut self, items: &[Item], page: &Page<'_>) {
        let has_time =
            |item: &Item| lead(page.text(&item.own)).is_some() || item.inner.iter().any(|block| has_times(block, page));
        let is_timeless = !items.iter().any(has_time);
        for item in items {
            let own = &*page.outdented(&item.own);
            let lead = lead(own);
            let is_timed = |lead: &Lead| lead.clock.is_some() || lead.relative.is_some();
            let inner_times = item.inner.iter().any(|block| has_times(block, page));
            if inner_times && !lead.as_ref().is_some_and(is_timed) {
                // A day, or a name for what happened then, above its own rows.
                match day_heading(own) {
                    Some((day, says_more)) => {
                        self.beside.extend(says_more.then(|| own.to_owned()));
                        self.day = Some(Above::new(day, own));
                    }
                    None => self.beside.push(own.to_owned()),
                }
                item.inner.iter().for_each(|block| self.block(block, page));
                continue;
            }
            let text = lead.as_ref().map_or_else(|| own.to_owned(), |lead| behind(own, lead));
            let written = lead.as_ref().map(|lead| written(own, lead)).unwrap_or_default();
            self.all.push(Row {
                lead,
                day: self.day.clone(),
                written,
                text,
                at: item.own.start,
                by: None,
                is_timeless,
            });
            for block in &item.inner {
                if has_times(block, page) {
                    self.block(block, page);
                } else {
                    self.aside(&page.outdented(&block.bytes));
                }
            }
        }
    }

    /// Each line that begins with a time is a row; others go on with the one before.
    fn paragraph(&mut self, bytes: &Range<usize>, page: &Page<'_>) {
        if let Some((above, lead, below)) = dated_below(page.text(bytes)) {
            self.push(lead, below.to_owned(), above.to_owned(), bytes.start);
            return;
        }
        let mut at = bytes.start;
        for line in page.text(bytes).split_inclusive('\n') {
            let (start, text) = (at, bare(line));
            at += line.len();
            if let Some(Signed { who, lead, written }) = signed(text) {
                self.push(lead, written, String::new(), start);
                if let Some(row) = self.all.last_mut() {
                    row.by = Some(who);
                }
                continue;
            }
            match lead(text) {
                Some(lead) if lead.clock.is_some() || lead.relative.is_some() => {
                    self.row(lead, text, start);
                }
                Some(lead) if lead.date.is_some() && is_beside_a_day(&behind(text, &lead)) => {
                    self.zone = self.zone.take().or_else(|| zone_in(text));
                    self.day = lead.date.map(|day| Above::new(day, text));
                }
                Some(lead) if lead.date.is_some() => {
                    self.row(lead, text, start);
                }
                _ => match self.all.last_mut().filter(|row| row.at >= bytes.start) {
                    Some(row) if row.text.is_empty() => text.clone_into(&mut row.text),
                    Some(row) => row.text.extend(["\n", text]),
                    None => self.aside(text),
                },
            }
        }
    }
}

/// No time is longer than this, with all the marks before it.
const LONGEST: usize = 600;

/// The time that a text begins with.
fn lead(text: &str) -> Option<Lead> {
    let end = text.char_indices().map(|(at, c)| at + c.len_utf8()).take(LONGEST).last().unwrap_or_default();
    when::lead(&text[..end])
}

/// Whether a heading is a day or begins with a time.
pub fn is_time(heading: &str) -> bool {
    day_heading(heading).is_some() || lead(heading).is_some_and(|lead| lead.clock.is_some() || lead.relative.is_some())
}

/// Whether a block has rows of its own.
fn has_times(block: &Block, page: &Page<'_>) -> bool {
    let is_timed = |text: &str| lead(text).is_some_and(|lead| lead.clock.is_some());
    match &block.kind {
        Kind::List(items) => items
            .iter()
            .any(|item| is_timed(page.text(&item.own)) || item.inner.iter().any(|block| has_times(block, page))),
        Kind::Paragraph => {
            let text = page.text(&block.bytes);
            is_timed(text)
                || text.lines().next().is_some_and(|line| signed(line).is_some())
                || dated_below(text).is_some()
        }
        Kind::Table(_) => true,
        Kind::Indented => page.text(&block.bytes).lines().any(|line| is_timed(bare(line))),
        Kind::Code | Kind::Quote | Kind::Html | Kind::Nothing => false,
    }
}

/// Whether nothing is told behind a day but the clock of those below it: `2015-10-21 (all times UTC)`.
fn is_beside_a_day(text: &str) -> bool {
    let is_of_clocks = text.to_lowercase().contains("times") && zone_in(text).is_some();
    !text.contains(char::is_alphanumeric) || (is_of_clocks && text.split_whitespace().count() <= 6)
}

/// A line without the sign of an item.
fn bare(line: &str) -> &str {
    let line = line.trim();
    ["- ", "* ", "+ "].into_iter().find_map(|sign| line.strip_prefix(sign)).unwrap_or(line).trim_start()
}

/// The text behind a time, with the marks that were opened before it.
fn behind(text: &str, lead: &Lead) -> String {
    format!("{}{}", lead.open, text.get(lead.rest..).unwrap_or_default().trim_start_matches([':', ' ']).trim())
}

/// The time as it is written.
fn written(text: &str, lead: &Lead) -> String {
    text.get(lead.written.clone()).unwrap_or_default().trim().to_owned()
}

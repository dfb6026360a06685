//! Events from a table.

use super::clean::is_address;
use super::ground::Ground;
use super::guess::guess;
use super::mapping::{Field, Mapping};
use super::offered::Feed;
use super::raw::{Raw, feed, kind, reading};
use super::table::{Row, rows};
use super::times::{Written, unix};
use crate::error::{Error, Result};
use crate::finding::{nearest, shown};
use crate::import::when::{Column, cell, header};

/// The columns of a table that are something.
#[derive(Debug, Default)]
struct Columns {
    at: Vec<(usize, Column)>,
    text: Vec<usize>,
    by: Vec<usize>,
    kind: Vec<usize>,
    evidence: Vec<usize>,
}

/// The events of a table whose first row names its columns.
///
/// # Errors
/// Where it is no table, or nothing says which column is the time, and which tells what happened.
pub fn csv(text: &str, mapping: &Mapping, ground: &Ground) -> Result<Feed> {
    let all = rows(text)?;
    let Some(first) = all.first() else {
        return Err(Error::new("the table is empty").hint("its first row names the columns: `time,what`"));
    };
    let has_head = !first.cells.iter().any(|cell| is_time(cell));
    let data = if has_head { &all[1..] } else { &all[..] };
    let columns = Columns::named(first, has_head, mapping)?;
    let columns = if has_head { columns.guessed(first, data, mapping) } else { columns.seen(first) };
    columns.require(first, has_head)?;
    let raws: Vec<Raw> = data.iter().map(|row| columns.raw(row)).collect();
    let mut feed = feed(raws, "line", ground);
    let said = reading(data.len(), "row", &columns.told(first, has_head), &columns.unused(first, has_head));
    feed.remarks.insert(0, said);
    let wide = |row: &&Row| row.cells.iter().skip(first.cells.len()).any(|cell| !cell.trim().is_empty());
    feed.remarks.extend(data.iter().filter(wide).take(5).map(|row| {
        format!("line {}: more cells than the first row has: put a text that has a comma in quotes", row.line)
    }));
    Ok(feed)
}

/// Whether a cell is a time with its clock, and no name of a column.
fn is_time(text: &str) -> bool {
    let lead = || cell(text, &Column::What).is_some_and(|lead| lead.clock.is_some());
    header(text).is_none()
        && (unix(text.trim()).is_some() || lead() || text.parse::<crate::record::Timestamp>().is_ok())
}

impl Columns {
    /// Those that somebody named: by their heads, or their numbers from 1.
    fn named(head: &Row, has_head: bool, mapping: &Mapping) -> Result<Self> {
        let mut columns = Self::default();
        for (field, name) in &mapping.pairs {
            let place = find(head, has_head, name)?;
            match field {
                Field::At => columns.at.push((place, time(&head.cells[place]))),
                Field::Text => columns.text.push(place),
                Field::By => columns.by.push(place),
                Field::Kind => columns.kind.push(place),
                Field::Evidence => columns.evidence.push(place),
                Field::Rows => {
                    return Err(Error::new("`rows` is for JSON alone").hint("a table has one row for each event"));
                }
            }
        }
        Ok(columns)
    }

    /// What nobody named, by the heads.
    fn guessed(mut self, head: &Row, data: &[Row], mapping: &Mapping) -> Self {
        let heads: Vec<Option<Column>> = head.cells.iter().map(|name| header(&name.replace('_', " "))).collect();
        let filled = |place: usize| data.iter().filter(|row| !row.cell(place).is_empty()).count();
        let is_taken = |columns: &Self, place: usize| columns.places().contains(&place);
        let by_name = |columns: &Self, field| {
            let names = head.cells.iter().enumerate();
            let free = names.map(|(place, name)| (&**name, if is_taken(columns, place) { 0 } else { filled(place) }));
            guess(field, free)
        };
        let of = |columns: &Self, is: fn(&Column) -> bool| {
            let places = (0..heads.len()).filter(|place| heads[*place].as_ref().is_some_and(is));
            places.filter(|place| !is_taken(columns, *place)).collect::<Vec<_>>()
        };
        let is_unsaid = |field| mapping.of(field).next().is_none();
        if is_unsaid(Field::At) {
            let first = |is| of(&self, is).first().copied();
            let day = first(|column| matches!(column, Column::Date { .. }));
            // Another column of times shows the same on another clock.
            let clock = first(|column| matches!(column, Column::Time { .. }));
            let places: Vec<usize> = day.into_iter().chain(clock).collect();
            self.at = places.into_iter().filter_map(|place| Some((place, heads[place].clone()?))).collect();
            if self.at.is_empty() {
                self.at =
                    by_name(&self, Field::At).map(|place| (place, Column::Time { zone: None })).into_iter().collect();
            }
        }
        if is_unsaid(Field::Text) {
            let what = of(&self, |column| *column == Column::What).into_iter().find(|place| filled(*place) > 0);
            self.text = what.or_else(|| by_name(&self, Field::Text)).into_iter().collect();
        }
        if is_unsaid(Field::By) {
            let who = of(&self, |column| *column == Column::Who).first().copied();
            self.by = who.or_else(|| by_name(&self, Field::By)).into_iter().collect();
        }
        if is_unsaid(Field::Kind) {
            let named = of(&self, |column| *column == Column::Kind).first().copied().or(by_name(&self, Field::Kind));
            // `type: message` is no kind of ours.
            self.kind =
                named.filter(|place| data.iter().any(|row| kind(row.cell(*place)).is_some())).into_iter().collect();
        }
        if is_unsaid(Field::Evidence) {
            let is_link = |place: &usize| data.iter().any(|row| row.cell(*place).contains("://"));
            let notes = of(&self, |column| *column == Column::Note).into_iter().filter(is_link);
            self.evidence = of(&self, |column| *column == Column::Link).into_iter().chain(notes).collect();
            if self.evidence.is_empty() {
                self.evidence = by_name(&self, Field::Evidence).into_iter().collect();
            }
        }
        self
    }

    /// A table without heads: its time, and the longest cell besides.
    fn seen(mut self, first: &Row) -> Self {
        if self.at.is_empty() {
            let time = first.cells.iter().position(|cell| is_time(cell));
            self.at = time.map(|place| (place, Column::Time { zone: None })).into_iter().collect();
        }
        if self.text.is_empty() {
            let taken = self.places();
            let free =
                first.cells.iter().enumerate().filter(|(place, cell)| !taken.contains(place) && !is_address(cell));
            let longest = free.rev().max_by_key(|(_, cell)| cell.chars().count());
            self.text = longest.filter(|(_, cell)| !cell.is_empty()).map(|(place, _)| place).into_iter().collect();
        }
        self
    }

    fn places(&self) -> Vec<usize> {
        let times = self.at.iter().map(|(place, _)| *place);
        times.chain([&self.text, &self.by, &self.kind, &self.evidence].into_iter().flatten().copied()).collect()
    }

    fn require(&self, head: &Row, has_head: bool) -> Result<()> {
        let missing = match (self.at.is_empty(), self.text.is_empty()) {
            (false, false) => return Ok(()),
            (true, _) => "says when it was",
            (false, true) => "tells what happened",
        };
        let names: Vec<String> = head.cells.iter().take(12).map(|cell| shown(cell)).collect();
        let row = if has_head { "the first row names" } else { "the first row is" };
        Err(Error::new(format!("no column {missing}: {row} {}", names.join(", ")))
            .hint("`--map at=COLUMN,text=COLUMN` says which is which, by the name of a column or its number"))
    }

    fn raw(&self, row: &Row) -> Raw {
        let cells = |places: &[usize]| places.iter().map(|place| row.cell(*place).to_owned()).collect::<Vec<_>>();
        let evidence = cells(&self.evidence);
        Raw {
            line: row.line,
            when: Written {
                cells: self.at.iter().map(|(place, column)| (row.cell(*place).to_owned(), column.clone())).collect(),
            },
            texts: cells(&self.text),
            by: cells(&self.by),
            kind: cells(&self.kind).join(" "),
            // Several links stand in one cell, in lines.
            evidence: evidence.iter().flat_map(|cell| cell.lines()).map(str::to_owned).collect(),
        }
    }

    fn told(&self, head: &Row, has_head: bool) -> String {
        let name = |place: usize| match head.cells.get(place) {
            Some(name) if has_head => name.clone(),
            _ => format!("column {}", place + 1),
        };
        let times = self.at.iter().map(|(place, _)| (Field::At, *place));
        let others = [
            (Field::Text, &self.text),
            (Field::By, &self.by),
            (Field::Kind, &self.kind),
            (Field::Evidence, &self.evidence),
        ];
        let others = others.into_iter().flat_map(|(field, places)| places.iter().map(move |place| (field, *place)));
        Mapping { pairs: times.chain(others).map(|(field, place)| (field, name(place))).collect() }.told()
    }

    fn unused<'h>(&self, head: &'h Row, has_head: bool) -> Vec<&'h str> {
        let used = self.places();
        let free = head.cells.iter().enumerate().filter(|(place, name)| !used.contains(place) && !name.is_empty());
        if has_head { free.map(|(_, name)| name.as_str()).collect() } else { Vec::new() }
    }
}

impl Row {
    fn cell(&self, place: usize) -> &str {
        self.cells.get(place).map_or("", |cell| cell.trim())
    }
}

/// What stands in a column that somebody called a time.
fn time(head: &str) -> Column {
    match header(head) {
        Some(column @ (Column::Time { .. } | Column::Date { .. })) => column,
        _ => Column::Time { zone: crate::import::when::zone_in(head) },
    }
}

/// The place of a column by its name or its number.
fn find(head: &Row, has_head: bool, name: &str) -> Result<usize> {
    let names = || head.cells.iter().map(|cell| cell.trim());
    let by_name =
        names().position(|cell| cell == name).or_else(|| names().position(|cell| cell.eq_ignore_ascii_case(name)));
    let number = || name.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
    let by_number = || number().filter(|place| *place < head.cells.len());
    by_name.filter(|_| has_head).or_else(by_number).ok_or_else(|| {
        let error = Error::new(format!("no column is called {}", shown(name)));
        match nearest(name, names()) {
            Some(near) if has_head => error.hint(format!("did you mean {}?", shown(near))),
            _ if has_head => error
                .hint(format!("the first row names {}", names().take(12).map(shown).collect::<Vec<_>>().join(", "))),
            _ => error.hint("the first row is no head: name columns by their numbers, as in `--map at=1,text=2`"),
        }
    })
}

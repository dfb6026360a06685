//! Keys and values, wherever a document has them: lists, tables and lines of them, labels and short sections.

use std::ops::Range;

use crate::import::deeds;
use crate::import::head::{self, Field, Pair, keys};
use crate::import::page::{Block, Kind, Page, Part};
use crate::import::section::{sections, title_place};
use crate::import::sense::Sense;

/// A key and what is said of it.
#[derive(Debug, Clone)]
pub struct Said {
    pub pair: Pair,
    /// Where it begins in the source.
    pub at: usize,
    /// The heading that it stands under.
    pub heading: Range<usize>,
    /// Whether it stays where it stands, as part of what is told there.
    pub stays: bool,
}

/// The longest value of a section that is one key.
const LONGEST: usize = 200;

/// Takes keys and values out of a document, up to those that are part of what a section tells.
pub fn gather(page: &mut Page<'_>) -> Vec<Said> {
    let title = title_place(page);
    let senses: Vec<Option<Sense>> =
        sections(page).iter().flat_map(|section| section.parts.iter().map(|_| section.sense)).collect();
    let mut parts = std::mem::take(&mut page.parts);
    let mut said = Vec::new();
    for (nth, (part, sense)) in parts.iter_mut().zip(senses).enumerate() {
        // Keys below actions are those of an action.
        let is_deed = matches!(sense, Some(Sense::Actions(_))) && deeds::is_key(page.text(&part.title));
        match short(page, part).filter(|_| Some(nth) != title && !is_deed) {
            Some(pair) => {
                let heading = part.title.end..part.title.end;
                said.push(Said { pair, at: part.title.start, heading, stays: false });
                *part = Part { level: part.level, title: part.title.end..part.title.end, blocks: Vec::new() };
            }
            None => said.extend(blocks(page, part, sense, Some(nth) == title)),
        }
    }
    page.parts = parts;
    said
}

/// A part that is nothing but a key and its value: `**Severity:** SEV-2`, `## Authors` above a list of them.
fn short(page: &Page<'_>, part: &Part) -> Option<Pair> {
    let shown: Vec<&Block> = part.blocks.iter().filter(|block| block.kind != Kind::Nothing).collect();
    let [block] = &shown[..] else { return None };
    let values: Vec<String> = match &block.kind {
        Kind::Paragraph => vec![page.text(&block.bytes).to_owned()],
        Kind::List(items) if items.iter().all(|item| item.inner.is_empty()) => {
            items.iter().map(|item| page.text(&item.own).to_owned()).collect()
        }
        _ => return None,
    };
    let pair = Pair { key: page.text(&part.title).to_owned(), values, line: page.line(part.title.start) };
    let is_short = pair.values.iter().all(|value| value.len() <= LONGEST && !value.contains("\n\n"));
    let facts = keys([pair.clone()]);
    let field = facts.placed.first().map(|placed| placed.field)?;
    (is_short && !part.title.is_empty() && !is_told(field)).then_some(pair)
}

/// Whether a field is what sections tell at length.
fn is_told(field: Field) -> bool {
    use Field::{Detection, Impact, References, Resolution, RootCause, Summary, Trigger};
    matches!(field, Detection | Impact | References | Resolution | RootCause | Summary | Trigger)
}

/// The blocks of a part that are keys and values.
fn blocks(page: &Page<'_>, part: &mut Part, sense: Option<Sense>, is_title: bool) -> Vec<Said> {
    let stays = match sense {
        None | Some(Sense::Summary | Sense::Metadata | Sense::People) => false,
        Some(Sense::Impact | Sense::Detection | Sense::Resolution) => true,
        _ => return Vec::new(),
    };
    let mut said = Vec::new();
    for block in &mut part.blocks {
        if !matches!(block.kind, Kind::List(_) | Kind::Table(_) | Kind::Paragraph | Kind::Quote) {
            continue;
        }
        let text = page.text(&block.bytes);
        let Some(read) = head::block(text, page.line(block.bytes.start)) else { continue };
        if !keys(read.pairs.iter().cloned()).mostly_known() {
            continue;
        }
        // The title is told already.
        let heading = if is_title { part.title.end..part.title.end } else { part.title.clone() };
        let at = block.bytes.start;
        let pairs = read.pairs.into_iter();
        said.extend(pairs.map(|pair| Said {
            at: at.max(page.start(pair.line)),
            pair,
            heading: heading.clone(),
            stays,
        }));
        if !stays {
            block.kind = Kind::Nothing;
        }
    }
    said
}

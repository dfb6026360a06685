//! A document as sections: each has one meaning, and all that stands under it.

use super::page::{Block, Item, Kind, LABEL, Page, Part};
use super::report::Confidence;
use super::rows::is_time;
use super::sense::Sense;
use crate::record::ActionKind;

/// Neighbouring parts of one meaning.
#[derive(Debug)]
pub struct Section<'p> {
    pub sense: Option<Sense>,
    /// The first has the section's heading.
    pub parts: &'p [Part],
}

/// What a list or a paragraph says, item by item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Markdown, without the bullet and the indentation that it had below it.
    pub text: String,
    pub ticked: Option<bool>,
    /// Where it begins in the source.
    pub at: usize,
}

/// Cuts a document into sections. A heading that means nothing that is known belongs to the section that it is under.
pub fn sections<'p>(page: &'p Page<'_>) -> Vec<Section<'p>> {
    let mut sections: Vec<Section<'p>> = Vec::new();
    // The headings above, by their levels, with what they mean.
    let mut above: Vec<(usize, Sense)> = Vec::new();
    let (mut start, mut level, mut sense) = (0, 0, None);
    let title = title_place(page);
    for (nth, part) in page.parts.iter().enumerate() {
        let own = if Some(nth) == title { None } else { page.words.sense(page.text(&part.title)) };
        above.retain(|(level, _)| *level < part.level);
        let own = own.map(|own| above.last().map_or(own, |(_, sense)| within(*sense, own)));
        let of = own.or_else(|| above.last().map(|(_, sense)| *sense));
        above.extend(own.map(|sense| (part.level, sense)));
        // What follows a heading of its own within the section goes on with it, and so do the days of a timeline.
        let is_day =
            own.is_none() && sense == Some(Sense::Timeline) && part.level >= level && is_time(page.text(&part.title));
        let goes_on = is_day || own.is_none() && of.is_some() && of == sense && part.level > level;
        if nth > 0 && !goes_on {
            sections.push(Section { sense, parts: &page.parts[start..nth] });
            start = nth;
        }
        if !goes_on {
            (level, sense) = (part.level, of);
        }
    }
    sections.push(Section { sense, parts: &page.parts[start..] });
    sections
}

/// What a heading means below another: `Detection` among actions is a kind of them.
const fn within(above: Sense, own: Sense) -> Sense {
    match (above, own) {
        (Sense::Actions(_), Sense::Detection) => Sense::Actions(Some(ActionKind::Detect)),
        (Sense::Actions(_), Sense::Resolution) => Sense::Actions(Some(ActionKind::Mitigate)),
        _ => own,
    }
}

/// How far down a title says what sort of document it is about: `Postmortem: Mail stood still`.
const NEAR: usize = 5;

/// Which part's heading is the document's title: one that says so, else the first, where none is above it.
pub fn title_place(page: &Page<'_>) -> Option<usize> {
    let near = page.parts.iter().take(NEAR).position(|part| after_kind(page.text(&part.title)).is_some());
    near.or_else(|| {
        let first = page.parts.iter().position(|part| part.level > 0)?;
        let level = page.parts[first].level;
        // Several of the first one's level are sections, unless it is the only one that means nothing.
        let equal = page.parts[first + 1..].iter().filter(|part| part.level == level).count();
        let heading = page.text(&page.parts[first].title);
        let is_known = page.words.sense(heading).is_some();
        // One that is called like a section is one.
        let is_section = page.words.has_exactly(heading) || (is_known && page.has_title);
        (level < LABEL && !is_section && (equal == 0 || !is_known)).then_some(first)
    })
}

/// What a title says behind the sort of its document.
pub fn after_kind(title: &str) -> Option<&str> {
    let (kind, name) = title.split_once([':', '：'])?;
    let kind = kind.to_lowercase().replace(['-', ' '], "");
    let is_kind = matches!(
        &*kind,
        "postmortem" | "incidentpostmortem" | "incidentreport" | "incidentreview" | "postincidentreview" | "rca"
    );
    (is_kind && !name.trim().is_empty()).then(|| name.trim())
}

impl Section<'_> {
    /// How sure its sense is.
    pub fn confidence(&self, page: &Page<'_>) -> Confidence {
        if page.words.has_exactly(page.text(&self.parts[0].title)) { Confidence::Certain } else { Confidence::Likely }
    }

    /// Where it begins in the source.
    pub fn start(&self) -> usize {
        let first = &self.parts[0];
        if first.title.is_empty() {
            first.blocks.first().map_or(0, |block| block.bytes.start)
        } else {
            first.title.start
        }
    }

    /// Whether nothing is told there: a heading that means something needs no place of its own.
    pub fn is_empty(&self) -> bool {
        let first = &self.parts[0];
        let has_heading = self.sense.is_none() && !first.title.is_empty();
        !has_heading && self.parts.len() == 1 && first.blocks.iter().all(|block| block.kind == Kind::Nothing)
    }

    /// All of it as Markdown, but for its own heading.
    pub fn prose(&self, page: &Page<'_>) -> String {
        prose(page, self.parts, false)
    }

    /// The same with its heading, for where it stands among others.
    pub fn whole(&self, page: &Page<'_>) -> String {
        prose(page, self.parts, true)
    }

    /// All of its blocks.
    pub fn blocks(&self) -> impl Iterator<Item = &Block> {
        self.parts.iter().flat_map(|part| &part.blocks)
    }

    /// What it lists: the items of its lists, and its paragraphs where it has no list.
    pub fn entries(&self, page: &Page<'_>) -> Vec<Entry> {
        let items = |block: &Block| match &block.kind {
            Kind::List(items) => items.iter().map(|item| entry(page, item)).collect(),
            _ => Vec::new(),
        };
        let listed: Vec<Entry> = self.blocks().flat_map(items).collect();
        if !listed.is_empty() {
            return listed;
        }
        let said = self.parts.iter().enumerate().flat_map(|(nth, part)| {
            // A label among paragraphs belongs to the one that it begins.
            let label = (nth > 0 && part.level == LABEL).then(|| format!("**{}:** ", page.text(&part.title)));
            let label = label.into_iter().chain(std::iter::repeat(String::new()));
            part.blocks.iter().filter(|block| is_said(block)).zip(label)
        });
        said.map(|(block, label)| Entry {
            text: format!("{label}{}", page.text(&block.bytes)),
            ticked: None,
            at: block.bytes.start,
        })
        .collect()
    }

    /// What stands beside the items of its lists, where it has some; without its own heading.
    pub fn beside(&self, page: &Page<'_>) -> String {
        let has_list = self.blocks().any(|block| matches!(block.kind, Kind::List(_)));
        let is_beside = |block: &&Block| match block.kind {
            Kind::List(_) | Kind::Nothing => false,
            Kind::Paragraph | Kind::Quote | Kind::Html => has_list,
            Kind::Table(_) | Kind::Code | Kind::Indented => true,
        };
        let mut texts = Vec::new();
        for (nth, part) in self.parts.iter().enumerate() {
            let title = page.text(&part.title);
            let is_taken = part.level == LABEL && !has_list && part.blocks.iter().any(is_said);
            if nth > 0 && !title.is_empty() && !is_taken {
                texts.push(format!("**{title}**"));
            }
            texts.extend(part.blocks.iter().filter(is_beside).map(|block| page.text(&block.bytes).to_owned()));
        }
        texts.join("\n\n")
    }
}

/// Whether a block is words as they are.
const fn is_said(block: &Block) -> bool {
    matches!(block.kind, Kind::Paragraph | Kind::Quote | Kind::Html)
}

fn prose(page: &Page<'_>, parts: &[Part], with_own_heading: bool) -> String {
    let mut texts: Vec<String> = Vec::new();
    for (nth, part) in parts.iter().enumerate() {
        let title = page.text(&part.title);
        if (nth > 0 || with_own_heading) && !title.is_empty() {
            texts.push(if part.level == LABEL {
                format!("**{title}**")
            } else {
                format!("{} {title}", "#".repeat(part.level))
            });
        }
        let shown = part.blocks.iter().filter(|block| block.kind != Kind::Nothing);
        texts.extend(shown.map(|block| page.text(&block.bytes).to_owned()));
    }
    texts.join("\n\n")
}

fn entry(page: &Page<'_>, item: &Item) -> Entry {
    let text = page.text(&item.bytes);
    // Lines below the bullet stand further in than it.
    let margin = text.lines().skip(1).filter(|line| !line.trim().is_empty());
    let margin = margin.map(|line| line.len() - line.trim_start().len()).min().unwrap_or_default();
    let lines = text
        .lines()
        .enumerate()
        .map(|(nth, line)| if nth == 0 { line } else { line.get(margin..).unwrap_or_default() });
    Entry { text: lines.collect::<Vec<_>>().join("\n"), ticked: item.ticked, at: item.bytes.start }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::sense::Vocabulary;

    #[test]
    fn a_heading_that_is_not_known_belongs_to_the_section_above_it() {
        let source = "# Retrospective: the mail queue\n\nIntro.\n\n## Timeline\n\n### 14:05\n\nstopped\n\n## Impact\n\nmuch\n\n## Our thanks\n\nto all\n\n### More\n\nthanks\n";
        let page = Page::read(source, 0, Vocabulary::BUILT_IN);
        let told: Vec<_> = sections(&page).iter().map(|section| (section.sense, section.whole(&page))).collect();
        assert_eq!(
            told,
            [
                (None, String::new()),
                (None, "# Retrospective: the mail queue\n\nIntro.".to_owned()),
                (Some(Sense::Timeline), "## Timeline\n\n### 14:05\n\nstopped".to_owned()),
                (Some(Sense::Impact), "## Impact\n\nmuch".to_owned()),
                (None, "## Our thanks\n\nto all".to_owned()),
                (None, "### More\n\nthanks".to_owned()),
            ]
        );
    }

    #[test]
    fn items_come_without_their_bullets() {
        let source = "## Lessons\n\nBefore.\n\n- [x] one\n  more\n\n  - inner\n- two\n";
        let page = Page::read(source, 0, Vocabulary::BUILT_IN);
        let all = sections(&page);
        let section = &all[1];
        let entries = section.entries(&page);
        let texts: Vec<&str> = entries.iter().map(|entry| entry.text.as_str()).collect();
        assert_eq!(texts, ["one\nmore\n\n- inner", "two"]);
        assert_eq!((entries[0].ticked, entries[1].ticked), (Some(true), None));
        assert_eq!(section.beside(&page), "Before.");
    }
}

//! Actions that have a heading each, with keys below it.

use crate::import::deeds::{self, Deed};
use crate::import::page::{Block, Kind, LABEL, Page, Part};
use crate::import::sense::Sense;

/// The action that a heading is, with what stands below it, and how many parts that are; `None` where no key
/// below it says so.
pub fn headed(parts: &[Part], page: &Page<'_>) -> Option<(Deed, usize)> {
    let (first, behind) = parts.split_first()?;
    let title = page.text(&first.title);
    let is_group = title.is_empty() || matches!(page.words.sense(title), Some(Sense::Actions(_)));
    if is_group || is_key(first, page) {
        return None;
    }
    let mut found = Below { page, deed: deeds::read(unnumbered(title)), keys: 0 };
    first.blocks.iter().try_for_each(|block| found.block(block))?;
    let mut count = 1;
    for (nth, part) in behind.iter().enumerate() {
        let title = page.text(&part.title);
        if is_key(part, page) {
            found.label(title, &part.blocks)?;
        } else if part.level == LABEL && first.level < LABEL && found.keys > 0 && headed(&behind[nth..], page).is_none()
        {
            found.deed.text.extend(["\n\n**", title, "**"]);
            part.blocks.iter().try_for_each(|block| found.block(block))?;
        } else {
            break;
        }
        count += 1;
    }
    (found.keys > 0).then_some((found.deed, count))
}

/// `**Owner:** Jane Roe`
fn is_key(part: &Part, page: &Page<'_>) -> bool {
    part.level == LABEL && deeds::is_key(page.text(&part.title))
}

/// A heading without the number that counts it.
fn unnumbered(title: &str) -> &str {
    let rest = title.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_counted = rest.len() < title.len() && title.len() - rest.len() <= 2;
    rest.strip_prefix(". ").or_else(|| rest.strip_prefix(") ")).filter(|_| is_counted).unwrap_or(title).trim()
}

struct Below<'p, 's> {
    page: &'p Page<'s>,
    deed: Deed,
    /// How many keys were understood.
    keys: usize,
}

impl Below<'_, '_> {
    /// Takes a block; `None` where it lists other actions.
    fn block(&mut self, block: &Block) -> Option<()> {
        let text = self.page.text(&block.bytes);
        match &block.kind {
            Kind::Nothing => {}
            Kind::Table(_) => return None,
            Kind::List(items) => {
                let first = self.page.text(&items.first()?.own);
                if !deeds::is_detail(first) {
                    return None;
                }
                for item in items {
                    let own = self.page.text(&item.own);
                    if item.inner.is_empty() && item.ticked.is_none() && self.key(own) {
                        continue;
                    }
                    self.deed.text.extend(["\n- ", self.page.text(&item.bytes)]);
                }
            }
            Kind::Paragraph => {
                let lines = text.lines().filter(|line| !self.key(line.trim_end_matches(['\\', ' '])));
                let rest: Vec<&str> = lines.collect();
                if !rest.is_empty() {
                    let ends = self.deed.text.ends_with(|c: char| c.is_ascii_punctuation());
                    self.deed.text.push_str(if ends { "" } else { ":" });
                    self.deed.text.extend(["\n\n", &*rest.join("\n")]);
                }
            }
            _ => self.deed.text.extend(["\n\n", text]),
        }
        Some(())
    }

    /// Takes a label with what stands behind it; blocks below that are words of the action.
    fn label(&mut self, title: &str, blocks: &[Block]) -> Option<()> {
        let Some((value, rest)) = blocks.split_first() else {
            self.deed.text.extend(["\n\n**", title, ":**"]);
            return Some(());
        };
        let said = self.page.text(&value.bytes);
        let is_line = value.kind == Kind::Paragraph && !said.contains('\n');
        if !(is_line && self.key(&format!("{title}: {said}"))) {
            self.deed.text.extend(["\n\n**", title, ":** ", said]);
        }
        rest.iter().try_for_each(|block| self.block(block))
    }

    fn key(&mut self, line: &str) -> bool {
        let is_taken = deeds::is_detail(line) && self.deed.detail(line);
        self.keys += usize::from(is_taken);
        is_taken
    }
}

//! What an incident did: in one line, and how many users felt it.

use super::hand::Hand;
use crate::import::page::Kind;
use crate::import::section::Section;
use crate::record::{Impact, Users};

/// A line is no longer than this.
const LONGEST: usize = 400;

impl Hand<'_, '_> {
    /// A section in one line, if it is short; else its first paragraph or item, and the rest stays.
    pub fn impact(&mut self, section: &Section<'_>, heading: &str, whole: &str) -> Option<&'static str> {
        if let Some((line, users)) = self.in_one_line(section)
            && self.impact_line(&line)
        {
            let felt = &mut self.record.impact.get_or_insert_default().users_affected;
            *felt = felt.or(users);
            return Some("impact.summary");
        }
        let first = section.blocks().find(|block| block.kind != Kind::Nothing)?;
        let line = match &first.kind {
            Kind::Paragraph => &first.bytes,
            // The first item says the most.
            Kind::List(items) => &items.first().filter(|item| item.inner.is_empty() && item.ticked.is_none())?.bytes,
            _ => return None,
        };
        if !section.parts[0].blocks.contains(first) || !self.impact_line(self.page.text(line)) {
            return None;
        }
        let rest = whole.split_once(self.page.text(line)).map_or("", |(_, rest)| rest);
        self.keep_below(line.end, heading, rest.trim());
        Some("impact.summary")
    }

    /// Paragraphs behind each other, and items with a semicolon between them; without the number of users at the end of
    /// a paragraph.
    fn in_one_line(&self, section: &Section<'_>) -> Option<(String, Option<Users>)> {
        if section.parts.len() > 1 {
            return None;
        }
        let (mut line, mut users) = (String::new(), None);
        for block in section.blocks().filter(|block| block.kind != Kind::Nothing) {
            let text = match &block.kind {
                Kind::Paragraph => {
                    let text = self.page.text(&block.bytes);
                    match text.rsplit_once(", ").and_then(|(before, last)| Some((before, users_affected(last)?))) {
                        Some((before, felt)) if users.is_none() => {
                            users = Some(felt);
                            before.to_owned()
                        }
                        _ => text.to_owned(),
                    }
                }
                Kind::List(items) if items.iter().all(|item| item.inner.is_empty() && item.ticked.is_none()) => {
                    items.iter().map(|item| self.page.text(&item.own)).collect::<Vec<_>>().join("; ")
                }
                _ => return None,
            };
            let is_open = line.ends_with(|c: char| c.is_alphanumeric() || c == '%');
            line.extend([
                if line.is_empty() {
                    ""
                } else if is_open {
                    ". "
                } else {
                    " "
                },
                &*text,
            ]);
            if line.len() > LONGEST {
                return None;
            }
        }
        Some((line, users))
    }

    /// The impact in one line, without the number of users behind it.
    pub fn impact_line(&mut self, text: &str) -> bool {
        let impact = self.record.impact.get_or_insert_with(Impact::default);
        if impact.summary.is_some() || text.len() > LONGEST {
            return false;
        }
        let felt = text.rsplit_once(", ").and_then(|(before, last)| Some((before, users_affected(last)?)));
        match felt.filter(|_| impact.users_affected.is_none()) {
            Some((before, users)) => {
                impact.summary = before.parse().ok();
                impact.users_affected = Some(users);
            }
            None => impact.summary = text.parse().ok(),
        }
        impact.summary.is_some()
    }
}

/// `25% of Users Affected`, `11,300 of 148,000 users affected`.
fn users_affected(text: &str) -> Option<Users> {
    let text = text.trim().trim_end_matches('.').to_lowercase();
    let felt = text.strip_suffix(" affected").or_else(|| text.strip_suffix(" impacted"))?;
    let felt = felt.trim_end_matches(" were").strip_suffix("users")?.trim_end();
    users(felt.strip_suffix("of all").or_else(|| felt.strip_suffix(" of")).unwrap_or(felt))
}

/// A number of users, where that is all that is said.
pub fn users(text: &str) -> Option<Users> {
    let text = text.trim();
    text.parse().ok().or_else(|| text.strip_suffix("users")?.trim_end().trim_end_matches(" of").parse().ok())
}

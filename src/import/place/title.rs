//! What a document is called.

use super::hand::Hand;
use crate::import::section::after_kind;
use crate::import::when::{Where, heading_day};

impl Hand<'_, '_> {
    /// The title of the head, else that of the document; where both say something, none is lost.
    pub fn name(&mut self) {
        let Some(nth) = self.title else { return };
        let part = &self.page.parts[nth];
        let written = self.page.text(&part.title);
        if self.record.title.as_ref().is_some_and(|title| **title != *written) {
            self.keep(part.title.start, format!("**{written}**"));
            return;
        }
        let mut title = written;
        if let Some(name) = after_kind(written) {
            title = name;
            // `Postmortem: Mail stood still - August 10, 2023`
            if let Some((before, day)) =
                name.rsplit_once(" - ").and_then(|(before, day)| Some((before, heading_day(day)?)))
            {
                self.days.push((day, Where::Title));
                title = before;
            }
        }
        self.record.title = title.parse().ok();
    }
}

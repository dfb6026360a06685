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
        // `Postmortem: Mail stood still - August 10, 2023` is how layouts write a title and a day.
        let whole = after_kind(written).and_then(|name| name.rsplit_once(" - "));
        let title = match whole.and_then(|(name, day)| Some((name, heading_day(day)?))) {
            Some((name, day)) => {
                self.days.named.push((day, Where::Title));
                name
            }
            None => written,
        };
        self.record.title = title.parse().ok();
    }
}

//! Where in a record a text stands: small, and made into a path only for those that are told.

use crate::finding::{FieldPath, Segment};

/// `summary`, `root_cause.detail`, `surprises[1]`, `timeline[3].text`, `lessons.went_well[0].text`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spot {
    /// The field of the record.
    key: &'static str,
    /// The field in that field.
    part: Option<&'static str>,
    /// The place in a list.
    index: Option<usize>,
    /// The field in an element of that list.
    field: Option<&'static str>,
}

impl Spot {
    pub const fn of(key: &'static str) -> Self {
        Self { key, part: None, index: None, field: None }
    }

    #[must_use]
    pub const fn part(self, part: &'static str) -> Self {
        Self { part: Some(part), ..self }
    }

    #[must_use]
    pub const fn index(self, index: usize) -> Self {
        Self { index: Some(index), ..self }
    }

    #[must_use]
    pub const fn field(self, field: &'static str) -> Self {
        Self { field: Some(field), ..self }
    }

    /// Whether it is the one that is written so: `impact.summary`. None in a list is.
    pub fn is(&self, written: &str) -> bool {
        let Some(rest) = written.strip_prefix(self.key).filter(|_| self.index.is_none()) else { return false };
        match self.part {
            None => rest.is_empty(),
            Some(part) => rest.strip_prefix('.') == Some(part),
        }
    }

    /// Whether it is the record's field of that name, or inside it.
    pub fn is_under(&self, key: &str) -> bool {
        self.key == key
    }

    /// The place in the list that is the record's field of that name.
    pub fn place_in(&self, key: &str) -> Option<usize> {
        self.index.filter(|_| self.key == key && self.part.is_none())
    }

    /// Whether it is the field of that name in an element of a list.
    pub fn is_field(&self, field: &str) -> bool {
        self.field == Some(field)
    }

    pub fn path(&self) -> FieldPath {
        let part = self.part.map(Segment::from);
        let rest = [self.index.map(Segment::from), self.field.map(Segment::from)];
        std::iter::once(self.key.into()).chain(part).chain(rest.into_iter().flatten()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::Spot;

    #[test]
    fn a_spot_is_the_path_that_it_makes() {
        let (title, cause) = (Spot::of("title"), Spot::of("root_cause").part("detail"));
        let lesson = Spot::of("lessons").part("went_well").index(2).field("text");
        let event = Spot::of("timeline").index(3).field("text");
        for (spot, written) in [
            (title, "title"),
            (cause, "root_cause.detail"),
            (lesson, "lessons.went_well[2].text"),
            (event, "timeline[3].text"),
        ] {
            assert_eq!(spot.path().to_string(), written);
            for other in ["title", "root_cause.detail", "root_cause", "timeline", "lessons.went_well"] {
                assert_eq!(spot.is(other), spot.path().is(other), "{written} is {other}");
            }
        }
        assert_eq!((event.place_in("timeline"), lesson.place_in("lessons")), (Some(3), None));
    }
}

//! The items of a list that others changed meanwhile: where each of them is now.

use super::path::{FieldPath, Segment};

/// A list whose items were moved, taken out, or joined by new ones.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    pub list: FieldPath,
    /// As many items were in it.
    pub before: usize,
    /// Where each item was; `None` for one that is new.
    pub origins: Vec<Option<usize>>,
}

impl Moved {
    /// What a path is called now; `None` if its item is gone. The item that would have been the next
    /// one is the next one still.
    pub fn now(&self, path: &FieldPath) -> Option<FieldPath> {
        let Some(was) = self.item_of(path) else { return Some(path.clone()) };
        let now = match self.origins.iter().position(|origin| *origin == Some(was)) {
            Some(now) => now,
            None if was >= self.before => was - self.before + self.origins.len(),
            None => return None,
        };
        let depth = self.list.steps().len();
        let steps = path.steps().iter().enumerate();
        Some(steps.map(|(nth, step)| if nth == depth { Segment::Index(now) } else { step.clone() }).collect())
    }

    /// Whether a path, as it is called now, belongs to an item that is new.
    pub fn is_new(&self, path: &FieldPath) -> bool {
        self.item_of(path).is_some_and(|place| self.origins.get(place) == Some(&None))
    }

    fn item_of(&self, path: &FieldPath) -> Option<usize> {
        match path.steps().get(self.list.steps().len()) {
            Some(Segment::Index(place)) if self.list.contains(path) => Some(*place),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_are_found_where_they_are_now() {
        // The second was taken out; new ones stand before the third and at the end.
        let moved = Moved { list: FieldPath::from("timeline"), before: 3, origins: vec![Some(0), None, Some(2), None] };
        let of = |place| FieldPath::of_item("timeline", place, "text");
        let now = [0, 1, 2, 3].map(|place| moved.now(&of(place)));
        assert_eq!(now, [Some(of(0)), None, Some(of(2)), Some(of(4))]);
        assert_eq!(moved.now(&FieldPath::from("title")), Some(FieldPath::from("title")));
        assert_eq!([0, 1, 2, 3, 4].map(|place| moved.is_new(&of(place))), [false, true, false, true, false]);
    }
}

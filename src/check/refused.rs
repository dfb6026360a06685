//! What the author wrote and the reader refused: it counts as written, only wrongly.

use crate::document::Document;
use crate::finding::{Defect, FieldPath, Segment};

/// The fields of refused values, and of those whose key is misspelt, with the indices that they have
/// in the record that was read. Sorted. A problem of the file as a whole says nothing about a field.
pub fn refused<T>(document: &Document<T>) -> Vec<FieldPath> {
    let mut refused = Vec::with_capacity(document.problems.len());
    for problem in document.problems.iter().filter(|problem| !problem.field.is_root()) {
        refused.push(in_value(document, &problem.field));
        let meant = problem.mistake.instead.clone().filter(|_| problem.mistake.defect == Defect::UnknownField);
        if let Some((meant, parent)) = meant.zip(problem.field.parent()) {
            refused.push(in_value(document, &parent.at(meant)));
        }
    }
    refused.sort_unstable();
    refused
}

/// The field with the indices of the value, where refused elements of lists do not count.
fn in_value<T>(document: &Document<T>, field: &FieldPath) -> FieldPath {
    if *document.in_text(field) == *field {
        return field.clone();
    }
    let mut path = FieldPath::root();
    for step in field.steps() {
        let Segment::Index(place) = step else {
            path = path.at(step.clone());
            continue;
        };
        let place_of = |index: &usize| match document.in_text(&path.at(*index)).steps().last() {
            Some(Segment::Index(place)) => *place,
            _ => *index,
        };
        // Each element stands in the text at its own index, or after it.
        let index = first_not_before(*place, &place_of);
        if place_of(&index) != *place {
            // The element itself was refused: an index that no element has keeps the list from being missing.
            return path.at(usize::MAX);
        }
        path = path.at(index);
    }
    path
}

/// The first index whose place in the text is not before `place`.
fn first_not_before(place: usize, place_of: &impl Fn(&usize) -> usize) -> usize {
    let (mut low, mut high) = (0, place);
    while low < high {
        let middle = low + (high - low) / 2;
        if place_of(&middle) < place {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    low
}

#[cfg(test)]
mod tests {
    use super::refused;
    use crate::document;
    use crate::record::Postmortem;

    fn fields(text: &str) -> Vec<String> {
        refused(&document::read::<Postmortem>(text)).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn indices_are_those_of_the_elements_that_were_read() {
        let text =
            "timeline:\n  - just words\n  - {at: noonish}\n  - {at: 2025-06-10 10:00}\n  - [words]\n  - {at: 25:99}\n";
        let unread = format!("timeline[{}]", usize::MAX);
        assert_eq!(fields(text), ["timeline[0].at", "timeline[2].at", &unread, &unread]);
    }

    #[test]
    fn a_misspelt_key_is_refused_under_both_names() {
        assert_eq!(fields("sumary: It was slow.\n"), ["sumary", "summary"]);
    }
}

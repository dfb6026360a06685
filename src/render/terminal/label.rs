//! Lists whose items begin with what they are about: the times of a timeline, `Duration: …`.

use pulldown_cmark::{Event, Tag, TagEnd};

/// The longest label, and the longest time: `about September 10, 2023, 11:30 PM (Europe/London)`.
const LONGEST: usize = 24;
const LONGEST_TIME: usize = 52;

/// The label that an item begins with, and how many bytes of it are taken with what separates it from the text.
pub fn label_of(text: &str) -> Option<(&str, usize)> {
    let (label, _) = text.split_once(": ")?;
    let has_clock = label.as_bytes().windows(4).any(|four| {
        four[0].is_ascii_digit() && four[1] == b':' && four[2].is_ascii_digit() && four[3].is_ascii_digit()
    });
    let longest = if has_clock { LONGEST_TIME } else { LONGEST };
    (label.chars().count() <= longest).then_some((label, label.len() + 2))
}

/// How wide the labels are of a list whose items all begin with one; `None` for any other. `events` begin with the list.
pub fn labels(events: &[Event<'_>]) -> Option<usize> {
    let (mut depth, mut widest, mut is_first) = (0_usize, None, false);
    for event in events {
        match event {
            // Numbers say which one it is.
            Event::Start(Tag::List(Some(_))) if depth == 0 => return None,
            Event::Start(Tag::List(_)) => depth += 1,
            Event::End(TagEnd::List(_)) => {
                depth -= 1;
                if depth == 0 {
                    return widest;
                }
            }
            Event::Start(Tag::Item) => is_first = depth == 1,
            Event::Start(Tag::Paragraph) => {}
            Event::Text(text) if is_first => {
                let (label, _) = label_of(text)?;
                widest = widest.max(Some(label.chars().count()));
                is_first = false;
            }
            _ if is_first => return None,
            _ => {}
        }
    }
    widest
}

//! The list of headings is the one that templates use, and the German example names all of it.

use std::collections::BTreeSet;

use hotwash::config::{HEADINGS, RawConfig};
use hotwash::document;

use super::{at, text_of};

#[test]
fn templates_use_no_heading_that_is_not_in_the_list() {
    let mut used = BTreeSet::new();
    for folder in ["markdown", "html"] {
        for entry in std::fs::read_dir(at("templates").join(folder)).unwrap() {
            let text = std::fs::read_to_string(entry.unwrap().path()).unwrap();
            for before in text.split("\" | heading").map(str::to_owned) {
                used.insert(before.rsplit('"').next().unwrap().to_owned());
            }
        }
    }
    // What follows the last heading of a file is no heading.
    let unknown: Vec<_> =
        used.iter().filter(|word| word.len() < 120 && !word.contains(['<', '{', '\n', '-', '>'])).collect();
    let unknown: Vec<_> = unknown.into_iter().filter(|word| HEADINGS.binary_search(&word.as_str()).is_err()).collect();
    assert!(unknown.is_empty(), "{unknown:?}");
    assert!(used.len() > 100, "{}", used.len());
}

#[test]
fn the_words_of_choices_are_in_the_list() {
    use hotwash::record::{ActionKind, ActionStatus, DetectionMethod, EventKind, Kind, Milestone, Status, Visibility};
    let mut words: Vec<&str> = Vec::new();
    words.extend(ActionKind::ALL.iter().map(|it| it.as_str()));
    words.extend(ActionStatus::ALL.iter().map(|it| it.as_str()));
    words.extend(DetectionMethod::ALL.iter().map(|it| it.as_str()));
    words.extend(EventKind::ALL.iter().map(|it| it.as_str()));
    words.extend(Kind::ALL.iter().map(|it| it.as_str()));
    words.extend(Status::ALL.iter().map(|it| it.as_str()));
    words.extend(Visibility::ALL.iter().map(|it| it.as_str()));
    let is_known = |word: &str| HEADINGS.binary_search(&word).is_ok();
    for word in words {
        assert!(is_known(&word.replace('_', " ")), "{word}");
    }
    for milestone in Milestone::ALL {
        let name = milestone.key().replace('_', " ");
        assert!(is_known(&format!("{}{}", name[..1].to_uppercase(), &name[1..])), "{name}");
    }
}

#[test]
fn the_german_example_has_words_for_every_heading() {
    let config = document::read::<RawConfig>(&text_of("docs/german.yaml"));
    assert!(config.problems.is_empty(), "{:?}", config.problems);
    let named: Vec<&str> = config.value.headings.keys().map(|heading| &**heading).collect();
    assert_eq!(named, HEADINGS);
}

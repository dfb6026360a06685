//! How well incidents that came back are found: measured on invented ones, which people told in other words.

#![expect(clippy::disallowed_methods, reason = "a test that reads what it is measured by")]

use std::fmt::Write as _;
use std::path::Path;

use hotwash::document;
use hotwash::record::{Clock, Postmortem, Tz};
use hotwash::recurrence::{Bar, Case, Known, Past};
use serde_yaml::Value;
use snapbox::{Assert, Data};

/// The same incident told twice, and one that only looks like it.
struct Told {
    name: String,
    earlier: Known,
    again: Known,
    near: Known,
}

fn told(file: &str) -> Vec<Told> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/recurrences").join(file);
    let cases: Vec<Value> = serde_yaml::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let known = |case: &Value, key: &str| {
        let document = document::read::<Postmortem>(&serde_yaml::to_string(&case[key]).unwrap());
        assert!(document.problems.is_empty(), "{:?}", document.problems);
        Known::of(&document.value, "", Clock::new(Tz::UTC))
    };
    let one = |case: &Value| Told {
        name: case["case"].as_str().unwrap().to_owned(),
        earlier: known(case, "earlier"),
        again: known(case, "again"),
        near: known(case, "near"),
    };
    cases.iter().map(one).collect()
}

/// Of 100: how often the earlier one is among the first five, and the first; how often it is told as a recurrence; and
/// how often that is told of what only looks like it.
struct Measured {
    figures: [usize; 4],
    text: String,
}

fn measure(file: &str) -> Measured {
    let told = told(file);
    let all: Vec<&Known> = told.iter().flat_map(|told| [&told.earlier, &told.again, &told.near]).collect();
    let past = Past::new(all.iter().map(|known| known.case()).collect());
    let others = |of: &Known, bar| {
        let of_case: Case<'_> = of.case();
        let is_other = |place: usize| all[place].name != of.name;
        let like = past.like(of_case, bar, is_other);
        like.into_iter()
            .map(|like| (all[like.place].name.clone(), past.was_before(like.place, of_case)))
            .collect::<Vec<_>>()
    };
    // As the rule finds them, which does not look at all.
    let places: Vec<usize> = (0..all.len()).collect();
    let found = past.recurrences(&places, usize::MAX, |_, _| false);
    let recurrences = |of: &Known| -> Vec<&str> {
        let place = all.iter().position(|known| known.name == of.name).unwrap();
        found[place].iter().map(|like| all[like.place].name.as_str()).collect()
    };
    let (mut counts, mut missed) = ([0; 4], String::new());
    for told in &told {
        let ranked = others(&told.again, Bar::Asked);
        let place = ranked.iter().position(|(name, _)| *name == told.earlier.name);
        counts[0] += usize::from(place.is_some_and(|place| place < 5));
        counts[1] += usize::from(place == Some(0));
        if place != Some(0) {
            let place = place.map_or_else(|| "not found".to_owned(), |place| format!("place {}", place + 1));
            let _ =
                writeln!(missed, "  {}: {place}, behind {}", told.name, ranked.first().map_or("-", |(name, _)| name));
        }
        let is_told = |of: &Known| recurrences(of).contains(&told.earlier.name.as_str());
        counts[2] += usize::from(is_told(&told.again));
        counts[3] += usize::from(is_told(&told.near));
    }
    let mut text = format!("{file}: {} pairs among {} records\n", told.len(), all.len());
    let names = ["recall at 5", "precision at 1", "told as a recurrence", "told of what only looks like it"];
    for (name, count) in names.iter().zip(counts) {
        let _ = writeln!(text, "{name}: {count} of {}", told.len());
    }
    let _ = write!(text, "not the first:\n{missed}\n");
    Measured { figures: counts.map(|count| count * 100 / told.len()), text }
}

const SETS: [&str; 4] = ["shops.yaml", "platforms.yaml", "studio.yaml", "parcels.yaml"];

#[test]
fn what_came_back_is_found_in_other_words() {
    let measured = SETS.map(measure);
    let text: String = measured.iter().map(|measured| measured.text.as_str()).collect();
    for Measured { figures: [recall, precision, _, false_alarms], .. } in &measured {
        assert!(*recall >= 90 && *precision >= 80 && *false_alarms <= 15, "{text}");
    }
    let told: usize = measured.iter().map(|measured| measured.figures[2]).sum();
    assert!(told >= 25 * SETS.len(), "{text}");
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/recurrence.txt");
    Assert::new().action_env("SNAPSHOTS").eq(text, Data::read_from(&golden, None));
}

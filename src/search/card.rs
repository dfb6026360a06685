//! What results and lists show of an incident, and what they are filtered by.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Write as _;

use chrono::Datelike as _;
use serde::Serialize;

use super::bits::{Bits, push_string, span};
use super::script::Script;
use crate::record::{Date, Kind, Status};

/// One incident, as results and lists show it.
#[derive(Debug, Clone, Serialize)]
pub struct Card<'a> {
    /// The page's name, without folder and extension.
    pub name: &'a str,
    /// Without marks of code, as links have it.
    pub title: Cow<'a, str>,
    pub day: Option<Date>,
    pub severity: Option<&'a str>,
    /// Its place in the configured list, worst is 1; 0 when it is not there.
    pub severity_rank: usize,
    pub kind: Option<Kind>,
    pub services: &'a [String],
    pub tags: &'a [String],
    pub status: Status,
    /// How long it took, as it is shown; empty where it is not known.
    pub duration: String,
    pub actions: usize,
    pub open_actions: usize,
}

impl Card<'_> {
    /// Adds `["name","title",3,1,[1,2],4,"","1 h 45 min",3,1]`: severity, services and kind by their place among
    /// the block's names, where nothing is the first; the severity's rank comes after it. The day is in `meta.js`.
    fn push(&self, names: &mut Vec<String>, into: &mut String) {
        let mut place = |name: &str| {
            names.iter().position(|known| known == name).unwrap_or_else(|| {
                names.push(name.to_owned());
                names.len() - 1
            })
        };
        let severity = place(self.severity.unwrap_or_default());
        let services: Vec<String> = self.services.iter().map(|service| place(service).to_string()).collect();
        let kind = place(self.kind.map_or("", Kind::as_str));
        into.push('[');
        push_string(self.name, into);
        into.push(',');
        push_string(&self.title, into);
        let _ = write!(into, ",{severity},{},[{}],{kind},", self.severity_rank, services.join(","));
        push_string(if self.status == Status::Published { "" } else { self.status.as_str() }, into);
        into.push(',');
        push_string(&self.duration, into);
        let _ = write!(into, ",{},{}]", self.actions, self.open_actions);
    }
}

/// The script of a block of cards: the names that they have in common, and the cards.
pub fn block(name: &str, cards: &[Card<'_>]) -> Vec<u8> {
    let mut names = vec![String::new()];
    let mut written = "[".to_owned();
    for (nth, card) in cards.iter().enumerate() {
        written.push_str(if nth == 0 { "\n" } else { ",\n" });
        card.push(&mut names, &mut written);
    }
    written.push(']');
    let mut common = "[".to_owned();
    for (nth, name) in names.iter().enumerate() {
        common.push_str(if nth == 0 { "" } else { "," });
        push_string(name, &mut common);
    }
    common.push(']');
    Script::new(name).raw(&common).raw(&written).finish()
}

/// The script that filters need: for each value of each facet, the numbers of its incidents.
///
/// `hotwash_search("facets", {"service":[["api",2],…],…}, bits)`: the values in order with how many
/// incidents they have; the bits hold the numbers of each value, in the same order.
pub fn facets(cards: &[Card<'_>]) -> Vec<u8> {
    let mut bits = Bits::default();
    let mut written = "{".to_owned();
    for (nth, (facet, values)) in FACETS.iter().enumerate() {
        let mut numbers: BTreeMap<String, Vec<u32>> = BTreeMap::new();
        for (number, card) in (0..).zip(cards) {
            values(card, &mut |value| {
                let of_value = numbers.entry(value.to_owned()).or_default();
                // A service that is written twice.
                if of_value.last() != Some(&number) {
                    of_value.push(number);
                }
            });
        }
        written.push_str(if nth == 0 { "\n" } else { ",\n" });
        push_string(facet, &mut written);
        written.push_str(":[");
        for (nth, (value, numbers)) in numbers.iter().enumerate() {
            written.push_str(if nth == 0 { "[" } else { ",[" });
            push_string(value, &mut written);
            let _ = write!(written, ",{}]", numbers.len());
            bits.numbers(numbers.iter().copied(), span(cards.len()), |_, _| {});
        }
        written.push(']');
    }
    written.push('}');
    Script::new("facets").raw(&written).bytes(&bits.into_bytes()).finish()
}

type Values = fn(&Card<'_>, &mut dyn FnMut(&str));

/// The names of facets, which are keys in addresses too, and what values an incident has of each.
const FACETS: &[(&str, Values)] = &[
    ("service", |card, add| card.services.iter().for_each(|service| add(service))),
    ("severity", |card, add| card.severity.into_iter().for_each(add)),
    ("kind", |card, add| card.kind.into_iter().for_each(|kind| add(kind.as_str()))),
    ("tag", |card, add| card.tags.iter().for_each(|tag| add(tag))),
    ("year", |card, add| card.day.into_iter().for_each(|day| add(&day.0.year().to_string()))),
    ("status", |card, add| add(card.status.as_str())),
    ("open", |card, add| {
        if card.open_actions > 0 {
            add("yes");
        }
    }),
];

/// Queries that find something, to show what may be asked: a word of the newest title, the service with the most
/// incidents, the newest month.
pub fn examples(cards: &[Card<'_>]) -> Vec<String> {
    let mut examples = Vec::new();
    let Some(newest) = cards.iter().rfind(|card| card.day.is_some()).or(cards.last()) else { return examples };
    let mut services: BTreeMap<&str, usize> = BTreeMap::new();
    for service in cards.iter().flat_map(|card| card.services).filter(|service| !service.contains('"')) {
        *services.entry(service).or_default() += 1;
    }
    let service = services.into_iter().rev().max_by_key(|(_, incidents)| *incidents).map(|(service, _)| service);
    let words = newest.title.split(|letter: char| !letter.is_alphabetic()).map(str::to_lowercase);
    let is_fit = |word: &String| {
        (4..=14).contains(&word.chars().count())
            && !service.is_some_and(|service| service.to_lowercase().contains(word))
    };
    // The longest tells most; of several, the first.
    let longest = words.filter(is_fit).reduce(|longest, word| if word.len() > longest.len() { word } else { longest });
    examples.extend(longest);
    if let Some(service) = service {
        let quote = if service.contains(char::is_whitespace) { "\"" } else { "" };
        examples.push(format!("service:{quote}{service}{quote}"));
    }
    examples.extend(newest.day.map(|day| day.0.format("%Y-%m").to_string()));
    examples
}

/// The days of all incidents, in order: how many days come after the one before, in both directions,
/// because a record's day is that of its own clock. Those without a day come last.
pub fn push_days(cards: &[Card<'_>], bits: &mut Bits) -> usize {
    let mut before = 0;
    let mut dated = 0;
    for day in cards.iter().map_while(|card| card.day) {
        let day = day.0.num_days_from_ce() - EPOCH;
        let gap = i64::from(day - before);
        bits.gamma((gap << 1 ^ gap >> 63).cast_unsigned() + 1);
        before = day;
        dated += 1;
    }
    dated
}

/// The first of January 1970, in days of the common era: JavaScript counts from there.
const EPOCH: i32 = 719_163;

#[cfg(test)]
mod tests {
    use super::*;

    fn card<'a>(title: &'a str, services: &'a [String]) -> Card<'a> {
        Card {
            name: "one",
            title: Cow::Borrowed(title),
            day: None,
            severity: None,
            severity_rank: 0,
            kind: None,
            services,
            tags: &[],
            status: Status::Published,
            duration: String::new(),
            actions: 0,
            open_actions: 0,
        }
    }

    #[test]
    fn examples_are_queries_that_find_something() {
        let [web, db] = ["web".to_owned(), "data base".to_owned()];
        let (both, one) = ([web, db.clone()], [db]);
        let cards = [card("An outage", &both), card("Database of a rollback, 2 times", &one)];
        assert_eq!(examples(&cards), ["database", "service:\"data base\""]);
        let odd = ["a\"b".to_owned()];
        assert!(examples(&[card("<b> 1 </b>", &odd)]).is_empty());
        assert!(examples(&[]).is_empty());
    }
}

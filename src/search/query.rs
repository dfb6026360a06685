//! What somebody asks: words, phrases, days and filters.
//!
//! `understand` in `templates/html/search.js` reads the same, but for phrases and what is left out.

use std::collections::BTreeSet;

use chrono::{Datelike as _, Months, NaiveDate};

use super::fold;
use super::split::{LONGEST, Splitter};
use super::told::told;
use crate::record::Postmortem;

/// Words that every text has: they cost much and tell little, unless they are all that is asked.
const COMMON: &[&str] = &[
    "a", "an", "and", "are", "as", "at", "be", "by", "for", "from", "in", "is", "it", "of", "on", "or", "that", "the",
    "to", "was", "were", "which", "with",
];

/// What can be filtered by, as `service:api`.
const FILTERS: &[&str] = &["service", "severity", "kind", "tag", "year", "status", "open", "since", "until"];

const MONTHS: &[&str] = &["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// As many terms are looked for.
const MOST: usize = 24;

/// What is looked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    pub terms: Vec<Term>,
    /// Words that have to stand side by side.
    pub phrases: Vec<Vec<String>>,
    /// Words that must not be there.
    pub without: Vec<String>,
    /// `("service", "api")`: the name of a filter, and its value as it was typed.
    pub filters: Vec<(&'static str, String)>,
    /// What only leaves incidents out, as it was typed: filters, and words that must not be there.
    pub limits: Vec<String>,
    /// All else, as it was typed.
    pub asked: Vec<String>,
}

/// One thing that an incident has, or has not.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Term {
    /// As it is indexed; empty for days alone.
    pub word: String,
    /// On which days it began: from the first, before the second.
    pub days: Option<(NaiveDate, NaiveDate)>,
    /// A name as a whole, whose parts are terms: it adds to a score, and nothing is missed without it.
    pub is_extra: bool,
}

impl Query {
    /// Reads what was typed. Nothing is wrong here: what is no filter is a word.
    pub fn read(typed: &str) -> Self {
        let mut query = Self::default();
        for (chunk, text) in chunks(typed) {
            let is_limit = matches!(chunk, Chunk::Filter(..) | Chunk::Without(_));
            (if is_limit { &mut query.limits } else { &mut query.asked }).push(text);
            query.add(&chunk);
        }
        let tells = |term: &Term| !COMMON.contains(&term.word.as_str());
        if query.terms.iter().any(tells) {
            query.terms.retain(tells);
        }
        query.terms.truncate(MOST);
        query
    }

    /// The same without what only leaves incidents out.
    #[must_use]
    pub fn unlimited(&self) -> Self {
        Self { without: Vec::new(), filters: Vec::new(), limits: Vec::new(), ..self.clone() }
    }

    pub const fn is_empty(&self) -> bool {
        self.terms.is_empty() && self.phrases.is_empty() && self.filters.is_empty()
    }

    fn add(&mut self, chunk: &Chunk) {
        match chunk {
            Chunk::Filter(name, value) => self.filters.push((name, value.clone())),
            Chunk::Without(text) => self.without.extend(words(text)),
            Chunk::Phrase(text) => {
                let all = words(text);
                for word in all.iter().collect::<BTreeSet<_>>() {
                    self.terms.push(Term { word: word.clone(), ..Term::default() });
                }
                if all.len() > 1 {
                    self.phrases.push(all);
                }
            }
            Chunk::Days(days, word) => {
                self.terms.push(Term { word: word.clone(), days: Some(*days), is_extra: false });
            }
            Chunk::Plain(text) => {
                let mut seen = BTreeSet::new();
                for word in words(text).into_iter().filter(|word| seen.insert(word.clone())) {
                    // A name with joints comes whole after its parts.
                    let is_extra = word.contains(['-', '.', '_']);
                    self.terms.push(Term { word, days: None, is_extra });
                }
            }
        }
    }
}

enum Chunk {
    Filter(&'static str, String),
    Without(String),
    Phrase(String),
    Days((NaiveDate, NaiveDate), String),
    Plain(String),
}

/// What stands between spaces, or between quotes; and how it was typed.
fn chunks(typed: &str) -> Vec<(Chunk, String)> {
    let mut raw: Vec<String> = Vec::new();
    let (mut current, mut quoted) = (String::new(), false);
    for c in typed.chars() {
        let c = if matches!(c, '“' | '”' | '„') { '"' } else { c };
        match c {
            '"' => {
                quoted = !quoted;
                current.push(c);
                if !quoted {
                    raw.push(std::mem::take(&mut current));
                }
            }
            c if c.is_whitespace() && !quoted => raw.push(std::mem::take(&mut current)),
            c => current.push(c),
        }
    }
    raw.push(current);
    raw.retain(|chunk| !chunk.is_empty());
    let mut chunks = Vec::new();
    let mut rest = raw.as_slice();
    while let [first, after @ ..] = rest {
        if let Some((days, word, used)) = days(rest) {
            chunks.push((Chunk::Days(days, word), rest[..used].join(" ")));
            rest = &rest[used..];
        } else {
            chunks.push((chunk(first), first.clone()));
            rest = after;
        }
    }
    chunks
}

fn chunk(text: &str) -> Chunk {
    let bare = |text: &str| text.trim_matches('"').to_owned();
    if let Some((name, value)) = text.split_once(':')
        && let Some(name) = FILTERS.iter().find(|known| known.eq_ignore_ascii_case(name))
        && !bare(value).is_empty()
    {
        return Chunk::Filter(name, bare(value));
    }
    match text.strip_prefix('-') {
        Some(rest) if !words(rest).is_empty() => Chunk::Without(bare(rest)),
        _ if text.starts_with('"') => Chunk::Phrase(bare(text)),
        _ => Chunk::Plain(text.to_owned()),
    }
}

/// The days that the next one to three chunks name: `2023`, `2023-08`, `2023-08-10`, `August 2023`, `Aug 10, 2023`,
/// `10 August 2023`; the word that they are also searched by; and how many chunks they are.
fn days(chunks: &[String]) -> Option<((NaiveDate, NaiveDate), String, usize)> {
    let number = |text: &String| text.trim_end_matches([',', '.']).parse::<u32>().ok();
    let year = |text: &String| text.parse::<i32>().ok().filter(|year| text.len() == 4 && (1970..2200).contains(year));
    let month = |text: &String| {
        let small = text.trim_end_matches('.').to_lowercase();
        let nth = MONTHS.iter().position(|month| small.starts_with(month))?;
        (small.len() < 10).then(|| u32::try_from(nth).ok().map(|nth| nth + 1)).flatten()
    };
    let named = match chunks {
        [day, month_name, year_name, ..] if number(day).is_some() && month(month_name).is_some() => {
            year(year_name).map(|year| (year, month(month_name), number(day), 3))
        }
        [month_name, day, year_name, ..] if month(month_name).is_some() && year(year_name).is_some() => {
            number(day).and_then(|day| Some((year(year_name)?, month(month_name), Some(day), 3)))
        }
        _ => None,
    };
    let named = named.or_else(|| match chunks {
        [month_name, year_name, ..] => {
            month(month_name).and_then(|month| Some((year(year_name)?, Some(month), None, 2)))
        }
        _ => None,
    });
    let named = named.or_else(|| {
        let mut parts = chunks.first()?.split('-');
        let year = year(&parts.next()?.to_owned())?;
        let [month, day] = [parts.next(), parts.next()];
        let part = |part: Option<&str>| part.map(|part| part.parse::<u32>().ok()).map_or(Some(None), |n| n.map(Some));
        parts.next().is_none().then_some(())?;
        Some((year, part(month)?, part(day)?, 1))
    });
    let (year, month, day, used) = named?;
    let first = NaiveDate::from_ymd_opt(year, month.unwrap_or(1), day.unwrap_or(1))?;
    let after = match (month, day) {
        (_, Some(_)) => first.succ_opt()?,
        (Some(_), None) => first.checked_add_months(Months::new(1))?,
        (None, None) => first.checked_add_months(Months::new(12))?,
    };
    let word = if month.is_none() { first.year().to_string() } else { String::new() };
    Some(((first, after), word, used))
}

/// The words of a text, as they are indexed.
pub fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    Splitter::default().split(text, |word| words.push(String::from_utf8_lossy(word).into_owned()));
    words
}

/// Whether a record has all of these phrases, each in one of its texts.
pub fn has_phrases(record: &Postmortem, phrases: &[Vec<String>]) -> bool {
    if phrases.is_empty() {
        return true;
    }
    // Names with joints stand there in parts, and then whole: their parts are side by side.
    let plain = |words: Vec<String>| -> Vec<String> {
        words.into_iter().filter(|word| !word.contains(['-', '.', '_'])).collect()
    };
    let texts: Vec<Vec<String>> = told(record).iter().map(|told| plain(words(&told.text))).collect();
    phrases.iter().all(|phrase| {
        let phrase = plain(phrase.clone());
        texts.iter().any(|text| text.windows(phrase.len().max(1)).any(|some| some == phrase))
    })
}

/// A run of letters as it is indexed.
pub fn folded(run: &str) -> String {
    let mut folded = String::new();
    run.chars().take(LONGEST).for_each(|letter| fold::push(letter, &mut folded));
    folded.chars().take(LONGEST).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms(typed: &str) -> Vec<String> {
        Query::read(typed).terms.into_iter().map(|term| term.word).collect()
    }

    #[test]
    fn words_are_read_as_they_are_indexed() {
        assert_eq!(terms("The Café's disk-full"), ["cafe", "s", "disk", "full", "disk-full"]);
        assert_eq!(terms("to be or"), ["to", "be", "or"]);
        assert!(Query::read("disk-full").terms[2].is_extra);
        assert!(Query::read("  ").is_empty() && Query::read("--- \"").is_empty());
    }

    #[test]
    fn filters_phrases_and_what_is_left_out() {
        let query = Query::read("\"connection pool\" -timeout Service:\"web application\" a:b since:2023 tag:");
        assert_eq!(query.phrases, [["connection", "pool"]]);
        assert_eq!(query.without, ["timeout"]);
        assert_eq!(query.limits, ["-timeout", "Service:\"web application\"", "since:2023"]);
        assert_eq!(query.asked, ["\"connection pool\"", "a:b", "tag:"]);
        assert!(query.unlimited().filters.is_empty() && query.unlimited().phrases == query.phrases);
        assert_eq!(query.filters, [("service", "web application".to_owned()), ("since", "2023".to_owned())]);
        assert_eq!(query.terms.iter().map(|term| &*term.word).collect::<Vec<_>>(), ["connection", "pool", "b", "tag"]);
    }

    #[test]
    fn days_are_read_as_pages_write_them() {
        let days = |typed: &str| {
            let query = Query::read(typed);
            let all: Vec<String> = query
                .terms
                .iter()
                .filter_map(|term| term.days.map(|(from, until)| format!("{from} {until} {}", term.word)))
                .collect();
            all.join("|")
        };
        assert_eq!(days("2023"), "2023-01-01 2024-01-01 2023");
        assert_eq!(days("2023-12"), "2023-12-01 2024-01-01 ");
        assert_eq!(days("August 10, 2023 outage"), "2023-08-10 2023-08-11 ");
        assert_eq!(days("10 Aug 2023"), "2023-08-10 2023-08-11 ");
        assert_eq!(days("may 2024"), "2024-05-01 2024-06-01 ");
        assert_eq!(days("may be 12 2024-13 99999"), "");
    }
}

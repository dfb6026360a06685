//! Results for programs.

use std::ops::Range;

use serde::Serialize;
use serde_json::{Map, Value};

use super::found::Found;
use crate::error::Result;
use crate::report::as_json;

/// Frozen: a contract with whoever reads it.
#[derive(Serialize)]
struct Answer<'a> {
    version: u32,
    query: &'a str,
    results: Vec<One<'a>>,
    /// What was searched for in the place of words that nobody wrote: the nearest.
    corrected: Map<String, Value>,
    summary: Summary,
}

#[derive(Serialize)]
struct Summary {
    /// Also those that are not listed.
    found: usize,
    /// Whether they have all words, or some of them.
    all_words: bool,
}

#[derive(Serialize)]
struct One<'a> {
    record: &'a str,
    title: &'a str,
    day: Option<&'a str>,
    severity: Option<&'a str>,
    services: &'a [String],
    score: f64,
    excerpts: Vec<Excerpt<'a>>,
    file: &'a str,
}

#[derive(Serialize)]
struct Excerpt<'a> {
    section: &'a str,
    text: &'a str,
    /// Beginnings and ends of the words that were found, in characters from 0; ends are exclusive.
    marks: Vec<[usize; 2]>,
}

fn in_characters(text: &str, at: &Range<usize>) -> [usize; 2] {
    [at.start, at.end].map(|at| text[..at].chars().count())
}

pub fn json(found: &Found) -> Result<String> {
    let results = found.results.iter().map(|one| {
        let excerpts = one.excerpts.iter().map(|excerpt| Excerpt {
            section: excerpt.section,
            text: &excerpt.text,
            marks: excerpt.marks.iter().map(|at| in_characters(&excerpt.text, at)).collect(),
        });
        One {
            record: &one.record,
            title: &one.title,
            day: one.day.as_deref(),
            severity: one.severity.as_deref(),
            services: &one.services,
            // More digits say nothing, and may differ from machine to machine.
            score: (one.score * 1000.0).round() / 1000.0,
            excerpts: excerpts.collect(),
            file: &one.file,
        }
    });
    let corrected = found
        .corrected
        .iter()
        .filter_map(|(typed, meant)| Some((typed.clone(), Value::String(meant.first()?.clone()))));
    let answer = Answer {
        version: 1,
        query: &found.query,
        results: results.collect(),
        corrected: corrected.collect(),
        summary: Summary { found: found.of, all_words: found.is_all },
    };
    as_json(&answer)
}

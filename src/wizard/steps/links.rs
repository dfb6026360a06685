//! What belongs with it: other incidents, documents, and the words that readers may not know.

use crate::finding::{Defect, Mistake};
use crate::record::{Line, Postmortem, Relation};
use crate::wizard::ask::Answer;
use crate::wizard::field::{Field, List, values};
use crate::wizard::slot::{Slot as _, further, list};

pub static RELATED: List = list!(related, RELATED_INCIDENT);

static RELATED_INCIDENT: [Field; 2] = [
    Field {
        prompt: "Related incident {n}: which one?",
        help: "by its id: `2023-05-02-db-failover`; empty if that was all",
        ..further!(related[].id)
    },
    Field {
        prompt: "Related incident {n}: what is this one to it?",
        help: "the rules remind of what it left open",
        kind: values!(Relation),
        ..further!(related[].relation)
    },
];

pub static REFERENCES: List = list!(references, REFERENCE);

static REFERENCE: [Field; 2] = [
    Field {
        prompt: "Link {n}: which address?",
        help: "a graph, a ticket, a document: `https://…`; empty if that was all",
        ..further!(references[].url)
    },
    Field { prompt: "Link {n}: what is there?", help: "`Graph of the latency`", ..further!(references[].title) },
];

/// A term and what it means are one answer: in the record they are a key and its value.
pub static GLOSSARY: List = List {
    path: "glossary",
    at_least: 0,
    len: |record| record.glossary.len(),
    remove: |record, place| {
        if let Some(term) = term(record, place) {
            record.glossary.remove(&term);
        }
    },
    fields: &TERM,
};

fn term(record: &Postmortem, place: usize) -> Option<String> {
    record.glossary.keys().nth(place).cloned()
}

static TERM: [Field; 1] = [Field {
    prompt: "Term {n}: which word, and what does it mean?",
    help: "with a colon between: `TTL: time to live`; empty if that was all",
    read: |record, place| {
        let (term, meaning) = record.glossary.iter().nth(place)?;
        Some(Answer::Text(format!("{term}: {meaning}")))
    },
    write: |record, place, answer| {
        let text = answer.text();
        let (word, meaning) = text.split_once(':').ok_or_else(|| {
            Mistake::new(Defect::WrongType, "expected a word and its meaning, found no colon")
                .help("write them as in `TTL: time to live`")
        })?;
        let (word, meaning): (Line, Line) = (word.parse()?, meaning.parse()?);
        if let Some(former) = term(record, place) {
            record.glossary.remove(&former);
        }
        record.glossary.insert(word.to_string(), meaning);
        Ok(())
    },
    ..Field::FURTHER
}];

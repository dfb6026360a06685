//! What is asked in full alone: the sections beside which it belongs take it from here.

use crate::record::{Milestone, Postmortem, Reference};
use crate::wizard::ask::Kind;
use crate::wizard::field::{Field, List, item, put, shown, take_out};

pub static TRIGGER: Field = Field {
    key: "trigger",
    prompt: "What set it off?",
    help: "the last thing that changed: `The afternoon's traffic`; not why it was possible",
    kind: |_| Kind::Prose,
    read: |record, _| shown(record.trigger.as_ref()),
    write: |record, _, answer| put(&mut record.trigger, answer),
    ..Field::FURTHER
};

pub static IMPROVEMENTS: List = List {
    path: "improvements",
    at_least: 0,
    len: |record| record.improvements.len(),
    remove: |record, place| take_out(&mut record.improvements, place),
    fields: &IMPROVEMENT,
};

static IMPROVEMENT: [Field; 1] = [Field {
    prompt: "What can be improved, broadly?",
    help: "a direction, the tasks come next: `Monitoring of database metrics`; empty goes on",
    kind: |_| Kind::Prose,
    read: |record, place| shown(record.improvements.get(place)),
    write: |record, place, answer| {
        let mut text = record.improvements.get(place).cloned();
        put(&mut text, answer)?;
        match text {
            Some(text) if place < record.improvements.len() => record.improvements[place] = text,
            Some(text) => record.improvements.push(text),
            None => take_out(&mut record.improvements, place),
        }
        Ok(())
    },
    ..Field::FURTHER
}];

pub static COMMUNICATIONS: List = List {
    path: "communications",
    at_least: 0,
    len: |record| record.communications.len(),
    remove: |record, place| take_out(&mut record.communications, place),
    fields: &COMMUNICATION,
};

static COMMUNICATION: [Field; 4] = [
    Field {
        key: "audience",
        prompt: "Message {n}: who was told?",
        help: "`customers`, `support`; empty if nobody else was",
        read: |record, place| shown(record.communications.get(place).and_then(|it| it.audience.as_ref())),
        write: |record, place, answer| put(&mut item(&mut record.communications, place).audience, answer),
        ..Field::FURTHER
    },
    Field {
        key: "at",
        prompt: "Message {n}: when?",
        help: "`15:50`, or `+20m` after it began",
        kind: |scene| scene.after(scene.milestone(Milestone::Started), false),
        read: |record, place| shown(record.communications.get(place).and_then(|it| it.at.as_ref())),
        write: |record, place, answer| put(&mut item(&mut record.communications, place).at, answer),
        ..Field::FURTHER
    },
    Field {
        key: "channel",
        prompt: "Message {n}: by what way?",
        help: "`status page`, `e-mail`",
        read: |record, place| shown(record.communications.get(place).and_then(|it| it.channel.as_ref())),
        write: |record, place, answer| put(&mut item(&mut record.communications, place).channel, answer),
        ..Field::FURTHER
    },
    Field {
        key: "text",
        prompt: "Message {n}: what was said?",
        help: "word for word, where you have it",
        kind: |_| Kind::Prose,
        read: |record, place| shown(record.communications.get(place).and_then(|it| it.text.as_ref())),
        write: |record, place, answer| put(&mut item(&mut record.communications, place).text, answer),
        ..Field::FURTHER
    },
];

pub static REFERENCES: List = List {
    path: "references",
    at_least: 0,
    len: |record| record.references.len(),
    remove: |record, place| take_out(&mut record.references, place),
    fields: &REFERENCE,
};

fn reference(record: &Postmortem, place: usize) -> Option<&Reference> {
    record.references.get(place)
}

static REFERENCE: [Field; 2] = [
    Field {
        key: "url",
        prompt: "Link {n}: which address?",
        help: "a graph, a ticket, a document: `https://…`; empty if that was all",
        read: |record, place| shown(reference(record, place)?.url.as_ref()),
        write: |record, place, answer| put(&mut item(&mut record.references, place).url, answer),
        ..Field::FURTHER
    },
    Field {
        key: "title",
        prompt: "Link {n}: what is there?",
        help: "`Graph of the latency`",
        read: |record, place| shown(reference(record, place)?.title.as_ref()),
        write: |record, place, answer| put(&mut item(&mut record.references, place).title, answer),
        ..Field::FURTHER
    },
];

pub static CONCLUSION: Field = Field {
    key: "conclusion",
    prompt: "Which closing words?",
    help: "what readers should take away",
    kind: |_| Kind::Prose,
    read: |record, _| shown(record.conclusion.as_ref()),
    write: |record, _, answer| put(&mut record.conclusion, answer),
    ..Field::FURTHER
};

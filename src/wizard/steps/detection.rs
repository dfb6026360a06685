//! How it was noticed.

use crate::record::DetectionMethod;
use crate::wizard::ask::Kind;
use crate::wizard::field::{Field, values};
use crate::wizard::slot::{Slot as _, further, usual};

pub static METHOD: Field = Field {
    prompt: "How was it noticed?",
    help: "whoever or whatever was first",
    kind: values!(DetectionMethod),
    ..usual!(detection.method)
};

pub static DESCRIPTION: Field = Field {
    prompt: "What exactly was seen?",
    help: "the first sign: `The latency alert of the web application fired`",
    kind: |_| Kind::Prose,
    ..further!(detection.description)
};

pub static GAP: Field = Field {
    prompt: "Why was it not noticed earlier?",
    help: "what was not watched: `The pool's use was on no dashboard`; empty if it was noticed at once",
    kind: |_| Kind::Prose,
    ..further!(detection.gap)
};

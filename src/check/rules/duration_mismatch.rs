//! A text states a length of the incident that its times do not give.

use std::cell::OnceCell;

use crate::check::incident_length::{Place, cues, is_about_another_time, is_about_incident};
use crate::check::rule::{Check, Family, Found, Levels, Rule, Saying};
use crate::check::said::Said;
use crate::check::spans::{Named, Spans};
use crate::check::spoken::{Stated, UNITS, durations};
use crate::check::subject::Subject;
use crate::check::vocabulary::{Cues, LazyCues};
use crate::check::words::{Reported, text_of};
use crate::finding::shown;
use crate::record::{Role, Span};

pub static RULE: Rule = Rule {
    id: "duration-mismatch",
    family: Family::Numbers,
    levels: Levels::of('W', 'E', 'E'),
    summary: "a text states a duration of the incident that the times do not give",
    why: "The duration is the figure that is quoted, reported to customers and summed up over a year. In one public \
          log of incidents, 24 of 60 stated durations could not be reproduced from the incident's own timestamps. A \
          statement is compared with every span that the milestones, the impact windows and the events give, and \
          only one that fits none of them is reported: rounding, and words like \"about\", are allowed for.",
    help: "correct the duration or the times; durations follow from the milestones and need not be typed",
    check: Check::Record(check),
};

/// Units, without one of which no duration is stated.
static CUES: LazyCues = LazyCues::new(|| Cues::of(&[UNITS.words()]));
/// Words without one of which none is stated of the incident, where it is told and in parts of it.
static OF_INCIDENT: LazyCues = LazyCues::new(|| cues(Place::Story));
static OF_INCIDENT_IN_PART: LazyCues = LazyCues::new(|| cues(Place::Detail));

fn check(subject: &Subject<'_>, found: &mut Found) {
    // What the times give is worked out for a record that states a duration.
    let given = OnceCell::new();
    for said in subject.said_with(&CUES, is_told).filter(|said| may_tell(subject, said)) {
        let mut reported = Reported::default();
        for words in said.sentences() {
            let all = durations(words);
            if all.is_empty() || is_about_another_time(words) {
                continue;
            }
            let Some(spans) = given.get_or_init(|| Spans::of(subject)) else { return };
            let Some((name, length)) = spans.all().first() else { return };
            let place = place(said);
            if Stated::together(&all).is_some_and(|whole| fits(&whole, spans)) {
                continue;
            }
            for stated in all {
                let part = text_of(said.text, &words[stated.shown..=stated.last]);
                if !is_about_incident(words, &stated, place) || fits(&stated, spans) || !reported.is_new(part) {
                    continue;
                }
                let message = format!("{} is not what the times give: {name} is {length}", shown(part));
                found.add(Saying::new(said.path(), message).part(part).help(help(spans)));
            }
        }
    }
}

/// Whether somebody could say this of one of the spans.
fn fits(stated: &Stated, spans: &Spans) -> bool {
    #[expect(clippy::cast_precision_loss, reason = "seconds of an incident are fewer than 2^52")]
    let fits = |span: &Span| stated.fits(span.length.num_seconds() as f64, span.approximate);
    spans.all().iter().any(|(_, span)| fits(span))
}

/// What the times give, each length once.
fn help(spans: &Spans) -> String {
    let mut given: Vec<&Named> = Vec::new();
    for named in spans.all() {
        if given.len() < 5 && !given.iter().any(|(_, span)| *span == named.1) {
            given.push(named);
        }
    }
    let given: Vec<String> = given.iter().map(|(name, span)| format!("{name} {span}")).collect();
    format!("correct the text or the times, which give: {}", given.join(", "))
}

fn place(said: &Said<'_>) -> Place {
    let is_one_of = |paths: &[&str]| paths.iter().any(|path| said.spot.is(path));
    // One sentence says what the incident was; several tell how it came about.
    if is_one_of(&["title", "impact.summary"]) && said.length() == 1 {
        Place::Headline
    } else if is_one_of(&["impact.summary", "summary", "executive_summary", "conclusion"]) {
        Place::Story
    } else {
        Place::Detail
    }
}

/// Whether it may state how long the incident was.
fn may_tell(subject: &Subject<'_>, said: &Said<'_>) -> bool {
    let is_part = matches!(said.role, Role::Cause | Role::Lesson) || said.spot.is_under("resolution");
    subject.may_say_in(said, if is_part { &OF_INCIDENT_IN_PART } else { &OF_INCIDENT })
}

/// Events, actions and messages speak of moments inside the incident; they are left alone.
fn is_told(said: &Said<'_>) -> bool {
    let top = |key: &str| said.spot.is_under(key);
    match said.role {
        Role::Title => true,
        Role::Story => ["summary", "executive_summary", "impact", "resolution", "conclusion"].into_iter().any(top),
        Role::Cause => top("root_cause"),
        Role::Lesson => top("lessons"),
        Role::Event | Role::Action | Role::Appendix => false,
    }
}

//! Who answers for it, who wrote it, who took part; and what the record says about itself.

use super::clock;
use super::hand::{Hand, once, words};
use super::head::lines;
use super::items::{bracketed, facts};
use super::sheet::Chapter;
use super::undo::owned;
use crate::record::{
    Allow, Date, Kind, Line, Participant, Postmortem, ROLES, Review, Revision, Status, Verdict, Visibility,
};
use crate::render::{find_mark, split_marks};

pub fn people(hand: &Hand<'_>, chapter: &Chapter<'_>, record: &mut Postmortem) -> Option<()> {
    const LABELS: [&str; 4] = ["Owner", "Authors", "Reviewer", "Participant"];
    let mut least = 0;
    for (label, value) in facts(chapter.whole())? {
        // In this order: two of them may have one word.
        let place = (least..LABELS.len()).find(|place| hand.say(LABELS[*place]) == label)?;
        least = place;
        match LABELS[place] {
            "Owner" => once(&mut record.owner, hand.line(value))?,
            "Authors" => record.authors = lines(hand, value)?,
            "Reviewer" => record.reviewers.push(review(hand, value)?),
            _ => record.participants.push(participant(hand, value)?),
        }
    }
    Some(())
}

fn who(hand: &Hand<'_>, shown: &str, into: &mut Option<Line>) -> Option<()> {
    hand.unless(shown, "somebody", &[" ("], into)
}

/// `site reliability lead (approved, June 20, 2025)`.
fn review(hand: &Hand<'_>, value: &str) -> Option<Review> {
    let (name, inside) = bracketed(value);
    let mut review = Review::default();
    who(hand, name, &mut review.who)?;
    let Some(inside) = inside else { return Some(review) };
    let (first, rest) = inside.split_once(", ").map_or((inside, None), |(first, rest)| (first, Some(rest)));
    let verdict = Verdict::ALL.iter().find(|verdict| words(verdict.as_str()) == first).copied();
    review.verdict = verdict;
    if let Some(moment) = if verdict.is_some() { rest } else { Some(inside) } {
        review.at = Some(hand.moment(moment)?);
    }
    Some(review)
}

/// `duty manager (incident commander, public)`.
fn participant(hand: &Hand<'_>, value: &str) -> Option<Participant> {
    let (name, inside) = bracketed(value);
    let mut one = Participant::default();
    who(hand, name, &mut one.who)?;
    let Some(inside) = inside else { return Some(one) };
    for said in split_marks(inside, ", ") {
        let (text, is_own) = owned(said);
        let mark = Visibility::ALL.iter().find(|mark| mark.as_str() == said).copied();
        if one.visibility.is_some() {
            return None;
        }
        match (mark, ROLES.iter().find(|role| words(role) == text).filter(|_| !is_own)) {
            (Some(mark), _) => one.visibility = Some(mark),
            (None, Some(role)) => once(&mut one.role, role.parse().ok())?,
            (None, None) => once(&mut one.role, hand.part(said, &[", "]))?,
        }
    }
    Some(one)
}

pub fn revisions(hand: &Hand<'_>, chapter: &Chapter<'_>, record: &mut Postmortem) -> Option<()> {
    let revision = |(when, what)| {
        let at = if when == "At some time" { None } else { Some(hand.moment(when)?) };
        let mut revision = Revision { at, what: None };
        hand.unless(what, "changed", &[], &mut revision.what)?;
        Some(revision)
    };
    record.revisions = facts(chapter.whole())?.into_iter().map(revision).collect::<Option<_>>()?;
    Some(())
}

pub fn exceptions(hand: &Hand<'_>, chapter: &Chapter<'_>, record: &mut Postmortem) -> Option<()> {
    const UNTIL: &str = " (until ";
    let allow = |(rule, value): (&str, &str)| {
        let (reason, until) = match find_mark(value, UNTIL) {
            Some(at) => (&value[..at], Some(Date(clock::day(value[at + UNTIL.len()..].strip_suffix(')')?)?))),
            None => (value, None),
        };
        let mut allow = Allow { until, ..Allow::default() };
        hand.unless(rule, "a rule", &[": "], &mut allow.rule)?;
        hand.unless(reason, "no reason given", &[UNTIL], &mut allow.reason)?;
        Some(allow)
    };
    record.allow = facts(chapter.whole())?.into_iter().map(allow).collect::<Option<_>>()?;
    Some(())
}

pub fn about(hand: &Hand<'_>, chapter: &Chapter<'_>, record: &mut Postmortem) -> Option<()> {
    for (label, value) in facts(chapter.whole())? {
        let is = |known| label == hand.say(known);
        if is("Record") {
            once(&mut record.id, value.replace('\\', "").parse().ok())?;
        } else if is("Status") {
            once(&mut record.status, hand.choice(Status::ALL, Status::as_str, value))?;
        } else if is("Published") {
            once(&mut record.published, clock::day(value).map(Date))?;
        } else if is("Kind") {
            once(&mut record.kind, hand.choice(Kind::ALL, Kind::as_str, value))?;
        } else if is("Visibility") {
            once(&mut record.visibility, hand.choice(Visibility::ALL, Visibility::as_str, value))?;
        } else if is("Tags") {
            record.tags = lines(hand, value)?;
        } else if is("Time zone") {
            once(&mut record.time_zone, value.parse().ok())?;
        } else if is("Record format") {
            once(&mut record.schema, value.strip_prefix("schema ").and_then(|number| number.parse().ok()))?;
        } else {
            return None;
        }
    }
    Some(())
}

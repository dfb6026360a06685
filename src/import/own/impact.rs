//! What was counted, when it was felt, and how it was noticed.

use super::hand::Hand;
use super::head::count;
use super::items::{bracketed, bullets, unlabelled};
use super::sheet::Chapter;
use super::undo::owned;
use crate::record::{
    DataLoss, Degree, Detection, DetectionMethod, Impact, Measure, Postmortem, Quantity, Timestamp, Window,
};
use crate::render::{find_mark, split_marks};

pub fn impact(hand: &Hand<'_>, chapter: &Chapter<'_>, record: &mut Postmortem) -> Option<()> {
    let parts = chapter.cut(&[hand.say("When It Was Felt")])?;
    let impact = record.impact.get_or_insert_default();
    let list = match labelled(hand, parts[0], "Data loss") {
        Some((loss, rest)) => {
            impact.data_loss = Some(data_loss(hand, loss)?);
            rest
        }
        None => parts[0],
    };
    impact.measures = bullets(list)?.iter().map(|item| measure(hand, item)).collect::<Option<_>>()?;
    impact.windows = bullets(parts[1])?.iter().map(|item| window(hand, item)).collect::<Option<_>>()?;
    (*impact != Impact::default()).then_some(())
}

/// The first line, where it begins with that label, and what stands below it.
fn labelled<'t>(hand: &Hand<'_>, body: &'t str, label: &str) -> Option<(&'t str, &'t str)> {
    let (line, rest) = body.split_once('\n').unwrap_or((body, ""));
    let said = line.strip_prefix(hand.say(label))?.strip_prefix(": ")?;
    Some((said, rest.trim_start_matches('\n')))
}

fn data_loss(hand: &Hand<'_>, said: &str) -> Option<DataLoss> {
    let written = |loss: DataLoss| match loss {
        DataLoss::None => "none",
        DataLoss::Recovered => "data was lost and recovered",
        DataLoss::Lost => "data was lost",
    };
    hand.choice(DataLoss::ALL, written, said)
}

/// `failed requests: 120,000 requests (estimate)`.
fn measure(hand: &Hand<'_>, item: &str) -> Option<Measure> {
    let (what, value) = match find_mark(item, ": ") {
        Some(at) => (Some(hand.part(&item[..at], &[": "])?), &item[at + 2..]),
        None => (None, item),
    };
    let (value, is_own) = owned(value);
    let value = hand.part(value, &[": "])?;
    let (counted, estimate) = match value.strip_suffix(" (estimate)") {
        Some(counted) if !is_own => (counted, Some(true)),
        _ => (&*value, None),
    };
    let (value, unit) = if let Some(unit) = counted.strip_prefix("not known") {
        (None, unit.strip_prefix(' '))
    } else {
        let (number, unit) = counted.split_once(' ').map_or((counted, None), |(number, unit)| (number, Some(unit)));
        (Some(quantity(number)?), unit)
    };
    let unit = match unit {
        Some(unit) => Some(unit.parse().ok()?),
        None => None,
    };
    Some(Measure { what, value, unit, estimate })
}

fn quantity(said: &str) -> Option<Quantity> {
    let (sign, digits) = said.strip_prefix('-').map_or(("", said), |digits| ("-", digits));
    match count(digits) {
        Some(number) => format!("{sign}{number}").parse().ok().map(Quantity::Whole),
        None => said.parse().ok().map(Quantity::Decimal),
    }
}

/// `June 17, 2025, 10:12 AM - 11:46 AM (full, 1 h 34 min)`: how long it was follows from the times.
fn window(hand: &Hand<'_>, item: &str) -> Option<Window> {
    let (times, inside) = bracketed(item);
    let mut degree = None;
    if let Some(inside) = inside {
        let parts = split_marks(inside, ", ");
        degree = hand.choice(Degree::ALL, Degree::as_str, parts[0]);
        let lengths = parts.len() - usize::from(degree.is_some());
        if lengths > 1 {
            return None;
        }
    }
    let (from, to) = stretch(hand, times)?;
    Some(Window { from, to, degree })
}

fn stretch(hand: &Hand<'_>, said: &str) -> Option<(Option<Timestamp>, Option<Timestamp>)> {
    if said == "at a time that is not known" {
        return Some((None, None));
    }
    if let Some(from) = said.strip_prefix("since ") {
        return Some((Some(hand.time(from)?), None));
    }
    if let Some(to) = said.strip_prefix("until ") {
        return Some((None, Some(hand.time(to)?)));
    }
    let (from, to) = said.split_once(" - ")?;
    let day = super::clock::full(from)?.naive.date();
    Some((Some(hand.time(from)?), Some(hand.time_on(Some(day), to)?)))
}

pub fn detection(hand: &Hand<'_>, chapter: &Chapter<'_>, record: &mut Postmortem) -> Option<()> {
    let title = hand.say("Why Not Earlier");
    let parts = chapter.cut(&[title])?;
    let mut detection = Detection::default();
    let told = match labelled(hand, parts[0], "Noticed by") {
        Some((method, rest)) => {
            detection.method = Some(hand.choice(DetectionMethod::ALL, DetectionMethod::as_str, method)?);
            rest
        }
        None => parts[0],
    };
    let told = unlabelled(told, |label| label == hand.say("Noticed by"));
    detection.description = hand.prose(&unclosed(&told, &[title]), 2, "detection");
    detection.gap = hand.prose(parts[1], 3, "gap");
    record.detection = Some(detection);
    Some(())
}

/// Prose without what keeps its headings from being those of the layout.
pub fn unclosed(prose: &str, titles: &[&str]) -> String {
    let open = |line| match line_heading(line) {
        Some(words) if titles.contains(&words) => &line[..line.len() - 2],
        _ => line,
    };
    prose.split('\n').map(open).collect::<Vec<_>>().join("\n")
}

fn line_heading(line: &str) -> Option<&str> {
    line.strip_prefix("### ")?.strip_suffix(" #")
}

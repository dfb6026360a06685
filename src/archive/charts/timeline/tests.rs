//! Timelines of incidents of all shapes.
#![expect(clippy::unwrap_used, reason = "tests")]

use super::content::Content;
use super::phase::PhaseKind;
use super::{GUTTER, labels, timeline};
use crate::archive::charts::WHOLE;
use crate::record::{Clock, Event, EventKind, Impact, Milestones, Postmortem, Timestamp, Tz, Window};

const CLOCK: Clock = Clock::new(Tz::UTC);

fn at(time: &str) -> Option<Timestamp> {
    time.parse().ok()
}

fn event(time: &str, kind: EventKind) -> Event {
    Event { at: at(time), kind: Some(kind), ..Event::default() }
}

fn outage() -> Postmortem {
    Postmortem {
        milestones: Some(Milestones {
            started: at("2024-03-01 10:00"),
            detected: at("2024-03-01 10:30~"),
            mitigated: at("2024-03-01 11:30"),
            resolved: at("2024-03-01 12:00"),
            ..Milestones::default()
        }),
        ..Postmortem::default()
    }
}

fn drawn(record: &Postmortem) -> String {
    timeline(record, CLOCK).unwrap().as_str().to_owned()
}

#[test]
fn phases_are_to_scale_and_named_by_what_ended_them() {
    let record = outage();
    let content = Content::new(&record, CLOCK).unwrap();
    let phases: Vec<_> = content.phases.iter().map(|phase| (phase.kind, phase.length().to_string())).collect();
    let expected = [
        (PhaseKind::Undetected, "~30 min"),
        // Nobody said when it was acknowledged.
        (PhaseKind::Mitigating, "~1 h"),
        (PhaseKind::Resolving, "30 min"),
    ];
    assert_eq!(phases, expected.map(|(kind, length)| (kind, length.to_owned())));
    let places: Vec<i64> = content.phases.iter().map(|phase| content.scale.place(phase.to)).collect();
    let width = WHOLE - GUTTER;
    let near = |place: i64, share: i64| (place - GUTTER - width * share / 4).abs() <= 10;
    assert!(near(places[0], 1) && near(places[1], 3) && near(places[2], 4), "{places:?}");
    let text = drawn(&record);
    assert!(
        text.contains("undetected for ~30 min; being mitigated for ~1 h; resolving for 30 min; 0 events."),
        "{text}"
    );
    for tick in [">0<", ">30 min<", ">60 min<", ">90 min<", ">120 min<"] {
        assert!(text.contains(tick), "{tick}: {text}");
    }
    assert!(text.contains("Mar 1, 2024, 10:00 AM</text>") && text.contains(">12:00 PM</text>"), "{text}");
    assert!(text.len() < 3 << 10, "{}", text.len());
}

#[test]
fn a_slip_in_the_milestones_draws_no_phase_backwards() {
    let mut record = outage();
    record.milestones.as_mut().unwrap().detected = at("2024-03-01 09:00");
    let content = Content::new(&record, CLOCK).unwrap();
    assert!(content.phases.iter().all(|phase| phase.from <= phase.to && phase.kind != PhaseKind::Undetected));
    assert!(content.scale.from <= content.scale.to);
    // In the year 203 by mistake: told at the edge, instead of making everything else a point.
    record.milestones.as_mut().unwrap().detected = at("0203-03-01 10:00");
    assert!(drawn(&record).contains("← 1 earlier, "));
}

#[test]
fn what_is_far_away_is_told_at_the_edges() {
    let mut record = outage();
    record.timeline = vec![
        event("2024-02-28 10:00", EventKind::Change),
        event("2024-03-01 09:50", EventKind::Change),
        event("2024-03-01 10:30~", EventKind::Detected),
        event("2024-03-03 12:00", EventKind::Note),
        event("2024-03-04 12:00", EventKind::Note),
    ];
    let text = drawn(&record);
    assert!(text.contains("← 1 earlier, 1 d 23 h before"), "{text}");
    assert!(text.contains("2 later, 3 d after →"), "{text}");
    // The near change is in its lane; the notes have none.
    assert!(text.contains(">change</text>") && !text.contains(">other</text>"), "{text}");
    assert!(text.contains("Mar 1, 2024, 9:50 AM"), "{text}");
}

#[test]
fn one_event_is_a_drawing_and_no_time_is_none() {
    assert!(timeline(&Postmortem::default(), CLOCK).is_none());
    let record = Postmortem { timeline: vec![event("2024-03-01 10:00", EventKind::Alerted)], ..Postmortem::default() };
    let text = drawn(&record);
    assert!(text.contains(">noticed</text>") && text.contains("1 event.") && !text.contains("<table"), "{text}");
    let window = Window { from: at("2024-03-01 10:00"), to: at("2024-03-01 11:00"), degree: None };
    let impact = Some(Impact { windows: vec![window], ..Impact::default() });
    assert!(drawn(&Postmortem { impact, ..Postmortem::default() }).contains(">harm</text>"));
}

#[test]
fn hundreds_of_events_stay_a_few_bytes() {
    let hour = |n: usize| format!("2024-03-01 {:02}:{:02}", 10 + n / 60, n % 60);
    let kinds = EventKind::ALL;
    let timeline = (0..120).map(|n| event(&hour(n), kinds[n % kinds.len()])).collect();
    let few = drawn(&Postmortem { timeline, ..outage() });
    let timeline = (0..12_000).map(|n| event(&hour(n / 100), kinds[n % kinds.len()])).collect();
    let many = drawn(&Postmortem { timeline, ..outage() });
    assert!(many.len() < 20 << 10 && few.len() < 12 << 10, "{} {}", few.len(), many.len());
}

#[test]
fn names_of_milestones_never_touch() {
    // A few hundred incidents of all shapes, from a fixed sequence.
    let mut state = 7u64;
    let mut next = move |below: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    for round in 0..500 {
        let spread = [2, 20, 600, 1400][round % 4];
        let mut time = || {
            let minute = next(spread);
            (next(4) > 0).then(|| format!("2024-03-01 {:02}:{:02}", minute / 60, minute % 60).parse().unwrap())
        };
        let milestones = Milestones {
            started: time(),
            detected: time(),
            acknowledged: time(),
            declared: time(),
            escalated: time(),
            identified: time(),
            public_notified: time(),
            mitigated: time(),
            resolved: time(),
            closed: time(),
        };
        let record = Postmortem { milestones: Some(milestones), ..Postmortem::default() };
        let Some(content) = Content::new(&record, CLOCK) else { continue };
        let labels = labels::placed(&content);
        for (nth, one) in labels.iter().enumerate() {
            let (from, to) = one.covers();
            assert!(from >= 0 && to <= 300, "{one:?}");
            for other in &labels[nth + 1..] {
                let (first, last) = other.covers();
                assert!(one.row != other.row || last <= from || to <= first, "{one:?} {other:?}");
            }
        }
    }
}

#[test]
fn a_record_without_a_time_has_no_drawing() {
    assert!(timeline(&Postmortem::default(), CLOCK).is_none());
    let drawing = timeline(&outage(), CLOCK).unwrap();
    let html = drawing.as_str();
    assert!(html.starts_with("<figure class=\"drawn drawn-timeline\"><svg role=\"img\""), "{html}");
    assert!(html.contains("> undetected</th><td>~30 min</td>") && html.ends_with("</figure>\n"), "{html}");
}

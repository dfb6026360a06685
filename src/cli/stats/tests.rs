//! The whole text, at any width.
#![expect(clippy::unwrap_used, reason = "tests")]

use std::path::Path;

use unicode_width::UnicodeWidthStr as _;

use super::ink::Ink;
use super::{Asked, table, wanted};
use crate::cli::choice::Choice;
use crate::config::{Config, Severity};
use crate::insight::{Figures, Incident};
use crate::record::Postmortem;

const WIDE: Ink = Ink { width: 100, ascii: false, plots: true };

/// As many incidents, with everything that figures are made of.
fn incidents(count: usize) -> Vec<Incident> {
    let one = |nth: usize| {
        let (year, month, day) = (2022 + nth / 12 % 3, nth % 12 + 1, nth % 28 + 1);
        let kind = ["outage", "data_loss", "near_miss"][nth % 3];
        let began = format!("{year}-{month:02}-{day:02} 10:00");
        let about = if nth.is_multiple_of(3) { "~" } else { "" };
        let milestones = serde_json::json!({
            "started": began,
            "detected": format!("{year}-{month:02}-{day:02} 10:{:02}{about}", nth * 7 % 60),
            "resolved": format!("{year}-{month:02}-{day:02} {:02}:{:02}", 11 + nth % 12, nth % 60),
        });
        let record = serde_json::json!({
            "id": format!("{year}-{month:02}-{day:02}-an-outage-with-quite-a-name-{nth}"),
            "title": "Checkout slow",
            "severity": format!("sev{}", nth % 5 + 1),
            "kind": kind,
            "services": [format!("service-{}-of-the-payment-platform-\u{1b}[2J-\u{969c}\u{5bb3}", nth % 14)],
            "milestones": milestones,
            "action_items": [
                {"id": "A1", "text": "Do it", "status": "open", "due": format!("{year}-12-31")},
                {"id": "A2", "text": "Do that", "status": "done", "due": "2025-01-01", "closed": "2024-12-01"},
            ],
            "related": [{"id": "2022-01-01-an-outage-with-quite-a-name-0", "relation": "same_cause"}],
        });
        let record: Postmortem = serde_json::from_value(record).unwrap();
        Incident::new(&record, Path::new("x.yaml"), &Config::default())
    };
    (0..count).map(one).collect()
}

fn drawn(incidents: &[Incident], ink: Ink) -> String {
    let (choice, today) = (Choice::default(), "2024-12-15".parse().unwrap());
    let chosen = choice.read(today).unwrap();
    let figures = Figures::of(incidents, |one| wanted(one, &chosen, &[]), &Severity::defaults(), today);
    let asked = Asked { chosen, kinds: &[], records: incidents.len(), unreadable: vec!["x.yaml".to_owned()] };
    anstream::adapter::strip_str(&table(&figures, &asked, ink)).to_string()
}

#[test]
fn no_line_is_wider_than_there_is_room() {
    for count in [0, 1, 2, 3, 4, 40, 400] {
        let incidents = incidents(count);
        for width in [50, 51, 60, 72, 80, 100] {
            for ascii in [false, true] {
                let text = drawn(&incidents, Ink { width, ascii, plots: true });
                let wide: Vec<&str> = text.lines().filter(|line| line.width() > width).collect();
                assert!(wide.is_empty(), "{count} at {width}: {wide:#?}");
            }
        }
    }
}

#[test]
fn a_terminal_of_ascii_is_given_nothing_else() {
    let text = drawn(&incidents(40), Ink { ascii: true, ..WIDE });
    let others: String = text.chars().filter(|c| !c.is_ascii()).collect();
    // What the records say is theirs.
    assert!(others.chars().all(|c| matches!(c, '障' | '害')), "{others}");
    assert!(!text.contains('\u{1b}'), "{text}");
}

#[test]
fn without_drawings_all_numbers_are_there() {
    let incidents = incidents(40);
    let numbers = |ink: Ink| -> Vec<String> {
        let text = drawn(&incidents, ink);
        let words = text.split([' ', '\n', '(', ')', ',', ';']).filter(|word| word.parse::<u32>().is_ok());
        let mut words: Vec<String> = words.map(str::to_owned).collect();
        words.sort_unstable();
        words.dedup();
        words
    };
    let plain = drawn(&incidents, Ink { plots: false, ..WIDE });
    assert!(!plain.contains(['█', '●', '○', '━', '┴']), "{plain}");
    let (with, without) = (numbers(WIDE), numbers(Ink { plots: false, ..WIDE }));
    let lost: Vec<&String> = with.iter().filter(|number| !without.contains(number) && number.len() < 5).collect();
    // The marks of five severities, and the ticks of the axis.
    let is_drawn =
        |number: &str| number.bytes().all(|byte| (b'1'..=b'5').contains(&byte)) || ["10", "6", "30"].contains(&number);
    assert!(lost.iter().all(|number| is_drawn(number)), "{lost:?}");
}

#[test]
fn each_incident_is_a_dot_and_approximate_ones_are_hollow() {
    let incidents = incidents(3);
    let text = drawn(&incidents, WIDE);
    // The third one is a near miss: two incidents, the first of which is approximate.
    assert!(text.contains("Time to detect        ~0 min, 7 min  n 2 of 2 (1 approximate)\n"), "{text}");
    let strip = text.split("Time to detect").nth(1).and_then(|text| text.split("Time to").next()).unwrap();
    assert_eq!((strip.matches('●').count(), strip.matches('○').count()), (1, 1), "{strip}");
    // Of two, there is nothing between which half of them lie.
    assert!(!strip.contains(['┣', '╋', '┫']), "{strip}");
}

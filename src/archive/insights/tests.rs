//! The page of insights, from records to markup.
#![expect(clippy::unwrap_used, reason = "tests")]

use std::collections::BTreeSet;
use std::path::Path;

use serde::Serialize;

use super::{InsightsView, insights};
use crate::config::{Config, Severity};
use crate::insight::{Figures, Incident};
use crate::record::{
    ActionItem, Event, Factor, Kind, Milestones, Postmortem, Related, Relation, Status, Timestamp, Visibility,
};
use crate::render::Renderer;

#[derive(Serialize)]
struct Page {
    site: Site,
    insights: InsightsView,
}

#[derive(Serialize)]
struct Site {
    title: &'static str,
    root: &'static str,
    url: &'static str,
    part: &'static str,
    logo: Option<&'static str>,
    own_css: bool,
    footer: Option<&'static str>,
}

fn time(text: &str) -> Option<Timestamp> {
    text.parse().ok()
}

/// An incident of a day in 2023, that took as many minutes as it is told.
fn outage(day: u32, minutes: u32) -> Postmortem {
    let at = |minute: u32| {
        time(&format!("2023-{:02}-{:02} {:02}:{:02}", day / 28 % 12 + 1, day % 28 + 1, minute / 60, minute % 60))
    };
    Postmortem {
        id: format!("2023-{day}-outage").parse().ok(),
        title: "Outage".parse().ok(),
        severity: "sev2".parse().ok(),
        milestones: Some(Milestones {
            started: at(0),
            detected: at(minutes / 2),
            resolved: at(minutes),
            ..Milestones::default()
        }),
        ..Postmortem::default()
    }
}

fn incidents(records: &[Postmortem]) -> Vec<Incident> {
    records.iter().map(|record| Incident::new(record, Path::new("x.yaml"), &Config::default())).collect()
}

fn view(incidents: &[Incident]) -> InsightsView {
    let figures = Figures::new(incidents, &Severity::defaults(), "2024-03-15".parse().unwrap());
    insights(&figures, &|incident| format!("incidents/{}.html", incident.name))
}

fn page(records: &[Postmortem]) -> String {
    let page = Page {
        site: Site { title: "Archive", root: "", url: "", part: "insights", logo: None, own_css: false, footer: None },
        insights: view(&incidents(records)),
    };
    Renderer::new(&[]).unwrap().page("html/archive-insights.html", &page).unwrap()
}

/// What stands between `before` and the next quote.
fn quoted<'a>(text: &'a str, before: &str) -> Vec<&'a str> {
    text.split(before).skip(1).map(|rest| rest.split('"').next().unwrap()).collect()
}

fn assert_sound(html: &str) {
    let ids = quoted(html, " id=\"");
    let unique: BTreeSet<_> = ids.iter().copied().collect();
    assert_eq!(unique.len(), ids.len(), "{ids:?}");
    for name in quoted(html, "aria-labelledby=\"").into_iter().flat_map(str::split_whitespace) {
        assert!(unique.contains(name), "{name}");
    }
    for pattern in html.split("url(#").skip(1).map(|rest| rest.split(')').next().unwrap()) {
        assert!(unique.contains(pattern), "{pattern}");
    }
    assert!(!html.contains(" style=") && !html.contains("NaN"));
}

#[test]
fn an_empty_archive_has_a_page() {
    let html = page(&[]);
    assert_sound(&html);
    assert!(html.contains("0 incidents in 0 records, as of March 15, 2024.") && !html.contains("<h2"), "{html}");
}

#[test]
fn what_is_typical_is_told_in_sentences() {
    let same = |nth: u32| Postmortem { id: format!("same-{nth}").parse().ok(), ..outage(nth, 30) };
    let former = |nth: u32| {
        let milestones = Milestones {
            started: time("2022-05-01 10:00"),
            resolved: time("2022-05-01 10:30"),
            ..Milestones::default()
        };
        Postmortem { id: format!("former-{nth}").parse().ok(), milestones: Some(milestones), ..outage(nth, 30) }
    };
    let records: Vec<_> = (0..4).map(same).chain((0..4).map(former)).collect();
    let html = page(&records);
    assert!(html.contains("Median 30 min; it is so for half of them (n\u{a0}=\u{a0}8 of 8 incidents)."), "{html}");
    assert!(html.contains("Median by year: 30 min in 2022, 30 min in 2023."), "{html}");
}

#[test]
fn one_incident_has_values_and_no_medians() {
    let html = page(&[outage(5, 90)]);
    assert_sound(&html);
    assert!(html.contains("One incident took 45 min (n\u{a0}=\u{a0}1 of 1 incident)."), "{html}");
    assert!(!html.contains(">median ") && !html.contains("class=\"median\" x1"));
    assert!(html.contains("No record says that an incident came back (n\u{a0}=\u{a0}1 record)."));
}

#[test]
fn what_is_not_counted_is_said() {
    let drill = Postmortem { kind: Some(Kind::Exercise), ..outage(1, 10) };
    let near = |day| Postmortem { kind: Some(Kind::NearMiss), ..outage(day, 10) };
    let waived = Postmortem { status: Some(Status::Waived), ..outage(3, 10) };
    let html = page(&[drill, near(2), near(4), waived]);
    for sentence in [
        "1 incident in 4 records",
        "1 of them is waived, and counts.",
        "2 near misses did no harm and are not counted as incidents; their causes and actions are.",
        "1 exercise is not counted as an incident.",
    ] {
        assert!(html.contains(sentence), "{sentence}: {html}");
    }
}

#[test]
fn numbers_stand_in_the_tables_too() {
    let mut records: Vec<_> = [10, 20, 30, 60].into_iter().map(|minutes| outage(minutes, minutes)).collect();
    records[0].severity = "urgent".parse().ok();
    records[3].milestones.as_mut().unwrap().resolved.as_mut().unwrap().approximate = true;
    records[1].action_items = vec![ActionItem { due: "2023-05-05".parse().ok(), ..ActionItem::default() }];
    records[2].related = vec![Related { id: records[1].id.clone(), relation: Some(Relation::RecurrenceOf) }];
    let html = page(&records);
    assert_sound(&html);
    // 10 20 30 60.
    assert!(html.contains("Median 25 min; half of them lie between 17 min 30 s and ~37 min 30 s"), "{html}");
    assert!(
        html.contains("<th scope=\"row\">2023</th><td>4</td><td>17 min 30 s</td><td>25 min</td><td>~37 min 30 s</td>")
    );
    assert!(html.contains("1 value approximate; their dots are hollow.") && html.matches("<circle cx=").count() == 8);
    assert!(html.contains("<th scope=\"row\">Jan 2023</th><td>1</td><td>1</td><td>2</td>"), "{html}");
    assert!(html.contains("<th scope=\"col\">other</th>"));
    assert!(html.contains("Still to be done: 1, overdue 1 on March 15, 2024 (n\u{a0}=\u{a0}1 action)."));
    assert!(html.contains("is a recurrence of") && html.contains("1 action of 2023-20-outage is overdue"));
    assert!(html.contains("href=\"incidents/2023-20-outage.html\""));
}

#[test]
fn many_incidents_are_drawn_as_heights() {
    let records: Vec<_> = (0..2_000).map(|nth| outage(nth % 336, 10 + nth % 700)).collect();
    let html = page(&records);
    assert_sound(&html);
    assert!(html.contains("Too many for a dot each") && !html.contains("class=\"dots\""));
    assert!(html.len() < 100 << 10, "{}", html.len());
}

#[test]
fn no_text_of_a_record_becomes_markup() {
    let evil = "</title></desc></svg><script>alert(1)</script><p onload=\"x\" id='months'>";
    let mut record = outage(3, 20);
    record.severity = evil.parse().ok();
    record.title = evil.parse().ok();
    record.visibility = Some(Visibility::Internal);
    record.contributing_factors = vec![Factor { category: evil.parse().ok(), ..Factor::default() }];
    record.action_items = vec![ActionItem { text: evil.parse().ok(), ..ActionItem::default() }];
    record.timeline = vec![Event { at: time("2023-01-04 00:10"), text: evil.parse().ok(), ..Event::default() }];
    record.related = vec![Related { id: "2023-4-outage".parse().ok(), relation: Some(Relation::SameCause) }];
    let html = page(&[record, outage(4, 10)]);
    assert_sound(&html);
    assert!(html.contains("&lt;script&gt;"));
    assert!(!html.contains("<script>") && !html.contains("onload=\""), "{html}");
}

//! Records to documents, as a reader sees them.

#![expect(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod fields;
mod hostile;
mod templates;

use hotwash::config::{Config, Target};
use hotwash::record::Postmortem;
use hotwash::render::{DEFAULT_LAYOUT, Profile, Renderer, Setting};

const SEED: &str = r"
id: 2023-08-10-web-stack-outage
title: Web Stack Outage Incident
status: published
time_zone: UTC
milestones: {started: 2023-08-10 15:30, detected: 2023-08-10 15:30, mitigated: 2023-08-10 16:45, resolved: 2023-08-10 17:15}
impact: {summary: Web Application Unavailability, users_affected: 25%}
timeline:
  - {at: 2023-08-10 15:30, text: Issue detected as monitoring system triggered alerts for increased latency.}
  - {at: 2023-08-10 15:35, text: Incident response team alerted.}
  - {at: 2023-08-10 15:47, text: Investigation and root cause analysis initiated.}
  - {at: 2023-08-10 16:00, text: Mitigation actions executed.}
  - {at: 2023-08-10 16:45, text: Service restored and confirmed operational.}
  - {at: 2023-08-10 17:15, text: Follow-up actions planned.}
root_cause:
  summary: Database Connection Pool Exhaustion
  detail: The root cause of the outage was an incorrect configuration of the database connection pooling settings.
resolution:
  detail: To address the issue, the connection pool settings were reconfigured.
improvements:
  - Implement automated load testing during continuous integration to catch resource-related regressions early.
  - Enhance monitoring and alerts for abnormal database connection usage patterns.
action_items:
  - text: Update connection pool settings to ensure a sufficient number of connections are available during peak load.
    owner: database team
    due: 2023-08-24
  - text: Deploy a database connection monitoring tool to track connection usage in real-time.
lessons:
  summary: This incident highlighted the critical importance of proper resource configuration.
conclusion: This postmortem report provides insights into the service outage incident.
";

fn record(yaml: &str) -> Postmortem {
    serde_yaml::from_str(yaml).unwrap()
}

fn render(record: &Postmortem, target: Target, profile: Profile) -> String {
    let config = Config::default();
    let setting = Setting { config: &config, profile };
    Renderer::new(&[]).unwrap().document(record, &setting, target, DEFAULT_LAYOUT).unwrap()
}

fn markdown(yaml: &str) -> String {
    render(&record(yaml), Target::Markdown, Profile::Internal)
}

fn html(yaml: &str) -> String {
    render(&record(yaml), Target::Html, Profile::Internal)
}

/// Asserts that `parts` stand in `text`, one after the other.
#[track_caller]
fn in_order(text: &str, parts: &[&str]) {
    let mut rest = text;
    for part in parts {
        let at = rest.find(part).unwrap_or_else(|| panic!("`{part}` is missing, or stands too early, in\n{text}"));
        rest = &rest[at + part.len()..];
    }
}

#[test]
fn the_seed_comes_out_again() {
    let text = markdown(SEED);
    in_order(
        &text,
        &[
            "# Postmortem: Web Stack Outage Incident - August 10, 2023\n",
            "\n## Issue Summary\n",
            "- Duration: August 10, 2023, 3:30 PM - 5:15 PM (UTC)\n",
            "- Impact: Web Application Unavailability, 25% of Users Affected\n",
            "- Root Cause: Database Connection Pool Exhaustion\n",
            "\n## Timeline\n",
            "\n- 3:30 PM: Issue detected as monitoring system triggered alerts for increased latency.\n",
            "- 3:35 PM: Incident response team alerted.\n",
            "- 3:47 PM: Investigation and root cause analysis initiated.\n",
            "- 4:00 PM: Mitigation actions executed.\n",
            "- 4:45 PM: Service restored and confirmed operational.\n",
            "- 5:15 PM: Follow-up actions planned.\n",
            "\n## Root Cause and Resolution\n",
            "\n### Root Cause\n\nThe root cause of the outage was an incorrect configuration",
            "\n### Resolution\n\nTo address the issue, the connection pool settings were reconfigured.",
            "\n## Corrective and Preventative Measures\n",
            "\n### Improvements/Fixes\n\n1. Implement automated load testing",
            "\n2. Enhance monitoring and alerts",
            "\n### Tasks to Address the Issue\n\n1. Update connection pool settings",
            "owner: database team; due: August 24, 2023",
            "\n2. Deploy a database connection monitoring tool to track connection usage in real-time.\n",
            "\n## Lessons Learned\n\nThis incident highlighted",
            "\n## Conclusion\n\nThis postmortem report provides insights",
        ],
    );
    assert!(!text.contains("\n\n\n"), "blank lines in a row:\n{text}");
}

#[test]
fn the_page_tells_the_same() {
    let page = html(SEED);
    in_order(
        &page,
        &[
            "<!DOCTYPE html>",
            "<title>Postmortem: Web Stack Outage Incident</title>",
            "<h1>Web Stack Outage Incident</h1>",
            "August 10, 2023, 3:30 PM - 5:15 PM (UTC)",
            "25% of Users Affected",
            "<time datetime=\"2023-08-10T15:30:00+00:00\">3:30 PM</time>",
            "Issue detected as monitoring",
        ],
    );
    assert!(!page.contains("<script"), "pages need no script");
}

#[test]
fn a_night_over_a_clock_change_is_unmistakable() {
    let night = r"
title: Night
status: published
time_zone: Europe/London
milestones: {started: 2023-10-28 23:30~, resolved: 2023-10-29T01:10:00Z}
timeline:
  - {at: 2023-10-28 23:30~, text: Errors begin.}
  - {at: 2023-10-29T00:50:00Z, text: Rolled back.}
  - {at: 2023-10-29T01:10:00Z, text: Calm.}
";
    in_order(
        &markdown(night),
        &[
            "- Duration: October 28, 2023, ~11:30 PM BST - October 29, 2023, 1:10 AM GMT (Europe/London)\n",
            "- Total duration: ~2 h 40 min\n",
            "- October 28, 2023, ~11:30 PM BST: Errors begin.\n",
            "- October 29, 2023, 1:50 AM BST: Rolled back.\n",
            "- October 29, 2023, 1:10 AM GMT: Calm.\n",
        ],
    );
}

#[test]
fn a_zone_without_a_change_is_said_once() {
    let text = markdown(
        "title: T\ntime_zone: Asia/Tokyo\nmilestones: {started: 2024-02-01 09:00, resolved: 2024-02-01 09:05:30}\n\
         timeline: [{at: 2024-02-01T00:01:00Z, text: Noticed.}]\n",
    );
    in_order(&text, &["February 1, 2024, 9:00 AM - 9:05:30 AM (JST, Asia/Tokyo)\n", "\n- 9:01 AM: Noticed.\n"]);
}

#[test]
fn a_draft_with_a_title_alone_is_a_document() {
    assert_eq!(
        markdown("title: Something broke"),
        "# Postmortem: Something broke\n\n> **Draft:** This postmortem is still being written.\n"
    );
    assert!(html("title: Something broke").contains("<h1>Something broke</h1>"));
}

#[test]
fn the_same_record_gives_the_same_bytes() {
    for target in [Target::Markdown, Target::Html] {
        let one = render(&record(FULL), target, Profile::Internal);
        assert_eq!(one, render(&record(FULL), target, Profile::Internal));
    }
}

/// Every field of a record, each with a word (`w…`) that stands nowhere else.
const FULL: &str = include_str!("render/full.yaml");

const TRACED: &str = r"
id: 2024-01-01-traced
title: Traced
status: published
visibility: public
contributing_factors: [{id: F1, text: One | two}, {id: F2, text: '*Three* <b>four</b>'}, {id: F3, text: five}]
action_items:
  - {id: A1, addresses: [F1], status: done, visibility: public}
  - {id: A2, addresses: [F2]}
  - {addresses: [F1], visibility: public}
  - {id: A4, addresses: [F3], status: declined, visibility: public}
";

#[test]
fn what_covers_each_factor_stands_in_a_table() {
    let text = markdown(TRACED);
    in_order(
        &text,
        &[
            "### Traceability\n\n| Factor or lesson | Covered by |\n| --- | --- |\n",
            "| F1: One \\| two | A1 (done), Task 3 (open) |\n",
            "| F2: Three \\<b\\>four\\</b\\> | A2 (open) |\n",
            "| F3: five | **nothing but** A4 (declined) |\n",
        ],
    );
    let page = html(TRACED);
    in_order(&page, &["id=\"traceability\"", "One | two</th><td>", "<a href=\"#A1\">A1</a> <span class=\"tag\">done"]);
    let bare = ["1", "2", "3"]
        .iter()
        .fold(TRACED.to_owned(), |text, id| text.replace(&format!("addresses: [F{id}]"), "owner: us"));
    assert!(!markdown(&bare).contains("Traceability"), "no action says what it is an answer to");
}

#[test]
fn nobody_outside_is_told_that_nothing_covers_a_factor_whose_actions_they_do_not_see() {
    let text = render(&record(TRACED), Target::Markdown, Profile::Public);
    in_order(&text, &["| F1: One \\| two | A1 (done), Task 2 (open) |\n"]);
    assert!(!text.contains("nothing") && !text.contains("| F2") && !text.contains("A2"), "{text}");
}

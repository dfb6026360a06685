//! Records to documents, as a reader sees them.

#![expect(clippy::unwrap_used, reason = "tests")]

use hotwash::config::{Config, Target};
use hotwash::record::Postmortem;
use hotwash::render::{DEFAULT_LAYOUT, Profile, Renderer, Setting};

const SEED: &str = r#"
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
"#;

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

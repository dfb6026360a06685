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

#[test]
fn a_night_over_a_clock_change_is_unmistakable() {
    let night = r#"
title: Night
status: published
time_zone: Europe/London
milestones: {started: 2023-10-28 23:30~, resolved: 2023-10-29T01:10:00Z}
timeline:
  - {at: 2023-10-28 23:30~, text: Errors begin.}
  - {at: 2023-10-29T00:50:00Z, text: Rolled back.}
  - {at: 2023-10-29T01:10:00Z, text: Calm.}
"#;
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
        "# Postmortem: Something broke\n\n> **Draft:** This postmortem is still being written.\n\n## Issue Summary\n"
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
const FULL: &str = include_str!("render-full.yaml");

/// What the values that are not words look like.
const FULL_VALUES: &[&str] = &[
    "Europe/Paris",
    "in review",
    "near miss",
    "internal",
    "sev3",
    "Moderate",
    "schema 1",
    "customer report",
    "12.5%",
    "987,654",
    "estimate",
    "partial",
    "recovered",
    "hypothesis",
    "key moment",
    "restricted",
    "root cause",
    "prevent",
    "p3",
    "declined",
    "same cause",
    "changes requested",
    "January 11, 2024",
    "January 12, 2024",
    "January 13, 2024",
    "January 14, 2024",
    "January 15, 2024",
    "January 16, 2024",
    "1:01 AM",
    "1:02 AM",
    "1:03 AM",
    "1:04 AM",
    "1:05 AM",
    "1:06 AM",
    "1:07 AM",
    "1:08 AM",
    "1:09 AM",
    "1:10 AM",
    "2:01 AM",
    "2:02 AM",
    "3:01 AM",
    "4:01 AM",
    "5:01 AM",
];

#[test]
fn no_filled_field_is_lost() {
    // The record really fills every field: none of its keys is empty when it is written again.
    let full = record(FULL);
    let value = serde_json::to_value(&full).unwrap();
    let empty = empty_places(&value, "record");
    assert_eq!(empty, Vec::<String>::new(), "not filled in render-full.yaml");

    let words: Vec<&str> = FULL.split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| w.starts_with("w0")).collect();
    assert!(words.len() > 60, "only {} words", words.len());
    for target in [Target::Markdown, Target::Html] {
        let text = render(&full, target, Profile::Internal);
        let lower = text.to_lowercase();
        for word in words.iter().chain(FULL_VALUES) {
            assert!(lower.contains(&word.to_lowercase()), "`{word}` is missing in {target}:\n{text}");
        }
    }
}

fn empty_places(value: &serde_json::Value, path: &str) -> Vec<String> {
    use serde_json::Value;
    match value {
        Value::Null => vec![path.to_owned()],
        Value::Array(list) if list.is_empty() => vec![path.to_owned()],
        Value::Object(map) if map.is_empty() => vec![path.to_owned()],
        Value::Array(list) => list.iter().flat_map(|item| empty_places(item, &format!("{path}[]"))).collect(),
        Value::Object(map) => map.iter().flat_map(|(key, item)| empty_places(item, &format!("{path}.{key}"))).collect(),
        _ => Vec::new(),
    }
}

#[test]
fn a_public_render_holds_nothing_else() {
    let mut full = record(FULL);
    full.visibility = None;
    let internal = [
        "w0author",
        "w0owner",
        "w0reviewer",
        "w0participant",
        "w0event",
        "w0evidence",
        "w0custom",
        "w0reason",
        "w0actionowner",
        "tracker.example",
        "w0appendix",
        "w0by",
    ];
    for target in [Target::Markdown, Target::Html] {
        let text = render(&full, target, Profile::Public);
        assert!(text.contains("w0publicevent") && text.contains("w0conclusion"), "{text}");
        for word in internal {
            assert!(!text.contains(word), "`{word}` has leaked into {target}:\n{text}");
        }
    }
}

#[test]
fn a_record_that_is_marked_internal_has_no_public_render() {
    let config = Config::default();
    let setting = Setting { config: &config, profile: Profile::Public };
    let renderer = Renderer::new(&[]).unwrap();
    let problem = renderer.document(&record(FULL), &setting, Target::Markdown, DEFAULT_LAYOUT).unwrap_err();
    assert_eq!(problem.to_string(), "`w0id` is marked `visibility: internal` and has no public render");
    assert!(problem.what_to_do().unwrap().contains("--profile internal"));
}

#[test]
fn a_template_of_ones_own_replaces_the_built_in_one() {
    let own = |name: &str, text: &str| (name.to_owned(), text.to_owned());
    let config = Config::default();
    let setting = Setting { config: &config, profile: Profile::Internal };
    let overrides = [
        own("markdown/issue-summary.md", "mine: {{ record.head.title }}"),
        own("markdown/short.md", "short: {{ record.issue.impact }}"),
        own("html/style.css", "body { color: teal }"),
    ];
    let renderer = Renderer::new(&overrides).unwrap();
    let document = |target, layout| renderer.document(&record(SEED), &setting, target, layout).unwrap();
    assert_eq!(document(Target::Markdown, DEFAULT_LAYOUT), "mine: Web Stack Outage Incident\n");
    assert_eq!(document(Target::Markdown, "short"), "short: Web Application Unavailability, 25% of Users Affected\n");
    assert!(document(Target::Html, DEFAULT_LAYOUT).contains("<style>\nbody { color: teal }</style>"));
    assert_eq!(renderer.layouts(Target::Markdown), [DEFAULT_LAYOUT, "short"]);
}

#[test]
fn a_mistake_in_ones_own_template_is_explained() {
    let config = Config::default();
    let setting = Setting { config: &config, profile: Profile::Internal };
    let mistake = |text: &str| {
        let overrides = [("html/record-body.html".to_owned(), text.to_owned())];
        let renderer = Renderer::new(&overrides);
        let document = renderer.and_then(|it| it.document(&record(SEED), &setting, Target::Html, DEFAULT_LAYOUT));
        let problem = document.unwrap_err();
        (problem.to_string(), problem.what_to_do().unwrap().to_owned())
    };

    let (message, hint) = mistake("<p>\n{{ record.titel }}</p>");
    assert_eq!(message, "template `html/record-body.html`, line 2, column 11: field `titel` is not defined");
    assert!(hint.starts_with("available fields: ") && hint.contains("head"), "{hint}");
    assert!(hint.contains("mend `templates/html/record-body.html`"), "{hint}");

    let (message, hint) = mistake("{{ titel }}");
    assert_eq!(message, "template `html/record-body.html`, line 1, column 4: variable `titel` is not defined");
    assert!(hint.starts_with("available variables: record"), "{hint}");

    let (message, _) = mistake("\n\n{{ record.head.title | shout }}");
    assert_eq!(message, "template `html/record-body.html`, line 3, column 24: unknown filter `shout`");

    let (message, _) = mistake("{% if %}");
    assert!(message.starts_with("template `html/record-body.html`, line 1, column "), "{message}");
}

#[test]
fn an_unknown_layout_names_the_known_ones() {
    let config = Config::default();
    let setting = Setting { config: &config, profile: Profile::Internal };
    let renderer = Renderer::new(&[]).unwrap();
    let ask = |layout| renderer.document(&record(SEED), &setting, Target::Html, layout).unwrap_err();
    let problem = ask("issue_sumary");
    assert_eq!(problem.to_string(), "unknown layout `issue_sumary`");
    assert!(problem.what_to_do().unwrap().starts_with("did you mean `issue-summary`?"));
    // Parts are no layouts, and a layout is no path.
    for layout in ["base", "record-body", "../markdown/issue-summary", ""] {
        assert!(ask(layout).to_string().starts_with("unknown layout"), "{layout}");
    }
}

/// A record with `text` in every place that takes any text.
fn everywhere(text: &str) -> Postmortem {
    let mut value = serde_json::to_value(record(FULL)).unwrap();
    replace(&mut value, text);
    serde_json::from_value(value).unwrap()
}

fn replace(value: &mut serde_json::Value, text: &str) {
    use serde_json::Value;
    match value {
        // Ids and the like would be refused with other texts in them; words of the full record are free text.
        Value::String(word) if word.starts_with("w0") || word.contains("example/") => *word = text.to_owned(),
        Value::Array(list) => list.iter_mut().for_each(|item| replace(item, text)),
        Value::Object(map) => {
            for (key, item) in map.iter_mut() {
                match key.as_str() {
                    "id" | "addresses" => {}
                    // A quantity is read from text alone.
                    "value" => *item = item.to_string().into(),
                    _ => replace(item, text),
                }
            }
        }
        _ => {}
    }
}

const HOSTILE: &[&str] = &[
    "<script>alert(1)</script>",
    "\n<div onclick=\"x()\">\n\n# <img src=x onerror=alert(1)>\n",
    "[click](javascript:alert(1)) ![i](data:text/html;base64,x) <javascript:alert(1)>",
    "[a][x] and [x]\n\n[x]: javascript:alert(1)\n",
    "[a](JaVa&#115;cript:alert(1)) [b](  java\tscript:alert(1))",
    "\"><script>alert(1)</script><p x=\"",
    "</title></style><script>alert(1)</script>",
    "{{ 7 * 7 }}{% include \"x\" %}",
    "a\u{1b}[2Jb\u{7}\u{202e}c\u{0}",
    "```\nnever closed\n<script>alert(1)</script>",
    "x <!-- never closed",
    "<style>*{display:none}</style>",
    "https://a.example/\"onmouseover=\"alert(1)",
    "[![x](https://a.example/i.png)](https://a.example/ \"t\\\"><script>\")",
];

#[test]
fn hostile_texts_do_nothing_in_a_page() {
    for text in HOSTILE {
        let page = render(&everywhere(text), Target::Html, Profile::Internal);
        let lower = page.to_lowercase();
        let body = &lower[lower.find("<body>").unwrap()..];
        for bad in
            ["<script", "<div onclick", "<img src=x", "<img", "<!--", "<style>", "href=\"javascript", "href=\"data:"]
        {
            assert!(!body.contains(bad), "`{bad}` from {text:?}");
        }
        for tag in body.split('<').skip(1).map(|rest| rest.split('>').next().unwrap()) {
            // Values of attributes have no bare quote: an attribute is never one of the text's.
            assert!(!tag.split('"').step_by(2).any(|name| name.contains(" on")), "<{tag}> from {text:?}");
        }
        assert!(!page.chars().any(|c| c.is_control() && c != '\n' && c != '\t'), "control from {text:?}");
        assert_eq!(lower.matches("</title>").count(), 1);
        assert_eq!(lower.matches("</style>").count(), 1);
        assert!(!page.contains("49"), "a template in a text has run");
    }
}

#[test]
fn hostile_texts_leave_the_structure_of_markdown_alone() {
    let headings = |text: &str| -> Vec<String> {
        text.lines().filter(|line| line.starts_with("# ") || line.starts_with("## ")).map(str::to_owned).collect()
    };
    let plain = render(&everywhere("plain"), Target::Markdown, Profile::Internal);
    let sections: Vec<_> = headings(&plain).into_iter().skip(1).collect();
    assert!(sections.len() > 15, "{sections:?}");
    for text in
        HOSTILE.iter().chain(&["# big\n\n## section\n\nunder\n===\n\nalso\n---\n", "~~~\nx", "1. a\n   ```\n   b"])
    {
        let document = render(&everywhere(text), Target::Markdown, Profile::Internal);
        assert_eq!(headings(&document).into_iter().skip(1).collect::<Vec<_>>(), sections, "from {text:?}\n{document}");
        // What another program makes of it: no HTML, no harmful link, and all sections are still headings.
        let mut levels = 0;
        for event in pulldown_cmark::Parser::new_ext(&document, pulldown_cmark::Options::all()) {
            use pulldown_cmark::{Event, HeadingLevel, Tag};
            match event {
                Event::Html(html) | Event::InlineHtml(html) => panic!("{html:?} from {text:?}\n{document}"),
                Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                    let url = dest_url.to_lowercase();
                    assert!(!url.starts_with("javascript") && !url.starts_with("data"), "{url} from {text:?}");
                }
                Event::Start(Tag::Heading { level: HeadingLevel::H2, .. }) => levels += 1,
                _ => {}
            }
        }
        assert_eq!(levels, sections.len(), "from {text:?}\n{document}");
    }
}

#[test]
fn deep_nesting_is_shown_word_for_word() {
    for (deep, length) in [(">", 10_000), ("- ", 5_000), ("[", 20_000), ("*a ", 5_000), ("![", 5_000), ("`", 9_999)] {
        let text = format!("{}x", deep.repeat(length));
        let mut one = record(SEED);
        one.summary = Some(text.parse().unwrap());
        one.timeline[0].text = Some(text.parse().unwrap());
        for target in [Target::Markdown, Target::Html] {
            let document = render(&one, target, Profile::Internal);
            assert!(document.len() < 40 * text.len() + 20_000, "{deep}: {}", document.len());
            assert!(document.matches("<blockquote").count() < 100);
        }
    }
}

#[test]
fn footnotes_and_references_of_two_fields_stay_apart() {
    let text = r#"
title: Notes
summary: "One[^1] and [a link][1].\n\n[^1]: From the summary.\n\n[1]: https://one.example/"
conclusion: "Two[^1] and [a link][1].\n\n[^1]: From the conclusion.\n\n[1]: https://two.example/"
"#;
    in_order(
        &markdown(text),
        &[
            "One[^summary-1] and [a link](<https://one.example/>).",
            "[^summary-1]: From the summary.",
            "Two[^conclusion-1] and [a link](<https://two.example/>).",
            "[^conclusion-1]: From the conclusion.",
        ],
    );
    in_order(&html(text), &["href=\"#fn-summary-1\"", "id=\"fn-summary-1\"", "id=\"fn-conclusion-1\""]);
}

#[test]
fn no_id_stands_twice_on_a_page() {
    let mut full = record(FULL);
    full.contributing_factors.push(full.contributing_factors[0].clone());
    full.action_items.push(full.action_items[0].clone());
    full.contributing_factors[0].id = Some("timeline".parse().unwrap());
    full.action_items[0].id = Some("event-1".parse().unwrap());
    let page = render(&full, Target::Html, Profile::Internal);
    let mut ids: Vec<_> = page.split(" id=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), all);
    for link in page.split("href=\"#").skip(1).map(|rest| rest.split('"').next().unwrap()) {
        assert!(ids.contains(&link), "#{link} leads nowhere");
    }
}

#[test]
fn headings_in_prose_go_below_their_section() {
    let text = markdown("title: H\nroot_cause: {detail: \"# One\\n\\n### Three\\n\\nUnder\\n=====\\n\\nx\"}\n");
    in_order(&text, &["### Root Cause\n", "\n#### One\n", "\n##### Three\n", "\n#### Under\n"]);
    assert!(!text.contains("====="));
}

//! Templates of the user's own.

use hotwash::config::{Config, Target};
use hotwash::render::{DEFAULT_LAYOUT, Profile, Renderer, Setting};

use super::{SEED, record};

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

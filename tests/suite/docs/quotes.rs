//! What the README quotes is what is there.

use std::path::Path;

use chrono::{TimeZone as _, Utc};
use hotwash::check::{Options, proofread_text};
use hotwash::config::{Config, RawConfig};
use hotwash::document;
use hotwash::report;

use super::{fences, text_of};

#[test]
fn the_record_that_the_readme_quotes_is_the_example() {
    let (readme, example) = (text_of("README.md"), text_of("examples/web-stack-outage.yaml"));
    let mut lines = example.lines();
    let mut quoted = 0;
    let quote = fences(&readme, "yaml").into_iter().find(|text| text.starts_with("id: ")).unwrap();
    for line in quote.lines().filter(|line| *line != "# …") {
        assert!(lines.any(|written| written == line), "not in the example, or not in this order: {line}");
        quoted += 1;
    }
    assert!(quoted > 15, "the quote is not recognised: {quoted} lines");
}

/// The defects that the README tells of, made in the example.
#[test]
fn the_findings_that_the_readme_quotes_are_what_is_printed() {
    let mut text = text_of("examples/web-stack-outage.yaml");
    for (right, wrong) in [
        ("  started: 2023-08-10 15:30\n", "  started: 2023-08-10 15:45\n"),
        ("  summary: Database Connection Pool Exhaustion\n", "  summary: Human error\n"),
        ("    owner: observability team\n", ""),
    ] {
        assert!(text.contains(right), "{right}");
        text = text.replacen(right, wrong, 1);
    }
    let now = Utc.with_ymd_and_hms(2026, 1, 15, 12, 0, 0).unwrap();
    let options = Options { config: &Config::default(), now, stage: None };
    let name = Path::new("postmortems/2023/2023-08-10-web-stack-outage.yaml");
    let outcome = proofread_text(name, text.as_bytes(), options).unwrap();
    let printed = report::human(&outcome.findings(), &|file| outcome.text(file), outcome.files.len());
    let printed = anstream::adapter::strip_str(&printed).to_string();

    let readme = text_of("README.md");
    let quote =
        fences(&readme, "console").into_iter().find_map(|text| text.strip_prefix("$ hotwash check postmortems/2023\n"));
    assert_eq!(quote.unwrap(), printed.trim_end());
}

#[test]
fn the_pre_commit_hooks_that_the_readme_names_exist() {
    let (readme, hooks) = (text_of("README.md"), text_of(".pre-commit-hooks.yaml"));
    let configuration = fences(&readme, "yaml").into_iter().find(|text| text.starts_with("repos:")).unwrap();
    let ids: Vec<&str> = configuration.lines().filter_map(|line| line.trim().strip_prefix("- id: ")).collect();
    assert!(!ids.is_empty());
    for id in ids {
        assert!(hooks.contains(&format!("- id: {id}\n")), "{id}");
    }
}

#[test]
fn the_configuration_of_the_documentation_is_read_without_a_problem() {
    let page = text_of("docs/configuration.md");
    let read = document::read::<RawConfig>(fences(&page, "yaml").first().unwrap());
    assert!(read.problems.is_empty(), "{:#?}", read.problems);
}

//! Documents in which somebody wrote: what has the form of the layout is read, and no word is lost.

use hotwash::config::Config;
use hotwash::document;
use hotwash::examples::EXAMPLES;
use hotwash::import::report::{Confidence, RemarkKind};
use hotwash::import::{self, Imported, Setting, own};
use hotwash::record::Postmortem;
use hotwash::render::DEFAULT_LAYOUT;

use super::rendered;

fn document() -> String {
    let text = EXAMPLES.iter().find(|example| example.name == "full-record").unwrap().text;
    rendered(&document::read::<Postmortem>(text).value, &Config::default(), DEFAULT_LAYOUT)
}

fn edited(from: &str, to: &str) -> String {
    let text = document();
    assert_eq!(text.matches(from).count(), 1, "{from}");
    text.replace(from, to)
}

fn imported(text: &str) -> Imported {
    import::read(text, "document.md", &Setting { config: &Config::default(), zone: None })
}

#[test]
fn the_report_says_that_nothing_is_lost() {
    let report = imported(&document()).report;
    assert!(report.placed.len() > 15);
    assert!(report.placed.iter().all(|placed| placed.confidence == Confidence::Certain));
    assert_eq!(report.placed[0].heading, "Issue Summary");
    let remarks: Vec<_> = report.remarks.iter().map(|remark| remark.text.as_str()).collect();
    assert_eq!(remarks, ["rendered by hotwash: nothing is lost"]);
}

#[test]
fn other_words_in_a_field_are_the_words_of_the_record() {
    let text = edited("  (recovered; by mail consumer)", "  (recovered; by the mail consumer; key moment)");
    let own = own::read(&text, &Config::default()).unwrap();
    assert!(own.is_whole);
    let event = own.record.timeline.iter().find(|event| event.by.as_deref() == Some("the mail consumer")).unwrap();
    assert_eq!(event.highlight, Some(true));
}

#[test]
fn what_only_looks_otherwise_is_still_read() {
    let text = edited("### Trigger\n\nThe first", "### Trigger\n\n\nThe first");
    let own = own::read(&text, &Config::default()).unwrap();
    assert!(!own.is_whole && own.stray.is_empty());
    let report = imported(&text).report;
    assert!(report.placed.iter().all(|placed| placed.confidence == Confidence::Likely));
}

#[test]
fn a_row_that_repeats_a_factor_is_no_loss_and_one_that_says_something_else_is_told() {
    let text = document();
    let row = text.lines().find(|line| line.starts_with("| F1: ")).unwrap();
    let words = row["| F1: ".len()..].split('…').next().unwrap().split(" | ").next().unwrap();
    let other = text.replacen(words, "A quite different condition", 1);
    assert!(other.contains(row), "only the list was edited");
    let own = own::read(&other, &Config::default()).unwrap();
    assert!(!own.is_whole && own.stray.is_empty(), "{:?}", own.stray);
    let other = text.replace(row, &row.replace("A1 (", "A9 ("));
    assert_ne!(other, text);
    let own = own::read(&other, &Config::default()).unwrap();
    assert_eq!(own.stray.len(), 1);
    assert!(own.stray[0].1.contains("A9 ("));
}

#[test]
fn what_follows_from_the_times_and_does_not_fit_them_is_kept_and_told() {
    let text = edited("- Time to detect: 22 min", "- Time to detect: a quarter of an hour");
    let Imported { record, report } = imported(&text);
    assert!(record.appendix.unwrap().ends_with("\n\n- Time to detect: a quarter of an hour"));
    let wrong = report.remarks.iter().find(|remark| remark.kind == RemarkKind::Wrong).unwrap();
    assert_eq!(
        (wrong.line, wrong.text.as_str()),
        (11, "`Time to detect: a quarter of an hour` does not fit the rest of the record")
    );
}

#[test]
fn what_has_no_place_in_the_layout_makes_it_anybodys_document() {
    for (from, to, word) in [
        ("## Conclusion\n", "## Afterthoughts\n\nWe slept well.\n\n## Conclusion\n", "slept"),
        ("### Milestones\n", "We took notes.\n\n### Milestones\n", "notes"),
        ("- Owner: messaging team lead\n", "- Owner: messaging team lead\n- Scribe: nobody\n", "nobody"),
        ("(full, 1 h 34 min)", "(full, an hour and a half)", "half"),
        ("  (addressed by A4)", "  (addressed by nobody yet)", "nobody"),
        ("Data loss: none", "Data loss: a little", "little"),
    ] {
        let text = edited(from, to);
        assert!(own::read(&text, &Config::default()).is_none(), "{to}");
        // The ordinary import has it.
        assert!(serde_json::to_string(&imported(&text).record).unwrap().contains(word), "{to}");
    }
}

#[test]
fn other_documents_are_nobodys() {
    for text in [
        "",
        "# Postmortem: Mail delayed\n\n## Summary\n\nMails were late.\n",
        "# Postmortem: Mail delayed - May 1, 2024\n\n## Issue Summary\n\n- Duration: two hours\n\nMails were late.\n",
        "# Mail delayed\n\n## About This Record\n\n- Status: draft\n",
        "Postmortem: Web Stack Outage Incident - August 10, 2023\n\nIssue Summary\n",
    ] {
        assert!(own::read(text, &Config::default()).is_none(), "{text}");
    }
    // As many chapters as fit are no reason to read for long.
    let many = format!("# Postmortem: x\n\n{}", "## A\n\n### B\n\n".repeat(100_000));
    assert!(own::read(&many, &Config::default()).is_none());
}

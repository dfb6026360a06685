//! That documents of all shapes keep all their words.
#![expect(clippy::unwrap_used, reason = "tests")]

use proptest::prelude::*;
use proptest::sample::select;

use crate::config::Config;
use crate::import::{Imported, Setting, read};

fn import(source: &str, name: &str) -> Imported {
    read(source, name, &Setting { config: &Config::default(), zone: None })
}

/// What may stand in a document; `§` is a word of its own each time.
const PIECES: &[&str] = &[
    "# §",
    "# Postmortem: § §",
    "## §",
    "## Summary",
    "## Summary of § and §",
    "## Timeline",
    "## Timeline (all times UTC) §",
    "## Root cause",
    "## Root cause analysis of §",
    "## Impact",
    "## Detection",
    "## Resolution",
    "## Trigger",
    "## Lessons learned",
    "### What went well",
    "### What went wrong with § and § and §",
    "## Action items",
    "## Action items (§)",
    "### Prevention",
    "### §",
    "## Contributing factors",
    "## Five whys",
    "## References",
    "## People",
    "## Metadata",
    "## Details of §",
    "## Status",
    "## Severity",
    "## Authors",
    "### 2021-03-04",
    "### March 4th",
    "### 14:05 §",
    "#### 14:05",
    "**Summary:** § §",
    "**Impact:** §\n**Trigger:** §",
    "**§:** §",
    "**§**",
    "**Owner:** §\n**Due:** §",
    "**Owner:** §\n\n§",
    "Owner: §\nDue: 2021-04-01\n§",
    "- **Owner:** §\n- Status: done §\n- §",
    "- **Scribe:** §, §\n- §: §\n- §",
    "- ~~§~~ declined, §\n- ~~§~~ won't do\n- § (§, due §)",
    "**Severity:** SEV-2 §",
    "**Severity:** SEV-2\n**Authors:** §, § and §",
    "**Status**: §",
    "Summary: § §",
    "Duration: 2 hours §",
    "Date: 2021-03-04 §",
    "- Severity: SEV-3\n- Status: §\n- §: §",
    "- Start time: 14:05\n- End time: 15:05 §\n- Owner: §",
    "- Duration: 14:05 - 15:05 §\n- Services: §, §",
    "| Field | § |\n|---|---|\n| Severity | § |\n| § | § |",
    "| Key | Value |\n|---|---|\n| Authors | §, § |\n| Impact | § |",
    "§ § §.",
    "§: § §",
    "At 14:05 § and then § at 15:00 §.",
    "14:05 § §\n14:10 §\nand §",
    "2021-03-04 §\n14:10 §",
    "2021-03-04 (UTC) §",
    "- §\n- § [§](https://x.example/§)\n- §",
    "- 14:05 §\n- 14:07: § §\n  §\n- § §",
    "- 14:05 - 14:20 § (§)\n  - 14:06 §\n  - §\n    - §",
    "- March 4\n  - 14:05 §\n  - §\n- §\n  - 15:00 §",
    "* [x] § (owner: §)\n* [ ] § @§\n* ~~§~~ §",
    "1. § - §\n2. §: § (due 2021-04-01)\n   - Done when: §\n   - Note: §\n   - §",
    "- §:\n  - §\n  - § (§)",
    "| Time (UTC) | What | Who |\n|---|---|---|\n| 14:05 | § | § |\n| § | § | |\n| 14:09 | | § |\n| | § | § |",
    "| Time | Zone | § |\n|---|---|---|\n| 14:05 § | UTC | § |\n| about 14:06 (§) | § | § |",
    "| When | Where | § |\n|---|---|---|\n| 2021-03-04 14:05 | § | § |\n| 2021-03-04 | | |",
    "| Action | Owner | Due | Status | Ticket | § |\n|---|---|---|---|---|---|\n| § | § | 2021-04-01 | Done | § | § |\n| § | | soon § | § | [§](https://x.example/1) | |",
    "| § | § |\n|---|---|\n| § | § |",
    "> § §\n> §",
    "> [!NOTE]\n> §",
    "```\n§ 14:05 §\n```",
    "    14:05 §\n    14:06 §",
    "<div>§</div>",
    "<details><summary>§</summary>\n\n§\n\n</details>",
    "![§](§.png)",
    "---",
    "[§]: https://x.example/§ \"§\"",
    "[^1]: §",
    "<!-- a comment -->",
    "§ <!-- a comment --> §",
    "1. Why §? §.\n2. § because §",
    "Term §\n: §",
    "Why did § stop?\n→ §",
    "§  2:05 PM\n§ §\n\n§ § [14:07]\n§",
    "**§** - §\nJun 8, 2022, 16:42 UTC",
    "T+5 § and §",
    "| Time | What |\n|---|---|\n| 14:05 | § | § |\n| 14:06 § | § |",
    "| Time (UTC) § | § |\n|---|---|\n| 14:05 | § |",
    "| Action | Owner |\n|---|---|\n| § | § | § | § |",
    "- **What went well:** §\n- **What went wrong:**\n  - § §\n  - §",
    "#### Contributing Factor 1: §",
    "**Published:** 2023-08-14 by § §",
    "- 14:05 §\n  - §\n      - §\n  ```\n  §\n  ```\n\n§ §",
    "> - Status: §\n> - Severity: SEV-1",
    "### Make § better\n\nOwner: §\nDue: 2024-02-01 §",
    "- ~14:05 § \\\n  §",
];

/// What may stand above it.
const HEADS: &[&str] = &[
    "",
    "",
    "---\ntitle: §\nauthor: §\ntags: [§, §]\n§: §\n---\n",
    "+++\ntitle = \"§\"\n[params]\nseverity = \"§\"\n+++\n",
    "Title: §\nDate: 2021-03-04\nStatus: §\n\n",
    "<!-- a comment -->\n\n",
];

/// The document of pieces with each word written, and the words.
fn written(pieces: &[&str]) -> (String, Vec<String>) {
    let (mut text, mut words) = (String::new(), Vec::new());
    let pattern = pieces.concat();
    let mut parts = pattern.split('§').peekable();
    while let Some(part) = parts.next() {
        text.push_str(part);
        if parts.peek().is_some() {
            let letters = words.len();
            let letter = |nth: usize| char::from(b'a' + u8::try_from(nth % 26).unwrap());
            let word = format!("qz{}{}{}x", letter(letters / 676), letter(letters / 26), letter(letters));
            text.push_str(&word);
            words.push(word);
        }
    }
    (text, words)
}

fn lost(source: &str, words: &[String]) -> Vec<String> {
    let record = serde_json::to_string(&import(source, "2021-03-04-mail.md").record).unwrap();
    words.iter().filter(|word| !record.contains(*word)).cloned().collect()
}

#[test]
fn a_heading_with_keys_below_it_is_an_action() {
    let keys = [
        "Owner: Ann\nDue: 2021-04-01\n\nMore of it.",
        "**Owner:** Ann\n**Due date:** 2021-04-01\n\nMore of it.",
        "- Owner: Ann\n- **Due:** 2021-04-01\n\nMore of it.",
    ];
    for below in keys {
        let source = format!(
            "# The pool\n\n## Action items\n\n### 1. Widen the pool\n\n{below}\n\n### Short term\n\n- Watch it\n"
        );
        let record = import(&source, "").record;
        let told: Vec<_> =
            record.action_items.iter().map(|item| (item.text.as_deref(), item.owner.as_deref())).collect();
        let due = record.action_items[0].due.map(|due| due.to_string());
        assert_eq!(told, [(Some("Widen the pool: More of it."), Some("Ann")), (Some("Watch it"), None)], "{below}");
        assert_eq!((due.as_deref(), record.owner.as_deref()), (Some("2021-04-01"), None), "{below}");
    }
}

#[test]
fn a_name_that_the_document_knows_owns_what_it_announces() {
    let source = "# The pool\n\n## Authors\n\nAnn Roe\n\n## Action items\n\n- Ann: widen it\n- Backups: take some\n";
    let told: Vec<_> = import(source, "").record.action_items.into_iter().map(|item| (item.text, item.owner)).collect();
    let told: Vec<_> = told.iter().map(|(text, owner)| (text.as_deref(), owner.as_deref())).collect();
    assert_eq!(told, [(Some("widen it"), Some("Ann")), (Some("Backups: take some"), None)]);
}

#[test]
fn responders_are_told_with_what_they_did() {
    let source =
        "# The pool\n\n## Responders\n\n- **Incident Commander:** Ann R.\n- Customer liaison: Bob\n- Carla (on call)\n";
    let record = import(source, "").record;
    let told: Vec<_> = record.participants.iter().map(|one| (one.who.as_deref(), one.role.as_deref())).collect();
    let expected = [
        (Some("Ann R."), Some("incident_commander")),
        (Some("Bob"), Some("Customer liaison")),
        (Some("Carla (on call)"), Some("responder")),
    ];
    assert_eq!(told, expected);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    /// Whatever the shape of a document, all of its words are in the record.
    #[test]
    fn no_word_is_lost(head in select(HEADS), pieces in prop::collection::vec(select(PIECES), 1..9)) {
        let mut all = vec![head];
        for piece in pieces {
            all.extend([piece, "\n\n"]);
        }
        let (source, words) = written(&all);
        let lost = lost(&source, &words);
        prop_assert!(lost.is_empty(), "{lost:?} of\n{source}\n{:#?}", import(&source, "").record);
    }
}

#[test]
fn what_kinds_mean_is_nothing_to_be_done() {
    let source = "# Mail\n\n## Action items\n\n- Widen the pool\n\n### Legend of the categories\n\n- **Prevent:** so that it does not come back\n";
    let record = import(source, "mail.md").record;
    assert_eq!(record.action_items.len(), 1);
    assert!(record.appendix.unwrap().contains("so that it does not come back"));
}

#[test]
fn actions_say_which_factors_they_are_about() {
    let source = "# Mail\n\n## Action items\n\n- Widen the pool (owner: Ann Roe; addresses: F1, L2)\n- Alert\n  - Addresses: F3\n";
    let ids = |nth: usize| -> Vec<String> {
        import(source, "mail.md").record.action_items[nth].addresses.iter().map(ToString::to_string).collect()
    };
    assert_eq!((ids(0), ids(1)), (vec!["F1".to_owned(), "L2".to_owned()], vec!["F3".to_owned()]));
}

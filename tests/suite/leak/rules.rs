//! What the checker tells of, and what a build withholds, are the same.

use std::path::Path;

use chrono::{TimeZone as _, Utc};
use hotwash::check::{Options, proofread_text};
use hotwash::config::{Config, RawConfig};
use hotwash::record::Postmortem;
use hotwash::render::{Profile, Setting};

const TEXTS: &[&str] = &[
    "nothing at all, mydb1, db1x, my-db1, corp.example.network and harbours blue",
    "for Blue Harbour",
    "for BLUE   harbour's disk",
    "the file blue-harbour.csv",
    "**Blue** Harbour",
    "Blue.Harbour",
    "Told Blue. Harbour came",
    "[Blue](https://x.example/) Harbour",
    "[Blue](https://x.example/)Harbour",
    "Blue&nbsp;Harbour",
    "&Bscr;&lscr;ue Harbour",
    "\"The Blue\nHarbour\"",
    "Ｂｌｕｅ Ｈａｒｂｏｕｒs",
    "O’Brien",
    "said O'Brien's and 'so'",
    "我们的数据公司坏了",
    "blue.harbour@example.com",
    "Bl*ue* Harbour",
    "ssh db1",
    "ssh db1, then",
    "https://a.corp.example.net/x?y",
    "[the graph](https://corp.example.net/x)",
    "on DB7.Corp.Example.Net.",
    "see db1.sql",
    "https://example.com/blue-harbour/x",
    "https://corp.example.net.example.org/",
];

#[test]
fn the_checker_tells_of_what_a_public_site_withholds() {
    let raw: RawConfig =
        serde_yaml::from_str("private: {names: [Blue Harbour, O'Brien, 数据公司], hosts: [corp.example.net, db1]}")
            .unwrap();
    let config: Config = raw.into();
    let setting = Setting { config: &config, profile: Profile::Public };
    let mut withheld = 0;
    for (shape, hidden) in [
        ("summary: TEXT", false),
        ("glossary: {term: TEXT}", false),
        ("whys: [{why: TEXT}]", false),
        ("revisions: [{what: TEXT}]", false),
        ("impact: {measures: [{what: TEXT, value: 1}]}", false),
        ("action_items: [{text: TEXT, visibility: public}]", false),
        ("communications: [{text: TEXT, visibility: public}]", false),
        ("action_items: [{text: TEXT}]", true),
        ("communications: [{text: TEXT, visibility: internal}]", true),
        ("timeline: [{text: TEXT}]", true),
        ("appendix: TEXT", true),
    ] {
        for text in TEXTS {
            let written = format!(
                "title: Mail was late\nstatus: published\nvisibility: public\n{}\n",
                shape.replace("TEXT", &serde_json::to_string(text).unwrap())
            );
            let record: Postmortem = serde_yaml::from_str(&written).unwrap();
            let is_withheld = setting.shown(record).unwrap().withheld > 0;
            let now = Utc.with_ymd_and_hms(2026, 1, 15, 12, 0, 0).unwrap();
            let options = Options { config: &config, now, stage: None };
            let outcome = proofread_text(Path::new("record.yaml"), written.as_bytes(), options).unwrap();
            // A name is told wherever it stands; it may stay inside, and the file leaves all the same.
            let rules: &[&str] =
                if hidden { &["internal-link-in-public"] } else { &["internal-link-in-public", "customer-name"] };
            let findings = outcome.findings();
            let told: Vec<_> = findings.iter().filter(|finding| rules.contains(&finding.rule)).collect();
            assert_eq!(is_withheld, !told.is_empty(), "{written}{told:?}");
            withheld += usize::from(is_withheld);
        }
    }
    assert!(withheld > 50, "{withheld}");
}

#[test]
fn who_is_named_in_public_anyway_may_be_named_in_a_text() {
    let told = |mark: &str| {
        let written = format!(
            "title: Mail was late\nstatus: published\nvisibility: public\nauthors: [Ann Lee]
participants: [{{who: Ann Lee, role: scribe{mark}}}]\nsummary: Ann called.\n"
        );
        let now = Utc.with_ymd_and_hms(2026, 1, 15, 12, 0, 0).unwrap();
        let options = Options { config: &Config::default(), now, stage: None };
        let outcome = proofread_text(Path::new("record.yaml"), written.as_bytes(), options).unwrap();
        outcome.findings().iter().any(|finding| finding.rule == "person-in-public")
    };
    assert!(told("") && told(", visibility: internal") && !told(", visibility: public"));
}

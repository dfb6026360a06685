//! `allow` in a record: which rule it silences, and until when.

use crate::sandbox::Sandbox;

/// The present of the sandbox is 2026-11-22, at noon in UTC.
fn found(allow: &str, zone: &str) -> bool {
    let sandbox = Sandbox::new();
    let record =
        format!("id: x\ntitle: Mail delayed\ntime_zone: {zone}\nsummary: TODO write this\nallow: [{{{allow}}}]\n");
    sandbox.write("postmortems/x.yaml", record);
    sandbox.hotwash("check --format short").expect(0).stdout.contains("placeholder-text")
}

#[test]
fn a_rule_is_silenced_by_its_name_alone() {
    assert!(!found("rule: placeholder-text, reason: known", "UTC"));
    assert!(found("rule: placeholder-tex, reason: known", "UTC"));
}

#[test]
fn the_last_day_counts_and_no_later_one() {
    assert!(!found("rule: placeholder-text, reason: known, until: 2026-11-22", "UTC"));
    assert!(found("rule: placeholder-text, reason: known, until: 2026-11-21", "UTC"));
}

#[test]
fn a_day_is_one_of_the_record_s_own_zone() {
    // It is the 23rd there already.
    assert!(found("rule: placeholder-text, reason: known, until: 2026-11-22", "Pacific/Kiritimati"));
}

#[test]
fn a_misspelt_rule_of_the_configuration_is_told_at_its_key() {
    let sandbox = Sandbox::new();
    sandbox.write("hotwash.yaml", "rules:\n  blame-word: off\n  blame-wor: off\n  vague-action: off\n");
    sandbox.write("postmortems/x.yaml", "id: x\ntitle: Mail delayed\n");
    let told = sandbox.hotwash("check --format short").expect(0).stdout;
    assert!(told.contains("hotwash.yaml:3:3: warning[unknown-rule]"), "{told}");
    assert!(told.contains("no rule is called `blame-wor`"), "{told}");
    assert_eq!(told.matches("unknown-rule").count(), 1, "{told}");
}

#[test]
fn a_rule_that_is_silent_at_the_record_s_status_may_be_allowed_beforehand() {
    let sandbox = Sandbox::new();
    sandbox.write(
        "postmortems/x.yaml",
        "id: x\ntitle: Mail delayed\nallow: [{rule: factor-without-action, reason: known}]\n",
    );
    assert!(!sandbox.hotwash("check --format short").expect(0).stdout.contains("unused-allow"));
    assert!(sandbox.hotwash("check --format short --as in_review").stdout.contains("unused-allow"));
}

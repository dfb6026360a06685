//! `milestone`: one moment, set or moved.

use super::hotwash;
use crate::sandbox::Sandbox;

const DRAFT: &str = "postmortems/2026-11-22-slow.yaml";
const WRITTEN: &str = "title: Slow # for now\nmilestones:\n  started: 2026-11-22 10:00 # about\ntime_zone: UTC\n";

#[test]
fn it_is_set_where_it_belongs_and_said_back() {
    let sandbox = Sandbox::new();
    sandbox.write(DRAFT, WRITTEN);
    let told = hotwash(&sandbox, &["milestone", "mitigated", "--at", "+90m"]).expect(0);
    assert_eq!(told.stdout, format!("{DRAFT}: mitigated Sun 2026-11-22 11:30 UTC, 1 h 30 min after it started\n"));
    hotwash(&sandbox, &["milestone", "resolved"]).expect(0);
    let set = "# about\n  mitigated: 2026-11-22 11:30\n  resolved: 2026-11-22 12:00\n";
    assert_eq!(sandbox.read(DRAFT), WRITTEN.replace("# about\n", set));
    // Twice is once, and what was is told.
    assert!(hotwash(&sandbox, &["milestone", "resolved"]).expect(0).stdout.contains("already"));
    let moved = hotwash(&sandbox, &["milestone", "resolved", "--at", "11:45", "--to", "2026-11"]).expect(0);
    assert!(moved.stdout.contains("it was Sun 2026-11-22 12:00 UTC"), "{moved:#?}");
    assert!(sandbox.read(DRAFT).contains("  resolved: 2026-11-22 11:45\n"));
}

#[test]
fn an_event_that_says_otherwise_is_named() {
    let sandbox = Sandbox::new();
    sandbox.write(DRAFT, format!("{WRITTEN}timeline:\n  - {{at: 2026-11-22 11:00, kind: resolved, text: Fine}}\n"));
    let told = hotwash(&sandbox, &["milestone", "resolved", "--at", "11:05"]).expect(0);
    assert!(told.stderr.contains("`timeline[0]` says resolved at Sun 2026-11-22 11:00 UTC"), "{told:#?}");
}

#[test]
fn every_milestone_has_its_name() {
    let sandbox = Sandbox::new();
    sandbox.write(DRAFT, "title: Slow\n");
    for milestone in hotwash::record::Milestone::ALL {
        hotwash(&sandbox, &["milestone", milestone.key(), "--at", "11:00"]).expect(0);
        assert!(sandbox.read(DRAFT).contains(&format!("\n  {}: 2026-11-22T11:00:00Z\n", milestone.key())));
    }
    let refused = hotwash(&sandbox, &["milestone", "resovled"]).expect(2);
    assert!(refused.stderr.contains("'resolved'"), "{refused:#?}");
}

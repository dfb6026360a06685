//! `hotwash similar`, and everywhere else that an incident is told which came back.

use std::io::Write as _;
use std::process::Stdio;

use serde_json::Value;

use crate::sandbox::{Output, Sandbox, run};

const EARLIER: &str = "id: 2025-03-10-checkout-slow\ntitle: Checkout slow at noon\nstatus: in_review\nseverity: sev2\n\
    time_zone: UTC\nservices: [checkout]\nmilestones: {started: 2025-03-10 12:00, resolved: 2025-03-10 13:00}\n\
    root_cause: {summary: Connection pool exhausted by slow reports}\ntrigger: A report for the whole year\n\
    contributing_factors:\n  - {id: F1, text: Reports share the pool with customers, category: capacity}\n\
    action_items:\n  - {id: A1, text: Alert on free connections, kind: detect, owner: on-call, due: 2025-04-01}\n  \
    - {id: A2, text: Give reports a pool of their own, kind: prevent, owner: database team, due: 2026-10-12}\n";

const AGAIN: &str = "id: 2026-11-02-orders-fail\ntitle: Orders fail while a report runs\nstatus: in_review\n\
    severity: sev1\ntime_zone: UTC\nservices: [checkout, orders]\n\
    milestones: {started: 2026-11-02 09:00, resolved: 2026-11-02 09:40}\n\
    root_cause: {summary: The connection pool ran dry while a slow report held its connections}\n\
    trigger: Yearly report\ncontributing_factors:\n  - {id: F1, text: Customers and reports use one pool, category: capacity}\n\
    action_items:\n  - {id: A1, text: Give the reports a pool of their own, kind: prevent, owner: database team, due: 2026-12-01}\n";

const OTHER: &str = "id: 2025-07-01-checkout-certificate\ntitle: Checkout down over a certificate\nstatus: in_review\n\
    time_zone: UTC\nservices: [checkout]\nmilestones: {started: 2025-07-01 12:00, resolved: 2025-07-01 13:00}\n\
    root_cause: {summary: Nobody renewed the certificate}\ncontributing_factors:\n  - {id: F1, text: Renewal is done by hand}\n";

fn archive() -> Sandbox {
    let sandbox = Sandbox::new();
    for (year, text) in [("2025", EARLIER), ("2026", AGAIN), ("2025", OTHER)] {
        let id = text[4..].lines().next().unwrap();
        sandbox.write(&format!("postmortems/{year}/{id}.yaml"), text);
    }
    sandbox
}

fn json(output: &Output) -> Value {
    serde_json::from_str(&output.stdout).unwrap()
}

#[test]
fn the_one_that_came_back_stands_first_with_its_reasons_and_what_would_have_prevented_it() {
    let sandbox = archive();
    let found = json(&sandbox.hotwash("similar 2026-11-02 --format json").expect(0));
    assert_eq!((&found["version"], &found["id"]), (&1.into(), &"2026-11-02-orders-fail".into()));
    let first = &found["similar"][0];
    assert_eq!(first["id"], "2025-03-10-checkout-slow");
    assert_eq!(first["recurrence"], true, "{first:#}");
    assert_eq!(first["reasons"]["services"][0], "checkout");
    assert_eq!(first["reasons"]["categories"][0], "capacity");
    assert!(
        first["reasons"]["words"].as_array().unwrap().iter().any(|words| words["here"] != words["there"]),
        "{first:#}"
    );
    assert_eq!(first["reasons"]["actions"][0]["there"], "A2");
    assert_eq!(
        first["unfinished"][0]["message"],
        "A2 of 2025-03-10-checkout-slow would have prevented this and is 41 days overdue"
    );
    let text = sandbox.hotwash("similar 2026-11-02").expect(0).stdout;
    for part in [
        "2025-03-10-checkout-slow  sev2, ",
        "same service: checkout",
        "same factor: capacity",
        "same unfinished action: A2 there is A1 here",
        "A2 of 2025-03-10-checkout-slow would have prevented this and is 41 days overdue",
    ] {
        assert!(text.contains(part), "`{part}` is missing:\n{text}");
    }
}

#[test]
fn what_is_only_alike_prevents_nothing_and_what_came_later_is_said_to() {
    let sandbox = archive();
    let of_earlier = json(&sandbox.hotwash("similar 2025-03-10 --format json").expect(0));
    let later = &of_earlier["similar"][0];
    assert_eq!((&later["id"], &later["earlier"]), (&"2026-11-02-orders-fail".into(), &false.into()));
    assert_eq!(later["recurrence"], false);
    assert!(!later["unfinished"][0]["message"].as_str().unwrap().contains("prevented"));
    // Linked, it is a recurrence that is known.
    let linked = format!("{AGAIN}related: [{{id: 2025-03-10-checkout-slow, relation: recurrence_of}}]\n");
    sandbox.write("postmortems/2026/2026-11-02-orders-fail.yaml", linked);
    let found = json(&sandbox.hotwash("similar 2026-11-02 --format json").expect(0));
    assert_eq!((&found["similar"][0]["linked"], &found["similar"][0]["recurrence"]), (&true.into(), &true.into()));
}

#[test]
fn a_record_comes_from_standard_input_and_needs_no_file() {
    let sandbox = archive();
    let mut child = sandbox
        .program()
        .args(["similar", "-", "-n", "2"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let draft = "title: Pool of connections used up by a report\nservices: [checkout]\n";
    child.stdin.take().unwrap().write_all(draft.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success() && text.contains("2025-03-10-checkout-slow  sev2, "), "{text}");
    assert!(text.contains("2 of 3 other records"), "{text}");
    sandbox.hotwash("similar 2031").fails(&["no record is called `2031`"]);
}

#[test]
fn nothing_is_kept_that_is_not_so_any_more() {
    let sandbox = archive();
    // Long after the files were written: then they need not be read again.
    let similar = || {
        let mut program = sandbox.program();
        program.env("HOTWASH_NOW", "2099-01-01T00:00:00Z").args(["similar", "2026-11-02", "--format", "json"]);
        json(&run(&mut program).expect(0))
    };
    let (first, again) = (similar(), similar());
    assert_eq!(first, again);
    let other = EARLIER.replace("Connection pool exhausted by slow reports", "Disk full").replace("pool", "disk");
    sandbox.write("postmortems/2025/2025-03-10-checkout-slow.yaml", other);
    let changed = similar();
    assert!(changed["similar"][0]["score"].as_f64() < first["similar"][0]["score"].as_f64(), "{changed:#}");
    sandbox.remove("postmortems/2025/2025-03-10-checkout-slow.yaml");
    assert_eq!(similar()["records"], 1);
}

#[test]
fn the_checker_and_the_page_tell_the_same() {
    let sandbox = archive();
    let said = "A2 of 2025-03-10-checkout-slow would have prevented this and is 41 days overdue";
    let check = sandbox.hotwash("check --format json").stdout;
    let check: Value = serde_json::from_str(&check).unwrap();
    let findings = check["findings"].as_array().unwrap();
    let found: Vec<&Value> = findings.iter().filter(|finding| finding["rule"] == "possible-recurrence").collect();
    assert_eq!(found.len(), 1, "{found:#?}");
    assert!(found[0]["message"].as_str().unwrap().contains(said), "{found:#?}");
    sandbox.hotwash("build").expect(0);
    let page = |id: &str| sandbox.read(&format!("site/incidents/{id}.html"));
    assert!(page("2026-11-02-orders-fail").contains(said));
    assert!(page("2026-11-02-orders-fail").contains("href=\"2025-03-10-checkout-slow.html\""));
    assert!(!page("2025-07-01-checkout-certificate").contains("Reads like"));
    // Once it is done, nothing would have prevented it.
    let done = EARLIER.replace("due: 2026-10-12}", "due: 2026-10-12, status: done, closed: 2026-10-01}");
    sandbox.write("postmortems/2025/2025-03-10-checkout-slow.yaml", done);
    sandbox.hotwash("build").expect(0);
    assert!(!page("2026-11-02-orders-fail").contains("would have prevented"));
}

#[test]
fn what_records_say_moves_no_cursor() {
    let sandbox = archive();
    let hostile = EARLIER.replace("title: Checkout slow at noon", "title: \"Checkout \\e[31m slow\\x07\"");
    sandbox.write("postmortems/2025/2025-03-10-checkout-slow.yaml", hostile);
    let text = sandbox.hotwash("similar 2026-11-02").stdout;
    assert!(!text.contains('\u{1b}') && !text.contains('\u{7}'), "{text:?}");
}

#[test]
fn standard_input_that_holds_no_record_is_refused_with_what_can_be_done() {
    let sandbox = archive();
    let given = |text: &str| {
        let mut program = sandbox.program();
        let mut child = program
            .args(["similar", "-"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
        let output = child.wait_with_output().unwrap();
        (output.status.code(), String::from_utf8(output.stderr).unwrap())
    };
    for nothing in ["", " \n"] {
        let (status, told) = given(nothing);
        assert!(status == Some(2) && told.contains("standard input is empty"), "{told}");
    }
    let (status, told) = given("titel: x\n");
    assert!(status == Some(2) && told.contains("standard input:1:1: "), "{told}");
    assert!(!told.contains("check standard input"), "{told}");
}

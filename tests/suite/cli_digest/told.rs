//! What a digest is counted from, what it cannot know, and where it is read.

use super::{RECORDS, TEXT, archive, digest};
use crate::sandbox::{Sandbox, run};
#[cfg(unix)]
use crate::terminal::screen;

#[test]
fn what_waits_is_told_by_the_day_that_is_known_of_it() {
    let sandbox = Sandbox::new();
    for (name, text) in [
        ("2026-09-01-g", "title: Only named"),
        ("noticed", "title: Noticed\nmilestones: {detected: 2026-09-11 10:00}"),
        ("timeless", "title: Timeless"),
        ("2026-11-20-young", "title: Too young"),
        ("2026-10-01-review", "title: To review\nstatus: in_review\nmilestones: {started: 2026-10-01 10:00}"),
        (
            "2026-10-02-out",
            "title: Sent out\nstatus: published\nmilestones: {started: 2026-10-02 10:00, resolved: 2026-10-03 10:00}",
        ),
        ("2026-10-04-begun", "title: Begun\nstatus: published\nmilestones: {started: 2026-10-04 10:00}"),
        ("2024-10-04-long-ago", "title: Long ago\nstatus: published\nmilestones: {started: 2024-10-04 10:00}"),
    ] {
        sandbox.write(&format!("postmortems/{name}.yaml"), format!("id: {name}\n{text}\n"));
    }
    let text = digest(&sandbox, "").stdout;
    let badges: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("- ")).collect();
    assert_eq!(
        badges,
        [
            "began 83 days ago: Only named",
            "began 73 days ago: Noticed",
            "no time yet: Timeless",
            "began 53 days ago: To review",
            "ended 51 days ago: Sent out",
            "began 50 days ago: Begun",
        ],
        "{text}"
    );
    assert!(text.contains("3 waiting drafts, 3 without a review"), "{text}");
    let json: serde_json::Value = serde_json::from_str(&digest(&sandbox, "--format json").stdout).unwrap();
    assert_eq!((&json["drafts"][0]["since"], &json["drafts"][0]["days"]), (&"began".into(), &83.into()));
    assert_eq!(
        (&json["drafts"][2]["since"], &json["drafts"][2]["days"]),
        (&serde_json::Value::Null, &serde_json::Value::Null)
    );
}

#[test]
fn what_has_no_day_is_no_reason_for_a_digest() {
    let sandbox = Sandbox::new();
    sandbox.write("postmortems/timeless.yaml", "id: timeless\ntitle: Timeless\n");
    assert_eq!(digest(&sandbox, "").stdout, "");
}

#[test]
fn a_weekday_is_the_last_one_or_today() {
    let sandbox = archive();
    let on = |day: &str| -> String {
        let output = run(sandbox.program().args(["digest", "--format", "json", "--on", day])).expect(0);
        let json: serde_json::Value = serde_json::from_str(&output.stdout).unwrap();
        json["on"].as_str().unwrap_or_default().to_owned()
    };
    // Today is a Sunday.
    assert_eq!([on("Monday"), on("last monday")], ["2026-11-16", "2026-11-16"]);
    assert_eq!([on("Sunday"), on("last Sunday")], ["2026-11-22", "2026-11-15"]);
}

#[test]
fn what_people_wrote_and_what_only_reads_alike_have_headings_of_their_own() {
    let sandbox = Sandbox::new();
    let record = |id: &str, more: &str| {
        let text = format!(
            "id: {id}\ntitle: Certificate of the broker expired\nstatus: published\npublished: 2026-11-20\nservices: [queue]\nsummary: Consumers could not connect, for the TLS certificate of the message broker had expired.\nroot_cause: {{summary: The certificate of the message broker was not renewed}}\nmilestones: {{started: {} 08:00, resolved: {} 09:00}}\n{more}",
            &id[..10],
            &id[..10]
        );
        sandbox.write(&format!("postmortems/{id}.yaml"), text);
    };
    record("2025-02-01-broker", "");
    record("2026-11-18-alike", "");
    let text = digest(&sandbox, "").stdout;
    assert!(text.contains("\nPossible Recurrences\n\n- reads alike: ") && !text.contains("What Came Back"), "{text}");
    record("2026-11-18-alike", "related: [{id: 2025-02-01-broker, relation: recurrence_of}]\n");
    let text = digest(&sandbox, "").stdout;
    assert!(text.contains("\nWhat Came Back\n\n- came back: ") && !text.contains("Possible Recurrences"), "{text}");
}

#[test]
fn records_that_cannot_be_read_are_counted_in_the_digest_itself() {
    let sandbox = archive();
    sandbox.write("postmortems/broken.yaml", "title: [\n");
    for format in ["text", "markdown", "html"] {
        let output = digest(&sandbox, &format!("--format {format}"));
        let text = output.stdout.replace('\n', " ");
        assert!(text.contains("1 record could not be read and is left out: hotwash check tells why"), "{text}");
        assert!(output.stderr.contains("broken.yaml: left out"), "{output:?}");
    }
    let json: serde_json::Value = serde_json::from_str(&digest(&sandbox, "--format json").stdout).unwrap();
    assert_eq!(json["summary"]["unreadable"], 1);
    // Nothing is known of this week: that is no good news.
    let sandbox = Sandbox::new();
    sandbox.write("postmortems/broken.yaml", "title: [\n");
    for format in ["text", "json"] {
        let output = sandbox.hotwash(&format!("digest --on 2026-11-23 --format {format}")).expect(2);
        assert!(
            output.stdout.contains("could not be read") || output.stdout.contains("\"unreadable\": 1"),
            "{output:?}"
        );
    }
}

#[cfg(unix)]
#[test]
fn a_terminal_changes_nothing_in_a_file() {
    let sandbox = screen::Sandbox::at("2026-11-23T12:00:00Z");
    for (name, text) in RECORDS {
        sandbox.put(&format!("postmortems/{name}.yaml"), &format!("id: {name}\ntime_zone: UTC\n{text}"));
    }
    for width in [40, 160] {
        let mut screen = sandbox.terminal_of_width(&["digest", "--color", "always", "-o", "mail.txt"], &[], width);
        assert_eq!(screen.status(), 0);
        assert_eq!(sandbox.text("mail.txt"), TEXT, "{width}");
    }
    assert_eq!(String::from_utf8(sandbox.run(&["digest"], "").stdout).unwrap(), TEXT);
    let mut narrow = sandbox.terminal_of_width(&["digest"], &[], 40);
    assert_eq!(narrow.status(), 0);
    assert!(narrow.contents().contains("Made by hotwash"), "what is shown there fits it: {}", narrow.contents());
}

//! `hotwash digest`: what a team reads on Monday.

mod told;

use super::sandbox::{Output, Sandbox, run};

/// Records by name: one for each thing that a digest tells, and one for each that it does not.
const RECORDS: [(&str, &str); 9] = [
    // A year ago this week; its action to prevent it all is late, and it came back.
    (
        "2025-11-25-queue-stalled",
        "title: Queue stalled
status: published
published: 2025-12-01
severity: sev2
services: [queue]
owner: queue team
reviewers: [{who: lead, verdict: approved}]
milestones: {started: 2025-11-25 10:00, resolved: 2025-11-25 11:00}
action_items:
  - {id: A1, text: Write a guide, kind: document, owner: queue team, due: 2026-12-24, priority: p2}
  - {id: A2, text: Limit the `retries` of every consumer, kind: prevent, owner: queue team, due: 2026-10-13, priority: p1}
  - {id: A3, text: Alert on age, kind: detect, owner: On-call lead, due: 2025-12-20, status: done, closed: 2025-12-01}
",
    ),
    // New, and there before.
    (
        "2026-11-17-queue-stalled-again",
        "title: Queue stalled again
status: in_review
severity: sev1
services: [queue, mail]
owner: queue team lead
milestones: {started: 2026-11-17 08:00, resolved: 2026-11-17 08:40}
related: [{id: 2025-11-25-queue-stalled, relation: recurrence_of}]
action_items:
  - {id: A1, text: Take over what was promised, owner: on-call lead, due: 2026-11-24}
  - {text: Tell the vendor, due: 2026-11-20}
  - {id: A9, text: Hush, owner: queue team, due: 2026-11-20, visibility: restricted}
",
    ),
    // Began before, published in the week.
    (
        "2026-11-02-slow-search",
        "title: Slow search
status: published
published: 2026-11-19
severity: sev3
services: [search]
milestones: {started: 2026-11-02 08:00, resolved: 2026-11-02 08:40}
reviewers: [{who: lead}]
",
    ),
    // A draft that nobody finishes, and one that is young.
    (
        "2026-10-20-lost-mails",
        "title: Lost mails
owner: mail team
milestones: {started: 2026-10-20 08:00, mitigated: 2026-10-22 08:40}
",
    ),
    (
        "2026-11-10-young",
        "title: Young
milestones: {started: 2026-11-10 08:00}
",
    ),
    // Nothing of this may be sent.
    (
        "2026-11-18-secret",
        "title: Nobody may read this
status: in_review
visibility: restricted
severity: sev1
milestones: {started: 2026-11-18 08:00}
related: [{id: 2025-11-25-queue-stalled, relation: recurrence_of}]
action_items: [{id: A1, text: Nobody may do this, owner: queue team, due: 2026-11-20}]
",
    ),
    // The day itself is of the next week.
    (
        "2026-11-23-today",
        "title: Today
status: draft
milestones: {started: 2026-11-23 06:00}
",
    ),
    // Published long ago without a review; two years and a day ago.
    (
        "2024-12-01-old",
        "title: Old
status: published
published: 2024-12-10
milestones: {started: 2024-12-01 06:00}
",
    ),
    ("2024-11-30-full-disk", "title: Full disk\nstatus: published\nmilestones: {started: 2024-11-30 06:00}\n"),
];

const TEXT: &str = "\
Postmortems: November 16, 2026 to November 22, 2026
2 new incidents, 1 recurrence, 2 actions overdue, 1 due until November 29, 1
waiting draft, 2 without a review


New Incidents

- in review: Queue stalled again
  2026-11-17-queue-stalled-again: sev1, queue, mail, 2026-11-17, 40 min
- published now: Slow search
  2026-11-02-slow-search: sev3, search, 2026-11-02, 40 min


What Came Back

- came back: Queue stalled again
  2026-11-17-queue-stalled-again is a recurrence of 2025-11-25-queue-stalled
  A2 of 2025-11-25-queue-stalled would have prevented this and is 41 days
  overdue
  1 more action of 2025-11-25-queue-stalled is still to be done


Overdue and Due Soon

nobody:
- 3 days overdue: Tell the vendor
  action 2 of 2026-11-17-queue-stalled-again, sev1, due 2026-11-20

on-call lead:
- due Tuesday, November 24: Take over what was promised
  A1 of 2026-11-17-queue-stalled-again, sev1

queue team:
- 41 days overdue: Limit the retries of every consumer
  A2 of 2025-11-25-queue-stalled, sev2, p1, prevent, due 2026-10-13


Drafts That Wait

- ended 32 days ago: Lost mails
  2026-10-20-lost-mails: mail team


Without a Review

- ended 6 days ago: Queue stalled again
  2026-11-17-queue-stalled-again: queue team lead
- published 4 days ago: Slow search
  2026-11-02-slow-search: nobody owns it


Years Ago This Week

- a year ago: Queue stalled
  2025-11-25-queue-stalled: sev2, queue, 2025-11-25, 1 h
  2 actions still to be done, 1 overdue

-- 
Made by hotwash
";

fn archive() -> Sandbox {
    let sandbox = Sandbox::new();
    for (name, text) in RECORDS {
        sandbox.write(&format!("postmortems/{name}.yaml"), format!("id: {name}\ntime_zone: UTC\n{text}"));
    }
    sandbox
}

fn digest(sandbox: &Sandbox, more: &str) -> Output {
    sandbox.hotwash(&format!("digest --on 2026-11-23 {more}")).expect(0)
}

#[test]
fn all_that_a_week_holds_is_told() {
    let output = digest(&archive(), "");
    assert_eq!(output.stdout, TEXT);
    assert_eq!(output.stderr, "");
}

#[test]
fn the_same_day_gives_the_same_bytes_whatever_the_clock_and_the_names_of_files() {
    let sandbox = archive();
    let moved = Sandbox::new();
    // Each says that it is the other one: one of them is told.
    for (one, other) in [("2026-11-19-one", "2026-11-19-two"), ("2026-11-19-two", "2026-11-19-one")] {
        let text = format!(
            "id: {one}\ntime_zone: UTC\ntitle: {one}\nmilestones: {{started: 2026-11-19 08:00}}\nrelated: [{{id: {other}, relation: duplicate_of}}]\n"
        );
        sandbox.write(&format!("postmortems/{one}.yaml"), &text);
        moved.write(&format!("postmortems/{}/{one}.yaml", one.replace("one", "zone")), text);
    }
    for (nth, (name, text)) in RECORDS.iter().enumerate() {
        moved.write(&format!("postmortems/{}/{name}.yaml", 9 - nth), format!("id: {name}\ntime_zone: UTC\n{text}"));
    }
    for format in ["text", "markdown", "html"] {
        let line = format!("digest --on 2026-11-23 --format {format}");
        let first = sandbox.hotwash(&line).expect(0).stdout;
        let later = run(sandbox.program().env("HOTWASH_NOW", "2031-05-05T01:00:00Z").args(line.split_whitespace()));
        assert_eq!(later.stdout, first);
        assert_eq!(moved.hotwash(&line).expect(0).stdout, first);
    }
}

#[test]
fn what_is_restricted_is_in_no_format() {
    let sandbox = archive();
    for format in ["text", "markdown", "html", "json"] {
        let text = digest(&sandbox, &format!("--format {format}")).stdout;
        assert!(text.contains("Queue stalled again"));
        for secret in ["Nobody may", "secret", "Hush", "A9"] {
            assert!(!text.contains(secret), "{secret} in {format}");
        }
    }
}

#[test]
fn where_there_is_nothing_to_say_nothing_is_said() {
    let sandbox = archive();
    let quiet = |more: &str| sandbox.hotwash(&format!("digest --on 2020-01-06 {more}")).expect(0);
    for format in ["text", "markdown", "html"] {
        let output = quiet(&format!("--format {format}"));
        assert_eq!((output.stdout.as_str(), output.stderr.as_str()), ("", ""));
    }
    sandbox.write("mail.html", "of last week");
    quiet("--format html -o mail.html");
    assert_eq!(sandbox.read("mail.html"), "", "what was written last week is not sent again");
    let json: serde_json::Value = serde_json::from_str(&quiet("--format json").stdout).unwrap();
    assert_eq!((&json["version"], &json["new"]), (&1.into(), &serde_json::json!([])));
    let empty = Sandbox::new().hotwash("digest").expect(0);
    assert_eq!(
        (empty.stdout.as_str(), empty.stderr.as_str()),
        ("", "there are no records: postmortems does not exist\n"),
        "a mail that never comes is no quiet week"
    );
    sandbox.write("elsewhere/hotwash.yaml", "{}\n");
    let young = sandbox.hotwash("-C elsewhere digest").expect(0);
    assert_eq!((young.stdout.as_str(), young.stderr.as_str()), ("", ""));
}

#[test]
fn a_digest_may_be_of_one_service_or_for_one_owner() {
    let sandbox = archive();
    let search = digest(&sandbox, "--service Search").stdout;
    assert!(search.contains("Slow search") && !search.contains("Queue"), "{search}");
    let lead = digest(&sandbox, "--owner on-call").stdout;
    assert!(
        lead.contains("Take over what was promised") && !lead.contains("Limit the") && !lead.contains("Lost"),
        "{lead}"
    );
    // As in the digest's own group.
    let nobody = digest(&sandbox, "--owner nobody");
    assert!(nobody.stdout.contains("Tell the vendor") && nobody.stdout.contains("nobody owns it"), "{nobody:?}");
    assert!(!nobody.stdout.contains("Take over") && nobody.stderr.is_empty(), "{nobody:?}");
    let unknown = digest(&sandbox, "--owner on-cal-lead");
    assert_eq!(unknown.stdout, "");
    assert!(
        unknown.stderr.contains("nothing is owned by `on-cal-lead`\nhint: did you mean `On-call lead`?"),
        "{unknown:?}"
    );
    assert!(digest(&sandbox, "--service serch").stderr.contains("did you mean `search`?"));
}

#[test]
fn what_is_old_and_how_long_a_week_is_can_be_said() {
    let sandbox = archive();
    sandbox.write(
        "hotwash.yaml",
        "digest: {draft_days: 5, review_days: 1000}\nsite: {base_url: 'https://pm.example.com/'}\n",
    );
    let text = digest(&sandbox, "").stdout;
    assert!(text.contains("- began 13 days ago: Young\n"), "{text}");
    assert!(text.contains("- published 713 days ago: Old\n"), "{text}");
    assert!(text.contains("\n  https://pm.example.com/incidents/2026-11-02-slow-search.html\n"), "{text}");
    let month = digest(&sandbox, "--days 30 --base-url http://localhost:8000").stdout;
    assert!(month.contains("Full disk") && month.contains("2 years ago: Old"), "{month}");
    assert!(month.ends_with("Made by hotwash: http://localhost:8000/\n"), "{month}");
    sandbox.hotwash("digest --base-url javascript:alert(1)").fails(&["is not the address of a site"]);
    sandbox.hotwash("digest --on someday").fails(&["someday"]);
}

#[test]
fn a_mail_is_one_document_that_loads_and_runs_nothing() {
    let html = digest(&archive(), "--format html --base-url https://pm.example.com").stdout;
    for never in ["<script", "<style", "<link", "<img", "src=", "@import", "url(", "javascript:"] {
        assert!(!html.contains(never), "{never}");
    }
    assert!(html.contains("max-width: 600px") && html.contains("color-scheme: light dark"));
    assert!(html.contains("<a href=\"https://pm.example.com/incidents/2025-11-25-queue-stalled.html\">"));
    assert!(html.contains("A2 of 2025-11-25-queue-stalled would have prevented this and is 41 days overdue"));
}

#[test]
fn hostile_texts_do_nothing_in_a_digest() {
    let sandbox = Sandbox::new();
    let title = "\"</td></table><script>alert(1)</script> [x](javascript:y) \\e]0;t\\a | # *b*\"";
    let text = format!(
        "title: {title}\nstatus: in_review\nservices: [\"<b>\\u202e\"]\nmilestones: {{started: 2026-11-17 08:00}}\naction_items: [{{text: \"1. [c](javascript:z)\", owner: \"<i>\", due: 2026-11-18}}]\n"
    );
    sandbox.write("postmortems/x.yaml", text);
    let all = |format: &str| digest(&sandbox, &format!("--format {format}")).stdout;
    let html = all("html");
    assert!(
        !html.contains("<script") && !html.contains("<b>") && !html.contains("<i>") && html.contains("&lt;script&gt;"),
        "{html}"
    );
    let markdown = all("markdown");
    assert!(!markdown.contains("](javascript") && !markdown.contains(" <script"), "{markdown}");
    for text in [all("text"), markdown, html] {
        assert!(!text.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{text:?}");
    }
}

#[test]
fn an_archive_may_have_a_mail_of_its_own() {
    let sandbox = archive();
    sandbox.write(
        "templates/html/digest.html",
        "{{ title }}: {% for section in sections %}{{ section.title }}, {% endfor %}",
    );
    let html = digest(&sandbox, "--format html --service search").stdout;
    assert_eq!(html, "Postmortems: November 16, 2026 to November 22, 2026: New Incidents, Without a Review, ");
}

#[test]
fn a_long_mail_is_cut_and_says_so_but_hides_nothing_that_is_due_now() {
    let sandbox = Sandbox::new();
    let action = |nth: usize, due: &str| format!("  - {{id: A{nth}, text: Deed {nth}, owner: us, due: {due}}}\n");
    let late: String = (1..=30).map(|nth| action(nth, "2026-09-01")).collect();
    let text = format!(
        "title: Many\nmilestones: {{started: 2026-08-01 08:00}}\naction_items:\n{late}{}",
        action(31, "2026-11-25")
    );
    sandbox.write("postmortems/many.yaml", text);
    let text = digest(&sandbox, "").stdout;
    assert!(text.contains("- due Wednesday, November 25: Deed 31\n"), "{text}");
    assert!(text.contains("Deed 10\n") && !text.contains("Deed 11\n"), "{text}");
    assert!(text.contains("  and 20 more overdue (hotwash actions lists all)\n"), "{text}");
    let json: serde_json::Value = serde_json::from_str(&digest(&sandbox, "--format json").stdout).unwrap();
    assert_eq!(json["owners"][0]["actions"].as_array().unwrap().len(), 31);
}

//! `check --fix`: what is mechanical is mended, and not one byte more.

#![expect(clippy::disallowed_methods, reason = "tests read their fixtures")]

use std::fmt::Write as _;

use hotwash::check;
use hotwash::check::Options;
use hotwash::config::Config;
use hotwash::finding::Finding;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use crate::rules;
use crate::sandbox::{NOW, Sandbox};

const BAD: &str = "# kept
title: 500   # a number
Status: In-Review
time_zone: utc
severity:   SEV-2
milestones:
  started: 2023-08-10 4:OO PM   # oh
  detected: \"2023-08-10 16:05 UTC\"
timeline:
  # the second
  - at: 2023-08-10 16:10
    text: second
    # about the second

  # really the first
  - at: 2023-08-10 16:00
    text: first
  - {at: 2023-08-10 4:20 PM, text: third, kind: Detected}
sumary: a guess
";

const GOOD: &str = "# kept
title: \"500\"   # a number
status: in_review
time_zone: UTC
severity:   sev2
milestones:
  started: 2023-08-10 16:00   # oh
  detected: 2023-08-10T16:05:00Z
timeline:
  # really the first
  - at: 2023-08-10 16:00
    text: first

  # the second
  - at: 2023-08-10 16:10
    text: second
    # about the second
  - {at: 2023-08-10 16:20, text: third, kind: detected}
sumary: a guess
";

fn mended(text: &str) -> check::Mended {
    let options = Options { config: &Config::default(), now: NOW.parse().unwrap(), stage: None };
    check::fix("a.yaml".as_ref(), text, options).unwrap()
}

fn findings(text: &str) -> Vec<Finding> {
    let options = Options { config: &Config::default(), now: NOW.parse().unwrap(), stage: None };
    check::proofread_text("a.yaml".as_ref(), text.as_bytes(), options).unwrap().findings()
}

/// What becomes of the text, which must then be as it is.
#[track_caller]
fn fixed(text: &str) -> String {
    let once = mended(text).text;
    assert_eq!(mended(&once).text, once, "fixing it again changes more");
    once
}

#[test]
fn what_is_mechanical_is_mended_told_and_written_and_the_rest_stays() {
    let sandbox = Sandbox::new();
    sandbox.write("postmortems/a.yaml", BAD);
    let output = sandbox.hotwash("check --fix").expect(1);
    assert_eq!(sandbox.read("postmortems/a.yaml"), GOOD);
    for line in [
        "postmortems/a.yaml:3: fixed[unknown-field]: `Status` -> `status`",
        "postmortems/a.yaml:7: fixed[impossible-clock]: `2023-08-10 4:OO PM` -> `2023-08-10 16:00`",
        "postmortems/a.yaml:16: fixed[timeline-out-of-order]: `2023-08-10 16:00` is moved to its place",
        "fixed 10 findings in 1 record",
    ] {
        assert!(output.stdout.lines().any(|told| told == line), "`{line}` is not told: {output:#?}");
    }
    let (_, remaining) = output.stdout.split_once("fixed 10 findings in 1 record\n").unwrap();
    assert!(remaining.contains("unknown key `sumary`") && !remaining.contains("does this"), "{output:#?}");

    let again = sandbox.hotwash("check --fix").expect(1);
    assert_eq!((again.stdout.as_str(), sandbox.read("postmortems/a.yaml").as_str()), (remaining, GOOD));
}

#[test]
fn a_diff_is_shown_and_git_applies_it_and_nothing_is_written() {
    let sandbox = Sandbox::repository();
    sandbox.write("postmortems/a.yaml", BAD.replace('\n', "\r\n"));
    sandbox.write("postmortems/b.yaml", format!("\u{feff}{}", BAD.trim_end()));
    let output = sandbox.hotwash("check --fix --diff").expect(1);
    assert_eq!(sandbox.read("postmortems/a.yaml"), BAD.replace('\n', "\r\n"));
    assert!(output.stderr.starts_with("would fix 20 findings in 2 records; then: checked 2 records:"), "{output:#?}");
    sandbox.write("fix.patch", &output.stdout);
    sandbox.git("apply fix.patch");
    assert_eq!(sandbox.read("postmortems/a.yaml"), GOOD.replace('\n', "\r\n"));
    assert_eq!(sandbox.read("postmortems/b.yaml"), format!("\u{feff}{}", GOOD.trim_end()));
    assert_eq!(sandbox.hotwash("check --fix --diff").expect(1).stdout, "");
}

#[test]
fn the_exit_status_is_that_of_what_remains() {
    let sandbox = Sandbox::new();
    sandbox.write("postmortems/a.yaml", "title: Slow\nstatus: Draft\n");
    sandbox.hotwash("check").expect(1);
    sandbox.hotwash("check --fix --diff").expect(0);
    sandbox.hotwash("check").expect(1);
    sandbox.hotwash("check --fix").expect(0);
    sandbox.hotwash("check").expect(0);
}

#[test]
fn programs_get_the_remaining_findings_alone() {
    let sandbox = Sandbox::new();
    sandbox.write("postmortems/a.yaml", BAD);
    let output = sandbox.hotwash("check --fix --format json").expect(1);
    let report: serde_json::Value = serde_json::from_str(&output.stdout).unwrap();
    assert_eq!(report["summary"]["errors"], 2);
    assert!(output.stderr.contains("a.yaml:3: fixed[unknown-field]"), "{output:#?}");
}

#[test]
fn what_is_told_as_fixable_is_what_is_fixed() {
    let sandbox = Sandbox::new();
    sandbox.write("postmortems/a.yaml", "title: Slow\nseverity: SEV2\nsumary: It was slow.\nkind: outtage\n");
    let report = sandbox.hotwash("check --format json").expect(1);
    let report: serde_json::Value = serde_json::from_str(&report.stdout).unwrap();
    let fixable = report["findings"].as_array().unwrap().iter().filter(|finding| finding["fixable"] == true);
    assert_eq!(fixable.map(|finding| finding["rule"].as_str().unwrap()).collect::<Vec<_>>(), ["unknown-severity"]);
    let told = sandbox.hotwash("check").expect(1).stdout;
    assert_eq!(told.matches("(`hotwash check --fix` does this)").count(), 1, "{told}");
    sandbox.hotwash("check --fix").expect(1);
    let text = "title: Slow\nseverity: sev2\nsumary: It was slow.\nkind: outtage\n";
    assert_eq!(sandbox.read("postmortems/a.yaml"), text);
}

#[test]
fn what_is_staged_is_not_rewritten() {
    let sandbox = Sandbox::repository();
    sandbox.hotwash("check --staged --fix").fails(&["--fix", "git add"]);
    assert_eq!(sandbox.hotwash("check --diff").status, 2);
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_archive_is_not_followed() {
    let sandbox = Sandbox::repository();
    sandbox.write("elsewhere/a.yaml", "title: Slow\nstatus: Draft\n");
    sandbox.write("archive/hotwash.yaml", "");
    sandbox.write("archive/postmortems/b.yaml", "title: Slow\n");
    std::os::unix::fs::symlink("../../elsewhere/a.yaml", sandbox.top.join("archive/postmortems/a.yaml")).unwrap();
    let output = sandbox.hotwash_in("archive", "check --fix postmortems/a.yaml").expect(1);
    assert!(output.stderr.contains("left alone: a symbolic link leads out of the archive"), "{output:#?}");
    assert_eq!(sandbox.read("elsewhere/a.yaml"), "title: Slow\nstatus: Draft\n");
}

#[test]
fn a_mended_reading_that_contradicts_the_others_is_left_to_a_person() {
    let text = "title: x\ntime_zone: UTC\nmilestones:\n  started: 2025-06-10 15:00\n  detected: 2025-06-10 15:05\n  \
                resolved: 2025-06-10 4:OO\nkind: Outage\n";
    let mended = mended(text);
    assert_eq!(mended.text, text.replace("Outage", "outage"));
    let left: Vec<_> = mended.left.iter().map(|finding| finding.field.to_string()).collect();
    assert_eq!(left, ["milestones.resolved"]);
}

#[test]
fn a_time_that_is_only_in_another_form_is_rewritten_whatever_it_contradicts() {
    let text =
        "title: x\ntime_zone: UTC\nmilestones:\n  started: 2025-06-10 15:00\n  resolved: 2025-06-10 2:30:15 PM\n";
    assert_eq!(fixed(text), text.replace("2:30:15 PM", "14:30:15"));
    assert!(!findings(&fixed(text)).iter().any(Finding::is_fixable));
}

#[test]
fn times_with_two_readings_and_days_with_a_clock_are_guesses() {
    for time in ["14:00 AM", "0:30 PM", "7:5 PM", "10:20:30:40", "4:30:15.250 PM"] {
        let text = format!("title: x\ntime_zone: UTC\nmilestones:\n  started: 2025-06-10 {time}\n");
        assert_eq!(fixed(&text), text);
    }
    let due = "title: x\naction_items:\n  - {id: A1, text: Raise the limit, due: 2025-06-10 15:00}\n";
    assert_eq!(fixed(due), due);
}

#[test]
fn a_key_that_is_there_in_both_spellings_keeps_both() {
    let text = "title: x\nTitle: y\nKind: outage\n";
    assert_eq!(fixed(text), "title: x\nTitle: y\nkind: outage\n");
}

#[test]
fn a_list_is_sorted_item_by_item_with_what_belongs_to_each() {
    let text = "title: x\ntime_zone: UTC\ntimeline: # from the pager\n\n  # all times are UTC\n\n  # one\n  - at: 2025-06-10 \
                10:30   # c\n    text: |\n      three\n\n      paragraphs\n\n\n  -   text: two\n      at: 2025-06-10 \
                10:10\n  # undated\n  - text: then\n  - at: 2025-06-10 10:20\n    text: last # d\n# end\nkind: outage";
    let want = "title: x\ntime_zone: UTC\ntimeline: # from the pager\n\n  # all times are UTC\n\n  -   text: two\n      at: \
                2025-06-10 10:10\n\n\n  # undated\n  - text: then\n  - at: 2025-06-10 10:20\n    text: last # d\n  # one\n  \
                - at: 2025-06-10 10:30   # c\n    text: |\n      three\n\n      paragraphs\n# end\nkind: outage";
    // The later two are in order, so it is the first that stands in the wrong place.
    assert_eq!(fixed(text), want);
    assert_eq!(fixed(&text.replace('\n', "\r\n")), want.replace('\n', "\r\n"));
}

#[test]
fn an_event_whose_date_may_be_wrong_is_not_moved() {
    let event = |time: &str| format!("  - {{at: 2025-{time}, text: Something happened}}\n");
    let days = ["06-10 10:00", "03-10 10:30", "06-10 11:00"].map(event).concat();
    let midnight = ["06-10 22:00", "06-10 23:50", "06-10 00:10"].map(event).concat();
    for events in [days, midnight] {
        let text = format!("title: x\ntime_zone: UTC\ntimeline:\n{events}");
        assert_eq!(fixed(&text), text);
    }
}

#[test]
fn a_long_timeline_is_sorted_and_rewritten_in_one_run() {
    let mut text = "title: x\ntime_zone: UTC\ntimeline:\n".to_owned();
    for place in (0..300).rev() {
        writeln!(text, "  - {{at: 2025-06-10 {}:{:02} AM, text: Again}}", 1 + place / 60, place % 60).unwrap();
    }
    let fixed = fixed(&text);
    assert!(!findings(&fixed).iter().any(|finding| finding.rule != "missing-field"), "{fixed}");
    assert!(fixed.lines().skip(3).is_sorted());
}

#[test]
fn actions_without_an_id_get_the_next_free_one() {
    let text = "title: x\naction_items:\n  # first\n  - text: Raise the limit # c\n    owner: web\n  - id: a1\n    text: \
                Lower it\n\n  - {text: Add an alert}\n";
    let want = "title: x\naction_items:\n  # first\n  - id: A2\n    text: Raise the limit # c\n    owner: web\n  - id: \
                a1\n    text: Lower it\n\n  - {text: Add an alert, id: A3}\n";
    assert_eq!(fixed(text), want);
    assert_eq!(fixed(&text.replace('\n', "\r\n")), want.replace('\n', "\r\n"));
}

#[test]
fn factors_get_ids_where_nobody_can_have_meant_another_one() {
    let factors = |one: &str, two: &str| {
        format!(
            "title: x\ncontributing_factors:\n  -{one} text: No alert # c\n  - id: f2\n    text: No test\n  -{two} text: No limit\n"
        )
    };
    let (bare, named) = (factors("", ""), factors(" id: F1\n   ", " id: F3\n   "));
    assert_eq!(fixed(&bare), named);
    // One of the two is meant, and only the author knows which.
    let addressed = format!("{bare}action_items:\n  - {{id: A1, text: Add an alert, addresses: [F1]}}\n");
    assert_eq!(fixed(&addressed), addressed);
}

#[test]
fn an_allow_that_nothing_needs_is_taken_away_and_one_that_is_over_is_not() {
    let text = "title: x\nallow:\n  # about the vendor\n  - rule: impossible-clock # c\n    reason: a\n  - {rule: blame-word, \
                reason: b, until: 2020-01-01}\n  - {rule: unknown-related, reason: c}\nkind: Outage\n";
    let want = "title: x\nallow:\n  # about the vendor\n  - {rule: blame-word, reason: b, until: 2020-01-01}\n  - {rule: \
                unknown-related, reason: c}\nkind: outage\n";
    assert_eq!(fixed(text), want);
    assert_eq!(fixed("title: x\nallow: [{rule: impossible-clock, reason: a}]\n"), "title: x\n");
}

#[test]
fn zones_words_times_and_order_are_mended_where_they_stand() {
    for (was, is) in [
        ("time_zone:   'europe/berlin' # c", "time_zone:   Europe/Berlin # c"),
        ("severity: \"SEV-3\"   # c", "severity: sev3   # c"),
        ("milestones: {started: 2025-06-10 3:30 pm} # c", "milestones: {started: 2025-06-10 15:30} # c"),
    ] {
        let mended = fixed(&format!("# a\ntitle: x\n\n{was}\n# z"));
        assert_eq!(mended, format!("# a\ntitle: x\n\n{is}\n# z"));
    }
}

#[test]
fn thousands_of_mistakes_are_mended_in_one_run() {
    let mut text = "title: x\ntime_zone: UTC\ntimeline:\n".to_owned();
    for place in 0..3000 {
        let clock = format!("{}:{:02} AM", place / 60 % 11 + 1, place % 60);
        writeln!(text, "  - {{at: 2025-06-{:02} {clock}, kind: Note, text: Again {place}}}", 10 + place / 660).unwrap();
    }
    let mended = mended(&text);
    assert_eq!((mended.fixed.len(), mended.left.len()), (6000, 0));
}

#[test]
fn after_its_fixes_no_fixture_has_anything_left_to_fix() {
    for rule in rules::names(&rules::root()) {
        let Ok(text) = std::fs::read_to_string(rules::root().join(&rule).join("bad.yaml")) else { continue };
        let mended = mended(&text);
        assert_eq!(fixed(&text), mended.text, "{rule}");
        assert!(mended.left.is_empty() && !findings(&mended.text).iter().any(Finding::is_fixable), "{rule}");
    }
}

/// Lines that are right, and the same with a mistake that is mechanical.
const LINES: &[(&str, &str)] = &[
    ("title: \"2025\"  # t", "title: 2025  # t"),
    ("kind: near_miss", "kind: Near Miss"),
    ("severity:  sev1 # s", "severity:  'SEV 1' # s"),
    ("time_zone: Europe/Berlin", "time_zone: europe/berlin"),
    (
        "milestones: {started: 2025-06-10 15:30, detected: 2025-06-10 15:31}",
        "milestones: {started: 2025-06-10 3:3O PM, detected: 2025-06-10 15.31}",
    ),
    ("published: 2025-07-01", "Published: 2025-07-01"),
    ("custom: {Kind: Outage, a: [1,  2]}", "custom: {Kind: Outage, a: [1,  2]}"),
    ("surprises: [it,  was: odd]", "surprises: [it,  was: odd]"),
    ("# a comment: with  blanks   ", "# a comment: with  blanks   "),
];

/// An event within one morning: approximate, without a time, with comments and blank lines, or plain.
fn event() -> impl Strategy<Value = String> {
    let forms = vec![
        "  - at: 2025-06-10 TIME\n    text: plain\n",
        "  # above TIME\n  # twice\n  - text: |\n      lines\n    at: 2025-06-10 TIME # c\n    # below TIME\n",
        "\n  - {at: 2025-06-10 TIME~, text: 'about: TIME'}\n",
        "  - text: undated TIME\n\n\n",
    ];
    let clock = (0_u32..700).prop_map(|minute| format!("{:02}:{:02}", minute / 60, minute % 60));
    (select(forms), clock).prop_map(|(form, clock)| form.replace("TIME", &clock))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn a_sorted_timeline_has_the_same_lines_and_no_disorder(
        events in proptest::collection::vec(event(), 0..12),
        end in select(vec!["\n", "\r\n"]),
    ) {
        let text = format!("title: x\ntime_zone: UTC\ntimeline:\n{}kind: outage\n", events.concat()).replace('\n', end);
        let new = fixed(&text);
        prop_assert!(!findings(&new).iter().any(|finding| finding.rule == "timeline-out-of-order"), "{}", new);
        let sorted = |text: &str| {
            let mut lines: Vec<String> = text.split(end).map(str::to_owned).collect();
            lines.sort();
            lines
        };
        prop_assert_eq!(sorted(&text), sorted(&new));
    }

    #[test]
    fn only_the_lines_of_fixed_findings_change(
        places in subsequence((0..LINES.len()).collect::<Vec<_>>(), 1..=LINES.len()).prop_shuffle(),
        is_bad in proptest::collection::vec(any::<bool>(), LINES.len()),
        end in select(vec!["\n", "\r\n"]),
        mark in select(vec!["", "\u{feff}"]),
    ) {
        let line = |place: &usize| if is_bad[*place] { LINES[*place].1 } else { LINES[*place].0 };
        let text = mark.to_owned() + &places.iter().map(line).collect::<Vec<_>>().join(end);
        let right = mark.to_owned() + &places.iter().map(|place| LINES[*place].0).collect::<Vec<_>>().join(end);
        let mended = mended(&text);
        prop_assert_eq!(&mended.text, &right);
        let lines: Vec<usize> = mended.fixed.iter().map(|fixed| fixed.line).collect();
        let changed = text.split(end).zip(right.split(end)).enumerate();
        for (number, (was, is)) in changed {
            prop_assert_eq!(was != is, lines.contains(&(number + 1)));
        }
        prop_assert_eq!(fixed(&right), right);
    }
}

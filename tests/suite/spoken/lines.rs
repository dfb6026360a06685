//! Many lines at once.

use hotwash::record::spoken::{Around, read, read_lines, split};
use proptest::prelude::*;

use super::around;

/// Each event as `time text`, with ` / ` for its line ends; what stands before them last.
fn told(text: &str) -> Vec<String> {
    told_around(text, &around("UTC"))
}

fn told_around(text: &str, around: &Around) -> Vec<String> {
    let lines = read_lines(text, around);
    let events = lines.events.iter().map(|event| {
        let at = event.at.as_ref().map_or_else(|why| format!("? {} ({why})", event.when), |at| at.time.to_string());
        format!("{at} {}", event.text.replace('\n', " / "))
    });
    events.chain(lines.before.iter().map(|line| format!("before: {line}"))).collect()
}

#[test]
fn a_list_of_times_and_texts_in_the_ways_that_people_write_it() {
    for line in [
        "15:35 Pool raised",
        "15:35 - Pool raised",
        "- 15:35 UTC: Pool raised",
        "* **15:35** — Pool raised",
        "3. 3:35 PM: Pool raised",
        "| 15:35 | Pool raised |",
        "| 2023-08-10 | 15:35 | Pool raised |",
        "[15:35] Pool raised",
        "[2023-08-10 15:35] Pool raised",
        "Aug 10 3:35 PM - Pool raised",
        "+5m Pool raised",
        "• 15:35Z Pool raised",
        "`15:35` Pool raised",
    ] {
        assert_eq!(told(line), ["2023-08-10 15:35 Pool raised"], "{line}");
    }
    assert_eq!(told("~15:35 Pool raised"), ["2023-08-10 15:35~ Pool raised"]);
}

/// The time and the text of a line on its own.
fn alone(line: &str) -> (Option<String>, String) {
    let now = "2023-08-10T16:00:00Z".parse().unwrap();
    let around = Around { now, day: None, ..around("UTC") };
    match split(line, &around) {
        Some((when, text)) => {
            let time = read(&when, &around).map_or_else(|why| format!("? {why}"), |at| at.time.to_string());
            (Some(time), text)
        }
        None => (None, line.to_owned()),
    }
}

#[test]
fn a_time_at_the_beginning_of_a_line_is_the_events() {
    for (line, time) in [
        ("15:30 restarted it", "2023-08-10 15:30"),
        ("[15:30] restarted it", "2023-08-10 15:30"),
        ("15:30 - restarted it", "2023-08-10 15:30"),
        ("~3:30 PM: restarted it", "2023-08-10 15:30~"),
        ("3pm restarted it", "2023-08-10 15:00"),
        ("3:30 p.m. restarted it", "2023-08-10 15:30"),
        ("10 minutes ago restarted it", "2023-08-10 15:50"),
        ("yesterday 14:00 restarted it", "2023-08-09 14:00"),
        ("Aug 9 14:00:05 restarted it", "2023-08-09 14:00:05"),
        ("2023-08-10T15:30:00Z restarted it", "2023-08-10T15:30:00Z"),
        ("2023-08-10 15:30:00 +0200 restarted it", "2023-08-10 13:30"),
        ("15:30 CEST restarted it", "2023-08-10 13:30"),
        ("1530 UTC restarted it", "2023-08-10 15:30"),
        ("1530 | restarted it", "2023-08-10 15:30"),
    ] {
        assert_eq!(alone(line), (Some(time.to_owned()), "restarted it".to_owned()), "{line}");
    }
}

#[test]
fn what_only_looks_like_a_time_is_text() {
    for line in [
        "500 errors",
        "1530 users saw it",
        "10.0.0.1:8080 is down",
        "now it is up",
        "3 nodes left",
        "15:30",
        "restarted at 3:30 PM",
        "5 minutes of silence",
    ] {
        assert_eq!(alone(line), (None, line.to_owned()), "{line}");
        if line != "15:30" && !line.ends_with("PM") {
            assert_eq!(told(line), [format!("before: {line}")], "{line}");
        }
    }
    for (line, text) in [
        ("15:30 GB used", "GB used"),
        ("15:30 Japan is down", "Japan is down"),
        ("15:30 -5 degrees", "-5 degrees"),
        ("15:30 5 replicas", "5 replicas"),
        ("15:30 - 5 replicas", "5 replicas"),
    ] {
        assert_eq!(alone(line), (Some("2023-08-10 15:30".to_owned()), text.to_owned()), "{line}");
        assert_eq!(told(line), [format!("2023-08-10 15:30 {text}")], "{line}");
    }
}

#[test]
fn what_was_meant_as_a_time_and_is_none_is_told() {
    for line in ["25:10 restarted it", "4:OO PM restarted it", "15:30 IST restarted it"] {
        let (time, text) = alone(line);
        assert!(time.is_some_and(|time| time.starts_with("? ")) && text == "restarted it", "{line}");
        assert!(told(line)[0].starts_with("? "), "{line}");
    }
}

#[test]
fn logs_are_lists_too() {
    assert_eq!(told("Aug 10 15:30:01 db1 sshd[12]: closed"), ["2023-08-10 15:30:01 db1 sshd[12]: closed"]);
    assert_eq!(told("2023-08-10T15:30:00.123Z ERROR pool"), ["2023-08-10T15:30:00.123Z ERROR pool"]);
    assert_eq!(told("[2023-08-10 15:30:00,123] ERROR pool"), ["2023-08-10 15:30:00.123 ERROR pool"]);
    assert_eq!(
        told("10.0.0.1 - - [10/Aug/2023:15:30:00 +0000] \"GET /\" 503"),
        ["2023-08-10 15:30 10.0.0.1 - - \"GET /\" 503"]
    );
}

#[test]
fn words_that_name_zones_too_stay_in_the_text() {
    for text in ["Japan lost its link", "GB quota was full", "10 pods restarted", "EU traffic fell", "a customer rang"]
    {
        assert_eq!(told(&format!("15:35 {text}")), [format!("2023-08-10 15:35 {text}")]);
    }
}

#[test]
fn lines_without_a_time_belong_to_the_event_before() {
    let chat = "Alice Smith  3:35 PM\nThe pool is full.\nLooking.\n\nbob [15:40]\nRaised it.\n";
    assert_eq!(
        told(chat),
        ["2023-08-10 15:35 Alice Smith: The pool is full. / Looking.", "2023-08-10 15:40 bob: Raised it."]
    );
}

#[test]
fn what_stands_before_the_first_time_is_handed_back() {
    assert_eq!(
        told("What we know:\nnothing\n15:35 Pool raised"),
        ["2023-08-10 15:35 Pool raised", "before: What we know:", "before: nothing"]
    );
}

#[test]
fn a_table_says_in_its_heading_where_its_clocks_are() {
    let table = "| Time (PDT) | What |\n| --- | :-: |\n| 8:35 | Pool raised |\n| 8:40 | Well |\n";
    assert_eq!(told(table), ["2023-08-10 15:35 Pool raised", "2023-08-10 15:40 Well"]);
    assert_eq!(told("| Time | What |\n|---|---|\n| 15:35 | Pool raised |"), ["2023-08-10 15:35 Pool raised"]);
}

#[test]
fn days_go_on_over_midnight_and_from_heading_to_heading() {
    assert_eq!(
        told("23:50 Slow\n0:10 Slower\n0:05 Found"),
        ["2023-08-10 23:50 Slow", "2023-08-11 00:10 Slower", "2023-08-11 00:05 Found"]
    );
    assert_eq!(
        told("Wednesday, August 9, 2023\n15:30 Deployed\n## 2023-08-10\n15:30 Slow"),
        ["2023-08-09 15:30 Deployed", "2023-08-10 15:30 Slow"]
    );
}

#[test]
fn what_can_mean_several_times_is_an_event_all_the_same() {
    let lines = told("15:35 IST Pool raised\n10/08/2023, 15:40 - Well\n4:OO PM Done");
    assert!(lines[0].starts_with("? 15:35 IST (`IST` is the abbreviation of several zones"), "{lines:?}");
    assert!(lines[0].ends_with("Pool raised"), "{lines:?}");
    assert!(lines[2].starts_with("? 4:OO PM") && lines[2].ends_with("Done"), "{lines:?}");
    // In London, local time is meant, and it was half past one twice.
    let london = around("Europe/London");
    let twice = read_lines("2023-10-29 01:30 Slow", &london);
    assert!(matches!(twice.events[0].at.as_ref().unwrap().placed, hotwash::record::Placed::Repeated { .. }));
}

proptest! {
    #[test]
    fn no_word_is_lost(lines in prop::collection::vec("([0-2]?[0-9]:[0-5][0-9]( -|:)? )?[a-zé]{3,9}( [a-z]{3,9})?", 1..9)) {
        let text = lines.join("\n");
        let read = read_lines(&text, &around("UTC"));
        let kept: Vec<String> = read.events.iter().map(|event| event.text.clone()).chain(read.before).collect();
        let kept = kept.join(" ");
        for word in text.split_whitespace().filter(|word| word.chars().all(char::is_alphabetic)) {
            prop_assert!(kept.contains(word), "{word} of {text:?} is not in {kept:?}");
        }
    }
}

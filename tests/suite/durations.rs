//! What a record may say about its length: whatever one of its times gives, and nothing where they
//! give nothing or contradict each other.

use hotwash::config::Config;

use crate::rules::proofread_text;

/// What is said against `summary` in a record with these times.
fn said(summary: &str, times: &str) -> Vec<String> {
    said_in("UTC", summary, times)
}

fn said_in(zone: &str, summary: &str, times: &str) -> Vec<String> {
    let text = format!("title: Checkout errors\ntime_zone: {zone}\nsummary: |\n  {summary}\n{times}");
    let outcome = proofread_text(&text, &Config::default(), None);
    let mismatches = outcome.findings().into_iter().filter(|finding| finding.rule == "duration-mismatch");
    mismatches.map(|finding| finding.message).collect()
}

const ONE_BLOCK: &str = "\
milestones:
  started: 2025-06-10 10:00
  detected: 2025-06-10 10:20
  mitigated: 2025-06-10 11:00
  resolved: 2025-06-10 11:45
";

#[test]
fn every_span_between_milestones_may_be_meant() {
    for length in
        ["1 hour 45 minutes", "105 minutes", "about 2 hours", "1h", "20 minutes", "40 min", "85 minutes", "1.75 hours"]
    {
        assert_eq!(said(&format!("The outage lasted {length}."), ONE_BLOCK), Vec::<String>::new(), "{length}");
    }
    for length in ["3 hours", "10 minutes", "2h 45min", "over 2.5 hours", "less than 15 minutes"] {
        assert_eq!(said(&format!("The outage lasted {length}."), ONE_BLOCK).len(), 1, "{length}");
    }
}

#[test]
fn the_message_names_the_length_of_the_whole() {
    assert_eq!(
        said("There were 45 minutes of downtime.", ONE_BLOCK),
        ["`45 minutes` is not what the times give: started to resolved is 1 h 45 min"]
    );
}

#[test]
fn one_statement_is_told_once_however_often_it_is_made() {
    let twice = "The outage lasted 45 minutes. It was an outage of 45 minutes.";
    assert_eq!(said(twice, ONE_BLOCK).len(), 1);
}

#[test]
fn windows_of_impact_count_alone_together_and_from_first_to_last() {
    let windows = "\
impact:
  windows:
    - {from: 2025-06-10 10:00, to: 2025-06-10 10:10}
    - {from: 2025-06-10 12:00, to: 2025-06-10 12:25}
";
    for length in ["10 minutes", "25 minutes", "35 minutes", "2 hours 25 minutes"] {
        assert_eq!(said(&format!("The outage lasted {length}."), windows), Vec::<String>::new(), "{length}");
    }
    assert_eq!(
        said("The outage lasted 50 minutes.", windows),
        ["`50 minutes` is not what the times give: all impact windows is 35 min"]
    );
}

#[test]
fn an_incident_that_came_back_has_a_length_each_time() {
    let twice = "\
timeline:
  - {at: 2025-06-10 10:00, kind: started, text: First errors}
  - {at: 2025-06-10 10:12, kind: recovered, text: No errors}
  - {at: 2025-06-10 11:00, kind: reoccurred, text: Errors again}
  - {at: 2025-06-10 11:30, kind: resolved, text: The last error}
";
    for length in ["12 minutes", "30 minutes", "90 minutes"] {
        assert_eq!(said(&format!("The outage lasted {length}."), twice), Vec::<String>::new(), "{length}");
    }
    assert_eq!(said("The outage lasted 50 minutes.", twice).len(), 1);
}

#[test]
fn approximate_times_allow_for_approximate_words() {
    let roughly = ONE_BLOCK.replace("started: 2025-06-10 10:00", "started: 2025-06-10 10:00~");
    assert_eq!(said("The outage lasted 115 minutes.", &roughly), Vec::<String>::new());
    assert_eq!(said("The outage lasted 115 minutes.", ONE_BLOCK).len(), 1);
}

#[test]
fn without_an_end_or_with_times_that_contradict_each_other_nothing_is_said() {
    let no_end = "milestones: {started: 2025-06-10 10:00, detected: 2025-06-10 10:20}\n";
    let backwards = ONE_BLOCK.replace("resolved: 2025-06-10", "resolved: 2025-06-09");
    for times in [no_end, &backwards, ""] {
        assert_eq!(said("The outage lasted 5 hours.", times), Vec::<String>::new(), "{times}");
    }
}

#[test]
fn across_a_clock_change_the_time_that_passed_counts() {
    // New York puts its clocks back at 02:00 on November 2: the wall shows three hours, four passed.
    let night = "milestones: {started: 2025-11-02 00:30, resolved: 2025-11-02 03:30}\n";
    let in_new_york = |summary: &str| said_in("America/New_York", summary, night).len();
    assert_eq!(in_new_york("The outage lasted 4 hours."), 0);
    assert_eq!(in_new_york("The outage lasted 3 hours."), 1);
}

#[test]
fn an_end_so_long_after_the_beginning_is_a_length() {
    let told = |length: &str| said(&format!("The incident ended at 11:45, {length} after it began."), ONE_BLOCK).len();
    assert_eq!((told("1 hour 45 minutes"), told("2 hours 45 minutes")), (0, 1));
    // What happened along the way has a length of its own.
    assert_eq!(said("The first page was sent 12 minutes after it began.", ONE_BLOCK), Vec::<String>::new());
}

//! Times that people type.

mod lines;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use hotwash::record::spoken::{Around, echo, read, read_day};
use hotwash::record::{Clock, Offset, Placed, Timestamp, Tz};
use proptest::prelude::*;

/// Fri 2023-08-11 12:00 UTC, the incident on the day before, the last event at 15:30.
fn around(zone: &str) -> Around {
    Around {
        clock: Clock::new(Tz::named(zone).unwrap()),
        now: "2023-08-11T12:00:20Z".parse().unwrap(),
        previous: Some("2023-08-10T15:30:00Z".parse().unwrap()),
        day: NaiveDate::from_ymd_opt(2023, 8, 10),
    }
}

fn understood(text: &str, around: &Around) -> String {
    match read(text, around) {
        Ok(spoken) => spoken.time.to_string(),
        Err(mistake) => panic!("{text}: {mistake}"),
    }
}

fn refused(text: &str, around: &Around) -> (String, String, Option<String>) {
    match read(text, around) {
        Ok(spoken) => panic!("{text} was read as {}", spoken.time),
        Err(mistake) => (mistake.message, mistake.help.unwrap_or_default(), mistake.instead),
    }
}

#[test]
fn people_type_times_in_many_forms() {
    let utc = around("UTC");
    for text in [
        "15:45",
        "3:45 PM",
        "3.45pm",
        "3:45 p.m.",
        "1545",
        "15h45",
        "+15m",
        "15 minutes later",
        "15min after",
        "15:45 UTC",
        "Aug 10 3:45 PM",
        "August 10, 2023, 3:45 PM",
        "Thursday, August 10th 2023 at 3:45 PM",
        "10 Aug 2023 15:45",
        "3:45 PM on August 10",
        "2023-08-10 15:45",
        "2023-08-10 15:45:00",
        "2023-8-10 15:45",
        "2023/08/10 15:45",
        "2023-08-10T15:45",
        "yesterday 15:45",
        "yesterday at 3:45pm",
        "2023-08-10 8:45 PDT",
        "2023-08-10 17:45 CEST",
        "2023-08-10 17:45 Europe/Berlin",
        "17:45 +02:00",
        "17:45+0200",
        "17:45 UTC+2",
        "2023-08-10 15:45 (UTC)",
        "[10/Aug/2023:15:45:00 +0000]",
    ] {
        assert_eq!(understood(text, &utc).trim_end_matches(":00"), "2023-08-10 15:45", "{text}");
    }
    assert_eq!(understood("+1h30m", &utc), "2023-08-10 17:00");
    assert_eq!(understood("1 hour and 30 minutes later", &utc), "2023-08-10 17:00");
    assert_eq!(understood("an hour later", &utc), "2023-08-10 16:30");
    assert_eq!(understood("now", &utc), "2023-08-11 12:00");
    assert_eq!(understood("10 minutes ago", &utc), "2023-08-11 11:50");
    assert_eq!(understood("today 9:15", &utc), "2023-08-11 09:15");
    assert_eq!(understood("3 PM", &utc), "2023-08-10 15:00");
    assert_eq!(understood("12:00 AM", &utc), "2023-08-10 00:00");
}

#[test]
fn a_tilde_on_either_side_says_approximate() {
    for text in ["~15:30", "15:30~", "15:30 ~", "about 3:30 PM", "2023-08-10 15:30~"] {
        assert_eq!(understood(text, &around("UTC")), "2023-08-10 15:30~", "{text}");
    }
}

#[test]
fn the_records_own_absolute_forms_stay_absolute() {
    let london = around("Europe/London");
    for text in ["2023-08-10T15:30:00Z", "2023-08-10T17:30:00+02:00", "2023-08-10T15:30:00.250Z~"] {
        assert_eq!(understood(text, &london), text);
    }
}

#[test]
fn other_zones_become_the_records_own_local_time() {
    let london = around("Europe/London");
    assert_eq!(understood("15:30 UTC", &london), "2023-08-10 16:30");
    assert_eq!(understood("2023-08-10 8:30 AM PDT", &london), "2023-08-10 16:30");
    // Dhaka says BST too, but a record in London means London.
    assert_eq!(understood("16:30 BST", &london), "2023-08-10 16:30");
}

#[test]
fn without_a_day_a_clock_means_the_last_time_it_showed_that() {
    let fresh = Around { previous: None, day: None, ..around("UTC") };
    assert_eq!(understood("11:00", &fresh), "2023-08-11 11:00");
    assert_eq!(understood("23:30", &fresh), "2023-08-10 23:30");
    assert!(read("23:30", &fresh).unwrap().bare);
    assert!(!read("Aug 10 23:30", &fresh).unwrap().bare);
}

#[test]
fn a_date_without_a_year_is_near_the_incident() {
    let new_year = Around { day: NaiveDate::from_ymd_opt(2023, 1, 1), ..around("UTC") };
    assert_eq!(understood("Dec 31 23:50", &new_year), "2022-12-31 23:50");
    let unknown = Around { day: None, ..around("UTC") };
    assert_eq!(understood("Dec 31 23:50", &unknown), "2022-12-31 23:50");
}

#[test]
fn impossible_clocks_are_explained_with_the_likely_reading() {
    let utc = around("UTC");
    let (message, help, instead) = refused("4:OO PM", &utc);
    assert_eq!(message, "`4:OO PM` is not a time: the letter O stands where the digit 0 belongs");
    assert_eq!(help, "write `16:00` if that was meant");
    assert_eq!(instead.as_deref(), Some("2023-08-10 16:00"));
    let (message, _, instead) = refused("13:55 PM", &utc);
    assert_eq!(message, "`13:55 PM` is not a time: 13:55 is already past noon, so PM cannot follow it");
    assert_eq!(instead.as_deref(), Some("2023-08-10 13:55"));
    let (message, _, instead) = refused("25:10", &utc);
    assert_eq!((&*message, instead), ("`25:10` is not a time: a day has no hour 25", None));
    assert_eq!(refused("Feb 30 2023 10:00", &utc).0, "`Feb 30 2023` does not exist: February 2023 has no day 30");
}

#[test]
fn what_could_mean_two_things_is_refused_with_both() {
    let utc = around("UTC");
    let (message, help, _) = refused("10/08/2023 15:30", &utc);
    assert_eq!((&*message, &*help), ("`10/08/2023` can mean two days", "write `2023-10-08` or `2023-08-10`"));
    assert_eq!(refused("8/25/2023 15:30", &utc).2.as_deref(), Some("2023-08-25"));
    let (message, help, _) = refused("15:30 IST", &utc);
    assert_eq!(message, "`IST` is the abbreviation of several zones");
    assert!(help.contains("`Asia/Kolkata` or `Europe/Dublin` or `Asia/Jerusalem`"), "{help}");
    assert_eq!(refused("2023-12-10 15:30 PDT", &utc).0, "`PDT` was not in force on 2023-12-10");
    assert_eq!(refused("Friday, August 10, 2023 15:30", &utc).0.split(": ").last(), Some("2023-08-10 is a Thursday"));
}

#[test]
fn what_is_no_time_is_never_guessed() {
    let utc = around("UTC");
    for text in [
        "",
        " ",
        "~",
        "soon",
        "15",
        "2023-08-10",
        "Aug 10 2023",
        "Aug 10",
        "yesterday",
        "Thursday 14:00",
        "5",
        "+5",
        "+02:00",
        "15:30 somewhere",
        "15:30 16:30",
        "15:30 15:30 UTC",
        "in the evening",
        "15:30 UTC extra",
        "10.08.2023",
        "2023-08-10T",
        "99999999999999999999 minutes ago",
        "999999999 weeks ago",
        "é",
        "١٥:٣٠",
        "3:30 PM PM",
    ] {
        refused(text, &utc);
    }
    let first = Around { previous: None, ..utc };
    assert!(refused("+5m", &first).0.contains("counts from a time before it"));
}

#[test]
fn skipped_and_repeated_local_times_are_told_apart() {
    let london = around("Europe/London");
    assert!(matches!(read("2023-03-26 01:30", &london).unwrap().placed, Placed::Skipped { .. }));
    assert!(matches!(read("2023-10-29 01:30", &london).unwrap().placed, Placed::Repeated { .. }));
    // The abbreviation says which of the two.
    assert_eq!(understood("2023-10-29 01:30 BST", &london), "2023-10-29T01:30:00+01:00");
    assert_eq!(understood("2023-10-29 01:30 GMT", &london), "2023-10-29T01:30:00+00:00");
}

#[test]
fn what_was_understood_is_said_with_weekday_zone_and_utc() {
    let said = |text: &str, zone: &str| echo(&text.parse().unwrap(), Clock::new(Tz::named(zone).unwrap()));
    assert_eq!(said("2023-08-10 15:30", "UTC"), "Thu 2023-08-10 15:30 UTC");
    assert_eq!(said("2023-08-10 16:30", "Europe/London"), "Thu 2023-08-10 16:30 BST (15:30 UTC)");
    assert_eq!(said("2023-08-10T15:30:00Z", "Europe/London"), "Thu 2023-08-10 16:30 BST (15:30 UTC)");
    assert_eq!(
        said("2023-08-10 20:30~", "America/New_York"),
        "about Thu 2023-08-10 20:30 EDT (Fri 2023-08-11 00:30 UTC)"
    );
}

#[test]
fn days_ahead_are_read_for_due_dates() {
    let today = NaiveDate::from_ymd_opt(2023, 8, 14).unwrap();
    let due = |text: &str| read_day(text, today).map(|date| date.to_string()).map_err(|mistake| mistake.message);
    for text in ["2023-08-28", "Aug 28", "28 August 2023", "Monday, August 28", "+14d", "in 2 weeks", "2 weeks", "+2w"]
    {
        assert_eq!(due(text).as_deref(), Ok("2023-08-28"), "{text}");
    }
    assert_eq!(due("tomorrow").as_deref(), Ok("2023-08-15"));
    // On a Monday, Monday is the one to come.
    assert_eq!(due("Friday").as_deref(), Ok("2023-08-18"));
    assert_eq!(due("mon").as_deref(), Ok("2023-08-21"));
    assert_eq!(due("Jan 5").as_deref(), Ok("2024-01-05"));
    assert_eq!(due("soon"), Err("`soon` is not a day".to_owned()));
    assert_eq!(due("2023-02-30"), Err("`2023-02-30` does not exist: February 2023 has no day 30".to_owned()));
}

#[test]
fn a_record_that_holds_a_date_in_words_is_told_its_form() {
    let instead = |text: &str| text.parse::<Timestamp>().unwrap_err().instead;
    assert_eq!(instead("August 10, 2023, 3:30 PM").as_deref(), Some("2023-08-10 15:30"));
    assert_eq!(instead("10 Aug 2023 15:30 UTC").as_deref(), Some("2023-08-10T15:30:00Z"));
    assert_eq!(instead("August 10, 2023, 4:OO PM").as_deref(), Some("2023-08-10 16:00"));
    // Without a year a record cannot know the day.
    assert_eq!(instead("Aug 10 3:30 PM"), None);
}

#[test]
fn an_abbreviation_of_several_zones_tells_what_each_makes_of_it() {
    let utc = around("UTC");
    let meant = |text: &str| -> Vec<String> {
        let readings = hotwash::record::spoken::in_each_zone(text, &utc);
        readings.iter().map(|(zone, spoken)| format!("{zone} {}", spoken.time)).collect()
    };
    assert_eq!(
        meant("~2023-08-10 15:30 IST"),
        ["Asia/Kolkata 2023-08-10 10:00~", "Europe/Dublin 2023-08-10 14:30~", "Asia/Jerusalem 2023-08-10 12:30~"]
    );
    assert_eq!(meant("15:30 BST"), ["Europe/London 2023-08-10 14:30", "Asia/Dhaka 2023-08-10 09:30"]);
    assert_eq!(meant("15:30"), [""; 0]);
}

fn timestamps() -> impl Strategy<Value = Timestamp> {
    let offsets = prop_oneof![
        Just(None),
        Just(Some(Offset::Utc)),
        (-18 * 60..=18 * 60_i32).prop_map(|minutes| Some(Offset::Fixed(minutes * 60))),
    ];
    (1970..2100_i32, 1..=365_u32, 0..86_400_u32, offsets, any::<bool>(), any::<bool>()).prop_map(
        |(year, day, second, offset, seconds, approximate)| {
            let second = if seconds || offset.is_some() { second } else { second / 60 * 60 };
            let time = NaiveTime::from_num_seconds_from_midnight_opt(second, 0).unwrap();
            let naive = NaiveDateTime::new(NaiveDate::from_yo_opt(year, day).unwrap(), time);
            Timestamp { naive, offset, seconds: seconds || offset.is_some(), approximate }
        },
    )
}

proptest! {
    #[test]
    fn what_a_record_writes_is_read_as_it_was(time in timestamps()) {
        let spoken = read(&time.to_string(), &around("Europe/London")).unwrap();
        prop_assert_eq!(spoken.time, time);
    }

    #[test]
    fn no_text_is_too_strange(text in "\\PC{0,30}|[0-9 :./+~,APMaughZ-]{0,24}") {
        let _ = read(&text, &around("America/New_York"));
        let _ = read_day(&text, NaiveDate::from_ymd_opt(2023, 8, 14).unwrap());
        let _ = text.parse::<Timestamp>();
        let _ = hotwash::record::spoken::of_log(&text, &around("America/New_York"));
    }
}

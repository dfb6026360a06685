//! Tables.

use super::{csv, ground, mapping, table, times, told, unread};
use crate::import::feed::{Ground, Mapping};
use crate::record::{Clock, TimeZone, Tz};

#[test]
fn columns_are_known_by_their_heads_in_any_order() {
    let feed = table(
        "Ticket;What happened;Kind;Who;Time (UTC)\n\
         https://x.test/7;Raised the pool;action;database team;2023-08-10 15:02\n\
         ;Users came back;recovered;;15:20\n",
    );
    assert_eq!(
        told(&feed),
        [
            "2023-08-10 16:02 | action | database team | Raised the pool | https://x.test/7",
            "2023-08-10 16:20 | recovered |  | Users came back | ",
        ]
    );
    assert_eq!(
        feed.remarks,
        ["2 rows read with at = `Time (UTC)`, text = `What happened`, by = `Who`, kind = `Kind`, evidence = `Ticket`"]
    );
}

#[test]
fn a_day_and_a_clock_are_one_time_and_midnight_is_passed() {
    let feed = table("Date\tTime\tEvent\n2023-08-10\t23:50\tone\n\t00:10\ttwo\n");
    assert_eq!(times(&feed), ["2023-08-10 23:50", "2023-08-11 00:10"]);
    // A clock alone is that of the day when the incident began.
    assert_eq!(times(&table("time,what\n15:40,one\n3:50 PM,two\n")), ["2023-08-10 15:40", "2023-08-10 15:50"]);
}

#[test]
fn times_come_in_all_shapes() {
    let shapes = [
        ("1691679600", "2023-08-10 16:00"),
        ("1691679600.25", "2023-08-10 16:00"),
        ("1691679600123", "2023-08-10 16:00"),
        ("1691679600123456", "2023-08-10 16:00"),
        ("2023-08-10T15:00:00.123456789Z", "2023-08-10 16:00"),
        ("2023-08-10T17:00:30+02:00", "2023-08-10 16:00:30"),
        ("\"Thu, 10 Aug 2023 15:00:00 +0000\"", "2023-08-10 16:00"),
        ("10/Aug/2023:15:00:00 +0000", "2023-08-10 16:00"),
        ("2023-08-10 15:00:00.5 +0000 UTC", "2023-08-10 16:00"),
        ("2023-08-10 15:00 UTC", "2023-08-10 16:00"),
        ("\"August 10, 2023, 4:00 PM\"", "2023-08-10 16:00"),
        ("Aug 10th 16:00", "2023-08-10 16:00"),
        ("~16:00", "2023-08-10 16:00~"),
        ("4pm BST", "2023-08-10 16:00"),
        ("T+30", "2023-08-10 16:00"),
        ("2023年8月10日 16時00分", "2023-08-10 16:00"),
    ];
    for (written, at) in shapes {
        let feed = table(&format!("when,what\n{written},it\n"));
        assert_eq!(times(&feed), [at], "{written}: {feed:?}");
    }
}

#[test]
fn what_cannot_be_a_time_is_told_with_its_line_and_the_others_go_on() {
    let feed = table(
        "time,what\n4:OO PM,letters\n\"16:00\n\",\"over\nlines\"\nsoon,when\n,never\n16:05 IST,where\n16:10,\n\
         16:20,fine\n2023-10-29 01:30,twice\n",
    );
    assert_eq!(times(&feed), ["2023-08-10 16:00", "2023-08-10 16:20"]);
    let told = unread(&feed);
    let lines: Vec<usize> = told.iter().map(|(line, _)| *line).collect();
    assert_eq!(lines, [2, 6, 7, 8, 9, 11]);
    for ((_, why), part) in told.iter().zip([
        "`4:OO PM` cannot be: the letter O",
        "`soon` is not a time",
        "it has no time",
        "several zones in `16:05 IST`",
        "it says nothing",
        "it was 2023-10-29 01:30 twice: write `2023-10-29T01:30:00+01:00` or",
    ]) {
        assert!(why.contains(part), "{why}");
    }
}

#[test]
fn a_range_keeps_its_end_in_words() {
    assert_eq!(
        told(&table("time,what\n16:00-16:20,failover\n")),
        ["2023-08-10 16:00 |  |  | failover (16:00-16:20) | "]
    );
}

#[test]
fn the_zone_of_times_without_one_can_be_said() {
    let tokyo = Ground { zone: Tz::named("Asia/Tokyo").map(TimeZone), ..ground() };
    let read = |ground: &Ground, text: &str| times(&csv(text, &Mapping::default(), ground).unwrap());
    assert_eq!(read(&tokyo, "time,what\n2023-08-11 00:30,it\n"), ["2023-08-10 16:30"]);
    // A record of which nobody knows the zone has absolute times, or is asked for it.
    let nowhere = Ground { clock: None, ..tokyo };
    assert_eq!(read(&nowhere, "time,what\n2023-08-11 00:30,it\n"), ["2023-08-10T15:30:00Z"]);
    let unsaid = Ground { zone: None, ..nowhere };
    assert_eq!(
        read(&unsaid, "time,what\n2023-08-11 00:30,it\n1691679600,it\n"),
        ["2023-08-11 00:30", "2023-08-10T15:00:00Z"]
    );
    assert_eq!(Clock::new(Tz::UTC).zone().name(), "UTC");
}

#[test]
fn a_mapping_says_which_is_which() {
    let text = "a,b,\"c, d\",e\nx,16:00,one,2023-08-10\n";
    let read = |map: &str| csv(text, &mapping(map), &ground());
    assert_eq!(told(&read("at=e,at=b,text=c, d,by=a").unwrap()), ["2023-08-10 16:00 |  | x | one | "]);
    assert_eq!(told(&read("at=4,at=2,text=3,text=A").unwrap()), ["2023-08-10 16:00 |  |  | one\nx | "]);
    let why = |map: &str| {
        let why = read(map).unwrap_err();
        format!("{why}; {}", why.what_to_do().unwrap_or_default())
    };
    assert!(why("at=bb,text=a").contains("no column is called `bb`; did you mean `b`?"), "{}", why("at=bb"));
    assert!(why("text=a").contains("no column says when it was: the first row names `a`, `b`, `c, d`, `e`"));
    assert!(why("rows=a").contains("JSON alone"));
    assert!("when=a".parse::<Mapping>().unwrap_err().to_string().contains("`when` is no field of an event"));
    assert!("at=".parse::<Mapping>().is_err() && "".parse::<Mapping>().is_err());
}

#[test]
fn a_table_without_heads_has_its_time_and_its_words() {
    let feed = table("2023-08-10 16:00,ops,The pool was raised\n16:05,ops,All was well\n");
    assert_eq!(told(&feed).len(), 2);
    assert!(told(&feed)[0].ends_with("| The pool was raised | "), "{feed:?}");
    assert!(feed.remarks[0].contains("at = `column 1`, text = `column 3`"), "{feed:?}");
}

#[test]
fn kinds_are_the_records_own_and_addresses_are_no_roles() {
    let feed = table(
        "time,what,type,user\n16:00,one,Rolled back,Kim <kim@x.test>\n16:01,two,deploy,kim@x.test\n16:02,three,,pager\n",
    );
    assert_eq!(
        told(&feed),
        [
            "2023-08-10 16:00 | rolled_back | Kim | one | ",
            "2023-08-10 16:01 |  |  | two | ",
            "2023-08-10 16:02 |  | pager | three | ",
        ]
    );
    let remarks = feed.remarks.join("\n");
    assert!(remarks.contains("`deploy`") && remarks.contains("1 mail address was not taken"), "{remarks}");
    // A column of other words is another thing.
    assert!(!table("time,what,type\n16:00,one,message\n").remarks[0].contains("kind"));
}

#[test]
fn hostile_texts_become_texts() {
    let feed = table("time,what\n16:00,a\u{1b}[31mb\u{7}\u{202e}c\n");
    assert_eq!(told(&feed), ["2023-08-10 16:00 |  |  | abc | "]);
    let long = table(&format!("time,what\n16:00,{}\n16:01,fine\n", "x".repeat(20_000)));
    assert_eq!(long.offered.len(), 1);
    assert!(unread(&long)[0].1.contains("too long for an event"), "{long:?}");
    assert!(csv("", &Mapping::default(), &ground()).is_err());
    assert!(csv(&"a,b\n1,2\n".repeat(20_000), &Mapping::default(), &ground()).is_err());
}

#[test]
fn a_day_that_can_be_two_is_told_where_nothing_says_which() {
    let nothing = Ground { start: None, ..ground() };
    let feed = csv("time,what\n03/04/2023 16:00,it\n", &Mapping::default(), &nothing).unwrap();
    assert!(feed.remarks.iter().any(|remark| remark.contains("the other way round")), "{feed:?}");
    assert_eq!(times(&table("time,what\n08/10/2023 16:00,it\n")), ["2023-08-10 16:00"]);
}

#[test]
fn a_comma_without_quotes_is_told() {
    let feed = table("time,what\n2023-08-10 15:40,first, and more\n2023-08-10 15:50,\"second, and more\"\n");
    let told: Vec<&String> = feed.remarks.iter().filter(|remark| remark.starts_with("line ")).collect();
    assert_eq!(told, ["line 2: more cells than the first row has: put a text that has a comma in quotes"]);
}

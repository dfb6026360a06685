//! What holds for any text.

use chrono::{NaiveDate, NaiveTime};
use proptest::prelude::*;

use super::*;

fn days() -> impl Strategy<Value = NaiveDate> {
    (0_i64..36_000).prop_filter_map("a day", |days| {
        NaiveDate::from_ymd_opt(1995, 1, 1)?.checked_add_days(chrono::Days::new(days.unsigned_abs()))
    })
}

fn clocks() -> impl Strategy<Value = NaiveTime> {
    (0_u32..86_400).prop_filter_map("a clock", |second| NaiveTime::from_num_seconds_from_midnight_opt(second, 0))
}

proptest! {
    #[test]
    fn a_time_that_is_printed_is_read_back(date in days(), time in clocks(), day_form in 0_usize..9, clock_form in 0_usize..5, mark in 0_usize..4) {
        let day_forms = ["%Y-%m-%d", "%Y/%m/%d", "%d.%m.%Y", "%-d %B %Y", "%b %-d, %Y", "%A, %B %-d %Y", "%Y年%-m月%-d日", "%d-%b-%Y", "%Y-%m-%d (%a)"];
        let clock_forms = ["%H:%M:%S", "%-H:%M:%S", "%I:%M:%S %p", "%-I:%M:%S%P", "%H時%M分%S秒"];
        let marks = [("", ""), ("**", "**"), ("`", "`"), ("[", "]")];
        let (open, close) = marks[mark];
        let text = format!("{open}{} {}{close} Alert", date.format(day_forms[day_form]), time.format(clock_forms[clock_form]));
        let found = lead(&text).ok_or_else(|| TestCaseError::fail(text.clone()))?;
        // In figures, days to twelve can be either; which one, the timeline tells.
        let read = found.date.as_ref().filter(|day| day.order != Order::Either).map(Day::date);
        let swapped = found.date.as_ref().filter(|day| day.order == Order::Either).map(|day| day.swapped().date());
        prop_assert_eq!(read.or(swapped).flatten(), Some(date), "{}", text);
        prop_assert_eq!(found.clock.as_ref().and_then(|clock| clock.time), Some(time), "{}", text);
        prop_assert_eq!(&text[found.rest..], "Alert", "{}", text);
    }

    #[test]
    fn no_text_is_too_odd(text in "([0-9０-９]{1,5}|[-:./|~*_`()\\[\\] ]|[TZOolh年月日時分+]|am|PM|Aug|Mon|to|UTC|～|約|\\PC){0,14}") {
        if let Some(found) = lead(&text) {
            prop_assert!(text.is_char_boundary(found.rest) && text.is_char_boundary(found.written.end));
            prop_assert!(found.written.start <= found.written.end && found.written.end <= found.rest);
            let placed = Placed { above: heading_day(&text), lead: found };
            resolve(&[placed.clone(), placed], &Hints { days: day_in(&text).map(|day| (day, Where::Title)).into_iter().collect(), zone: zone_in(&text), ..Hints::default() });
        }
        let _ = (heading_day(&text), day_in(&text), zone_in(&text), header(&text), cell(&text, &Column::Time { zone: None }));
    }
}

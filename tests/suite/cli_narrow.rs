//! What is drawn for a terminal of few columns, and for prose without spaces.

use unicode_width::UnicodeWidthStr as _;

use crate::terminal::screen::Sandbox;

const COLUMNS: u16 = 40;

/// As the terminal shows it, each line without the blanks at its end.
#[track_caller]
fn shown(sandbox: &Sandbox, arguments: &[&str]) -> Vec<String> {
    let mut screen = sandbox.terminal_of_width(arguments, &[], COLUMNS);
    assert_eq!(screen.status(), 0);
    screen.contents().lines().map(|line| line.trim_end().to_owned()).collect()
}

fn archive(id: &str, text: &str) -> Sandbox {
    let sandbox = Sandbox::at("2026-11-22T12:00:00Z");
    let record = |id: &str, day: &str| {
        format!(
            "id: {id}\nstatus: in_review\nseverity: sev2\ntime_zone: UTC\nservices: [queue]\n\
             milestones: {{started: {day} 10:00, detected: {day} 10:10, resolved: {day} 11:00}}\n\
             contributing_factors: [{{id: F1, text: Retries}}, {{id: F2, text: Alerts}}]\n{text}"
        )
    };
    sandbox.put(&format!("postmortems/{id}-1.yaml"), &record(&format!("{id}-1"), "2026-11-18"));
    sandbox.put(&format!("postmortems/{id}-2.yaml"), &record(&format!("{id}-2"), "2026-11-19"));
    sandbox
}

#[test]
fn sums_are_wrapped_at_spaces_and_rows_of_a_list_fit() {
    let sandbox = archive("pm-2026-0004", "title: The queue of the mail service stood still for an hour\n");
    let list = shown(&sandbox, &["list"]);
    assert!(list[0].starts_with("ID              SEV   TITLE"), "{list:#?}");
    assert!(list[1].starts_with("pm-2026-0004-2  sev2  The queue of"), "{list:#?}");
    assert!(list[2].starts_with("pm-2026-0004-1  sev2  The queue of"), "{list:#?}");
    let sums: [(&[&str], &[&str]); 4] = [
        (&["similar", "pm-2026-0004-2"], &["1 of 1 other record, the most alike", "first"]),
        (&["trace"], &["4 are not covered, of 4 factors and", "lessons of 2 records"]),
        (&["stats", "--list", "detect"], &["Time to detect, started to detected: n", "2 of 2"]),
        (&["search", "queue", "-n", "1"], &["the best 1 of 2 incidents; `--limit`", "shows more"]),
    ];
    for (arguments, lines) in sums {
        let shown = shown(&sandbox, arguments);
        assert!(shown.windows(lines.len()).any(|some| some == lines), "{arguments:?}: {shown:#?}");
    }
}

#[test]
fn prose_without_spaces_and_endless_words_are_broken_to_the_width() {
    let prose =
        "接続プールが枯渇したため、注文の処理が一時間にわたって停止し、お客様の注文を受け付けられませんでした。";
    let word = "x".repeat(90);
    let sandbox = archive(
        "2026-11-18-queue",
        &format!(
            "title: {prose}\nsummary: {prose}\naction_items:\n  - {{id: A1, text: {prose}, owner: team, due: 2026-11-20}}\n  \
             - {{id: A2, text: {word}, owner: team, due: 2026-11-20}}\n"
        ),
    );
    for arguments in [&["search", "注文"][..], &["digest"], &["actions"]] {
        let shown = shown(&sandbox, arguments);
        // What the terminal itself breaks is one line here.
        assert!(shown.iter().all(|line| line.width() < usize::from(COLUMNS)), "{arguments:?}: {shown:#?}");
        let is_led = |line: &String| line.trim_start().starts_with(['、', '。']);
        assert!(!shown.iter().any(is_led), "{arguments:?}: {shown:#?}");
        assert!(shown.iter().filter(|line| line.contains(['の', 'た'])).count() > 3, "{arguments:?}: {shown:#?}");
    }
}
